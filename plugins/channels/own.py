# SPDX-License-Identifier: AGPL-3.0-or-later
"""The editors' own pictures: whether they are there, can be shown on their channels, and have alt texts."""

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from pathlib import Path

from PIL import Image, ImageOps

from ..core.document import Document
from ..core.finding import Finding, Position, Rule
from ..core.site import Site
from . import book, rules
from .cards.fitted import UNREADABLE, own_pictures
from .cards.needed import is_bitmap
from .posts import POST, Shown
from .teaser import Teaser


def check(teasers: Iterable[Teaser], documents: Mapping[str, Document], site: Site) -> Iterator[Finding]:
    """Yield what is wrong with the pictures of posts, and those that heads name under „teaser“ for single channels."""
    for one in teasers:
        document, channel = documents[one.source], book.book()[one.channel]
        for shown in own_pictures(document, channel):
            if channel.image is None or (document.kind == POST and not is_bitmap(site.content / shown.path.lstrip("/"))):
                continue  # a post's missing files are found where its head is read
            begin = Position() if document.kind == POST else document.where("teaser")
            place = _place(site.content / one.source, shown.path, begin)
            for rule, values in _problems(shown, site.content / shown.path.lstrip("/"), channel.image):
                yield rule.at(site.path(one.source), place, channel=channel.title, name=shown.path, **values)


def _problems(own: Shown, file: Path, wanted: book.Image) -> Iterator[tuple[Rule, dict[str, object]]]:
    size = _size(file)
    if size is None:
        yield rules.NO_PICTURE, {}
        return
    if not own.alt.strip():
        yield rules.NO_ALT, {}
    elif wanted.alt and len(own.alt) > wanted.alt:
        yield rules.LONG_ALT, {"length": len(own.alt), "most": wanted.alt}
    width, height = size
    known = {"width": width, "height": height, "best": f"{wanted.size[0]} × {wanted.size[1]}"}
    if wanted.ratio and not _exact(wanted.ratio[0]) <= Fraction(width, height) <= _exact(wanted.ratio[1]):
        yield rules.WRONG_SHAPE, {**known, "narrowest": _ratio(wanted.ratio[0]), "widest": _ratio(wanted.ratio[1])}
    elif width * 2 < wanted.size[0]:
        yield rules.SMALL_PICTURE, known


def _size(file: Path) -> tuple[int, int] | None:
    """Return width and height of a picture as it is seen; None where it cannot be read."""
    if not is_bitmap(file):
        return None
    try:
        with Image.open(file) as image:
            image.load()
            return ImageOps.exif_transpose(image).size
    except UNREADABLE:
        return None


def _exact(value: float) -> Fraction:
    """Return a ratio as the rule book writes it: 0.8 is four fifths, which binary fractions miss."""
    return Fraction(str(value))


def _ratio(value: float) -> str:
    return f"{value:g} : 1".replace(".", ",")


def _place(source: Path, name: str, begin: Position) -> Position:
    """Return where the picture's name stands in the head, or where „teaser“ does."""
    lines = source.read_text(encoding="utf-8", errors="replace").splitlines()[begin.line - 1 :]
    found = ((number, line.find(name)) for number, line in enumerate(lines, begin.line))
    return next((Position(number, column + 1) for number, column in found if column >= 0), begin)
