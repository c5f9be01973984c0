# SPDX-License-Identifier: AGPL-3.0-or-later
"""JSON-LD: it parses, it says what the page says, and nothing in it can end the script."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.core.authority import Authority
from plugins.discovery import structured
from plugins.discovery.settings import Discovery
from plugins.discovery.view import Image, Link, View

from .data import FEEDS, SITE, around, article, episode

OPEN, CLOSE = '<script type="application/ld+json">', "</script>"


def data(view: View, **changes: Any) -> dict[str, Any]:
    (script,) = structured.scripts(view, around(**changes))
    return json.loads(str(script).removeprefix(OPEN).removesuffix(CLOSE))


def node(view: View, kind: str, **changes: Any) -> dict[str, Any]:
    (found,) = [one for one in data(view, **changes)["@graph"] if one["@type"] == kind]
    return found


def test_article() -> None:
    image, author = Image(f"{SITE}/b.jpg", "Alt", 1200, 800), Link("Pressestelle", f"{SITE}/autor/pressestelle/")
    assert node(article(image=image, authors=(author,)), "NewsArticle") == {
        "@type": "NewsArticle",
        "@id": "https://blog.example/2026/11/bruecke/#article",
        "mainEntityOfPage": "https://blog.example/2026/11/bruecke/",
        "headline": "Brücke <gesperrt> & „zu“",
        "articleSection": "Verkehr",
        "url": "https://blog.example/2026/11/bruecke/",
        "description": "Ab Montag.",
        "datePublished": "2026-11-20T08:00:00+00:00",
        "inLanguage": "de",
        "keywords": ["Brücke", "Umleitung"],
        "author": [{"@type": "Organization", "name": "Pressestelle", "url": "https://blog.example/autor/pressestelle/"}],
        "publisher": {"@id": "https://blog.example/#organisation"},
        "image": {"@type": "ImageObject", "url": "https://blog.example/b.jpg", "caption": "Alt", "width": 1200, "height": 800},
        "isAccessibleForFree": True,
    }


def test_authors_are_people_when_the_setting_says_so() -> None:
    found = node(article(authors=(Link("Erika Beispiel", ""),)), "NewsArticle", settings=Discovery(authors="person"))
    assert found["author"] == [{"@type": "Person", "name": "Erika Beispiel"}]
    mixed = article(authors=(Link("Erika Beispiel", ""), Link("Bauamt", "")))
    found = node(mixed, "NewsArticle", settings=Discovery(persons=("Erika Beispiel",)))
    assert [one["@type"] for one in found["author"]] == ["Person", "Organization"]
    assert node(article(), "NewsArticle")["author"] == {"@id": "https://blog.example/#organisation"}


def test_authority() -> None:
    assert node(article(), "GovernmentOrganization") == {
        "@type": "GovernmentOrganization",
        "@id": "https://blog.example/#organisation",
        "name": "Stadt Testhausen",
        "url": "https://blog.example/",
        "email": "rathaus@testhausen.example",
        "address": {
            "@type": "PostalAddress",
            "streetAddress": "Markt 1",
            "postalCode": "01234",
            "addressLocality": "Testhausen",
            "addressCountry": "DE",
        },
        "sameAs": ["https://social.example/@stadt"],
    }


def test_foreign_site_without_an_authority_claims_to_be_none() -> None:
    assert node(article(), "Organization", authority=Authority()) == {
        "@type": "Organization",
        "@id": "https://blog.example/#organisation",
        "name": "Blog",
        "url": "https://blog.example/",
    }


def test_episode() -> None:
    found = node(episode(), "PodcastEpisode")
    assert found["name"] == "Folge 1"
    assert found["episodeNumber"] == 1
    assert found["partOfSeason"] == {"@type": "PodcastSeason", "seasonNumber": 2}
    assert found["partOfSeries"] == {
        "@type": "PodcastSeries",
        "@id": "https://blog.example/podcast/rathausfunk/#series",
        "name": "Rathausfunk",
        "url": "https://blog.example/podcast/rathausfunk/",
    }
    assert found["associatedMedia"] == {
        "@type": "AudioObject",
        "contentUrl": "https://blog.example/podcast/rathausfunk/001.mp3",
        "encodingFormat": "audio/mpeg",
        "contentSize": "123456",
        "duration": "PT1H2M3S",
        "inLanguage": "de",
        "transcript": "Anna: Guten Tag.",
    }
    assert (found["accessMode"], found["accessModeSufficient"]) == (["auditory", "textual"], ["textual"])
    assert found["accessibilityFeature"] == ["transcript"]


def test_show() -> None:
    view = View("show", "Rathausfunk", "Aus dem Rathaus.", f"{SITE}/podcast/rathausfunk/", "de", feeds=(FEEDS[0], FEEDS[2]))
    assert node(view, "PodcastSeries") == {
        "@type": "PodcastSeries",
        "@id": "https://blog.example/podcast/rathausfunk/#series",
        "url": "https://blog.example/podcast/rathausfunk/",
        "name": "Rathausfunk",
        "description": "Aus dem Rathaus.",
        "inLanguage": "de",
        "webFeed": "podcast/rathausfunk/feed.xml",
        "publisher": {"@id": "https://blog.example/#organisation"},
    }


def test_home_and_lists() -> None:
    assert node(View("home", "Blog", "", f"{SITE}/", "de"), "WebSite")["name"] == "Blog"
    assert list(structured.scripts(View("list", "Archiv", "", f"{SITE}/archiv/", "de"), around())) == []


def test_breadcrumb_leads_from_home_to_here() -> None:
    items = node(article(), "BreadcrumbList")["itemListElement"]
    assert [(one["position"], one["name"], one["item"]) for one in items] == [
        (1, "Blog", "https://blog.example/"),
        (2, "Verkehr", "https://blog.example/thema/verkehr/"),
        (3, "Brücke", "https://blog.example/2026/11/bruecke/"),
    ]


@given(st.text())
def test_nothing_ends_the_script(text: str) -> None:
    (script,) = structured.scripts(article(title=text, description="</script><!--\u2028"), around())
    inner = str(script).removeprefix(OPEN).removesuffix(CLOSE)
    assert not set("<>&\u2028\u2029") & set(inner)
    assert json.loads(inner)["@graph"][0].get("headline", "") == text


@pytest.mark.parametrize(("seconds", "text"), [(0, "PT0S"), (59.6, "PT1M"), (61, "PT1M1S"), (3600, "PT1H"), (3723.4, "PT1H2M3S")])
def test_period(seconds: float, text: str) -> None:
    assert structured.period(seconds) == text
