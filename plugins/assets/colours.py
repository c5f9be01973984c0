# SPDX-License-Identifier: AGPL-3.0-or-later
"""Colours: contrast as WCAG 2.2 defines it, and lighter or darker shades of the same hue (OKLCH)."""

import math

RGB = tuple[float, float, float]  # linear light, 0 to 1
LCH = tuple[float, float, float]


def linear(colour: str) -> RGB:
    """Return „#rrggbb“ as linear light."""
    digits = colour.removeprefix("#")
    values = (int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))
    red, green, blue = (value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in values)
    return red, green, blue


def luminance(colour: str) -> float:
    """Return the relative luminance, 0 (black) to 1 (white)."""
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio, 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def shade(colour: str, ground: str, least: float) -> str:
    """Return ``colour`` itself where its contrast with ``ground`` is enough, else the nearest shade of it that is.

    On a light ground it gets darker, on a dark one lighter; in the worst case black or white.
    """
    if contrast(colour, ground) >= least:
        return colour
    lightness, chroma, hue = _lch(linear(colour))
    towards = 0.0 if luminance(ground) > 0.18 else 1.0
    for step in range(1, 401):
        found = _hex((lightness + (towards - lightness) * step / 400, chroma, hue))
        if contrast(found, ground) >= least:
            return found
    return "#000000" if towards == 0.0 else "#ffffff"


def for_dark(colour: str, ground: str, least: float) -> str:
    """Return the shade of an accent for a dark ground: light, a little paler, of the same hue."""
    lightness, chroma, hue = _lch(linear(colour))
    return shade(_hex((max(lightness, 0.78), min(chroma, 0.12), hue)), ground, least)


def _lch(rgb: RGB) -> LCH:
    red, green, blue = rgb
    long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    middle = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    lightness = 0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short
    a = 1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short
    return lightness, math.hypot(a, b), math.atan2(b, a)


def _rgb(lch: LCH) -> RGB:
    lightness, chroma, hue = lch
    a, b = chroma * math.cos(hue), chroma * math.sin(hue)
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )


def _hex(lch: LCH) -> str:
    """Return the colour screens can show: of the same lightness and hue, as colourful as possible."""
    lightness, chroma, hue = lch
    for part in range(20, -1, -1):
        values = _rgb((lightness, chroma * part / 20, hue))
        if all(-0.0005 <= value <= 1.0005 for value in values):
            break
    encoded = (value * 12.92 if value <= 0.0031308 else 1.055 * max(value, 0) ** (1 / 2.4) - 0.055 for value in values)
    return "#" + "".join(f"{round(255 * min(1, max(0, value))):02x}" for value in encoded)
