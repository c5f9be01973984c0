# SPDX-License-Identifier: AGPL-3.0-or-later
"""The plan as iCalendar (RFC 5545): stable UIDs, so that a calendar moves entries instead of doubling them."""

from collections.abc import Iterable, Mapping
from datetime import UTC, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from ..book import book
from ..teaser import Teaser
from .ledger import Entry

_LONG = timedelta(minutes=15)


def calendar(entries: Iterable[Entry], teasers: Mapping[str, Teaser], zone: ZoneInfo, host: str) -> bytes:
    """Return the calendar; ``teasers`` by key fill the descriptions, ``host`` makes the UIDs the site's own."""
    made = Calendar()
    for key, value in (("PRODID", "-//Amtsfunk//Redaktionsplan//DE"), ("VERSION", "2.0"), ("METHOD", "PUBLISH")):
        made.add(key, value)
    for one in entries:
        made.add_component(_event(one, teasers.get(one.key), zone, host))
    made.add_missing_timezones()
    data: bytes = made.to_ical()
    return data


def _event(one: Entry, teaser: Teaser | None, zone: ZoneInfo, host: str) -> Event:
    title, at = book()[one.key.split("/")[1]].title, one.at.astimezone(zone)
    event = Event()
    event.add("UID", f"{one.key.replace('/', '--')}@{host}")
    event.add("DTSTAMP", one.stamp.astimezone(UTC))
    event.add("SEQUENCE", one.sequence)
    event.add("DTSTART", at)
    event.add("DTEND", at + _LONG)
    event.add("SUMMARY", f"{title}: {one.title}")
    event.add("CATEGORIES", [title])
    event.add("STATUS", "CANCELLED" if one.cancelled else "CONFIRMED")
    if teaser:
        event.add("DESCRIPTION", teaser.text)
        event.add("URL", teaser.url)
    return event
