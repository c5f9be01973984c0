# SPDX-License-Identifier: AGPL-3.0-or-later
"""How long a text is for a channel, and whether it fits.

``python -m plugins.channels.count CHANNEL < text`` prints ``{"length": …, "limit": …, "fits": …}``.
"""

from dataclasses import dataclass

from .book import texts


@dataclass(frozen=True, slots=True)
class Counted:
    """Length and limit in the channel's own unit; ``limit`` is None where there is none."""

    length: int
    limit: int | None
    fits: bool


def count(text: str, name: str) -> Counted:
    """Count ``text`` as the channel (or the part, „youtube-title“) ``name`` counts; raises KeyError for an unknown name."""
    rule = texts()[name]
    length = len(text)
    return Counted(length, rule.limit, rule.limit is None or length <= rule.limit)
