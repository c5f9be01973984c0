# SPDX-License-Identifier: AGPL-3.0-or-later
"""A trailer with a number announces that episode and goes when it is there (podcasters.apple.com, support/823)."""

from collections.abc import Iterator

from ....core.finding import Finding, Rule, Severity
from ..subject import Programme, Spoken

RULE = Rule(
    "podcast.outdated-teaser",
    "Dieser Trailer kündigt die Folge {number} an; sie ist schon da: {other}.",
    "Nehmen Sie den Trailer zurück (withdrawn), oder löschen Sie seine Nummer, wenn er für die ganze Sendung wirbt.",
    help="Ein Trailer mit Nummer gilt als Vorschau auf die Folge dieser Nummer; danach stehen beide nebeneinander.",
    severity=Severity.WARNING,
)


def check(programme: Programme) -> Iterator[Finding]:
    """Yield a finding for each trailer whose full episode is listed."""
    listed = [one for one in programme.episodes if one.document.listed and one.number is not None]
    full = {_named(one): one.path for one in listed if one.type == "full"}
    for one in listed:
        if one.type == "trailer" and (other := full.get(_named(one))):
            yield RULE.at(*one.at("episode"), number=one.number, other=other)


def _named(one: Spoken) -> tuple[str, int | None, int | None]:
    return one.show.slug if one.show else "", one.season, one.number
