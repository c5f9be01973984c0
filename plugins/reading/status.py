# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whether a document is shown now, and how: a pure decision on its values and the clock."""

import contextlib
import enum
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta, tzinfo
from html import escape
from typing import Any

from ..core.clock import Clock
from . import dates


class State(enum.StrEnum):
    """Where a document stands in its life; the values are how findings name it."""

    PUBLISHED = "veröffentlicht"
    HIDDEN = "nur über seine Adresse erreichbar"
    DRAFT = "noch ein Entwurf"
    FUTURE = "noch nicht erschienen"
    EXPIRED = "abgelaufen"
    WITHDRAWN = "zurückgezogen"
    SKIPPED = "von der Veröffentlichung ausgenommen"
    BROKEN = "fehlerhaft"

    @property
    def public(self) -> bool:
        """Tell whether the public may see the document; findings of others only warn."""
        return self not in (State.DRAFT, State.FUTURE, State.SKIPPED)


# These decide what the public sees: when one of them cannot be read, nothing is shown rather than too much.
DECISIVE = frozenset({"title", "date", "draft", "status", "expires", "withdrawn"})


# „published: false“, as Jekyll and WordPress exports say it: a field nobody knows must not make a hidden post public
_NEVER = frozenset({"false", "no", "nein", "off", "0"})


@dataclass(frozen=True, slots=True)
class Now:
    """The moment of the build: its clock, the authority's time zone, and whether this is a preview."""

    clock: Clock
    zone: tzinfo
    preview: bool = False


def state(values: Mapping[str, Any], now: Now) -> State:
    """Return where a document with these typed ``values`` stands."""
    status, published, expires = values.get("status"), values.get("date"), values.get("expires")
    if status == "skip":
        return State.SKIPPED
    if values.get("draft") or status == "draft" or str(values.get("published", "")).lower() in _NEVER:
        return State.DRAFT
    if published and not now.clock.passed(published):
        return State.FUTURE
    withdrawn = values.get("withdrawn")
    if withdrawn and withdrawn.date <= now.clock.now.astimezone(now.zone).date():
        return State.WITHDRAWN
    if expires and now.clock.passed(expires):
        return State.EXPIRED
    return State.HIDDEN if status == "hidden" else State.PUBLISHED


def moments(values: Mapping[str, Any], zone: tzinfo) -> Iterator[datetime]:
    """Yield the moments at which a document with these typed ``values`` changes its state by itself, in UTC."""
    yield from (values[key].astimezone(UTC) for key in ("date", "expires") if isinstance(values.get(key), datetime))
    if withdrawn := values.get("withdrawn"):
        yield datetime.combine(withdrawn.date, time(), zone).astimezone(UTC)


def guessed(hints: Mapping[str, str], now: Now) -> State:
    """Return where a document with an unreadable head stands, as far as single lines of it tell; broken where nothing does."""
    status = hints.get("status", "").lower()
    if status in ("draft", "skip") or hints.get("draft", "").lower() in ("true", "ja", "yes", "on", "1"):
        return State.DRAFT
    with contextlib.suppress(ValueError):
        if "date" in hints and not now.clock.passed(dates.parse(hints["date"], now.zone)):
            return State.FUTURE
    return State.BROKEN


def pelican(one: State, status: str | None, now: Now) -> str:
    """Return Pelican's status for a document: published, hidden, draft or skip (left out)."""
    if one in (State.SKIPPED, State.BROKEN):
        return "skip"
    if one in (State.DRAFT, State.FUTURE) and not now.preview:
        return "skip"
    if one is State.DRAFT:
        return "draft"
    return "hidden" if one in (State.EXPIRED, State.WITHDRAWN) or status == "hidden" else "published"


# What a page says; keys are languages, the first is for all others.
_EXPIRED = {
    "de": "Dieser Beitrag ist seit dem {day} nicht mehr aktuell. Er bleibt zum Nachlesen stehen.",
    "en": "This post has been out of date since {day}. It is kept for reference.",
    "de-simple": "Dieser Text ist alt.\nEr gilt seit dem {day} nicht mehr.",
}
_WITHDRAWN = {
    "de": "Dieser Beitrag wurde am {day} zurückgezogen. Grund: {reason}",
    "en": "This post was withdrawn on {day}. Reason: {reason}",
    "de-simple": "Diesen Text gibt es nicht mehr.\nWir haben ihn am {day} gelöscht.\nDer Grund ist: {reason}",
}


def notice(one: State, values: Mapping[str, Any], lang: str, zone: tzinfo) -> str:
    """Return what the page says about its state, as HTML; nothing for documents in order."""
    if one is State.WITHDRAWN:
        gone = values["withdrawn"]
        text = _words(_WITHDRAWN, lang).format(day=dates.written(gone.date, lang), reason=gone.reason)
    elif one is State.EXPIRED:
        ended: datetime = values["expires"] + timedelta(seconds=1)  # a day alone ends at 23:59:59
        text = _words(_EXPIRED, lang).format(day=dates.written(ended.astimezone(zone).date(), lang))
    else:
        return ""
    return f"<p>{escape(text, quote=False)}</p>".replace("\n", "<br>\n")


def _words(texts: Mapping[str, str], lang: str) -> str:
    return texts.get(lang) or texts.get(lang.partition("-")[0]) or texts["de"]
