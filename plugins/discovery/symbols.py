# SPDX-License-Identifier: AGPL-3.0-or-later
"""Pictures as files: the size of one for link previews, the symbol of the site as browsers ask for it."""

import io
from collections.abc import Iterable
from pathlib import Path

from ..core import svg

ICON, SCALABLE, TOUCH = "favicon.ico", "favicon.svg", "apple-touch-icon.png"
ICON_SIZES = ((16, 16), (32, 32), (48, 48))
_TOUCH_SIZE = (180, 180)
_ICO, _PNG = b"\0\0\1\0", b"\x89PNG\r\n\x1a\n"
_LINKS = {
    ICON: {"rel": "icon", "href": ICON, "sizes": "32x32"},
    SCALABLE: {"rel": "icon", "href": SCALABLE, "type": "image/svg+xml"},
    TOUCH: {"rel": "apple-touch-icon", "href": TOUCH},
}
_TURNED = range(5, 9)  # EXIF orientations that swap width and height


def pixels(path: Path, widest: int = 0) -> tuple[int, int]:
    """Return width and height of the picture as it is shown, reduced to ``widest``; zeros where nobody can tell."""
    try:
        from PIL import Image, UnidentifiedImageError  # an extra: without it the sizes are left out
    except ModuleNotFoundError:
        return 0, 0
    try:
        with Image.open(path) as picture:
            width, height = picture.size
            if picture.getexif().get(0x0112) in _TURNED:
                width, height = height, width
    except (OSError, UnidentifiedImageError, Image.DecompressionBombError):
        return 0, 0
    wide = min(widest, width) if widest else width
    return wide, max(1, round(height * wide / width))


def symbols(source: Path) -> dict[str, bytes]:
    """Return the files that browsers ask for, by name, made from one SVG, PNG or ICO; nothing where that is impossible."""
    try:
        data = source.read_bytes()
    except OSError:
        return {}
    match source.suffix.lower():
        case ".svg" if not svg.problem(data):
            return {SCALABLE: data}
        case ".ico" if data.startswith(_ICO):
            return {ICON: data}
        case ".png" if data.startswith(_PNG):
            return _drawn(data)
    return {}


def links(made: Iterable[str]) -> list[dict[str, str]]:
    """Return the attributes of the ``<link>`` for each file that was made; who knows SVG takes that, being named last."""
    return [_LINKS[name] for name in (ICON, SCALABLE, TOUCH) if name in made]


def _drawn(png: bytes) -> dict[str, bytes]:
    """Return the small symbol of windows and the large one of home screens, which show no transparency."""
    try:
        from PIL import Image, ImageOps, UnidentifiedImageError  # an extra: without it a PNG makes no symbol
    except ModuleNotFoundError:
        return {}
    small, large = io.BytesIO(), io.BytesIO()
    try:
        with Image.open(io.BytesIO(png)) as picture:
            square = ImageOps.pad(picture.convert("RGBA"), _TOUCH_SIZE, color=(0, 0, 0, 0))
        square.save(small, "ICO", sizes=ICON_SIZES)
        ground = Image.new("RGBA", _TOUCH_SIZE, "white")
        ground.alpha_composite(square)
        ground.convert("RGB").save(large, "PNG", optimize=True)
    except (OSError, UnidentifiedImageError, Image.DecompressionBombError):
        return {}
    return {ICON: small.getvalue(), TOUCH: large.getvalue()}
