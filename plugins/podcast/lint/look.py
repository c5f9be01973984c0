# SPDX-License-Identifier: AGPL-3.0-or-later
"""From episodes to findings: makes what the rules look at, listens to the recordings, asks every rule."""

import contextlib
import os
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path
from typing import Any

from ...core.finding import Finding
from ...core.syndication import clean
from .. import guids, place
from ..audio.decode import MissingExtraError
from ..audio.formats import Audio
from ..episode import Episode
from ..percent import Clock
from ..store import Store
from ..studio import Studio
from .measure import HEARD, measure
from .rules import CHECKS
from .subject import Broadcast, Heard, Place, Programme, Recording, Spoken

_NOTES = ("p", "ol", "ul", "li", "a", "b", "i", "strong", "em")  # what PSP-1 allows in a description


def findings(programme: Programme) -> list[Finding]:
    """Return what every rule finds."""
    return [found for check in CHECKS for found in check(programme)]


def programme(
    making: Studio, made: Iterable[tuple[Episode, Mapping[str, Any]]], at: Callable[[str, str], Place], *, listen: bool = True
) -> Programme:
    """Return the shows and episodes as the rules look at them; ``at`` tells the place of a show's setting.

    ``made`` pairs each episode with everything its head says; ``listen`` is False to leave the recordings unheard.
    """
    shows = {slug: _show(making, slug, at) for slug in making.shows}
    ordered = sorted(made, key=lambda pair: (pair[0].document.date is None, pair[0].document.date, pair[0].document.source))
    if listen:
        hear(making.store, (recording for one, _ in ordered for recording in one.recordings))
    return Programme(tuple(shows.values()), tuple(_spoken(making, one, head, shows, listen) for one, head in ordered), listen)


def _show(making: Studio, slug: str, at: Callable[[str, str], Place]) -> Broadcast:
    view = making.shows[slug]
    size = view.cover_file.cached.stat().st_size if view.cover_file else 0
    return Broadcast(slug, view.settings, view.language, lambda key: at(slug, key), size)


def _spoken(making: Studio, one: Episode, head: Mapping[str, Any], shows: Mapping[str, Broadcast], listen: bool) -> Spoken:
    document, slug = one.document, one.show.slug if one.show else ""
    return Spoken(
        document,
        making.shown(document.source),
        shows.get(slug),
        one.guid,
        guids.proposed(slug, place.of_source(document.source, making.shows).name),
        one.type,
        one.number,
        one.season,
        tuple(_recording(making.store, path, audio, listen) for path, audio in one.recordings),
        (document.url, *(file.save_as for file in one.files)),
        making.store.memory.pure(_length, document.body),
        {key: value for key, value in head.items() if isinstance(value, str)},
        sum(1 + bool(mark.href) for mark in one.marks if not mark.hidden),
    )


def _length(body: str) -> int:
    """Return the bytes of the show notes that ``body`` gives."""
    return len(clean(body, _NOTES).encode())


def _recording(store: Store, path: Path, audio: Audio, listen: bool) -> Recording:
    heard = _heard(store, path) if listen else None
    kind = audio.format
    return Recording(path.name, kind.name, kind.label, audio.sha256, audio.seconds, audio.bitrate, audio.sample_rate, audio.channels, heard)


def hear(store: Store, recordings: Iterable[tuple[Path, Audio]]) -> None:
    """Listen to what was not heard yet, several files at a time: each content once, each a block of a second in memory."""
    unheard = {store.digest(path): (path, audio) for path, audio in recordings if not store.knows(HEARD, path)}
    if not unheard:
        return
    clock = Clock("Die Lautheit der Aufnahmen wird gemessen", sum(audio.seconds for _, audio in unheard.values()))
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        working = {pool.submit(measure, path, audio.format, clock.hand()): path for path, audio in unheard.values()}
        for done in as_completed(working):
            with contextlib.suppress(MissingExtraError):
                _note(store, working[done], done.result())
                store.remember()  # an hour takes half a minute: who interrupts a first build loses nothing
    clock.stop()


def _note(store: Store, path: Path, told: dict[str, Any]) -> None:
    store.fact(HEARD, path, lambda _: told)


def _heard(store: Store, path: Path) -> Heard | None:
    """Return what was heard in the file; None for AAC without the optional extra."""
    told = store.known(HEARD, path)
    return Heard(**told) if told else None
