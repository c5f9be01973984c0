# SPDX-License-Identifier: AGPL-3.0-or-later
"""A head in TOML. Its values become strings like those of every other head."""

import re
import tomllib
from dataclasses import replace
from datetime import date, datetime, time

from ..core.finding import Position
from .heads import Head, Path, Raw, Value, salvaged
from .rules import TOML

_KEY = re.compile(r"""^\s*(?:"(?P<double>[^"]+)"|'(?P<single>[^']+)'|(?P<bare>[\w-]+))\s*=\s*""")
_TABLE = re.compile(r"^\s*(?P<open>\[\[?)\s*(?P<name>[^\]\[]+?)\s*\]")
_PLACE = re.compile(r"\(at line (\d+), column (\d+)\)")

# What tomllib says -> what is wrong.
_PROBLEMS = {
    "Expected '='": "Nach dem Namen des Feldes fehlt das Gleichheitszeichen.",
    "Cannot overwrite": "Das Feld steht zweimal da.",
    "Cannot declare": "Der Abschnitt steht zweimal da.",
    "Unescaped": "In doppelten Anführungszeichen hat „\\“ eine besondere Bedeutung.",
    "Invalid date": "Dieses Datum gibt es nicht.",
    "Invalid value": "Der Wert steht nicht in Anführungszeichen.",
    "Unclosed": "Eine Klammer wird nicht geschlossen.",
    "Expected newline": "Nach dem Wert steht noch etwas.",
    "Illegal character": "In einem Wert steht ein Zeilenumbruch, oder ein Anführungszeichen fehlt.",
    'Expected "\'"': "Ein Anführungszeichen fehlt.",
    "Unterminated": "Ein Anführungszeichen fehlt.",
}


def parse(raw: Raw) -> Head:
    """Return the head that the TOML text ``raw`` describes."""
    try:
        table = tomllib.loads(raw.text)
    except (ValueError, RecursionError) as error:
        found = _PLACE.search(str(error))
        place = (int(found[1]), int(found[2])) if found else (raw.text.count("\n") + 1, 1)
        what = next((text for part, text in _PROBLEMS.items() if part in str(error)), "Das ist kein gültiges TOML.")
        return replace(salvaged(raw), findings=(TOML.at(raw.path, raw.at(place), what=what),))
    places = _places(raw)
    values = {key.lower(): _string(value) for key, value in table.items()}
    keys = {key: places.get((key,), (Position(raw.line), Position()))[0] for key in values}
    return Head({k: v for k, v in values.items() if v not in ("", [], {})}, keys, place=lambda path: _find(places, path, raw))


def _string(value: Value) -> Value:
    if isinstance(value, dict):
        return {str(key): _string(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_string(one) for one in value]
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    return str(value).strip()


def _places(raw: Raw) -> dict[Path, tuple[Position, Position]]:
    """Return for every path of keys where the key and where its value stands; tomllib does not tell."""
    places: dict[Path, tuple[Position, Position]] = {}
    above: Path = ()
    counts: dict[str, int] = {}
    for number, row in enumerate(raw.text.split("\n"), raw.line):
        table, key = _TABLE.match(row), _KEY.match(row)
        if table:
            name = table["name"].strip("\"'").lower()
            counts[name] = counts.get(name, -1) + 1
            above = (name, counts[name]) if table["open"] == "[[" else tuple(name.split("."))
            position = Position(number, table.start("name") + 1)
            places.setdefault(above[:1], (position, position))
            places[above] = (position, position)
        elif key:
            name = key["double"] or key["single"] or key["bare"]
            path = (*above, name if above else name.lower())
            places[path] = (Position(number, len(row) - len(row.lstrip()) + 1), Position(number, key.end() + 1))
    return places


def _find(places: dict[Path, tuple[Position, Position]], path: Path, raw: Raw) -> Position:
    while path and path not in places:
        path = path[:-1]
    return places[path][1] if path else Position(raw.line)
