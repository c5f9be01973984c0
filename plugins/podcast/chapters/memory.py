# SPDX-License-Identifier: AGPL-3.0-or-later
"""The chapters of an episode are not chosen again while its files are the same: an archive has thousands that nobody touches.

Only the plain case is remembered: files in a folder of the episode's own in which nothing is wrong, chapters without
pictures, none in the head. Then all that they depend on is in the key; else they are chosen anew each time.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .. import memory
from ..sought import Sought
from ..store import Store
from .files import json_file
from .model import Chapter, Chapters, Source
from .sources import ENDINGS, Audios, choose, gather


@dataclass(frozen=True, slots=True)
class Told:
    """Chapters, the files (as findings name them) that were looked at for them, and, if it stands already, what is published."""

    chapters: Chapters
    looked_at: Sequence[str]
    file: Path | None = None


def remembered(sought: Sought, audios: Audios, *, times_only: bool = False) -> Told:
    """Return the episode's chapters, ready to be published; ``sought`` collects what is wrong.

    ``times_only`` lets the titles of a translation differ from those of the files.
    """
    key, store = _key(sought, audios, times_only), sought.store
    told = store.memory.recall(key, lambda row: _from_row(row, store)) if key else None
    if told is None:
        before = len(sought.found)
        sources = gather(sought, audios)
        told = Told(choose(sought, audios, sources, times_only=times_only), [one.path for one in sources if one.path != sought.path])
        if key and len(sought.found) == before and _is_plain(sources):
            store.memory.note(key, _as_row(told, store))
    return told


def _key(sought: Sought, audios: Audios, times_only: bool) -> str:
    """Return what the chapters depend on, an empty string where that is more than the files."""
    if not sought.place.folder or sought.document.fields.get("chapters"):
        return ""
    texts = [(str(one), sought.store.digest(one)) for one in sought.lying(ENDINGS)]
    sounds = [(str(path), one.sha256, one.format.name, one.seconds) for path, one in audios]
    return memory.key("chapters", str(sought.content), sought.document.source, sought.path, texts, sounds, times_only)


def _is_plain(sources: Sequence[Source]) -> bool:
    return not any(one.image or one.picture for source in sources for one in source.chapters)


def _as_row(told: Told, store: Store) -> list[Any]:
    rows = [[one.start, one.title, one.href, one.hidden] for one in told.chapters]
    return [rows, list(told.looked_at), store.keep(json_file(told.chapters), ".json").name if rows else ""]


def _from_row(row: list[Any], store: Store) -> Told:
    """Return what was remembered; raises ValueError where the published file is not there any more."""
    rows, looked_at, name = row
    file = store.kept(name) if rows else None
    if rows and file is None:
        raise ValueError(name)
    return Told(tuple(Chapter(start, title, href, hidden=hidden) for start, title, href, hidden in rows), looked_at, file)
