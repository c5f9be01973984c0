# SPDX-License-Identifier: AGPL-3.0-or-later
"""Pictures of river and open country."""

from __future__ import annotations

import math

from druck import BLUSH, BRICK, CORAL, CREAM, INK, MIST, NIGHT, OCHRE, PAPER, PINE, SAGE, SAND, SLATE, SNOW, SUN, Colour, Sheet, mix
from motive import birds, cloud, person, poplar, row_of_houses, tree, water


def _bridge(sheet: Sheet, deck: float, foot: float, spans: int, stone: Colour, sky: Colour) -> None:
    sheet.box(-10, deck, 1620, foot - deck, stone)
    width = 1600 / spans
    for number in range(spans):
        x = number * width + width * 0.11
        sheet.half(x + width * 0.39, foot, width * 0.39, foot - deck - 26, mix(stone, NIGHT, 0.35))
        sheet.half(x + width * 0.42, foot, width * 0.36, foot - deck - 36, sky)
        sheet.shape(
            [(number * width - 26, foot), (number * width - 12, deck + 60), (number * width + 12, deck + 60), (number * width + 26, foot)],
            mix(stone, NIGHT, 0.12),
        )
    sheet.box(-10, deck - 14, 1620, 16, mix(stone, SNOW, 0.35))
    for x in range(0, 1600, 26):
        sheet.box(x, deck - 42, 5, 30, mix(stone, NIGHT, 0.4))
    sheet.box(-10, deck - 46, 1620, 6, mix(stone, NIGHT, 0.4))


def gauge() -> Sheet:
    """The river Aue, the old bridge and the gauge on the quay."""
    sheet = Sheet(seed=3)
    sheet.bands(0, 520, [mix(SLATE, MIST, 0.5), mix(SLATE, MIST, 0.75), MIST, mix(MIST, PAPER, 0.45), mix(BLUSH, PAPER, 0.6)])
    cloud(sheet, 150, 150, 330, mix(SNOW, MIST, 0.15))
    cloud(sheet, 900, 110, 260, mix(SNOW, MIST, 0.15))
    sheet.hill(420, 50, SAGE, 0.4, 620)
    sheet.hill(470, 34, mix(SAGE, PINE, 0.5), 1.9, 620)
    row_of_houses(sheet, 520, (700, 1180), tall=80)
    for x in (40, 92, 138, 206, 560, 604, 650):
        poplar(sheet, x, 540, 170 + x % 60, PINE)
    water(sheet, 590, (mix(SLATE, PINE, 0.25), mix(INK, PINE, 0.3), mix(MIST, SLATE, 0.25)))
    _bridge(sheet, 470, 600, 4, mix(SAND, BRICK, 0.22), mix(SAGE, MIST, 0.4))
    for number in range(4):
        sheet.tint(
            [(number * 400 - 30, 600), (number * 400 + 30, 600), (number * 400 + 44, 720), (number * 400 - 44, 720)], mix(MIST, SLATE, 0.3)
        )
    sheet.shape([(1010, 1000), (1090, 560), (1600, 520), (1600, 1000)], mix(SAND, SLATE, 0.35))
    for row in range(9):
        y = 596 + row * 46
        sheet.line([(1090 - (y - 560) * 0.18, y), (1600, y - 26)], mix(SAND, SLATE, 0.62), 3)
        for column in range(7):
            x = 1120 + column * 86 + (row % 2) * 40
            sheet.line([(x, y), (x - 4, y + 46)], mix(SAND, SLATE, 0.62), 3)
    sheet.shape([(1060, 566), (1100, 540), (1600, 500), (1600, 536)], mix(SAND, SNOW, 0.45))
    sheet.box(1150, 360, 104, 620, NIGHT, 4)
    sheet.box(1158, 368, 88, 604, SNOW)
    for mark in range(24):
        y, fill = 380 + mark * 25, BRICK if (mark // 5) % 2 else NIGHT
        sheet.box(1158 if mark % 2 else 1202, y, 44, 12.5, fill)
        if mark % 5 == 0:
            sheet.box(1158, y, 88, 12.5, fill)
    waves = [(x, 866 + 5 * math.sin(x / 34)) for x in range(980, 1611, 6)]
    sheet.shape([*waves, (1620, 1000), (960, 1000)], mix(SLATE, PINE, 0.25))
    sheet.shape([(1150, 868), (1254, 868), (1246, 1000), (1158, 1000)], mix(SLATE, MIST, 0.22))
    for number in range(15):
        x, y = 1000 + sheet.random.uniform(0, 480), 884 + number * 8
        sheet.box(x, y, sheet.random.uniform(40, 150), 5, (mix(MIST, SLATE, 0.25), mix(INK, PINE, 0.3))[number % 2], 3)
    sheet.line(waves, mix(MIST, SNOW, 0.4), 4)
    sheet.box(1330, 300, 120, 170, SLATE, 8)
    sheet.box(1342, 312, 96, 60, INK, 4)
    sheet.line([(1390, 470), (1390, 520)], SLATE, 14)
    sheet.shape([(1300, 300), (1480, 300), (1450, 262), (1330, 262)], INK)
    sheet.disc(1390, 240, 12, CORAL)
    for radius in (40, 66, 92):
        arc = [(1390 + radius * math.cos(a / 20), 240 - radius * math.sin(a / 20)) for a in range(14, 50)]
        sheet.line(arc, CORAL, 5)
    birds(sheet, 330, 250)
    return sheet


def bridge_works() -> Sheet:
    """The old bridge under scaffolding; cyclists are led across a footbridge."""
    sheet = Sheet(seed=40)
    sheet.bands(0, 600, [OCHRE, SUN, mix(SUN, PAPER, 0.35), mix(SUN, PAPER, 0.65), PAPER])
    sheet.disc(360, 300, 120, mix(CORAL, SUN, 0.2))
    sheet.dots((0, 0, 1600, 330), CORAL, lambda x, y: 0.55 - 0.6 * y - 0.2 * x, 13)
    sheet.hill(520, 36, mix(BLUSH, SAGE, 0.5), 0.9, 720)
    sheet.hill(560, 30, SAGE, 2.4, 720)
    for x in (40, 96, 1490, 1550):
        poplar(sheet, x, 640, 240, PINE)
    water(sheet, 720, (PINE, mix(PINE, NIGHT, 0.35), mix(SUN, PINE, 0.35)))
    _bridge(sheet, 520, 740, 3, mix(BRICK, SAND, 0.3), mix(SAGE, SUN, 0.3))
    for x in range(560, 1060, 62):
        sheet.line([(x, 330), (x, 760)], INK, 5)
    for y in (340, 430, 520, 610, 700):
        sheet.line([(540, y), (1080, y)], INK, 5)
        sheet.box(540, y + 2, 540, 9, mix(OCHRE, BRICK, 0.4))
    for number, x in enumerate(range(560, 1000, 124)):
        sheet.line([(x, 430 + 90 * (number % 2)), (x + 62, 340 + 90 * (number % 2))], INK, 3)
    sheet.tint([(560, 340), (870, 340), (870, 520), (560, 520)], mix(SAGE, PAPER, 0.2))
    for x, y, coat in ((690, 430, CORAL), (930, 340, OCHRE), (960, 610, CORAL)):
        person(sheet, x, y, 80, coat)
        sheet.disc(x, y - 77, 8, SUN)
    for x in (130, 1180):
        for number in range(6):
            sheet.shape(
                [(x + number * 46, 470), (x + number * 46 + 23, 470), (x + number * 46 + 9, 504), (x + number * 46 - 14, 504)],
                BRICK if number % 2 else SNOW,
            )
        sheet.box(x - 6, 504, 12, 20, INK)
        sheet.box(x + 240, 504, 12, 20, INK)
    sheet.box(-10, 862, 1620, 18, mix(SAND, BRICK, 0.4))
    for x in range(0, 1600, 60):
        sheet.line([(x, 862), (x, 800)], INK, 4)
    sheet.line([(0, 800), (1600, 800)], INK, 6)
    for x, coat in ((420, CORAL), (1180, INK)):
        for dx in (-52, 52):
            sheet.disc(x + dx, 828, 36, INK)
            sheet.disc(x + dx, 828, 29, mix(PINE, NIGHT, 0.2))
        sheet.line([(x - 52, 828), (x - 12, 770), (x + 40, 770), (x + 52, 828), (x + 4, 828), (x - 12, 770)], SNOW, 6)
        sheet.line([(x + 2, 828), (x - 6, 762), (x - 4, 700), (x + 46, 744)], coat, 20)
        sheet.disc(x + 4, 668, 22, mix(BRICK, CREAM, 0.5))
        sheet.disc(x + 2, 658, 24, SUN, 0.7)
    return sheet


def planting() -> Sheet:
    """People plant young trees on the floodplain."""
    sheet = Sheet(seed=6)
    sheet.bands(0, 560, [mix(SUN, CORAL, 0.3), SUN, mix(SUN, PAPER, 0.4), mix(SUN, PAPER, 0.7)])
    sheet.disc(1130, 330, 150, SNOW)
    sheet.dots((900, 100, 1360, 560), SUN, lambda x, y: 0.9 - 2.4 * math.hypot(x - 0.5, y - 0.5), 13)
    sheet.hill(470, 46, mix(SAGE, SUN, 0.35), 0.2, 700)
    for x in range(20, 1600, 76):
        poplar(sheet, x + 14 * math.sin(x), 560, 120 + 30 * math.sin(x * 1.7), mix(PINE, SAGE, 0.5))
    sheet.hill(580, 30, SAGE, 1.4, 1000)
    sheet.hill(720, 34, mix(SAGE, PINE, 0.45), 2.6, 1000)
    sheet.shape([(0, 640), (520, 600), (760, 640), (420, 690), (0, 720)], mix(SLATE, MIST, 0.5))
    for row, (y, size, step) in enumerate(((720, 130, 150), (830, 190, 220))):
        for x in range(60 + row * 90, 1600, step):
            sheet.box(x + size * 0.1, y - size * 0.62, 7, size * 0.64, mix(BRICK, SAND, 0.4))
            sheet.line([(x, y - size * 0.4), (x + size * 0.12, y - size * 0.44)], SNOW, 4)
            tree(sheet, x, y, size, PINE, mix(BRICK, NIGHT, 0.5))
            sheet.disc(x, y + 2, size * 0.2, mix(BRICK, NIGHT, 0.4), 0.26)
    for x, foot, coat in ((420, 960, BRICK), (820, 950, OCHRE), (1240, 966, INK)):
        sheet.line([(x + 74, foot - 220), (x + 92, foot + 6)], mix(BRICK, SAND, 0.45), 9)
        sheet.shape([(x + 76, foot - 34), (x + 112, foot - 36), (x + 108, foot + 14), (x + 94, foot + 26), (x + 82, foot + 14)], SLATE)
        person(sheet, x, foot, 300, coat)
        sheet.line([(x + 34, foot - 216), (x + 76, foot - 160)], mix(coat, NIGHT, 0.22), 19)
        sheet.disc(x + 160, foot + 12, 66, mix(BRICK, NIGHT, 0.45), 0.3)
        tree(sheet, x + 160, foot + 6, 230, mix(PINE, SUN, 0.12), mix(BRICK, NIGHT, 0.5))
    return sheet


def water_tower() -> Sheet:
    """The brick water tower in the evening sun."""
    sheet = Sheet(seed=17)
    sheet.bands(0, 800, [SLATE, mix(SLATE, BLUSH, 0.4), BLUSH, mix(BLUSH, SUN, 0.4), SUN, mix(SUN, PAPER, 0.4)])
    sheet.disc(380, 560, 130, SNOW)
    sheet.dots((160, 340, 600, 780), SUN, lambda x, y: 0.85 - 2.2 * math.hypot(x - 0.5, y - 0.5), 12)
    sheet.hill(700, 40, mix(SAGE, BLUSH, 0.3), 0.5)
    sheet.hill(790, 36, mix(PINE, SAGE, 0.4), 2.0)
    brick, shade = BRICK, mix(BRICK, NIGHT, 0.32)
    sheet.shape([(920, 860), (960, 400), (1200, 400), (1240, 860)], brick)
    sheet.shape([(1120, 860), (1104, 400), (1200, 400), (1240, 860)], shade)
    sheet.shape([(880, 270), (1280, 270), (1210, 410), (950, 410)], mix(OCHRE, BRICK, 0.35))
    sheet.shape([(1110, 270), (1280, 270), (1210, 410), (1100, 410)], mix(shade, OCHRE, 0.15))
    sheet.box(862, 150, 436, 126, mix(brick, SAND, 0.12), 6)
    sheet.box(1110, 150, 188, 126, shade, 6)
    sheet.shape([(840, 152), (1080, 40), (1320, 152)], INK)
    sheet.shape([(1080, 40), (1320, 152), (1110, 152)], NIGHT)
    sheet.box(1072, 4, 16, 50, INK)
    sheet.shape([(1088, 6), (1150, 20), (1088, 36)], CORAL)
    for number in range(7):
        sheet.arch(888 + number * 58, 256, 28, 74, mix(NIGHT, BRICK, 0.2))
    for row, y in enumerate((500, 610, 720)):
        for dx in (-66, 44):
            sheet.arch(1070 + dx - row * 2, y, 40, 74, SUN if (row, dx) in ((0, 44), (2, -66)) else mix(NIGHT, BRICK, 0.15))
    sheet.arch(1040, 862, 84, 120, NIGHT)
    sheet.box(850, 270, 460, 12, mix(OCHRE, NIGHT, 0.3))
    sheet.hill(866, 20, PINE, 1.0)
    sheet.shape([(1020, 872), (1130, 872), (900, 1000), (640, 1000)], SAND)
    tree(sheet, 130, 920, 380, mix(PINE, NIGHT, 0.2))
    tree(sheet, 1480, 930, 420, mix(PINE, NIGHT, 0.2))
    for x, foot, coat in ((980, 930, CORAL), (924, 944, INK), (840, 970, CREAM)):
        person(sheet, x, foot, 120, coat)
    birds(sheet, 560, 210)
    return sheet
