# SPDX-License-Identifier: AGPL-3.0-or-later
"""The head of a file: found, taken apart into strings, lists and dictionaries, with the place of every key.

Three forms are read: YAML between „---“, TOML between „+++“, and Pelican's own ``Key: value`` lines up to a blank line.
Values are always strings, so that ``12:30``, ``no`` or ``2026-02-31`` never change their meaning here.
"""

import importlib
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from ..core.finding import Finding, Position
from .rules import DUPLICATE_FIELD, NO_HEAD, OPEN_HEAD

Value = Any  # str | list[Value] | dict[str, Value]; a recursive type costs more than it tells here
Path = tuple[int | str, ...]

_BLANK = "[ \t\u00a0\u200b\ufeff]*"
_OPEN = re.compile(rf"(?:{_BLANK}\n)*{_BLANK}(---|\+\+\+){_BLANK}(?:\n|\Z)")
_CLOSE = {"---": re.compile(rf"\n(?:---|\.\.\.){_BLANK}$", re.MULTILINE), "+++": re.compile(rf"\n\+\+\+{_BLANK}$", re.MULTILINE)}
_LINE = re.compile(r"(?P<before>[ ]{0,3})(?P<key>[A-Za-z][\w-]*)[ \u00a0]*:(?:[ \t\u00a0]+(?P<value>.*))?$")
_MORE = re.compile(r"(?:[ ]{4,}|\t+)(?P<value>.*)$")
_HINT = re.compile(r"^\s*[\"']?(draft|status|date|title)[\"']?\s*[:=][ \t]*[\"']?(.*?)[\"']?\s*$", re.MULTILINE | re.IGNORECASE)


def _nowhere(_: Path) -> Position:
    return Position()


@dataclass(frozen=True, slots=True)
class Head:
    """What a file's head says. ``values`` holds what has a value, ``keys`` the place of every key.

    ``broken`` heads could not be understood; ``values`` then holds what a look line by line could find.
    ``place`` returns where the value at a path of keys and numbers stands. ``body`` begins in line ``first_line``.
    """

    values: Mapping[str, Value] = field(default_factory=dict)
    keys: Mapping[str, Position] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    body: str = ""
    first_line: int = 1
    broken: bool = False
    place: Callable[[Path], Position] = _nowhere


@dataclass(frozen=True, slots=True)
class Raw:
    """The text of a head between its marks; ``line`` is the file's line of its first line."""

    text: str
    line: int
    path: str

    def at(self, position: tuple[int, int]) -> Position:
        """Return the place in the file of a place in this text."""
        return Position(position[0] + self.line - 1, position[1])


def read(text: str, path: str, known: Iterable[str] = ()) -> Head:
    """Return the head of ``text``, a file's whole text; ``known`` fields tell a ``Key: value`` head from a sentence."""
    found = _OPEN.match(text)
    if not found:
        return _plain(text, path, frozenset(known))
    mark, begin = found[1], found.end()
    line = text.count("\n", 0, begin) + 1
    closing = _CLOSE[mark].search(text, begin - 1)
    if not closing:
        opening = Position(text.count("\n", 0, found.start(1)) + 1, found.start(1) - text.rfind("\n", 0, found.start(1)))
        rest = Raw(text[begin:], line, path)
        return replace(salvaged(rest), findings=(OPEN_HEAD.at(path, opening, mark=mark),))
    raw = Raw(text[begin : closing.start() + 1], line, path)
    body = text[closing.end() + 1 :]
    return replace(_parser(mark)(raw), body=body, first_line=line + raw.text.count("\n") + 1)


@cache
def _parser(mark: str) -> Callable[[Raw], Head]:
    module = importlib.import_module(".yaml_head" if mark == "---" else ".toml_head", __package__)  # they build on this one
    parse: Callable[[Raw], Head] = module.parse
    return parse


def salvaged(raw: Raw) -> Head:
    """Return what single lines of an unreadable head tell: enough to know whether the document is public."""
    return Head(values={key.lower(): value for key, value in _HINT.findall(raw.text) if value}, broken=True)


def _plain(text: str, path: str, known: frozenset[str]) -> Head:
    skipped = len(text) - len(text.lstrip())
    line = text.count("\n", 0, skipped) + 1
    values: dict[str, str] = {}
    keys: dict[str, Position] = {}
    findings: list[Finding] = []
    last, used = "", text.rfind("\n", 0, skipped) + 1
    for number, row in enumerate(text[used:].split("\n"), line):
        found, more = _LINE.match(row), _MORE.match(row) if last else None
        if not row.strip() or not (found or more):
            break
        used += len(row) + 1
        if found and not more:
            last = found["key"].lower()
            position = Position(number, len(found["before"]) + 1)
            if last in keys:
                findings.append(DUPLICATE_FIELD.at(path, position, key=last, line=keys[last].line))
            keys.setdefault(last, position)
            values[last] = (found["value"] or "").strip()
        elif more:
            values[last] = f"{values[last]} {more['value'].strip()}".strip()
    if not keys or (known and known.isdisjoint(keys)):
        return Head(body=text, findings=(NO_HEAD.at(path, (line, 1)),), broken=True)
    filled = {key: value for key, value in values.items() if value}
    first = text.count("\n", 0, used) + 1
    return Head(filled, keys, tuple(findings), text[used:], first, place=lambda where: keys.get(str(where[0]), Position()))
