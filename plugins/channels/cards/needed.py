# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which cards the channels need of a document."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from ...core.document import Document
from ..book import Channel
from .draw import Card
from .settings import Cards

PAGE = (1200, 630)  # what link previews show (Open Graph)
_MONTHS = ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"]
Size = tuple[int, int]


def sizes(channels: Iterable[Channel], settings: Cards) -> Mapping[Size, int | None]:
    """Return the sizes to draw and the smallest of the channels' limits in bytes for each."""
    limits: dict[Size, list[int]] = {PAGE: []}
    for one in channels:
        if one.image:
            limits.setdefault(one.image.size, []).extend([one.image.bytes] if one.image.bytes else [])
    return {size: min(found, default=None) for size, found in [*limits.items(), *((size, []) for size in settings.sizes)]}


def card(document: Document, size: Size, most: int | None, authority: str, picture: Path | None) -> Card:
    """Return what the card of ``document`` says in ``size``."""
    day = document.date
    written = f"{day.day}. {_MONTHS[day.month - 1]} {day.year}" if day else ""
    category = document.category.name if document.category else ""
    return Card(document.title, category, written, authority, document.lang, size, picture, most)


def picture_of(document: Document, content: Path) -> Path | None:
    """Return the document's picture, where it is a bitmap: beside its text or, with a stroke in front, in the content folder."""
    named = str(document.fields.get("image") or "")
    places = [content / named.lstrip("/")] if named.startswith("/") else [(content / document.source).parent / named, content / named]
    return next((one for one in places if named and is_bitmap(one)), None)


def is_bitmap(path: Path) -> bool:
    """Tell whether ``path`` is a file that cards can show."""
    return path.suffix.lower() in (".jpg", ".jpeg", ".png", ".webp") and path.is_file()
