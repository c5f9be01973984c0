# SPDX-License-Identifier: AGPL-3.0-or-later
"""WebVTT: read block by block, so that every problem has its line; webvtt-py judges what is left."""

import html
import re
from collections.abc import Iterator

import webvtt

from ...core.finding import Finding
from . import rules
from .model import Cue, seconds, tidy

ARROW = re.compile(r"^\s*(?P<start>\S+)\s+-->\s+(?P<end>\S+)(?P<rest>.*)$")
EXAMPLE = "00:01:02.000 --> 00:01:05.500"
_TIME = re.compile(r"(?:(\d{2,}):)?([0-5]\d):([0-5]\d)\.(\d{3})", re.ASCII)
_VOICE = re.compile(r"<v(?:\.[^\s>]+)*[ \t]+(?P<name>[^>]*)>")
# Without settings, styles and regions nothing is left that only webvtt-py, which is slow, could judge.
_PLAIN = re.compile(r"WEBVTT\n(?:(?!STYLE|REGION)(?:(?!-->).)*\n|\S+ --> \S+ *\n)*(?:(?!-->).)*")
_TAG = re.compile(r"</?[a-z0-9][^>]*>", re.IGNORECASE)


def read(text: str, path: str) -> tuple[list[Cue], list[Finding]]:
    """Return the cues of a WebVTT file and what is wrong with its form."""
    if not re.match(r"WEBVTT(?:[ \t\n]|$)", text):
        return [], [rules.NOT_VTT.at(path)]
    lines = text.split("\n")
    head = next((index for index, line in enumerate(lines) if not line.strip()), len(lines))
    cues, found = list[Cue](), list[Finding]()
    for number, block in blocks(lines, head):
        at = next((index for index, line in enumerate(block) if "-->" in line), None)
        if at is None:
            if not re.match(r"(NOTE|STYLE|REGION)(\s|$)", block[0]):
                found.append(rules.UNTIMED_TEXT.at(path, (number, 1), example=EXAMPLE))
            continue
        made, wrong = _cues(block[at], block[at + 1 :], number + at, path)
        cues += made
        found += wrong
    return cues, found or ([] if _PLAIN.fullmatch(text) else _strictly(text, path))


def _cues(timing: str, payload: list[str], line: int, path: str) -> tuple[list[Cue], list[Finding]]:
    found = [] if payload else [rules.EMPTY_CUE.at(path, (line, 1))]
    arrow = ARROW.match(timing)
    start, end = (_moment(arrow[name]) if arrow else None for name in ("start", "end"))
    if start is None or end is None:
        return [], [rules.WRONG_TIMING.at(path, (line, 1), text=timing.strip(), example=EXAMPLE)]
    return [Cue(start, end, speaker, words, line) for speaker, words in _voices(" ".join(payload))], found


def blocks(lines: list[str], head: int = 0) -> Iterator[tuple[int, list[str]]]:
    """Yield each block of lines after the first ``head`` ones with the number of its first line."""
    begin: int | None = None
    for index in range(head, len(lines) + 1):
        filled = index < len(lines) and bool(lines[index].strip())
        if filled and begin is None:
            begin = index
        elif not filled and begin is not None:
            yield begin + 1, lines[begin:index]
            begin = None


def _moment(written: str) -> float | None:
    matched = _TIME.fullmatch(written)
    return seconds(*matched.groups()) if matched else None


def _voices(payload: str) -> Iterator[tuple[str, str]]:
    """Yield who says what in one cue."""
    parts = _VOICE.split(payload)
    for speaker, words in zip(["", *parts[1::2]], parts[::2], strict=True):
        if plain := _plain(words):
            yield _plain(speaker), plain


def _plain(words: str) -> str:
    return tidy(html.unescape(_TAG.sub("", words)))


def _strictly(text: str, path: str) -> list[Finding]:
    """Ask webvtt-py for what the reading by blocks does not know, such as wrong cue settings."""
    try:
        webvtt.from_string(text, strict=True)
    except (webvtt.errors.MalformedCaptionError, webvtt.errors.MalformedFileError) as error:
        lines = text.split("\n")
        named = (number for number, line in enumerate(lines, 1) if "-->" in line and repr(line)[1:-1] in str(error))
        settings = (number for number, line in enumerate(lines, 1) if "-->" in line and _ends_like(line, str(error)))
        return [rules.BROKEN_CUE.at(path, (next(named, next(settings, 1)), 1))]
    return []


def _ends_like(line: str, message: str) -> bool:
    arrow = ARROW.match(line)
    words = arrow["rest"].split() if arrow else []
    return any(word in message for word in words)
