# SPDX-License-Identifier: AGPL-3.0-or-later
"""An episode without a word about it (recommended by podcasters.apple.com, support/823, and PSP-1)."""

from collections.abc import Iterator

from ....core.finding import Finding, Rule, Severity
from ....core.html import plain
from ..subject import Programme

RULE = Rule(
    "podcast.no-description",
    "Die Folge hat weder „summary“ noch Text; in den Programmen steht dann nichts über sie.",
    "Schreiben Sie ein bis zwei Sätze in „summary“.",
    help="Ohne Beschreibung findet niemand die Folge.",
    severity=Severity.WARNING,
)


def check(programme: Programme) -> Iterator[Finding]:
    """Yield a finding for each episode without a description."""
    for one in programme.episodes:
        if not one.document.summary.strip() and not plain(one.document.body).strip():
            yield RULE.at(*one.at("summary"))
