# SPDX-License-Identifier: AGPL-3.0-or-later
"""Addresses that other programs open are whole: scheme and host."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from ....core.finding import Finding, Rule
from ..subject import Programme

KEYS = ("link", "new_feed_url")
RULE = Rule(
    "podcast.broken-address",
    "„{address}“ ist keine vollständige Internetadresse.",
    "Schreiben Sie zum Beispiel: https://www.musterstadt.example/podcast/",
    help="„link“ und „new_feed_url“ einer Sendung brauchen Adressen mit https://; eine falsche neue Adresse verliert alle Abonnements.",
)


def check(programme: Programme) -> Iterator[Finding]:
    """Yield a finding for each of a show's addresses that is none."""
    for show in programme.shows:
        for key in KEYS:
            if (address := getattr(show.settings, key)) and not whole(address):
                yield RULE.at(*show.at(key), address=address)


def whole(address: str) -> bool:
    """Tell whether the address has a web scheme, a host and no blanks."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and not any(char.isspace() for char in address)
