# SPDX-License-Identifier: AGPL-3.0-or-later
"""The setting ``DISCOVERY``: how machines find and show the site."""

from datetime import datetime
from typing import Literal

from ..core.settings import Settings


class Security(Settings):
    """DISCOVERY.security: /.well-known/security.txt after RFC 9116."""

    contact: tuple[str, ...]
    """Wohin Sicherheitslücken gemeldet werden, das Bevorzugte zuerst: „mailto:…“, „https://…“ oder „tel:…“."""
    expires: datetime
    """Zeitpunkt, bis zu dem die Angaben gelten, höchstens ein Jahr voraus, zum Beispiel „2027-06-30T00:00:00+02:00“."""
    languages: tuple[str, ...] = ("de",)
    """Sprachen, in denen Meldungen willkommen sind."""
    policy: str = ""
    """Adresse der Richtlinie für Meldungen."""
    encryption: tuple[str, ...] = ()
    """Adressen von Schlüsseln für verschlüsselte Meldungen."""
    acknowledgments: str = ""
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
    favicon: str = ""
    """Symbol der Website als SVG, Pfad unterhalb des Inhaltsordners; ohne Angabe static/favicon.svg des Themes."""
    fediverse: str = ""
    """Konto im Fediverse, das als Urheber genannt wird, zum Beispiel „@stadt@social.example“."""
