# SPDX-License-Identifier: AGPL-3.0-or-later
"""The front-matter field ``teaser``: words, time and channels of a document's teasers (values arrive as strings)."""

from datetime import datetime
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, create_model
from pydantic import Field as Detail

from ..core.document import ARTICLE, EPISODE
from ..core.fields import Field
from .book import book


class Own(BaseModel):
    """What one channel gets instead of the general teaser."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)

    text: str = ""
    """Text für diesen Kanal."""
    image: str = ""
    """Bild statt der Karte, Pfad unterhalb des Inhaltsordners."""
    image_alt: str = ""
    """Alternativtext des Bildes."""
    at: datetime | None = None
    """Tag und Uhrzeit auf diesem Kanal."""


_NOTHING = Own()


class Wanted(BaseModel):
    """What the editors want of a document's teasers."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)

    text: str = ""
    """Text für alle Kanäle."""
    at: datetime | None = None
    """Tag und Uhrzeit auf allen Kanälen; ohne Angabe sucht der Plan einen Platz."""
    skip: tuple[str, ...] = ()
    """Kanäle, auf denen der Beitrag nicht erscheint; „alle“ für keinen."""
    repeat: tuple[datetime, ...] = ()
    """Weitere Termine, zu denen der Beitrag noch einmal erscheint."""
    embargo: bool = False
    """True hält die Bilder zurück, bis der Beitrag erscheint; so lange lässt sich kein Anriss in ein Planungsprogramm einlesen."""

    def own(self, channel: str) -> Own:
        """Return what is said for ``channel`` alone."""
        said: Own | None = self.__dict__.get(channel)  # asked a channel and document: pydantic takes long to say that it is not there
        return said or _NOTHING


def _text_alone(value: Any) -> Any:
    return {"text": value} if isinstance(value, str) else value


def _listed(value: Any) -> Any:
    return [part.strip() for part in value.split(",") if part.strip()] if isinstance(value, str) else value


_LIST = BeforeValidator(_listed, json_schema_input_type=str | tuple[str, ...])
_OwnText = Annotated[Own | None, BeforeValidator(_text_alone, json_schema_input_type=str | Own | None)]
_CHANNELS: dict[str, Any] = {
    one.name: (_OwnText, Detail(None, description=f"Text für {one.title}, oder text, image, image_alt und at.")) for one in book().values()
}
Teasers: type[Wanted] = create_model(
    "Teasers",
    __base__=Wanted,
    skip=(
        Annotated[tuple[str, ...], _LIST],
        Detail((), description=Wanted.model_fields["skip"].description),
    ),
    repeat=(
        Annotated[tuple[datetime, ...], _LIST],
        Detail((), description=Wanted.model_fields["repeat"].description),
    ),
    **_CHANNELS,
)
FIELDS = (
    Field(
        "teaser",
        Annotated[Teasers, BeforeValidator(_text_alone, json_schema_input_type=str | Teasers)],
        "Anriss für die Kanäle: ein Text für alle, oder text, at, skip, repeat und je Kanal ein eigener Text.",
        (ARTICLE, EPISODE),
        public=False,  # on no page: teasers go out by themselves
    ),
)
