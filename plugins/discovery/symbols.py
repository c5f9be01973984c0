# SPDX-License-Identifier: AGPL-3.0-or-later
"""Pictures as files: the size of one for link previews, the symbol of the site as browsers ask for it."""

import io
from pathlib import Path

ICON_SIZES = ((16, 16), (32, 32), (48, 48))
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
    if source.suffix.lower() == ".svg" and b"<svg" in data:
        return {"favicon.svg": data}
    if source.suffix.lower() == ".ico":
        return {"favicon.ico": data}
    return {"favicon.ico": icon} if source.suffix.lower() == ".png" and (icon := _icon(data)) else {}


def _icon(png: bytes) -> bytes:
    try:
        from PIL import Image, UnidentifiedImageError  # an extra: without it there is no favicon.ico
    except ModuleNotFoundError:
        return b""
    made = io.BytesIO()
    try:
        with Image.open(io.BytesIO(png)) as picture:
            picture.convert("RGBA").save(made, "ICO", sizes=ICON_SIZES)
    except (OSError, UnidentifiedImageError, Image.DecompressionBombError):
        return b""
    return made.getvalue()
