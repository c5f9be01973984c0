# SPDX-License-Identifier: AGPL-3.0-or-later
"""Ways to subscribe: links of apps, directories, the QR code; seasons of a show."""

import re
from types import SimpleNamespace
from typing import Any

import pytest

from plugins.core import svg
from plugins.podcast.seasons import grouped
from plugins.podcast.subscribe import offer, qr
from tests.conftest import Site

from .samples import GUID
from .test_site import folge, funk

FEED = "https://blog.musterstadt.example/podcast/funk/feed.xml"


def test_apps_get_the_feed_in_the_form_they_read() -> None:
    made = offer.subscription(FEED, {}, "podcast/funk/abonnieren.svg")
    assert made.apps == {
        "Apple Podcasts": "podcast://blog.musterstadt.example/podcast/funk/feed.xml",
        "AntennaPod": "antennapod-subscribe://blog.musterstadt.example/podcast/funk/feed.xml",
        "Overcast": "overcast://x-callback-url/add?url=https%3A%2F%2Fblog.musterstadt.example%2Fpodcast%2Ffunk%2Ffeed.xml",
        "Pocket Casts": "pktc://subscribe/blog.musterstadt.example/podcast/funk/feed.xml",
        "Podcast Addict": "podcastaddict://blog.musterstadt.example/podcast/funk/feed.xml",
    }
    assert made.any_app == "pcast://blog.musterstadt.example/podcast/funk/feed.xml"


def test_an_app_whose_page_is_known_is_offered_once() -> None:
    pages = {"apple podcasts": "https://podcasts.apple.com/de/podcast/id1", "Spotify": "https://open.spotify.com/show/1"}
    made = offer.subscription(FEED, pages, "")
    assert "Apple Podcasts" not in made.apps
    assert dict(made.pages) == pages


def test_the_code_is_the_same_every_time_and_carries_no_style() -> None:
    made = qr.code(FEED)
    assert made == qr.code(FEED)
    assert made.startswith(b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ')
    assert b"style" not in made
    assert b"class" not in made
    assert b'fill="#fff"' in made


def test_seasons_come_in_the_order_of_their_episodes() -> None:
    def episode(season: int | None) -> Any:
        return SimpleNamespace(episode=SimpleNamespace(season=season))

    contents = [episode(2), episode(2), episode(None), episode(1)]
    made = grouped(contents, {2: "Türme"})
    assert [(one.number, one.name, len(one.episodes)) for one in made] == [(2, "Türme", 2), (None, "", 1), (1, "", 1)]


def test_the_page_of_a_show_has_seasons_people_and_every_way_to_subscribe(site: Site) -> None:
    more = {"apps": {"Spotify": "https://open.spotify.com/show/1"}, "seasons": {2: "Türme & Brücken"}, "persons": ("Anna Beispiel",)}
    funk(site, more, season="1")
    folge(site, "002", title="Zwei", slug="zwei", guid="b" * 8 + GUID[8:], season="2", date="2026-11-21 09:00").build().good()
    page = site.text("podcast/funk/index.html")
    parts = ('id="staffel-2">Staffel 2: Türme &amp; Brücken</h2>', ">Zwei</a>", 'id="staffel-1">Staffel 1</h2>', ">Der Anfang</a>")
    places = [page.index(part) for part in (*parts, "Anna Beispiel", 'id="abonnieren"')]
    assert places == sorted(places)
    site.has(
        "podcast/funk/index.html",
        '<a class="taste" href="/podcast/funk/zwei/#hoeren">',
        '<a href="https://open.spotify.com/show/1" rel="external noreferrer">Spotify</a>',
        '<a href="pcast://blog.musterstadt.example/podcast/funk/feed.xml">Andere App</a>',
        '<img src="/podcast/funk/abonnieren.svg" alt="QR-Code mit der Adresse des Feeds von „Rathausfunk“"',
        f'<code class="adresse">{FEED}</code>',
    )
    code = (site.output / "podcast/funk/abonnieren.svg").read_bytes()
    assert code == qr.code(FEED)
    assert svg.problem(code) == ""


@pytest.mark.parametrize(("kind", "order"), [("episodic", ["Drei", "Zwei", "Der Anfang"]), ("serial", ["Der Anfang", "Zwei", "Drei"])])
def test_a_long_show_has_numbered_pages(site: Site, kind: str, order: list[str]) -> None:
    funk(site, {"type": kind}, season="1", episode="1").configure(DEFAULT_PAGINATION=2)
    folge(site, "002", title="Zwei", slug="zwei", guid="b" * 8 + GUID[8:], season="1", episode="2", date="2026-11-21 09:00")
    folge(site, "003", title="Drei", slug="drei", guid="c" * 8 + GUID[8:], season="2", episode="3", date="2026-11-22 09:00").build().good()
    pages = [site.text(f"podcast/funk/{name}index.html") for name in ("", "seite/2/")]
    assert [re.findall(r'anriss-titel"><a [^>]*>([^<]*)', one) for one in pages] == [order[:2], order[2:]]
    seasons = [re.findall(r'id="staffel-(\d)">Staffel \1</h2>', one) for one in pages]
    assert seasons == ([["2", "1"], ["1"]] if kind == "episodic" else [["1"], ["2"]])
    assert [one.count('id="abonnieren"') for one in pages] == [1, 0]
    assert not (site.output / "podcast/funk/seite/3").exists()
    site.has(
        "podcast/funk/index.html", 'href="/podcast/funk/seite/2/" rel="next"', 'aria-current="page" aria-label="Seite 1"', '"PodcastSeries"'
    )
    site.has(
        "podcast/funk/seite/2/index.html",
        "<title>Rathausfunk, Seite 2 – ",
        "Seite 2 von 2",
        'href="/podcast/funk/" rel="prev"',
        'href="/podcast/funk/#abonnieren"',
        '<link rel="canonical" href="https://blog.musterstadt.example/podcast/funk/seite/2/">',
        f'title="Rathausfunk" href="{FEED}"',
        '{"@type":"ListItem","position":3,"name":"Rathausfunk","item":"https://blog.musterstadt.example/podcast/funk/"},'
        '{"@type":"ListItem","position":4,"name":"Seite 2","item":"https://blog.musterstadt.example/podcast/funk/seite/2/"}',
    )
    site.lacks("podcast/funk/seite/2/index.html", '"PodcastSeries"')


def test_a_site_that_parts_no_shows_has_all_episodes_on_one_page(site: Site) -> None:
    funk(site).configure(DEFAULT_PAGINATION=1, PAGINATED_TEMPLATES=dict.fromkeys(["index", "category", "tag", "author"]))
    folge(site, "002", title="Zwei", slug="zwei", guid="b" * 8 + GUID[8:], date="2026-11-21 09:00").build().good()
    site.has("podcast/funk/index.html", ">Zwei</a>", ">Der Anfang</a>").lacks("podcast/funk/index.html", 'class="blaettern"')
