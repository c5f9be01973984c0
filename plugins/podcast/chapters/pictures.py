# SPDX-License-Identifier: AGPL-3.0-or-later
"""Pictures of chapters that lie beside the text: found, and told by their bytes."""

from dataclasses import replace

from PIL import Image, UnidentifiedImageError

from ...core.finding import Finding
from ..sought import Sought
from . import rules
from .model import Chapter, Source, is_file

_ENDINGS = (".jpg", ".jpeg", ".png")
_KINDS = ("JPEG", "PNG")


def found(sought: Sought, source: Source) -> Source:
    """Return ``source`` with the files that its chapters name; ``sought`` collects what is no picture."""
    return replace(source, chapters=tuple(_found(sought, source, one) for one in source.chapters))


def _found(sought: Sought, source: Source, one: Chapter) -> Chapter:
    if not is_file(one.image):
        return one
    path = sought.named(one.image)
    problem: Finding | None = None
    if path is None:
        nearest = sought.alike(one.image, _ENDINGS)
        problem = rules.CHAPTER_PICTURE_NOT_FOUND.at(source.path, one.position, name=one.image, nearest=nearest)
    else:
        try:
            with Image.open(path, formats=_KINDS):
                return replace(one, picture=path)
        except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError):
            problem = rules.NO_CHAPTER_PICTURE.at(source.path, one.position, name=one.image)
    sought.found.append(problem)
    return one
