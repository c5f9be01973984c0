# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is around every page in these tests, and one view of each kind."""

from datetime import UTC, datetime
from typing import Any

from plugins.core.authority import Address, Authority
from plugins.core.document import FeedLink
from plugins.discovery.settings import Discovery
from plugins.discovery.view import Around, Audio, Episode, Image, Link, View

SITE = "https://blog.example"
TOWN = Authority(
    name="Stadt Testhausen",
    address=Address(street="Markt 1", postcode="01234", city="Testhausen"),
    email="rathaus@testhausen.example",
    channels={"Mastodon": "https://social.example/@stadt"},
)
FEEDS = [
    FeedLink("Blog", "feed.xml", "application/rss+xml"),
    FeedLink("Verkehr", "thema/verkehr/feed.xml", "application/rss+xml", "thema/verkehr/"),
    FeedLink("Rathausfunk", "podcast/rathausfunk/feed.xml", "application/rss+xml", "podcast/rathausfunk/"),
]


def around(**changes: Any) -> Around:
    known: dict[str, Any] = {
        "base": SITE,
        "name": "Blog",
        "subtitle": "Aus dem Rathaus",
        "lang": "de",
        "authority": TOWN,
        "settings": Discovery(),
        "feeds": FEEDS,
        "picture": lambda path, alt: Image(f"{SITE}/{path}", alt, 1200, 800, "image/jpeg") if path else None,
    }
    return Around(**{**known, **changes})


def article(**changes: Any) -> View:
    known: dict[str, Any] = {
        "kind": "article",
        "title": "Brücke <gesperrt> & „zu“",
        "description": "Ab Montag.",
        "address": f"{SITE}/2026/11/bruecke/",
        "lang": "de",
        "published": datetime(2026, 11, 20, 8, 0, tzinfo=UTC),
        "section": "Verkehr",
        "tags": ("Brücke", "Umleitung"),
        "trail": (Link("Blog", f"{SITE}/"), Link("Verkehr", f"{SITE}/thema/verkehr/"), Link("Brücke", f"{SITE}/2026/11/bruecke/")),
    }
    return View(**{**known, **changes})


def episode(**changes: Any) -> View:
    show = Link("Rathausfunk", f"{SITE}/podcast/rathausfunk/")
    audio = Audio(f"{SITE}/podcast/rathausfunk/001.mp3", "audio/mpeg", 123456, 3723.4)
    one = Episode(show, 1, 2, audio, "Anna: Guten Tag.")
    return article(**{"kind": "episode", "title": "Folge 1", "episode": one, **changes})
