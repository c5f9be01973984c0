# SPDX-License-Identifier: AGPL-3.0-or-later
"""The setting ``DISCOVERY``: how machines find and show the site."""

import re
from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field

from ..core.settings import Settings

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def _contact(value: str) -> str:
    if re.fullmatch(r"mailto:[^@\s]+@[^@\s]+|https://\S+|tel:[+0-9-]+", value):
        return value
    advice = (
        f"Meinten Sie „mailto:{value}“?" if re.fullmatch(r"[^@\s:]+@[^@\s]+", value) else "Erlaubt sind „mailto:“, „https://“ und „tel:“."
    )
    raise ValueError(f"„{value}“ ist kein Kontakt, wie ihn security.txt verlangt. {advice}")


def _secure(value: str) -> str:
    if value and not re.fullmatch(r"https://\S+", value):
        raise ValueError(f"„{value}“ ist keine Adresse, die mit https:// beginnt.")
    return value


def _language(value: str) -> str:
    if not _LANGUAGE.fullmatch(value):
        raise ValueError(f"„{value}“ ist kein Sprachkürzel (Form: „de“, „en“).")
    return value


def _moment(value: Any) -> datetime:
    try:
        moment = value if isinstance(value, datetime) else datetime.fromisoformat(str(value))
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise ValueError(f"„{value}“ ist kein Zeitpunkt mit Zeitzone (Form: 2027-06-30T00:00:00+02:00).")
    return moment


def _several(value: Any) -> Any:
    """Return one path as a list of one."""
    return (value,) if isinstance(value, str) else value


Contact = Annotated[str, AfterValidator(_contact)]
Secure = Annotated[str, AfterValidator(_secure)]
Language = Annotated[str, AfterValidator(_language)]
Moment = Annotated[datetime, BeforeValidator(_moment)]


class Security(Settings):
    """DISCOVERY.security: /.well-known/security.txt after RFC 9116."""

    contact: Annotated[tuple[Contact, ...], Field(min_length=1)]
    """Wohin Sicherheitslücken gemeldet werden, das Bevorzugte zuerst: „mailto:…“, „https://…“ oder „tel:…“."""
    expires: Moment
    """Zeitpunkt, bis zu dem die Angaben gelten, höchstens ein Jahr voraus, zum Beispiel „2027-06-30T00:00:00+02:00“."""
    languages: tuple[Language, ...] = ("de",)
    """Sprachen, in denen Meldungen willkommen sind."""
    policy: Secure = ""
    """Adresse der Richtlinie für Meldungen."""
    encryption: tuple[Secure, ...] = ()
    """Adressen von Schlüsseln für verschlüsselte Meldungen."""
    acknowledgments: Secure = ""
    """Adresse der Danksagungen."""


class Discovery(Settings):
    """DISCOVERY: metadata, robots.txt, security.txt, symbols."""

    image: str = ""
    """Bild für die Linkvorschau von Seiten ohne eigenes Bild, Pfad unterhalb des Inhaltsordners."""
    image_alt: str = ""
    """Alternativtext dieses Bildes."""
    robots: Literal["allow", "disallow"] = "allow"
    """„disallow“ hält Suchmaschinen von der ganzen Website fern, zum Beispiel auf einem Testserver."""
    text_and_data_mining: Literal["", "reserved"] = ""
    """„reserved“ erklärt den Nutzungsvorbehalt für Text- und Data-Mining (TDMRep); ohne Angabe wird nichts erklärt."""
    security: Security | None = None
    """Angaben für /.well-known/security.txt."""
    favicon: Annotated[tuple[str, ...], BeforeValidator(_several)] = ()
    """Symbol der Website: ein Pfad im Inhaltsordner oder mehrere, am besten SVG und quadratisches PNG; ohne Angabe das des Themes."""
    authors: Literal["organisation", "person"] = "organisation"
    """Was die Namen unter „authors“ bezeichnen: Stellen (Pressestelle) oder Personen."""
    persons: tuple[str, ...] = ()
    """Namen unter „authors“, die Personen sind, wo die übrigen Stellen sind."""
    fediverse: str = ""
    """Konto im Fediverse, das als Urheber genannt wird, zum Beispiel „@stadt@social.example“."""
