# SPDX-License-Identifier: AGPL-3.0-or-later
"""A feed names its language by its code (RFC 5646; Apple: ISO 639)."""

import re
from collections.abc import Iterator

from ....core.finding import Finding, Rule
from ..subject import Programme

_TAG = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})*", re.IGNORECASE)
RULE = Rule(
    "podcast.show-language",
    "„{language}“ ist kein Kürzel einer Sprache; Podcast-Verzeichnisse nehmen die Sendung so nicht auf.",
    "Schreiben Sie zum Beispiel „de“ oder „de-AT“.",
    help="Die Sprache einer Sendung steht als Kürzel da, Deutsch als „de“.",
)


def check(programme: Programme) -> Iterator[Finding]:
    """Yield a finding for each show whose language is no code."""
    for show in programme.shows:
        if not _TAG.fullmatch(show.language):
            yield RULE.at(*show.at("language"), language=show.language)
