# SPDX-License-Identifier: AGPL-3.0-or-later
"""The tags for ``<head>``."""

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.discovery import meta
from plugins.discovery.describe import languages, shortened
from plugins.discovery.settings import Discovery
from plugins.discovery.view import Image, Link

from .data import FEEDS, SITE, around, article, episode

IMAGE = Image(f"{SITE}/bild.jpg", "Die Brücke", 1200, 800, "image/jpeg")


def lines(*args: object) -> list[str]:
    return [line for line in str(meta.tags(*args)).splitlines() if "ld+json" not in line]  # type: ignore[arg-type]


def test_article() -> None:
    view = article(image=IMAGE, alternates=(Link("de", "https://x/"), Link("en", "https://x/en/"), Link("x-default", "https://x/")))
    assert lines(view, around()) == [
        '<meta name="description" content="Ab Montag.">',
        '<link rel="canonical" href="https://blog.example/2026/11/bruecke/">',
        '<link rel="alternate" hreflang="de" href="https://x/">',
        '<link rel="alternate" hreflang="en" href="https://x/en/">',
        '<link rel="alternate" hreflang="x-default" href="https://x/">',
        '<meta property="og:type" content="article">',
        '<meta property="og:title" content="Brücke &lt;gesperrt&gt; &amp; „zu“">',
        '<meta property="og:description" content="Ab Montag.">',
        '<meta property="og:url" content="https://blog.example/2026/11/bruecke/">',
        '<meta property="og:site_name" content="Blog">',
        '<meta property="og:locale" content="de_DE">',
        '<meta property="og:image" content="https://blog.example/bild.jpg">',
        '<meta property="og:image:type" content="image/jpeg">',
        '<meta property="og:image:width" content="1200">',
        '<meta property="og:image:height" content="800">',
        '<meta property="og:image:alt" content="Die Brücke">',
        '<meta property="article:published_time" content="2026-11-20T08:00:00+00:00">',
        '<meta property="article:section" content="Verkehr">',
        '<meta property="article:tag" content="Brücke">',
        '<meta property="article:tag" content="Umleitung">',
        '<meta name="twitter:card" content="summary_large_image">',
    ]


def test_episode_has_its_audio() -> None:
    assert '<meta property="og:audio" content="https://blog.example/podcast/rathausfunk/001.mp3">' in lines(episode(), around())


def test_page_that_should_not_be_listed_has_no_canonical_address() -> None:
    text = str(meta.tags(article(index=False), around()))
    assert '<meta name="robots" content="noindex">' in text
    assert "canonical" not in text
    assert "ld+json" not in text


def test_feeds_are_announced() -> None:
    assert lines(article(feeds=tuple(FEEDS[:1])), around())[-1] == (
        '<link rel="alternate" type="application/rss+xml" title="Blog" href="feed.xml">'
    )


def test_settings_of_the_authority() -> None:
    own = Discovery(fediverse="@stadt@social.example", text_and_data_mining="reserved")
    text = lines(article(), around(settings=own))
    assert '<meta name="fediverse:creator" content="@stadt@social.example">' in text
    assert '<meta name="tdm-reservation" content="1">' in text


@pytest.mark.parametrize(
    ("lang", "locale"),
    [("de", "de_DE"), ("en", "en_GB"), ("pt-BR", "pt_BR"), ("de-simple", "de_DE"), ("uk", "uk_UA"), ("tr", "tr_TR")],
)
def test_locale(lang: str, locale: str) -> None:
    assert meta.locale(lang) == locale


def test_hreflang_leaves_out_easy_language() -> None:
    versions = {"en": "https://x/en/", "de": "https://x/", "de-simple": "https://x/leichte-sprache/"}
    assert [one.name for one in languages(versions, "de", "de")] == ["de", "en", "x-default"]
    assert languages(versions, "de-simple", "de") == ()
    assert languages({"de": "https://x/", "de-simple": "https://x/l/"}, "de", "de") == ()
    assert [one.name for one in languages({"en": "e", "tr": "t"}, "en", "de")] == ["en", "tr"]


@given(st.text(), st.text(), st.text())
def test_no_text_breaks_out_of_its_tag(title: str, description: str, tag: str) -> None:
    text = meta.tags(article(title=title, description=description, tags=(tag,), image=Image("https://x/y.jpg", title)), around())
    page = html5lib.parse(f"<!DOCTYPE html><head><title>x</title>{text}</head><body></body>", namespaceHTMLElements=False)
    assert {one.tag for one in page.iter() if isinstance(one.tag, str)} <= {"html", "head", "title", "body", "meta", "link", "script"}
    assert len(page.findall("head/script")) == 1


@given(st.text(), st.integers(10, 400))
def test_shortened_text_is_short_and_a_beginning(text: str, longest: int) -> None:
    short = shortened(text, longest)
    assert len(short) <= longest + 2
    assert " ".join(text.split()).startswith(short.removesuffix(" …"))


def test_shortened_text_ends_after_a_word() -> None:
    assert shortened("Die Brücke ist ab Montag, dem 23., gesperrt", 27) == "Die Brücke ist ab Montag …"
