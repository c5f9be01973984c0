# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which format goes into which feed, and which of an episode's files that is."""

from collections import Counter
from collections.abc import Sequence

from ..audio.formats import FORMATS, Audio
from ..episode import Episode, Published, ShowView


def formats(show: ShowView, episodes: Sequence[Episode]) -> tuple[str, ...]:
    """Return the formats that have a feed, that of feed.xml first: as the settings say, else the one that serves best.

    Without a setting that is, of MP3 and M4A, the one that most episodes have, MP3 where they are even; directories take
    no other. A lone episode in another format must not drive the others out of the feed.
    """
    if show.settings.feed.formats:
        return show.settings.feed.formats
    number = Counter(name for one in episodes for name in {audio.format.name for audio, _ in one.audios if not audio.edition})
    names = [name for name in FORMATS if number[name]]
    return (max(names, key=lambda name: (FORMATS[name].apple, number[name]), default="mp3"),)


def main_audio(one: Episode, kind: str) -> tuple[Audio, Published]:
    """Return the file of the format ``kind`` as the editors made it; raises StopIteration where ``plays`` says no."""
    return next(pair for pair in one.audios if pair[0].format.name == kind and not pair[0].edition)


def plays(one: Episode, kind: str) -> bool:
    """Tell whether the episode has a file of the format ``kind``."""
    return any(audio.format.name == kind and not audio.edition for audio, _ in one.audios)
