# SPDX-License-Identifier: AGPL-3.0-or-later
"""The plan as it was last given out (content/plan/ausgabe.toml): so that a calendar learns what moved and what fell away.

The calendar's DTSTAMP and SEQUENCE derive from this file alone (RFC 5545, 3.8.7.2 and 3.8.7.4): the same state gives the
same bytes.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from ..teaser import State, Teaser
from .records import PLAN, as_toml, quoted

FILE = "ausgabe.toml"


@dataclass(frozen=True, slots=True)
class Entry:
    """One teaser in the plan that was given out: when it was to go out, the how manieth version that is, and since when."""

    key: str
    title: str
    at: datetime
    sequence: int
    stamp: datetime
    cancelled: bool = False


def read(content: Path) -> Mapping[str, Entry]:
    """Return the plan given out last, by key; empty where there is none or it cannot be read (it can be made again)."""
    try:
        raw = tomllib.loads((content / PLAN / FILE).read_text(encoding="utf-8"))
        return {key: Entry(key, **one) for key, one in raw.items()}
    except (OSError, ValueError, TypeError):
        return {}


def renewed(known: Mapping[str, Entry], plan: Iterable[Teaser], stamp: datetime) -> list[Entry]:
    """Return the plan as it is now: entries that moved or fell away get the next number and ``stamp``, the others keep theirs.

    What was sent stays as it was.
    """
    made: dict[str, Entry] = {}
    for one in plan:
        before = known.get(one.key)
        if one.at and one.state is not State.SENT:
            made[one.key] = _entry(one, one.at, before, stamp)
        elif before and one.state is State.SENT:
            made[one.key] = before
    for key, before in known.items():
        if key not in made:
            made[key] = before if before.cancelled else replace(before, cancelled=True, sequence=before.sequence + 1, stamp=stamp)
    return sorted(made.values(), key=lambda one: (one.at, one.key))


def _entry(one: Teaser, at: datetime, before: Entry | None, stamp: datetime) -> Entry:
    cancelled = one.state is State.STOPPED
    if before is None:
        return Entry(one.key, one.title, at, 0, stamp, cancelled)
    if (before.at, before.title, before.cancelled) == (at, one.title, cancelled):
        return before
    return Entry(one.key, one.title, at, before.sequence + 1, stamp, cancelled)


def written(entries: Iterable[Entry]) -> str:
    """Return the file's text: a table an entry."""
    return "\n".join(f"[{quoted(one.key)}]\n{as_toml(_values(one))}" for one in entries)


def _values(one: Entry) -> dict[str, object]:
    cancelled: dict[str, object] = {"cancelled": True} if one.cancelled else {}
    return {"title": one.title, "at": one.at, "sequence": one.sequence, "stamp": one.stamp, **cancelled}
