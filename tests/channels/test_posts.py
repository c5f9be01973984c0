# SPDX-License-Identifier: AGPL-3.0-or-later
"""Posts without an article and text blocks: from small files to teasers, and what is said of wrong ones."""

import json
import re
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from plugins.channels.blocks import Block, Blocks
from tests.browser import axe
from tests.conftest import Site
from tests.podcast.samples import picture

POST = """---
channels: mastodon, instagram
at: 30.11.2026 11 Uhr
link: /termine/
tags: Weihnachtsmarkt
pictures:
  - path: bilder/markt.jpg
    alt: Buden auf dem Markt im Schnee
  - path: /bilder/baum.jpg
    alt: Ein Baum mit Lichtern
---
Der Markt ist offen. <winter-dienst>
"""
BLOCK = """---
owner: Bauhof
valid_until: 2027-03-31
question: Wann wird geräumt?
instagram: Räumdienst ab 6 Uhr ❄️
easy: Der Schnee ist um 6 Uhr weg.
---
Wir räumen ab 6 Uhr.
"""


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A town with one post and one text block, on three channels."""
    site = Site(tmp_path_factory.mktemp("eigene"))
    site.configure(CHANNELS=["mastodon", "instagram", "x"], AUTHORITY={"name": "Stadt", "land": "NW"})
    site.write("content/bilder/markt.jpg", picture((1600, 900)))
    site.write("content/bilder/baum.jpg", picture((1080, 1350)))
    site.write("content/kanal/Markt.md", POST)
    site.write("content/textbausteine/Winter-Dienst.md", BLOCK)
    site.article("a", slug="a", teaser='"<winter-dienst leicht>"')
    return site.build().good()


def made(site: Site) -> dict[str, Any]:
    rows = json.loads((site.root / "build/teasers/teasers.json").read_text(encoding="utf-8"))["teasers"]
    return {f"{one['slug']}/{one['channel']}": one for one in rows}


def test_a_post_becomes_teasers_with_its_pictures_and_its_blocks(town: Site) -> None:
    rows = made(town)
    assert sorted(rows) == ["a/instagram", "a/mastodon", "a/x", "markt/instagram", "markt/mastodon"]
    one = rows["markt/mastodon"]
    address = "https://blog.musterstadt.example/termine/"
    assert one["text"] == f"Der Markt ist offen. Wir räumen ab 6 Uhr.\n\n{address}\n\n#Weihnachtsmarkt"
    assert (one["kind"], one["at"], one["url"]) == ("post", "2026-11-30T11:00:00+01:00", address)
    assert [each["alt"] for each in one["pictures"]] == ["Buden auf dem Markt im Schnee", "Ein Baum mit Lichtern"]
    for each in one["pictures"]:
        assert (town.output / each["url"]).is_file()
        assert (town.root / "build/teasers" / each["url"]).is_file()
    assert rows["markt/instagram"]["text"].startswith("Der Markt ist offen. Räumdienst ab 6 Uhr ❄️\n\nMehr dazu: Link im Profil")
    assert rows["a/x"]["text"].startswith("Der Schnee ist um 6 Uhr weg.")
    assert not [name for name, data in town.files().items() if b"Der Markt ist offen" in data]
    assert not [one for one in town.findings if "kanal" in one or "textbausteine" in one]


SIZES = pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (320, "dark"), (1280, "light"), (1280, "dark")])


@SIZES
def test_a_post_with_several_pictures_is_copied_picture_by_picture(town: Site, chromium: Browser, width: int, scheme: str) -> None:
    page = chromium.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]  # a literal
    page.goto((town.root / "build/teasers/index.html").as_uri())
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate(
        "new Set([...document.querySelectorAll('[id]')].map(one => one.id)).size === document.querySelectorAll('[id]').length"
    )
    post = page.locator("#markt-mastodon")
    page.evaluate("navigator.clipboard.writeText = async text => { window.copied = text }")
    post.get_by_role("button", name="Alternativtext 2 kopieren").click()
    expect(page.locator("#meldung")).to_have_text("Alternativtext 2 kopiert.")
    assert page.evaluate("window.copied") == "Ein Baum mit Lichtern"
    saved = [link.get_attribute("href") for link in post.get_by_role("link", name=re.compile("Bild . speichern")).all()]
    assert saved == [each["url"] for each in made(town)["markt/mastodon"]["pictures"]]
    page.close()


@SIZES
def test_answers_are_a_page_for_the_desk(town: Site, chromium: Browser, width: int, scheme: str) -> None:
    page = chromium.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]  # a literal
    page.goto((town.root / "build/teasers/antworten.html").as_uri())
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    expect(page.get_by_role("heading", name="Wann wird geräumt?")).to_be_visible()
    expect(page.locator("main")).to_contain_text("Zuständig: Bauhof · gilt bis zum 31.03.2027")
    page.get_by_role("link", name="Redaktionsplan").click()
    expect(page.get_by_role("link", name="Antworten auf häufige Fragen")).to_be_visible()
    page.close()


def test_what_is_wrong_is_said_with_its_line(site: Site) -> None:
    site.configure(CHANNELS=["x", "mastodon"])
    site.write("content/textbausteine/alt.md", "---\nowner: Amt\nvalid_until: 2026-01-31\n---\nAlt.\n")
    site.write("content/textbausteine/ohne.md", "---\nvalid_until: morgen\n---\nText.\n")
    site.write(
        "content/kanal/a.md",
        "---\nchannels: [x, mastdon]\nbilder: 1\n---\nNichts.\n",
    )
    site.write(
        "content/kanal/b.md",
        "---\nchannels: [x, mastdon]\npictures:\n  - path: bilder/fehlt.jpg\n    alt: Nichts\n---\n"
        "Text <alt> und <neu> und <alt leicht>.\n",
    )
    site.write("content/kanal/leer.md", "---\nchannels: x\n---\n")
    site.write("content/kanal/kaputt.md", "---\nchannels: a: b\n---\nText\n")
    site.write("content/kanal/ohne.md", "Text ohne Kopf\n")
    site.article("a").build()
    found = "\n".join(site.findings)
    for text in (
        "content/textbausteine/alt.md:3:14: Dieser Textbaustein galt nur bis zum 31.01.2026.",
        "content/textbausteine/ohne.md:2:14: Das Feld „valid_until“ passt nicht: „morgen“",
        "content/textbausteine/ohne.md:2:1: Das Feld „owner“ passt nicht: Das Feld fehlt.",
        "content/kanal/a.md:3:9: Das Feld „bilder“ gibt es nicht.",
        "content/kanal/b.md:2:15: Den Kanal „mastdon“ gibt es nicht. Meinten Sie „mastodon“?",
        "content/kanal/b.md:4:11: Das Bild „bilder/fehlt.jpg“ gibt es nicht",
        "content/kanal/b.md:7:1: Der Textbaustein „alt“ galt nur bis zum 31.01.2026. Fragen Sie „Amt“",
        "content/kanal/b.md:7:1: Den Textbaustein „neu“ gibt es nicht.",
        "content/kanal/leer.md:4:1: Unter dem Kopf steht kein Text.",
        "content/kanal/kaputt.md:2:12: Der Kopf lässt sich nicht lesen",
        "content/kanal/ohne.md:1:1: Die Datei hat keinen Kopf.",
    ):
        assert text in found, f"{text}\n--\n{found}"


def test_a_channel_that_was_given_up_stops_no_build(site: Site) -> None:
    site.write("content/kanal/a.md", "---\nchannels: [x, mastodon]\n---\nHeute.\n").article("a")
    site.configure(CHANNELS=["mastodon"]).build()
    site.has("index.html")
    assert [one.split(":", 1)[1] for one in site.findings if "content/kanal" in one] == [
        "2:12: Den Kanal „x“ bespielt die Behörde nicht; dort geht dieser Text nicht hinaus. "
        "Tragen Sie ihn in CHANNELS ein, oder nehmen Sie ihn hier heraus. [channels.post-unused]"
    ]
    assert [path.name for path in (site.root / "build/teasers/a").iterdir()] == ["mastodon.txt"]


def test_blocks_count_into_the_text_and_unknown_ones_stay() -> None:
    blocks = Blocks({"rat": Block("rat", "Der Rat tagt.", "Büro", own={"x": "Rat!"}, easy="Der Rat trifft sich.")})
    assert blocks.put_in("<Rat> <rat leicht> <b> 3 < 4", "x") == "Rat! Der Rat trifft sich. <b> 3 < 4"
    assert blocks.put_in("<rat>", "mastodon") == "Der Rat tagt."
    assert [values["name"] for _, values in blocks.check("<rat> <rta> 1 < 2 > 1")] == ["rta"]
