# SPDX-License-Identifier: AGPL-3.0-or-later
"""Values of shows and episodes that only feeds show, as closed types; they arrive from settings and from heads (as strings).

Names and limits: https://github.com/Podcastindex-org/podcast-namespace, docs/tags.
"""

import re
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, GetJsonSchemaHandler, StringConstraints, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from ...core.finding import nearest
from .. import times
from ..chapters.model import is_address
from . import licenses

_COUNTRY = re.compile(r"[A-Za-z]{2}")
_GEO = re.compile(r"(?:geo:)?(-?\d{1,2}(?:\.\d+)?) ?, ?(-?\d{1,3}(?:\.\d+)?)")
_OSM = re.compile(r"[NWR][1-9]\d*(?:#\d+)?")
_STATUS = re.compile(r"https://(?P<host>[^/]+)/(?P<account>@[^/@]+)/\d+/?")  # Mastodon's addresses of posts
_TRUE = {"true": "true", "ja": "true", "false": "false", "nein": "false"}
DISABLED = "disabled"


class Value(BaseModel):
    """Base of these values: closed and frozen."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


class Short(Value):
    """Base of values that may be written as one word too."""

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {"anyOf": [{"type": "string"}, super().__get_pydantic_json_schema__(core, handler)]}


def _address(value: str) -> str:
    if not (is_address(value) and value.startswith("https://")):
        raise ValueError(f"„{value}“ ist keine Adresse, die mit https:// beginnt.")
    return value


Address = Annotated[str, StringConstraints(strip_whitespace=True), AfterValidator(_address)]
Label = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=128)]


class License(Short):
    """Under which licence the sound stands (podcast:license)."""

    name: Label
    """Kürzel der Lizenz, zum Beispiel „dl-de/by-2-0“, „CC BY 4.0“ oder „CC0“, oder der Name einer eigenen."""
    url: Address | None = None
    """Adresse des Lizenztextes; nötig nur bei eigenen Lizenzen."""

    @model_validator(mode="before")
    @classmethod
    def _known(cls, value: Any) -> Any:
        value = {"name": value} if isinstance(value, str) else value
        name = str(value.get("name", "")) if isinstance(value, dict) else ""
        short = licenses.slug(name)
        if short:
            return {**value, "name": short, "url": value.get("url") or licenses.LICENSES[short]}
        if name.strip() and not value.get("url"):
            meant = nearest(name.lower(), licenses.LICENSES) or f"Bekannt sind: {', '.join(licenses.LICENSES)}."
            raise ValueError(f"Die Lizenz „{name}“ ist keine bekannte; eine eigene braucht name und url. {meant}")
        return value


def _geo(value: str) -> str:
    found = _GEO.fullmatch(value.strip())
    if not found or abs(float(found[1])) > 90 or abs(float(found[2])) > 180:
        raise ValueError(f"„{value}“ ist kein Ort aus Breite und Länge. Schreiben Sie zum Beispiel „geo:51.5136,7.4653“.")
    return f"geo:{found[1]},{found[2]}"


def _osm(value: str) -> str:
    if not _OSM.fullmatch(value.strip()):
        raise ValueError(f"„{value}“ ist keine Nummer aus OpenStreetMap. Schreiben Sie zum Beispiel „R62582“ (N, W oder R und die Zahl).")
    return value.strip()


def _country(value: str) -> str:
    if not _COUNTRY.fullmatch(value.strip()):
        raise ValueError(f"„{value}“ ist kein Land in zwei Buchstaben. Schreiben Sie zum Beispiel „de“.")
    return value.strip().lower()


class Location(Value):
    """What place the sound is about, or where it was made (podcast:location)."""

    name: Label
    """Name des Ortes, wie er gelesen werden soll."""
    country: Annotated[str, AfterValidator(_country)]
    """Land in zwei Buchstaben (ISO 3166), zum Beispiel „de“."""
    rel: Literal["subject", "creator"] = "subject"
    """„subject“: davon handelt es; „creator“: dort wurde aufgenommen."""
    geo: Annotated[str, AfterValidator(_geo)] | None = None
    """Breite und Länge, zum Beispiel „geo:51.5136,7.4653“ (RFC 5870)."""
    osm: Annotated[str, AfterValidator(_osm)] | None = None
    """Nummer in OpenStreetMap mit Art davor, zum Beispiel „R62582“."""


class Text(Value):
    """A text for programs (podcast:txt)."""

    purpose: Annotated[str, StringConstraints(strip_whitespace=True, max_length=128)] = ""
    """Wozu: „verify“, „applepodcastsverify“, „ai-content“ oder ein anderes Wort."""
    text: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=4000)]
    """Der Text; bei „ai-content“ true oder false."""

    @model_validator(mode="before")
    @classmethod
    def _spoken(cls, value: Any) -> Any:
        if isinstance(value, dict) and value.get("purpose") == "ai-content":
            said = str(value.get("text", "")).strip().lower()
            if said not in _TRUE:
                raise ValueError(f"Zu „ai-content“ gehört true oder false, nicht „{value.get('text', '')}“.")
            return {**value, "text": _TRUE[said]}
        return value


class Social(Short):
    """Where an episode is talked about (podcast:socialInteract)."""

    uri: str = ""
    """Adresse des Beitrags, unter dem geantwortet wird."""
    protocol: Literal["activitypub", "atproto", "matrix", "disabled"] = "activitypub"
    """„activitypub“ (Mastodon), „atproto“ (Bluesky), „matrix“, oder „disabled“: keine Kommentare."""
    account: str = ""
    """Konto, das den Beitrag schrieb; bei Mastodon-Adressen folgt es aus uri."""
    account_url: Address | None = None
    """Adresse des Kontos; bei Mastodon-Adressen folgt sie aus uri."""
    priority: Annotated[int, Field(ge=1)] | None = None
    """Rang, wenn es mehrere gibt; 1 zuerst."""

    @model_validator(mode="before")
    @classmethod
    def _short(cls, value: Any) -> Any:
        if isinstance(value, str):
            value = {"protocol": DISABLED} if value.strip() in (DISABLED, "aus") else {"uri": value.strip()}
        found = _STATUS.fullmatch(str(value.get("uri", ""))) if isinstance(value, dict) else None
        if found and value.get("protocol", "activitypub") == "activitypub":
            account, host = found["account"], found["host"]
            return {"account": f"{account}@{host}", "account_url": f"https://{host}/{account}", **value}
        return value

    @model_validator(mode="after")
    def _complete(self) -> "Social":
        if self.protocol == DISABLED:
            if self.uri or self.account or self.account_url:
                raise ValueError("Zu „disabled“ gehört keine weitere Angabe.")
        elif not _reachable(self.uri, self.protocol):
            raise ValueError(f"„{self.uri}“ ist keine Adresse eines Beitrags. Schreiben Sie sie ganz, mit https://, oder „disabled“.")
        return self


def _reachable(uri: str, protocol: str) -> bool:
    schemes = {"https", *{"atproto": ("at",), "matrix": ("matrix",)}.get(protocol, ())}
    scheme, _, rest = uri.partition(":")
    return scheme in schemes and bool(urlsplit(uri).path.strip("/")) and (scheme != "https" or is_address(uri)) and bool(rest)


class ContentLink(Value):
    """The same content elsewhere (podcast:contentLink)."""

    href: Address
    """Adresse, zum Beispiel des Videos."""
    title: Label
    """Was dort ist, zum Beispiel „Video mit Gebärdensprache“."""


def _seconds(value: Any) -> Any:
    seconds = times.read(value) if isinstance(value, str) else value
    if seconds is None:
        raise ValueError(f"„{value}“ ist keine Zeit. Schreiben Sie zum Beispiel „7:48“ oder „37“ (Sekunden).")
    return seconds


Seconds = Annotated[float, BeforeValidator(_seconds, json_schema_input_type=float | str)]


class Soundbite(Value):
    """A part that stands for the whole (podcast:soundbite)."""

    start: Seconds
    """Wann der Ausschnitt beginnt: „7:48“ oder „37“ (Sekunden)."""
    duration: Annotated[Seconds, Field(gt=0)]
    """Wie lange er dauert; üblich sind 15 bis 120 Sekunden."""
    title: Annotated[str, StringConstraints(strip_whitespace=True, max_length=128)] = ""
    """Titel; ohne Angabe der der Folge."""


def _several(value: Any) -> Any:
    """Let one value stand where a list may."""
    return value if isinstance(value, list | tuple) or value is None else [value]


Locations = Annotated[tuple[Location, ...], BeforeValidator(_several, json_schema_input_type=Location | tuple[Location, ...])]
Socials = Annotated[tuple[Social, ...], BeforeValidator(_several, json_schema_input_type=Social | tuple[Social, ...])]
