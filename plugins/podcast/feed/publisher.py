# SPDX-License-Identifier: AGPL-3.0-or-later
"""The feed of a publisher of several shows: it names them, and they name it (podcast namespace, docs/tags/publisher.md)."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from ...core.syndication import RSS_TYPE, line, new_feed, xml_text
from .. import guids
from ..episode import ShowView
from ..settings import PUBLISHER
from . import channel
from .elements import PodcastChannel, add
from .settings import Publisher, Remote
from .shared import Desk

URL = f"podcast/{PUBLISHER}/feed.xml"
PAGE = "podcast/"


def reference(settings: Publisher, desk: Desk) -> Remote:
    """Return what the shows say of their publisher."""
    address = desk.absolute(URL)
    return Remote.model_construct(guid=settings.guid or UUID(guids.of_feed(address)), url=address)


def write(settings: Publisher, name: str, shows: Sequence[ShowView], desk: Desk) -> bytes:
    """Return the publisher's feed; ``name`` is the authority's."""
    title = line(settings.title or name)
    feed = new_feed()
    feed.register_extension("show", PodcastChannel, atom=False)
    feed.title(title)
    feed.link(href=desk.absolute(PAGE))
    titles = ", ".join(f"„{line(one.settings.title)}“" for one in shows)
    feed.description(xml_text(settings.description) or f"Podcasts von {title}: {titles}")
    feed.language(shows[0].language)
    feed.show.links.append({"rel": "self", "type": RSS_TYPE, "href": desk.absolute(URL)})
    feed.show.fill = lambda parent: _fill(parent, settings, shows, desk)
    raw: bytes = feed.rss_str(pretty=True)
    return raw


def _fill(parent: Any, settings: Publisher, shows: Sequence[ShowView], desk: Desk) -> None:
    add(parent, "podcast:guid", str(reference(settings, desk).guid))
    add(parent, "podcast:medium", "publisher")
    for one in shows:
        channel.remote(parent, channel.identity(one, desk), desk.absolute(one.feed_url), one.settings.medium, line(one.settings.title))
