# SPDX-License-Identifier: AGPL-3.0-or-later
"""Reads a foreign podcast's RSS feed as it is found in the wild: other namespaces' addresses, ids left out, HTML everywhere."""

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from email.utils import parsedate_to_datetime
from html import unescape

# By address, in lower case, without scheme and without a slash at the end: feeds differ in these.
_PREFIXES = {
    "www.itunes.com/dtds/podcast-1.0.dtd": "itunes",
    "podcastindex.org/namespace/1.0": "podcast",
    "github.com/podcastindex-org/podcast-namespace/blob/main/docs/1.0.md": "podcast",
    "podlove.org/simple-chapters": "psc",
    "purl.org/rss/1.0/modules/content": "content",
    "www.w3.org/2005/atom": "atom",
    "purl.org/dc/elements/1.1": "dc",
}
# What has its counterpart here or is told anew by every build; anything else is listed as not taken over.
_KNOWN = {
    "": (
        "title link description language copyright pubDate lastBuildDate generator docs image ttl "
        "item category guid enclosure author managingEditor webMaster"
    ),
    "atom": "link",
    "content": "encoded",
    "dc": "creator",
    "itunes": (
        "title subtitle summary author owner image category explicit type duration season episode episodeType "
        "keywords new-feed-url complete block"
    ),
    "psc": "chapters",
    "podcast": "guid locked transcript chapters person season episode medium alternateEnclosure",
}
_TRUE = frozenset({"true", "yes", "explicit"})


class UnreadableError(ValueError):
    """The document is no podcast feed; the message is a German sentence for the person who named it."""


@dataclass(frozen=True, slots=True)
class Person:
    """Someone who took part, as podcast:person has it."""

    name: str
    role: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One episode of the old feed. ``notes`` is HTML; ``audio`` holds addresses, the main enclosure's first."""

    guid: str
    title: str
    link: str = ""
    date: datetime | None = None
    notes: str = ""
    summary: str = ""
    audio: tuple[str, ...] = ()
    size: int = 0
    image: str = ""
    season: str = ""
    episode: str = ""
    kind: str = "full"
    explicit: bool | None = None
    tags: tuple[str, ...] = ()
    persons: tuple[Person, ...] = ()
    transcripts: tuple[str, ...] = ()
    chapters: str = ""
    marks: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Feed:
    """The old feed. ``unknown`` names the elements that have no place here, ``following`` the address of its next page."""

    title: str
    link: str = ""
    address: str = ""
    following: str = ""
    description: str = ""
    subtitle: str = ""
    language: str = ""
    author: str = ""
    email: str = ""
    copyright: str = ""
    category: str = ""
    image: str = ""
    kind: str = "episodic"
    guid: str = ""
    explicit: bool = False
    persons: tuple[Person, ...] = ()
    items: tuple[Item, ...] = ()
    unknown: tuple[str, ...] = field(default=())


def is_feed(data: bytes) -> bool:
    """Tell whether ``data`` begins like an RSS document."""
    return b"<rss" in data[:4000].lower()


def read(data: bytes) -> Feed:
    """Return what the RSS document says; raises UnreadableError, which tells why in German."""
    try:
        root = ET.fromstring(data)  # noqa: S314  # expat bounds entities since 2.4.1 and fetches none
    except ET.ParseError as error:
        line, column = error.position
        raise UnreadableError(f"Der Feed ist kein wohlgeformtes XML (Zeile {line}, Spalte {column + 1}).") from error
    except (ValueError, LookupError) as error:
        raise UnreadableError("Die Zeichenkodierung des Feeds ist unbekannt.") from error
    for element in root.iter():
        element.tag = _short(str(element.tag))
    channel = root.find("channel")
    if channel is None or not _text(channel, "title"):
        raise UnreadableError("Das ist kein RSS-Feed eines Podcasts: Es fehlt „channel“ mit einem Titel.")
    return _feed(channel)


def _short(tag: str) -> str:
    address, _, name = tag.rpartition("}")
    if not address:
        return name
    bare = address[1:].lower().removeprefix("https://").removeprefix("http://").rstrip("/")
    return f"{_PREFIXES.get(bare, bare)}.{name}"  # ElementTree reads a colon in a path as a prefix


def _feed(channel: ET.Element) -> Feed:
    links = {one.get("rel", ""): one.get("href", "") for one in channel.findall("atom.link")}
    items = tuple(_item(one) for one in channel.findall("item"))
    return Feed(
        title=_line(channel, "title"),
        link=_text(channel, "link"),
        address=links.get("self", ""),
        following=links.get("next", "") or links.get("prev-archive", ""),
        description=_text(channel, "description", "itunes.summary"),
        subtitle=_line(channel, "itunes.subtitle"),
        language=_text(channel, "language"),
        author=_line(channel, "itunes.author", "dc.creator"),
        email=_text(channel, "itunes.owner/itunes.email"),
        copyright=_line(channel, "copyright"),
        category=_category(channel),
        image=_image(channel) or _text(channel, "image/url"),
        kind=_text(channel, "itunes.type").lower() or "episodic",
        guid=_text(channel, "podcast.guid"),
        explicit=bool(_explicit(channel)),
        persons=_persons(channel),
        items=items,
        unknown=tuple(sorted(set(_unknown(channel)))),
    )


def _item(item: ET.Element) -> Item:
    enclosures = item.findall("enclosure")
    main = [one.get("url", "").strip() for one in enclosures]
    others = [one.get("uri", "").strip() for one in item.iter("podcast.source")]
    audio = tuple(dict.fromkeys(url for url in (*main, *others) if url))
    length = enclosures[0].get("length", "") if enclosures else ""
    return Item(
        # Directories take the enclosure's address where there is no GUID: so this is what subscribers know it by.
        guid=_text(item, "guid") or (audio[0] if audio else ""),
        title=_line(item, "itunes.title", "title") or "Ohne Titel",
        link=_text(item, "link"),
        date=_date(_text(item, "pubDate")),
        notes=_text(item, "content.encoded", "description", "itunes.summary"),
        summary=_line(item, "itunes.subtitle"),
        audio=audio,
        size=int(length) if length.isdigit() else 0,
        image=_image(item),
        season=_number(item, "itunes.season", "podcast.season"),
        episode=_number(item, "itunes.episode", "podcast.episode"),
        kind=_text(item, "itunes.episodeType").lower() or "full",
        explicit=_explicit(item),
        tags=_tags(item),
        persons=_persons(item),
        transcripts=tuple(one.get("url", "") for one in item.findall("podcast.transcript")),
        chapters=next((one.get("url", "") for one in item.findall("podcast.chapters")), ""),
        marks=tuple((one.get("start", ""), one.get("title", ""), one.get("href", "")) for one in item.iter("psc.chapter")),
    )


def _text(parent: ET.Element, *names: str) -> str:
    """Return the text of the first of ``names`` that has any."""
    found = (parent.findtext(name, "").strip() for name in names)
    return next(filter(None, found), "")


def _line(parent: ET.Element, *names: str) -> str:
    """Return a text that is no HTML on one line; entities that were escaped twice are resolved."""
    return " ".join(unescape(_text(parent, *names)).split())


def _number(parent: ET.Element, *names: str) -> str:
    digits = _text(parent, *names)
    return digits if digits.isdigit() and int(digits) else ""


def _date(text: str) -> datetime | None:
    try:
        return parsedate_to_datetime(text)
    except (ValueError, TypeError):
        return None


def _category(channel: ET.Element) -> str:
    group = channel.find("itunes.category")
    inner = group.find("itunes.category") if group is not None else None
    names = (one.get("text", "").strip() for one in (group, inner) if one is not None)
    return " > ".join(filter(None, names))


def _image(parent: ET.Element) -> str:
    one = parent.find("itunes.image")
    return one.get("href", "").strip() if one is not None else ""


def _explicit(parent: ET.Element) -> bool | None:
    written = _text(parent, "itunes.explicit").lower()
    return written in _TRUE if written else None


def _tags(item: ET.Element) -> tuple[str, ...]:
    words = (*_text(item, "itunes.keywords").split(","), *(one.text or "" for one in item.findall("category")))
    return tuple(dict.fromkeys(" ".join(word.split()) for word in words if word.strip()))


def _persons(parent: ET.Element) -> tuple[Person, ...]:
    found = ((_plain(one.text), one.get("role", ""), one.get("href", "")) for one in parent.findall("podcast.person"))
    return tuple(Person(name, role, href) for name, role, href in found if name)


def _plain(text: str | None) -> str:
    return " ".join((text or "").split())


def _unknown(channel: ET.Element) -> Iterator[str]:
    for parent in (channel, *channel.findall("item")):
        for prefix, _, name in (str(one.tag).rpartition(".") for one in parent):
            if name not in _KNOWN.get(prefix, "").split():
                yield f"{prefix}:{name}" if prefix else name
