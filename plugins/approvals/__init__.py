# SPDX-License-Identifier: AGPL-3.0-or-later
"""Approvals: nothing goes out that the right person has not seen in exactly this form.

``fingerprint`` numbers one exact content, ``records`` and ``signatures`` say who saw it, ``history`` what git knows of it,
``policy`` what is needed, ``decide`` (pure) what follows. ``keeper`` asks them all for a build, ``office`` for the tasks.
"""

from ..core.capability import Capability
from .policy import Policy
from .rules import RULES

CAPABILITY = Capability("approvals", "Freigaben", settings={"APPROVALS": Policy}, rules=RULES)


def register() -> None:
    """Switch on this capability alone (Pelican's entry point)."""
    from .adapter import register as join

    join()
