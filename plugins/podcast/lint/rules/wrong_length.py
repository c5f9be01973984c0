# SPDX-License-Identifier: AGPL-3.0-or-later
"""The length that a file states is not the one that plays: cut off while copying, or a variable bit rate without an index."""

from collections.abc import Iterator

from ....core.finding import Finding, Rule, Severity
from ....core.text import duration
from ..subject import Programme

TOLERANCE = 2.0  # seconds: encoders pad the ends
RULE = Rule(
    "podcast.wrong-length",
    "„{name}“ nennt als Dauer {stated}, zu hören sind {real}.",
    "Prüfen Sie, ob das Ende fehlt, und exportieren Sie die Aufnahme noch einmal (MP3 am besten mit fester Bitrate).",
    help="Die Tondatei ist abgeschnitten, oder ihr Kopf ist falsch; Programme zeigen dann eine falsche Dauer.",
    severity=Severity.WARNING,
)


def check(programme: Programme) -> Iterator[Finding]:
    """Yield a finding for each recording whose stated length is wrong."""
    for one, sound, heard in programme.heard:
        if not heard.broken and abs(heard.seconds - sound.seconds) > TOLERANCE:
            yield RULE.at(*one.at("enclosure"), name=sound.name, stated=duration(sound.seconds), real=duration(heard.seconds))
