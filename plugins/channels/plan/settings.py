# SPDX-License-Identifier: AGPL-3.0-or-later
"""The setting PLAN: when teasers may go out."""

from collections.abc import Mapping
from datetime import date, time
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from ...core.settings import Settings
from ..text.settings import channels

_DAYS = ("mo", "di", "mi", "do", "fr", "sa", "so")
MOST_WEEKS = 26
Day = Literal["mo", "di", "mi", "do", "fr", "sa", "so"]


class Window(Settings):
    """Times at which a channel is served."""

    days: tuple[Day, ...] = ("mo", "di", "mi", "do", "fr")
    """Wochentage: mo, di, mi, do, fr, sa, so."""
    times: tuple[time, ...] = (time(10), time(16))
    """Uhrzeiten, zu denen Beiträge erscheinen, in der Reihenfolge der Vorliebe."""

    def weekdays(self) -> frozenset[int]:
        """Return the days as Python counts them: Monday is 0."""
        return frozenset(_DAYS.index(one) for one in self.days)


class Restraint(Settings):
    """A time of restraint, such as before an election."""

    begin: date
    """Erster Tag."""
    end: date
    """Letzter Tag."""
    reason: str
    """Grund, zum Beispiel „Zurückhaltung vor der Kommunalwahl“."""

    @model_validator(mode="after")
    def _ordered(self) -> "Restraint":
        if self.end < self.begin:
            raise ValueError("Der letzte Tag liegt vor dem ersten.")
        return self


class Plan(Settings):
    """PLAN: how teasers are spread over the weeks."""

    weeks: Annotated[int, Field(ge=1, le=MOST_WEEKS)] = 4
    """So viele Wochen reicht der Plan."""
    windows: Annotated[Mapping[str, Window], AfterValidator(channels)] = Field(default_factory=dict)
    """Zeiten je Kanal; ohne Angabe montags bis freitags um 10 und um 16 Uhr."""
    quiet: tuple[time, time] = (time(20), time(7))
    """Ruhezeit von, bis: Dazwischen erscheint nichts."""
    most_a_day: Annotated[int, Field(ge=1)] = 2
    """Höchstens so viele Beiträge am Tag auf einem Kanal."""
    holidays: bool = True
    """True lässt die gesetzlichen Feiertage des Landes (AUTHORITY, „land“) frei."""
    restraints: tuple[Restraint, ...] = ()
    """Zeiten, in denen nichts erscheint: begin, end und reason."""
