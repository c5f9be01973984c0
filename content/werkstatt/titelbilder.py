# SPDX-License-Identifier: AGPL-3.0-or-later
"""The covers of the two shows: 3000 pixels square, RGB, the bottom fifth kept free of anything that matters."""

from __future__ import annotations

import math

from druck import BRICK, CORAL, CREAM, INK, MIST, NIGHT, OCHRE, PAPER, PINE, SAGE, SNOW, SUN, Sheet, mix
from PIL import ImageFont
from szenen_stadt import tower


def _title(sheet: Sheet, words: str, y: float, size: int, fill: tuple[int, int, int]) -> None:
    font = ImageFont.truetype("DejaVuSansCondensed-Bold.ttf", size * sheet.scale)
    sheet.pen.text((sheet.width * sheet.scale / 2, y * sheet.scale), words, font=font, fill=fill, anchor="ms")


def _rings(sheet: Sheet, x: float, y: float, span: tuple[float, float], fills: tuple[tuple[int, int, int], ...]) -> None:
    inner, outer = span
    step = (outer - inner) / len(fills)
    for number, fill in enumerate(fills):
        sheet.disc(x, y, outer - number * step, fill)


def rathausfunk() -> Sheet:
    """The town hall tower sends out rings like a radio mast."""
    sheet = Sheet(3000, 3000, INK, seed=2)
    shades = tuple(mix(INK, (CORAL, NIGHT)[number % 2], 0.25 + 0.1 * number if number % 2 == 0 else 0.35) for number in range(7))
    _rings(sheet, 1500, 1330, (150, 1900), shades)
    sheet.disc(1500, 1330, 330, SUN)
    sheet.dots(
        (1000, 800, 2000, 1800),
        OCHRE,
        lambda x, y: 1.05 - 2.6 * math.hypot(x - 0.5, y - 0.5) if math.hypot(x - 0.5, y - 0.5) < 0.32 else 0,
        30,
    )
    tower(sheet, 1340, 2760, 1250, CREAM, PINE, SNOW)
    for side in (-1, 1):
        for number, (shift, high) in enumerate(((330, 520), (690, 400), (1060, 480), (1400, 360))):
            x, wall = 1500 + side * shift, (MIST, CREAM, mix(BRICK, CREAM, 0.45), mix(SAGE, CREAM, 0.4))[number]
            sheet.box(x - 180, 2760 - high, 360, high, wall)
            sheet.shape(
                [(x - 205, 2760 - high), (x, 2760 - high - 230), (x + 205, 2760 - high)], BRICK if number % 2 else mix(BRICK, INK, 0.5)
            )
            for column in (-95, 45):
                for row in range(2):
                    sheet.box(x + column, 2760 - high + 70 + row * 150, 56, 88, SUN if (column > 0) == bool(row) else NIGHT, 4)
    sheet.box(0, 2750, 3000, 250, PINE)
    for number in range(9):
        sheet.box(100 + number * 330, 2810 + 50 * (number % 3), 240, 12, mix(PINE, SNOW, 0.35), 6)
    _title(sheet, "Rathausfunk", 520, 330, SNOW)
    return sheet


def hoert_zu() -> Sheet:
    """Rings on the river, as a voice makes them, between reeds."""
    sheet = Sheet(3000, 3000, MIST, seed=4)
    sheet.bands(0, 1250, [PAPER, mix(PAPER, SUN, 0.25), mix(PAPER, SUN, 0.5), mix(SUN, CORAL, 0.25)])
    sheet.disc(1500, 1290, 380, CORAL)
    sheet.hill(1240, 70, SAGE, 0.9, 1500)
    sheet.box(0, 1300, 3000, 1700, PINE)
    for number in range(9):
        radius = 1700 - number * 185
        sheet.disc(1500, 2010, radius, mix(PINE, (MIST, INK)[number % 2], 0.3 + 0.045 * number), 0.46)
    sheet.disc(1500, 2010, 70, SNOW, 0.46)
    sheet.dots((700, 1310, 2300, 1640), CORAL, lambda x, y: 0.75 - 0.7 * y - 1.5 * abs(x - 0.5), 30)
    for side in (-1, 1):
        for number in range(7):
            x, lean = 1500 + side * (1480 - number * 96), side * (20 - number * 16)
            top = 1120 + number * 150 + 60 * (number % 2)
            sheet.line([(x, 3000), (x + lean * 0.5, (3000 + top) / 2), (x + lean, top)], mix(PINE, NIGHT, 0.55), 22)
            if number % 2 == 0:
                sheet.box(x + lean - 30, top - 60, 60, 270, mix(BRICK, NIGHT, 0.35), 30)
                sheet.line([(x + lean, top - 60), (x + lean, top - 140)], mix(PINE, NIGHT, 0.55), 14)
            else:
                sheet.shape([(x, 2900), (x + side * -190, top + 420), (x + 40, 2900)], mix(PINE, NIGHT, 0.35))
    _title(sheet, "Musterstadt", 440, 300, INK)
    _title(sheet, "hört zu", 790, 300, BRICK)
    return sheet


COVERS = {"rathausfunk": rathausfunk, "musterstadt-hoert-zu": hoert_zu}
