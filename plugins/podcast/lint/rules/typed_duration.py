# SPDX-License-Identifier: AGPL-3.0-or-later
"""Heads from other systems name the duration by hand; it is measured here, and what disagrees is a trace of a mix-up."""

from collections.abc import Iterator

from ....core.finding import Finding, Rule, Severity
from ....core.text import duration
from ... import times
from ..subject import Programme

NAMES = ("duration", "itunes_duration", "podcast_duration", "audio_duration", "length", "runtime", "dauer")
TOLERANCE = 2.0  # seconds
RULE = Rule(
    "podcast.typed-duration",
    "Hier steht als Dauer {typed}; „{name}“ dauert {real}.",
    "Löschen Sie die Zeile, die Dauer wird gemessen; oder prüfen Sie, ob die richtige Tondatei im Ordner liegt.",
    help="Der Kopf einer übernommenen Folge nennt eine andere Dauer, als die Tondatei hat.",
    severity=Severity.WARNING,
)


def check(programme: Programme) -> Iterator[Finding]:
    """Yield a finding for each duration in a head that is not the first recording's."""
    for one in programme.episodes:
        for key in NAMES:
            seconds = times.read(one.typed.get(key, ""))
            if seconds and one.recordings and abs(seconds - one.recordings[0].seconds) > TOLERANCE:
                sound = one.recordings[0]
                yield RULE.at(*one.at(key), typed=one.typed[key], name=sound.name, real=duration(sound.seconds))
