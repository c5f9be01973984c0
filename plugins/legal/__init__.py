# SPDX-License-Identifier: AGPL-3.0-or-later
"""Required pages: Impressum, Datenschutz, Erklärung zur Barrierefreiheit, Barriere melden, and the links to them."""

from ..core.capability import Capability
from .rules import RULES
from .settings import Legal

CAPABILITY = Capability("legal", "Pflichtseiten und Pflichtlinks", settings={"LEGAL": Legal}, rules=RULES)


def register() -> None:
    """Switch on this capability alone (Pelican's entry point)."""
    from .adapter import register as join  # only a running Pelican needs it

    join()
