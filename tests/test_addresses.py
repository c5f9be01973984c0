# SPDX-License-Identifier: AGPL-3.0-or-later
"""Addresses are fixed for life: what a citizen bookmarked and an app subscribed to must stay where it is."""

from pathlib import Path

from .conftest import PROJECT, Site

FIXTURES = PROJECT / "tests/podcast/fixtures"
SHOW = {"title": "Rathausfunk", "description": "Der Podcast.", "category": "Government", "email": "presse@stadt.example", "author": "Stadt"}
EXPECTED = """\
2026/11/gruesse-aus-dem-rathaus/index.html
404.html
abonnieren/index.html
archiv/2025/index.html
archiv/2026/index.html
archiv/index.html
autor/index.html
autor/pressestelle/feed.xml
autor/pressestelle/index.html
autor/pressestelle/seite/2/index.html
en/2026/11/greetings/index.html
en/404.html
en/feed.atom.xml
en/feed.xml
en/index.html
feed.atom.xml
feed.xml
index.html
leichte-sprache/2026/11/gruesse-leicht/index.html
leichte-sprache/404.html
leichte-sprache/feed.atom.xml
leichte-sprache/feed.xml
leichte-sprache/index.html
podcast/index.html
podcast/rathausfunk/die-erste/die-erste.txt
podcast/rathausfunk/die-erste/index.html
podcast/rathausfunk/die-erste/transkript/index.html
podcast/rathausfunk/feed.xml
podcast/rathausfunk/index.html
podcast/rathausfunk/seite/2/index.html
robots.txt
schlagwort/buergerbuero/index.html
schlagwort/buergerbuero/seite/2/index.html
schlagwort/index.html
seite/2/index.html
seite/3/index.html
sitemap.xml
thema/index.html
thema/verkehr-und-wege/feed.xml
thema/verkehr-und-wege/index.html
thema/verkehr-und-wege/seite/2/index.html
thema/verkehr-und-wege/seite/3/index.html
ueber-uns/index.html
"""


def episode(site: Site, name: str, head: str) -> None:
    folder = f"content/podcast/rathausfunk/{name}"
    site.write(f"{folder}/index.md", f"---\n{head}category: Verkehr & Wege\n---\n\nText.\n")
    site.write(f"{folder}/folge.mp3", sorted(FIXTURES.glob("*.mp3"))[0].read_bytes())
    site.write(f"{folder}/folge.vtt", "WEBVTT\n\n00:00.000 --> 00:00.500\n<v Anna>Guten Tag.\n")


def test_every_kind_of_page_has_its_address(site: Site, tmp_path: Path) -> None:
    head = {"category": "Verkehr & Wege", "tags": "Bürgerbüro", "authors": "Pressestelle"}
    for number in range(10):
        site.article(f"alt-{number}", title=f"Alt {number}", date=f"2025-01-{number + 10}", slug=f"alt-{number}", **head)
    site.article("gruss", title="Grüße aus dem Rathaus", translation_key="gruss", **head)
    site.article("gruss.en", title="Greetings", lang="en", translation_key="gruss", **head)
    site.article("gruss.leicht", title="Grüße leicht", lang="de-simple", translation_key="gruss", **head)
    site.write("content/seiten/ueber.md", "---\ntitle: Über uns\n---\n\nText.\n")
    episode(site, "001-die-erste", "title: Die erste\ndate: 2026-11-19\nguid: 52ba074a-f951-4990-b325-e2c55ab21c88\n")
    for number in range(10):
        episode(
            site, f"alt-{number}", f"title: Alt {number}\ndate: 2025-02-{number + 10}\nguid: 52ba074a-f951-4990-b325-e2c55ab21c0{number}\n"
        )
    site.configure(PODCAST={"shows": {"rathausfunk": SHOW}}).build().good()
    shown = (".html", ".xml", ".txt")
    found = sorted(name for name in site.files() if name.endswith(shown) and "/alt-" not in name)
    assert "\n".join(found) + "\n" == EXPECTED
