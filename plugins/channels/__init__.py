# SPDX-License-Identifier: AGPL-3.0-or-later
"""Channels: a teaser that fits, for every channel, with card, alt text and a plan.

``book`` holds the channels' rules as dated data, ``count`` measures, ``text`` writes, ``cards`` draws, ``plan`` finds the
time, ``exports`` hands over. ``desk`` tells the story; the adapter alone touches Pelican.
"""

from ..core.capability import Capability
from .blocks import rules as blocks
from .cards import rules as cards
from .fields import FIELDS
from .plan import rules as plan
from .rules import RULES
from .settings import SETTINGS
from .text import rules as words

CAPABILITY = Capability(
    "channels",
    "Kanäle: Anrisse, Karten, Redaktionsplan",
    fields=FIELDS,
    settings=SETTINGS,
    switches={"CHANNELS": 'Liste der Kanäle, die die Behörde bespielt, zum Beispiel ["mastodon"]; ohne Angabe keiner.'},
    rules=(*RULES, *words.RULES, *blocks.RULES, *cards.RULES, *plan.RULES),
)


def register() -> None:
    """Switch on this capability alone (Pelican's entry point)."""
    from .adapter import register as join

    join()
