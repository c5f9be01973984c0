# SPDX-License-Identifier: AGPL-3.0-or-later
"""Tags hold at most 255 characters unless stated otherwise (podcasters.apple.com, support/823; PSP-1)."""

from collections.abc import Iterator

from ....core.finding import Finding, Rule
from ..subject import Place, Programme

LIMIT = 255
RULE = Rule(
    "podcast.text-length",
    "„{key}“ hat {length} Zeichen; Podcast-Verzeichnisse erlauben {limit}.",
    "Kürzen Sie den Text.",
    help="Titel, Adressen und Namen dürfen in einem Feed höchstens 255 Zeichen haben.",
)


def check(programme: Programme) -> Iterator[Finding]:
    """Yield a finding for each text that is too long; the settings limit the show's title, subtitle and names themselves."""
    for show in programme.shows:
        for key in ("link", "email", "new_feed_url"):
            yield from _long(show.at(key), key, getattr(show.settings, key))
    for one in programme.episodes:
        yield from _long(one.at("title"), "title", one.document.title)


def _long(at: Place, key: str, text: str) -> Iterator[Finding]:
    if len(text) > LIMIT:
        yield RULE.at(*at, key=key, length=len(text), limit=LIMIT)
