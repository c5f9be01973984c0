# SPDX-License-Identifier: AGPL-3.0-or-later
"""A picture file as it is found: what it is and how large, or why it cannot be shown."""

import warnings
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from PIL import Image, UnidentifiedImageError

from ..core import files, svg
from ..core.finding import Rule
from ..core.text import size as readable
from .rules import ANIMATED, BROKEN, LFS_POINTER, MISLABELLED, TOO_LARGE, UNSAFE_SVG, UNSUPPORTED
from .settings import Pictures

FORMATS = ("JPEG", "PNG", "WEBP", "AVIF", "GIF")  # a JPEG may turn out to be „MPO“: of a phone, with a second picture inside
SVG = "SVG"
_SUFFIXES = {
    "JPEG": ("jpg", "jpeg", "jpe", "jfif"),
    "MPO": ("jpg", "jpeg", "mpo"),
    "PNG": ("png",),
    "WEBP": ("webp",),
    "AVIF": ("avif",),
    "GIF": ("gif",),
}
_ORIENTATION = 0x0112
_TURNED = (5, 6, 7, 8)  # EXIF orientations that exchange width and height


@dataclass(frozen=True, slots=True)
class Defect:
    """Why a picture cannot be shown, or what is odd about it."""

    rule: Rule
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Source:
    """A picture that can be shown; width and height are those people see (EXIF orientation applied)."""

    path: Path
    digest: str
    width: int
    height: int
    format: str
    alpha: bool = False
    odd: tuple[Defect, ...] = ()


def inspect(path: Path, settings: Pictures) -> Source | Defect:
    """Return what ``path`` (an existing file) is, without decoding more of it than its transparency asks for."""
    count = path.stat().st_size
    if count > settings.max_megabytes * 1_000_000:
        return Defect(TOO_LARGE, {"what": f"{readable(count)}, erlaubt sind {settings.max_megabytes}\N{NO-BREAK SPACE}MB"})
    with path.open("rb") as file:
        head = file.read(64)
    if head.startswith(b"version https://git-lfs"):
        return Defect(LFS_POINTER)
    return _drawing(path) if path.suffix.lower() == ".svg" else _raster(path, head, settings)


def _raster(path: Path, head: bytes, settings: Pictures) -> Source | Defect:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(path, formats=FORMATS) as image:
                return _photo(path, image, settings)
    except UnidentifiedImageError:
        other = _other_kind(head)
        ours = path.suffix.lower().lstrip(".") in {suffix for group in _SUFFIXES.values() for suffix in group}
        return Defect(BROKEN) if ours and not other else Defect(UNSUPPORTED, {"kind": other or path.suffix.lstrip(".")})
    except Image.DecompressionBombError:
        return Defect(TOO_LARGE, {"what": f"mehr als {settings.max_megapixels} Millionen Bildpunkte"})
    except (OSError, SyntaxError, ValueError):
        return Defect(BROKEN)


def _drawing(path: Path) -> Source | Defect:
    data = path.read_bytes()
    wrong = svg.problem(data)
    if wrong:
        return Defect(UNSAFE_SVG, {"what": wrong})
    width, height = svg.size(data)
    return Source(path, files.digest(path), width, height, SVG)


def _photo(path: Path, image: Image.Image, settings: Pictures) -> Source | Defect:
    width, height = image.size
    if width * height > settings.max_megapixels * 1_000_000:
        shown = f"{width} × {height} Bildpunkte, erlaubt sind {settings.max_megapixels} Millionen"
        return Defect(TOO_LARGE, {"what": shown})
    kind = str(image.format)
    odd = []
    if path.suffix.lower().lstrip(".") not in _SUFFIXES[kind]:
        odd.append(Defect(MISLABELLED, {"kind": "JPEG" if kind == "MPO" else kind}))
    if kind != "MPO" and getattr(image, "is_animated", False):
        odd.append(Defect(ANIMATED))
    if image.getexif().get(_ORIENTATION) in _TURNED:
        width, height = height, width
    return Source(path, files.digest(path), width, height, kind, _see_through(image), tuple(odd))


def _see_through(image: Image.Image) -> bool:
    """Tell whether any pixel lets the background through (many screenshots only could)."""
    if not image.has_transparency_data:
        return False
    extrema = image.convert("RGBA").getchannel("A").getextrema()
    return bool(extrema[0] != 255)


def _other_kind(head: bytes) -> str:
    """Name a kind of picture that browsers do not show."""
    if head[4:8] == b"ftyp" and head[8:12] in (b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"heim"):
        return "HEIC"
    marks = {b"II*\0": "TIFF", b"MM\0*": "TIFF", b"BM": "BMP", b"%PDF": "PDF", b"8BPS": "Photoshop", b"<": "HTML oder XML"}
    return next((name for mark, name in marks.items() if head.startswith(mark)), "")
