# SPDX-License-Identifier: AGPL-3.0-or-later
"""How machines find the site: metadata, JSON-LD, sitemap, robots.txt, security.txt, symbols, former addresses."""

from ..core.capability import Capability
from .rules import RULES
from .settings import Discovery

CAPABILITY = Capability("discovery", "Auffindbarkeit: Metadaten, Sitemap, Weiterleitungen", settings={"DISCOVERY": Discovery}, rules=RULES)


def register() -> None:
    """Switch on this capability alone (Pelican's entry point)."""
    from .adapter import register as join  # only a running Pelican needs it

    join()
