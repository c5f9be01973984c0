# SPDX-License-Identifier: AGPL-3.0-or-later
"""Discovery in built sites, with our theme and in a foreign site."""

import io
import json
from typing import Any

import html5lib
import pytest
from lxml import etree
from PIL import Image

from tests.conftest import Site
from tests.podcast.samples import GUID, VTT, tone

HEAD = "content/artikel/bruecke.md"
NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def picture(width: int = 1600, height: int = 900, kind: str = "JPEG") -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (width, height), "#345").save(made, kind)
    return made.getvalue()


@pytest.fixture
def town(site: Site) -> Site:
    """A town with an article that has everything, its translation, a hidden page and an old address."""
    site.article(
        "bruecke",
        title="Brücke gesperrt",
        slug="bruecke",
        summary="Ab Montag.",
        category="Verkehr",
        tags="[Brücke]",
        image="bilder/bruecke.jpg",
        image_alt="Die Brücke",
        aliases="[/alt/, /2019/bruecke.html]",
        translation_key="bruecke",
    )
    site.article("bridge", title="Bridge closed", slug="bridge", lang="en", translation_key="bruecke", summary="From Monday.")
    site.article("einfach", title="Die Brücke", slug="einfach", lang="de-simple", translation_key="bruecke", summary="Die Brücke ist zu.")
    site.write("content/bilder/bruecke.jpg", picture())
    site.write("content/seiten/versteckt.md", "---\ntitle: Versteckt\nstatus: hidden\n---\n\nText.\n")
    security = {"contact": ["mailto:it@stadt.example"], "expires": "2027-06-30T00:00:00+02:00"}
    return site.configure(AUTHORITY={"name": "Stadt Testhausen"}, DISCOVERY={"security": security})


def head(page: str) -> dict[str, str]:
    """Return the meta tags and links of a page by name."""
    tree = html5lib.parse(page, namespaceHTMLElements=False).find("head")
    metas = {one.get("property") or one.get("name"): one.get("content", "") for one in tree.findall("meta")}
    links = {
        f"{one.get('rel')} {one.get('hreflang') or one.get('type') or ''}".strip(): one.get("href", "") for one in tree.findall("link")
    }
    return {key: value for key, value in {**metas, **links}.items() if key}


def graph(page: str) -> dict[str, dict[str, Any]]:
    """Return the JSON-LD nodes of a page by their type."""
    script = html5lib.parse(page, namespaceHTMLElements=False).find("head/script[@type='application/ld+json']")
    return {one["@type"]: one for one in json.loads(script.text)["@graph"]}


def test_whole_site(town: Site) -> None:
    town.build().good()
    _article(town)
    _languages(town)
    _lists(town)
    _sitemap(town)
    _former_addresses(town)
    town.has("robots.txt", "Sitemap: https://blog.musterstadt.example/sitemap.xml")
    town.has(".well-known/security.txt", "Contact: mailto:it@stadt.example\nExpires: 2027-06-29T22:00:00Z\n")
    town.has("favicon.svg", "<svg")
    for name, data in town.files().items():
        if name.endswith(".html"):
            html5lib.HTMLParser(strict=True).parse(data.decode())


def _article(town: Site) -> None:
    page = town.text("2026/11/bruecke/index.html")
    tags = head(page)
    assert tags["canonical"] == tags["og:url"] == "https://blog.musterstadt.example/2026/11/bruecke/"
    assert tags["og:type"] == "article"
    assert tags["og:title"] == graph(page)["NewsArticle"]["headline"] == "Brücke gesperrt"
    assert tags["description"] == tags["og:description"] == graph(page)["NewsArticle"]["description"] == "Ab Montag."
    assert tags["article:published_time"] == graph(page)["NewsArticle"]["datePublished"] == "2026-11-20T09:00:00+01:00"
    assert graph(page)["GovernmentOrganization"]["name"] == "Stadt Testhausen"
    assert [one["name"] for one in graph(page)["BreadcrumbList"]["itemListElement"]] == [
        "Startseite",
        "Verkehr",
        "Brücke gesperrt",
    ]
    file = tags["og:image"].removeprefix("https://blog.musterstadt.example/")
    with Image.open(town.output / file) as preview:
        assert (str(preview.width), str(preview.height)) == (tags["og:image:width"], tags["og:image:height"]) == ("1200", "675")
        assert preview.get_format_mimetype() == tags["og:image:type"] == "image/jpeg"
    assert tags["og:image:alt"] == "Die Brücke"
    assert tags["twitter:card"] == "summary_large_image"
    assert "robots" not in tags


def _languages(town: Site) -> None:
    german, english = "https://blog.musterstadt.example/2026/11/bruecke/", "https://blog.musterstadt.example/en/2026/11/bridge/"
    for file in ("2026/11/bruecke/index.html", "en/2026/11/bridge/index.html"):
        tags = head(town.text(file))
        assert {
            key: value for key, value in tags.items() if key.startswith("alternate ") and "/xml" not in value and "+xml" not in key
        } == {
            "alternate de": german,
            "alternate en": english,
            "alternate x-default": german,
        }
    simple = head(town.text("leichte-sprache/2026/11/einfach/index.html"))
    assert "alternate de" not in simple
    assert simple["og:locale"] == "de_DE"
    home = head(town.text("en/index.html"))
    assert home["description"] == "Musterstadt informiert: Bridge closed", "not the German sentence of the site"
    assert (home["alternate de"], home["alternate en"]) == ("https://blog.musterstadt.example/", "https://blog.musterstadt.example/en/")


def _lists(town: Site) -> None:
    home = head(town.text("index.html"))
    assert (home["og:type"], home["canonical"]) == ("website", "https://blog.musterstadt.example/")
    assert graph(town.text("index.html"))["WebSite"]["name"] == home["og:title"] == "Musterstadt informiert"
    topic = head(town.text("thema/verkehr/index.html"))
    assert (topic["og:title"], topic["canonical"]) == ("Thema Verkehr", "https://blog.musterstadt.example/thema/verkehr/")
    for file in ("404.html", "en/404.html", "leichte-sprache/404.html"):
        missing = head(town.text(file))
        assert missing["robots"] == "noindex"
        assert "canonical" not in missing
    assert head(town.text("versteckt/index.html"))["robots"] == "noindex"


def _sitemap(town: Site) -> None:
    root = etree.fromstring(town.text("sitemap.xml").encode())
    found = root.xpath("//s:loc/text()", namespaces=NAMES)
    assert found == sorted(set(found))
    base = "https://blog.musterstadt.example/"
    assert {base, f"{base}2026/11/bruecke/", f"{base}en/2026/11/bridge/", f"{base}thema/verkehr/", f"{base}en/"} <= set(found)
    assert not {f"{base}versteckt/", f"{base}404.html", f"{base}en/404.html", f"{base}alt/"} & set(found)
    for address in found:
        assert (town.output / address.removeprefix(base) / "index.html").is_file(), address
    (article,) = [one for one in root if one[0].text == f"{base}2026/11/bruecke/"]
    assert article.xpath("s:lastmod/text()", namespaces=NAMES) == ["2026-11-20T09:00:00+01:00"]
    assert article.xpath("x:link/@hreflang", namespaces=NAMES) == ["de", "en", "x-default"]


def _former_addresses(town: Site) -> None:
    for file in ("alt/index.html", "2019/bruecke.html"):
        town.has(file, '<meta http-equiv="refresh" content="0; url=/2026/11/bruecke/">')
    moved = json.loads((town.root / ".cache/redirects.json").read_text(encoding="utf-8"))
    assert moved == {"gone": [], "moved": {"/2019/bruecke.html": "/2026/11/bruecke/", "/alt/": "/2026/11/bruecke/"}}


def test_podcast(site: Site) -> None:
    folder = "content/podcast/funk/001-anfang"
    site.write("content/podcast/funk/cover.jpg", picture(1400, 1400))
    site.write(f"{folder}/ton.mp3", tone("ton.mp3")).write(f"{folder}/ton.vtt", VTT)
    site.write(
        f"{folder}/index.md", f"---\ntitle: Der Anfang\ndate: 2026-11-20\nsummary: Worum.\nepisode: 1\nguid: {GUID}\n---\n\nNotizen.\n"
    )
    show = {"title": "Funk", "description": "Neues.", "cover": "podcast/funk/cover.jpg", "cover_alt": "Ein Turm"}
    site.configure(PODCAST={"shows": {"funk": show}}).build().good()
    page = site.text("podcast/funk/der-anfang/index.html")
    episode, tags = graph(page)["PodcastEpisode"], head(page)
    audio = episode["associatedMedia"]
    assert audio["contentUrl"] == tags["og:audio"]
    published = (site.output / tags["og:audio"].removeprefix("https://blog.musterstadt.example/")).read_bytes()
    assert published.endswith(tone("ton.mp3")[-4000:])  # behind the tags that we write
    assert (audio["contentSize"], audio["encodingFormat"], audio["duration"]) == (str(len(published)), "audio/mpeg", "PT2S")
    assert audio["transcript"] == "Anna Beispiel: Guten Tag. Ben Muster: Hallo!"
    assert (episode["episodeNumber"], episode["partOfSeries"]["name"]) == (1, "Funk")
    assert (tags["og:image:alt"], tags["og:image:width"], tags["og:image:height"]) == ("Ein Turm", "1200", "1200")
    assert "https://blog.musterstadt.example/podcast/funk/feed.xml" in page
    series = graph(site.text("podcast/funk/index.html"))["PodcastSeries"]
    assert series["webFeed"] == "https://blog.musterstadt.example/podcast/funk/feed.xml"
    assert series["@id"] == episode["partOfSeries"]["@id"]


def test_one_finding_for_a_former_address_that_is_taken(site: Site) -> None:
    site.article("eins", slug="eins").article("zwei", slug="zwei", aliases="[/2026/11/eins/]").build()
    assert len([text for text in site.findings if "alias" in text]) == 1
    assert site.findings[0].startswith("content/artikel/zwei.md:5:")


def test_withdrawn_document_is_gone_from_the_sitemap_and_answers_410(site: Site) -> None:
    site.article("weg", title="Weg", slug="weg", withdrawn='{date: 2026-11-21, reason: "Ein Fehler."}').build().good()
    site.lacks("sitemap.xml", "/2026/11/weg/").has("2026/11/weg/index.html", '<meta name="robots" content="noindex">')
    assert json.loads((site.root / ".cache/redirects.json").read_text(encoding="utf-8"))["gone"] == ["/2026/11/weg/"]


def test_preview_is_for_nobody_else(site: Site) -> None:
    site.article("a").configure(PREVIEW=True).build().good()
    site.has("robots.txt", "Disallow: /").has("index.html", '<meta name="robots" content="noindex">')


def test_settings_that_lead_nowhere(site: Site) -> None:
    expired = {"contact": ["mailto:a@b.example"], "expires": "2026-11-01T00:00:00+01:00"}
    site.article("a").configure(DISCOVERY={"image": "fehlt.jpg", "favicon": "fehlt.svg", "security": expired}).build()
    texts = [text.split(": ", 1)[1] for text in site.findings if "discovery." in text]
    assert sorted(texts) == [
        "Das Bild für die Linkvorschau „fehlt.jpg“ gibt es nicht. "
        "Nennen Sie unter DISCOVERY.image einen Pfad unterhalb des Inhaltsordners. [discovery.no-image]",
        "Das Symbol der Website „fehlt.svg“ gibt es nicht, oder es ist kein SVG ohne Skripte, kein PNG und kein ICO. "
        "Nennen Sie unter DISCOVERY.favicon einen Pfad unterhalb des Inhaltsordners. [discovery.no-favicon]",
        "Die Angaben für security.txt galten bis 01.11.2026; die Datei entfällt. Prüfen Sie die Kontaktwege, "
        "und setzen Sie DISCOVERY.security.expires neu, höchstens ein Jahr voraus. [discovery.security-expired]",
    ]


def test_site_below_a_folder_with_its_own_symbol_and_no_robots(site: Site) -> None:
    site.write("content/symbol.png", picture(64, 64, "PNG")).article("a", slug="a")
    site.configure(SITEURL="https://stadt.example/blog", DISCOVERY={"favicon": "symbol.png"}).build().good()
    site.lacks("robots.txt").has("sitemap.xml", "<loc>https://stadt.example/blog/2026/11/a/</loc>")
    site.has("2026/11/a/index.html", '<link rel="canonical" href="https://stadt.example/blog/2026/11/a/">')
    assert (site.output / "favicon.ico").read_bytes()[:4] == b"\0\0\1\0"
    site.has("index.html", '<link rel="icon" href="/blog/favicon.ico" sizes="32x32">', '<link rel="apple-touch-icon" href="/blog/apple')
    site.lacks("index.html", "favicon.svg").lacks("favicon.svg")


FOREIGN = """SITENAME = "Fremde Seite"
SITEURL = "https://fremd.example"
PATH = "content"
THEME = "simple"
THEME_TEMPLATES_OVERRIDES = ["vorlagen"]
PLUGIN_PATHS = [{project!r}]
PLUGINS = ["plugins.discovery"]
DEFAULT_LANG = "en"
TIMEZONE = "UTC"
"""
TEMPLATE = """<!DOCTYPE html>
<html lang="en">
<head><title>{% block title %}{{ SITENAME }}{% endblock %}</title>
{{ metadata() }}</head>
<body>{% block content %}{% endblock %}</body>
</html>
"""


def test_foreign_site_with_any_theme(site: Site) -> None:
    """Alone, with Pelican's own reader and theme: no folder, task or capability of ours besides."""
    from plugins.engine.run import build
    from tests.conftest import PROJECT

    site.write("pelicanconf.py", FOREIGN.format(project=str(PROJECT)))
    site.write("vorlagen/base.html", TEMPLATE)
    site.write("content/post.rst", "A post\n######\n\n:date: 2026-11-20\n:category: News\n:aliases: /old/, https://x.example/\n\nHello.\n")
    site.built = build(site.root / "pelicanconf.py", environment={"SOURCE_DATE_EPOCH": site.now})
    assert [text for text in site.findings if "discovery." in text] == [
        "content/post.rst:6:1: Die frühere Adresse „https://x.example/“ gehört nicht zu dieser Website. "
        "Nennen Sie nur den Pfad ab dem ersten Schrägstrich, zum Beispiel „/2019/alter-name/“. [discovery.alias-foreign]"
    ]
    site.write("content/post.rst", "A post\n######\n\n:date: 2026-11-20\n:category: News\n:aliases: /old/\n\nHello.\n")
    site.built = build(site.root / "pelicanconf.py", environment={"SOURCE_DATE_EPOCH": site.now})
    site.good()
    assert head(site.text("a-post.html"))["canonical"] == "https://fremd.example/a-post.html"
    assert graph(site.text("a-post.html"))["NewsArticle"]["headline"] == "A post"
    site.has("old/index.html", "This page has moved", "/a-post.html").has("sitemap.xml", "<loc>https://fremd.example/a-post.html</loc>")


def test_the_breadcrumb_for_programs_is_the_one_on_the_page(town: Site) -> None:
    town.build().good()
    for path, names in {
        "2026/11/bruecke/index.html": ["Startseite", "Verkehr", "Brücke gesperrt"],
        "en/2026/11/bridge/index.html": ["Home", "Bridge closed"],
        "thema/verkehr/index.html": ["Startseite", "Themen", "Verkehr"],
        "archiv/2026/index.html": ["Startseite", "Archiv", "2026"],
    }.items():
        page = town.text(path)
        shown = html5lib.parse(page, namespaceHTMLElements=False).find(".//nav[@class='pfad']")
        assert ["".join(one.itertext()).strip() for one in shown.iter("li")] == names
        items = graph(page)["BreadcrumbList"]["itemListElement"]
        assert [one["name"] for one in items] == names
        assert items[-1]["item"] == head(page)["canonical"]


def test_a_person_whom_nobody_is_called(town: Site) -> None:
    town.article("rat", authors="[Erika Beispiel]").configure(DISCOVERY={"persons": ["Erika Beispiel", "Erika Beispeil"]}).build().good()
    assert [one.partition(" ")[2] for one in town.findings if "discovery." in one] == [
        "DISCOVERY nennt unter „persons“ den Namen „Erika Beispeil“, aber niemand unter „authors“ heißt so. "
        "Meinten Sie „Erika Beispiel“? [discovery.unknown-person]"
    ]
    assert graph(town.text("2026/11/titel/index.html"))["NewsArticle"]["author"][0]["@type"] == "Person"


def test_labels_without_a_list_are_no_links(town: Site) -> None:
    """What only a withdrawn, expired or translated text is about has no list; nothing leads there, neither people nor programs."""
    old = {"category": "Alt", "tags": "[Gestern]", "authors": "[Archiv]"}
    town.article("fort", title="Fort", withdrawn="{date: 2026-11-22, reason: Fehler}", **old)
    town.article("vorbei", title="Vorbei", expires="2026-11-21", **old).build().good()
    for path in ("2026/11/fort/index.html", "2026/11/vorbei/index.html"):
        town.has(path, "<span>Alt</span>").lacks(path, "Gestern")
        town.lacks(path, "/thema/alt/", "/schlagwort/gestern/", "/autor/archiv/")
    town.lacks("2026/11/fort/index.html", "share.joinmastodon.org").has("2026/11/vorbei/index.html", "share.joinmastodon.org")
    assert graph(town.text("2026/11/bruecke/index.html"))["NewsArticle"]["keywords"] == ["Brücke"]
    town.has("2026/11/bruecke/index.html", 'href="/schlagwort/bruecke/" rel="tag"')
