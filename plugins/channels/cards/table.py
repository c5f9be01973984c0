# SPDX-License-Identifier: AGPL-3.0-or-later
"""Gives teasers their pictures: the card in the channel's size, or the editors' own picture, each with its alt text."""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain, repeat
from pathlib import Path

from PIL import Image

from ...core.document import Document
from ...core.finding import Finding
from ..book import Channel, book
from ..fields import Wanted
from ..posts import Shown
from ..teaser import Picture, Teaser
from . import rules
from .alt import alt_text
from .deck import Made, Progress, deal
from .draw import Card, Look
from .needed import PAGE, Size, card, picture_of, sizes
from .settings import Cards

_PREVIEW_ALT = 420  # twitter:image:alt


@dataclass(frozen=True)
class Table:
    """What drawing needs: folders, the look, the authority's name, where paths stand, and how an own picture is published."""

    content: Path
    cache: Path
    look: Look
    settings: Cards
    authority: str
    shown: Callable[[str], str]
    published: Callable[[str], str]
    progress: Progress = lambda *_: None
    held: Container[str] = ()  # sources of articles whose pictures are not public before them


@dataclass(frozen=True)
class Hand:
    """The cards of all documents by source and size, and what is wrong with them."""

    cards: Mapping[tuple[str, Size], Made]
    alts: Mapping[str, str]
    findings: tuple[Finding, ...]

    @property
    def files(self) -> Iterator[Made]:
        """Return every card once."""
        yield from self.without(())

    def without(self, held: Container[str]) -> Iterator[Made]:
        """Return every card once that belongs to other sources than those in ``held``."""
        yield from {one.save_as: one for (source, _), one in self.cards.items() if source not in held}.values()


def lay(documents: Iterable[Document], pages: Iterable[Document], channels: Iterable[Channel], table: Table) -> Hand:
    """Draw the cards of ``documents`` in every size that the channels need, those of ``pages`` for link previews alone."""
    wanted: dict[tuple[str, Size], Card] = {}
    found, alts = list[Finding](), dict[str, str]()
    every: Mapping[Size, int | None] = sizes(channels, table.settings)
    for document, needed in chain(zip(documents, repeat(every)), zip(pages, repeat({PAGE: None}))):
        picture, problems = _picture(document, table)
        found += problems
        alts[document.source] = str(document.fields.get("image_alt") or "") if picture else ""
        for size, most in needed.items():
            wanted[document.source, size] = card(document, size, most, table.authority, picture)
    made = deal(wanted.values(), table.look, table.cache, table.progress)
    return Hand({key: made[one] for key, one in wanted.items()}, alts, tuple(found))


def _picture(document: Document, table: Table) -> tuple[Path | None, list[Finding]]:
    path = picture_of(document, table.content) if table.settings.picture else None
    if path is None:
        return None, []
    try:
        with Image.open(path) as image:
            image.verify()
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        place = document.where("image")
        return None, [rules.UNREADABLE_PICTURE.at(table.shown(document.source), place, name=path.name)]
    return path, []


def illustrated(one: Teaser, document: Document, hand: Hand, table: Table) -> Teaser:
    """Return the teaser with its picture."""
    channel = book()[one.channel]
    wanted: Wanted = document.fields.get("teaser") or Wanted()
    own = wanted.own(one.channel)
    if channel.image is None:
        return one
    shown: tuple[Shown, ...] = document.fields.get("pictures") or ()
    if shown:
        return replace(one, pictures=tuple(_own(each.path, each.alt, table.published) for each in shown[: channel.image.count]))
    if own.image:
        address = _unpublished if one.source in table.held else table.published
        return replace(one, pictures=(_own(own.image, own.image_alt, address),))
    drawn = hand.cards[document.source, channel.image.size]
    category = document.category.name if document.category else ""
    alt = alt_text(document.title, category, hand.alts[document.source], channel.image.alt)
    return replace(one, pictures=(Picture(drawn.save_as, alt, channel.image.size, drawn.bytes),))


def _own(path: str, alt: str, address: Callable[[str], str]) -> Picture:
    return Picture(address(path), alt, source=path.lstrip("/"))


def _unpublished(path: str) -> str:
    return path.lstrip("/")


def page_card(document: Document, hand: Hand) -> Picture | None:
    """Return the card that link previews of the document's page show."""
    drawn = hand.cards.get((document.source, PAGE))
    if drawn is None:
        return None
    category = document.category.name if document.category else ""
    return Picture(drawn.save_as, alt_text(document.title, category, hand.alts[document.source], _PREVIEW_ALT), PAGE, drawn.bytes)
