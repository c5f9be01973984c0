# SPDX-License-Identifier: AGPL-3.0-or-later
"""A channel as RSS 2.0 or Atom, made with feedgen and read by everything: whole texts, absolute addresses, lasting GUIDs."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from ..core.document import Document
from ..core.syndication import ATOM_TYPE, RSS_TYPE, ChannelLinks, content, line, new_feed, xml_text
from .channels import SIMPLE, Channel

_NEVER = datetime(1970, 1, 1, tzinfo=UTC)  # Atom demands a time; an empty feed has none of its own


@dataclass
class Writer:
    """What all feeds of a site share; the text of an article is prepared once, however many feeds it stands in.

    ``lead`` returns the HTML of what the page shows above the text: its picture.
    """

    origin: str
    base: str
    zone: ZoneInfo
    description: str = ""
    author: str = ""
    hub: str = ""
    full: bool = True
    lead: Callable[[Document], str] = field(default=lambda _: "")
    _texts: dict[str, str] = field(default_factory=dict)

    def write(self, channel: Channel) -> bytes:
        """Return the bytes of ``channel``: the same for the same documents, whenever and wherever."""
        atom = channel.type == ATOM_TYPE
        feed = self._atom_head(channel) if atom else self._rss_head(channel)
        feed.title(line(channel.title))
        for document in channel.documents:
            self._entry(feed.add_entry(order="append"), document, atom=atom)
        raw: bytes = feed.atom_str(pretty=True) if atom else feed.rss_str(pretty=True)
        return raw

    def _absolute(self, url: str) -> str:
        return xml_text(f"{self.origin}{self.base}/{url}")

    def _changed(self, channel: Channel) -> datetime | None:
        return max((self._updated(one) for one in channel.documents), default=None)

    def _updated(self, document: Document) -> datetime:
        return (document.modified or document.date or _NEVER).astimezone(self.zone)

    def _atom_head(self, channel: Channel) -> Any:
        feed = new_feed()
        feed.id(self._absolute(channel.url))
        feed.language(channel.lang)
        feed.subtitle(xml_text(self.description) or None)
        feed.updated(self._changed(channel) or _NEVER)
        feed.author(name=line(self.author))
        feed.link(href=self._absolute(channel.page), rel="alternate", type="text/html")
        feed.link(href=self._absolute(channel.url), rel="self", type=ATOM_TYPE)
        if self.hub:
            feed.link(href=self.hub, rel="hub")
        return feed

    def _rss_head(self, channel: Channel) -> Any:
        feed = new_feed()
        feed.register_extension("channel", ChannelLinks, atom=False)
        feed.load_extension("dc", atom=False)
        feed.link(href=self._absolute(channel.page))
        feed.language("de" if channel.lang == SIMPLE else channel.lang)  # feed readers know no variants
        feed.description(line(self.description or channel.title))
        feed.channel.changed = self._changed(channel)
        feed.channel.links.append({"href": self._absolute(channel.url), "rel": "self", "type": RSS_TYPE})
        if self.hub:
            feed.channel.links.append({"href": self.hub, "rel": "hub"})
        return feed

    def _entry(self, entry: Any, document: Document, *, atom: bool) -> None:
        page = self._absolute(document.url)
        entry.title(line(document.title))
        entry.guid(_urn(document.guid), permalink=False)
        entry.link(href=page, rel="alternate")
        entry.published(document.date.astimezone(self.zone) if document.date else _NEVER)
        entry.updated(self._updated(document))
        names = [xml_text(label.name) for label in document.authors]
        if atom:
            entry.author([{"name": name, "uri": self._absolute(label.url)} for name, label in zip(names, document.authors, strict=True)])
        elif names:
            entry.dc.dc_creator(names)
        for label in (*([document.category] if document.category else []), *document.tags):
            entry.category(term=xml_text(label.slug), label=xml_text(label.name))
        entry.summary(xml_text(document.summary) or None)
        if self.full:
            entry.content(self._text(document, page) or None, type="html")

    def _text(self, document: Document, page: str) -> str:
        if document.guid not in self._texts:
            self._texts[document.guid] = content(self.lead(document) + document.body, self.origin, page)
        return self._texts[document.guid]


def _urn(guid: str) -> str:
    """Return a UUID as a URI; a GUID of another form, kept from an older site, stays what it is."""
    try:
        return UUID(guid).urn
    except ValueError:
        return xml_text(guid)
