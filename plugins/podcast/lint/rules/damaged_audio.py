# SPDX-License-Identifier: AGPL-3.0-or-later
"""A file that programs cannot decode to its end."""

from collections.abc import Iterator

from ....core.finding import Finding, Rule, Severity
from ..subject import Programme

RULE = Rule(
    "podcast.damaged-audio",
    "„{name}“ lässt sich nicht bis zum Ende abspielen; die Datei ist wohl beschädigt.",
    "Exportieren oder kopieren Sie sie noch einmal.",
    help="Beim Anhören der ganzen Datei bricht die Tonaufnahme ab.",
    severity=Severity.WARNING,
)


def check(programme: Programme) -> Iterator[Finding]:
    """Yield a finding for each recording that breaks off."""
    for one, sound, heard in programme.heard:
        if heard.broken:
            yield RULE.at(*one.at("enclosure"), name=sound.name)
