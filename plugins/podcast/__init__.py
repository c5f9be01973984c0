# SPDX-License-Identifier: AGPL-3.0-or-later
"""Podcast: an episode's folder becomes a page with player and transcript, and an item of its show's feed.

One room a concern: ``audio`` (found, told by its bytes, measured), ``chapters``, ``transcripts``, ``covers``, ``feed``, ``lint``.
``guids`` and ``ledger`` keep identities for life, ``studio`` puts an episode together, ``episode`` and ``view`` are what templates get.
Everything is checked before anything is written; the adapter alone touches Pelican.
"""

from ..core.capability import Capability
from .fields import FIELDS
from .rules import RULES
from .settings import Podcast

CAPABILITY = Capability(
    "podcast",
    "Podcast: Ton, Mitschrift, Feeds",
    fields=FIELDS,
    settings={"PODCAST": Podcast},
    switches={
        "MEDIA_STORE": "Ordner mit großen Tondateien außerhalb von git; „audio: {sha256, path}“ im Kopf einer Folge verweist dorthin."
    },
    rules=RULES,
)


def register() -> None:
    """Switch on this capability alone (Pelican's entry point)."""
    from .adapter import register as join

    join()
