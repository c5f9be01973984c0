# SPDX-License-Identifier: AGPL-3.0-or-later
"""Releases: their names, the log that tells their order, which may go. Pure."""

import contextlib
import json
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta

_NAME = re.compile(r"([0-9]{8}-[0-9]{6})-[0-9a-z]{4,12}")
_TIME = "%Y%m%d-%H%M%S"


def name(now: datetime, commit: str, taken: Collection[str] = ()) -> str:
    """Return the name of a release made ``now`` (UTC) from ``commit``, „20261123-080000-1a2b3c4d“.

    It is later than every name that is ``taken``, even where a clock was set back.
    """
    newest = max((datetime.strptime(one[:15], _TIME).replace(tzinfo=UTC) for one in taken), default=now - timedelta(seconds=1))
    end = re.sub("[^0-9a-z]", "", commit.lower())[:8].ljust(4, "0")
    return f"{max(now, newest + timedelta(seconds=1)):%Y%m%d-%H%M%S}-{end}"


def is_name(text: str) -> bool:
    """Tell whether ``text`` names a release: nothing else ever becomes a path on a server."""
    found = _NAME.fullmatch(text)
    with contextlib.suppress(ValueError):
        return bool(found and datetime.strptime(found[1], _TIME).replace(tzinfo=UTC))
    return False


@dataclass(frozen=True, slots=True)
class Event:
    """One line of the release log: what happened to which release, when (RFC 3339, UTC), by whom, from which commit.

    ``next`` is the next moment at which something becomes due or expires, as known when the site was built.
    """

    event: str  # „publish“, „rollback“, „refused“ (switched back, because the site answered wrongly)
    release: str
    at: str
    by: str
    commit: str = ""
    new: int = 0
    changed: int = 0
    removed: int = 0
    next: str = ""
    held: Sequence[str] = ()  # files that were left out, so that they are still new
    beyond: Sequence[str] = ()  # documents that went out though the commit does not have them, so that they are not new any more

    def line(self) -> str:
        """Return the event as one line of JSON."""
        return json.dumps(asdict(self), ensure_ascii=False)


def log(text: str) -> list[Event]:
    """Read a release log; lines that a crash left half written are passed over."""
    return [event for line in text.splitlines() if (event := _event(line))]


def _event(line: str) -> Event | None:
    try:
        values = json.loads(line)
        return Event(**{key: value for key, value in values.items() if key in Event.__slots__})
    except (ValueError, TypeError, AttributeError):
        return None


def ordered(names: Iterable[str], events: Sequence[Event], online: str = "") -> list[str]:
    """Return the releases, newest first, in the order of the log: a clock that was wrong changes nothing.

    What the log does not know goes by its name. If it is ``online`` (its line was lost), or where nobody knows what is, it is the newest;
    else it is the oldest: whoever made it died before the switch, so nobody has seen it.
    """
    place: Mapping[str, int] = {event.release: place for place, event in enumerate(events) if event.event == "publish"}
    known, newest = sorted(names), len(events)
    return sorted(known, key=lambda one: (place.get(one, newest if online in ("", one) else -1), known.index(one)), reverse=True)


def worth(new: str, online: str, newest_first: Sequence[str]) -> list[str]:
    """Return ``new`` and all others by how much they are worth keeping: first the one that ``new`` replaces, whose pages are open now."""
    return list(dict.fromkeys(one for one in (new, online, *newest_first) if one))


def surplus(newest_first: Sequence[str], current: str, keep: int) -> list[str]:
    """Return the releases that may be removed: all but the newest ``keep``, never the current one."""
    return [one for one in newest_first[keep:] if one != current]


def before(newest_first: Sequence[str], current: str) -> str:
    """Return the release to go back to: the newest that is older than the current one; an empty string where there is none."""
    older = newest_first[newest_first.index(current) + 1 :] if current in newest_first else newest_first
    return older[0] if older else ""


def made(events: Sequence[Event], release: str) -> Event | None:
    """Return what the log says of a release's publication."""
    return next((event for event in reversed(events) if event.event == "publish" and event.release == release), None)


def due(events: Sequence[Event], now: datetime) -> bool:
    """Tell whether a date was passed since the last release. After a way back nothing goes out by itself."""
    last = events[-1] if events else None
    if last is None:
        return True
    return last.event == "publish" and bool(last.next) and datetime.fromisoformat(last.next) <= now
