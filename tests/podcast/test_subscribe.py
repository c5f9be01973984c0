# SPDX-License-Identifier: AGPL-3.0-or-later
"""Ways to subscribe: links of apps, directories, the QR code; seasons of a show."""

from types import SimpleNamespace
from typing import Any

from plugins.podcast.seasons import grouped
from plugins.podcast.subscribe import offer, qr

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
