# SPDX-License-Identifier: AGPL-3.0-or-later
"""The setting CARDS: how the image cards look."""

import re
from typing import Annotated

from pydantic import BeforeValidator, Field, StringConstraints

from ...core.settings import Settings

_Colour = Annotated[str, StringConstraints(pattern="^#[0-9a-fA-F]{6}$", to_lower=True)]
_Side = Annotated[int, Field(ge=200, le=4000)]


def _sides(given: object) -> object:
    """Return „1080x1920“ and „1080 × 1920“ as a pair of numbers, anything that is no text as it is.

    Raises ValueError in German for another text.
    """
    if not isinstance(given, str):
        return given
    if written := re.fullmatch(r"\s*(\d+)\s*[x×]\s*(\d+)\s*", given):
        return int(written[1]), int(written[2])
    raise ValueError(f"„{given}“ ist keine Größe (Form: „1080x1920“, Breite und Höhe in Pixeln).")


Size = Annotated[tuple[_Side, _Side], BeforeValidator(_sides)]


class Cards(Settings):
    """CARDS: the look of image cards."""

    background: _Colour | None = None
    """Farbe der Fläche; ohne Angabe die Akzentfarbe der Website."""
    ink: _Colour = "#ffffff"
    """Farbe der Schrift."""
    picture: bool = True
    """True legt das Bild des Beitrags unter die Schrift, abgedunkelt, bis sie lesbar ist."""
    logo: str = ""
    """Wappen oder Logo auf der Karte als PNG, JPEG oder WebP, Pfad unterhalb des Inhaltsordners; ohne Angabe das aus AUTHORITY."""
    sizes: tuple[Size, ...] = ()
    """Weitere Größen in Pixeln, die für jeden Beitrag gezeichnet werden, zum Beispiel ["1080x1920"]."""
    early: bool = True
    """True stellt Karten künftiger Beiträge schon online, damit Planungsprogramme sie abrufen können; ihr Name ist nicht zu erraten.
    False hält sie zurück, bis der Beitrag erscheint; so lange lässt sich kein Anriss in ein Planungsprogramm einlesen."""
