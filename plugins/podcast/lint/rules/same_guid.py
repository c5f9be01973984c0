# SPDX-License-Identifier: AGPL-3.0-or-later
"""A GUID belongs to one episode; a trailer and the episode that replaces it have one each (podcasters.apple.com, support/823)."""

from collections.abc import Iterator

from ....core.finding import Finding, Rule
from ..subject import Programme

RULE = Rule(
    "podcast.same-guid",
    "Diese Kennung trägt schon {other}.",
    "Geben Sie der neueren Folge eine eigene, zum Beispiel: guid: {guid}",
    help="Zwei Folgen mit derselben Kennung sind für Podcast-Programme eine einzige; auch Trailer und Folge brauchen je eine.",
)


def check(programme: Programme) -> Iterator[Finding]:
    """Yield a finding for each episode whose GUID an earlier one has."""
    first: dict[str, str] = {}
    for one in programme.episodes:
        other = first.setdefault(one.guid, one.path)
        if other != one.path:
            yield RULE.at(*one.at("guid"), other=other, guid=one.proposed)
