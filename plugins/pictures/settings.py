# SPDX-License-Identifier: AGPL-3.0-or-later
"""The setting PICTURES; every value has a default that suits the theme that comes with it."""

from pydantic import Field

from ..core.settings import Settings


class Quality(Settings):
    """Quality of each format, 1 (worst) to 100."""

    avif: int = Field(default=55, ge=1, le=100)
    """Qualität der AVIF-Dateien."""
    webp: int = Field(default=76, ge=1, le=100)
    """Qualität der WebP-Dateien."""
    jpeg: int = Field(default=80, ge=1, le=100)
    """Qualität der JPEG-Dateien."""


class Pictures(Settings):
    """PICTURES: sizes and formats of the pictures that are made."""

    widths: tuple[int, ...] = Field(default=(480, 800, 1200, 1600), min_length=1)
    """Breiten in Bildpunkten, nie größer als das Original."""
    fallback: int = Field(default=1200, ge=1)
    """Breite der JPEG- oder PNG-Datei für alte Browser und für Vorschauen in sozialen Netzen."""
    sizes: str = "(min-width: 48rem) 44rem, 100vw"
    """Wie breit Bilder im Text erscheinen (HTML-Attribut „sizes“)."""
    folder: str = Field(default="bilder", pattern=r"^[a-z0-9-]+(/[a-z0-9-]+)*$")
    """Ordner in der Ausgabe."""
    quality: Quality = Quality()
    """Qualität je Format."""
    max_megapixels: int = Field(default=80, ge=1)
    """Größte erlaubte Bildfläche in Millionen Bildpunkten."""
    max_megabytes: int = Field(default=50, ge=1)
    """Größte erlaubte Datei in MB."""
    consents: bool = False
    """True: Zu jedem Titelbild muss im Kopf „image_consent“ stehen; ohne den Vermerk gibt es eine Warnung."""
