# SPDX-License-Identifier: AGPL-3.0-or-later
"""Pictures of the town: dusk, town hall, market, bus."""

from __future__ import annotations

import math

from druck import BLUSH, BRICK, CORAL, CREAM, INK, MIST, NIGHT, OCHRE, PAPER, PINE, SAGE, SAND, SLATE, SNOW, SUN, Colour, Sheet, mix
from motive import birds, cloud, house, person, poplar, row_of_houses, stars, tree, water


def tower(sheet: Sheet, x: float, foot: float, height: float, wall: Colour, roof: Colour, pane: Colour) -> None:
    """Print a church or town hall tower with a pointed roof and a clock."""
    width = height * 0.2
    sheet.box(x, foot - height, width, height, wall)
    sheet.box(x + width * 0.66, foot - height, width * 0.34, height, mix(wall, NIGHT, 0.2))
    sheet.shape([(x - 8, foot - height), (x + width / 2, foot - height * 1.55), (x + width + 8, foot - height)], roof)
    sheet.shape(
        [(x + width / 2, foot - height * 1.55), (x + width + 8, foot - height), (x + width * 0.6, foot - height)], mix(roof, NIGHT, 0.25)
    )
    sheet.disc(x + width / 2, foot - height * 0.8, width * 0.27, pane)
    sheet.line(
        [
            (x + width / 2, foot - height * 0.8 - width * 0.18),
            (x + width / 2, foot - height * 0.8),
            (x + width * 0.64, foot - height * 0.8),
        ],
        NIGHT,
        3,
    )
    for row in (0.3, 0.5):
        sheet.arch(x + width * 0.36, foot - height * row, width * 0.28, height * 0.12, mix(wall, NIGHT, 0.5))
    sheet.line([(x + width / 2, foot - height * 1.53), (x + width / 2, foot - height * 1.64)], roof, 3)


def dusk() -> Sheet:
    """The town by the river at nightfall."""
    sheet = Sheet(seed=11)
    sheet.bands(
        0,
        560,
        [
            NIGHT,
            mix(NIGHT, INK, 0.6),
            INK,
            mix(INK, SLATE, 0.6),
            mix(SLATE, CORAL, 0.35),
            CORAL,
            mix(CORAL, BLUSH, 0.6),
            BLUSH,
            mix(BLUSH, SUN, 0.5),
        ],
    )
    stars(sheet, 240)
    sheet.disc(1240, 180, 54, CREAM)
    sheet.hill(520, 34, mix(PINE, INK, 0.5), 0.6, 700)
    sheet.hill(565, 20, mix(PINE, NIGHT, 0.5), 2.2, 700)
    for x in (60, 108, 150, 1428, 1490, 1540):
        poplar(sheet, x, 640, 190 + x % 47, mix(PINE, NIGHT, 0.55))
    row_of_houses(sheet, 612, (250, 720), night=True, tall=96)
    row_of_houses(sheet, 612, (930, 1370), night=True, tall=92)
    tower(sheet, 760, 640, 300, mix(BRICK, NIGHT, 0.5), mix(INK, NIGHT, 0.5), SUN)
    row_of_houses(sheet, 650, (40, 700), night=True, tall=118)
    row_of_houses(sheet, 650, (840, 1590), night=True, tall=124)
    house(sheet, (716, 650, 128, 92), mix(CREAM, NIGHT, 0.5), mix(BRICK, NIGHT, 0.45), (SUN, SUN))
    sheet.box(0, 648, 1600, 26, mix(SLATE, NIGHT, 0.55))
    water(sheet, 674, (mix(INK, NIGHT, 0.35), mix(NIGHT, INK, 0.1), mix(SLATE, CORAL, 0.3)))
    for x in range(60, 1580, 74):
        for step in range(sheet.random.randint(3, 8)):
            sheet.box(x - 9 + sheet.random.uniform(-8, 8), 686 + step * 19, 22 - step, 6, mix(SUN, INK, step / 11), 3)
    for x in range(90, 1600, 222):
        sheet.line([(x, 660), (x, 606)], NIGHT, 4)
        sheet.disc(x, 600, 8, SUN)
    sheet.shape([(980, 852), (1210, 852), (1176, 896), (1016, 896)], NIGHT)
    sheet.box(1050, 818, 96, 36, mix(BRICK, NIGHT, 0.35), 8)
    sheet.dots((0, 0, 1600, 300), NIGHT, lambda _, y: 0.75 - 1.1 * y)
    return sheet


def town_hall() -> Sheet:
    """The town hall with its stepped gable on a clear morning."""
    sheet = Sheet(seed=5)
    sheet.bands(0, 760, [mix(MIST, SLATE, 0.3), mix(MIST, SLATE, 0.12), MIST, mix(MIST, PAPER, 0.4), mix(MIST, PAPER, 0.75), PAPER])
    cloud(sheet, 190, 190, 240)
    cloud(sheet, 1230, 140, 290)
    row_of_houses(sheet, 790, (-40, 420), tall=230)
    row_of_houses(sheet, 790, (1180, 1600), tall=240)
    tower(sheet, 1010, 790, 520, mix(BRICK, CREAM, 0.18), PINE, SNOW)
    wall, dark = mix(CREAM, OCHRE, 0.12), mix(BRICK, NIGHT, 0.1)
    sheet.box(420, 420, 640, 370, wall)
    sheet.box(960, 420, 100, 370, mix(wall, NIGHT, 0.12))
    for step in range(6):
        sheet.box(420 + step * 56, 420 - step * 46, 640 - step * 112, 50, wall)
        sheet.box(412 + step * 56, 412 - step * 46, 72, 12, dark)
        sheet.box(1060 - step * 56 - 64, 412 - step * 46, 72, 12, dark)
    sheet.box(668, 170, 144, 12, dark)
    sheet.disc(740, 262, 44, INK)
    sheet.disc(740, 262, 36, SNOW)
    sheet.line([(740, 238), (740, 262), (758, 272)], INK, 4)
    for column in range(6):
        for y, high in ((520, 78), (640, 78)):
            sheet.arch(462 + column * 98, y, 54, high, dark)
            sheet.arch(467 + column * 98, y - 4, 44, high - 9, mix(INK, MIST, 0.18))
            sheet.box(486 + column * 98, y - high + 8, 6, high - 12, wall)
    for column in range(3):
        sheet.arch(608 + column * 60, 388, 40, 62, dark)
        sheet.arch(612 + column * 60, 385, 32, 54, mix(INK, MIST, 0.18))
    sheet.box(412, 548, 656, 10, dark)
    for column in range(5):
        sheet.arch(448 + column * 122, 790, 92, 112, mix(INK, NIGHT, 0.4))
    sheet.hill(794, 0, SAND, 0, 1000)
    sheet.tint([(420, 790), (1060, 790), (1420, 1000), (700, 1000)], mix(SAND, PAPER, 0.35))
    for row in range(7):
        sheet.line([(0, 812 + row * row * 5), (1600, 812 + row * row * 5)], mix(SAND, SLATE, 0.2), 1.5 + row * 0.3)
    for x, coat in ((250, CORAL), (298, INK), (850, PINE), (1330, OCHRE)):
        sheet.tint([(x - 10, 872), (x + 20, 872), (x + 120, 902), (x + 80, 904)], mix(SAND, PAPER, 0.2))
        person(sheet, x, 878, 118, coat)
    tree(sheet, 1480, 870, 330, mix(PINE, SAGE, 0.3))
    tree(sheet, 96, 880, 300, PINE)
    birds(sheet, 520, 110)
    return sheet


def _stall(sheet: Sheet, x: float, foot: float, width: float, stripe: Colour) -> None:
    sheet.box(x + 8, foot - 150, 8, 150, INK)
    sheet.box(x + width - 16, foot - 150, 8, 150, INK)
    sheet.box(x, foot - 70, width, 70, mix(SAND, BRICK, 0.3))
    sheet.box(x + 6, foot - 140, width - 12, 70, mix(INK, SUN, 0.55))
    for number in range(10):
        sheet.disc(x + 20 + number * (width - 40) / 9, foot - 76, 11, (CORAL, OCHRE, SAGE)[number % 3])
    part = width / 8
    for number in range(8):
        fill = stripe if number % 2 else SNOW
        top, low, end = x + number * part, x - 14 + number * (part + 3.5), x - 14 + (number + 1) * (part + 3.5)
        sheet.shape([(top, foot - 200), (top + part + 0.5, foot - 200), (end + 0.5, foot - 140), (low, foot - 140)], fill)
        sheet.disc((low + end) / 2, foot - 140, (end - low) / 2, fill, 0.7)


def market() -> Sheet:
    """The winter market on the square in the evening."""
    sheet = Sheet(seed=23)
    sheet.bands(0, 640, [mix(NIGHT, INK, 0.3), INK, mix(INK, SLATE, 0.5), mix(SLATE, BLUSH, 0.35), mix(CORAL, BLUSH, 0.5), BLUSH])
    stars(sheet, 200, count=40)
    row_of_houses(sheet, 660, (-30, 1640), night=True, tall=300)
    tower(sheet, 330, 660, 400, mix(CREAM, NIGHT, 0.5), mix(PINE, NIGHT, 0.3), SUN)
    sheet.box(0, 658, 1600, 342, mix(SLATE, BLUSH, 0.35))
    for row in range(9):
        sheet.line([(0, 676 + row * row * 4.2), (1600, 676 + row * row * 4.2)], mix(SLATE, INK, 0.15), 1.6)
    for side, (start, end) in enumerate((((-20, 250), (820, 330)), ((780, 330), (1620, 230)))):
        points = [
            (start[0] + (end[0] - start[0]) * k / 40, start[1] + (end[1] - start[1]) * k / 40 + 90 * math.sin(math.pi * k / 40))
            for k in range(41)
        ]
        sheet.line(points, NIGHT, 2.5)
        for x, y in points[1 + side :: 3]:
            sheet.disc(x, y + 9, 8, SUN)
    sheet.shape([(800, 250), (880, 470), (720, 470)], PINE)
    for level in range(4):
        top, wide = 250 + level * 88, 74 + level * 46
        sheet.shape([(800, top), (800 + wide, top + 148), (800 - wide, top + 148)], mix(PINE, NIGHT, 0.08 * level))
        for number in range(4 + level):
            sheet.disc(800 - wide * 0.72 + number * wide * 1.44 / (3 + level), top + 124 + 9 * (number % 2), 7, SUN)
    sheet.box(786, 650, 28, 50, mix(BRICK, NIGHT, 0.4))
    for x, stripe in ((60, BRICK), (340, PINE), (1010, OCHRE), (1290, BRICK)):
        sheet.tint([(x, 800), (x + 240, 800), (x + 300, 850), (x + 40, 850)], mix(MIST, PAPER, 0.1))
        _stall(sheet, x, 800, 230, stripe)
    for x, foot, coat in (
        (640, 850, CORAL),
        (700, 856, INK),
        (940, 862, OCHRE),
        (560, 930, PINE),
        (1180, 934, BRICK),
        (1236, 926, MIST),
        (260, 940, SLATE),
        (860, 960, NIGHT),
    ):
        person(sheet, x, foot, 150 + (foot - 850) * 0.4, coat)
    sheet.dots((0, 0, 1600, 260), NIGHT, lambda _, y: 0.6 - 0.9 * y)
    for _ in range(150):
        sheet.disc(sheet.random.uniform(0, 1600), sheet.random.uniform(0, 1000), sheet.random.choice((2, 3, 4)), SNOW)
    return sheet


def bus() -> Sheet:
    """A bus at a stop in the morning."""
    sheet = Sheet(seed=14)
    sheet.bands(0, 700, [BLUSH, mix(BLUSH, SUN, 0.4), mix(SUN, PAPER, 0.5), PAPER])
    sheet.disc(1280, 330, 120, SNOW)
    sheet.hill(520, 40, MIST, 1.1, 720)
    row_of_houses(sheet, 700, (-30, 1620), tall=250)
    sheet.box(0, 690, 1600, 60, SAND)
    sheet.box(0, 742, 1600, 258, SLATE)
    sheet.box(0, 742, 1600, 12, mix(SAND, SLATE, 0.5))
    for x in range(-40, 1600, 210):
        sheet.box(x, 905, 120, 12, SNOW)
    for x in (150, 1500):
        tree(sheet, x, 742, 330, mix(PINE, SAGE, 0.3 if x > 900 else 0))
    sheet.tint([(330, 850), (1250, 850), (1310, 884), (380, 884)], mix(SLATE, PAPER, 0.3))
    sheet.box(300, 470, 940, 370, PINE, 34)
    sheet.box(300, 690, 940, 90, CREAM)
    sheet.box(300, 770, 940, 70, mix(PINE, NIGHT, 0.25), 20)
    sheet.box(330, 512, 880, 150, NIGHT, 16)
    for x in range(338, 1060, 146):
        sheet.box(x, 520, 136, 134, mix(INK, MIST, 0.35), 8)
        sheet.shape([(x + 20, 654), (x + 70, 520), (x + 96, 520), (x + 46, 654)], mix(INK, MIST, 0.55))
    for x in (410, 560, 850):
        sheet.disc(x, 616, 22, mix(NIGHT, BRICK, 0.5))
        sheet.box(x - 32, 630, 64, 24, (CORAL, OCHRE, SNOW)[x % 3], 8)
    for x in (640, 1072):
        sheet.box(x, 512, 118, 318, mix(NIGHT, SLATE, 0.25), 8)
        sheet.box(x + 8, 522, 48, 300, mix(INK, MIST, 0.42), 6)
        sheet.box(x + 62, 522, 48, 300, mix(INK, MIST, 0.42), 6)
    sheet.box(1194, 512, 46, 170, mix(INK, MIST, 0.42), 12)
    sheet.box(760, 480, 280, 28, NIGHT, 6)
    for number in range(12):
        sheet.disc(784 + number * 21, 494, 5, SUN)
    for x in (450, 990):
        sheet.disc(x, 838, 66, NIGHT)
        sheet.disc(x, 838, 34, MIST)
        sheet.disc(x, 838, 14, SLATE)
    sheet.disc(1226, 800, 14, SUN)
    sheet.line([(1360, 760), (1360, 470)], INK, 10)
    sheet.disc(1360, 450, 46, OCHRE)
    sheet.disc(1360, 450, 32, PINE)
    for x, coat in ((1300, CORAL), (1422, INK)):
        person(sheet, x, 772, 190, coat)
    return sheet
