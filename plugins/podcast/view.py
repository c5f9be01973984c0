# SPDX-License-Identifier: AGPL-3.0-or-later
"""HTML of an episode that works in every theme: the native player, the download link, the transcript."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from markupsafe import Markup, escape

from ..core.html import plain
from ..core.text import duration, size
from .audio.formats import Audio
from .chapters.model import Chapters, visible
from .times import fragment
from .transcripts.model import Cue, Paragraph, Transcript, Turn, voiced

_LEEWAY = 0.25  # seconds; a sentence that begins this shortly before a chapter belongs to it
_TIME = re.compile(r"<time\b.*?</time>", re.DOTALL)
_BLOCK_END = re.compile(r"</(?:p|div|li|dd|dt|cite|h[1-6])>")
TRANSCRIPT_ID = "transkript"  # themes give the section around it this id
_WORDS = {
    "de": ("Folge anhören: {title}", "{label} herunterladen", "Transkript"),
    "en": ("Listen to: {title}", "Download {label}", "Transcript"),
}

_SMALL = {"de": "Kleine Fassung ({label}) herunterladen", "en": "Download the small version ({label})"}


def words(lang: str) -> tuple[str, str, str]:
    """Return the player's words in the page's language, German where there are none."""
    return _WORDS.get(lang.partition("-")[0], _WORDS["de"])


def player(title: str, lang: str, audios: tuple[tuple[str, Audio], ...]) -> Markup:
    """Return ``<audio>`` with one source a format and a download link for each; ``audios`` pairs address and file."""
    listen, download, _ = words(lang)
    small = _SMALL.get(lang.partition("-")[0], _SMALL["de"])
    label = escape(listen.format(title=title))
    sources = "".join(f'<source src="{escape(url)}" type="{one.format.mime}">' for url, one in audios)
    links = "".join(_download(url, one, small if one.edition else download) for url, one in audios)
    sound = f'<audio controls preload="none" aria-label="{label}">{sources}</audio>'
    return Markup(f'<div class="episode-player">{sound}<ul class="episode-downloads">{links}</ul></div>')  # noqa: S704  # all was escaped


def _download(url: str, one: Audio, words: str) -> str:
    link = f'<a href="{escape(url)}" type="{one.format.mime}" download>{escape(words.format(label=one.format.label))}</a>'
    return f'<li>{link} <span class="episode-file">({escape(size(one.size))}, {escape(duration(one.seconds))})</span></li>'


def transcript(one: Transcript, chapters: Chapters = (), level: int = 3) -> Markup:
    """Return the transcript as HTML: one block a turn with the speaker's name, each paragraph with its time and an id.

    Titles of chapters are its headings, of this ``level``. ``data-start`` is the second at which a cue begins, for scripts
    that follow the sound. Nothing in it is a link: an hour of talk has hundreds of paragraphs, and Tab would stop at each.
    """
    used: dict[str, int] = {}
    parts = [
        (f"<h{level}>{escape(title)}</h{level}>" if title else "") + "".join(_turn(turn, used) for turn in spoken.turns)
        for title, spoken in _divided(one, visible(chapters) if one.timed else ())
    ]
    return Markup(f'<div class="transcript">{"".join(parts)}</div>')  # noqa: S704  # every word was escaped where it came in


def spoken(transcript: str) -> str:
    """Return what is said in a transcript's HTML: names with a colon and words, without the times, on one line."""
    return plain(_BLOCK_END.sub(" ", _TIME.sub("", transcript).replace("</cite>", ":</cite>")))


def _divided(one: Transcript, chapters: Chapters) -> Iterator[tuple[str, Transcript]]:
    """Yield what is said in each chapter with the chapter's title; before the first there is none."""
    starts = [mark.start for mark in chapters]

    def number(cue: Cue) -> int:
        return bisect_right(starts, (cue.start or 0) + _LEEWAY)

    named = [cue if cue.speaker == voice else replace(cue, speaker=voice) for voice, cue in voiced(one.cues)]
    for index, cues in groupby(named, number):
        yield chapters[index - 1].title if index else "", Transcript(tuple(cues))


def _turn(turn: Turn, used: dict[str, int]) -> str:
    """Return a turn as HTML; plain strings, since an hour of talk has a thousand cues and ``Markup.format`` is slow."""
    name = f"<cite>{escape(turn.speaker)}</cite> " if turn.speaker else ""
    first, *others = turn.paragraphs
    return f'<div class="turn">{_paragraph(first, name, used)}{"".join(_paragraph(one, "", used) for one in others)}</div>'


def _paragraph(one: Paragraph, name: str, used: dict[str, int]) -> str:
    if one.start is None:
        who = f'<span class="transcript-who">{name}</span> ' if name else ""
        return f"<p>{who}{escape(one.text)}</p>"
    time = f'<time datetime="PT{fragment(one.start)}S">{duration(int(one.start))}</time>'
    words = " ".join(f'<span data-start="{fragment(start or 0)}">{escape(said)}</span>' for start, said in one.pieces)
    return f'<p id="{_anchor(one.start, used)}"><span class="transcript-who">{name}{time}</span> {words}</p>'


def _anchor(start: float, used: dict[str, int]) -> str:
    """Return an id that is unique on the page: „t-63“, then „t-63-2“."""
    name = f"t-{int(start)}"
    used[name] = used.get(name, 0) + 1
    return name if used[name] == 1 else f"{name}-{used[name]}"
