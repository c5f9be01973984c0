# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the feeds of articles and of podcasts have in common. Only the capabilities that write feeds load it."""

import re
from collections.abc import Iterable
from datetime import datetime
from functools import cache
from typing import Any

import nh3
from feedgen.ext.base import BaseExtension
from feedgen.feed import FeedGenerator
from feedgen.util import formatRFC2822, xml_elem

from . import html

ATOM = "http://www.w3.org/2005/Atom"
RSS_TYPE, ATOM_TYPE = "application/rss+xml", "application/atom+xml"
GENERATOR = "Amtsfunk"
RSS_DOCS = "https://www.rssboard.org/rss-specification"

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_FRAGMENT = re.compile(r"""(?P<head>\shref=["'])#""")
_PICTURE_SOURCE = re.compile(r"<source\b[^>]*\ssrcset=[^>]*>", re.IGNORECASE)  # the <img> beside it is what readers show
_TEXT = "a abbr b bdi bdo blockquote br cite code del dfn em i ins kbd mark p pre q s samp small span strong sub sup time u var wbr"
_BLOCKS = "dd details div dl dt figcaption figure h1 h2 h3 h4 h5 h6 hr li ol summary table tbody td tfoot th thead tr ul"
_MEDIA = "audio img source video"
TAGS = frozenset(f"{_TEXT} {_BLOCKS} {_MEDIA}".split())
_ATTRIBUTES = {
    "*": {"lang", "dir"},
    "a": {"href", "title", "hreflang"},
    "abbr": {"title"},
    "audio": {"src", "controls", "preload"},
    "img": {"src", "alt", "title", "width", "height"},
    "li": {"value"},
    "ol": {"start", "reversed"},
    "source": {"src", "type"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "time": {"datetime"},
    "video": {"src", "controls", "poster", "preload", "width", "height"},
}
_DROPPED = {"script", "style", "svg", "template", "iframe", "object", "form", "button"}


def new_feed() -> Any:
    """Return an empty feed that says by what it was made."""
    feed = FeedGenerator()
    feed.generator(GENERATOR)
    feed.docs(RSS_DOCS)
    return feed


def xml_text(text: str) -> str:
    """Return ``text`` without the characters that no XML document may contain."""
    return text if text.isprintable() else _FORBIDDEN.sub("", text)


def line(text: str) -> str:
    """Return ``text`` as a title: valid, on one line, never empty (feedgen and feed readers insist)."""
    return " ".join(xml_text(text).split()) or "–"


def content(markup: str, origin: str, page: str) -> str:
    """Return ``markup`` for readers elsewhere: harmless, without classes and ids, every address absolute.

    ``page`` is the absolute address of the page it comes from; links to its own parts lead there.
    """
    simple = _PICTURE_SOURCE.sub("", markup)
    addressed = _FRAGMENT.sub(lambda m: f"{m['head']}{html.escape(page)}#", html.absolute(simple, origin))
    return clean(addressed, TAGS)


def clean(markup: str, tags: Iterable[str], dropped: Iterable[str] = ()) -> str:
    """Return ``markup`` with these elements only; ``dropped`` ones go with all they contain, of others the text stays."""
    cleaner = _cleaner(frozenset(tags), frozenset(dropped))
    return xml_text(cleaner.clean(xml_text(markup))).strip()


@cache
def _cleaner(kept: frozenset[str], dropped: frozenset[str]) -> Any:
    """Return the cleaner for these elements: setting one up costs as much as cleaning a long text."""
    attributes = {tag: names for tag, names in _ATTRIBUTES.items() if tag == "*" or tag in kept}
    return nh3.Cleaner(tags=set(kept), attributes=attributes, clean_content_tags=(_DROPPED | dropped) - kept, link_rel=None)


class ChannelLinks(BaseExtension):  # type: ignore[misc]  # feedgen ships no types
    """Adds atom:link elements to an RSS channel and sets its time of last change.

    feedgen writes only rel=self, lets every link replace the channel's own, and takes the present where no time is given.
    """

    def __init__(self) -> None:
        self.links: list[dict[str, str]] = []
        self.changed: datetime | None = None

    def extend_rss(self, feed: Any) -> Any:
        """Add the links; correct lastBuildDate."""
        channel = feed[0]
        for link in self.links:
            xml_elem(f"{{{ATOM}}}link", channel, **link)
        built = channel.find("lastBuildDate")
        if built is not None and self.changed is None:
            channel.remove(built)
        elif built is not None:
            built.text = formatRFC2822(self.changed)
        return feed
