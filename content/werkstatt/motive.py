# SPDX-License-Identifier: AGPL-3.0-or-later
"""What stands in the pictures more than once: houses, trees, people, water, stars."""

from __future__ import annotations

import math

from druck import BRICK, CREAM, INK, MIST, NIGHT, OCHRE, PINE, SAGE, SNOW, SUN, Colour, Sheet, mix

SKIN = mix(BRICK, CREAM, 0.5)
WALLS = (CREAM, MIST, mix(BRICK, CREAM, 0.45), mix(OCHRE, CREAM, 0.55), mix(SAGE, CREAM, 0.4))


def windows(
    sheet: Sheet, area: tuple[float, float, float, float], fills: tuple[Colour, Colour], size: tuple[float, float] = (16, 24)
) -> None:
    """Print rows of windows into ``area`` (x, y, width, height); most in the first colour, some in the second."""
    x, y, width, height = area
    wide, high = size
    columns, rows = max(1, int(width // (wide * 2))), max(1, int(height // (high * 1.8)))
    for row in range(rows):
        for column in range(columns):
            left = x + (column + 0.5) * width / columns - wide / 2
            sheet.box(left, y + (row + 0.5) * height / rows - high / 2, wide, high, fills[sheet.random.random() < 0.35], 1.5)


def house(sheet: Sheet, place: tuple[float, float, float, float], wall: Colour, roof: Colour, panes: tuple[Colour, Colour]) -> None:
    """Print a gabled house; ``place`` is x, foot, width, height of the wall."""
    x, foot, width, height = place
    sheet.box(x, foot - height, width, height, wall)
    sheet.box(x + width * 0.72, foot - height, width * 0.28, height, mix(wall, NIGHT, 0.13))
    ridge = foot - height - width * 0.55
    sheet.box(x + width * 0.68, ridge + width * 0.12, width * 0.1, width * 0.3, mix(roof, NIGHT, 0.3))
    sheet.shape([(x - 7, foot - height), (x + width / 2, ridge), (x + width + 7, foot - height)], roof)
    sheet.shape([(x + width / 2, ridge), (x + width + 7, foot - height), (x + width * 0.72, foot - height)], mix(roof, NIGHT, 0.22))
    windows(sheet, (x + 6, foot - height + 6, width - 12, height - 12), panes)


def row_of_houses(sheet: Sheet, foot: float, span: tuple[float, float], night: bool = False, tall: float = 150) -> None:
    """Print houses side by side from ``span[0]`` to ``span[1]``."""
    x, end = span
    shade = 0.62 if night else 0.0
    while x < end:
        width, height = sheet.random.randint(74, 118), sheet.random.randint(int(tall * 0.62), int(tall * 1.12))
        wall = mix(sheet.random.choice(WALLS), NIGHT, shade)
        roof = mix(sheet.random.choice((BRICK, mix(BRICK, INK, 0.45), INK)), NIGHT, shade * 0.8)
        panes = (SUN, mix(wall, NIGHT, 0.4)) if night else (mix(INK, MIST, 0.25), SNOW)
        house(sheet, (x, foot, width, height), wall, roof, panes)
        x += width + 3


def tree(sheet: Sheet, x: float, foot: float, size: float, leaf: Colour = PINE, trunk: Colour = INK) -> None:
    """Print a broad-leaved tree of ``size`` (its height)."""
    sheet.shape(
        [(x - size * 0.035, foot), (x + size * 0.035, foot), (x + size * 0.015, foot - size * 0.6), (x - size * 0.015, foot - size * 0.6)],
        trunk,
    )
    light = mix(leaf, SUN, 0.28)
    for dx, dy, radius in ((-0.2, 0.52, 0.2), (0.2, 0.52, 0.2), (0, 0.7, 0.27), (-0.1, 0.6, 0.22), (0.1, 0.58, 0.24)):
        sheet.disc(x + dx * size, foot - dy * size, radius * size, leaf)
    for dx, dy, radius in ((-0.13, 0.73, 0.12), (-0.24, 0.56, 0.09), (0.05, 0.84, 0.08)):
        sheet.disc(x + dx * size, foot - dy * size, radius * size, light)


def poplar(sheet: Sheet, x: float, foot: float, size: float, leaf: Colour = PINE) -> None:
    """Print a slender tree."""
    sheet.box(x - size * 0.012, foot - size * 0.3, size * 0.024, size * 0.3, INK)
    sheet.disc(x, foot - size * 0.55, size * 0.13, leaf, 3.3)
    sheet.disc(x - size * 0.035, foot - size * 0.58, size * 0.055, mix(leaf, SUN, 0.22), 4.6)


def bare_tree(sheet: Sheet, x: float, foot: float, size: float, ink: Colour = INK) -> None:
    """Print a tree without leaves."""

    def grow(start: tuple[float, float], angle: float, length: float, width: float, depth: int) -> None:
        end = start[0] + math.cos(angle) * length, start[1] - math.sin(angle) * length
        sheet.line([start, end], ink, width)
        for turn in (-0.42, 0.08, 0.46) if depth else ():
            grow(end, angle + turn + sheet.random.uniform(-0.12, 0.12), length * 0.68, max(1.2, width * 0.6), depth - 1)

    grow((x, foot), math.pi / 2, size * 0.32, size * 0.045, 4)


def person(sheet: Sheet, x: float, foot: float, size: float, coat: Colour, skin: Colour = SKIN, legs: Colour = NIGHT) -> None:
    """Print a standing person of ``size``, without a face."""
    sheet.box(x - size * 0.09, foot - size * 0.45, size * 0.075, size * 0.45, legs, size * 0.02)
    sheet.box(x + size * 0.015, foot - size * 0.45, size * 0.075, size * 0.45, legs, size * 0.02)
    sheet.shape(
        [
            (x - size * 0.11, foot - size * 0.78),
            (x + size * 0.11, foot - size * 0.78),
            (x + size * 0.15, foot - size * 0.34),
            (x - size * 0.15, foot - size * 0.34),
        ],
        coat,
    )
    sheet.disc(x, foot - size * 0.77, size * 0.11, coat, 0.5)
    sheet.box(x - size * 0.17, foot - size * 0.77, size * 0.065, size * 0.36, mix(coat, NIGHT, 0.22), size * 0.03)
    sheet.box(x + size * 0.105, foot - size * 0.77, size * 0.065, size * 0.36, mix(coat, NIGHT, 0.22), size * 0.03)
    sheet.disc(x, foot - size * 0.9, size * 0.082, skin, 1.12)
    sheet.shape(
        [
            (x - size * 0.085, foot - size * 0.9),
            (x - size * 0.06, foot - size * 0.985),
            (x + size * 0.06, foot - size * 0.985),
            (x + size * 0.085, foot - size * 0.9),
            (x, foot - size * 0.945),
        ],
        mix(NIGHT, BRICK, 0.25),
    )


def water(sheet: Sheet, top: float, fills: tuple[Colour, Colour, Colour], bottom: float | None = None) -> None:
    """Print water with long flat reflections; the fills are ground, deep streaks, light streaks."""
    bottom = sheet.height if bottom is None else bottom
    ground, deep, light = fills
    sheet.box(-10, top, sheet.width + 20, bottom - top, ground)
    for number in range(95):
        y = top + 6 + (bottom - top) * (number / 95) ** 1.15
        length = sheet.random.uniform(30, 150) * (0.5 + (y - top) / (bottom - top))
        x, thick = sheet.random.uniform(-80, sheet.width), 2 + 5 * (y - top) / (bottom - top)
        sheet.box(x, y, length, thick, deep if number % 3 else light, thick / 2)


def stars(sheet: Sheet, bottom: float, fill: Colour = SNOW, count: int = 70) -> None:
    """Print stars between the top and ``bottom``."""
    for _ in range(count):
        sheet.disc(sheet.random.uniform(0, sheet.width), sheet.random.uniform(0, bottom), sheet.random.choice((1.2, 1.6, 2.4)), fill)


def cloud(sheet: Sheet, x: float, y: float, size: float, fill: Colour = SNOW) -> None:
    """Print a flat-bottomed cloud."""
    for dx, dy, radius in ((0, 0, 0.2), (0.24, -0.08, 0.27), (0.52, -0.02, 0.22), (0.74, 0.03, 0.15)):
        sheet.disc(x + dx * size, y + dy * size, radius * size, fill)
    sheet.box(x - size * 0.2, y + size * 0.04, size * 1.09, size * 0.16, fill, size * 0.08)


def birds(sheet: Sheet, x: float, y: float, fill: Colour = INK, count: int = 5) -> None:
    """Print a few birds far away."""
    for number in range(count):
        left, top, wing = x + number * 46 + sheet.random.uniform(-9, 9), y + sheet.random.uniform(-24, 24), sheet.random.uniform(8, 13)
        sheet.line([(left - wing, top - wing * 0.5), (left, top), (left + wing, top - wing * 0.5)], fill, 2.4)
