# SPDX-License-Identifier: AGPL-3.0-or-later
"""The channel: all that Apple and PSP-1 require or recommend of a show, and what the podcast namespace can say about it."""

from collections.abc import Iterable
from email.utils import format_datetime
from typing import Any
from uuid import UUID

from ...core.syndication import line
from .. import guids
from ..episode import Episode, ShowView
from . import shared
from .audios import main_audio
from .elements import add
from .settings import Remote
from .shared import Desk, true


def identity(show: ShowView, desk: Desk) -> str:
    """Return podcast:guid: as ledger or settings have it, for life; else it follows from the feed's address of today."""
    return str(show.kept_guid or show.settings.guid or guids.of_feed(desk.absolute(show.feed_url)))


def classify(channel: Any, show: ShowView) -> None:
    """Add what every document of a show says: its category, and whether it is for children."""
    group, _, inner = (part.strip() for part in show.settings.category.partition(">"))
    category = add(channel, "itunes:category", "", {"text": group})
    if inner:
        add(category, "itunes:category", "", {"text": inner})
    add(channel, "itunes:explicit", true(show.settings.explicit))


def apple(channel: Any, show: ShowView) -> None:
    """Add Apple's elements."""
    one = show.settings
    add(channel, "itunes:author", show.author)
    if show.email:
        owner = add(channel, "itunes:owner")
        add(owner, "itunes:name", show.author)
        add(owner, "itunes:email", show.email)
    add(channel, "itunes:type", one.type)
    for name, wanted in (("itunes:complete", one.complete), ("itunes:block", one.block)):
        if wanted:
            add(channel, name, "Yes")


def namespace(channel: Any, show: ShowView, publisher: Remote | None) -> None:
    """Add the podcast namespace's elements: https://github.com/Podcastindex-org/podcast-namespace, docs/tags."""
    one = show.settings
    add(channel, "podcast:locked", "yes" if one.locked else "no", {"owner": show.email})
    add(channel, "podcast:medium", one.medium)
    shared.persons(channel, show.persons)
    shared.locations(channel, one.location)
    shared.license(channel, one.license)
    _frequency(channel, show)
    _blocks(channel, show)
    shared.texts(channel, one.txt)
    shared.socials(channel, one.social)
    for where in one.funding:
        add(channel, "podcast:funding", where.text, {"url": where.url})
    if one.podroll:
        roll = add(channel, "podcast:podroll")
        for other in one.podroll:
            remote(roll, other.guid, other.url, title=other.title)
    if publisher:
        remote(add(channel, "podcast:publisher"), publisher.guid, publisher.url, medium="publisher")


def remote(parent: Any, guid: UUID | str, url: str, medium: str = "", title: str = "") -> None:
    """Add podcast:remoteItem, which means another feed."""
    add(parent, "podcast:remoteItem", "", {"medium": medium, "feedGuid": str(guid), "feedUrl": url, "title": title})


def _frequency(channel: Any, show: ShowView) -> None:
    known = show.settings.update_frequency
    if known:
        start = f"{known.start.isoformat()}T00:00:00.000Z" if known.start else ""
        complete = "true" if show.settings.complete else ""
        add(channel, "podcast:updateFrequency", known.text, {"complete": complete, "dtstart": start, "rrule": known.rrule})


def _blocks(channel: Any, show: ShowView) -> None:
    one = show.settings
    if one.block:
        add(channel, "podcast:block", "yes")
    for answer, services in (("yes", one.block_services), ("no", one.allow_services)):
        for service in services:
            add(channel, "podcast:block", answer, {"id": service})


def trailers(channel: Any, episodes: Iterable[Episode], kind: str, desk: Desk) -> None:
    """Add podcast:trailer for those of ``episodes``, all trailers, that are for the show or a season, not for one episode."""
    for one in episodes:
        if one.number is None and one.document.date:
            audio, file = main_audio(one, kind)
            date = format_datetime(one.document.date.astimezone(desk.zone))
            known = {"url": desk.absolute(file.save_as), "pubdate": date, "length": str(audio.size), "type": audio.format.mime}
            add(channel, "podcast:trailer", line(one.document.title)[:128], {**known, "season": str(one.season) if one.season else ""})
