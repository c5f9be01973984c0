# SPDX-License-Identifier: AGPL-3.0-or-later
"""Draws one card with Pillow. Words are drawn once and used again; memory stays bounded however many cards there are."""

import io
from collections import OrderedDict
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

import fontpkg_source_sans_3
from PIL import Image, ImageChops, ImageDraw, ImageFont, ImageOps

from .layout import Frame, fit

_FONT = Path(fontpkg_source_sans_3.ROOT, "files", "SourceSans3[wght].ttf")
_BOLD, _PLAIN = 700, 500
_TINIEST = 8  # pixels
_ENOUGH = 4.5  # WCAG 1.4.3
_QUALITIES = (85, 78, 70, 60, 50, 40, 30)
_BRIGHTEST = 0.995  # this part of the pixels must be dark enough; single sparks do not count
_Masks = OrderedDict[tuple[str, int, int], tuple[Image.Image, int]]
_MOST_MASKS = 2000


@dataclass(frozen=True, slots=True)
class Look:
    """What all cards of a site have in common. Colours are „#rrggbb“; ``logo`` is a bitmap."""

    background: str
    ink: str
    logo: Path | None = None


@dataclass(frozen=True, slots=True)
class Card:
    """What one card says. ``picture`` lies under the words; ``most`` is the largest size of the file in bytes."""

    title: str
    category: str
    date: str
    authority: str
    lang: str
    size: tuple[int, int]
    picture: Path | None = None
    most: int | None = None


@dataclass(frozen=True, slots=True)
class Drawn:
    """A card as JPEG, and the contrast of its words with what lies under them (WCAG 2.2, 1.4.3: at least 4.5)."""

    data: bytes
    contrast: float


def draw(card: Card, look: Look) -> Drawn:
    """Return the card; raises OSError for a picture that cannot be read."""
    frame = Frame(card.size)
    if card.picture is None:
        image, contrast = _base(card.size, look.background).copy(), _contrast(look.ink, *_rgb(look.background))
    else:
        under, contrast = _under(card.picture, card.size, look.ink)
        image = under.copy()
    ink = _rgb(look.ink)
    _small(image, frame, card, (ink, look.logo))
    bottom = frame.title[3]
    title = fit(card.title, frame, card.lang, _measure)
    height = len(title.lines) * title.leading
    for number, line in enumerate(title.lines):
        _write(image, line, (frame.margin, bottom - height + number * title.leading), (title.size, _BOLD, ink))
    return Drawn(encoded(image, card.most), contrast)


def _small(image: Image.Image, frame: Frame, card: Card, how: tuple[tuple[int, int, int], Path | None]) -> None:
    """Write the category above, authority and date below, and put the logo into the upper corner."""
    ink, logo = how
    width = frame.size[0] - 2 * frame.margin
    _write(image, card.category, (frame.margin, frame.top), (_fitting(card.category, frame.small, width - 2 * frame.mark), _PLAIN, ink))
    foot = " · ".join(filter(None, (card.authority, card.date)))
    size = _fitting(foot, frame.small, width)
    _write(image, foot, (frame.margin, frame.bottom - size), (size, _PLAIN, ink))
    if logo:
        mark = _logo(logo, frame.mark)
        image.paste(mark, (frame.size[0] - frame.margin - mark.width, frame.top), mark)


@cache
def _font(size: int, weight: int) -> ImageFont.FreeTypeFont:
    font = ImageFont.truetype(str(_FONT), size, layout_engine=ImageFont.Layout.RAQM)
    font.set_variation_by_axes([weight])
    return font


@lru_cache(maxsize=20_000)
def _measure(text: str, size: int) -> float:
    return _font(size, _BOLD).getlength(text)


@lru_cache(maxsize=2000)
def _fitting(text: str, size: int, width: int) -> int:
    """Return the size of type, at most ``size``, in which ``text`` is no wider than ``width``."""
    return next((one for one in range(size, _TINIEST, -1) if _font(one, _PLAIN).getlength(text) <= width), _TINIEST)


class _Words:
    """Masks of words that were drawn before, the least used forgotten first."""

    def __init__(self) -> None:
        self._known: _Masks = OrderedDict()

    def mask(self, text: str, size: int, weight: int) -> tuple[Image.Image, int]:
        """Return the mask of a word, drawn from its ascender, and how far the next one stands."""
        key = (text, size, weight)
        if key in self._known:
            self._known.move_to_end(key)
            return self._known[key]
        font = _font(size, weight)
        advance = font.getlength(f"{text} ")
        mask = Image.new("L", (round(advance) + size // 2, round(size * 1.5)))
        ImageDraw.Draw(mask).text((0, 0), text, fill=255, font=font)
        self._known[key] = mask, round(advance)
        if len(self._known) > _MOST_MASKS:
            self._known.popitem(last=False)
        return self._known[key]


_words = _Words()


def _write(image: Image.Image, text: str, at: tuple[int, int], style: tuple[int, int, tuple[int, int, int]]) -> None:
    size, weight, ink = style
    x, y = at
    for word in text.split():
        mask, advance = _words.mask(word, size, weight)
        image.paste(ink, (x, y), mask)
        x += advance


@lru_cache(maxsize=16)
def _base(size: tuple[int, int], colour: str) -> Image.Image:
    return Image.new("RGB", size, colour)


@lru_cache(maxsize=4)
def _logo(path: Path, height: int) -> Image.Image:
    with Image.open(path) as image:
        return ImageOps.contain(image.convert("RGBA"), (height * 4, height))


@lru_cache(maxsize=2)
def _opened(path: Path) -> Image.Image:
    """Return the picture upright; the cards of one picture follow each other, so that it is decoded once for all sizes."""
    with Image.open(path) as image:
        image.draft("RGB", (2000, 2000))
        return ImageOps.exif_transpose(image).convert("RGB")


@lru_cache(maxsize=8)
def _under(path: Path, size: tuple[int, int], ink: str) -> tuple[Image.Image, float]:
    return _darkened(ImageOps.fit(_opened(path), size, Image.Resampling.BILINEAR), ink)


def _darkened(image: Image.Image, ink: str) -> tuple[Image.Image, float]:
    """Return the picture under as much of a veil as the words need, and the contrast then measured on its pixels.

    The brightest channel of a pixel bounds its luminance from above (for dark ink: the darkest, from below).
    """
    light = _luminance(*_rgb(ink)) > 0.5
    extreme = ImageChops.lighter if light else ImageChops.darker
    red, green, blue = image.split()
    histogram = extreme(extreme(red, green), blue).histogram()
    worst = _percentile(histogram if light else histogram[::-1])
    worst = worst if light else 255 - worst
    veil = next((part / 20 for part in range(5, 20) if _contrast(ink, *[_veiled(worst, part / 20, light)] * 3) >= _ENOUGH), 0.95)
    over = Image.new("RGB", image.size, "#000000" if light else "#ffffff")
    return Image.blend(image, over, veil), _contrast(ink, *[_veiled(worst, veil, light)] * 3)


def _veiled(value: int, veil: float, light: bool) -> int:
    return round(value * (1 - veil) + (0 if light else 255) * veil)


def _percentile(histogram: list[int]) -> int:
    limit, seen = sum(histogram) * _BRIGHTEST, 0
    for value, count in enumerate(histogram):
        seen += count
        if seen >= limit:
            return value
    return 255


def _rgb(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(red: int, green: int, blue: int) -> float:
    """Return the relative luminance (WCAG 2.2, definition)."""
    parts = [part / 255 / 12.92 if part <= 10 else ((part / 255 + 0.055) / 1.055) ** 2.4 for part in (red, green, blue)]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def _contrast(ink: str, red: int, green: int, blue: int) -> float:
    one, other = sorted((_luminance(*_rgb(ink)), _luminance(red, green, blue)))
    return (other + 0.05) / (one + 0.05)


def encoded(image: Image.Image, most: int | None) -> bytes:
    """Return the JPEG (4:4:4, so that letters have no coloured edges), as good as ``most`` bytes allow."""
    data = b""
    for quality in _QUALITIES:
        stream = io.BytesIO()
        image.save(stream, "JPEG", quality=quality, subsampling=0)
        data = stream.getvalue()
        if most is None or len(data) <= most:
            break
    return data
