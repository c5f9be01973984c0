# SPDX-License-Identifier: AGPL-3.0-or-later
"""Pictures for inside audio files: JPEG without metadata, no larger than an app shows them, light enough to travel with every download."""

import io
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageOps, UnidentifiedImageError

COVER, CHAPTER, SMALL = (1400, 300_000), (800, 100_000), (600, 60_000)  # pixels of the longer side, bytes
_QUALITIES = (85, 75, 60, 45, 30)


@dataclass(frozen=True, slots=True)
class Art:
    """A JPEG in the cache, named after its content."""

    path: Path
    width: int
    height: int
    mime: str = "image/jpeg"


def reduced(path: Path, side: int, heaviest: int) -> tuple[bytes, int, int] | None:
    """Return the picture as JPEG and its measures, None where it is none.

    It gets at most ``side`` pixels and, where that can be done, at most ``heaviest`` bytes.
    """
    try:
        with Image.open(path) as image:
            image.draft("RGB", (side, side))
            made = _flat(ImageOps.exif_transpose(image))
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
    made.thumbnail((side, side))
    made.info.clear()  # Pillow would write a JPEG's comment again
    data = b""
    for quality in _QUALITIES:
        stream = io.BytesIO()
        made.save(stream, "JPEG", quality=quality, optimize=True)
        data = stream.getvalue()
        if len(data) <= heaviest:
            break
    return data, made.width, made.height


def _flat(image: Image.Image) -> Image.Image:
    """Return the picture in RGB, on white where it is transparent."""
    if "transparency" in image.info or image.mode in ("RGBA", "LA", "PA"):
        clear = image.convert("RGBA")
        ground = Image.new("RGBA", clear.size, "white")
        ground.alpha_composite(clear)
        return ground.convert("RGB")
    return image.convert("RGB")
