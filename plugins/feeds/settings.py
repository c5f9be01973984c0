# SPDX-License-Identifier: AGPL-3.0-or-later
"""The setting FEEDS."""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from ..core.settings import Settings


def _https(value: str) -> str:
    if value and not value.startswith("https://"):
        raise ValueError("Die Adresse muss mit https:// beginnen.")
    return value


class Feeds(Settings):
    """FEEDS: what stands in the feeds of the articles."""

    items: Annotated[int, Field(ge=1, le=500)] = 20
    """Wie viele Beiträge ein Feed höchstens enthält, die neuesten zuerst."""
    content: Literal["full", "summary"] = "full"
    """„full“: der ganze Text; „summary“: nur die Zusammenfassung und ein Link."""
    episodes: bool = True
    """True nimmt auch Podcast-Folgen auf (als Hinweis auf ihre Seite; der Ton steht im Feed der Sendung)."""
    categories: bool = True
    """True schreibt einen Feed für jedes Thema."""
    authors: bool = True
    """True schreibt einen Feed für jede Autorin und jeden Autor."""
    page: bool = True
    """True schreibt die Seite „abonnieren/“, die alle Feeds nennt und erklärt."""
    hub: Annotated[str, AfterValidator(_https)] = ""
    """WebSub-Verteiler, der Änderungen sofort weitergibt; leer: keiner."""
