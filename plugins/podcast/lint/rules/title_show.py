# SPDX-License-Identifier: AGPL-3.0-or-later
"""Titles do not repeat the show's name: apps show it above them (podcasters.apple.com, support/823)."""

import re
from collections.abc import Iterator

from ....core.finding import Finding, Rule, Severity
from ..subject import Programme

RULE = Rule(
    "podcast.title-show",
    "Im Titel steht der Name der Sendung („{show}“); Programme zeigen ihn ohnehin.",
    "Löschen Sie ihn im Titel.",
    help="Der Titel einer Folge wiederholt den Namen der Sendung; auf kleinen Bildschirmen fehlt dann der Platz für das Thema.",
    severity=Severity.WARNING,
)


def check(programme: Programme) -> Iterator[Finding]:
    """Yield a finding for each title that is, begins or ends with the show's name, set off from the rest."""
    for one in programme.episodes:
        if one.show is None or one.type == "trailer":  # a trailer is about the show
            continue
        name = re.escape(one.show.settings.title.strip())
        if re.search(rf"^{name}\s*(?:[:|–—-]|#|\d|$)|[:|–—(-]\s*{name}\)?$", one.document.title.strip(), re.IGNORECASE):
            yield RULE.at(*one.at("title"), show=one.show.settings.title)
