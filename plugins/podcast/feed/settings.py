# SPDX-License-Identifier: AGPL-3.0-or-later
"""Settings of a show that only its feeds read, and of the publisher of several shows."""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from ...core.settings import Settings
from .values import Address, Label

Medium = Literal["podcast", "music", "video", "film", "audiobook", "newsletter", "blog", "course", "mixed"]
FormatName = Literal["mp3", "m4a", "opus", "vorbis", "flac"]
Service = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9.-]*$")]


def _rule(value: str) -> str:
    from dateutil.rrule import rrulestr

    try:
        rrulestr(value)
    except ValueError as error:
        raise ValueError(f"„{value}“ ist keine Regel nach RFC 5545, zum Beispiel „FREQ=WEEKLY;INTERVAL=2;BYDAY=WE“ ({error}).") from error
    return value


class Frequency(Settings):
    """How often episodes come (podcast:updateFrequency)."""

    text: Label
    """Für Menschen, zum Beispiel „alle zwei Wochen mittwochs“."""
    rrule: Annotated[str, AfterValidator(_rule)] = ""
    """Für Programme, als Regel nach RFC 5545, zum Beispiel „FREQ=WEEKLY;INTERVAL=2;BYDAY=WE“."""
    start: date | None = None
    """Tag, ab dem die Regel gilt; nötig nur, wenn sie zählt (COUNT)."""

    @model_validator(mode="after")
    def _counted(self) -> "Frequency":
        if "COUNT=" in self.rrule and self.start is None:
            raise ValueError("Eine Regel mit COUNT braucht start, den Tag, ab dem gezählt wird.")
        return self


class Remote(Settings):
    """Another podcast, told by its identity."""

    guid: UUID
    """Kennung des anderen Feeds (podcast:guid)."""
    url: Address
    """Adresse des anderen Feeds."""
    title: Annotated[str, StringConstraints(strip_whitespace=True, max_length=128)] = ""
    """Titel, für Menschen."""


class Funding(Settings):
    """Where the work can be supported (podcast:funding)."""

    url: Address
    """Adresse der Seite."""
    text: Label
    """Was dort steht, zum Beispiel „Förderverein der Stadtbibliothek“."""


def _distinct(value: tuple[FormatName, ...]) -> tuple[FormatName, ...]:
    if len(set(value)) < len(value):
        raise ValueError("Jedes Format gehört nur einmal in die Liste.")
    return value


class Delivery(Settings):
    """How the feeds of a show are cut and found."""

    formats: Annotated[tuple[FormatName, ...], AfterValidator(_distinct)] = ()
    """Formate mit eigenem Feed; das erste steht in feed.xml. Ohne Angabe gibt es nur feed.xml, mit MP3, wo Folgen MP3 haben, sonst M4A."""
    archive_from: Annotated[int, Field(ge=1)] = 300
    """Ab so vielen Folgen bleibt der Feed klein, und ältere Folgen stehen in Archiven (RFC 5005)."""
    recent: Annotated[int, Field(ge=1)] = 100
    """So viele der neuesten Folgen stehen dann im Feed, und so viele in jedem Archiv. Nach dem ersten Archiv nicht mehr ändern."""
    whole: bool = False
    """True schreibt zusätzlich feed-komplett.xml mit allen Folgen."""
    hub: Address | None = None
    """Adresse eines WebSub-Verteilers, der neue Folgen sofort weitersagt."""


class Publisher(Settings):
    """The publisher of several shows and its feed, podcast/herausgeber/feed.xml."""

    title: Annotated[str, StringConstraints(strip_whitespace=True, max_length=255)] = ""
    """Name des Herausgebers; ohne Angabe der der Behörde."""
    description: str = ""
    """Ein Satz über den Herausgeber; ohne Angabe wird er aus den Titeln gebildet."""
    guid: UUID | None = None
    """Kennung des Herausgeber-Feeds; für immer."""
