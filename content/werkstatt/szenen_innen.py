# SPDX-License-Identifier: AGPL-3.0-or-later
"""Pictures of rooms and people: library, council hall, young people."""

from __future__ import annotations

import math

from druck import BLUSH, BRICK, CORAL, CREAM, INK, MIST, NIGHT, OCHRE, PINE, SAGE, SAND, SLATE, SNOW, SUN, Sheet, mix
from motive import person


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
