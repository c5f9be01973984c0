# SPDX-License-Identifier: AGPL-3.0-or-later
import json
import re
from typing import Any, ClassVar

import pytest
import yaml
from jsonschema import Draft7Validator

import plugins
from plugins.reading.models import Models
from plugins.reading.schema import as_json, schema
from tests.conftest import PROJECT

MODELS = Models(plugins.declared().fields)
SCHEMA = schema(MODELS)


@pytest.fixture(scope="module")
def validator() -> Draft7Validator:
    Draft7Validator.check_schema(SCHEMA)
    return Draft7Validator(SCHEMA)


@pytest.mark.parametrize(
    "head",
    [
        {"title": "Neu", "date": "2026-11-20 09:00", "tags": ["a"], "draft": True},
        {"title": "Neu", "tags": "a, b", "withdrawn": {"date": "2026-11-20", "reason": "Fehler"}},
        {"title": "Neu", "waive": [{"rule": "reading.missing-alt", "reason": "Schmuck"}]},
        {"title": "Folge", "episode": 3, "episode_type": "bonus"},
        {"title": 2026, "slug": "a", "date": "20.11.2026 9:00", "image_consent": "keine Personen"},
        {"title": "a", "image_consent": {"date": "1.5.2026", "scope": "Bild auf der Website"}},
        {"title": "Folge", "persons": "Anna Beispiel; Ben Muster", "license": "CC0", "social": "disabled"},
        {"title": "Folge", "persons": ["hanna", {"name": "Ben Muster", "role": "Gast"}], "chapters": [{"start": "7:48", "title": "Zwei"}]},
        {"title": "a", "teaser": "Ein Text"},
        {"title": "a", "teaser": {"text": "b", "mastodon": "c", "x": {"text": "d", "at": "2026-11-20 10:00"}, "skip": "facebook, xing"}},
    ],
)
def test_good_heads_match(validator: Draft7Validator, head: dict[str, Any]) -> None:
    assert list(validator.iter_errors(head)) == []


@pytest.mark.parametrize(
    "head",
    [
        {"date": "2026-11-20"},
        {"title": "a", "titel": "b"},
        {"title": "a", "status": "fertig"},
        {"title": ["a"]},
        {"title": "a", "teaser": {"mastodn": "b"}},
    ],
)
def test_bad_heads_do_not(validator: Draft7Validator, head: dict[str, Any]) -> None:
    assert list(validator.iter_errors(head))


class Core(yaml.SafeLoader):
    """YAML as editors read it (1.2, core schema): no dates, no sexagesimal numbers, no „yes“."""

    yaml_implicit_resolvers: ClassVar[dict[str, Any]] = {}


for kind, form, first in (
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)(?:[eE][-+]?[0-9]+)?", "-+.0123456789"),
):
    Core.add_implicit_resolver(f"tag:yaml.org,2002:{kind}", re.compile(f"^(?:{form})$"), list(first))


@pytest.mark.parametrize("folder", ["artikel", "podcast", "seiten"])
def test_the_heads_of_the_example_match_in_an_editor(folder: str) -> None:
    name = {"artikel": "Artikel", "podcast": "Podcast-Folge", "seiten": "Seite"}[folder]
    validator = Draft7Validator({"$ref": f"#/$defs/{name}", "$defs": SCHEMA["$defs"]})
    files = sorted((PROJECT / "content" / folder).rglob("*.md"))
    assert files
    for file in files:
        head = yaml.load(file.read_text(encoding="utf-8").split("---")[1], Loader=Core)  # noqa: S506  # a safe one
        assert [f"{file.name}: {one.json_path}: {one.message}" for one in validator.iter_errors(head)] == []


def test_every_field_is_described_in_german() -> None:
    for kind, title in (("article", "Artikel"), ("episode", "Podcast-Folge"), ("page", "Seite")):
        properties = SCHEMA["$defs"][title]["properties"]
        assert list(properties) == list(MODELS.models[kind].model_fields)
        assert all(one["description"] for one in properties.values())
    assert SCHEMA["$defs"]["Artikel"]["properties"]["draft"] == {
        "type": "boolean",
        "description": "true für Entwürfe: nur in der Vorschau zu sehen.",
    }


def test_it_is_the_same_text_every_time() -> None:
    assert as_json(MODELS) == as_json(Models(plugins.declared().fields))
    assert json.loads(as_json(MODELS)) == SCHEMA
