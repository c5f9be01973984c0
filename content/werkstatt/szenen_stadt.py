# SPDX-License-Identifier: AGPL-3.0-or-later
"""Pictures of the town: dusk, town hall, market, library, council hall, young people, bus."""

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


def _books(sheet: Sheet, x: float, foot: float, end: float) -> None:
    shades = (BRICK, CORAL, OCHRE, PINE, SAGE, INK, SLATE, MIST, CREAM, BLUSH)
    while x < end - 20:
        width, height, fill = sheet.random.randint(20, 44), sheet.random.randint(126, 178), sheet.random.choice(shades)
        width = min(width, int(end - x))
        sheet.box(x, foot - height, width, height, fill, 2)
        sheet.box(x + width * 0.76, foot - height, width * 0.24, height, mix(fill, NIGHT, 0.18), 2)
        for share in (0.14, 0.2, 0.8):
            sheet.box(x + 3, foot - height * (1 - share), width - 6, 4, mix(fill, SNOW if fill not in (CREAM, MIST) else BRICK, 0.6))
        x += width + 1.5


def _drill(sheet: Sheet, x: float, foot: float) -> None:
    sheet.box(x, foot - 118, 130, 52, OCHRE, 14)
    sheet.box(x + 126, foot - 106, 34, 28, INK, 4)
    sheet.box(x + 158, foot - 97, 66, 10, SLATE)
    sheet.shape([(x + 16, foot - 72), (x + 66, foot - 72), (x + 54, foot - 12), (x + 10, foot - 12)], INK)
    sheet.box(x - 4, foot - 22, 82, 22, OCHRE, 6)
    sheet.box(x + 20, foot - 104, 70, 8, mix(OCHRE, NIGHT, 0.35), 4)


def _saw(sheet: Sheet, x: float, foot: float) -> None:
    teeth = [(x + 90 + k * 11, foot - (14 if k % 2 else 4) - k * 0.6) for k in range(20)]
    sheet.shape([(x + 88, foot - 88), (x + 300, foot - 46), *reversed(teeth)], MIST)
    sheet.box(x, foot - 100, 100, 96, BRICK, 22)
    sheet.box(x + 26, foot - 74, 48, 44, mix(SAND, BRICK, 0.25), 14)


def library() -> Sheet:
    """A library shelf on which tools stand beside the books."""
    sheet = Sheet(ground=mix(SAND, BRICK, 0.22), seed=8)
    wood, deep = mix(BRICK, OCHRE, 0.35), mix(BRICK, NIGHT, 0.35)
    for row in range(4):
        foot = 236 + row * 246
        sheet.box(0, foot - 226, 1600, 226, mix(deep, NIGHT, 0.25))
        sheet.dots((0, foot - 226, 1600, foot - 130), NIGHT, lambda _, y: 0.7 - 0.7 * y, 10)
    plans = (((40, 560), (840, 1060), (1220, 1580)), ((40, 330), (640, 1180)), ((440, 780), (1180, 1580)), ((40, 700), (1000, 1360)))
    for row, spans in enumerate(plans):
        for x, end in spans:
            _books(sheet, x, 236 + row * 246, end)
    _drill(sheet, 590, 236)
    _saw(sheet, 340, 482)
    sheet.disc(1130, 160, 62, SAGE)
    for dx in (-26, 10, 30):
        sheet.disc(1130 + dx, 150 + dx * 0.6, 20, mix(SAGE, SUN, 0.5))
    sheet.line([(1130, 222), (1130, 236)], OCHRE, 8)
    sheet.box(1096, 226, 68, 10, OCHRE, 4)
    sheet.box(1230, 402, 60, 80, CORAL, 6)
    for lean in (-0.9, -0.45, 0, 0.4, 0.85):
        sheet.shape([(1252, 404), (1260 + lean * 120, 290 + abs(lean) * 40), (1268, 404)], SAGE if lean < 0 else PINE)
    _drill(sheet, 1320, 482)
    sheet.box(60, 640, 250, 88, INK, 10)
    sheet.box(60, 640, 250, 26, SLATE, 10)
    sheet.line([(150, 640), (150, 610), (220, 610), (220, 640)], SLATE, 12)
    sheet.box(168, 668, 34, 22, SUN, 4)
    sheet.line([(345, 728), (345, 560)], mix(OCHRE, CREAM, 0.3), 16)
    sheet.box(322, 540, 78, 34, SLATE, 6)
    _saw(sheet, 812, 728)
    for x in (740, 812, 884):
        sheet.box(x, 884, 60, 90, (CREAM, BLUSH, MIST)[x % 3], 4)
        sheet.disc(x + 30, 924, 15, BRICK)
    sheet.box(1400, 930, 150, 44, PINE, 6)
    sheet.box(1412, 890, 126, 40, OCHRE, 6)
    sheet.box(1424, 854, 108, 36, BRICK, 6)
    for row in range(4):
        sheet.box(0, 236 + row * 246, 1600, 20, wood)
        sheet.box(0, 252 + row * 246, 1600, 6, deep)
    for x in (0, 782, 1580):
        sheet.box(x, 0, 24, 1000, mix(wood, NIGHT, 0.12))
    return sheet


def council() -> Sheet:
    """The council hall; beside the lectern an interpreter signs."""
    sheet = Sheet(ground=mix(CREAM, OCHRE, 0.14), seed=31)
    for x in (90, 390, 930, 1230):
        sheet.arch(x, 520, 200, 440, mix(BRICK, CREAM, 0.25))
        sheet.arch(x + 14, 512, 172, 418, MIST)
        sheet.half(x + 100, 512, 86, 150, mix(SAGE, MIST, 0.3))
        sheet.box(x + 94, 96, 12, 418, mix(BRICK, CREAM, 0.25))
        sheet.box(x + 14, 300, 172, 12, mix(BRICK, CREAM, 0.25))
    sheet.box(0, 560, 1600, 440, mix(BRICK, SAND, 0.3))
    sheet.box(0, 548, 1600, 16, mix(BRICK, NIGHT, 0.25))
    sheet.box(650, 90, 220, 150, INK, 6)
    sheet.shape([(760, 108), (806, 122), (800, 190), (760, 222), (720, 190), (714, 122)], SNOW)
    sheet.shape([(716, 160), (804, 160), (800, 190), (760, 222), (720, 190)], SLATE)
    person(sheet, 700, 640, 300, INK)
    sheet.shape([(610, 500), (800, 500), (780, 680), (630, 680)], mix(BRICK, NIGHT, 0.3))
    sheet.box(600, 488, 210, 20, mix(BRICK, NIGHT, 0.45), 4)
    person(sheet, 940, 680, 320, NIGHT, skin=mix(BRICK, CREAM, 0.4))
    skin = mix(BRICK, CREAM, 0.4)
    sheet.line([(905, 445), (868, 520), (900, 470)], NIGHT, 26)
    sheet.line([(975, 445), (1036, 500), (1020, 420)], NIGHT, 26)
    for x, y, turn in ((908, 452, -0.5), (1016, 402, 0.3)):
        sheet.disc(x, y, 19, skin)
        for finger in range(4):
            angle = math.pi / 2 + turn + (finger - 1.5) * 0.28
            sheet.line([(x, y), (x + math.cos(angle) * 42, y - math.sin(angle) * 42)], skin, 9)
    for row, (count, y, size) in enumerate(((7, 800, 150), (6, 960, 190))):
        for number in range(count):
            x = 1600 * (number + 0.5) / count
            coat = (INK, PINE, SLATE, mix(BRICK, NIGHT, 0.4), SAGE, OCHRE)[(number * 2 + row) % 6]
            sheet.disc(x, y + 34, size * 0.62, coat, 0.8)
            sheet.disc(x, y - size * 0.42, size * 0.27, mix(NIGHT, BRICK, 0.18 * (number % 4)), 1.12)
        sheet.shape([(0, y + 20), (1600, y + 20), (1600, 1000), (0, 1000)], mix(BRICK, NIGHT, 0.34 + 0.14 * row))
        sheet.box(0, y + 12, 1600, 16, mix(BRICK, SAND, 0.35))
    sheet.dots((0, 560, 1600, 780), mix(BRICK, NIGHT, 0.2), lambda _, y: 0.55 * y, 12)
    return sheet


def young_people() -> Sheet:
    """Young people hold up their voting cards."""
    sheet = Sheet(ground=SUN, seed=19)
    sheet.dots((0, 0, 1600, 620), OCHRE, lambda _, y: 0.95 - 1.1 * y, 15)
    coats = (PINE, CORAL, INK, SAGE, BRICK, SLATE, MIST, NIGHT)
    for row, (count, foot, size) in enumerate(((7, 990, 560), (6, 1150, 640))):
        for number in range(count):
            x = 1600 * (number + 0.5) / count + sheet.random.uniform(-22, 22)
            tall = size * sheet.random.uniform(0.92, 1.06)
            coat = coats[(number * 3 + row) % 8]
            skin = (mix(BRICK, CREAM, 0.62), mix(BRICK, NIGHT, 0.3), mix(BRICK, CREAM, 0.35))[(number + row) % 3]
            if (number + row) % 3:
                top = foot - tall * 1.18
                sheet.line(
                    [(x + tall * 0.1, foot - tall * 0.68), (x + tall * 0.17, foot - tall * 0.85), (x + tall * 0.14, top + 30)],
                    coat,
                    tall * 0.06,
                )
                sheet.disc(x + tall * 0.14, top + 26, tall * 0.045, skin)
                sheet.box(x + tall * 0.14 - 44, top - 74, 88, 104, SNOW if number % 2 else CORAL, 8)
            person(sheet, x, foot, tall, coat, skin)
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
