# SPDX-License-Identifier: AGPL-3.0-or-later
"""Podcasts are mono or stereo (podcasters.apple.com, support/893)."""

from collections.abc import Iterator

from ....core.finding import Finding, Rule, Severity
from ..subject import Programme

RULE = Rule(
    "podcast.surround",
    "„{name}“ hat {channels} Kanäle; viele Programme spielen nur Mono und Stereo.",
    "Exportieren Sie die Aufnahme in Mono oder Stereo.",
    help="Eine Tondatei hat mehr als zwei Kanäle, meist ein Versehen beim Export.",
    severity=Severity.WARNING,
)


def check(programme: Programme) -> Iterator[Finding]:
    """Yield a finding for each recording with more than two channels."""
    for one, sound in programme.recordings:
        if sound.channels > 2:
            yield RULE.at(*one.at("enclosure"), name=sound.name, channels=sound.channels)
