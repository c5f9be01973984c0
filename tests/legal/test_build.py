# SPDX-License-Identifier: AGPL-3.0-or-later
"""The required pages in a built site: real pages of the theme, replaced by the editors' own, checked with file and line."""

import io
import itertools

import html5lib
import pytest
from PIL import Image

from plugins.legal.duties import TITLES
from tests.conftest import Site

from .data import AUTHORITY, legal


@pytest.fixture
def town(site: Site) -> Site:
    return site.article("a").configure(AUTHORITY=AUTHORITY, LEGAL=legal())


def test_four_pages_of_the_theme_and_links_to_them_on_every_page(town: Site) -> None:
    town.build().good()
    assert town.findings == []
    for slug, title in TITLES.items():
        town.has(f"{slug}/index.html", f"<h1>{title}</h1>", "Stadt Testhausen")
        html5lib.HTMLParser(strict=True).parse(town.text(f"{slug}/index.html"))
    for page in ("index.html", "2026/11/titel/index.html", "404.html", "impressum/index.html"):
        town.has(page, 'href="/impressum/"', 'href="/datenschutz/"', 'href="/barrierefreiheit/"', 'href="/barriere-melden/"')
    page = html5lib.parse(town.text("barrierefreiheit/index.html"), namespaceHTMLElements=False)
    levels = [int(one.tag[1]) for one in page.iter() if isinstance(one.tag, str) and one.tag in ("h1", "h2", "h3", "h4")]
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_own_page_replaces_the_generated_one_but_its_draft_does_not(town: Site) -> None:
    town.write("content/seiten/impressum.md", "---\ntitle: Unser Impressum\n---\n\nSelbst geschrieben.\n")
    town.write("content/seiten/datenschutz.md", "---\ntitle: Unser Datenschutz\ndraft: ja\n---\n\nNoch nicht.\n")
    town.configure(LEGAL=legal(impressum=None)).build().good()
    town.has("impressum/index.html", "Selbst geschrieben.").lacks("impressum/index.html", "§ 18 Medienstaatsvertrag")
    town.has("datenschutz/index.html", "Art.\N{NO-BREAK SPACE}77 DSGVO").has("index.html", 'href="/impressum/"')


def test_missing_detail_stops_the_build_and_names_the_line(town: Site) -> None:
    town.configure(LEGAL=legal(impressum__representative=None)).build()
    assert town.built is not None
    assert not town.built.good
    assert len(town.findings) == 1
    assert town.findings[0].startswith("pelicanconf.py:")
    assert town.findings[0].endswith(
        "Für die Seite „Impressum“ fehlt LEGAL.impressum.representative: die vertretungsberechtigte Person. "
        "Grundlage: § 5 Abs. 1 Nr. 1 DDG. Tragen Sie die Angabe ein, oder schreiben Sie die Seite „impressum“ selbst. [legal.missing]"
    )
    line = int(town.findings[0].split(":")[1])
    assert "LEGAL" in (town.root / "pelicanconf.py").read_text(encoding="utf-8").splitlines()[line - 1]


def test_age_of_the_statement_is_measured_with_the_build_clock(town: Site) -> None:
    town.build(SOURCE_DATE_EPOCH="1823328000").good()  # 2027-10-12: eleven months later
    assert [text.rsplit("[")[-1] for text in town.findings] == ["legal.statement-due]"]
    town.build(SOURCE_DATE_EPOCH="1825718400")
    assert [text.rsplit("[")[-1] for text in town.findings] == ["legal.statement-outdated]"]
    town.configure(AUTHORITY={**AUTHORITY, "example": True}).build(SOURCE_DATE_EPOCH="1825718400").good()


def test_without_the_setting_nothing_but_a_hint(site: Site) -> None:
    site.article("a").build().good()
    assert site.findings == [
        "pelicanconf.py:1:1: Die Pflichtseiten werden nicht erzeugt, weil die Einstellung LEGAL fehlt. "
        "Was hineingehört, steht in docs/betrieb/pflichtseiten.md; oder schreiben Sie die Seiten selbst. [legal.absent]"
    ]
    site.lacks("impressum/index.html")


def test_links_to_own_pages_without_the_setting(site: Site) -> None:
    for slug in TITLES:
        site.write(f"content/seiten/{slug}.md", f"---\ntitle: Zu {slug}\n---\n\nText.\n")
    site.build().good().has("index.html", 'href="/zu-impressum/">Impressum<', 'href="/zu-barriere-melden/">Barriere melden<')
    assert site.findings == []


def test_wrong_key_is_named_with_the_nearest_one(town: Site) -> None:
    town.configure(LEGAL=legal(impressum__representativ="X")).build()
    assert len(town.findings) == 1
    assert "Die Einstellung „representativ“ gibt es in LEGAL nicht. Meinten Sie „representative“?" in town.findings[0]


def test_a_wrong_setting_is_not_said_to_lack_what_stands_in_it(town: Site) -> None:
    town.configure(AUTHORITY={**AUTHORITY, "land": "NRW"}).build()
    assert [one.split(": ", 1)[1] for one in town.findings if "AUTHORITY" in one] == [
        "Die Einstellung „AUTHORITY.land“ passt nicht: Erlaubt ist nur „“ oder „BB“ oder „BE“ oder „BW“ oder „BY“ oder „HB“ oder „HE“ "
        "oder „HH“ oder „MV“ oder „NI“ oder „NW“ oder „RP“ oder „SH“ oder „SL“ oder „SN“ oder „ST“ oder „TH“, nicht „NRW“. [settings.wrong]"
    ]


def test_site_below_a_folder(town: Site) -> None:
    town.configure(SITEURL="https://stadt.example/blog").build().good()
    town.has("barrierefreiheit/index.html", 'href="/blog/barriere-melden/"').has("index.html", 'href="/blog/impressum/"')


def test_same_bytes_whatever_the_day(town: Site) -> None:
    first = town.build().good().files()
    second = town.build(SOURCE_DATE_EPOCH="1796000000").good().files()
    assert {name: data for name, data in first.items() if name.endswith(".html")} == {
        name: data for name, data in second.items() if name.endswith(".html")
    }


def test_waived_accessibility_rules_are_listed_in_the_statement(town: Site) -> None:
    waiver = '[{rule: reading.image-without-alt, reason: "Beschreibung folgt.", until: 2026-12-31}]'
    picture = io.BytesIO()
    Image.new("RGB", (400, 300)).save(picture, "PNG")
    town.write("content/artikel/x.png", picture.getvalue())
    town.article("bild", "![](x.png)\n", title='"Ein <b>Bild</b>"', slug="bild", waive=waiver)
    town.article("entwurf", "![](x.png)\n", title="Entwurf", draft="ja", waive=waiver)
    town.build().good()
    town.has("barrierefreiheit/index.html", 'href="/2026/11/bild/"', "Beschreibung folgt.", "WCAG 1.1.1", 'datetime="2026-12-31"')
    town.lacks("barrierefreiheit/index.html", "Entwurf")
