# SPDX-License-Identifier: AGPL-3.0-or-later
"""The copyright tag names the holder alone: apps put sign and word before it, and a year grows old (PSP-1)."""

import re
from collections.abc import Iterator

from ....core.finding import Finding, Rule, Severity
from ..subject import Programme

_ODD = re.compile(r"©|\(c\)|copyright|\b(?:19|20)\d\d\b", re.IGNORECASE)
RULE = Rule(
    "podcast.copyright-sign",
    "„{found}“ gehört nicht in „copyright“; Programme ergänzen Zeichen und Jahr selbst.",
    "Nennen Sie nur, wem die Rechte gehören, zum Beispiel „Stadt Musterstadt“.",
    help="„copyright“ einer Sendung nennt den Rechteinhaber ohne Jahr, ohne Zeichen und ohne das Wort „Copyright“.",
    severity=Severity.WARNING,
)


def check(programme: Programme) -> Iterator[Finding]:
    """Yield a finding for each show that names more than the holder."""
    for show in programme.shows:
        if found := _ODD.search(show.settings.copyright):
            yield RULE.at(*show.at("copyright"), found=found[0])
