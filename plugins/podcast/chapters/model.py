# SPDX-License-Identifier: AGPL-3.0-or-later
"""Chapters: where the parts of an episode begin. Whatever they come from, they are checked and published the same way."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest
from pathlib import Path
from urllib.parse import urlsplit

from ...core.finding import Finding, Position, Severity
from ..times import clock
from . import rules

_ADDRESS = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
_MEANT_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*:|//|www\.", re.IGNORECASE)  # no name of a file
_TOLERANCE = 0.01  # seconds; programs round the same mark differently
_BEGIN = 1.0  # seconds; what begins before that begins with the episode


@dataclass(frozen=True, slots=True)
class Chapter:
    """One chapter: ``start`` in seconds, to the millisecond. ``hidden`` ones (a picture, a link) are in no list of contents.

    ``image`` is an address or names a file beside the text, which is ``picture`` then.
    """

    start: float
    title: str
    href: str = ""
    image: str = ""
    hidden: bool = False
    position: Position = field(default=Position(), compare=False)
    picture: Path | None = None


Chapters = tuple[Chapter, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """Chapters as one source has them: where findings stand, what people call it, whether it is the audio (``embedded``)."""

    path: str
    name: str
    chapters: Chapters = ()
    embedded: bool = False


def is_address(text: str) -> bool:
    """Tell whether ``text`` is an address that apps and browsers can open."""
    try:
        return bool(_ADDRESS.fullmatch(text) and urlsplit(text).hostname)
    except ValueError:
        return False


def is_file(image: str) -> bool:
    """Tell whether the picture of a chapter is meant as the name of a file."""
    return bool(image) and not _MEANT_ADDRESS.match(image)


def visible(chapters: Iterable[Chapter]) -> Chapters:
    """Return the chapters that a list of contents shows."""
    return tuple(one for one in chapters if not one.hidden)


def from_beginning(chapters: Sequence[Chapter]) -> bool:
    """Tell whether the first chapter begins with the episode."""
    return bool(chapters) and chapters[0].start < _BEGIN


def check(source: Source, seconds: float | None) -> list[Finding]:
    """Return what is wrong with the chapters of ``source``; ``seconds`` is how long the audio plays.

    Chapters inside the audio are no text that editors could correct: what is wrong with them is left out and told.
    """
    found = list(_check(source, seconds))
    return [_gentle(one) for one in found] if source.embedded else found


def _gentle(one: Finding) -> Finding:
    return replace(one, severity=Severity.WARNING) if one.severity is Severity.ERROR else one


def _check(source: Source, seconds: float | None) -> Iterator[Finding]:
    path, before = source.path, -1.0
    for one in source.chapters:
        place, start = one.position, clock(one.start)
        if not one.title and not one.hidden:
            yield rules.UNTITLED_CHAPTER.at(path, place, start=start)
        if one.start == before:
            yield rules.SAME_CHAPTER_START.at(path, place, start=start)
        elif one.start < before:
            yield rules.UNORDERED_CHAPTER.at(path, place, start=start, before=clock(before))
        if seconds and one.start >= seconds:
            yield rules.CHAPTER_TOO_LATE.at(path, place, start=start, duration=clock(seconds))
        unclear = (one.href, "" if is_file(one.image) else one.image)
        yield from (rules.CHAPTER_ADDRESS.at(path, place, text=text) for text in unclear if text and not is_address(text))
        before = one.start
    if source.chapters and not from_beginning(sorted(source.chapters, key=_start)):
        yield rules.CHAPTERS_BEGIN_LATE.at(path, source.chapters[0].position, start=clock(source.chapters[0].start))


def tidy(chapters: Iterable[Chapter], seconds: float | None) -> Chapters:
    """Return the chapters as they can be published: in order, each start once, titled, within the audio, with real addresses."""
    kept: dict[float, Chapter] = {}
    for one in sorted(chapters, key=_start):
        if (one.title or one.hidden) and not (seconds and one.start >= seconds):
            href, image = (text if is_address(text) else "" for text in (one.href, one.image))
            kept.setdefault(one.start, replace(one, href=href, image=image, picture=None if image else one.picture))
    return tuple(kept.values())


def _start(one: Chapter) -> float:
    return one.start


def difference(one: Sequence[Chapter], other: Sequence[Chapter], *, times_only: bool = False) -> int:
    """Return the number, from 1, of the first chapter in which the two disagree, 0 if they do not.

    Details that one of them lacks (a link, a picture) are no disagreement.
    """
    for number, (a, b) in enumerate(zip_longest(one, other), 1):
        if a is None or b is None or abs(a.start - b.start) > _TOLERANCE:
            return number
        if not times_only and not _agree(a, b):
            return number
    return 0


def _agree(a: Chapter, b: Chapter) -> bool:
    details = ((a.href, b.href), (a.image, b.image))
    return a.title.split() == b.title.split() and all(x == y or not (x and y) for x, y in details)


def completed(one: Sequence[Chapter], other: Sequence[Chapter]) -> Chapters:
    """Return ``one`` with the links and pictures that only ``other``, which agrees with it, has."""
    return tuple(_completed(a, b) for a, b in zip(one, other, strict=True))


def _completed(one: Chapter, other: Chapter) -> Chapter:
    if one.image or one.picture:
        return replace(one, href=one.href or other.href)
    return replace(one, href=one.href or other.href, image=other.image, picture=other.picture)
