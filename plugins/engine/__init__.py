# SPDX-License-Identifier: AGPL-3.0-or-later
"""Building: outputs are staged and put in place only when everything was made; unchanged bytes are left alone."""

from ..core.capability import Capability
from .rules import RULES

CAPABILITY = Capability("engine", "Bauen: erst alles fertig, dann an Ort und Stelle", rules=RULES)


def register() -> None:
    """Switch on this capability alone (Pelican's entry point)."""
    from .adapter import register as join  # only a running Pelican needs it

    join()
