# SPDX-License-Identifier: AGPL-3.0-or-later
"""A recording in which nothing can be heard."""

from collections.abc import Iterator

from ....core.finding import Finding, Rule, Severity
from ..subject import Programme

RULE = Rule(
    "podcast.silent",
    "In „{name}“ ist nichts zu hören.",
    "Prüfen Sie, ob beim Export alle Spuren eingeschaltet waren.",
    help="Die ganze Tondatei ist still.",
    severity=Severity.WARNING,
)


def check(programme: Programme) -> Iterator[Finding]:
    """Yield a finding for each recording without a sound."""
    for one, sound, heard in programme.heard:
        if heard.loudness is None and not heard.broken:
            yield RULE.at(*one.at("enclosure"), name=sound.name)
