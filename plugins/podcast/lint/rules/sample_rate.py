# SPDX-License-Identifier: AGPL-3.0-or-later
"""Apple asks for 44.1 or 48 kHz (podcasters.apple.com, support/893)."""

from collections.abc import Iterator

from ....core.finding import Finding, Rule, Severity
from ..subject import Programme, german

RATES = (44_100, 48_000)
RULE = Rule(
    "podcast.sample-rate",
    "„{name}“ hat eine Abtastrate von {rate} kHz; empfohlen sind 44,1 oder 48 kHz.",
    "Exportieren Sie die Aufnahme mit 44,1 kHz.",
    help="Mit anderen Abtastraten klingt die Aufnahme dumpf oder läuft auf manchen Geräten nicht.",
    severity=Severity.WARNING,
)


def check(programme: Programme) -> Iterator[Finding]:
    """Yield a finding for each recording with another sample rate."""
    for one, sound in programme.recordings:
        if sound.sample_rate not in RATES:
            yield RULE.at(*one.at("enclosure"), name=sound.name, rate=german(sound.sample_rate / 1000).removesuffix(",0"))
