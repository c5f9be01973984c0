# SPDX-License-Identifier: AGPL-3.0-or-later
"""The JSON Schema of the front matter, for editors' completion."""

import json
from typing import Any

from ..core.document import ARTICLE, EPISODE, PAGE
from .models import Models

_TITLES = {ARTICLE: "Artikel", EPISODE: "Podcast-Folge", PAGE: "Seite"}


def schema(models: Models) -> dict[str, Any]:
    """Return the schema of every kind of document below ``$defs``; a head matches one of them."""
    definitions: dict[str, Any] = {}
    for kind, title in _TITLES.items():
        made = models.models[kind].model_json_schema(ref_template="#/$defs/{model}")
        definitions |= made.pop("$defs", {})
        made["properties"] = {name: _readable(one) for name, one in made["properties"].items()}
        dated = [name for name in models.required[kind] if name != "date"]  # the file's name may give the date
        definitions[title] = {**made, "title": title, "required": dated}
    definitions = {title: _as_written(one) for title, one in definitions.items()}
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Kopf eines Dokuments",
        "anyOf": [{"$ref": f"#/$defs/{title}"} for title in _TITLES.values()],
        "$defs": definitions,
    }


def _as_written(one: Any) -> Any:
    """Describe a value as heads have it: days and times in every form that is read, and a text that looks like a number."""
    if isinstance(one, list):
        return [_as_written(each) for each in one]
    if not isinstance(one, dict):
        return one
    one = {key: _as_written(value) for key, value in one.items() if key != "format" or not isinstance(value, str)}
    free = one.get("type") == "string" and not {"enum", "const", "pattern"} & one.keys()
    return {**one, "type": ["string", "number"]} if free else one


def _readable(one: dict[str, Any]) -> dict[str, Any]:
    """Leave out what helps nobody at the keyboard: „null“ as a choice, empty defaults, generated titles."""
    choices = [choice for choice in one.pop("anyOf", []) if choice != {"type": "null"}]
    one = {key: value for key, value in one.items() if key not in ("title", "default")}
    if len(choices) == 1:
        return {**choices[0], **one}
    return {"anyOf": choices, **one} if choices else one


def as_json(models: Models) -> str:
    """Return the schema as text, the same for the same fields."""
    return json.dumps(schema(models), ensure_ascii=False, indent=2) + "\n"
