# SPDX-License-Identifier: AGPL-3.0-or-later
"""Where things stand on a card: one layout for every size, in parts of the shorter side; and how a title is broken."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Protocol

import pyphen

from ...core.german import belong


class Measure(Protocol):
    """Tells how wide a text is."""

    def __call__(self, text: str, size: int) -> float:
        """Return the width of ``text`` in pixels in type of ``size`` pixels."""


Parts = Callable[[str], list[str]]
_LARGEST, _COMFORTABLE, _SMALLEST = 0.125, 0.075, 0.02  # size of the title's type
_LEADING = 1.16
_HELD = "\u00a0"


@dataclass(frozen=True, slots=True)
class Frame:
    """The places on a card of ``size``, in pixels: margins keep clear what networks cover or crop."""

    size: tuple[int, int]

    @property
    def unit(self) -> int:
        """Return the shorter side."""
        return min(self.size)

    @property
    def margin(self) -> int:
        """Return the width of the edge that stays free; on upright stories what lies under buttons is wider."""
        return round(self.unit * 0.085)

    @property
    def top(self) -> int:
        """Return where the first line begins."""
        return round(self.size[1] * 0.14) if self.size[1] > 1.5 * self.size[0] else self.margin

    @property
    def bottom(self) -> int:
        """Return where the last line ends."""
        return self.size[1] - (round(self.size[1] * 0.2) if self.size[1] > 1.5 * self.size[0] else self.margin)

    @property
    def small(self) -> int:
        """Return the size of the small type: category, authority, date."""
        return round(self.unit * 0.046)

    @property
    def mark(self) -> int:
        """Return the height of the logo in the upper corner."""
        return round(self.unit * 0.12)

    @property
    def title(self) -> tuple[int, int, int, int]:
        """Return left, top, right and bottom of the title's box: below category and logo, above authority and date."""
        return self.margin, self.top + round(self.mark * 1.2), self.size[0] - self.margin, self.bottom - round(self.small * 1.9)


@dataclass(frozen=True, slots=True)
class Lines:
    """A title in lines that fit its box, the size of their type and the distance of their feet in pixels."""

    lines: tuple[str, ...]
    size: int
    leading: int


def fit(title: str, frame: Frame, lang: str, measure: Measure) -> Lines:
    """Return ``title`` as large as it fits; words are parted only where it would become small otherwise."""
    left, top, right, bottom = frame.title
    groups = _groups(title)
    parted = hyphenated(lang)
    for size, parts in _tries(frame.unit, parted):
        sized = partial(measure, size=size)
        lines = _wrapped(_words(groups, right - left, sized), right - left, sized, parts)
        leading = round(size * _LEADING)
        if lines and len(lines) * leading <= bottom - top:
            return Lines(tuple(lines), size, leading)
    raise ValueError(f"no title: {title[:80]!r}")


def _tries(unit: int, hyphenated: Parts) -> Iterator[tuple[int, Parts]]:
    """Yield sizes of type and how words may be parted, best first; in the end between any two letters."""
    largest, comfortable, smallest = (round(unit * part) for part in (_LARGEST, _COMFORTABLE, _SMALLEST))
    step = max(1, round(unit * 0.005))
    yield from ((size, _whole) for size in range(largest, comfortable - 1, -step))
    yield from ((size, hyphenated) for size in range(largest, smallest - 1, -step))
    yield from ((size, list) for size in range(smallest, 3, -1))


def _groups(title: str) -> list[list[str]]:
    """Return the words of ``title``, in groups that belong together („31. Mai“, „Linie 7“)."""
    groups = list[list[str]]()
    for word in title.split():
        before = groups[-1][-1] if groups else ""
        if before and (f"{before}{_HELD}{word}" in title or belong(before, word)):
            groups[-1].append(word)
        else:
            groups.append([word])
    return groups


def _words(groups: Sequence[Sequence[str]], width: float, measure: Callable[[str], float]) -> Iterator[str]:
    """Yield each group as one word where it is no wider than a line, else its words."""
    for group in groups:
        joined = _HELD.join(group)
        yield from group if len(group) > 1 and measure(joined) > width else (joined,)


def _wrapped(words: Iterable[str], width: float, measure: Callable[[str], float], parts: Parts) -> list[str]:
    """Return the lines, none where a part of a word is wider than a line."""
    lines, line = list[str](), ""
    for word in words:
        pieces = [word] if measure(word) <= width else parts(word)
        for index, piece in enumerate(pieces):
            glue = " " if line and not index else ""
            hyphen = "-" if index + 1 < len(pieces) and not piece.endswith("-") else ""
            if not line or measure(f"{line}{glue}{piece}{hyphen}") <= width:
                line += glue + piece
            else:
                lines.append(line + ("-" if index and not line.endswith("-") else ""))
                line = piece
    lines.append(line)
    return lines if all(measure(one) <= width for one in lines) else []


def _whole(word: str) -> list[str]:
    return [word]


@lru_cache(maxsize=8)
def _dictionary(lang: str) -> pyphen.Pyphen:
    known = pyphen.language_fallback(lang.partition("-")[0]) or "de_DE"
    return pyphen.Pyphen(lang=known, left=3, right=3)


def hyphenated(lang: str) -> Parts:
    """Return what takes a word of the language ``lang`` apart where it may be hyphenated."""
    dictionary = _dictionary(lang)

    def parts(word: str) -> list[str]:
        at_hyphens = word.replace("-", "-\0").split("\0")
        return [part for one in at_hyphens for part in dictionary.inserted(one, "\0").split("\0") if part]

    return parts
