# SPDX-License-Identifier: AGPL-3.0-or-later
"""The example site in a real browser, under the headers it is made for: accessibility, no third party, no storage, no script needed."""

import gzip
from collections.abc import Iterator
from pathlib import Path

import html5lib
import pytest
from playwright.sync_api import Browser, Page

from plugins.engine.run import Built
from plugins.engine.server import Server

from . import browser

# one address of every page type (path, what it shows)
PAGES = {
    "home": "/",
    "second page of the list": "/seite/2/",
    "category": "/thema/verkehr/",
    "categories": "/thema/",
    "tags": "/schlagwort/",
    "authors": "/autor/",
    "archive": "/archiv/",
    "year": "/archiv/2026/",
    "podcast": "/podcast/",
    "show": "/podcast/rathausfunk/",
    "subscribe": "/abonnieren/",
    "impressum": "/impressum/",
    "privacy": "/datenschutz/",
    "accessibility": "/barrierefreiheit/",
    "report": "/barriere-melden/",
    "english home": "/en/",
    "easy home": "/leichte-sprache/",
    "missing": "/404.html",
    "easy missing": "/leichte-sprache/404.html",
}


@pytest.fixture(scope="session")
def town(example: Built) -> Iterator[Server]:
    """The example authority on a server with the headers it is made for."""
    assert example.good, "\n".join(map(str, example.report.findings))
    server = Server(example.output).start()
    yield server
    server.shutdown()
    server.server_close()


def first(server: Server, pattern: str) -> str:
    """Return the address of the first page that matches."""
    found = sorted(server.folder.glob(pattern))
    assert found, pattern
    return "/" + found[0].relative_to(server.folder).as_posix().removesuffix("index.html")


def addresses(server: Server) -> dict[str, str]:
    """Return one address of every page type and all articles."""
    articles = sorted(path.parent for path in server.folder.glob("2026/*/*/index.html"))
    return {
        **PAGES,
        **{f"article {path.name}": f"/{path.relative_to(server.folder).as_posix()}/" for path in articles},
        "tag": first(server, "schlagwort/*/index.html"),
        "author": first(server, "autor/*/index.html"),
        "episode": first(server, "podcast/rathausfunk/*/index.html"),
        "english article": first(server, "en/2*/*/*/index.html"),
        "easy article": first(server, "leichte-sprache/2*/*/*/index.html"),
    }


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_type_is_accessible_and_quiet(chromium: Browser, town: Server, width: int, scheme: str) -> None:
    context = chromium.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]  # a literal
    watch = browser.Watch(town.address.rstrip("/")).over(context)
    page = context.new_page()
    problems = []
    for kind, address in addresses(town).items():
        page.goto(town.address.rstrip("/") + address)
        problems += [f"{kind} {address}: {one}" for one in browser.axe(page)]
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        problems += [f"{kind} {address}: {wide} px too wide at {width}"] if wide > 0 else []
        storage = page.evaluate("[document.cookie, Object.keys(localStorage).length, Object.keys(sessionStorage).length]")
        assert storage == ["", 0, 0], address
    assert problems == []
    assert watch.foreign == []
    assert watch.console == []
    assert watch.failed == []
    assert context.cookies() == []
    context.close()


def test_every_page_works_without_javascript(chromium: Browser, town: Server) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    for address in addresses(town).values():
        page.goto(town.address.rstrip("/") + address)
        assert page.locator("main h1").count() == 1, address
        assert page.locator("header a").first.is_visible(), address
    page.goto(town.address + first(town, "podcast/rathausfunk/*/index.html").lstrip("/"))
    assert page.locator("audio[controls][preload=none]").count() == 1
    context.close()


COVERED = """() => {
    const hidden = one => one && (getComputedStyle(one).clipPath !== 'none' || hidden(one.parentElement));
    const found = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node; (node = walker.nextNode());) {
        const parent = node.parentElement, range = document.createRange();
        range.selectNodeContents(node);
        if (!node.data.trim() || !parent.checkVisibility() || hidden(parent) || parent.closest('pre, option')) continue;
        parent.scrollIntoView({block: 'center', inline: 'center'});
        const box = range.getClientRects()[0];
        const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
        if (top && !parent.contains(top) && !top.contains(parent)) found.push(`${node.data.trim()} below ${top.outerHTML.slice(0, 60)}`);
    }
    return found;
}"""


@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_covers_a_text(chromium: Browser, town: Server, width: int) -> None:
    page = chromium.new_page(viewport={"width": width, "height": 900})
    covered = []
    for kind, address in addresses(town).items():
        page.goto(town.address.rstrip("/") + address)
        covered += [f"{kind}: {one}" for one in page.evaluate(COVERED)]
    assert covered == [], "\n".join(covered)
    page.close()


STOPS = """[...document.querySelectorAll('a[href], button, select, input, summary, audio[controls], [tabindex]')]
    .filter(one => one.tabIndex >= 0 && one.checkVisibility()).length"""
FOCUS = """() => {
    const e = document.activeElement, r = e.getBoundingClientRect(), s = getComputedStyle(e);
    const outline = s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2;
    return {
        text: e.textContent.trim().slice(0, 40), tag: e.tagName, href: e.getAttribute('href'),
        inside: r.bottom > 0 && r.top < innerHeight, ring: outline || s.boxShadow !== 'none',
    };
}"""


def focus(page: Page) -> dict[str, object]:
    seen: dict[str, object] = page.evaluate(FOCUS)
    return seen


@pytest.mark.parametrize("width", [320, 1280])
def test_the_keyboard_reaches_everything_visibly_skip_link_first(chromium: Browser, town: Server, width: int) -> None:
    page = chromium.new_page(viewport={"width": width, "height": 900})
    for address in ("/", addresses(town)["episode"]):
        page.goto(town.address.rstrip("/") + address)
        page.keyboard.press("Tab")
        assert focus(page)["href"] == "#inhalt"
        count = page.evaluate(STOPS)
        for _ in range(min(count - 1, 60)):
            seen = focus(page)
            assert seen["ring"], f"{address}: focus cannot be seen on {seen}"
            assert seen["inside"], f"{address}: focus is out of sight on {seen}"
            page.keyboard.press("Tab")
        page.goto(town.address.rstrip("/") + address)
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id || location.hash.slice(1)") == "inhalt"
    page.close()


SPACED = "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }"


def test_text_may_be_spaced_and_zoomed(chromium: Browser, town: Server) -> None:
    """WCAG 1.4.12 (text spacing), 1.4.10 (reflow at 400 %: 320 CSS pixels), 1.4.4 (text at 200 %), the last two even together."""
    page = chromium.new_page(viewport={"width": 320, "height": 256}, bypass_csp=True)
    for address in ("/", addresses(town)["episode"], "/abonnieren/"):
        page.goto(town.address.rstrip("/") + address)
        for css in (SPACED, "html { font-size: 200% !important }"):
            tag = page.add_style_tag(content=css)
            assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0, (address, css)
            tag.evaluate("e => e.remove()")
    page.close()


def test_a_person_without_a_picture_has_room_for_the_name(chromium: Browser, town: Server) -> None:
    page = chromium.new_page(viewport={"width": 1280, "height": 900})
    for person in ("bruno-exempel", "hanna-beispiel"):  # without and with a picture: the name stands in the same place
        page.goto(f"{town.address}podcast/personen/{person}/")
        assert page.evaluate("document.querySelector('h1').clientWidth / document.querySelector('main').clientWidth") > 0.5, person
        assert page.evaluate("document.querySelector('h1').getBoundingClientRect().top") < 300, person
    page.close()


def test_audio_can_be_sought(chromium: Browser, town: Server) -> None:
    page = chromium.new_page()
    page.goto(town.address.rstrip("/") + addresses(town)["episode"])
    place = page.evaluate(
        """async () => { const a = document.querySelector('audio'); a.muted = true; a.preload = 'auto'; a.load();
        await new Promise(r => a.addEventListener('loadedmetadata', r, {once: true})); const goal = a.duration / 2;
        a.currentTime = goal; await new Promise(r => a.addEventListener('seeked', r, {once: true})); return a.currentTime / goal; }"""
    )
    assert abs(place - 1) < 0.05
    page.close()


def test_no_page_carries_inline_code(town: Server) -> None:
    for path in sorted(town.folder.rglob("*.html")):
        tree = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(path.read_bytes())
        for element in tree.iter():
            if not isinstance(element.tag, str):
                continue
            assert element.tag != "style", path
            assert "style" not in element.attrib, f"{path}: {element.tag} {element.attrib}"
            assert not [name for name in element.attrib if name.startswith("on")], path
            if element.tag == "script":
                assert element.get("src") or element.get("type") == "application/ld+json", path


def test_pages_are_small(town: Server) -> None:
    """An article's HTML and CSS together at most 14 kB compressed, JavaScript at most 4 kB."""
    style = sum(len(gzip.compress(path.read_bytes(), 9, mtime=0)) for path in Path(town.folder).glob("theme/style.*.css"))
    script = sum(len(gzip.compress(path.read_bytes(), 9, mtime=0)) for path in Path(town.folder).glob("theme/*.js"))
    for path in town.folder.glob("2026/*/*/index.html"):
        assert len(gzip.compress(path.read_bytes(), 9, mtime=0)) + style <= 14_000, path
    assert script <= 4_000
