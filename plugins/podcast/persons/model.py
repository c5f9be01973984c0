# SPDX-License-Identifier: AGPL-3.0-or-later
"""People as values: as an episode names them, as the settings define them once, and as templates and the feed get them."""

from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, StringConstraints

from ...core.consent import Consent

FOLDER = "personen"  # podcast/personen/<key>/


def _address(value: str) -> str:
    if value and not value.startswith(("https://", "http://")):
        raise ValueError(f"„{value}“ ist keine ganze Adresse. Schreiben Sie zum Beispiel: https://www.musterstadt.example/presse")
    return value


_Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=128)]
_Address = Annotated[str, StringConstraints(strip_whitespace=True), AfterValidator(_address)]


class Person(BaseModel):
    """Someone who takes part: by the key or the name under which PODCAST defines them, or told in full here."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)

    name: _Name
    """Name, wie er gelesen werden soll; oder das Kürzel aus PODCAST["persons"]."""
    role: str = ""
    """Rolle, zum Beispiel „Moderation“ oder „Gast“."""
    href: _Address = ""
    """Adresse einer Seite über die Person."""
    image: str = ""
    """Bild der Person: Pfad unterhalb des Inhaltsordners."""
    image_alt: str = ""
    """Alternativtext des Bildes; ohne Angabe der Name."""
    consent: Consent | None = None
    """Einwilligung der Person: date, scope und until; sie wird nie veröffentlicht."""
    absent: bool = False
    """true, wenn jemand, der sonst immer mitwirkt, in dieser Folge fehlt."""


class Profile(BaseModel):
    """A person defined once, for every episode."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)

    name: _Name
    """Name, wie er gelesen werden soll."""
    role: str = ""
    """Rolle, wenn eine Folge keine andere nennt, zum Beispiel „Moderation“ oder „Gast“."""
    about: str = ""
    """Ein bis drei Sätze über die Person, für ihre Seite."""
    href: _Address = ""
    """Adresse einer Seite über die Person, die anderswo steht."""
    image: str = ""
    """Bild der Person: Pfad unterhalb des Inhaltsordners."""
    image_alt: str = ""
    """Alternativtext des Bildes; ohne Angabe der Name."""
    consent: Consent | None = None
    """Einwilligung der Person: date, scope und until; sie wird nie veröffentlicht."""
    voices: tuple[str, ...] = ()
    """Wie die Person in Mitschriften noch heißt, zum Beispiel „Hanna“ oder „Spur 1“."""
    page: bool = True
    """False: Die Person bekommt keine eigene Seite."""


@dataclass(frozen=True, slots=True)
class Credit:
    """One person as templates and the feed see them.

    ``url`` is the site-relative address of their page (empty: none), ``href`` the absolute address of it or of a page
    elsewhere. ``image`` is the picture's path below the content folder, ``img`` its absolute address for apps.
    """

    name: str
    role: str = ""
    href: str = ""
    url: str = ""
    image: str = ""
    image_alt: str = ""
    img: str = ""
    about: str = ""
    key: str = ""
    link: str = ""  # a page elsewhere, where the person has one here too


def _people(value: Any) -> Any:
    """Read „Anna Beispiel; Ben Muster“ and lists of plain names too."""
    if isinstance(value, str):
        value = [part for part in value.split(";") if part.strip()]
    if isinstance(value, list | tuple):
        return [{"name": one} if isinstance(one, str) else one for one in value]
    return value


People = Annotated[tuple[Person, ...], BeforeValidator(_people, json_schema_input_type=str | tuple[str | Person, ...])]
