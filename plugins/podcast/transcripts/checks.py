# SPDX-License-Identifier: AGPL-3.0-or-later
"""What can be wrong with a transcript in any form: times, speakers, how much of the audio it covers."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ...core.finding import Finding
from ...core.text import duration
from ..times import clock
from . import rules
from .model import Cue
from .names import COLLECTIVE, alike

GAP = 60
_SLACK = 1.0  # seconds that a transcript may be longer than what was measured
_COVERED = 0.9


@dataclass(frozen=True, slots=True)
class About:
    """What is known about the episode whose transcript is checked.

    ``seconds`` is how long the audio plays (None: unknown), ``persons`` are those who take part (empty: unknown), ``gap``
    is how many seconds may pass without a word, ``voices`` maps other names of speakers („Spur 1“) to their real ones.
    """

    seconds: float | None = None
    persons: tuple[str, ...] = ()
    gap: float = GAP
    voices: Mapping[str, str] = field(default_factory=dict)

    @property
    def names(self) -> tuple[str, ...]:
        """Return every name a speaker may have in front of a colon (empty: unknown)."""
        return (*self.persons, *self.voices) if self.persons else ()


@dataclass(frozen=True, slots=True)
class Naming:
    """How a form names a speaker, and whether what follows without a name ``goes_on`` being theirs."""

    example: str
    goes_on: bool = False


def check(cues: Sequence[Cue], path: str, about: About, naming: Naming) -> Iterator[Finding]:
    """Find what is wrong with the cues."""
    yield from _order(cues, path)
    if about.seconds is not None:
        yield from _beyond(cues, path, about.seconds)
        yield from _coverage(cues, path, about.seconds, about.gap)
    yield from _speakers(cues, path, naming)
    if about.persons:
        yield from _persons(cues, path, about.persons)


def _order(cues: Sequence[Cue], path: str) -> Iterator[Finding]:
    before = 0.0
    for one in cues:
        if one.start is None or one.end is None:
            continue
        if one.end <= one.start:
            yield rules.BACKWARD_TIMING.at(path, (one.line, 1), start=clock(one.start), end=clock(one.end))
        if one.start < before:
            yield rules.UNORDERED_TIMING.at(path, (one.line, 1), start=clock(one.start), before=clock(before))
        before = one.start


def _beyond(cues: Sequence[Cue], path: str, seconds: float) -> Iterator[Finding]:
    """Find cues outside the audio."""
    for one in cues:
        if one.start is not None and one.start > seconds + _SLACK:
            yield rules.TOO_LATE.at(path, (one.line, 1), start=clock(one.start), duration=duration(seconds))
        elif one.end is not None and one.end > seconds + _SLACK:
            yield rules.PAST_END.at(path, (one.line, 1), end=clock(one.end), duration=duration(seconds))


def _coverage(cues: Sequence[Cue], path: str, seconds: float, longest: float) -> Iterator[Finding]:
    """Find long silences, and transcripts that leave out much of the audio."""
    heard, missing, last = 0.0, 0.0, 1
    for one in cues:
        if one.start is None or one.end is None:
            return
        gap = min(one.start, seconds) - heard
        if gap > longest:
            yield rules.TRANSCRIPT_GAP.at(path, (one.line, 1), start=clock(heard), end=clock(one.start), gap=duration(gap))
        if gap > longest or heard == 0:
            missing += max(gap, 0)
        heard, last = max(heard, one.end), one.line
    rest = seconds - heard
    covered = (seconds - missing - max(rest, 0)) / seconds
    if cues and covered < _COVERED:
        yield rules.INCOMPLETE_TRANSCRIPT.at(path, (last, 1), share=int(covered * 100), duration=duration(seconds), end=clock(heard))
    elif cues and rest > longest:
        yield rules.TRANSCRIPT_GAP.at(path, (last, 1), start=clock(heard), end=clock(seconds), gap=duration(rest))


def _speakers(cues: Sequence[Cue], path: str, naming: Naming) -> Iterator[Finding]:
    """Find words of nobody; of several in a row the first."""
    if not any(one.speaker for one in cues):
        if cues:
            yield rules.NO_SPEAKERS.at(path, naming=naming.example)
        return
    before, begun = True, False
    for one in cues:
        begun = begun or bool(one.speaker)
        named = bool(one.speaker) or one.is_sound or (naming.goes_on and begun)
        if before and not named:
            yield rules.UNNAMED_CUE.at(path, (one.line, 1), naming=naming.example)
        before = named


def _persons(cues: Sequence[Cue], path: str, persons: tuple[str, ...]) -> Iterator[Finding]:
    told = {"", *persons}
    for one in cues:
        if one.speaker not in told and one.speaker.lower() not in COLLECTIVE:
            told.add(one.speaker)
            meant = alike(one.speaker, persons)
            advice = f"Meinten Sie „{meant}“?" if meant else "Ergänzen Sie im Kopf der Folge „persons“, oder berichtigen Sie den Namen."
            yield rules.UNKNOWN_SPEAKER.at(path, (one.line, 1), name=one.speaker, advice=advice)
