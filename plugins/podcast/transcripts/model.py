# SPDX-License-Identifier: AGPL-3.0-or-later
"""Transcripts as values: what is said, by whom and when. ``transcript_read`` makes them, ``transcript_write`` publishes them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

_SENTENCE_END = re.compile(r"[.!?…][“”\"'’]?$")
_SOUND = re.compile(r"[(\[♪].*[)\]♪]")
_SPACE = re.compile(r"(?:(?![\xa0\u202f])\s)+")  # spaces that keep words together stay
_LONG = 400  # characters after which a new paragraph may begin


@dataclass(frozen=True, slots=True)
class Cue:
    """A piece of what is said: when (in seconds; None where the source has no times), by whom, and where it is written."""

    start: float | None
    end: float | None
    speaker: str
    text: str
    line: int = 1

    @property
    def is_sound(self) -> bool:
        """Tell whether this is a sound, „(Applaus)“, and nothing that anybody says."""
        return bool(_SOUND.fullmatch(self.text))


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Some sentences one person says: ``pieces`` pairs the words of every cue with the second at which they begin."""

    pieces: tuple[tuple[float | None, str], ...]

    @property
    def start(self) -> float | None:
        """Return the second at which the paragraph begins."""
        return self.pieces[0][0]

    @property
    def text(self) -> str:
        """Return everything that is said."""
        return " ".join(words for _, words in self.pieces)


@dataclass(frozen=True, slots=True)
class Turn:
    """What one person (unnamed: empty) says until somebody else speaks."""

    speaker: str
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True)
class Transcript:
    """The words of an episode."""

    cues: tuple[Cue, ...] = ()

    @property
    def timed(self) -> bool:
        """Tell whether the source says when what is said."""
        return all(one.start is not None for one in self.cues)

    @cached_property
    def turns(self) -> tuple[Turn, ...]:
        """Return what is said, one turn a speaker."""
        return tuple(_turns(self.cues))


def tidy(text: str) -> str:
    """Return ``text`` on one line, with single spaces."""
    return _SPACE.sub(" ", text).strip(" ")


def seconds(hours: str | None, minutes: str, whole: str, milliseconds: str) -> float:
    """Return the parts of a written time in seconds."""
    return (int(hours or 0) * 3_600_000 + int(minutes) * 60_000 + int(whole) * 1000 + int(milliseconds)) / 1000


def voiced(cues: Iterable[Cue]) -> Iterator[tuple[str, Cue]]:
    """Pair every cue with who speaks: one that names nobody goes on with whoever spoke."""
    speaker = ""
    for one in cues:
        speaker = one.speaker or speaker
        yield speaker, one


def _turns(cues: Iterable[Cue]) -> Iterator[Turn]:
    speaker, paragraphs = "", list[Paragraph]()
    for voice, one in voiced(cues):
        if voice != speaker:
            if paragraphs:
                yield Turn(speaker, tuple(paragraphs))
            speaker, paragraphs = voice, []
        if paragraphs and one.start is not None and not _is_full(paragraphs[-1].text):
            paragraphs.append(Paragraph((*paragraphs.pop().pieces, (one.start, one.text))))
        else:
            paragraphs.append(Paragraph(((one.start, one.text),)))
    if paragraphs:
        yield Turn(speaker, tuple(paragraphs))


def _is_full(text: str) -> bool:
    return len(text) > _LONG and bool(_SENTENCE_END.search(text))
