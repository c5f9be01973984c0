# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which files are made of a picture: pure arithmetic on sizes, formats and names."""

import hashlib
import json
from dataclasses import dataclass

from PIL import __version__ as pillow

from ..core.text import slug
from .settings import Pictures
from .source import SVG, Source

AVIF, WEBP, JPEG, PNG = "avif", "webp", "jpg", "png"
_METHOD = 1  # counts up when the same settings are to give different bytes


@dataclass(frozen=True, slots=True)
class Rendition:
    """One file to make: ``name`` is its name in the output folder, ``key`` in the cache."""

    format: str
    width: int
    height: int
    name: str
    key: str


@dataclass(frozen=True, slots=True)
class Plan:
    """What is made of one source, narrow to wide, and the one file for everybody else."""

    source: Source
    modern: tuple[Rendition, ...]
    fallback: Rendition

    def of(self, form: str) -> tuple[Rendition, ...]:
        """Return the renditions in one format, narrow to wide."""
        return tuple(one for one in self.modern if one.format == form)

    @property
    def all(self) -> tuple[Rendition, ...]:
        """Return every file of this plan."""
        return (*self.modern, self.fallback)


def plan(source: Source, settings: Pictures) -> Plan:
    """Return what to make of ``source``."""
    if source.format == SVG:
        name = f"{_stem(source)}-{source.digest[:10]}.svg"
        return Plan(source, (), Rendition("svg", source.width, source.height, name, name))
    modern = tuple(rendition(source, settings, form, width) for form in (AVIF, WEBP) for width in widths(source.width, settings.widths))
    fallback = rendition(source, settings, PNG if source.alpha else JPEG, settings.fallback)
    return Plan(source, modern, fallback)


def widths(original: int, steps: tuple[int, ...]) -> tuple[int, ...]:
    """Return the widths to make, ascending: the steps up to the original, and the original where it lies well between two."""
    fitting = sorted(step for step in set(steps) if 0 < step <= original)
    if not fitting or (original < max(steps) and original > fitting[-1] * 1.2):
        fitting.append(original)
    return tuple(fitting)


def widest(settings: Pictures) -> int:
    """Return the width that every picture is reduced to first."""
    return max(*settings.widths, settings.fallback)


def rendition(source: Source, settings: Pictures, form: str, width: int) -> Rendition:
    """Return one file: ``width`` as far as the original reaches."""
    wide = min(width, source.width)
    high = max(1, round(source.height * wide / source.width))
    made_by = [_METHOD, pillow, source.digest, widest(settings), settings.quality.model_dump()]
    mark = hashlib.sha256(json.dumps(made_by).encode()).hexdigest()[:10]
    return Rendition(form, wide, high, f"{_stem(source)}-{mark}-{wide}.{form}", f"{mark}-{wide}.{form}")


def _stem(source: Source) -> str:
    return slug(source.path.stem)[:60].strip("-") or "bild"
