# SPDX-License-Identifier: AGPL-3.0-or-later
"""Make the files of one picture; runs in worker processes. Same picture, same parameters: same bytes."""

import io
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PIL import Image, ImageCms, ImageOps

from ..core import files
from .renditions import Rendition, widest
from .settings import Pictures
from .source import FORMATS, Source

BROKEN = "broken"

# Speeds measured on the example's pictures, one core, seconds and kB for all four widths of one: AVIF at speed 9 takes 0.20
# (169 kB), at 8 0.73 (143 kB); WebP by method 2 takes 0.10 (172 kB), by 4 0.24 (163 kB). Reading and resizing take 0.14.
# One thread, so that bytes do not depend on the machine; the pool keeps all cores busy anyway.
_OPTIONS: Mapping[str, Mapping[str, Any]] = {
    "avif": {"format": "AVIF", "speed": 9, "max_threads": 1},
    "webp": {"format": "WEBP", "method": 2},
    "jpg": {"format": "JPEG", "progressive": True, "optimize": True},
    "png": {"format": "PNG", "optimize": True},
}


@dataclass(frozen=True, slots=True)
class Job:
    """Files to make of one source, below ``cache``."""

    source: Source
    renditions: tuple[Rendition, ...]
    cache: Path
    settings: Pictures


def run(job: Job) -> str:
    """Make what is missing; return an empty string, ``BROKEN``, or what went wrong while writing."""
    missing = [one for one in job.renditions if not (job.cache / one.key).exists()]
    if not missing:
        return ""
    try:
        image = _opened(job.source.path, widest(job.settings))
    except (OSError, SyntaxError, ValueError, MemoryError):
        return BROKEN
    try:
        for one in missing:
            files.write(job.cache / one.key, _encoded(image, one, job.settings))
    except (OSError, MemoryError) as error:
        return str(error) or type(error).__name__
    return ""


def _opened(path: Path, widest: int) -> Image.Image:
    """Return the picture upright, in sRGB, without metadata, at most ``widest`` wide: the base of every rendition."""
    with Image.open(path, formats=FORMATS) as file:
        # a JPEG is decoded at a half, a quarter … of its size; both sides, since it may lie on its side
        file.draft(None, (2 * widest, 2 * widest))
        profile = file.info.get("icc_profile")
        upright = ImageOps.exif_transpose(file)
    image = _coloured(upright, profile)
    if image.width > widest:
        image = image.resize((widest, max(1, round(image.height * widest / image.width))), Image.Resampling.LANCZOS, reducing_gap=3.0)
    image.info.clear()
    return image


def _coloured(image: Image.Image, profile: bytes | None) -> Image.Image:
    """Return ``image`` as RGB or RGBA in the colours of the web."""
    if image.mode.startswith("I"):  # 16 bits of grey
        image = image.convert("I").point(lambda value: value / 256).convert("L")
    mode = "RGBA" if image.has_transparency_data else "RGB"
    if profile and image.mode in ("RGB", "RGBA", "L", "CMYK"):
        try:
            own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            target = mode if image.mode != "L" else "RGB"
            found = ImageCms.profileToProfile(image, own, ImageCms.createProfile("sRGB"), outputMode=target)
            if found is not None:
                return found
        except (ImageCms.PyCMSError, OSError, ValueError):
            pass  # an unusable profile: the colours are taken as they are
    return image.convert(mode)


def _encoded(image: Image.Image, one: Rendition, settings: Pictures) -> bytes:
    small = image if image.width == one.width else image.resize((one.width, one.height), Image.Resampling.LANCZOS)
    if one.format == "jpg" and small.mode == "RGBA":
        paper = Image.new("RGBA", small.size, "white")
        small = Image.alpha_composite(paper, small).convert("RGB")
    quality = {"avif": settings.quality.avif, "webp": settings.quality.webp, "jpg": settings.quality.jpeg}
    options = dict(_OPTIONS[one.format]) | ({"quality": quality[one.format]} if one.format in quality else {})
    memory = io.BytesIO()
    small.save(memory, **options)
    return memory.getvalue()
