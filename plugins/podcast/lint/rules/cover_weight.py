# SPDX-License-Identifier: AGPL-3.0-or-later
"""Apps load the cover for every list it stands in, often on the road."""

from collections.abc import Iterator

from ....core.finding import Finding, Rule, Severity
from ....core.text import size
from ..subject import Programme

HEAVIEST = 1_000_000  # bytes; 3000 pixels square need no more as a JPEG
RULE = Rule(
    "podcast.cover-weight",
    "Das Titelbild wiegt {weight}; für 3000 × 3000 Pixel genügt weniger als 1 MB.",
    "Speichern Sie es als JPEG mit einer Qualität von etwa 80 %.",
    help="Ein schweres Titelbild lädt unterwegs langsam und kostet Ihre Hörerinnen und Hörer Daten.",
    severity=Severity.WARNING,
)


def check(programme: Programme) -> Iterator[Finding]:
    """Yield a finding for each show whose cover is too heavy."""
    for show in programme.shows:
        if show.cover_size > HEAVIEST:
            yield RULE.at(*show.at("cover"), weight=size(show.cover_size))
