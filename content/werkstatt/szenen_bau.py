# SPDX-License-Identifier: AGPL-3.0-or-later
"""Pictures of streets and squares in use: building site, snow, heat, heating."""

from __future__ import annotations

import math

from druck import BLUSH, BRICK, CORAL, CREAM, INK, MIST, NIGHT, OCHRE, PAPER, PINE, SAGE, SAND, SLATE, SNOW, SUN, Sheet, mix
from motive import bare_tree, cloud, house, person, row_of_houses


def _digger(sheet: Sheet, x: float, foot: float) -> None:
    body, dark = OCHRE, mix(OCHRE, NIGHT, 0.35)
    sheet.box(x - 10, foot - 66, 300, 66, NIGHT, 32)
    for number in range(5):
        sheet.disc(x + 30 + number * 56, foot - 33, 20, SLATE)
    sheet.box(x + 10, foot - 170, 260, 100, body, 14)
    sheet.box(x + 10, foot - 104, 260, 30, dark, 8)
    sheet.box(x + 96, foot - 286, 130, 130, dark, 12)
    sheet.box(x + 108, foot - 274, 106, 96, MIST, 8)
    sheet.line([(x + 30, foot - 150), (x - 150, foot - 380), (x - 330, foot - 260)], body, 40)
    sheet.line([(x - 330, foot - 270), (x - 360, foot - 90)], body, 30)
    sheet.shape([(x - 420, foot - 120), (x - 316, foot - 110), (x - 330, foot - 10), (x - 400, foot + 10), (x - 440, foot - 50)], NIGHT)
    sheet.line([(x - 60, foot - 200), (x - 170, foot - 330)], SLATE, 12)


def building_site() -> Sheet:
    """A digger opens the market square; new pipes lie ready."""
    sheet = Sheet(seed=27)
    sheet.bands(0, 600, [MIST, mix(MIST, PAPER, 0.4), mix(MIST, PAPER, 0.7), PAPER])
    cloud(sheet, 240, 140, 260)
    sheet.line([(1310, 640), (1310, 90)], OCHRE, 16)
    sheet.line([(1010, 150), (1560, 150)], OCHRE, 14)
    sheet.line([(1310, 80), (1010, 150)], OCHRE, 5)
    sheet.line([(1310, 80), (1560, 150)], OCHRE, 5)
    sheet.line([(1090, 150), (1090, 300)], INK, 4)
    sheet.box(1040, 300, 100, 34, BRICK, 4)
    row_of_houses(sheet, 620, (-30, 1630), tall=250)
    sheet.box(0, 612, 1600, 388, SAND)
    for row in range(3):
        for column in range(42):
            sheet.box(
                column * 40 - 10 + (row % 2) * 20, 622 + row * 22, 36, 18, mix(SAND, (SLATE, BRICK, SNOW)[(row + column * 2) % 3], 0.28), 5
            )
    sheet.shape([(120, 780), (1080, 780), (980, 1000), (20, 1000)], mix(BRICK, NIGHT, 0.45))
    sheet.shape([(120, 780), (1080, 780), (1064, 816), (136, 816)], mix(BRICK, NIGHT, 0.15))
    sheet.dots((90, 820, 1040, 1000), NIGHT, lambda x, y: 0.2 + 0.5 * y if x + 0.07 * y > 0.06 and x < 1.02 - 0.09 * y else 0, 12)
    for number, fill in enumerate((CORAL, SLATE)):
        y = 880 + number * 62
        sheet.box(60, y, 930, 42, fill, 20)
        sheet.box(60, y + 6, 930, 9, mix(fill, SNOW, 0.5), 4)
        for x in (300, 620, 880):
            sheet.box(x, y - 5, 30, 52, mix(fill, NIGHT, 0.3), 6)
    _digger(sheet, 760, 786)
    for column in range(3):
        for row in range(3 - column):
            sheet.disc(1250 + row * 92 + column * 46, 850 - column * 80, 44, INK)
            sheet.disc(1250 + row * 92 + column * 46, 850 - column * 80, 34, MIST)
            sheet.disc(1250 + row * 92 + column * 46, 850 - column * 80, 26, SLATE)
    for x in range(1130, 1600, 240):
        sheet.box(x, 920, 214, 34, SNOW, 4)
        for number in range(5):
            sheet.shape(
                [(x + 10 + number * 42, 920), (x + 31 + number * 42, 920), (x + 21 + number * 42, 954), (x + number * 42, 954)], BRICK
            )
        sheet.box(x + 16, 950, 12, 44, INK)
        sheet.box(x + 186, 950, 12, 44, INK)
    person(sheet, 1120, 860, 190, CORAL)
    sheet.disc(1120, 690, 20, SUN, 0.8)
    return sheet


def winter() -> Sheet:
    """A snow plough clears the main road at daybreak."""
    sheet = Sheet(seed=33)
    sheet.bands(0, 620, [SLATE, mix(SLATE, MIST, 0.4), MIST, mix(MIST, SNOW, 0.5), mix(BLUSH, SNOW, 0.6)])
    sheet.hill(480, 40, mix(MIST, SNOW, 0.6), 0.7)
    row_of_houses(sheet, 640, (-20, 1620), tall=190)
    for x in range(-10, 1620, 3):
        if sheet.random.random() < 0.5:
            sheet.disc(x, 640 + sheet.random.uniform(-6, 8), 9, SNOW)
    sheet.hill(660, 14, SNOW, 1.4)
    sheet.shape([(0, 790), (1600, 720), (1600, 900), (0, 1000)], mix(SLATE, INK, 0.3))
    sheet.shape([(0, 890), (520, 862), (520, 872), (0, 904)], SNOW)
    for x, foot, size in ((140, 720, 420), (1420, 690, 380), (700, 670, 250)):
        bare_tree(sheet, x, foot, size, mix(INK, NIGHT, 0.4))
    sheet.box(560, 520, 480, 220, OCHRE, 10)
    sheet.box(560, 660, 480, 80, mix(OCHRE, NIGHT, 0.3), 8)
    for number in range(7):
        sheet.shape([(580 + number * 66, 690), (613 + number * 66, 690), (597 + number * 66, 730), (564 + number * 66, 730)], SNOW)
    sheet.box(1030, 560, 210, 220, CORAL, 22)
    sheet.box(1110, 584, 120, 84, NIGHT, 12)
    sheet.shape([(1130, 668), (1160, 584), (1190, 584), (1160, 668)], INK)
    sheet.box(1090, 536, 50, 26, SUN, 8)
    for x in (650, 760, 1130):
        sheet.disc(x, 780, 58, NIGHT)
        sheet.disc(x, 780, 28, MIST)
    sheet.shape([(1240, 690), (1330, 640), (1372, 850), (1250, 830)], BRICK)
    sheet.shape([(1330, 640), (1350, 636), (1392, 852), (1372, 850)], SNOW)
    for _ in range(60):
        sheet.disc(1390 + sheet.random.uniform(-20, 150), 840 - abs(sheet.random.gauss(0, 60)), sheet.random.uniform(4, 16), SNOW)
    sheet.disc(1226, 720, 13, SUN)
    for _ in range(260):
        sheet.disc(sheet.random.uniform(0, 1600), sheet.random.uniform(0, 1000), sheet.random.choice((2, 3, 5)), SNOW)
    return sheet


def plane_tree() -> Sheet:
    """Shade and a drinking fountain on a hot day."""
    sheet = Sheet(ground=SUN, seed=44)
    sheet.bands(0, 640, [CORAL, mix(CORAL, SUN, 0.4), mix(CORAL, SUN, 0.7), SUN, mix(SUN, PAPER, 0.4)])
    sheet.disc(330, 240, 130, SNOW)
    sheet.dots((0, 0, 900, 640), SNOW, lambda x, y: 0.85 - 1.5 * math.hypot(x - 0.37, y - 0.37), 14)
    row_of_houses(sheet, 640, (-30, 760), tall=150)
    sheet.box(0, 636, 1600, 364, mix(SAND, SUN, 0.3))
    sheet.disc(1100, 830, 560, mix(SAND, PINE, 0.5), 0.24)
    sheet.shape(
        [(1050, 820), (1150, 820), (1128, 480), (1250, 330), (1220, 310), (1110, 420), (1000, 320), (976, 346), (1078, 470)],
        mix(BRICK, NIGHT, 0.45),
    )
    for x, y, radius in (
        (800, 330, 170),
        (1000, 200, 210),
        (1240, 190, 220),
        (1430, 330, 190),
        (1100, 340, 190),
        (930, 400, 120),
        (1320, 400, 140),
    ):
        sheet.disc(x, y, radius, PINE)
    for x, y, radius in ((780, 290, 100), (970, 150, 120), (1230, 130, 130), (1420, 280, 110), (1090, 290, 90)):
        sheet.disc(x, y, radius, mix(PINE, SAGE, 0.55))
    sheet.dots((640, 60, 1600, 520), mix(PINE, NIGHT, 0.35), lambda x, y: 0.55 * y if (x - 0.5) ** 2 + (y - 0.5) ** 2 < 0.2 else 0, 13)
    sheet.box(480, 700, 34, 210, SLATE, 4)
    sheet.box(430, 690, 134, 30, INK, 12)
    sheet.disc(497, 910, 120, mix(SLATE, SAND, 0.3), 0.2)
    sheet.line([(497, 692), (505, 640), (530, 640), (548, 690)], mix(MIST, SNOW, 0.4), 7)
    person(sheet, 620, 920, 270, CORAL)
    sheet.box(960, 838, 300, 20, mix(BRICK, SAND, 0.3), 4)
    for x in (984, 1228):
        sheet.box(x, 850, 14, 60, INK)
    for x, coat in ((1020, INK), (1120, OCHRE), (1200, SNOW)):
        for dx in (-16, 4):
            sheet.box(x + dx, 836, 14, 66, NIGHT, 5)
        sheet.disc(x, 780, 34, coat, 1.9)
        sheet.disc(x, 710, 23, mix(BRICK, CREAM, 0.5), 1.1)
        sheet.disc(x, 698, 25, (NIGHT, MIST, BRICK)[x % 3], 0.75)
    return sheet


def heating() -> Sheet:
    """A cut through the street: heat pipes lead from house to house."""
    sheet = Sheet(seed=52)
    sheet.bands(0, 520, [SLATE, mix(SLATE, MIST, 0.5), MIST, mix(MIST, SNOW, 0.5)])
    for x in (150, 480, 820, 1150):
        house(
            sheet,
            (x, 520, 190, 170),
            (CREAM, mix(BRICK, CREAM, 0.5), mix(SAGE, CREAM, 0.5), mix(OCHRE, CREAM, 0.5))[x // 330],
            BRICK if x % 3 else INK,
            (SUN, mix(INK, MIST, 0.4)),
        )
    for x in (90, 420, 740, 1090, 1390):
        bare_tree(sheet, x, 522, 170)
    sheet.box(1430, 330, 150, 190, PINE, 4)
    sheet.box(1470, 200, 30, 140, mix(PINE, NIGHT, 0.3))
    sheet.hill(522, 0, SNOW, 0, 560)
    layers = (mix(BRICK, NIGHT, 0.5), mix(BRICK, NIGHT, 0.25), mix(BRICK, SAND, 0.3), mix(OCHRE, SAND, 0.5))
    for number, fill in enumerate(layers):
        sheet.hill(546 + number * 120, 14, fill, number * 1.3)
    sheet.dots((0, 580, 1600, 1000), NIGHT, lambda _, y: 0.5 - 0.5 * y, 16)
    for _ in range(120):
        sheet.disc(sheet.random.uniform(0, 1600), sheet.random.uniform(600, 980), sheet.random.uniform(3, 11), mix(SAND, SLATE, 0.5), 0.7)
    for y, fill in ((690, CORAL), (760, mix(SLATE, MIST, 0.3))):
        sheet.box(60, y - 26, 1500, 52, NIGHT, 26)
        sheet.box(60, y - 18, 1500, 36, fill, 18)
        sheet.box(70, y - 12, 1480, 8, mix(fill, SNOW, 0.55), 4)
        for x in (215, 545, 885, 1215, 1500):
            left = x + (0 if y == 690 else 44)
            sheet.box(left - 15, 500, 30, y - 500, NIGHT)
            sheet.box(left - 9, 500, 18, y - 500 - 10, fill)
    return sheet
