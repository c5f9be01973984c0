# SPDX-License-Identifier: AGPL-3.0-or-later
"""The front-matter fields of an episode and the types of their values (which arrive as strings)."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints
from pydantic import Field as Limit

from ..core.document import ARTICLE, EPISODE
from ..core.fields import Field
from . import times
from .feed import fields as feed
from .persons.model import People

_GERMAN_BOOLEANS = {"ja": True, "nein": False}
_Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class AudioReference(BaseModel):
    """An audio file that lies in the media store, not in git."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)

    sha256: Annotated[str, StringConstraints(pattern="^[0-9a-fA-F]{64}$", to_lower=True)]
    """SHA-256 der Datei, 64 Zeichen."""
    path: _Text
    """Pfad der Datei unterhalb von MEDIA_STORE."""


def _time(value: Any) -> Any:
    seconds = times.read(value) if isinstance(value, str) else None
    if seconds is None:
        raise ValueError(f"„{value}“ ist keine Zeit. Schreiben Sie zum Beispiel „1:02:03.500“, „7:48“ oder „37“ (Sekunden).")
    return seconds


class ChapterEntry(BaseModel):
    """One chapter of the episode, as the head has it."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)

    start: Annotated[float, BeforeValidator(_time, json_schema_input_type=float | str)]
    """Zeit, zu der das Kapitel beginnt: „1:02:03.500“, „7:48“ oder „37“ (Sekunden)."""
    title: str = ""
    """Titel des Kapitels."""
    href: str = ""
    """Adresse einer Seite zum Kapitel."""
    image: str = ""
    """Bild zum Kapitel: JPEG oder PNG im Ordner der Folge, oder eine Adresse."""


def _boolean(value: Any) -> Any:
    return _GERMAN_BOOLEANS.get(value.strip().lower(), value) if isinstance(value, str) else value


Boolean = Annotated[bool, BeforeValidator(_boolean)]
Number = Annotated[int, Limit(ge=1)]
EpisodeType = Literal["full", "trailer", "bonus"]
_ONLY = (EPISODE,)

FIELDS = (
    Field("show", _Text, "Kürzel der Sendung aus PODCAST; nötig nur, wenn der Ordner sie nicht nennt.", _ONLY),
    Field("episode", Number, "Nummer der Folge, ab 1.", _ONLY),
    Field("season", Number, "Nummer der Staffel, ab 1.", _ONLY),
    Field("episode_type", EpisodeType, "Art der Folge: full (ganze Folge), trailer (Vorschau) oder bonus (Zugabe).", _ONLY, default="full"),
    Field("explicit", Boolean, "true, wenn die Folge nicht für Kinder geeignet ist; sonst gilt die Angabe der Sendung.", _ONLY),
    Field(
        "persons",
        People,
        "Mitwirkende: Namen oder Kürzel aus PODCAST; oder Angaben aus name, role, href, image, image_alt, consent und absent.",
        _ONLY,
        default=(),
    ),
    Field("enclosure", _Text, "Tondatei der Folge; ohne Angabe die Tondatei, die im Ordner der Folge liegt.", (ARTICLE, EPISODE)),
    Field("audio", AudioReference, "Tondatei außerhalb von git: sha256 und path unterhalb von MEDIA_STORE.", _ONLY),
    Field(
        "chapters",
        tuple[ChapterEntry, ...],
        "Kapitel: Liste aus start, title, href und image; ohne Angabe gelten die Kapiteldatei im Ordner oder die Kapitel in der Tondatei.",
        _ONLY,
        default=(),
    ),
    Field("transcript", _Text, "Mitschrift (WebVTT, SRT, JSON oder Text mit Namen); ohne Angabe die Datei im Ordner der Folge.", _ONLY),
    *feed.FIELDS,
)
