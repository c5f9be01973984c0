# SPDX-License-Identifier: AGPL-3.0-or-later
"""feedgen's missing half: the elements of Apple, the podcast namespace, Podlove and RFC 5005, added to its channel."""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from lxml import etree

from ...core.syndication import ATOM, ChannelLinks, xml_text
from ..chapters.texts import PSC

NAMESPACES = {
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "psc": PSC,
    "fh": "http://purl.org/syndication/history/1.0",
    "podcast": "https://podcastindex.org/namespace/1.0",  # no slash at the end: with one it is another namespace
}
_ALL = {**NAMESPACES, "atom": ATOM, "content": "http://purl.org/rss/1.0/modules/content/"}


def add(parent: Any, name: str, text: str = "", attributes: Mapping[str, str | None] | None = None) -> Any:
    """Add the element ``name`` („itunes:author“) to ``parent`` and return it; attributes without a value are left out."""
    known = {key: xml_text(value) for key, value in attributes.items() if value} if attributes else None
    element = etree.SubElement(parent, _tag(name), known)
    if text:
        element.text = xml_text(text)
    return element


def add_markup(parent: Any, name: str, markup: str) -> None:
    """Add the element ``name`` with HTML in it, as apps like it best: in a CDATA section."""
    parts = markup.split("]]>")  # ends a section; cannot come out of the cleaner, but nothing may break the feed
    etree.SubElement(parent, _tag(name)).text = etree.CDATA("]]&gt;".join(parts))


@cache
def _tag(name: str) -> str:
    prefix, _, local = name.rpartition(":")
    return f"{{{_ALL[prefix]}}}{local}" if prefix else local


class PodcastChannel(ChannelLinks):
    """feedgen's extension for a channel; ``fill`` adds to it whatever feedgen does not know, items too."""

    def __init__(self) -> None:
        super().__init__()
        self.fill: Callable[[Any], object] = list

    def extend_ns(self) -> dict[str, str]:
        """Return the prefixes that apps know."""
        return NAMESPACES

    def extend_rss(self, feed: Any) -> Any:
        """Add links, elements and items to the channel."""
        super().extend_rss(feed)
        self.fill(feed[0])
        return feed
