# SPDX-License-Identifier: AGPL-3.0-or-later
"""Puts the plan together: records are read, times found, and everything that is odd becomes a finding."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from ...core.document import Document
from ...core.finding import Finding, Position, Rule, instead
from ..fields import Wanted
from ..teaser import Teaser
from . import records, rules
from .checks import Problem, check, gaps
from .holidays import of_land
from .settings import Plan
from .spread import Calendar, spread


@dataclass(frozen=True)
class Desk:
    """What planning needs: settings, place and time, the Land, how paths are shown, and where PLAN stands."""

    settings: Plan
    content: Path
    zone: ZoneInfo
    now: datetime
    land: str
    shown: Callable[[str], str]
    place: tuple[str, Position]
    held: Set[str] = frozenset()  # sources of articles whose pictures are not public before them
    asked: bool = False  # whether somebody wants to see the plan: gaps in it are nobody else's concern


def plan(
    teasers: Iterable[Teaser], documents: Mapping[str, Document], channels: Iterable[str], desk: Desk
) -> tuple[list[Teaser], list[Finding]]:
    """Return the teasers with their times and states, and what is wrong; ``documents`` are known by their sources."""
    kept, found = records.read(desk.content, desk.shown("").rstrip("/"))
    calendar = Calendar(
        desk.settings,
        desk.zone,
        desk.now,
        of_land(desk.land, range(desk.now.year, desk.now.year + 2)),
        frozenset(one.key for one in kept.sent),
        kept.stop.reason if kept.stop else "",
        desk.held,
    )
    wanted = {source: one.fields.get("teaser") or Wanted() for source, one in documents.items()}
    planned = spread(teasers, wanted, calendar)
    problems = (*check(planned, calendar, desk.shown), *(gaps(planned, channels, calendar) if desk.asked else ()))
    for one, rule, values in _together(problems):
        if one:
            document = documents[one.source]
            place = document.where("teaser" if "teaser" in document.positions else "title")
            found.append(rule.at(desk.shown(one.source), place, **values))
        else:
            found.append(rule.at(*desk.place, **values))
    found += _unknown(kept, {one.slug for one in planned}, desk)
    return planned, found


def _together(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Yield what is wrong, the same of a document on several channels once, with all of them."""
    groups: dict[tuple[object, ...], tuple[Teaser | None, Rule, dict[str, Any], list[str]]] = {}
    for one, rule, values in problems:
        others = {name: value for name, value in values.items() if name != "channel"}
        key = (one.source if one else "", rule.id, *others.items())
        groups.setdefault(key, (one, rule, others, []))[3].extend([values["channel"]] if "channel" in values else [])
    for one, rule, others, channels in groups.values():
        yield one, rule, others | ({"channel": ", ".join(channels)} if channels else {})


def _unknown(kept: records.Records, slugs: Set[str], desk: Desk) -> Iterable[Finding]:
    """Yield the records of what has no teaser; ``slugs`` are the desk's own names, which differ where documents share a slug."""
    for one in records.unknown(kept, slugs):
        path = desk.shown(f"{records.SENT}/{one.slug}--{one.channel}.toml")
        yield rules.UNKNOWN_RECORD.at(
            path, slug=one.slug, nearest=instead(one.slug, slugs) or "Löschen Sie die Datei, oder berichtigen Sie „slug“."
        )
