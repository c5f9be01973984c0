# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is wrong with a plan: times that editors fixed badly, days that are overfull, weeks that are empty."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from ...core.finding import Rule
from ..book import book
from ..teaser import State, Teaser
from . import rules
from .spread import Calendar

Problem = tuple[Teaser | None, Rule, dict[str, Any]]  # None: no single teaser is to blame


def check(plan: Iterable[Teaser], calendar: Calendar, shown: Callable[[str], str]) -> Iterator[Problem]:
    """Yield what is wrong with the times of ``plan``; ``shown`` gives a file its path as editors know it."""
    planned = [one for one in plan if one.at and one.state is not State.SENT]
    for one in planned:
        yield from _times(one, calendar)
    yield from _collisions(planned, shown)
    yield from _days(planned, calendar)


def _times(one: Teaser, calendar: Calendar) -> Iterator[Problem]:
    if one.at is None:
        return
    known = {"channel": book()[one.channel].title, "at": _moment(one.at)}
    if one.published and one.at < one.published:
        yield one, rules.BEFORE_ARTICLE, known | {"published": _moment(calendar.local(one.published))}
    if why := calendar.closed(one.at.date()):
        yield one, rules.CLOSED_DAY, known | {"why": why}
    if calendar.quiet(one.at.time()):
        yield one, rules.QUIET_TIME, known


def _collisions(planned: Iterable[Teaser], shown: Callable[[str], str]) -> Iterator[Problem]:
    first: dict[tuple[str, datetime | None], Teaser] = {}
    for one in planned:
        other = first.setdefault((one.channel, one.at), one)
        if other is not one and one.at:
            yield one, rules.COLLISION, {"channel": book()[one.channel].title, "at": _moment(one.at), "other": shown(other.source)}


def _days(planned: Iterable[Teaser], calendar: Calendar) -> Iterator[Problem]:
    days: Mapping[tuple[str, date], list[Teaser]] = defaultdict(list)
    for one in planned:
        if one.at:
            days[one.channel, one.at.date()].append(one)
    most = calendar.settings.most_a_day
    for (channel, day), listed in sorted(days.items()):
        if len(listed) > most:
            known = {"channel": book()[channel].title, "day": f"{day:%d.%m.%Y}", "count": len(listed), "most": most}
            yield listed[most], rules.FULL_DAY, known


def gaps(plan: Iterable[Teaser], channels: Iterable[str], calendar: Calendar) -> Iterator[Problem]:
    """Yield the whole weeks, Monday to Sunday, in which channels have no teaser: those of the same channels together."""
    served = {(one.channel, one.at.isocalendar()[:2]) for one in plan if one.at}
    names, weeks = list(channels), dict[str, list[date]]()
    today = calendar.local(calendar.now).date()
    monday = today + timedelta(days=-today.weekday() % 7)
    while monday + timedelta(days=6) <= calendar.local(calendar.end).date():
        empty = [book()[name].title for name in names if (name, monday.isocalendar()[:2]) not in served]
        if empty and any(not calendar.closed(monday + timedelta(days=day)) for day in range(5)):
            weeks.setdefault(", ".join(empty), []).append(monday)
        monday += timedelta(weeks=1)
    for named, mondays in weeks.items():
        yield None, rules.EMPTY_WEEK, {"channels": named, "days": ", ".join(f"{one:%d.%m.%Y}" for one in mondays)}


def _moment(at: datetime) -> str:
    return f"{at:%d.%m.%Y um %H:%M} Uhr"
