# SPDX-License-Identifier: AGPL-3.0-or-later
"""TODO."""

from ..core.capability import Capability

CAPABILITY = Capability("languages", "Sprachen: Texte der Oberfläche, Datumsformen, Übersetzungen, Leichte Sprache")


def register() -> None:
    """Switch on this capability alone (Pelican's entry point)."""
    from .adapter import register as join

    join()
