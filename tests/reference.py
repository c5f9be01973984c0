# SPDX-License-Identifier: AGPL-3.0-or-later
"""The reference pages of the documents and the golden list of messages, from what the capabilities declare.

``python -m tests.reference`` writes them.

``tests/test_documentation.py`` fails while they are out of date.
"""

import types
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic_core import PydanticUndefined

import plugins
from plugins.core.capability import Capability

from . import factsheets

PROJECT = Path(__file__).resolve().parent.parent
_KINDS = {"article": "Beitrag", "episode": "Folge", "page": "Seite"}
_WEIGHT = {"error": "Fehler", "warning": "Warnung", "info": "Hinweis"}
_WORDS = {"int": "Zahl", "float": "Zahl", "bool": "True oder False", "date": "Datum", "datetime": "Zeitpunkt", "UUID": "UUID"}
_NOTE = "<!-- Diese Seite wird erzeugt: python -m tests.reference -->\n"


def pages() -> dict[str, str]:
    """Return every reference page by its path in the project."""
    return {
        "docs/handbuch/befunde.md": _rules(),
        "docs/handbuch/felder.md": _fields(),
        "docs/handbuch/steckbriefe.md": factsheets.page(_NOTE),
        "docs/betrieb/einstellungen.md": _settings(),
        "tests/golden/messages.txt": _messages(),
    }


def _messages() -> str:
    """Return every German message as it stands, so that none changes unseen."""
    rules = (rule for capability in _sections("rules") for rule in capability.rules)
    return "".join(f"{rule.id} [{rule.severity}{' final' * rule.final}]\n  {rule.message}\n  {rule.advice}\n" for rule in rules)


def _sections(what: str) -> Iterator[Capability]:
    return (one for one in plugins.declared().capabilities if getattr(one, what))


def _rules() -> str:
    text = f"""{_NOTE}# Alle Befunde

Jeder Befund nennt am Ende in eckigen Klammern seine Regel. Hier steht zu jeder Regel, was sie bedeutet. Wie man Befunde liest und
wie man eine Ausnahme einträgt, steht in [Fehlermeldungen verstehen](fehlermeldungen.md).
"""
    for capability in _sections("rules"):
        text += f"\n## {capability.help}\n\n| Regel | Gewicht | Bedeutung |\n| --- | --- | --- |\n"
        text += "".join(f"| `{rule.id}` | {_WEIGHT[rule.severity]} | {_cell(rule.help)} |\n" for rule in capability.rules)
    return text


def _fields() -> str:
    text = f"""{_NOTE}# Alle Felder im Kopf einer Datei

Wie ein Kopf aussieht, steht in [Artikel schreiben](artikel-schreiben.md). Fett gesetzte Felder sind Pflicht.
"""
    for capability in _sections("fields"):
        text += f"\n## {capability.help}\n\n| Feld | gilt für | Bedeutung |\n| --- | --- | --- |\n"
        for field in capability.fields:
            name = f"**`{field.name}`**" if field.required else f"`{field.name}`"
            text += f"| {name} | {', '.join(_KINDS[kind] for kind in field.kinds)} | {_cell(field.help)} |\n"
    return text


def _settings() -> str:
    text = f"""{_NOTE}# Alle Einstellungen

Eine Einstellung ist ein Name in `pelicanconf.py`. Alles darf fehlen; dann gilt die Vorgabe. Ein unbekannter Schlüssel ist ein Fehler,
der den nächstliegenden Namen nennt. Pelicans eigene Einstellungen gelten unverändert.
"""
    for capability in plugins.declared().capabilities:
        if not (capability.settings or capability.switches):
            continue
        text += f"\n## {capability.help}\n"
        if capability.switches:
            text += "\n| Name | Bedeutung |\n| --- | --- |\n"
            text += "".join(f"| `{name}` | {_cell(what)} |\n" for name, what in capability.switches.items())
        for name, model in capability.settings.items():
            text += f"\n### `{name}`\n" + _model(model, {})
    return text


def _model(model: type[BaseModel], seen: dict[type[BaseModel], None]) -> str:
    seen[model] = None
    inner: list[type[BaseModel]] = []
    text = "\n| Schlüssel | Art | Vorgabe | Bedeutung |\n| --- | --- | --- | --- |\n"
    for key, field in model.model_fields.items():
        text += f"| `{key}` | {_cell(_kind(field.annotation, inner))} | {_default(field)} | {_cell(field.description or '')} |\n"
    for one in inner:
        if one not in seen:
            text += f"\n#### {one.__name__}\n" + _model(one, seen)
    return text


def _kind(annotation: Any, inner: list[type[BaseModel]]) -> str:
    """Return a German word for the type; models found in it are appended to ``inner``."""
    origin, parts = get_origin(annotation), get_args(annotation)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        inner.append(annotation)
        return f"Angaben „{annotation.__name__}“"
    if origin is Literal:
        return " oder ".join(f"„{part}“" for part in parts)
    if origin in (Union, types.UnionType):
        return " oder ".join(_kind(part, inner) for part in parts if part is not type(None))
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return f"je Name: {_kind(parts[1], inner)}"
    if origin in (list, tuple, set, frozenset):
        return f"Liste: {_kind(parts[0], inner)}"
    if origin is not None and parts:
        return _kind(parts[0], inner)
    names = {
        "str": "Text",
        "int": "Zahl",
        "float": "Zahl",
        "bool": "True oder False",
        "date": "Datum",
        "datetime": "Zeitpunkt",
        "UUID": "UUID",
    }
    return names.get(getattr(annotation, "__name__", ""), "Text")


def _default(field: Any) -> str:
    value = field.default
    if value is PydanticUndefined:
        return "Pflicht" if field.is_required() else "–"
    if value in (None, "", (), {}) and value is not False:
        return "–"
    return "–" if isinstance(value, BaseModel) else f"`{value!r}`"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def main() -> None:
    """Write the pages."""
    for path, text in pages().items():
        (PROJECT / path).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
