# SPDX-License-Identifier: AGPL-3.0-or-later
"""Titles carry no episode number: apps show it themselves (podcasters.apple.com, support/823)."""

import re
from collections.abc import Iterator

from ....core.finding import Finding, Rule, Severity
from ..subject import Programme

# „Folge 4: …“, „… (Ep. 12)“, „#4 …“, „S01E04 …“; „Die 10 besten Rezepte“ and „4. Dezember“ are none
_NAMED = re.compile(r"(?:^|[(\[|:–-]\s*)((?:folge|episode|ep\.?|#)\s*#?\d+)\b|\b(s\d+\s*e\d+)\b", re.IGNORECASE)
_BARE = re.compile(r"^(\d+)\s*[:|–—-]\s")
RULE = Rule(
    "podcast.title-number",
    "Im Titel steht die Nummer der Folge („{found}“); Programme zeigen sie selbst und würden sie doppelt zeigen.",
    "Löschen Sie sie im Titel, und schreiben Sie in den Kopf: episode: {number}",
    help="Nummern gehören in die Felder „episode“ und „season“, nicht in den Titel.",
    severity=Severity.WARNING,
)


def check(programme: Programme) -> Iterator[Finding]:
    """Yield a finding for each title with a number; a bare one counts only where it is the episode's own."""
    for one in programme.episodes:
        title = one.document.title.strip()
        named, bare = _NAMED.search(title), _BARE.match(title)
        found = (named[1] or named[2]) if named else bare[1] if bare and int(bare[1]) == one.number else ""
        if found:
            yield RULE.at(*one.at("title"), found=found, number=one.number or int(re.findall(r"\d+", found)[-1]))
