# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which feeds a site has and what is in each: decided from the Documents alone."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from heapq import nlargest

from ..core.document import ARTICLE, EPISODE, Document, Label
from ..core.syndication import ATOM_TYPE, RSS_TYPE
from .settings import Feeds

INFO_PAGE = "abonnieren/"
SIMPLE = "de-simple"
_FOLDERS = {SIMPLE: "leichte-sprache"}
_NAMES = {
    SIMPLE: "Leichte Sprache",
    "de": "Deutsch",
    "en": "English",
    "fr": "Français",
    "pl": "Polski",
    "tr": "Türkçe",
    "uk": "Українська",
}


@dataclass(frozen=True, slots=True)
class Channel:
    """One feed: ``page`` and ``url`` are site-relative addresses of the list and of the feed, ``documents`` newest first.

    ``of`` is the list again where the feed is of one category or author only.
    """

    title: str
    page: str
    url: str
    type: str
    lang: str
    documents: tuple[Document, ...]
    of: str = ""


def channels(documents: Iterable[Document], name: str, lang: str, settings: Feeds) -> list[Channel]:
    """Return every feed of a site called ``name`` whose own language is ``lang``; the main feed comes first."""
    kinds = (ARTICLE, EPISODE) if settings.episodes else (ARTICLE,)
    listed = [one for one in documents if one.listed and one.kind in kinds and one.date is not None]
    own = [one for one in listed if one.lang == lang]
    made = [*_pair(name, "", lang, _newest(own, settings.items))]
    for further in sorted({one.lang for one in listed} - {lang}):
        newest = _newest((one for one in listed if one.lang == further), settings.items)
        made += _pair(f"{name} – {_NAMES.get(further, further)}", f"{_FOLDERS.get(further, further.lower())}/", further, newest)
    if settings.categories:
        made += _by_label(name, own, lambda one: (one.category,) if one.category else (), settings.items)
    if settings.authors:
        made += _by_label(name, own, lambda one: one.authors, settings.items)
    return made


def _newest(documents: Iterable[Document], count: int) -> tuple[Document, ...]:
    return tuple(nlargest(count, documents, key=lambda one: (one.date, one.source)))


def _pair(title: str, page: str, lang: str, documents: tuple[Document, ...]) -> Iterator[Channel]:
    yield Channel(title, page, f"{page}feed.xml", RSS_TYPE, lang, documents)
    yield Channel(title, page, f"{page}feed.atom.xml", ATOM_TYPE, lang, documents)


def _by_label(name: str, own: list[Document], labels: Callable[[Document], tuple[Label, ...]], count: int) -> Iterator[Channel]:
    lists: dict[str, tuple[Label, list[Document]]] = {}
    for one in own:
        for label in labels(one):
            lists.setdefault(label.url, (label, []))[1].append(one)
    for page, (label, documents) in sorted(lists.items()):
        yield Channel(f"{name}: {label.name}", page, _beside(page), RSS_TYPE, documents[0].lang, _newest(documents, count), page)


def _beside(page: str) -> str:
    """Return the feed's address for a list at „thema/rathaus/“ or, in other sites, at „category/rathaus.html“."""
    return f"{page.removesuffix('.html').removesuffix('/')}/feed.xml"
