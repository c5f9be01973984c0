# SPDX-License-Identifier: AGPL-3.0-or-later
"""Cover art: checked against what the podcast directories demand."""

from pathlib import Path
from typing import Any

from PIL import Image, UnidentifiedImageError

from ...core.finding import Finding, Position, Rule, instead
from ..settings import Show
from . import rules

_KINDS = {"MPO": "JPEG"}  # a phone's JPEG with a second picture inside
_ENDINGS = {"JPEG": (".jpg", ".jpeg"), "PNG": (".png",)}
_SMALLEST, LARGEST = 1400, 3000
Problems = list[tuple[Rule, dict[str, Any]]]


def check(show: Show, slug: str, content: Path, place: tuple[str, Position]) -> tuple[Path | None, str, list[Finding]]:
    """Return the show's cover, the ending it is published with (feedgen and Apple want .jpg or .png) and what is wrong."""
    file, position = place
    if not show.cover:
        return None, "", [rules.NO_COVER.at(file, position, show=show.title, slug=slug)]
    path = content / show.cover
    if not path.is_file() or not path.resolve().is_relative_to(content.resolve()):
        beside = [one.name for one in path.parent.iterdir()] if path.parent.is_dir() else []
        advice = f"Der Pfad beginnt im Inhaltsordner, zum Beispiel: podcast/{slug}/cover.jpg"
        return None, "", [rules.COVER_NOT_FOUND.at(file, position, name=show.cover, nearest=instead(path.name, beside) or advice)]
    kind, problems = _problems(path)
    if not show.cover_alt:
        problems.append((rules.COVER_ALT, {"show": show.title}))
    ending = ".png" if kind == "PNG" else ".jpg"
    return path, ending, [rule.at(file, position, name=show.cover, **values) for rule, values in problems]


def fits(path: Path) -> bool:
    """Tell whether directories take the picture for an episode, once it is reduced: it is square and large enough."""
    try:
        with Image.open(path) as image:
            return image.width == image.height >= _SMALLEST
    except (UnidentifiedImageError, OSError, Image.DecompressionBombError):
        return False


def _problems(path: Path) -> tuple[str, Problems]:
    try:
        with Image.open(path) as image:
            kind, mode, (width, height) = _KINDS.get(image.format or "", image.format or ""), image.mode, image.size
            transparent = mode in ("RGBA", "LA", "PA") or "transparency" in image.info
            image.draft("RGB", (200, 200))  # a JPEG's end is reached sooner in small
            image.load()  # raises where the file ends too early
    except (UnidentifiedImageError, OSError, Image.DecompressionBombError):
        return "", [(rules.COVER_FORMAT, {"found": "kein lesbares Bild"})]
    if kind not in _ENDINGS:
        return kind, [(rules.COVER_FORMAT, {"found": kind})]
    problems: Problems = []
    measures = {"width": width, "height": height}
    if path.suffix.lower() not in _ENDINGS[kind]:
        problems.append((rules.COVER_EXTENSION, {"found": kind, "right": path.with_suffix(_ENDINGS[kind][0]).name}))
    if width != height:
        problems.append((rules.COVER_SQUARE, measures))
    elif not _SMALLEST <= width <= LARGEST:
        problems.append((rules.COVER_SIZE, measures))
    if transparent:
        problems.append((rules.COVER_ALPHA, {}))
    elif mode not in ("RGB", "P"):
        problems.append((rules.COVER_COLOUR, {"found": {"L": "Graustufen", "1": "Schwarzweiß"}.get(mode, mode)}))
    return kind, problems
