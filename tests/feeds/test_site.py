# SPDX-License-Identifier: AGPL-3.0-or-later
"""Feeds of whole sites."""

import re

import feedparser

from tests.conftest import Site


def titles(site: Site, path: str = "feed.xml") -> list[str]:
    found = feedparser.parse((site.output / path).read_bytes())
    assert not found.bozo
    return [one.title for one in found.entries]


def some(site: Site) -> Site:
    site.article(
        "a", "Siehe [unten](#x) und [b](b.md).\n\n## X\n\n![Turm](/bilder/turm.png)\n", title="Erster", category="Rat", authors="[Bauamt]"
    )
    site.article("b", title="Zweiter", date="2026-11-21 09:00", guid="2f1c1d3e-5a53-4f4a-9d1c-0c7f6a1b2c3d")
    site.article("c", title="Third", lang="en", date="2026-11-19 09:00")
    site.article("d", title="Vierter", lang="de-simple", date="2026-11-18 09:00")
    site.article("e", title="Entwurf", draft="true")
    site.article("f", title="Zukunft", date="2027-01-01 09:00")
    site.article("g", title="Abgelaufen", expires="2026-11-22")
    site.article("h", title="Fort", withdrawn="{date: 2026-11-22, reason: Fehler}")
    return site.article("i", title="Versteckt", status="hidden")


def test_the_feeds_of_a_site(site: Site) -> None:
    from PIL import Image

    (site.root / "content/bilder").mkdir(parents=True)
    Image.new("RGB", (900, 900)).save(site.root / "content/bilder/turm.png")
    head = {"date": "2026-11-21 09:00", "guid": "2f1c1d3e-5a53-4f4a-9d1c-0c7f6a1b2c3d"}
    head |= {"image": "/bilder/turm.png", "image_alt": "Ein „Turm“ & mehr", "image_credit": "Stadt & Land"}
    some(site).article("b", title="Zweiter", **head).build().good()
    assert titles(site) == titles(site, "feed.atom.xml") == ["Zweiter", "Erster"]
    assert titles(site, "en/feed.xml") == titles(site, "en/feed.atom.xml") == ["Third"]
    assert titles(site, "leichte-sprache/feed.xml") == ["Vierter"]
    assert titles(site, "thema/rat/feed.xml") == titles(site, "autor/bauamt/feed.xml") == ["Erster"]
    second, first = feedparser.parse((site.output / "feed.xml").read_bytes()).entries
    assert second.id == "urn:uuid:2f1c1d3e-5a53-4f4a-9d1c-0c7f6a1b2c3d"
    lead = second.content[0].value.partition("<p>")[0]
    assert 'src="https://blog.musterstadt.example/bilder/turm' in lead
    assert 'alt="Ein „Turm“ &amp; mehr"' in lead
    assert "<figcaption>Stadt &amp; Land</figcaption></figure>" in lead
    text = first.content[0].value
    assert 'href="https://blog.musterstadt.example/2026/11/erster/#x"' in text
    assert 'href="https://blog.musterstadt.example/2026/11/zweiter/"' in text
    assert 'src="https://blog.musterstadt.example/bilder/turm' in text
    assert "class=" not in text
    site.has("abonnieren/index.html", "https://blog.musterstadt.example/feed.xml", "feed.atom.xml")
    site.has("index.html", 'href="https://blog.musterstadt.example/feed.xml"')


def test_lists_with_one_slug_keep_their_feeds_apart(site: Site) -> None:
    """A topic and a department called „Bauamt“: each page announces its own feed, first of all."""
    site.article("a", title="Erster", category="Bauamt", authors="[Bauamt]").article("b", title="Second", lang="en").build().good()
    assert announced(site, "thema/bauamt/") == ["thema/bauamt/feed.xml", "feed.xml", "feed.atom.xml", "en/feed.xml", "en/feed.atom.xml"]
    assert announced(site, "autor/bauamt/")[:2] == ["autor/bauamt/feed.xml", "feed.xml"]
    assert announced(site, "en/")[:2] == announced(site, "en/2026/11/second/")[:2] == ["en/feed.xml", "en/feed.atom.xml"]
    assert site.text("abonnieren/index.html").count('href="/thema/bauamt/feed.xml"') == 1


def announced(site: Site, page: str) -> list[str]:
    """The feeds in a page's head, in their order."""
    found = re.findall(r'<link rel="alternate" type="[^"]+" title="[^"]+" href="https://[^/]+/([^"]+)">', site.text(f"{page}index.html"))
    return [str(one) for one in found]


def test_the_editors_own_page_stays(site: Site) -> None:
    page = "---\ntitle: Abonnieren\nslug: abonnieren\n---\n\nUnsere Seite.\n"
    site.article("a").write("content/seiten/abonnieren.md", page).build().good()
    site.has("abonnieren/index.html", "Unsere Seite.")
    assert [one for one in site.findings if "feeds." in one] == [
        "content/seiten/abonnieren.md:1:1: Die Adresse „abonnieren/“ gehört schon der Seite content/seiten/abonnieren.md; "
        "die Übersicht der Feeds entfällt. Schalten Sie die Übersicht ab: FEEDS = {'page': False} [feeds.address-taken]"
    ]
    site.configure(FEEDS={"page": False}).build().good()
    assert [one for one in site.findings if "feeds." in one] == []


def test_without_an_address_there_are_no_feeds(site: Site) -> None:
    site.article("a").configure(SITEURL="").build()
    assert [one.partition(" ")[2] for one in site.findings if "feeds." in one] == [
        "Ohne SITEURL gibt es keine Feeds. "
        "Setzen Sie SITEURL auf die öffentliche Adresse, zum Beispiel „https://blog.musterstadt.example“. [feeds.no-siteurl]"
    ]
    site.lacks("feed.xml")


def test_the_same_articles_give_the_same_bytes_on_another_day_in_another_zone(site: Site) -> None:
    some(site).article("a", title="Erster").build().good()
    first = {name: raw for name, raw in site.files().items() if "feed" in name}
    site.now = str(int(site.now) + 86_400)
    site.build(TZ="Asia/Tokyo", LANG="tr_TR.UTF-8").good()
    assert {name: raw for name, raw in site.files().items() if "feed" in name} == first
