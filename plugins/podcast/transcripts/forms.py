# SPDX-License-Identifier: AGPL-3.0-or-later
"""The other forms of a transcript: SubRip, the JSON of the podcast namespace, plain text with names."""

import bisect
import json
import re
from collections.abc import Collection, Iterator
from typing import Any, TypeGuard

from ...core.finding import Finding
from .. import times
from . import rules
from .model import Cue, seconds, tidy
from .names import speakers, split
from .vtt import ARROW, blocks

Read = tuple[list[Cue], list[Finding]]
SRT_EXAMPLE = "00:01:02,000 --> 00:01:05,500"
_TIME = re.compile(r"(?:(\d{1,3}):)?([0-5]?\d):([0-5]?\d)[,.](\d{3})", re.ASCII)
_STYLE = re.compile(r"</?(?:b|i|u|s|font)(?:\s[^>]*)?>|\{\\[^}]*\}", re.IGNORECASE)
_START = re.compile(r'(?<!\\)"startTime"\s*:')
_LONGEST = 360_000  # seconds: a hundred hours
_DASH = re.compile(r"^\s*[-–—]\s*(?=[^\W\d_])")


def srt(text: str, path: str, persons: Collection[str] = ()) -> Read:
    """Return the cues of a SubRip file."""
    cues, found = list[Cue](), list[Finding]()
    for number, block in blocks(text.split("\n")):
        at = next((index for index, line in enumerate(block) if "-->" in line), None)
        if at is None:
            found.append(rules.UNTIMED_TEXT.at(path, (number, 1), example=SRT_EXAMPLE))
            continue
        place, arrow = (number + at, 1), ARROW.match(block[at])
        start, end = (_moment(arrow[name]) if arrow else None for name in ("start", "end"))
        if start is None or end is None:
            found.append(rules.WRONG_TIMING.at(path, place, text=block[at].strip(), example=SRT_EXAMPLE))
            continue
        if at + 1 == len(block):
            found.append(rules.EMPTY_CUE.at(path, place))
        cues += [Cue(start, end, "", words, number + at) for words in _voices(block[at + 1 :])]
    return _named(cues, persons), found


def _moment(written: str) -> float | None:
    matched = _TIME.fullmatch(written)
    return seconds(*matched.groups()) if matched else None


def _voices(payload: list[str]) -> Iterator[str]:
    """Yield what is said in one cue; lines that begin with a dash and a name are another's."""
    said = list[str]()
    for line in (_STYLE.sub("", one) for one in payload):
        bare = _DASH.sub("", line, count=1)
        if bare != line and split(bare, None)[0]:
            said.append(bare)
        elif said:
            said[-1] += f" {line}"
        else:
            said.append(line)
    yield from filter(None, map(tidy, said))


def plain(text: str, persons: Collection[str] = ()) -> Read:
    """Return the paragraphs of a text without times; a line that begins with a name begins a new one."""
    lines = text.split("\n")
    known = speakers((tidy(line) for line in lines if line.strip()), persons)
    cues = list[Cue]()
    for number, block in blocks(lines):
        begins = [index for index, line in enumerate(block) if index == 0 or split(tidy(line), known)[0]]
        for begin, end in zip(begins, [*begins[1:], len(block)], strict=True):
            cues.append(Cue(None, None, "", tidy(" ".join(block[begin:end])), number + begin))
    return _named(cues, known, chosen=True), []


def _named(cues: list[Cue], names: Collection[str], *, chosen: bool = False) -> list[Cue]:
    known = names if chosen else speakers((one.text for one in cues), names)
    made = [(one, *split(one.text, known)) for one in cues]
    return [Cue(one.start, one.end, speaker, words, one.line) for one, speaker, words in made if words]


def segments(text: str, path: str) -> Read:
    """Return the cues of a JSON file: {"version": …, "segments": [{"speaker", "startTime", "endTime", "body"}]}."""
    try:
        raw = json.loads(text)
    except json.JSONDecodeError as error:
        return [], [rules.BROKEN_JSON.at(path, (error.lineno, error.colno))]
    except (RecursionError, ValueError):
        return [], [rules.BROKEN_JSON.at(path)]
    listed = raw.get("segments") if isinstance(raw, dict) else None
    if not isinstance(listed, list):
        return [], [rules.NO_SEGMENTS.at(path)]
    lines = _lines(text, len(listed))
    made = [_segment(one, line) for one, line in zip(listed, lines, strict=True)]
    found = [rules.BROKEN_SEGMENT.at(path, (line, 1)) for one, line in zip(made, lines, strict=True) if one is None]
    found += [rules.EMPTY_CUE.at(path, (one.line, 1)) for one in made if one and not one.text]
    return [one for one in made if one and one.text], found


def _lines(text: str, count: int) -> list[int]:
    """Return the line of every segment, told by its „startTime“ (the parser does not say); line 1 where one lacks it."""
    ends = [match.start() for match in re.finditer("\n", text)]
    lines = [bisect.bisect(ends, match.start()) + 1 for match in _START.finditer(text)]
    return lines if len(lines) == count else [1] * count


def _segment(raw: Any, line: int) -> Cue | None:
    if not isinstance(raw, dict):
        return None
    start, end, body, speaker = (raw.get(key) for key in ("startTime", "endTime", "body", "speaker"))
    if not (_is_time(start) and _is_time(end) and isinstance(body, str) and isinstance(speaker, str | None)):
        return None
    return Cue(times.exact(start), times.exact(end), _whole(speaker or ""), _whole(body), line)


def _is_time(value: Any) -> TypeGuard[float]:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value < _LONGEST  # which no NaN is


def _whole(text: str) -> str:
    """Return the text on one line, without halves of characters, which JSON can write and no file can hold."""
    return tidy(text.encode("utf-16", "surrogatepass").decode("utf-16", "replace"))
