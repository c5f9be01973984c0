# SPDX-License-Identifier: AGPL-3.0-or-later
"""The formats of one episode are one recording: chapters and transcript hold for all of them."""

from collections.abc import Iterator

from ....core.finding import Finding, Rule, Severity
from ....core.text import duration
from ..subject import Programme

TOLERANCE = 1.0  # seconds: encoders pad the ends
RULE = Rule(
    "podcast.formats-differ",
    "„{name}“ dauert {seconds}, „{first}“ aber {other}; es sind wohl verschiedene Aufnahmen.",
    "Exportieren Sie alle Formate noch einmal aus derselben Aufnahme.",
    help="Die Tondateien einer Folge sind verschieden lang; Kapitel und Mitschrift passen dann nur zu einer.",
    severity=Severity.WARNING,
)


def check(programme: Programme) -> Iterator[Finding]:
    """Yield a finding for each further format that is longer or shorter than the first."""
    for one in programme.episodes:
        for sound in one.recordings[1:]:
            first = one.recordings[0]
            if abs(sound.seconds - first.seconds) > TOLERANCE:
                lengths = {"seconds": duration(sound.seconds), "other": duration(first.seconds)}
                yield RULE.at(*one.at("enclosure"), name=sound.name, first=first.name, **lengths)
