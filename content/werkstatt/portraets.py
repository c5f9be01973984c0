# SPDX-License-Identifier: AGPL-3.0-or-later
"""The two hosts of the shows, who do not exist: a head and shoulders each, without a face."""

from __future__ import annotations

from druck import BRICK, CORAL, CREAM, INK, MIST, NIGHT, OCHRE, PINE, SAGE, SNOW, SUN, Colour, Sheet, mix
from motive import SKIN


def _bust(sheet: Sheet, coat: Colour, hair: Colour, skin: Colour) -> None:
    """Print neck, shoulders and head into a sheet 600 wide."""
    sheet.half(300, 640, 215, 250, coat)
    sheet.half(300, 640, 120, 205, mix(coat, NIGHT, 0.2))
    sheet.box(262, 300, 76, 130, mix(skin, NIGHT, 0.12), 30)
    sheet.disc(300, 240, 96, skin, 1.18)
    sheet.half(300, 226, 110, 108, hair)


def hanna() -> Sheet:
    """Hanna Beispiel with short hair, behind her the microphone's rings."""
    sheet = Sheet(600, 600, INK, seed=41)
    for radius, fill in ((330, mix(INK, CORAL, 0.3)), (260, mix(INK, CORAL, 0.5)), (190, SUN)):
        sheet.disc(300, 250, radius, fill)
    _bust(sheet, PINE, mix(NIGHT, BRICK, 0.35), SKIN)
    sheet.box(392, 430, 26, 170, SNOW, 8)
    sheet.disc(405, 412, 34, SNOW)
    sheet.dots((380, 386, 430, 438), MIST, lambda x, y: 0.8 if (x - 0.5) ** 2 + (y - 0.5) ** 2 < 0.25 else 0, 9)
    return sheet


def mara() -> Sheet:
    """Mara Exempel with long hair, behind her the river."""
    sheet = Sheet(600, 600, MIST, seed=42)
    sheet.bands(330, 600, [mix(SAGE, MIST, 0.5), SAGE, mix(SAGE, PINE, 0.5), PINE])
    sheet.disc(455, 140, 70, OCHRE)
    hair = mix(BRICK, NIGHT, 0.45)
    sheet.box(186, 215, 228, 240, hair, 90)
    _bust(sheet, CREAM, hair, mix(SKIN, BRICK, 0.3))
    return sheet


PORTRAITS = {"hanna-beispiel": hanna, "mara-exempel": mara}
