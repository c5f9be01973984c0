# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who runs the site: the setting ``AUTHORITY`` that legal pages, metadata and feeds share."""

from collections.abc import Mapping
from typing import Literal

from pydantic import Field

from .settings import Settings


class Address(Settings):
    """A postal address where a letter can be delivered (no P.O. box)."""

    street: str
    """Straße und Hausnummer."""
    postcode: str
    """Postleitzahl."""
    city: str
    """Ort."""
    country: str = "DE"
    """Staat nach ISO 3166 (zwei Buchstaben)."""


class Authority(Settings):
    """AUTHORITY: the public body behind the site."""

    name: str = ""
    """Amtlicher Name der Behörde, zum Beispiel „Stadt Musterstadt“."""
    short_name: str = ""
    """Kurzer Name für den Kopf der Seite; ohne Angabe gilt der amtliche Name."""
    kind: Literal["bund", "land", "kommune"] = "kommune"
    """Ebene der Behörde; danach richten sich manche Pflichten."""
    land: Literal["", "BB", "BE", "BW", "BY", "HB", "HE", "HH", "MV", "NI", "NW", "RP", "SH", "SL", "SN", "ST", "TH"] = ""
    """Bundesland als ISO-Kürzel, zum Beispiel „NW“."""
    address: Address | None = None
    """Anschrift."""
    email: str = ""
    """E-Mail-Adresse (Funktionspostfach, keine Person)."""
    phone: str = ""
    """Telefonnummer."""
    website: str = ""
    """Hauptseite der Behörde."""
    logo: str = ""
    """Wappen oder Logo, Pfad unterhalb des Inhaltsordners (SVG oder PNG)."""
    logo_alt: str = ""
    """Alternativtext des Logos; leer, wenn der Name daneben steht."""
    example: bool = False
    """Kennzeichnet die Seite auf jeder Seite als erfundenes Beispiel."""
    licence: str = ""
    """Lizenz der Texte, im Fuß der Seite, zum Beispiel „CC0 1.0“."""
    licence_url: str = ""
    """Adresse des Lizenztextes."""
    channels: Mapping[str, str] = Field(default_factory=dict)
    """Weitere Kanäle der Behörde als Name und Adresse, im Fuß der Seite als Textlinks."""

    @property
    def label(self) -> str:
        """Return the name for the page header."""
        return self.short_name or self.name
