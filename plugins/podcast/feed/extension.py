# SPDX-License-Identifier: AGPL-3.0-or-later
"""feedgen's missing half: the elements of Apple (itunes:) and of the podcast namespace (podcast:)."""

from collections.abc import Iterable
from typing import Any

from feedgen.util import xml_elem

from ...core.syndication import ChannelLinks, xml_text
from ..chapters.texts import PSC
from ..fields import Person

NAMESPACES = {
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "psc": PSC,
    "podcast": "https://podcastindex.org/namespace/1.0",  # no slash at the end: with one it is another namespace
}
# What German editors write, as https://podcastindex.org/namespace taxonomy calls it: role and group.
_ROLES = {
    "moderation": ("host", "cast"),
    "moderatorin": ("host", "cast"),
    "moderator": ("host", "cast"),
    "gast": ("guest", "cast"),
    "sprecherin": ("narrator", "cast"),
    "sprecher": ("narrator", "cast"),
    "reporterin": ("reporter", "cast"),
    "reporter": ("reporter", "cast"),
    "redaktion": ("editor", "writing"),
    "text": ("writer", "writing"),
    "recherche": ("researcher", "writing"),
    "produktion": ("producer", "creative direction"),
    "schnitt": ("audio editor", "audio post-production"),
    "musik": ("composer", "audio production"),
    "technik": ("audio engineer", "audio production"),
}


class ElementList:
    """Elements to be added to a channel or an item, in order."""

    def __init__(self) -> None:
        self._made: list[Any] = []

    def add(self, name: str, text: str = "", inside: Any = None, /, **attributes: str) -> Any:
        """Add the element ``name`` („itunes:author“), to ``inside`` when given; attributes without a value are left out."""
        prefix, _, local = name.partition(":")
        element = xml_elem(f"{{{NAMESPACES[prefix]}}}{local}")
        element.text = xml_text(text) or None
        for key, value in attributes.items():
            if value:
                element.set(key, xml_text(value))
        (self._made if inside is None else inside).append(element)
        return element

    def persons(self, persons: Iterable[Person]) -> None:
        """Add podcast:person elements, German roles in the taxonomy's words."""
        for one in persons:
            role, group = _ROLES.get(one.role.strip().lower(), (one.role.strip().lower(), ""))
            self.add("podcast:person", one.name, role=role, group=group, img=one.img, href=one.href)

    def into(self, parent: Any) -> Any:
        """Append the elements to ``parent``."""
        for element in self._made:
            parent.append(element)
        return parent


class PodcastChannel(ChannelLinks):
    """The channel's part: ``more`` takes the elements."""

    def __init__(self) -> None:
        super().__init__()
        self.more = ElementList()

    def extend_ns(self) -> dict[str, str]:
        """Return the prefixes that apps know."""
        return NAMESPACES

    def extend_rss(self, feed: Any) -> Any:
        """Add links and elements to the channel."""
        super().extend_rss(feed)
        self.more.into(feed[0])
        return feed


class PodcastItem(PodcastChannel):
    """An item's part."""

    def extend_rss(self, feed: Any) -> Any:
        """Add the elements to the item."""
        return self.more.into(feed)
