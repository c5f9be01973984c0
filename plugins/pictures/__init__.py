# SPDX-License-Identifier: AGPL-3.0-or-later
"""Pictures: what an editor drops in becomes small, sharp on every screen and free of metadata."""

from ..core.capability import Capability
from . import consents
from .rules import RULES
from .settings import Pictures

CAPABILITY = Capability(
    "pictures",
    "Bilder: passende Größen und Formate, ohne Metadaten",
    fields=(consents.FIELD, consents.LIST),
    settings={"PICTURES": Pictures},
    rules=(*RULES, *consents.RULES),
)


def register() -> None:
    """Switch on this capability alone (Pelican's entry point)."""
    from .adapter import register as join

    join()
