# SPDX-License-Identifier: AGPL-3.0-or-later
"""AAC needs an optional extra to be listened to; what was not checked is said."""

from collections.abc import Iterator

from ....core.finding import Finding, Rule, Severity
from ..subject import Programme

RULE = Rule(
    "podcast.not-measured",
    "Lautheit und Stille von „{name}“ sind nicht geprüft; für {label} fehlt das Paket „av“.",
    "Geben Sie ein: pip install 'amtsfunk[podcast-aac]'",
    help="M4A-Dateien lassen sich nur mit dem Zusatz „podcast-aac“ anhören und messen.",
    severity=Severity.INFO,
)


def check(programme: Programme) -> Iterator[Finding]:
    """Yield a finding for each AAC recording that was not listened to although others were."""
    if not programme.listened:
        return
    for one, sound in programme.recordings:
        if sound.heard is None and sound.format == "m4a":
            yield RULE.at(*one.at("enclosure"), name=sound.name, label=sound.label)
