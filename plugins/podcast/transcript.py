# SPDX-License-Identifier: AGPL-3.0-or-later
"""Transcripts: WebVTT read with webvtt-py, checked line by line, as turns of who says what and when."""

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

import webvtt

from ..core.finding import Finding, Rule
from ..core.text import duration
from . import rules

_ARROW = re.compile(r"^\s*(?P<start>\S+)\s+-->\s+(?P<end>\S+)(?P<rest>.*)$")
_TIME = re.compile(r"(?:(\d{2,}):)?([0-5]\d):([0-5]\d)\.(\d{3})")
_VOICE = re.compile(r"<v(?:\.[^\s>]+)*[ \t]+(?P<name>[^>]*)>")
_TAG = re.compile(r"</?[a-z0-9][^>]*>", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?…][“”\"'’]?$")
_LONG = 400  # characters after which a new paragraph may begin


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Some sentences one person says, and the second at which they begin."""

    start: float
    text: str


@dataclass(frozen=True, slots=True)
class Turn:
    """What one person (unnamed: empty) says until somebody else speaks."""

    speaker: str
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Transcript:
    """The words of an episode."""

    turns: tuple[Turn, ...] = ()


class _Piece(NamedTuple):
    start: float
    speaker: str
    text: str


def read(raw: bytes, path: str, seconds: float | None = None) -> tuple[Transcript | None, list[Finding]]:
    """Return the transcript in the WebVTT file ``raw`` and what is wrong with it, in the file's own lines.

    ``seconds`` is how long the audio plays. A file that is no WebVTT at all gives None.
    """
    try:
        text = raw.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        return None, [rules.NOT_UTF8.at(path, (raw.count(b"\n", 0, error.start) + 1, 1))]
    if not re.match(r"WEBVTT(?:[ \t\n]|$)", text):
        return None, [rules.NOT_VTT.at(path)]
    found = list(_check(text.split("\n"), path, seconds))
    if not found:
        found += _strictly(text, path)
    pieces = list(_pieces(text))
    if not pieces:
        return None, found or [rules.EMPTY_TRANSCRIPT.at(path)]
    if not any(piece.speaker for piece in pieces):
        found.append(rules.NO_SPEAKERS.at(path))
    return Transcript(tuple(_turns(pieces))), found


def _check(lines: list[str], path: str, seconds: float | None) -> Iterator[Finding]:
    """Find wrong times and lost text; every finding stands on its line."""
    before = -1.0
    for number, block in _blocks(lines):
        at = next((index for index, line in enumerate(block) if "-->" in line), None)
        if at is None:
            if not re.match(r"(NOTE|STYLE|REGION)(\s|$)", block[0]):
                yield rules.UNTIMED_TEXT.at(path, (number, 1))
            continue
        place = (number + at, 1)
        times = _times(block[at])
        if times is None:
            yield rules.WRONG_TIMING.at(path, place, text=block[at].strip())
            continue
        yield from (rule.at(path, place, **values) for rule, values in _timing(times, before, seconds))
        if at + 1 == len(block):
            yield rules.EMPTY_CUE.at(path, place)
        before = times[0]


def _timing(times: tuple[float, float], before: float, seconds: float | None) -> Iterator[tuple[Rule, dict[str, str]]]:
    start, end = times
    if end <= start:
        yield rules.BACKWARD_TIMING, {"start": _clock(start), "end": _clock(end)}
    if start < before:
        yield rules.UNORDERED_TIMING, {"start": _clock(start), "before": _clock(before)}
    if seconds is not None and start > seconds + 1:
        yield rules.TOO_LATE, {"start": _clock(start), "duration": duration(seconds)}


def _clock(seconds: float) -> str:
    whole, milliseconds = divmod(round(seconds * 1000), 1000)
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}.{milliseconds:03}"


def _blocks(lines: list[str]) -> Iterator[tuple[int, list[str]]]:
    """Yield each block after the header with the number of its first line."""
    begin: int | None = None
    head = next((index for index, line in enumerate(lines) if not line.strip()), len(lines))
    for index in range(head, len(lines) + 1):
        filled = index < len(lines) and bool(lines[index].strip())
        if filled and begin is None:
            begin = index
        elif not filled and begin is not None:
            yield begin + 1, lines[begin:index]
            begin = None


def _times(line: str) -> tuple[float, float] | None:
    arrow = _ARROW.match(line)
    matched = [_TIME.fullmatch(arrow[name]) for name in ("start", "end")] if arrow else []
    values = [_seconds(one) for one in matched if one]
    return (values[0], values[1]) if len(values) == 2 else None


def _seconds(match: re.Match[str]) -> float:
    hours, minutes, seconds, milliseconds = (int(part or 0) for part in match.groups())
    return (hours * 3_600_000 + minutes * 60_000 + seconds * 1000 + milliseconds) / 1000


def _strictly(text: str, path: str) -> list[Finding]:
    """Ask webvtt-py for what the line check does not know, such as wrong cue settings."""
    try:
        webvtt.from_string(text, strict=True)
    except (webvtt.errors.MalformedCaptionError, webvtt.errors.MalformedFileError) as error:
        lines = text.split("\n")
        named = (number for number, line in enumerate(lines, 1) if "-->" in line and repr(line)[1:-1] in str(error))
        settings = (number for number, line in enumerate(lines, 1) if "-->" in line and _ends_like(line, str(error)))
        return [rules.BROKEN_CUE.at(path, (next(named, next(settings, 1)), 1))]
    return []


def _ends_like(line: str, message: str) -> bool:
    arrow = _ARROW.match(line)
    words = arrow["rest"].split() if arrow else []
    return any(word in message for word in words)


def _pieces(text: str) -> Iterator[_Piece]:
    for caption in webvtt.from_string(text).captions:
        start, speaker = caption.start_time.in_milliseconds() / 1000, ""
        parts = _VOICE.split(caption.raw_text.replace("\n", " "))
        if parts[0].strip():
            yield _Piece(start, "", _plain(parts[0]))
        for speaker, words in zip(parts[1::2], parts[2::2], strict=True):
            if _plain(words):
                yield _Piece(start, _plain(speaker), _plain(words))


def _plain(words: str) -> str:
    return " ".join(html.unescape(_TAG.sub("", words)).split())


def _turns(pieces: Iterable[_Piece]) -> Iterator[Turn]:
    """Group by speaker; a cue that names nobody goes on with whoever spoke."""
    speaker, paragraphs = "", list[Paragraph]()
    for piece in pieces:
        if piece.speaker and piece.speaker != speaker:
            if paragraphs:
                yield Turn(speaker, tuple(paragraphs))
            speaker, paragraphs = piece.speaker, []
        if paragraphs and not _is_full(paragraphs[-1].text):
            last = paragraphs.pop()
            paragraphs.append(Paragraph(last.start, f"{last.text} {piece.text}"))
        else:
            paragraphs.append(Paragraph(piece.start, piece.text))
    if paragraphs:
        yield Turn(speaker, tuple(paragraphs))


def _is_full(text: str) -> bool:
    return len(text) > _LONG and bool(_SENTENCE_END.search(text))
