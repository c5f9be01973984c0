# SPDX-License-Identifier: AGPL-3.0-or-later
"""The feeds of one show: one a format, each with its archives, and on request one with every episode."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from ...core.document import FeedLink
from ...core.syndication import RSS_TYPE, line, new_feed, xml_text
from ..audio.formats import FORMATS
from ..episode import Episode, ShowView
from . import archive, audios, channel, item, shared
from .archive import Order
from .elements import PodcastChannel, add
from .item import Prepared
from .settings import Remote
from .shared import Desk

Link = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Shelf:
    """One show and what its feeds have in common; ``formats`` have a feed each, that of feed.xml first."""

    show: ShowView
    desk: Desk
    formats: tuple[str, ...] = ("mp3",)
    publisher: Remote | None = None

    @property
    def choices(self) -> list[tuple[str, str]]:
        """Return format and part of every feed that people can choose."""
        parts = ("", WHOLE) if self.show.settings.feed.whole else ("",)
        return [(kind, part) for kind in self.formats for part in parts]

    def url(self, kind: str, part: str = "") -> str:
        """Return the site-relative address of a feed: feed.xml, feed-opus.xml, feed-archiv-3.xml."""
        own = () if kind == self.formats[0] else (kind,)
        return f"{self.show.url}{'-'.join(('feed', *own, *filter(None, (part,))))}.xml"

    def link(self, rel: str, kind: str, part: str = "") -> dict[str, str]:
        """Return an atom:link to a feed, with a title where a reader has to choose (Podlove: alternate feeds)."""
        known = {"rel": rel, "type": RSS_TYPE, "href": self.desk.absolute(self.url(kind, part))}
        return {**known, "title": self.title(kind, part)} if len(self.choices) > 1 and rel in ("self", "alternate") else known

    def title(self, kind: str, part: str = "") -> str:
        """Return what people call the feed: „Rathausfunk“, „Rathausfunk (Opus)“, „Rathausfunk (MP3, alle Folgen)“."""
        words = [FORMATS[kind].label] * (len(self.formats) > 1) + ["alle Folgen"] * (part == WHOLE)
        return line(self.show.settings.title) + (f" ({', '.join(words)})" if words else "")


@dataclass(frozen=True, slots=True)
class Page:
    """One document to be written: its address, what it holds, and how it is linked.

    ``mark`` is RFC 5005's word for what it is: empty for the feed people subscribe to, „archive“ or „complete“.
    """

    url: str
    kind: str
    items: Sequence[Prepared]
    links: Sequence[Link]
    trailers: Sequence[Episode] = ()
    mark: str = ""


WHOLE = "komplett"
_ARCHIVE, _COMPLETE = "archive", "complete"


def documents(shelf: Shelf, episodes: Sequence[Episode], order: Order) -> Iterator[tuple[str, bytes]]:
    """Yield address and bytes of every feed document of a show; ``episodes`` come newest first."""
    ready = [item.prepare(one, shelf.desk) for one in episodes]
    delivery = shelf.show.settings.feed
    number = archive.full(order, {one.guid for one in episodes}, delivery)
    for kind in shelf.formats:
        listed = {one.episode.guid: one for one in ready if audios.plays(one.episode, kind)}
        parts = archive.divide(order, listed, number, delivery.recent)
        for page in _pages(shelf, kind, parts, tuple(listed.values())):
            yield page.url, _written(shelf, page)


def links(shelf: Shelf) -> list[FeedLink]:
    """Return the feeds people can choose from."""
    return [FeedLink(shelf.title(*one), shelf.url(*one), RSS_TYPE, shelf.show.url) for one in shelf.choices]


def _pages(shelf: Shelf, kind: str, parts: archive.Parts[Prepared], everything: Sequence[Prepared]) -> Iterator[Page]:
    count = len(parts.archives)
    trailers = tuple(one.episode for one in everything if one.episode.type == "trailer")
    # never next-archive: the link to a newer archive would change one that is full
    yield Page(shelf.url(kind), kind, parts.recent, [*_own(shelf, kind), *_older(shelf, kind, count)], trailers)
    for place, items in enumerate(parts.archives, 1):
        name = f"archiv-{place}"
        own = [shelf.link("self", kind, name) | {"title": ""}, shelf.link("current", kind)]
        yield Page(shelf.url(kind, name), kind, items, [*own, *_older(shelf, kind, place - 1)], mark=_ARCHIVE)
    if shelf.show.settings.feed.whole:
        yield Page(shelf.url(kind, WHOLE), kind, everything, _own(shelf, kind, WHOLE), trailers, _COMPLETE)


def _own(shelf: Shelf, kind: str, part: str = "") -> list[dict[str, str]]:
    """Return the links to the document itself, to its siblings, and to the hub that tells of it."""
    hub = shelf.show.settings.feed.hub
    siblings = [shelf.link("alternate", *one) for one in shelf.choices if one != (kind, part)]
    return [shelf.link("self", kind, part), *siblings, *([{"rel": "hub", "href": hub}] if hub else [])]


def _older(shelf: Shelf, kind: str, place: int) -> list[dict[str, str]]:
    """Return the links to archive number ``place``: RFC 5005's own, and the one that gPodder follows."""
    return [shelf.link(rel, kind, f"archiv-{place}") for rel in ("prev-archive", "next")] if place else []


def _written(shelf: Shelf, page: Page) -> bytes:
    show, desk = shelf.show, shelf.desk
    home = show.settings.link or desk.absolute(show.url)
    feed = new_feed()
    feed.register_extension("show", PodcastChannel, atom=False)
    feed.title(line(show.settings.title))
    feed.link(href=home)
    feed.description(xml_text(show.settings.description) or line(show.settings.title))
    feed.language(show.language)
    feed.copyright(xml_text(show.settings.copyright or show.author))
    feed.show.links += [{key: value for key, value in one.items() if value} for one in page.links]
    feed.show.changed = _changed(page.items, desk)
    if show.cover_file and page.mark != _ARCHIVE:
        feed.image(url=desk.absolute(show.cover_file.save_as), title=line(show.settings.title), link=home)
    feed.show.fill = lambda parent: _fill(parent, shelf, page)
    raw: bytes = feed.rss_str(pretty=True)
    return raw


def _fill(parent: Any, shelf: Shelf, page: Page) -> None:
    """Add to the channel what feedgen cannot say. An archive says of the show only what hardly ever changes: its bytes should not."""
    show, desk = shelf.show, shelf.desk
    if page.mark:
        add(parent, f"fh:{page.mark}")
    channel.classify(parent, show)
    add(parent, "podcast:guid", channel.identity(show, desk))
    if page.mark != _ARCHIVE:
        if show.cover_file:
            shared.image(parent, desk.absolute(show.cover_file.save_as), show.settings.cover_alt)
        channel.apple(parent, show)
        if page.url == show.feed_url and show.settings.new_feed_url:  # it is for this feed that the other one stands
            add(parent, "itunes:new-feed-url", show.settings.new_feed_url)
        channel.namespace(parent, show, shelf.publisher)
        channel.trailers(parent, page.trailers, page.kind, desk)
    for one in page.items:
        item.append(parent, one, page.kind, desk)


def _changed(items: Iterable[Prepared], desk: Desk) -> datetime | None:
    """Return when the newest change was made: lastBuildDate follows from the content, not from the clock."""
    times = [one.episode.document.modified or one.episode.document.date for one in items]
    return max((time.astimezone(desk.zone) for time in times if time), default=None)
