# SPDX-License-Identifier: AGPL-3.0-or-later
"""A serial counts its episodes (podcasters.apple.com, support/823)."""

from collections.abc import Iterator

from ....core.finding import Finding, Rule
from ..subject import Programme

RULE = Rule(
    "podcast.serial-number",
    "Die Sendung läuft der Reihe nach (type „serial“); dieser Folge fehlt die Nummer.",
    "Ergänzen Sie im Kopf zum Beispiel: episode: 3",
    help="In einer fortlaufenden Sendung braucht jede ganze Folge eine Nummer.",
)


def check(programme: Programme) -> Iterator[Finding]:
    """Yield a finding for each full episode of a serial without a number."""
    for one in programme.episodes:
        if one.type == "full" and one.number is None and one.show and one.show.settings.type == "serial":
            yield RULE.at(*one.at("episode"))
