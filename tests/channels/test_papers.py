# SPDX-License-Identifier: AGPL-3.0-or-later
"""The sheet to pin up and the newsletter's HTML part: whole, quiet, and on one page."""

from dataclasses import replace

import html5lib
import pytest
import segno
from playwright.sync_api import Browser

from plugins.channels.papers import STYLE, Sender, pages
from plugins.channels.teaser import Teaser
from plugins.core.html import plain

URL = "https://blog.stadt.example/2026/11/linie-7/"
SHEET = Teaser("a.md", "linie-7", "article", "notice", "Linie 7 & mehr", f"Linie\u00a07 & mehr\n\nAb Montag <neu>.\n\n{URL}", 30, 400, URL)
MAIL = replace(SHEET, channel="newsletter", parts={"subject": "Ab Montag: Linie 7"})


def made(*teasers: Teaser, phone: str = "0000 100-0", email: str = "post@stadt.example") -> dict[str, str]:
    return dict(pages(teasers, Sender("Stadt", phone, email)))


def test_only_these_two_channels_have_a_paper_and_only_the_notice_a_look() -> None:
    assert list(made(SHEET, MAIL, replace(SHEET, channel="x"))) == ["linie-7/notice.html", "linie-7/newsletter.html", STYLE]
    assert list(made(MAIL)) == ["linie-7/newsletter.html"]


@pytest.mark.parametrize("teaser", [SHEET, MAIL, replace(SHEET, url="", text="Nur Text."), replace(MAIL, url="", text="Nur Text.")])
def test_a_paper_is_sound_html_that_fetches_nothing(teaser: Teaser) -> None:
    page = made(teaser)[f"linie-7/{teaser.channel}.html"]
    html5lib.HTMLParser(strict=True).parse(page)
    assert "src=" not in page
    assert "<script" not in page
    assert "style=" not in page


def test_the_notice_says_title_text_and_the_way_once() -> None:
    page = made(SHEET)["linie-7/notice.html"]
    said = "Aushang: Linie 7 & mehr Stadt Linie 7 & mehr Ab Montag <neu>. Mehr dazu:"
    asked = "blog.stadt.example/2026/11/linie-7/ Fragen? Telefon 0000 100-0"
    assert " ".join(plain(page.replace("<br>", " ")).split()) == f"{said} {asked}"
    assert segno.make(URL, error="q", micro=False).svg_inline(omitsize=True, svgclass=None, lineclass=None) in page
    assert f'aria-label="QR-Code zu {URL}"' in page


def test_who_has_no_internet_can_ask() -> None:
    assert "<strong>Telefon <span>0000 100-0</span></strong>" in made(replace(SHEET, url=""))["linie-7/notice.html"]
    assert "<strong>post<wbr>@stadt.example</strong>" in made(SHEET, phone="")["linie-7/notice.html"]
    assert "Fragen?" not in made(SHEET, phone="", email="")["linie-7/notice.html"]
    assert "<footer>" not in made(replace(SHEET, url=""), phone="", email="")["linie-7/notice.html"]


def test_the_newsletter_has_its_subject_its_text_and_one_link() -> None:
    page = made(MAIL)["linie-7/newsletter.html"]
    assert "<title>Ab Montag: Linie 7</title>" in page
    assert page.count("<p>Ab Montag &lt;neu&gt;.</p>") == 1
    assert page.index("<main>") < page.index("<h1>") < page.index("</main>") < page.index("<p>Stadt</p>")
    assert page.count(f'<a href="{URL}">Weiterlesen: Linie 7 &amp; mehr</a>') == 1


def test_the_longest_notice_fits_one_sheet(chromium: Browser, tmp_path) -> None:
    title = "Grundstücksverkehrsgenehmigungszuständigkeitsübertragungsverordnung und ihre Folgen im Winter"
    long = replace(SHEET, title=title, text="Räumpflicht. " * 30)
    for name, text in made(long).items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    with chromium.new_context() as context:
        page = context.new_page()
        page.goto((tmp_path / "linie-7/notice.html").as_uri())
        assert page.evaluate("document.querySelector('h1').scrollWidth <= document.querySelector('h1').clientWidth")
        sheets = page.pdf(prefer_css_page_size=True)
    assert sheets.count(b"/Type /Page") - sheets.count(b"/Type /Pages") == 1


def test_lines_stay_lines() -> None:
    easy = replace(SHEET, text=f"Der Markt ist da.\nEr ist <offen>.\n\n{URL}")
    for one in (easy, replace(easy, channel="newsletter")):
        assert "<p>Der Markt ist da.<br>Er ist &lt;offen&gt;.</p>" in made(one)[f"linie-7/{one.channel}.html"]
