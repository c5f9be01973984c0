# SPDX-License-Identifier: AGPL-3.0-or-later
"""The authority's logo or coat of arms: checked and published under a fingerprint."""

from pathlib import Path

from ..core import svg
from ..core.finding import Finding, Position, instead
from .bundle import fingerprinted
from .rules import MISSING_LOGO, WRONG_LOGO

_WHERE = "Legen Sie die Datei dort ab; der Pfad beginnt im Inhaltsordner."
_MARKS = {".png": b"\x89PNG\r\n\x1a\n", ".webp": b"RIFF"}


def published(name: str, content: Path, place: tuple[str, Position]) -> tuple[dict[str, bytes], list[Finding]]:
    """Return the logo's bytes by its output path (nothing where there is none), and what is wrong with it."""
    if not name:
        return {}, []
    path = content / name
    if not path.is_file():
        near = path.parent.glob("*") if path.parent.is_dir() else ()
        known = [one.relative_to(content).as_posix() for one in near if one.is_file()]
        return {}, [MISSING_LOGO.at(*place, name=name, nearest=instead(name, known) or _WHERE)]
    data = path.read_bytes()
    wrong = _wrong(path.suffix.lower(), data)
    if wrong:
        return {}, [WRONG_LOGO.at(*place, name=name, what=wrong)]
    return {fingerprinted(f"logo{path.suffix.lower()}", data): data}, []


def _wrong(suffix: str, data: bytes) -> str:
    if suffix == ".svg":
        return svg.problem(data)
    if suffix not in _MARKS:
        return "es ist weder SVG noch PNG noch WebP."
    return "" if data.startswith(_MARKS[suffix]) else "der Inhalt passt nicht zur Endung."
