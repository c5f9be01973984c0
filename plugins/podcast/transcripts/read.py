# SPDX-License-Identifier: AGPL-3.0-or-later
"""Reads a transcript in whatever form it comes, and compares those that lie side by side."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from ...core.finding import Finding
from . import forms, rules, vtt
from .checks import About, Naming, check
from .model import Cue, Transcript, voiced
from .names import called

_ANYBODY = About()
_APART = 1.0  # seconds by which the beginnings and ends of equal transcripts may differ


@dataclass(frozen=True, slots=True)
class Form:
    """A form that a transcript may have: how its cues are read and its speakers named."""

    cues: Callable[[str, str, About], tuple[list[Cue], list[Finding]]]
    naming: Naming


_COLON = Naming("Anna Beispiel: Guten Tag.", goes_on=True)
# In the order of preference where several lie in an episode's folder.
FORMS = {
    ".vtt": Form(lambda text, path, _: vtt.read(text, path), Naming("<v Anna Beispiel>Guten Tag.")),
    ".srt": Form(lambda text, path, about: forms.srt(text, path, about.names), _COLON),
    ".json": Form(lambda text, path, _: forms.segments(text, path), Naming('"speaker": "Anna Beispiel"')),
    ".txt": Form(lambda text, _, about: forms.plain(text, about.names), _COLON),
}


def read(raw: bytes, path: str, about: About = _ANYBODY) -> tuple[Transcript | None, list[Finding]]:
    """Return the transcript in ``raw`` and what is wrong with it, in the file's own lines; ``path`` tells its form.

    A file that is no transcript at all gives None.
    """
    try:
        text = raw.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        return None, [rules.NOT_UTF8.at(path, (raw.count(b"\n", 0, error.start) + 1, 1))]
    form = FORMS[PurePosixPath(path).suffix.lower()]
    cues, found = form.cues(text, path, about)
    if not cues:
        return None, found or [rules.EMPTY_TRANSCRIPT.at(path)]
    cues = [replace(one, speaker=called(one.speaker, about.persons, about.voices)) for one in cues]
    found += check(cues, path, about, form.naming)
    return Transcript(tuple(cues)), found


def best(files: Sequence[tuple[str, bytes]], about: About = _ANYBODY) -> tuple[Transcript | None, list[Finding]]:
    """Return the first of several transcripts of one episode (path and content); the others must say the same."""
    (path, raw), *others = files
    chosen, found = read(raw, path, about)
    if chosen and about.persons:  # whom the first names speaks in the others too, even if only once
        about = replace(about, persons=tuple(dict.fromkeys((*about.persons, *(one.speaker for one in chosen.cues if one.speaker)))))
    for other, content in others:
        made, _ = read(content, other, about)
        line = _difference(chosen, made) if chosen else 0
        if line:
            found.append(rules.DIFFERENT_TRANSCRIPTS.at(other, (line, 1), name=PurePosixPath(other).name, other=PurePosixPath(path).name))
    return chosen, found


def _difference(chosen: Transcript, other: Transcript | None) -> int:
    """Return the line of ``other`` from which on it says something else than ``chosen``, 0 where it says the same."""
    if other is None:
        return 1
    mine, theirs = _words(chosen), _words(other)
    told = all(any(one.speaker for one in each.cues) for each in (chosen, other))
    for (word, speaker, _), (said, by, line) in zip(mine, theirs, strict=False):
        if word != said or (told and speaker != by):
            return line
    if len(mine) != len(theirs):
        return theirs[min(len(mine), len(theirs) - 1)][2]
    return 0 if not (chosen.timed and other.timed) else _apart(chosen, other)


def _words(one: Transcript) -> list[tuple[str, str, int]]:
    """Return every character that is no space, with its speaker and its line: forms break lines and long words differently."""
    return [(letter, turn_speaker, cue.line) for turn_speaker, cue in voiced(one.cues) for letter in cue.text if not letter.isspace()]


def _apart(chosen: Transcript, other: Transcript) -> int:
    for mine, theirs in ((chosen.cues[0].start, other.cues[0].start), (chosen.cues[-1].end, other.cues[-1].end)):
        if abs((mine or 0) - (theirs or 0)) > _APART:
            return other.cues[0].line
    return 0
