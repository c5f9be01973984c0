# SPDX-License-Identifier: AGPL-3.0-or-later
"""TODO."""

from ..core.capability import Capability

CAPABILITY = Capability("feeds", "Feeds der Artikel: RSS und Atom")


def register() -> None:
    """Switch on this capability alone (Pelican's entry point)."""
    from .adapter import register as join

    join()
