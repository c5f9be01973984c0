# SPDX-License-Identifier: AGPL-3.0-or-later
"""Hypertext addresses in a feed are https (Podcast namespace, docs/1.0.md)."""

from collections.abc import Iterator

from ....core.finding import Finding, Rule, Severity
from ..subject import Programme
from .broken_address import KEYS, whole

RULE = Rule(
    "podcast.insecure-address",
    "„{address}“ ist unverschlüsselt.",
    "Schreiben Sie die Adresse mit https://.",
    help="Apps auf Telefonen öffnen Adressen mit http:// oft nicht mehr.",
    severity=Severity.WARNING,
)


def check(programme: Programme) -> Iterator[Finding]:
    """Yield a finding for each of a show's addresses without encryption."""
    for show in programme.shows:
        for key in KEYS:
            address = getattr(show.settings, key)
            if whole(address) and address.startswith("http://"):
                yield RULE.at(*show.at(key), address=address)
