# SPDX-License-Identifier: AGPL-3.0-or-later
"""A font of the town's own: found, checked, published under a fingerprint."""

from collections.abc import Iterable
from pathlib import Path

from ..core.finding import Finding, Position, nearest
from .bundle import fingerprinted
from .look import FONT
from .rules import MISSING_FONT, WRONG_FONT
from .settings import Font

FAMILY = "Hausschrift"
_MARK = b"wOF2"

Place = tuple[str, Position]


def styled(font: Font, folders: Iterable[Path], fallback: str, place: Place) -> tuple[str, dict[str, bytes], list[Finding]]:
    """Return the CSS of ``font``, the files to publish by their output path, and what is wrong with them."""
    faces, files, findings = [], {}, []
    weight = "100 900" if font.variable else "400"
    wanted = ((font.file, weight, "normal"), (font.bold, "700", "normal"), (font.italic, weight, "italic"))
    searched = tuple(folders)
    for name, weights, style in wanted:
        if not name:
            continue
        path = next((folder / name for folder in searched if (folder / name).is_file()), None)
        if path is None:
            known = [one.relative_to(folder).as_posix() for folder in searched for one in folder.rglob("*.woff2")]
            findings.append(MISSING_FONT.at(*place, name=name, nearest=nearest(name, known)))
            continue
        data = path.read_bytes()
        if not data.startswith(_MARK):
            findings.append(WRONG_FONT.at(*place, name=name))
            continue
        target = fingerprinted(path.name, data)
        files[target] = data
        source = f'src: url("{Path(target).name}") format("woff2")'
        faces.append(
            f'@font-face {{ font-family: "{FAMILY}"; {source}; font-weight: {weights}; font-style: {style}; font-display: swap; }}'
        )
    family = f':root {{ {FONT}: "{FAMILY}", {fallback or "sans-serif"}; }}'
    return "\n".join((*faces, family)) if faces else "", files, findings
