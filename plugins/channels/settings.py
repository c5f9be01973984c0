# SPDX-License-Identifier: AGPL-3.0-or-later
"""The settings of the channels: TEASERS (words), CARDS (pictures), PLAN (times); CHANNELS is a plain list."""

from ..core.settings import Settings
from .cards.settings import Cards
from .plan.settings import Plan
from .text.settings import Words

SETTINGS: dict[str, type[Settings]] = {"TEASERS": Words, "CARDS": Cards, "PLAN": Plan}
