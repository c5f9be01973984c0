# SPDX-License-Identifier: AGPL-3.0-or-later
"""The chapter files that recording programs write: lines of text and Audacity labels, Podlove Simple Chapters, JSON chapters.

Each parser takes the text and the name that findings give the file, and returns what it could read and what it could not.
"""

import json
import re
from collections.abc import Callable, Iterator
from typing import Any
from xml.parsers import expat

from ...core.finding import Finding, Position
from .. import times
from ..production import described
from . import rules
from .model import Chapter

PSC = "http://podlove.org/simple-chapters"
_LINE = re.compile(r"(?P<time>[\d:.,]+)(?:\s+(?P<title>.*?))?(?:\s*<(?P<href>[^<>\s]*[.:/][^<>\s]*)>)?")
_LABEL = re.compile(r"(?P<time>\d+(?:[.,]\d+)?)\t(?P<end>\d+(?:[.,]\d+)?)(?:\t(?P<title>.*))?")
_START = re.compile(r'"startTime"\s*:')
_MARK = re.compile(r'"start"\s*:')
_LIST = re.compile(r'"chapters"\s*:\s*\[')
_GAP = re.compile(r"[\s,]*")
_JSON = json.JSONDecoder()
_LATEST = 100_000_000  # seconds; far beyond every recording
Read = tuple[list[Chapter], list[Finding]]
Parser = Callable[[str, str], Read]


def lines(text: str, path: str) -> Read:
    """Read „00:01:02.500 Titel <https://…>“, one chapter a line, and the labels that Audacity exports."""
    made, found = list[Chapter](), list[Finding]()
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip() or line.startswith("\\\t"):  # Audacity's frequency ranges belong to the label above
            continue
        one = _of_line(line.strip(" \r"), Position(number))
        if one:
            made.append(one)
        else:
            found.append(rules.UNREADABLE_CHAPTER.at(path, (number, 1), text=line.strip()))
    return made, found


def _of_line(line: str, position: Position) -> Chapter | None:
    label = _LABEL.fullmatch(line)
    match = label or _LINE.fullmatch(line.strip())
    start = times.read(match["time"]) if match else None
    if not match or start is None:
        return None
    href = "" if label else match["href"] or ""
    return Chapter(start, folded(match["title"] or ""), href, position=position)


def folded(text: str) -> str:
    """Return ``text`` as a title: on one line, without white space around it."""
    return " ".join(text.split())


class _Marks:
    """Collects psc:chapter elements while expat walks through the file; declared entities are nobody's need."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.made, self.found = list[Chapter](), list[Finding]()
        self.parser = expat.ParserCreate("utf-8", namespace_separator=" ")
        self.parser.StartElementHandler = self._begin
        self.parser.EntityDeclHandler = self._entity

    def _begin(self, name: str, has: dict[str, str]) -> None:
        if name != f"{PSC} chapter":
            return
        place = Position(self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1)
        start = times.read(has.get("start", ""))
        if start is None:
            self.found.append(rules.UNREADABLE_CHAPTER_TIME.at(self.path, place, text=has.get("start", "")))
        else:
            href, image = (has.get(key, "").strip() for key in ("href", "image"))
            self.made.append(Chapter(start, folded(has.get("title", "")), href, image, position=place))

    def _entity(self, *_: object) -> None:
        raise ValueError("entities")


def psc(text: str, path: str) -> Read:
    """Read Podlove Simple Chapters, standing alone or inside another document."""
    marks = _Marks(path)
    try:
        marks.parser.Parse(text.encode("utf-8"), True)
    except (expat.ExpatError, ValueError):
        place = Position(max(1, marks.parser.CurrentLineNumber), marks.parser.CurrentColumnNumber + 1)
        return [], [rules.BROKEN_CHAPTERS.at(path, place, format="XML")]
    return marks.made, marks.found


def json_chapters(text: str, path: str) -> Read:
    """Read JSON chapters (version 1.2) of the podcast namespace."""
    try:
        raw = json.loads(text)
    except json.JSONDecodeError as error:
        return [], [rules.BROKEN_CHAPTERS.at(path, (error.lineno, error.colno), format="JSON")]
    except (ValueError, RecursionError):
        return [], [rules.BROKEN_CHAPTERS.at(path, format="JSON")]
    rows = raw.get("chapters") if isinstance(raw, dict) else None
    if not isinstance(rows, list):
        return [], [rules.NO_CHAPTER_LIST.at(path)]
    places = _places(text, len(rows))
    made, found = list[Chapter](), list[Finding]()
    for row, place in zip(rows, places, strict=True):
        start = row.get("startTime") if isinstance(row, dict) else None
        if isinstance(start, bool) or not isinstance(start, int | float) or not 0 <= start < _LATEST:
            found.append(rules.UNREADABLE_CHAPTER_TIME.at(path, place, text="" if start is None else str(start)))
            continue
        title, href, image = (folded(_text(row, key)) for key in ("title", "url", "img"))
        made.append(Chapter(times.exact(start), title, href, image, row.get("toc") is False, place))
    return made, found


def production_chapters(text: str, path: str) -> Read:
    """Read the chapters in Auphonic's description of a production: times count in what was made, after an intro and cuts."""
    rows = described.marks(text)
    places = _places(text, len(rows), _MARK)
    made, found = list[Chapter](), list[Finding]()
    for row, place in zip(rows, places, strict=True):
        start = _mark(row) if isinstance(row, dict) else None
        if start is None:
            found.append(rules.UNREADABLE_CHAPTER_TIME.at(path, place, text=_text(row, "start") if isinstance(row, dict) else ""))
            continue
        title, href, image = (folded(_text(row, key)) for key in ("title", "url", "image"))
        made.append(Chapter(start, title, href, image if image.startswith("https://") else "", position=place))
    return made, found


def _mark(row: dict[str, Any]) -> float | None:
    """Return when a production's chapter begins, in the words that are nearest to the published sound."""
    for key in ("start_output_sec", "start_output", "start_sec", "start"):
        value = row.get(key)
        if isinstance(value, str) and value:
            return times.read(value)
        if isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value < _LATEST:
            return times.exact(value)
    return None


def _text(row: dict[str, Any], key: str) -> str:
    value = row.get(key)
    return value if isinstance(value, str) else ""


def _places(text: str, count: int, mark: re.Pattern[str] = _START) -> list[Position]:
    """Return where the time of each of ``count`` chapters stands, or the chapter itself where it has none."""
    for begin in _LIST.finditer(text):
        rows = list(_rows(text, begin.end()))
        if len(rows) == count:
            marks = (mark.search(text, *row) for row in rows)
            return [_position(text, found.start() if found else row[0]) for found, row in zip(marks, rows, strict=True)]
    return [Position()] * count


def _rows(text: str, at: int) -> Iterator[tuple[int, int]]:
    """Yield where each value of the JSON list, whose bracket ends at ``at``, begins and ends; ``text`` is known to be JSON."""
    while text[at := _GAP.match(text, at).end()] != "]":  # type: ignore[union-attr]  # matches everywhere
        begin, at = at, _JSON.raw_decode(text, at)[1]
        yield begin, at


def _position(text: str, at: int) -> Position:
    return Position(text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))
