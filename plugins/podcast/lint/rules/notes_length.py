# SPDX-License-Identifier: AGPL-3.0-or-later
"""Show notes hold 4000 bytes (podcasters.apple.com, support/823; PSP-1); the feed has what fits."""

from collections.abc import Iterator

from ....core.finding import Finding, Rule, Severity
from ...settings import DESCRIPTION_LIMIT
from ..subject import Programme

RULE = Rule(
    "podcast.notes-length",
    "Die Notizen zur Folge haben {length} Byte; Podcast-Programme zeigen nur die ersten {limit}.",
    "Stellen Sie das Wichtigste an den Anfang; den Rest gibt es auf der Website.",
    help="Die Beschreibung im Feed ist auf 4000 Byte begrenzt und endet dort, wo ein Absatz oder Satz endet.",
    severity=Severity.INFO,
)


def check(programme: Programme) -> Iterator[Finding]:
    """Yield a finding for each episode whose notes do not fit."""
    for one in programme.episodes:
        if one.notes > DESCRIPTION_LIMIT:
            yield RULE.at(*one.at("title"), length=one.notes, limit=DESCRIPTION_LIMIT)
