# SPDX-License-Identifier: AGPL-3.0-or-later
"""Apple asks for -16 LUFS, one up or down (podcasters.apple.com, support/893)."""

from collections.abc import Iterator

from ....core.finding import Finding, Rule, Severity
from ..subject import Programme, german

TARGET, TOLERANCE = -16.0, 1.0
RULE = Rule(
    "podcast.loudness",
    "„{name}“ ist mit {loudness} LUFS zu {what}; empfohlen sind −16 LUFS (± 1).",
    "{action} Sie die Aufnahme um {change} dB (im Schnittprogramm: Lautheit normalisieren), und exportieren Sie sie noch einmal.",
    help="Die Aufnahme ist leiser oder lauter als andere Podcasts; wer mehrere hört, muss nachregeln.",
    severity=Severity.WARNING,
)


def check(programme: Programme) -> Iterator[Finding]:
    """Yield a finding for each recording that is too quiet or too loud."""
    for one, sound, heard in programme.heard:
        if heard.loudness is not None and abs(round(heard.loudness, 1) - TARGET) > TOLERANCE:
            change = TARGET - heard.loudness
            what, action = ("leise", "Heben") if change > 0 else ("laut", "Senken")
            values = {"loudness": german(heard.loudness), "what": what, "action": action, "change": german(abs(change))}
            yield RULE.at(*one.at("enclosure"), name=sound.name, **values)
