# SPDX-License-Identifier: AGPL-3.0-or-later
"""Writes a transcript in every form that podcast apps read, all from the same cues and with the same times."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ..times import clock
from .lines import lines
from .model import Cue, Transcript, voiced

# https://github.com/Podcastindex-org/podcast-namespace, docs/examples/transcripts
VTT_WIDTH = 65
SRT_WIDTH, SRT_LINES = 32, 2


@dataclass(frozen=True, slots=True)
class Form:
    """A form in which transcripts are published: what people call it, its ending, its media type."""

    label: str
    ending: str
    mime: str
    write: Callable[[Transcript], str]
    timed: bool = True


def forms(one: Transcript) -> tuple[Form, ...]:
    """Return the forms that the transcript can be published in: without times only text."""
    return tuple(form for form in FORMS if one.timed or not form.timed)


def vtt(one: Transcript) -> str:
    """Return WebVTT: every cue with its speaker, in lines of at most 65 characters."""
    cues = (_vtt_cue("" if cue.is_sound and not cue.speaker else speaker, cue) for speaker, cue in voiced(one.cues))
    return "WEBVTT\n" + "".join(cues)


def _vtt_cue(speaker: str, cue: Cue) -> str:
    voice = f"<v {_escaped(speaker)}>" if speaker else ""
    words = "\n".join(_escaped(line) for line in lines(cue.text, VTT_WIDTH, len(voice)))
    return f"\n{clock(cue.start or 0)} --> {clock(cue.end or 0)}\n{voice}{words}\n"


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def srt(one: Transcript) -> str:
    """Return SubRip: cards of at most two lines of 32 characters; the speaker's name where it changes."""
    made = list[str]()
    before = ""
    for speaker, cue in voiced(one.cues):
        text = f"{speaker}: {cue.text}" if speaker != before else cue.text
        before = speaker
        for start, end, card in _cards(cue, lines(text, SRT_WIDTH)):
            times = f"{clock(start)} --> {clock(end)}".replace(".", ",")
            made.append(f"{len(made) + 1}\n{times}\n{card}\n")
    return "\n".join(made)


def _cards(cue: Cue, rows: list[str]) -> Iterator[tuple[float, float, str]]:
    """Yield the cards of one cue: together they last as long as it, each as long as its share of the letters."""
    cards = ["\n".join(rows[at : at + SRT_LINES]) for at in range(0, len(rows), SRT_LINES)]
    begin, length = round((cue.start or 0) * 1000), round(((cue.end or 0) - (cue.start or 0)) * 1000)
    letters, passed = sum(map(len, cards)), 0
    for card in cards:
        start = begin + length * passed // letters
        passed += len(card)
        end = max(begin + length * passed // letters, start + 1)
        yield start / 1000, end / 1000, card


def segments(one: Transcript) -> str:
    """Return the JSON of the podcast namespace."""
    rows = [
        {**({"speaker": speaker} if speaker else {}), "startTime": cue.start, "endTime": cue.end, "body": cue.text}
        for speaker, cue in voiced(one.cues)
    ]
    inner = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    return f'{{"version": "1.0.0", "segments": [\n{inner}\n]}}\n'


def plain(one: Transcript) -> str:
    """Return the text with the speakers' names, a paragraph each."""
    made = list[str]()
    for turn in one.turns:
        first, *others = (paragraph.text for paragraph in turn.paragraphs)
        made += [f"{turn.speaker}: {first}" if turn.speaker else first, *others]
    return "\n\n".join(made) + "\n"


FORMS = (
    Form("WebVTT", ".vtt", "text/vtt", vtt),
    Form("SRT", ".srt", "application/x-subrip", srt),
    Form("JSON", ".json", "application/json", segments),
    Form("Text", ".txt", "text/plain", plain, timed=False),
)
