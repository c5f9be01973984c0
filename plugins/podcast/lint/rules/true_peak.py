# SPDX-License-Identifier: AGPL-3.0-or-later
"""Apple asks for a true peak of at most -1 dBFS (podcasters.apple.com, support/893)."""

from collections.abc import Iterator

from ....core.finding import Finding, Rule, Severity
from ..subject import Programme, german

LIMIT = -1.0
RULE = Rule(
    "podcast.true-peak",
    "Die Spitzen von „{name}“ reichen bis {peak} dBTP; empfohlen sind höchstens −1 dBTP.",
    "Begrenzen Sie sie im Schnittprogramm (Limiter, „True Peak“ −1 dB), und exportieren Sie die Aufnahme noch einmal.",
    help="Sehr laute Spitzen verzerren, wenn Geräte und Programme die Datei umwandeln.",
    severity=Severity.WARNING,
)


def check(programme: Programme) -> Iterator[Finding]:
    """Yield a finding for each recording whose peaks are too high."""
    for one, sound, heard in programme.heard:
        if heard.peak is not None and round(heard.peak, 1) > LIMIT:
            yield RULE.at(*one.at("enclosure"), name=sound.name, peak=german(heard.peak))
