# SPDX-License-Identifier: AGPL-3.0-or-later
"""Long silence at the ends of a recording is left over from cutting."""

from collections.abc import Iterator

from ....core.finding import Finding, Rule, Severity
from ..subject import Programme, german

LONGEST = 3.0  # seconds
RULE = Rule(
    "podcast.silence",
    "„{name}“ {where} mit {seconds} Sekunden Stille.",
    "Schneiden Sie sie weg, und exportieren Sie die Aufnahme noch einmal.",
    help="Vor dem ersten oder nach dem letzten Ton ist es länger als drei Sekunden still.",
    severity=Severity.WARNING,
)


def check(programme: Programme) -> Iterator[Finding]:
    """Yield a finding for each end of a recording that is silent for too long; „silent“ is about recordings that are so throughout."""
    for one, sound, heard in programme.heard:
        if heard.loudness is None:
            continue
        for where, seconds in (("beginnt", heard.before), ("endet", heard.after)):
            if seconds > LONGEST:
                yield RULE.at(*one.at("enclosure"), name=sound.name, where=where, seconds=german(seconds))
