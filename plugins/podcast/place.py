# SPDX-License-Identifier: AGPL-3.0-or-later
"""Where an episode lives: its show, its folder, its address. Only content/podcast/<show>/ gets addresses of ours."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import PurePosixPath

from ..core.finding import Finding, Position, nearest
from .rules import NO_SHOW, SHOW_UNCLEAR, UNKNOWN_SHOW

ROOT = "podcast"
_PREFIXES = {"de-simple": "leichte-sprache"}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a source file stands. ``show`` is the folder's word (empty outside our layout).

    ``folder`` is the episode's own name when a whole folder belongs to it, as in podcast/rathaus/001-anfang/index.md.
    """

    source: str
    show: str = ""
    folder: str = ""

    @property
    def ours(self) -> bool:
        """Tell whether the file stands in content/podcast/<show>/."""
        return bool(self.show)

    @property
    def name(self) -> str:
        """Return what the episode is called in the ledger: its folder, or its file without ending."""
        return self.folder or PurePosixPath(self.source).stem


def of_source(source: str, shows: Iterable[str]) -> Place:
    """Return the place of ``source`` (relative to the content folder).

    A folder with an index file is always ours; a single file only where its folder is the name of a known show, so
    that foreign sites may call a folder „podcast“ too.
    """
    parts = _parts(source)
    if len(parts) == 4 and parts[0] == ROOT and parts[3].split(".")[0] == "index":
        return Place(source, parts[1], parts[2])
    if len(parts) == 3 and parts[0] == ROOT and parts[1] in set(shows):
        return Place(source, parts[1])
    return Place(source)


@cache
def _parts(source: str) -> tuple[str, ...]:
    return PurePosixPath(source).parts


def address(show: str, slug: str, lang: str = "") -> str:
    """Return the site-relative address of an episode; ``lang`` is empty for the site's own language."""
    prefix = f"{_PREFIXES.get(lang, lang)}/" if lang else ""
    return f"{prefix}{ROOT}/{show}/{slug}/"


def media(show: str, slug: str) -> str:
    """Return the path, without ending, under which an episode's audio and transcript are published."""
    return f"{ROOT}/{show}/{slug}/{slug}" if show else f"{ROOT}/{slug}/{slug}"


def transcript(url: str, slug: str, show: str) -> str:
    """Return the site-relative address of the page with the transcript alone: below the episode's, where that is a folder."""
    return f"{url if url.endswith('/') else media(show, slug).rpartition('/')[0] + '/'}transkript/"


def choose(place: Place, named: str | None, shows: Iterable[str], path: str, position: Position) -> tuple[str, list[Finding]]:
    """Return the slug of the show an episode belongs to (empty: none) and what is wrong with it."""
    known = list(shows)
    wanted = named or place.show
    if wanted in known:
        return wanted, []
    if wanted:
        return "", [UNKNOWN_SHOW.at(path, position, show=wanted, nearest=nearest(wanted, known) or _listed(known))]
    if len(known) == 1:
        return known[0], []
    if known:
        return "", [SHOW_UNCLEAR.at(path, position, shows=", ".join(known), first=known[0])]
    return "", [NO_SHOW.at(path, position)]


def _listed(known: list[str]) -> str:
    return f"Es gibt: {', '.join(known)}." if known else "Noch nennt PODCAST keine Sendung."
