# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which feeds a site has, and what is in them."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.core.document import EPISODE, PAGE, Document, Label
from plugins.core.settings import read
from plugins.feeds.channels import channels
from plugins.feeds.settings import Feeds

DAY = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)


def article(name: str, **more: Any) -> Document:
    known = {
        "kind": "article",
        "source": f"artikel/{name}.md",
        "title": f"Titel {name}",
        "slug": name,
        "url": f"2026/11/{name}/",
        "save_as": f"2026/11/{name}/index.html",
        "lang": "de",
        "guid": f"00000000-0000-5000-8000-{abs(hash(name)) % 10**12:012}",
        "date": DAY,
    }
    return Document(**{**known, **more})


def label(kind: str, name: str) -> Label:
    return Label(name, name.lower(), f"{kind}/{name.lower()}/")


def made(*documents: Document, **settings: Any) -> dict[str, list[str]]:
    found = channels(documents, "Amt", "de", Feeds(**settings))
    return {one.url: [document.slug for document in one.documents] for one in found}


def test_the_whole_site_the_languages_the_categories_and_the_authors() -> None:
    both = article("a", category=label("thema", "Rat"), authors=(label("autor", "Bauamt"), label("autor", "Anna")))
    assert made(both, article("b", lang="en"), article("c", lang="de-simple"), article("d", category=label("thema", "Bauen"))) == {
        "feed.xml": ["d", "a"],
        "feed.atom.xml": ["d", "a"],
        "leichte-sprache/feed.xml": ["c"],
        "leichte-sprache/feed.atom.xml": ["c"],
        "en/feed.xml": ["b"],
        "en/feed.atom.xml": ["b"],
        "thema/bauen/feed.xml": ["d"],
        "thema/rat/feed.xml": ["a"],
        "autor/anna/feed.xml": ["a"],
        "autor/bauamt/feed.xml": ["a"],
    }


def test_titles_lists_and_what_a_feed_belongs_to() -> None:
    found = channels([article("a", category=label("thema", "Rat")), article("b", lang="en")], "Amt", "de", Feeds())
    assert [(one.title, one.page, one.of, one.lang) for one in found if one.url.endswith("feed.xml")] == [
        ("Amt", "", "", "de"),
        ("Amt – English", "en/", "", "en"),
        ("Amt: Rat", "thema/rat/", "thema/rat/", "de"),
    ]


def test_addresses_of_lists_in_other_sites() -> None:
    other = article("a", category=Label("Rat", "rat", "category/rat.html"))
    assert "category/rat/feed.xml" in made(other)


def test_what_is_not_listed_has_no_date_or_is_a_page_is_in_no_feed() -> None:
    documents = (article("a", listed=False), article("b", date=None), article("c", kind=PAGE), article("d", lang="en", listed=False))
    assert made(*documents) == {"feed.xml": [], "feed.atom.xml": []}


def test_episodes_stand_among_the_articles_unless_unwanted() -> None:
    documents = (article("a"), article("b", kind=EPISODE, date=DAY + timedelta(1)))
    assert made(*documents)["feed.xml"] == ["b", "a"]
    assert made(*documents, episodes=False)["feed.xml"] == ["a"]


def test_lists_can_be_left_out() -> None:
    one = article("a", category=label("thema", "Rat"), authors=(label("autor", "Anna"),))
    assert list(made(one, categories=False, authors=False)) == ["feed.xml", "feed.atom.xml"]


@given(st.lists(st.integers(0, 400), unique=True), st.integers(1, 30))
def test_the_newest_come_first_and_no_more_than_wanted(days: list[int], items: int) -> None:
    documents = [article(str(day), date=DAY + timedelta(day)) for day in days]
    assert made(*documents, items=items)["feed.xml"] == [str(day) for day in sorted(days, reverse=True)[:items]]


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"items": 0}, "items“ passt nicht: Die Zahl muss mindestens 1 sein."),
        ({"content": "ganz"}, "content“ passt nicht: Erlaubt ist nur „full“ oder „summary“, nicht „ganz“."),
        ({"hub": "http://hub.example"}, "hub“ passt nicht: Die Adresse muss mit https:// beginnen."),
    ],
)
def test_wrong_settings(settings: dict[str, Any], message: str) -> None:
    found = read(Feeds, "FEEDS", settings, Path("/nirgends/pelicanconf.py"))[1]
    assert [str(one) for one in found] == [f"pelicanconf.py:1:1: Die Einstellung „FEEDS.{message} [settings.wrong]"]
