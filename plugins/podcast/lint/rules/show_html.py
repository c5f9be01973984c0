# SPDX-License-Identifier: AGPL-3.0-or-later
"""A show's description is plain text: directories print tags as they stand."""

import re
from collections.abc import Iterator

from ....core.finding import Finding, Rule, Severity
from ..subject import Programme

_TAG = re.compile(r"</?[a-z][a-z0-9]*(?:\s[^<>]*)?/?>|&(?:[a-z]+|#\d+);", re.IGNORECASE)
RULE = Rule(
    "podcast.show-html",
    "„{key}“ der Sendung enthält HTML („{found}“); Podcast-Verzeichnisse zeigen es als Zeichen.",
    "Schreiben Sie einfachen Text; Absätze trennt eine Leerzeile.",
    help="Titel, Untertitel und Beschreibung einer Sendung sind Text ohne Auszeichnung.",
    severity=Severity.WARNING,
)


def check(programme: Programme) -> Iterator[Finding]:
    """Yield a finding for each text of a show with markup in it."""
    for show in programme.shows:
        for key in ("title", "subtitle", "description"):
            if found := _TAG.search(getattr(show.settings, key)):
                yield RULE.at(*show.at(key), key=key, found=found[0])
