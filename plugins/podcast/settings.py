# SPDX-License-Identifier: AGPL-3.0-or-later
"""The setting PODCAST: the shows of the site."""

import re
from collections.abc import Mapping
from typing import Annotated, Literal, TypeVar
from uuid import UUID

from pydantic import AfterValidator, Field, StringConstraints

from ..core.finding import instead
from ..core.settings import Settings
from .categories import CATEGORIES
from .feed.settings import Delivery, Frequency, Funding, Medium, Publisher, Remote, Service
from .feed.values import License, Locations, Socials, Text
from .fields import Boolean, Number
from .persons.model import FOLDER, People, Profile
from .subscribe.settings import Apps

T = TypeVar("T")
DESCRIPTION_LIMIT = 4000  # bytes; Apple and PSP-1
_EXAMPLES = "Behörden nehmen oft „Government“, „Education“ oder „Society & Culture“."
PUBLISHER = "herausgeber"  # podcast/herausgeber/feed.xml


def _category(value: str) -> str:
    group, _, inner = (part.strip() for part in value.partition(">"))
    if group not in CATEGORIES:
        raise ValueError(f"Die Kategorie „{group}“ steht nicht in Apples Liste. {instead(group, CATEGORIES) or _EXAMPLES}".rstrip())
    if not inner:
        return group
    if not CATEGORIES[group]:
        raise ValueError(f"Die Kategorie „{group}“ hat keine Unterkategorien; schreiben Sie nur „{group}“.")
    if inner not in CATEGORIES[group]:
        known = ", ".join(CATEGORIES[group])
        raise ValueError(f"Die Unterkategorie „{inner}“ gibt es in „{group}“ nicht. Es gibt dort: {known}.")
    return f"{group} > {inner}"


def _short(value: str) -> str:
    size = len(value.encode())
    if size > DESCRIPTION_LIMIT:
        raise ValueError(f"Die Beschreibung ist {size} Byte lang; erlaubt sind {DESCRIPTION_LIMIT}.")
    return value


def _keys(value: Mapping[str, T]) -> Mapping[str, T]:
    for slug in value:
        if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug):
            raise ValueError(f"Das Kürzel „{slug}“ wird Teil der Adresse; erlaubt sind a–z, 0–9 und Bindestriche.")
    return value


def _slugs(value: Mapping[str, T]) -> Mapping[str, T]:
    taken = {PUBLISHER: "den Feed des Herausgebers", FOLDER: "die Seiten der Mitwirkenden"}
    for slug in value:
        if slug in taken:
            raise ValueError(f"Das Kürzel „{slug}“ ist für {taken[slug]} vergeben; wählen Sie ein anderes.")
    return _keys(value)


_Line = Annotated[str, StringConstraints(strip_whitespace=True, max_length=255)]


class Show(Settings):
    """One show of PODCAST["shows"]."""

    title: Annotated[_Line, StringConstraints(min_length=1)]
    """Titel der Sendung, ohne Nummern und Schlagworte."""
    subtitle: _Line = ""
    """Ein Satz unter dem Titel."""
    description: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1), AfterValidator(_short)]
    """Worum es geht, für die Seite der Sendung und die Verzeichnisse (höchstens 4000 Byte)."""
    language: str = ""
    """Sprache der Sendung, zum Beispiel „de“; ohne Angabe die der Seite."""
    category: Annotated[str, AfterValidator(_category)] = "Government"
    """Kategorie aus Apples Liste, mit Unterkategorie zum Beispiel „News > Politics“."""
    author: _Line = ""
    """Herausgeber; ohne Angabe der Name der Behörde."""
    email: str = ""
    """Funktionspostfach der Redaktion für Podcast-Verzeichnisse; ohne Angabe das der Behörde."""
    cover: str = ""
    """Titelbild, Pfad unterhalb des Inhaltsordners: quadratisch, 1400 bis 3000 Pixel, JPEG oder PNG ohne Transparenz."""
    cover_alt: str = ""
    """Alternativtext des Titelbilds."""
    explicit: Boolean = False
    """True, wenn die Sendung nicht für Kinder geeignet ist."""
    type: Literal["episodic", "serial"] = "episodic"
    """„episodic“: die neueste Folge zuerst; „serial“: der Reihe nach, mit Nummern."""
    link: str = ""
    """Adresse der Sendung, wenn sie nicht auf dieser Seite wohnt."""
    apps: Apps = Field(default_factory=dict)
    """Links auf die Seiten der Sendung in Podcast-Verzeichnissen: Name und Adresse, {"Spotify": "https://open.spotify.com/show/…"}."""
    seasons: Mapping[Number, _Line] = Field(default_factory=dict)
    """Namen der Staffeln, zum Beispiel {1: "Türme und Brücken"}; ohne Angabe stehen nur ihre Nummern da."""
    copyright: _Line = ""
    """Rechteinhaber, ohne Jahr und Zeichen; ohne Angabe der Herausgeber."""
    tags: Literal["write", "keep"] = "write"
    """„write“ schreibt Titel, Bild und Kapitel neu in die veröffentlichten Tondateien; „keep“ lässt stehen, was schon in ihnen steht."""
    small: Literal["", "mp3", "opus"] = ""
    """Kleine Fassung für langsame Leitungen, in Mono: „opus“ (32 kbit/s, braucht die Erweiterung podcast-aac) oder „mp3“ (64 kbit/s)."""
    persons: People = ()
    """Wer in jeder Folge mitwirkt: Namen oder Kürzel aus „persons“ von PODCAST, oder vollständige Angaben."""
    guid: UUID | None = None
    """Kennung der Sendung (podcast:guid), für immer. Fehlt sie hier und in guids.toml, nennt ein Befund die richtige."""
    locked: Boolean = True
    """True verbietet anderen Anbietern, die Sendung zu sich umzuziehen."""
    complete: Boolean = False
    """True, wenn keine Folgen mehr kommen."""
    block: Boolean = False
    """True hält die Sendung aus den Podcast-Verzeichnissen heraus."""
    new_feed_url: str = ""
    """Neue Adresse des Feeds, wenn die Sendung umzieht."""
    former_feeds: tuple[str, ...] = ()
    """Frühere Adressen des Feeds auf diesem Server, zum Beispiel „/podcast.xml“: Auch dort gibt es ihn weiterhin."""
    license: License | None = None
    """Lizenz des Tons, zum Beispiel „dl-de/by-2-0“, „CC BY 4.0“ oder „CC0“; eine eigene hat name und url."""
    location: Locations = ()
    """Ort, von dem die Sendung handelt: name und country, dazu rel, geo und osm; auch mehrere."""
    update_frequency: Frequency | None = None
    """Wie oft Folgen kommen."""
    medium: Medium = "podcast"
    """Was die Sendung ist."""
    social: Socials = ()
    """Adresse eines Beitrags (Mastodon), unter dem geredet wird, oder „disabled“: Programme zeigen keine Kommentare."""
    txt: tuple[Text, ...] = ()
    """Angaben für Programme, zum Beispiel ein Kennwort zum Nachweis, dass der Feed Ihnen gehört."""
    podroll: tuple[Remote, ...] = ()
    """Andere Podcasts, die Sie empfehlen."""
    publisher: Remote | None = None
    """Feed des Herausgebers, wenn ein anderer ihn führt; sonst gilt der eigene, sobald es mehrere Sendungen gibt."""
    funding: tuple[Funding, ...] = ()
    """Wo Hörerinnen und Hörer die Sendung unterstützen können."""
    block_services: tuple[Service, ...] = ()
    """Dienste, die die Sendung nicht zeigen sollen, mit ihren Kürzeln aus der Liste des Podcast-Namespace."""
    allow_services: tuple[Service, ...] = ()
    """Dienste, die sie trotz block zeigen dürfen."""
    feed: Delivery = Delivery()
    """Formate, Archive und Verteiler der Feeds."""


class Podcast(Settings):
    """PODCAST: the site's shows."""

    shows: Annotated[Mapping[str, Show], AfterValidator(_slugs)] = Field(default_factory=dict)
    """Die Sendungen: Kürzel (Teil der Adresse) und Angaben."""
    publisher: Publisher = Publisher()
    """Der Herausgeber; sobald es mehrere Sendungen gibt, bekommt er einen Feed, der sie alle nennt."""
    measure: Boolean = True
    """False lässt die Tondateien ungehört: keine Prüfung von Lautheit, Spitzen und Stille (jede Datei wird nur einmal gemessen)."""
    persons: Annotated[Mapping[str, Profile], AfterValidator(_keys)] = Field(default_factory=dict)
    """Mitwirkende, einmal für alle Sendungen: Kürzel (Teil der Adresse ihrer Seite) und Angaben."""
    transcript_gap: Annotated[int, Field(ge=1)] = 60
    """Länger als so viele Sekunden darf eine Mitschrift nicht schweigen, ohne dass der Bau darauf hinweist."""
