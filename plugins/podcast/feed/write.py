# SPDX-License-Identifier: AGPL-3.0-or-later
"""The feed of one show: everything that Apple and the Podcast Standards Project require or recommend."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from ...core.syndication import RSS_TYPE, content, line, new_feed, xml_text
from .. import guids
from ..chapters import files as chapter_files
from ..episode import Episode, ShowView
from ..view import TRANSCRIPT_ID, words
from .extension import ElementList, PodcastChannel, PodcastItem
from .notes import notes

_BARRIER = {"de": "Barriere melden", "en": "Report an accessibility barrier"}


@dataclass(frozen=True, slots=True)
class Desk:
    """Where the feed is published: the site's origin („https://host“), base path, time zone, page for reporting barriers."""

    origin: str
    base: str
    zone: ZoneInfo
    barrier_url: str = ""

    def absolute(self, url: str) -> str:
        """Return the absolute address of the site-relative ``url``."""
        return f"{self.origin}{self.base}/{url}"


def write(show: ShowView, episodes: Sequence[Episode], desk: Desk) -> bytes:
    """Return the RSS feed of ``show``; ``episodes`` come newest first."""
    feed = new_feed()
    feed.register_extension("show", PodcastChannel, PodcastItem, atom=False)
    address = desk.absolute(show.feed_url)
    feed.title(line(show.settings.title))
    feed.link(href=show.settings.link or desk.absolute(show.url))
    feed.description(xml_text(show.settings.description) or line(show.settings.title))
    feed.language(show.language)
    feed.copyright(xml_text(show.settings.copyright or show.author))
    feed.show.links.append({"href": address, "rel": "self", "type": RSS_TYPE})
    feed.show.changed = _changed(episodes, desk)
    if show.cover_file:
        cover = desk.absolute(show.cover_file.save_as)
        feed.image(url=cover, title=line(show.settings.title), link=show.settings.link or desk.absolute(show.url))
        feed.show.more.add("itunes:image", href=cover)
    _describe_show(feed.show.more, show, address)
    for one in episodes:
        _item(feed.add_entry(order="append"), one, desk)
    raw: bytes = feed.rss_str(pretty=True)
    return raw


def _changed(episodes: Iterable[Episode], desk: Desk) -> datetime | None:
    """Return when the newest change was made: lastBuildDate follows from the content, not from the clock."""
    times = [one.document.modified or one.document.date for one in episodes]
    return max((time.astimezone(desk.zone) for time in times if time), default=None)


def _describe_show(more: ElementList, show: ShowView, address: str) -> None:
    one = show.settings
    more.add("itunes:author", show.author)
    if show.email:
        owner = more.add("itunes:owner")
        more.add("itunes:name", show.author, owner)
        more.add("itunes:email", show.email, owner)
    group, _, inner = (part.strip() for part in one.category.partition(">"))
    category = more.add("itunes:category", text=group)
    if inner:
        more.add("itunes:category", "", category, text=inner)
    more.add("itunes:explicit", _true(one.explicit))
    more.add("itunes:type", one.type)
    for name, wanted in (("itunes:complete", one.complete), ("itunes:block", one.block)):
        if wanted:
            more.add(name, "Yes")
    if one.new_feed_url:
        more.add("itunes:new-feed-url", one.new_feed_url)
    more.add("podcast:guid", str(one.guid or guids.of_feed(address)))
    more.add("podcast:locked", "yes" if one.locked else "no", owner=show.email)
    more.add("podcast:medium", "podcast")
    more.persons(one.persons)


def _item(item: Any, one: Episode, desk: Desk) -> None:
    document, page = one.document, desk.absolute(one.document.url)
    audio, file = one.audios[0]
    item.title(line(document.title))
    item.link(href=page)
    item.guid(xml_text(one.guid), permalink=False)
    body = content(document.body, desk.origin, page)
    item.description(notes(body, document.summary, _links(one, page, desk), chapter_files.notes(one.marks)), isSummary=True)
    if body:
        item.content(body, type="html")
    item.enclosure(desk.absolute(file.save_as), str(audio.size), audio.format.mime)
    if document.date:
        item.pubDate(document.date.astimezone(desk.zone))
    _describe_item(item.show.more, one, desk)


def _links(one: Episode, page: str, desk: Desk) -> list[tuple[str, str]]:
    lang = one.document.lang
    own = desk.absolute(one.transcript_page) if one.transcript_page else f"{page}#{TRANSCRIPT_ID}"
    links = [(words(lang)[2], own)] if one.words else []
    if desk.barrier_url:
        links.append((_BARRIER.get(lang.partition("-")[0], _BARRIER["de"]), desk.absolute(desk.barrier_url)))
    return links


def _describe_item(more: ElementList, one: Episode, desk: Desk) -> None:
    more.add("itunes:title", line(one.document.title))
    if one.image_url:
        more.add("itunes:image", href=f"{desk.origin}{one.image_url}")
    more.add("itunes:duration", str(max(1, round(one.duration))))
    more.add("itunes:explicit", _true(one.explicit))
    more.add("itunes:episodeType", one.type)
    for name, number in (("season", one.season), ("episode", one.number)):
        if number:
            more.add(f"itunes:{name}", str(number))
            more.add(f"podcast:{name}", str(number))
    for url, mime in _transcripts(one):
        more.add("podcast:transcript", url=desk.absolute(url), type=mime, language=one.document.lang)
    if one.chapters_file:
        more.add("podcast:chapters", url=desk.absolute(one.chapters_file.save_as), type=chapter_files.JSON_TYPE)
    rows = chapter_files.psc_rows(one.marks)
    if rows:
        around = more.add("psc:chapters", version=chapter_files.PSC_VERSION)
        for row in rows:
            more.add("psc:chapter", "", around, **row)
    own = one.document.fields.get("persons") or ()
    more.persons(own)


def _transcripts(one: Episode) -> list[tuple[str, str]]:
    """Return address and media type of the transcript in every form."""
    page = [(one.transcript_page, "text/html")] if one.transcript_page else []
    return [*((words.file.save_as, words.mime) for words in one.texts), *page]


def _true(value: bool) -> str:
    """Return what Apple reads; never a word of some language."""
    return "true" if value else "false"
