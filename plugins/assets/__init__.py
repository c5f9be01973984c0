# SPDX-License-Identifier: AGPL-3.0-or-later
"""The theme's CSS, JavaScript, font and logo: bundled, fingerprinted, colours checked."""

from ..core.capability import Capability
from .rules import RULES
from .settings import Colors, Font

CAPABILITY = Capability(
    "assets",
    "Gestaltung: CSS und JavaScript gebündelt, Farben geprüft",
    settings={"THEME_COLORS": Colors, "THEME_FONT": Font},
    rules=RULES,
)


def register() -> None:
    """Switch on this capability alone (Pelican's entry point)."""
    from .adapter import register as join

    join()
