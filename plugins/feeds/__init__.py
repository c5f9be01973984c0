# SPDX-License-Identifier: AGPL-3.0-or-later
"""Feeds of the articles: RSS and Atom for the whole site and for each language, RSS for each category and author.

``channels`` decides which feeds there are and what is in them, ``writer`` turns a channel into bytes.
"""

from ..core.capability import Capability
from .rules import RULES
from .settings import Feeds

CAPABILITY = Capability("feeds", "Feeds der Artikel: RSS und Atom", settings={"FEEDS": Feeds}, rules=RULES)


def register() -> None:
    """Switch on this capability alone (Pelican's entry point)."""
    from .adapter import register as join

    join()
