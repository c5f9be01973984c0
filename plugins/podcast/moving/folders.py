# SPDX-License-Identifier: AGPL-3.0-or-later
"""What an old feed becomes: a folder an episode, the show's ledger, the show's settings, and a list of what has no place here."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import yaml
from markdownify import markdownify
from selectolax.lexbor import LexborHTMLParser

from ...core import files, html, syndication, text
from .. import guids, place
from ..audio.formats import sniff
from ..categories import CATEGORIES
from ..settings import DESCRIPTION_LIMIT
from ..transcripts.read import FORMS
from .lying import Lying
from .rss import Feed, Item, Person

_ROLES = {"host": "Moderation", "guest": "Gast"}
_TYPES = ("full", "trailer", "bonus")
_YEARS = re.compile(r"^(?:©|\(c\)|copyright|\s|\d{4}|[-–,])+", re.IGNORECASE)
_NAME_LIMIT = 60


@dataclass(frozen=True, slots=True)
class Desk:
    """Where the show moves: its word in addresses, the site's address, the authority's time, the media store if there is one."""

    show: str
    origin: str
    base: str
    zone: ZoneInfo
    store: Path | None = None

    @property
    def feed_url(self) -> str:
        """Return the absolute address of the show's new feed."""
        return f"{self.origin}{self.base}/{place.ROOT}/{self.show}/feed.xml"


@dataclass
class Plan:
    """What is to be written. Paths are relative to the show's folder; ``stored`` ones to the media store.

    ``guids`` holds folder and GUID in the order of publication, ``moved`` old pages and new ones, ``left`` a German sentence
    for each thing that could not be taken over.
    """

    texts: list[tuple[str, str]] = field(default_factory=list)
    copies: list[tuple[Path, str]] = field(default_factory=list)
    stored: list[tuple[Path, str]] = field(default_factory=list)
    guids: list[tuple[str, str]] = field(default_factory=list)
    moved: list[tuple[str, str]] = field(default_factory=list)
    show: dict[str, Any] = field(default_factory=dict)
    left: list[str] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)


_TIMED = (".vtt", ".srt", ".json")
_LATER = {
    "podcast:block": "block_services",
    "podcast:contentLink": "content_links",
    "podcast:funding": "funding",
    "podcast:image": "cover",
    "podcast:license": "license",
    "podcast:location": "location",
    "podcast:podroll": "podroll",
    "podcast:publisher": "publisher",
    "podcast:socialInteract": "social",
    "podcast:soundbite": "soundbites",
    "podcast:txt": "txt",
    "podcast:updateFrequency": "update_frequency",
}  # what there is here too, by its name in settings or heads, and is not taken over


def _unknown(name: str) -> str:
    if own := _LATER.get(name):
        return f"Angabe „{name}“ des Feeds wurde nicht übernommen. Gilt sie noch, tragen Sie sie unter „{own}“ ein."
    return f"Angabe „{name}“ des Feeds hat hier kein Gegenstück."


def plan(feed: Feed, lying: Lying, desk: Desk) -> Plan:
    """Return what becomes of ``feed``, the files beside it being ``lying``."""
    made = Plan()
    _show(made, feed, lying, desk)
    names: dict[str, Item] = {}
    for number, one in enumerate(sorted(_distinct(made, feed.items), key=_published), 1):
        name = f"{number:03}-{_short(text.slug(one.title)) or 'folge'}"
        names[name] = one
        made.guids.append((name, one.guid))
        made.left += [f"Folge „{one.title}“: {what}" for what in _episode(made, name, one, (feed, lying, desk))]
    made.texts.append((guids.LEDGER, guids.as_toml(made.guids)))
    made.left += [_unknown(name) for name in feed.unknown]
    if feed.following:
        made.left.append(f"Der Feed geht auf einer weiteren Seite weiter; legen Sie auch sie in den Ordner: {feed.following}")
    return made


def _distinct(made: Plan, items: Sequence[Item]) -> Iterator[Item]:
    known: dict[str, str] = {}
    for one in items:
        if not one.guid:
            made.left.append(f"Folge „{one.title}“: Sie hat weder Kennung noch Tondatei und entfällt.")
        elif one.guid in known:
            made.left.append(f"Folge „{one.title}“: Sie trägt dieselbe Kennung wie „{known[one.guid]}“ und entfällt.")
        else:
            known[one.guid] = one.title
            yield one


def _published(one: Item) -> tuple[bool, datetime]:
    return one.date is None, _aware(one.date) if one.date else datetime.max.replace(tzinfo=UTC)


def _aware(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _short(slug: str) -> str:
    return slug if len(slug) <= _NAME_LIMIT else slug[: _NAME_LIMIT + 1].rpartition("-")[0] or slug[:_NAME_LIMIT]


def _show(made: Plan, feed: Feed, lying: Lying, desk: Desk) -> None:
    described = html.plain(feed.description)
    cover = lying.of(feed.image) if feed.image else None
    group, _, inner = feed.category.partition(" > ")
    listed = group in CATEGORIES and (not inner or inner in CATEGORIES[group])
    known: dict[str, Any] = {
        "title": feed.title,
        "subtitle": feed.subtitle[:255],
        "description": text.cut_bytes(described or feed.title, DESCRIPTION_LIMIT),
        "language": feed.language.lower().replace("_", "-"),
        "category": feed.category if listed else "",
        "author": feed.author,
        "email": feed.email,
        "cover": f"{place.ROOT}/{desk.show}/cover{cover.suffix.lower()}" if cover else "",
        "type": "serial" if feed.kind == "serial" else "",
        "copyright": _YEARS.sub("", feed.copyright),
        "persons": tuple(_person(one) for one in feed.persons),
        "explicit": feed.explicit,
        # Apps know a show without podcast:guid by the one that follows from its address: it is for life.
        "guid": feed.guid or (guids.of_feed(feed.address) if feed.address else ""),
        "new_feed_url": desk.feed_url if desk.origin else "",
        "former_feeds": tuple(_own_path(feed.address, desk)),
    }
    made.show = {key: value for key, value in known.items() if value}
    if cover:
        made.copies.append((cover, f"cover{cover.suffix.lower()}"))
    elif feed.image:
        made.left.append(f"Titelbild der Sendung: Die Datei liegt nicht dabei: {feed.image}")
    if feed.category and not listed:
        made.left.append(f"Kategorie „{feed.category}“: Sie steht nicht in Apples Liste.")


def _own_path(address: str, desk: Desk) -> list[str]:
    """Return the path of ``address`` where it is one of this site's own server, else nothing."""
    parts = urlsplit(address)
    own = parts.path.removeprefix(desk.base) + (f"?{parts.query}" if parts.query else "")
    return [own] if parts.netloc and f"{parts.scheme}://{parts.netloc}".lower() == desk.origin.lower() and parts.path.strip("/") else []


def _person(one: Person) -> dict[str, str]:
    known = {"name": one.name, "role": _ROLES.get(one.role.lower(), one.role), "href": one.href}
    return {key: value for key, value in known.items() if value}


def _episode(made: Plan, name: str, one: Item, around: tuple[Feed, Lying, Desk]) -> Iterator[str]:
    """Plan the folder of one episode; yield what could not be taken over."""
    feed, lying, desk = around
    slug = name.partition("-")[2]
    head = _head(one, slug, desk)
    yield from _audio(made, name, one, (lying, desk, head))
    if one.image and one.image != feed.image:
        picture = lying.of(one.image)
        if picture:
            target = f"{name}/titelbild{picture.suffix.lower()}"
            made.copies.append((picture, target))
            head |= {"image": f"{place.ROOT}/{desk.show}/{target}", "image_alt": f"Titelbild der Folge „{one.title}“"}
        else:
            yield f"Das Bild liegt nicht dabei: {one.image}"
    yield from _transcripts(made, name, one, lying)
    yield from _chapters(made, name, one, lying)
    for shown in LexborHTMLParser(one.notes).css("img[src], iframe[src], video[src], audio[src]"):
        yield f"Aus dem Text entfällt ein Bild oder Player: {shown.attributes['src']}"
    if one.date is None:
        yield "Das Datum fehlt oder ist unlesbar."
    made.texts.append((f"{name}/index.md", _document(head, one.notes)))
    made.counts["Folgen"] += 1
    if one.link:
        made.moved.append((one.link, f"{desk.origin}{desk.base}/{place.address(desk.show, slug)}"))


def _head(one: Item, slug: str, desk: Desk) -> dict[str, Any]:
    number, season = one.episode.lstrip("0"), one.season.lstrip("0")
    known = {
        "title": one.title,
        "date": _aware(one.date).astimezone(desk.zone) if one.date else None,
        "slug": slug,
        "season": int(season) if season else None,
        "episode": int(number) if number else None,
        "episode_type": one.kind if one.kind in _TYPES[1:] else "",
        "explicit": one.explicit,
        "summary": one.summary,
        "tags": list(one.tags),
        "persons": [_person(person) for person in one.persons],
        "aliases": [path for path in _own_path(one.link, desk) if "?" not in path],  # the others are the server's to redirect
    }
    return {key: value for key, value in known.items() if value not in (None, "", [], False)}


def _audio(made: Plan, name: str, one: Item, around: tuple[Lying, Desk, dict[str, Any]]) -> Iterator[str]:
    lying, desk, head = around
    slug, formats = name.partition("-")[2], set[str]()
    for index, address in enumerate(one.audio):
        file = lying.of(address, 0 if index else one.size)
        kind = sniff(file) if file else None
        ending = kind.extension if kind else file.suffix.lower() if file else ""
        if file is None:
            yield f"Die Tondatei liegt nicht dabei: {address}"
        elif ending not in formats:  # the same format twice is the same sound at another rate
            formats.add(ending)
            made.counts["Tondateien"] += 1
            if not desk.store:
                made.copies.append((file, f"{name}/{slug}{ending}"))
            elif "audio" in head:
                yield f"Der Medienspeicher fasst eine Tondatei je Folge; „{file.name}“ bleibt zurück."
            else:
                made.stored.append((file, f"{desk.show}/{name}{ending}"))
                head["audio"] = {"sha256": files.digest(file), "path": f"{desk.show}/{name}{ending}"}
    if not one.audio:
        yield "Sie hat keine Tondatei."


def _transcripts(made: Plan, name: str, one: Item, lying: Lying) -> Iterator[str]:
    found = {address: file for address in one.transcripts if (file := lying.of(address))}
    if not any(file.suffix.lower() in _TIMED for file in found.values()):  # of one with times the other forms are made
        yield from (f"Die Mitschrift liegt nicht dabei: {address}" for address in one.transcripts if address not in found)
    for file in found.values():
        ending = file.suffix.lower()
        if ending in FORMS:
            made.copies.append((file, f"{name}/mitschrift{ending}"))
            made.counts["Mitschriften"] += 1
        else:
            yield f"Die Mitschrift „{file.name}“ hat eine Form, die hier nicht gelesen wird."


def _chapters(made: Plan, name: str, one: Item, lying: Lying) -> Iterator[str]:
    file = lying.of(one.chapters) if one.chapters else None
    if file:
        made.copies.append((file, f"{name}/folge.chapters.json"))
    elif one.marks:
        rows = (f"{start} {' '.join(title.split())}" + (f" <{href}>" if href else "") for start, title, href in one.marks)
        made.texts.append((f"{name}/chapters.txt", "\n".join(rows) + "\n"))
    elif one.chapters:
        yield f"Die Kapiteldatei liegt nicht dabei: {one.chapters}"
    made.counts["Kapitellisten"] += bool(file or one.marks)


def _document(head: dict[str, Any], notes: str) -> str:
    """Return the Markdown file of an episode; HTML becomes Markdown."""
    body = markdownify(syndication.clean(notes, syndication.TAGS), heading_style="ATX", bullets="-", strip=["img"]).strip()
    return f"---\n{yaml.safe_dump(head, allow_unicode=True, sort_keys=False, width=1000)}---\n\n{body}\n"
