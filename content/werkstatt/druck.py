# SPDX-License-Identifier: AGPL-3.0-or-later
"""A small printing table: flat shapes, half-tone dots and a little paper grain, like a screen print in few colours."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw

Point = tuple[float, float]
Colour = tuple[int, int, int]


def colour(code: str) -> Colour:
    """Return the colour of a code such as ``#1f2f46``."""
    return int(code[1:3], 16), int(code[3:5], 16), int(code[5:7], 16)


PAPER, CREAM, SAND = colour("#f4ecdc"), colour("#efe0c2"), colour("#dcc79c")
NIGHT, INK, SLATE = colour("#16283d"), colour("#21405a"), colour("#4a6d80")
PINE, SAGE, MIST = colour("#1f5a57"), colour("#6f9c8d"), colour("#b9d0c5")
BRICK, CORAL, BLUSH = colour("#b5482f"), colour("#d9765a"), colour("#ecb49a")
OCHRE, SUN, SNOW = colour("#d9962f"), colour("#f0c461"), colour("#fbf7ee")


def mix(one: Colour, other: Colour, share: float) -> Colour:
    """Return ``one`` with ``share`` (0-1) of ``other`` in it."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return red, green, blue


class Sheet:
    """One sheet on the printing table; coordinates are those of the finished picture, drawn at twice the size."""

    def __init__(self, width: int = 1600, height: int = 1000, ground: Colour = PAPER, seed: int = 1) -> None:
        self.width, self.height, self.scale = width, height, 2
        self.image = Image.new("RGB", (width * 2, height * 2), ground)
        self.pen = ImageDraw.Draw(self.image)
        self.random = random.Random(seed)

    def _at(self, points: Iterable[Point]) -> list[Point]:
        return [(x * self.scale, y * self.scale) for x, y in points]

    def shape(self, points: Sequence[Point], fill: Colour) -> None:
        """Print a polygon."""
        self.pen.polygon(self._at(points), fill=fill)

    def box(self, x: float, y: float, width: float, height: float, fill: Colour, radius: float = 0) -> None:
        """Print a rectangle, with round corners if wanted."""
        (left, top), (right, bottom) = self._at([(x, y), (x + width, y + height)])
        self.pen.rounded_rectangle((left, top, right, bottom), radius * self.scale, fill=fill)

    def disc(self, x: float, y: float, radius: float, fill: Colour, flat: float = 1.0) -> None:
        """Print a disc; ``flat`` squeezes it upright."""
        (left, top), (right, bottom) = self._at([(x - radius, y - radius * flat), (x + radius, y + radius * flat)])
        self.pen.ellipse((left, top, right, bottom), fill=fill)

    def line(self, points: Sequence[Point], fill: Colour, width: float = 4) -> None:
        """Print a line with round joints."""
        self.pen.line(self._at(points), fill=fill, width=round(width * self.scale), joint="curve")

    def arch(self, x: float, y: float, width: float, height: float, fill: Colour) -> None:
        """Print an opening with a round top; ``y`` is its foot."""
        radius = width / 2
        self.box(x, y - height + radius, width, height - radius, fill)
        self.disc(x + radius, y - height + radius, radius, fill)

    def half(self, x: float, foot: float, radius: float, height: float, fill: Colour) -> None:
        """Print the upper half of an ellipse that stands on ``foot``."""
        turns = [math.pi * step / 60 for step in range(61)]
        self.shape([(x + radius * math.cos(turn), foot - height * math.sin(turn)) for turn in turns], fill)

    def bands(self, top: float, bottom: float, colours: Sequence[Colour]) -> None:
        """Print a sky (or water) of even bands that swing a little."""
        step = (bottom - top) / len(colours)
        for number, fill in enumerate(colours):
            edge = [(x, top + number * step + 14 * math.sin(x / 260 + number * 1.7)) for x in range(-20, self.width + 21, 20)]
            self.shape([*edge, (self.width + 20, bottom), (-20, bottom)] if number else self._frame(top, bottom), fill)

    def _frame(self, top: float, bottom: float) -> list[Point]:
        return [(0, top), (self.width, top), (self.width, bottom), (0, bottom)]

    def hill(self, y: float, rise: float, fill: Colour, shift: float = 0.0, foot: float | None = None) -> None:
        """Print a soft line of hills from edge to edge down to ``foot``."""
        foot = self.height if foot is None else foot
        edge = [
            (x, y - rise * (0.6 * math.sin(x / 310 + shift) + 0.4 * math.sin(x / 137 + 2.1 * shift)))
            for x in range(-20, self.width + 21, 10)
        ]
        self.shape([*edge, (self.width + 20, foot), (-20, foot)], fill)

    def dots(
        self, area: tuple[float, float, float, float], fill: Colour, weight: Callable[[float, float], float], pitch: float = 11
    ) -> None:
        """Print half-tone dots into ``area`` (left, top, right, bottom); ``weight`` (0-1) makes them grow."""
        left, top, right, bottom = area
        rows, columns = int((bottom - top) / pitch) + 1, int((right - left) / pitch) + 1
        for row in range(rows):
            for column in range(columns):
                x, y = left + (column + (row % 2) / 2) * pitch, top + row * pitch * 0.87
                size = pitch * 0.56 * max(0.0, min(1.0, weight((x - left) / (right - left), (y - top) / (bottom - top))))
                if size > 0.6 and y <= bottom and x <= right:
                    self.disc(x, y, size, fill)

    def tint(self, points: Sequence[Point], fill: Colour) -> None:
        """Print a transparent colour over a polygon (the inks multiply)."""
        layer = Image.new("RGB", self.image.size, (255, 255, 255))
        ImageDraw.Draw(layer).polygon(self._at(points), fill=fill)
        self.image.paste(ImageChops.multiply(self.image, layer))

    def save(self, path: Path, limit: int = 150_000, grain: float = 0.055) -> None:
        """Scale down, add paper grain and write the best JPEG of at most ``limit`` bytes."""
        small = self.image.resize((self.width, self.height), Image.Resampling.LANCZOS)
        raw = Image.frombytes("L", (self.width // 2, self.height // 2), self.random.randbytes((self.width // 2) * (self.height // 2)))
        noise = raw.resize(small.size, Image.Resampling.BICUBIC).convert("RGB")
        path.parent.mkdir(parents=True, exist_ok=True)
        printed = Image.blend(small, ImageChops.soft_light(small, noise), grain)
        for quality in range(82, 40, -3):
            printed.save(path, "JPEG", quality=quality, optimize=True, progressive=True)
            if path.stat().st_size <= limit:
                return
