# SPDX-License-Identifier: AGPL-3.0-or-later
"""Apple's ranges for MP3 and AAC: 96-128 kbit/s mono, 128-256 kbit/s stereo (podcasters.apple.com, support/893)."""

from collections.abc import Iterator

from ....core.finding import Finding, Rule, Severity
from ..subject import Programme

RANGES = {1: (96, 128), 2: (128, 256)}  # channels: kbit/s
_LEEWAY = 4  # kbit/s: what is left of a nominal rate once tags and padding are counted
RULE = Rule(
    "podcast.bitrate",
    "„{name}“ hat {bitrate} kbit/s in {channels}; empfohlen sind {least} bis {most}.",
    "Exportieren Sie die Aufnahme neu aus dem Schnittprogramm; ein zweites Umwandeln der fertigen Datei macht sie nur schlechter.",
    help="Weniger klingt hörbar schlechter, mehr kostet unterwegs nur Daten. Eine kleine Fassung macht der Bau auf Wunsch selbst.",
    severity=Severity.INFO,
)


def check(programme: Programme) -> Iterator[Finding]:
    """Yield a finding for each MP3 or AAC file outside the ranges."""
    for one, sound in programme.recordings:
        if sound.format in ("mp3", "m4a") and sound.channels in RANGES:
            (least, most), rate = RANGES[sound.channels], round(sound.bitrate / 1000)
            if not least - _LEEWAY <= rate <= most + _LEEWAY:
                channels = "Mono" if sound.channels == 1 else "Stereo"
                yield RULE.at(*one.at("enclosure"), name=sound.name, bitrate=rate, channels=channels, least=least, most=most)
