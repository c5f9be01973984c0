# SPDX-License-Identifier: AGPL-3.0-or-later
"""TODO."""

from ..core.capability import Capability

CAPABILITY = Capability("reading", "Lesen: aus Dateien werden Dokumente")


def register() -> None:
    """Switch on this capability alone (Pelican's entry point)."""
    from .adapter import register as join

    join()
