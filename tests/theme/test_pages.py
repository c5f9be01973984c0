# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every page type on one tiny site: well-formed, in order, small, and the same everywhere."""

import gzip
import re
from itertools import pairwise
from typing import Any

import html5lib
import pytest
from playwright.sync_api import Browser

from plugins.engine.server import Server
from tests.conftest import Site
from tests.podcast.samples import GUID, VTT, picture, tone

SHOW = {
    "title": "Rathausfunk",
    "description": "Neues.",
    "cover": "podcast/funk/cover.jpg",
    "cover_alt": "Ein Turm",
    "email": "p@example.org",
}
AUTHORITY = {
    "name": "Stadt Musterstadt",
    "email": "presse@musterstadt.example",
    "phone": "0000 100-0",
    "address": {"street": "Marktplatz 1", "postcode": "00000", "city": "Musterstadt"},
    "example": True,
    "channels": {"Mastodon": "https://social.example/@stadt"},
}
BODY = """
Ein Absatz mit [Link](/archiv/) und Fußnote.[^1]

## Zwischenüberschrift

::: hinweis Gut zu wissen
Die Geschäfte bleiben erreichbar.
:::

| Abschnitt | Kosten |
| --- | ---: |
| Markt | 1,2 |

```python
print("Guten Tag")
```

[^1]: Näheres im Fahrplan.
"""
EPISODE = "podcast/funk/der-anfang/index.html"
ARTICLE = "2026/11/beitrag-12/index.html"
ENGLISH = "en/2026/11/street/index.html"
SIMPLE = "leichte-sprache/2026/11/strasse/index.html"
PAGES = (
    "index.html",
    "seite/2/index.html",
    ARTICLE,
    ENGLISH,
    SIMPLE,
    EPISODE,
    "kontakt/index.html",
    "thema/verkehr/index.html",
    "thema/verkehr/seite/2/index.html",
    "thema/index.html",
    "schlagwort/bus/index.html",
    "schlagwort/index.html",
    "autor/pressestelle/index.html",
    "autor/index.html",
    "archiv/index.html",
    "archiv/2026/index.html",
    "podcast/index.html",
    "podcast/funk/index.html",
    "abonnieren/index.html",
    "en/index.html",
    "leichte-sprache/index.html",
    "404.html",
    "en/404.html",
    "leichte-sprache/404.html",
    "bausteine/index.html",
)


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Site:
    site = Site(tmp_path_factory.mktemp("theme") / "site")
    site.configure(PODCAST={"shows": {"funk": SHOW}}, AUTHORITY=AUTHORITY, LEGAL=None, PREVIEW=True)
    head = {"category": "Verkehr", "tags": "[Bus, Bahn]", "authors": "Pressestelle", "summary": "Worum es geht."}
    for number in range(1, 13):
        more = {"image": "/bilder/markt.jpg", "image_alt": "Der Markt", "image_credit": "Stadt"} if number == 12 else {}
        more |= {"translation_key": "strasse"} if number == 12 else {}
        site.article(f"b{number:02}", BODY, title=f"Beitrag {number}", date=f"2026-11-{number:02} 09:00", **head, **more)
    site.article("street", title="Street", lang="en", translation_key="strasse", **head)
    site.article("strasse", "Die Straße ist zu.\n", title="Straße", lang="de-simple", translation_key="strasse", **head)
    site.write("content/bilder/markt.jpg", picture((1600, 1000))).write("content/podcast/funk/cover.jpg", picture())
    for title in ("Lane", "Alley"):
        site.article(title.lower(), title=title, slug=title.lower(), lang="en", **{**head, "category": "Rad"})
    for lang, title in (("en", "About this town"), ("de-simple", "Über die Stadt")):
        site.write(f"content/seiten/stadt.{lang}.md", f"---\ntitle: {title}\nslug: stadt\nlang: {lang}\n---\n\nText.\n")
    site.write("content/seiten/kontakt.md", "---\ntitle: Kontakt\n---\n\nRufen Sie an.\n")
    folder = "content/podcast/funk/001-anfang"
    episode = f"---\ntitle: Der Anfang\ndate: 2026-10-20 09:00\nsummary: Worum es geht.\nguid: {GUID}\nepisode: 1\n---\n\nNotizen.\n"
    site.write(f"{folder}/index.md", episode).write(f"{folder}/ton.mp3", tone("ton.mp3")).write(f"{folder}/ton.vtt", VTT)
    return site.build().good()


def parse(site: Site, path: str) -> Any:
    """Return the page as a tree; a parse error is a failure."""
    return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse((site.output / path).read_bytes())


def text(element: Any) -> str:
    return re.sub(r"\s+", " ", "".join(element.itertext())).strip()


def test_every_page_type_is_there(town: Site) -> None:
    assert [path for path in PAGES if not (town.output / path).is_file()] == []


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_well_formed_and_in_order(town: Site, path: str) -> None:
    tree = parse(town, path)
    assert [text(one) for one in tree.iter("h1")] != [""]
    assert len(list(tree.iter("h1"))) == len(list(tree.iter("main"))) == 1
    levels = [int(one.tag[1]) for one in tree.iter() if isinstance(one.tag, str) and re.fullmatch("h[1-6]", one.tag)]
    if path != "bausteine/index.html":
        assert levels[0] == 1
        assert [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1] == []
    ids = [one.get("id") for one in tree.iter() if one.get("id")]
    assert len(ids) == len(set(ids)), sorted(ids)
    labels = [one.get("aria-label") or one.get("aria-labelledby") for one in tree.iter("nav")]
    assert None not in labels
    assert len(labels) == len(set(labels)) or path == "bausteine/index.html"
    assert text(tree.find("head/title"))


@pytest.mark.parametrize("path", PAGES)
def test_a_page_carries_no_code_and_no_style_of_its_own(town: Site, path: str) -> None:
    for element in parse(town, path).iter():
        if not isinstance(element.tag, str):
            continue
        assert element.tag not in ("style", "iframe", "object")
        assert [name for name in element.attrib if name == "style" or name.startswith("on")] == []
        if element.tag == "script" and element.get("type") != "application/ld+json":
            assert path in (EPISODE, "bausteine/index.html"), "only the player needs JavaScript"
            assert (element.get("src") or "").startswith("/theme/player.")
            assert not element.text
        for name in ("src", "srcset"):
            assert "//" not in (element.get(name) or "")


@pytest.mark.parametrize("path", PAGES)
def test_help_stands_in_the_same_place_everywhere(town: Site, path: str) -> None:
    """WCAG 3.2.3, 3.2.6: skip link first, then the header, the text, the footer with contact and required pages."""
    tree = parse(town, path)
    links = [one.get("href") for one in tree.iter("a")]
    assert links[0] == "#inhalt"
    assert [one.tag for one in tree.find("body") if one.tag in ("header", "main", "footer")] == ["header", "main", "footer"]
    footer = [one.get("href") for one in tree.find("body/footer").iter("a")]
    assert footer[:2] == ["mailto:presse@musterstadt.example", "tel:0000100-0"]
    menu = [one for one in tree.iter("nav") if one.get("class") == "navigation"]
    assert 0 < len(list(menu[0].iter("a"))) <= 6
    assert "erfundenen Stadt" in town.text(path) or "does not exist" in town.text(path)


@pytest.mark.parametrize(
    ("path", "label", "mark"),
    [
        ("index.html", "Aktuelles", "page"),
        ("seite/2/index.html", "Aktuelles", "true"),
        ("thema/verkehr/index.html", "Themen", "true"),
        ("podcast/index.html", "Podcast", "page"),
        (EPISODE, "Podcast", "true"),
        ("archiv/2026/index.html", "Archiv", "true"),
        ("abonnieren/index.html", "Abonnieren", "page"),
        ("en/index.html", "News", "page"),
    ],
)
def test_the_navigation_marks_where_one_is(town: Site, path: str, label: str, mark: str) -> None:
    menu = next(one for one in parse(town, path).iter("nav") if one.get("class") == "navigation")
    assert [(text(one), one.get("aria-current")) for one in menu.iter("a") if one.get("aria-current")] == [(label, mark)]


def test_an_article_has_all_its_parts(town: Site) -> None:
    tree = parse(town, ARTICLE)
    trail = next(one for one in tree.iter("nav") if one.get("class") == "pfad")
    assert [text(one) for one in trail.iter("li")] == ["Startseite", "Verkehr", "Beitrag 12"]
    page = town.text(ARTICLE)
    for part in ("vorspann", "beitrag-angaben", "bildnachweis", "schlagworte", "teilen", "kontakt", "verwandt", "nachbarn"):
        assert f'class="{part}"' in page, part
    assert 'href="/en/2026/11/street/"' in page
    assert 'href="/leichte-sprache/2026/11/strasse/" lang="de-simple"' in page
    assert 'hreflang="de-simple"' not in page
    assert "https://share.joinmastodon.org/#text=Beitrag%2012%20https%3A%2F%2Fblog.musterstadt.example%2F2026%2F11%2Fbeitrag-12%2F" in page


def test_an_episode_is_heard_read_and_subscribed_to(town: Site) -> None:
    tree = parse(town, EPISODE)
    assert len(list(tree.iter("audio"))) == 1
    assert [one.get("id") for one in tree.iter("section") if one.get("id")] == ["hoeren", "transkript"]
    town.has(EPISODE, 'href="/podcast/funk/#abonnieren"', "Folge 1", "Rathausfunk")
    town.has("index.html", "der-anfang/#hoeren", "der-anfang/#transkript", "0:02 Minuten")


def test_a_list_has_count_numbered_pages_and_its_own_feed(town: Site) -> None:
    town.has("thema/verkehr/index.html", "12 Beiträge, Seite 1 von 2", 'aria-current="page" aria-label="Seite 1"', 'rel="next"')
    town.has("thema/verkehr/index.html", 'href="/thema/verkehr/seite/2/"', 'href="/thema/verkehr/feed.xml"')
    town.has("thema/verkehr/seite/2/index.html", 'href="/thema/verkehr/" rel="prev"', ", Seite 2 – ")
    town.lacks("schlagwort/bus/index.html", 'class="feed"')


def test_the_subscription_page_lists_every_feed(town: Site) -> None:
    page = town.text("abonnieren/index.html")
    files = [file.relative_to(town.output).as_posix() for file in town.output.rglob("feed*.xml")]
    assert len(files) > 5
    assert [one for one in files if f'href="/{one}"' not in page] == []


def test_a_year_is_a_list_of_months_and_titles(town: Site) -> None:
    year = town.text("archiv/2026/index.html")
    assert re.findall(r'id="(monat-\d+)">(\w+)</h2>', year) == [("monat-11", "November"), ("monat-10", "Oktober")]
    assert re.findall(r"Beitrag (\d+)</a>", year) == [str(number) for number in range(12, 0, -1)]
    assert "Der Anfang</a> <time" in year.partition("monat-10")[2]


def test_paper_carries_the_text_and_where_it_stands(town: Site, chromium: Browser) -> None:
    """Printed: no navigation, no player; the page's address; plain blocks, which break where grids leave half a page empty."""
    server = Server(town.output).start()
    page = chromium.new_page()
    page.goto(server.address + EPISODE.removesuffix("index.html"))
    page.emulate_media(media="print")
    assert page.get_by_text("Adresse dieser Seite: https://blog.musterstadt.example/podcast/funk/der-anfang/").is_visible()
    for part in (".navigation", ".pfad", "audio", ".teilen", ".nachbarn"):
        assert not any(one.is_visible() for one in page.locator(part).all()), part
    assert [page.locator(one).evaluate("e => getComputedStyle(e).display") for one in (".beitrag", ".inhalt")] == ["block", "block"]
    page.close()
    server.shutdown()
    server.server_close()


def test_leichte_sprache_is_marked_for_its_own_type(town: Site) -> None:
    town.has(SIMPLE, '<html lang="de-simple">', 'href="/2026/11/beitrag-12/" lang="de"')
    town.has(ENGLISH, '<html lang="en">', "Skip to")


def test_the_home_of_a_language_lists_its_articles_its_feed_and_its_pages(town: Site) -> None:
    town.has("en/index.html", "About this website</h2>", '<a href="/en/stadt/">About this town</a>', 'href="/en/feed.xml" type=')
    town.has("leichte-sprache/index.html", "Seiten in Leichter Sprache</h2>", '<a href="/leichte-sprache/stadt/">Über die Stadt</a>')


def test_an_address_that_leads_nowhere_is_answered_in_the_language_it_names(town: Site) -> None:
    town.has("404.html", '<html lang="de">', "Diese Seite gibt es nicht", '<a href="/">Zur Startseite</a>', '<a href="/archiv/">')
    english = ("This page does not exist", '<a href="/en/">To the home page</a>', '<a href="/archiv/" hreflang="de">All articles by year')
    town.has("en/404.html", '<html lang="en">', *english, '<meta name="robots" content="noindex">')
    town.has("leichte-sprache/404.html", '<html lang="de-simple">', '<a href="/leichte-sprache/">Alle Texte in Leichter Sprache</a>')
    assert [path for path, data in town.files().items() if re.search(rb'href="[^"]*404', data)] == []


def test_german_subjects_are_marked_in_english_texts(town: Site) -> None:
    """WCAG 3.1.2: a voice reads „Verkehr“ as German, „More on“ as English."""
    lane = "en/2026/11/lane/index.html"
    town.has(lane, 'More on <span lang="de">Rad</span></h2>', '<a href="/thema/rad/" lang="de">Rad</a>')
    town.has(lane, '<a href="/schlagwort/bus/" rel="tag" lang="de">Bus</a>')


def test_what_a_list_is_about_is_not_said_again_in_each_entry(town: Site) -> None:
    entries = town.text("thema/verkehr/index.html").partition('class="anrisse"')[2].partition("</main>")[0]
    assert 'href="/thema/verkehr/"' not in entries.partition('class="blaettern"')[0]
    town.has("schlagwort/bus/index.html", '<a href="/thema/verkehr/">Verkehr</a></p>')
    town.has("podcast/funk/index.html", '<p class="anriss-folge">Folge 1, ').has("index.html", "12. November 2026")


def test_the_player_shows_that_it_has_the_focus(town: Site, chromium: Browser) -> None:
    """The browser marks a button inside; our ring marks the whole player, in both schemes."""
    server = Server(town.output).start()
    for scheme in ("light", "dark"):
        page = chromium.new_page(color_scheme=scheme)
        page.goto(server.address + EPISODE.removesuffix("index.html"))
        for _ in range(40):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.tagName") == "AUDIO":
                break
        style = "(({outlineStyle, outlineWidth}) => [outlineStyle, outlineWidth])(getComputedStyle(document.activeElement))"
        assert page.evaluate("document.activeElement.tagName") == "AUDIO"
        assert page.evaluate(style) == ["solid", "3px"]
        page.close()
    server.shutdown()
    server.server_close()


def test_example_mark_and_samples_only_where_they_belong(site: Site) -> None:
    site.configure(AUTHORITY={"name": "Stadt"}, LEGAL=None, PODCAST={}).article("a").build().good()
    site.lacks("index.html", "erfundenen Stadt").lacks("bausteine/index.html")


def test_pages_are_small(town: Site) -> None:
    """Article and episode: HTML and CSS at most 14 kB compressed, all JavaScript at most 4 kB."""
    styles = list(town.output.glob("theme/*.css"))
    assert len(styles) == 1
    for path in (ARTICLE, EPISODE, SIMPLE):
        size = sum(len(gzip.compress(file.read_bytes(), 9)) for file in (town.output / path, styles[0]))
        assert size <= 14_000, f"{path}: {size}"
    scripts = list(town.output.rglob("*.js"))
    assert [one.name.split(".")[0] for one in scripts] == ["player"]
    assert sum(len(gzip.compress(one.read_bytes(), 9)) for one in scripts) <= 4_000
