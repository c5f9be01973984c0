# SPDX-License-Identifier: AGPL-3.0-or-later
"""What apps do not show of an episode's text: they know paragraphs, lists, links and emphasis (PSP-1)."""

import re
from collections.abc import Iterator

from ....core.finding import Finding, Rule, Severity
from ..subject import Programme

_NAMES = {"table": "Tabellen", "img": "Bilder", "video": "Videos", "audio": "Tonaufnahmen", "iframe": "eingebettete Seiten"}
_TAGS = re.compile(rf"<({'|'.join(_NAMES)})[\s>]")
RULE = Rule(
    "podcast.page-only",
    "Im Text der Folge stehen {what}; Podcast-Programme zeigen sie nicht.",
    "Sagen Sie das Wichtige auch in Worten.",
    help="Im Feed stehen Absätze, Listen, Links und Hervorhebungen; alles andere gibt es nur auf der Website.",
    severity=Severity.INFO,
)


def check(programme: Programme) -> Iterator[Finding]:
    """Yield a finding for each episode whose text loses something in apps."""
    for one in programme.episodes:
        tags = dict.fromkeys(_TAGS.findall(one.document.body))
        if tags:
            yield RULE.at(*one.at("title"), what=" und ".join(_NAMES[tag] for tag in tags))
