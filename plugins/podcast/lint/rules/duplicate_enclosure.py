# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every episode has a recording of its own; Apple passes over one it knows (podcasters.apple.com, support/823)."""

from collections.abc import Iterator

from ....core.finding import Finding, Rule, Severity
from ..subject import Programme

RULE = Rule(
    "podcast.duplicate-enclosure",
    "„{name}“ ist dieselbe Aufnahme wie in {other}.",
    "Legen Sie die richtige Tondatei in den Ordner.",
    help="Zwei Folgen haben dieselbe Tondatei, meist weil ein Ordner kopiert wurde.",
    severity=Severity.WARNING,
)


def check(programme: Programme) -> Iterator[Finding]:
    """Yield a finding for each recording that an earlier episode has."""
    first: dict[str, str] = {}
    for one, sound in programme.recordings:
        other = first.setdefault(sound.digest, one.path)
        if other != one.path:
            yield RULE.at(*one.at("enclosure"), name=sound.name, other=other)
