# SPDX-License-Identifier: AGPL-3.0-or-later
"""Gives teasers their pictures: the card in the channel's size, or the editors' own picture, each with its alt text."""

from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain, repeat
from pathlib import Path

from PIL import Image

from ...core.document import Document
from ...core.finding import Finding
from ..book import Channel, book
from ..teaser import Picture, Teaser
from . import rules
from .alt import alt_text
from .deck import Made, Progress, deal
from .draw import Card, Look
from .fitted import UNREADABLE, Fitted, Key, fitted, own_pictures
from .needed import PAGE, Size, card, picture_of, sizes
from .settings import Cards

_PREVIEW_ALT = 420  # twitter:image:alt


@dataclass(frozen=True)
class Table:
    """What drawing needs: folders, the look, the authority's name, and where paths stand."""

    content: Path
    cache: Path
    look: Look
    settings: Cards
    authority: str
    shown: Callable[[str], str]
    progress: Progress = lambda *_: None


@dataclass(frozen=True)
class Hand:
    """The cards of all documents by source and size, and what is wrong with them."""

    cards: Mapping[tuple[str, Size], Made]
    alts: Mapping[str, str]
    findings: tuple[Finding, ...]
    own: Mapping[Key, Fitted] = field(default_factory=dict)

    def files(self, held: Container[str] = ()) -> Mapping[str, Path]:
        """Return the file of each card and own picture that belongs to other sources than those in ``held``, by its address."""
        cards = {one.save_as: one.cached for (source, _), one in self.cards.items() if source not in held}
        return cards | {one.save_as: one.cached for (source, _, _), one in self.own.items() if source not in held}


def lay(documents: Iterable[Document], pages: Iterable[Document], channels: Iterable[Channel], table: Table) -> Hand:
    """Draw the cards of ``documents`` in every size that the channels need, those of ``pages`` for link previews alone."""
    wanted: dict[tuple[str, Size], Card] = {}
    found, alts = list[Finding](), dict[str, str]()
    told, served = list(documents), list(channels)
    every: Mapping[Size, int | None] = sizes(served, table.settings)
    plain = [one for one in told if not one.fields.get("pictures")]
    for document, needed in chain(zip(plain, repeat(every)), zip(pages, repeat({PAGE: None}))):
        picture, problems = _picture(document, table)
        found += problems
        alts[document.source] = str(document.fields.get("image_alt") or "") if picture else ""
        for size, most in needed.items():
            wanted[document.source, size] = card(document, size, most, table.authority, picture)
    made = deal(wanted.values(), table.look, table.cache, table.progress)
    return Hand({key: made[one] for key, one in wanted.items()}, alts, tuple(found), fitted(told, served, table.content, table.cache))


def _picture(document: Document, table: Table) -> tuple[Path | None, list[Finding]]:
    path = picture_of(document, table.content) if table.settings.picture else None
    if path is None:
        return None, []
    try:
        with Image.open(path) as image:
            image.verify()
    except UNREADABLE:
        place = document.where("image")
        return None, [rules.UNREADABLE_PICTURE.at(table.shown(document.source), place, name=path.name)]
    return path, []


def illustrated(one: Teaser, document: Document, hand: Hand) -> Teaser:
    """Return the teaser with its pictures."""
    channel = book()[one.channel]
    if channel.image is None:
        return one
    if shown := own_pictures(document, channel):
        known = ((each, hand.own.get((one.source, each.path, channel.image.bytes))) for each in shown)
        found = (Picture(made.save_as, each.alt, made.size, made.bytes, each.path.lstrip("/")) for each, made in known if made)
        return replace(one, pictures=tuple(found))
    drawn = hand.cards[document.source, channel.image.size]
    category = document.category.name if document.category else ""
    alt = alt_text(document.title, category, hand.alts[document.source], channel.image.alt)
    return replace(one, pictures=(Picture(drawn.save_as, alt, channel.image.size, drawn.bytes),))


def page_card(document: Document, hand: Hand) -> Picture | None:
    """Return the card that link previews of the document's page show."""
    drawn = hand.cards.get((document.source, PAGE))
    if drawn is None:
        return None
    category = document.category.name if document.category else ""
    return Picture(drawn.save_as, alt_text(document.title, category, hand.alts[document.source], _PREVIEW_ALT), PAGE, drawn.bytes)
