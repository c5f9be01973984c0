# SPDX-License-Identifier: AGPL-3.0-or-later
"""A show's episodes by season."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Season:
    """One season: its number (None for episodes outside any), its name if it has one, its episodes in the order given."""

    number: int | None
    name: str = ""
    episodes: list[Any] = field(default_factory=list)


def grouped(contents: Iterable[Any], names: Mapping[int, str]) -> list[Season]:
    """Return the seasons of ``contents`` (which carry an ``episode``), in the order in which they are first met."""
    seasons: dict[int | None, Season] = {}
    for content in contents:
        number = content.episode.season
        seasons.setdefault(number, Season(number, names.get(number, ""))).episodes.append(content)
    return list(seasons.values())
