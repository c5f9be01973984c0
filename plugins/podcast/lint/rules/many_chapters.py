# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every chapter is a stop of the tab key, and its link another: at most 40 an hour (docs/handbuch/podcast.md)."""

from collections.abc import Iterator

from ....core.finding import Finding, Rule, Severity
from ..subject import Programme

_STOPS = 40  # an hour; a shorter episode counts as one of half an hour, so that a few chapters are never too many
RULE = Rule(
    "podcast.many-chapters",
    "Die Kapitel und ihre Links sind {stops} Haltepunkte für die Tabulatortaste; bei dieser Dauer sollten es höchstens {most} sein.",
    "Fassen Sie kurze Kapitel zusammen, oder nennen Sie die Links im Text der Folge.",
    help="Wer die Website mit der Tastatur bedient, geht an jedem Kapitel und an jedem seiner Links einzeln vorbei.",
    severity=Severity.WARNING,
)


def check(programme: Programme) -> Iterator[Finding]:
    """Yield a finding for each episode with more stops than its duration allows."""
    for one in programme.episodes:
        hours = max(0.5, max((sound.seconds for sound in one.recordings), default=0) / 3600)
        if one.stops > (most := int(_STOPS * hours)):
            yield RULE.at(*one.at("chapters"), stops=one.stops, most=most)
