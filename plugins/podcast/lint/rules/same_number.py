# SPDX-License-Identifier: AGPL-3.0-or-later
"""Within a season a number is given once."""

from collections.abc import Iterator

from ....core.finding import Finding, Rule, Severity
from ..subject import Programme

RULE = Rule(
    "podcast.same-number",
    "Die Nummer {number} trägt schon {other}.",
    "Geben Sie jeder Folge einer Staffel ihre eigene Nummer.",
    help="Zwei ganze Folgen derselben Staffel haben dieselbe Nummer.",
    severity=Severity.WARNING,
)


def check(programme: Programme) -> Iterator[Finding]:
    """Yield a finding for each full episode whose number an earlier one has."""
    first: dict[tuple[str, int, int], str] = {}
    for one in programme.episodes:
        if one.type == "full" and one.show and one.number is not None:
            other = first.setdefault((one.show.slug, one.season or 0, one.number), one.path)
            if other != one.path:
                yield RULE.at(*one.at("episode"), number=one.number, other=other)
