# SPDX-License-Identifier: AGPL-3.0-or-later
"""An item: all that Apple and PSP-1 require or recommend of an episode, and what the podcast namespace can say about it."""

from collections.abc import Sequence
from dataclasses import dataclass
from email.utils import format_datetime
from typing import Any

from ...core.syndication import content, line, xml_text
from ..audio.formats import Audio
from ..chapters import files as chapter_files
from ..episode import Episode, Published
from ..times import fragment
from ..view import TRANSCRIPT_ID, words
from . import shared
from .audios import main_audio
from .elements import add, add_markup
from .notes import ended, ending
from .shared import Desk, true

_BARRIER = {"de": "Barriere melden", "en": "Report an accessibility barrier"}
_TIMED = ("text/vtt", "application/x-subrip")
Links = list[tuple[str, str]]  # text and address
_DEEP_LINK = "http://podlove.org/deep-link"


@dataclass(frozen=True, slots=True)
class Prepared:
    """An episode with its texts, made once for all the feeds it is in.

    ``body`` is all of its text, ``notes`` what fits into a description. Both end with the chapters and the links that matter,
    since newsboat and gPodder show only ``body`` where there is one.
    """

    episode: Episode
    body: str
    notes: str


def prepare(one: Episode, desk: Desk) -> Prepared:
    """Return ``one`` with its texts."""
    page, document = desk.absolute(one.document.url), one.document
    tail = (_links(one, page, desk), chapter_files.notes(one.marks))
    body, short = desk.remember(_texts, document.body, document.summary, (desk.origin, page), *tail)
    return Prepared(one, body, short)


def _texts(markup: str, summary: str, place: tuple[str, str], links: Links, chapters: Sequence[str]) -> list[str]:
    """Return body and notes; ``place`` is the site's origin and the episode's page."""
    body, tail = content(markup, *place), ending(links, chapters)
    return [body and body + tail, ended(body, summary, tail)]


def _links(one: Episode, page: str, desk: Desk) -> Links:
    lang = one.document.lang
    own = desk.absolute(one.transcript_page) if one.transcript_page else f"{page}#{TRANSCRIPT_ID}"
    links = [(words(lang)[2], own)] if one.words else []
    if desk.barrier_url:
        links.append((_BARRIER.get(lang.partition("-")[0], _BARRIER["de"]), desk.absolute(desk.barrier_url)))
    return links


def append(channel: Any, ready: Prepared, kind: str, desk: Desk) -> None:
    """Add the item of an episode to ``channel``, with its file of the format ``kind`` as enclosure."""
    one, document = ready.episode, ready.episode.document
    page = desk.absolute(document.url)
    audio, file = main_audio(one, kind)
    item = add(channel, "item")
    add(item, "title", line(document.title))
    add(item, "link", page)
    add_markup(item, "description", ready.notes)
    if ready.body:
        add_markup(item, "content:encoded", ready.body)
    add(item, "guid", xml_text(one.guid), {"isPermaLink": "false"})
    add(item, "enclosure", "", {"url": desk.absolute(file.save_as), "length": str(audio.size), "type": audio.format.mime})
    if document.date:
        add(item, "pubDate", format_datetime(document.date.astimezone(desk.zone)))
    add(item, "atom:link", "", {"rel": _DEEP_LINK, "href": f"{page}#"})
    _apple(item, one, desk)
    _numbers(item, one)
    _told(item, one, desk)
    _namespace(item, one)
    _alternatives(item, one, audio, desk)


def _apple(item: Any, one: Episode, desk: Desk) -> None:
    add(item, "itunes:title", line(one.document.title))
    if one.image_url:
        shared.image(item, f"{desk.origin}{one.image_url}", str(one.document.fields.get("image_alt") or ""))
    add(item, "itunes:duration", str(max(1, round(one.duration))))
    add(item, "itunes:explicit", true(one.explicit))
    add(item, "itunes:episodeType", one.type)


def _numbers(item: Any, one: Episode) -> None:
    if one.season:
        names = one.show.settings.seasons if one.show else {}
        add(item, "itunes:season", str(one.season))
        add(item, "podcast:season", str(one.season), {"name": names.get(one.season)})
    if one.number:
        add(item, "itunes:episode", str(one.number))
        add(item, "podcast:episode", str(one.number), {"display": one.document.fields.get("episode_label")})


def _told(item: Any, one: Episode, desk: Desk) -> None:
    """Add transcripts and chapters, in every form."""
    for url, mime in _transcripts(one):
        rel = "captions" if mime in _TIMED else ""
        add(item, "podcast:transcript", "", {"url": desk.absolute(url), "type": mime, "language": one.document.lang, "rel": rel})
    if one.chapters_file:
        add(item, "podcast:chapters", "", {"url": desk.absolute(one.chapters_file.save_as), "type": chapter_files.JSON_TYPE})
    rows = chapter_files.psc_rows(one.marks)
    if rows:
        around = add(item, "psc:chapters", "", {"version": chapter_files.PSC_VERSION})
        for row in rows:
            add(around, "psc:chapter", "", row)


def _transcripts(one: Episode) -> list[tuple[str, str]]:
    """Return address and media type of the transcript in every form."""
    page = [(one.transcript_page, "text/html")] if one.transcript_page else []
    return [*((words.file.save_as, words.mime) for words in one.texts), *page]


def _namespace(item: Any, one: Episode) -> None:
    fields = one.document.fields
    if fields.get("persons"):  # an item's list takes the place of the channel's
        shared.persons(item, one.persons)
    shared.locations(item, fields.get("location") or ())
    shared.license(item, fields.get("license"))
    for bite in fields.get("soundbites") or ():
        add(item, "podcast:soundbite", bite.title, {"startTime": fragment(bite.start), "duration": fragment(bite.duration)})
    shared.socials(item, fields.get("social") or ())
    for link in fields.get("content_links") or ():
        add(item, "podcast:contentLink", link.title, {"href": link.href})
    shared.texts(item, fields.get("txt") or ())


def _alternatives(item: Any, one: Episode, main: Audio, desk: Desk) -> None:
    """Add every file of an episode that has several, the enclosure's own too: apps may choose, and check what they got."""
    if len(one.audios) > 1:
        for audio, file in one.audios:
            _alternative(item, (audio, file), one.document.lang, desk, default=audio is main)


def _alternative(item: Any, pair: tuple[Audio, Published], lang: str, desk: Desk, *, default: bool) -> None:
    audio, file = pair
    mime, _, codecs = audio.format.mime.partition("; codecs=")
    known = {
        "type": mime,
        "codecs": codecs,
        "length": str(audio.size),
        "bitrate": str(audio.bitrate) if audio.bitrate else "",
        "lang": lang,
        "title": ", ".join(filter(None, (audio.format.label, audio.edition))),
        "default": "true" if default else "",
    }
    around = add(item, "podcast:alternateEnclosure", "", {**known})
    add(around, "podcast:source", "", {"uri": desk.absolute(file.save_as), "contentType": mime})
    add(around, "podcast:integrity", "", {"type": "sri", "value": audio.integrity})
