# SPDX-License-Identifier: AGPL-3.0-or-later
"""The settings THEME_COLORS and THEME_FONT: a town's own look in one place."""

from typing import Annotated

from pydantic import AfterValidator

from ..core.settings import Settings


def _hex(value: str) -> str:
    """Return a colour as „#rrggbb“."""
    digits = value.strip().removeprefix("#").lower()
    if len(digits) == 3:
        digits = "".join(2 * digit for digit in digits)
    if len(digits) != 6 or not set(digits) <= set("0123456789abcdef"):
        raise ValueError(f"„{value}“ ist keine Farbe (Form: #0b5fa5).")
    return f"#{digits}"


Colour = Annotated[str, AfterValidator(_hex)]


class Colors(Settings):
    """THEME_COLORS: the town's colours; everything else is derived from the accent."""

    accent: Colour | None = None
    """Akzentfarbe auf hellem Grund: Links, Schaltflächen, Hervorhebungen, zum Beispiel „#0b5fa5“."""
    accent_dark: Colour | None = None
    """Akzentfarbe auf dunklem Grund; ohne Angabe wird sie aus „accent“ abgeleitet."""
    paper: Colour | None = None
    """Seitengrund im hellen Aussehen."""
    paper_dark: Colour | None = None
    """Seitengrund im dunklen Aussehen."""
    ink: Colour | None = None
    """Textfarbe im hellen Aussehen."""
    ink_dark: Colour | None = None
    """Textfarbe im dunklen Aussehen."""
    focus: Colour | None = None
    """Farbe des Fokusrahmens im hellen Aussehen."""
    focus_dark: Colour | None = None
    """Farbe des Fokusrahmens im dunklen Aussehen."""


class Font(Settings):
    """THEME_FONT: a font of the town's own, served from its own server (WOFF2)."""

    file: str = ""
    """Schriftdatei unterhalb des Inhaltsordners oder des Ordners „static“ im Theme, zum Beispiel „schriften/stadt.woff2“."""
    bold: str = ""
    """Fetter Schnitt; entfällt bei einer variablen Schrift."""
    italic: str = ""
    """Kursiver Schnitt; ohne Angabe stellt der Browser schräg."""
    variable: bool = False
    """True bei einer variablen Schrift, die alle Stärken enthält."""
