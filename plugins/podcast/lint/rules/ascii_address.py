# SPDX-License-Identifier: AGPL-3.0-or-later
"""Addresses in feeds are a-z, A-Z, 0-9 (podcasters.apple.com, support/823)."""

from collections.abc import Iterator

from ....core.finding import Finding, Rule, Severity
from ..subject import Programme

RULE = Rule(
    "podcast.ascii-address",
    "Die Adresse „{address}“ enthält Zeichen, mit denen manche Podcast-Programme nicht zurechtkommen.",
    "Wählen Sie im Kopf eine Adresse ohne Umlaute und Sonderzeichen, zum Beispiel: slug: {slug}",
    help="In den Adressen von Folgen stehen nur a–z, 0–9 und Bindestriche.",
    severity=Severity.WARNING,
)


def check(programme: Programme) -> Iterator[Finding]:
    """Yield a finding for each episode with other characters in an address."""
    for one in programme.episodes:
        odd = next((address for address in one.addresses if not address.isascii() or " " in address), "")
        if odd:
            key = "url" if "url" in one.document.positions else "slug"
            yield RULE.at(*one.at(key), address=odd, slug=one.slug)
