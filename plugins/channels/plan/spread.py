# SPDX-License-Identifier: AGPL-3.0-or-later
"""Finds the time for each teaser: fixed ones first, then, in the order in which articles appear, the next free window.

Pure: the same documents, records and moment give the same plan.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from ..book import book
from ..fields import Wanted
from ..teaser import State, Teaser
from .settings import Plan, Window

_WINDOW = Window()
_FRESH = timedelta(days=14)  # older articles are no news; a fixed time brings them back
PAST = "Der Termin ist vorbei."
OLD = "Der Beitrag ist älter als zwei Wochen; „teaser: at“ im Kopf plant ihn trotzdem ein."
HELD = "Sein Bild ist erst öffentlich, wenn der Beitrag erscheint; vorher lässt sich der Anriss nicht einlesen."
KEPT = "Seine Bilder bleiben unter Verschluss (embargo); veröffentlichen Sie ihn von Hand, die Bilder liegen hier in der Vorschau."
VIDEO = "{channel} braucht ein Video: Laden Sie es dort hoch, und kopieren Sie Titel, Text und Schlagwörter von hier."
FULL = "Im Plan ist kein Platz mehr (Wochen: {weeks})."


@dataclass(frozen=True)
class Calendar:
    """What the plan obeys: settings, the authority's zone, this moment, holidays by day, what was sent (keys), a stop's reason.

    ``held`` are the sources of articles whose pictures are not public before them.
    """

    settings: Plan
    zone: ZoneInfo
    now: datetime
    holidays: Mapping[date, str] = field(default_factory=dict)
    sent: Collection[str] = ()
    stopped: str = ""
    held: Collection[str] = ()

    @property
    def end(self) -> datetime:
        """Return the moment up to which is planned."""
        return self.now + timedelta(weeks=self.settings.weeks)

    def closed(self, day: date) -> str:
        """Return why nothing goes out on ``day``, an empty string where something may."""
        restraint = next((one for one in self.settings.restraints if one.begin <= day <= one.end), None)
        if restraint:
            return restraint.reason
        return self.holidays.get(day, "") if self.settings.holidays else ""

    def quiet(self, clock: time) -> bool:
        """Tell whether ``clock`` lies in the quiet hours, which may pass midnight."""
        begin, end = self.settings.quiet
        return begin <= clock < end if begin <= end else clock >= begin or clock < end

    def local(self, moment: datetime) -> datetime:
        """Return ``moment`` in the authority's zone; one without a zone is meant there."""
        return moment.replace(tzinfo=self.zone) if moment.tzinfo is None else moment.astimezone(self.zone)

    def windows(self, channel: str, begin: datetime) -> Iterator[datetime]:
        """Yield the moments after ``begin`` at which ``channel`` may be served, day by day."""
        window = self.settings.windows.get(channel, _WINDOW)
        day, last, days = self.local(begin).date(), self.local(self.end).date(), window.weekdays()
        while day <= last:
            if day.weekday() in days and not self.closed(day):
                moments = (datetime.combine(day, clock, self.zone) for clock in window.times if not self.quiet(clock))
                yield from (moment for moment in moments if begin < moment <= self.end)
            day += timedelta(days=1)


@dataclass
class _Room:
    """What is taken already."""

    most_a_day: int
    days: Counter[tuple[str, date]] = field(default_factory=Counter)
    moments: set[tuple[str, datetime]] = field(default_factory=set)

    def take(self, channel: str, at: datetime) -> None:
        self.days[channel, at.date()] += 1
        self.moments.add((channel, at))

    def free(self, channel: str, at: datetime) -> bool:
        return self.days[channel, at.date()] < self.most_a_day and (channel, at) not in self.moments


def spread(teasers: Iterable[Teaser], wanted: Mapping[str, Wanted], calendar: Calendar) -> list[Teaser]:
    """Return the teasers with their times and states, first things first; ``wanted`` maps sources to what their heads ask for."""
    asked = [turn for one in teasers for turn in _turns(one, wanted.get(one.source) or Wanted(), calendar)]
    asked.sort(key=lambda one: (one.at is None, one.at or one.published or calendar.now, one.slug, one.channel))
    room, done = _Room(calendar.settings.most_a_day), list[Teaser]()
    for one in asked:
        placed = one if one.state is State.SENT else _placed(one, calendar, room)
        if placed.at and placed.state is State.PLANNED:
            room.take(one.channel, placed.at)
            placed = _halted(placed, calendar)
        done.append(placed)
    return sorted(done, key=lambda one: (one.at is None, one.at or calendar.now, one.slug, one.channel, one.turn))


def _halted(one: Teaser, calendar: Calendar) -> Teaser:
    """Return a planned teaser, stopped in a crisis, waiting where no tool could import it: without a video, without public pictures."""
    channel = book()[one.channel]
    if calendar.stopped:
        return replace(one, state=State.STOPPED, reason=calendar.stopped)
    if channel.video:
        return replace(one, state=State.WAITING, reason=VIDEO.format(channel=channel.title))
    if one.pictures and one.source in calendar.held:
        return replace(one, state=State.WAITING, reason=HELD if one.published else KEPT)
    return one


def _turns(one: Teaser, asked: Wanted, calendar: Calendar) -> Iterator[Teaser]:
    """Yield the teaser, and once more for each repetition, with the times that are fixed."""
    at = asked.own(one.channel).at or asked.at
    times = [calendar.local(at) if at else None, *map(calendar.local, asked.repeat)]
    for turn, moment in enumerate(times):
        again = replace(one, at=moment, turn=turn)
        yield replace(again, state=State.SENT) if again.key in calendar.sent else again


def _placed(one: Teaser, calendar: Calendar, room: _Room) -> Teaser:
    """Return ``one`` planned, or waiting with the reason."""
    if one.at:
        return replace(one, state=State.PLANNED) if one.at > calendar.now else replace(one, at=None, reason=PAST)
    if one.published and one.published < calendar.now - _FRESH:
        return replace(one, reason=OLD)
    begin = max(one.published or calendar.now, calendar.now)
    moment = next((at for at in calendar.windows(one.channel, begin) if room.free(one.channel, at)), None)
    return replace(one, at=moment, state=State.PLANNED) if moment else replace(one, reason=FULL.format(weeks=calendar.settings.weeks))
