# SPDX-License-Identifier: AGPL-3.0-or-later
"""Languages: texts of the interface, dates, addresses and homes of each language, links between translations, Leichte Sprache."""

from ..core.capability import Capability
from .rules import RULES

CAPABILITY = Capability("languages", "Sprachen: Texte der Oberfläche, Datumsformen, Übersetzungen, Leichte Sprache", rules=RULES)


def register() -> None:
    """Switch on this capability alone (Pelican's entry point)."""
    from .adapter import register as join

    join()
