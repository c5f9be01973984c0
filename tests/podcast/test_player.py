# SPDX-License-Identifier: AGPL-3.0-or-later
"""The episode page in Chromium with real audio: heard by mouse, by keyboard alone, from an address, and without JavaScript."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from plugins.engine.run import Built
from plugins.engine.server import Server
from tests import browser
from tests.conftest import Site

from .samples import hour
from .test_site import HOME, PATH, funk

EPISODE = "podcast/rathausfunk/marktplatz/"
CHAPTERS = [0, 15.78, 36.596, 49.172]  # content/podcast/rathausfunk/001-marktplatz/chapters.txt
MEDIA = "document.querySelector('audio, video')"
STOP = ".transkript button[tabindex='0']"


@pytest.fixture(scope="module")
def town(example: Built) -> Iterator[Server]:
    assert example.good, "\n".join(map(str, example.report.findings))
    server = Server(example.output).start()
    yield server
    server.shutdown()
    server.server_close()


@contextmanager
def opened(chromium: Browser, server: Server, path: str = EPISODE, **options: Any) -> Iterator[Page]:
    """Open a page of its own and make sure that nothing was said on the console, stored, or asked of others."""
    context = chromium.new_context(**{"viewport": {"width": 1280, "height": 900}, **options})
    watch = browser.Watch(server.address.rstrip("/")).over(context)
    page = context.new_page()
    page.goto(server.address + path)
    yield page
    assert (watch.foreign, watch.console, watch.failed) == ([], [], [])
    if options.get("java_script_enabled", True):
        assert page.evaluate("[document.cookie, localStorage.length, sessionStorage.length]") == ["", 0, 0]
    assert context.cookies() == []
    context.close()


def time(page: Page) -> float:
    place: float = page.evaluate(f"{MEDIA}.currentTime")
    return place


def plays_from(page: Page, start: float) -> None:
    """Wait until sound is heard at ``start`` or soon after."""
    page.wait_for_function(f"start => !{MEDIA}.paused && {MEDIA}.currentTime > start && {MEDIA}.currentTime < start + 9", arg=start)


def press_space(page: Page) -> None:
    page.locator("audio").focus()
    page.keyboard.press("Space")


def pause(page: Page) -> None:
    press_space(page)
    page.wait_for_function(f"() => {MEDIA}.paused")


def marked(page: Page, where: str) -> list[str]:
    return page.locator(f"{where} [aria-current]").all_inner_texts()


def test_without_javascript_chapters_play_and_nothing_is_dead(chromium: Browser, town: Server) -> None:
    with opened(chromium, town, java_script_enabled=False) as page:
        links = [one.get_attribute("href") or "" for one in page.locator(".chapters a").all()]
        assert [float(one.partition("#t=")[2]) for one in links] == CHAPTERS
        assert page.locator("main button:visible, main select:visible, [data-help]:visible").count() == 0
        assert page.locator(".transkript :is(a, button)").count() == 2  # past it, and to the transcript's own page
        assert page.locator("#t-19 cite").inner_text() == "Bruno Exempel"
        assert page.locator(".transkript h3").all_inner_texts()[1:3] == ["Zwei Rohre von 1911", "Was stattdessen hineinkommt"]
    page = chromium.new_page()
    page.goto(town.address.rstrip("/") + links[1])
    page.wait_for_function(f"() => {MEDIA}.currentTime >= 15.7")
    page.close()


def test_nothing_is_loaded_before_somebody_asks_for_it(chromium: Browser, town: Server) -> None:
    with opened(chromium, town, f"{EPISODE}#t=36") as page:
        assert page.get_by_role("status").inner_text() == "Die Wiedergabe beginnt bei 0:36."
        assert page.evaluate(f"[{MEDIA}.preload, {MEDIA}.networkState, {MEDIA}.readyState]") == ["none", 1, 0]  # 1: idle
        assert page.evaluate("performance.getEntriesByType('resource').filter(one => one.name.includes('.mp3')).length") == 0
        press_space(page)
        plays_from(page, 36)
        assert page.get_by_role("status").inner_text() == ""


def test_chapters_are_played_marked_and_remembered_in_the_address(chromium: Browser, town: Server) -> None:
    with opened(chromium, town) as page:
        assert marked(page, ".chapters") == marked(page, ".transkript") == []
        page.get_by_role("link", name="Was stattdessen hineinkommt").click()
        plays_from(page, 36.596)
        assert urlsplit(page.url).path == f"/{EPISODE}"
        assert marked(page, ".chapters") == ["0:36\nWas stattdessen hineinkommt"]
        page.get_by_role("link", name="Am Graben").click()
        plays_from(page, 0)
        page.wait_for_function("() => document.querySelector('.chapters [aria-current]').textContent.includes('Graben')")
        page.get_by_role("link", name="Zwei Rohre").click()
        page.wait_for_function("() => document.querySelector('#t-19 [aria-current]')", timeout=20_000)  # the sound went on to the next turn
        assert len(marked(page, ".transkript")) == 1
        pause(page)
        place = int(time(page))
        expect(page).to_have_url(f"{town.address}{EPISODE}#t={place}")
        assert page.evaluate("history.length") == 2  # the blank page and this one
        page.reload()
        assert page.evaluate(f"{MEDIA}.paused && Math.floor({MEDIA}.currentTime)") == place
        press_space(page)
        plays_from(page, place)


def test_the_transcript_is_played_by_mouse(chromium: Browser, town: Server) -> None:
    with opened(chromium, town) as page:
        page.locator("#t-29 [data-start]").first.click()
        assert page.evaluate(f"{MEDIA}.paused")  # reading makes no noise
        assert [round(time(page)), *marked(page, ".transkript")] == [29, page.locator("#t-29 [data-start]").first.inner_text()]
        page.locator("#t-39").get_by_role("button", name="Ab 0:39 anhören").click()
        plays_from(page, 39)
        page.locator("#t-51 [data-start]").first.click()
        plays_from(page, 51)
        page.locator("#t-15 [data-start]").dblclick()  # marks a word; the first click of two still seeks
        assert page.evaluate("getSelection().toString().trim().length") > 0
        plays_from(page, 15)
        page.evaluate("location.hash = '#t=0:58'")  # what a link in the text of the episode does
        plays_from(page, 58)


def test_the_keyboard_alone_is_enough(chromium: Browser, town: Server) -> None:
    with opened(chromium, town) as page:
        page.locator(".chapters a").first.focus()
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        plays_from(page, 15.78)
        pause(page)
        page.get_by_role("link", name="Transkript auf einer eigenen Seite").focus()
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "Ab 0:15 anhören"  # where the sound stopped
        for key, label in (("ArrowDown", "0:19"), ("End", "1:05"), ("ArrowDown", "1:05"), ("Home", "0:02"), ("ArrowUp", "0:02")):
            page.keyboard.press(key)
            assert page.evaluate("document.activeElement.textContent") == label
        page.keyboard.press("ArrowDown")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        plays_from(page, 19)
        assert page.locator(STOP).count() == 1
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('.transcript')") is None
        before = time(page)
        page.locator("h1").click()
        for key in "jklmf 0123456789<>,.?":  # WCAG 2.1.4: single characters do nothing
            page.keyboard.press(key)
        assert before <= time(page) < before + 9
        assert page.evaluate(f"[{MEDIA}.paused, {MEDIA}.playbackRate, {MEDIA}.muted]") == [False, 1, False]


def test_the_transcript_can_be_skipped(chromium: Browser, town: Server) -> None:
    with opened(chromium, town) as page:
        skip = page.get_by_role("link", name="Transkript überspringen")
        skip.focus()
        assert skip.evaluate("one => getComputedStyle(one).clipPath") == "none"
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.textContent.trim()") == "Diesen Podcast abonnieren"


def test_steps_and_speed(chromium: Browser, town: Server) -> None:
    with opened(chromium, town, f"{EPISODE}#t=20") as page:
        for name, place in (("15 s vor", 35), ("30 s zurück", 5), ("15 s zurück", 0), ("30 s vor", 30)):
            page.get_by_role("button", name=name).click()
            assert round(time(page)) == place
        page.get_by_label("Tempo").select_option("1,5-fach")
        press_space(page)
        plays_from(page, 30)
        assert page.evaluate(f"{MEDIA}.playbackRate") == 1.5
        page.evaluate(f"{MEDIA}.playbackRate = 2")  # as the browser's own menu does
        page.wait_for_function("() => document.querySelector('[data-speed]').selectedOptions[0].text === 'doppelt'")


def test_the_link_to_a_second_is_copied(chromium: Browser, town: Server) -> None:
    with opened(chromium, town, f"{EPISODE}#t=50", permissions=["clipboard-read", "clipboard-write"]) as page:
        page.get_by_role("button", name="15 s vor").click()
        page.get_by_role("button", name="Link zu dieser Stelle kopieren").click()
        page.wait_for_function("() => document.querySelector('[role=status]').textContent === 'Der Link zur Stelle 1:05 ist kopiert.'")
        assert page.evaluate("navigator.clipboard.readText()") == f"{town.address}{EPISODE}#t=65"
        assert page.locator("[aria-live]").count() == 0


def test_without_a_clipboard_the_link_can_be_seen(chromium: Browser, town: Server) -> None:
    """On http:// browsers give pages no clipboard."""
    context = chromium.new_context()
    context.route(
        "http://stadt.example/**",
        lambda route: route.fulfill(response=route.fetch(url=route.request.url.replace("http://stadt.example/", town.address))),
    )
    page = context.new_page()
    page.goto(f"http://stadt.example/{EPISODE}#t=17")
    assert page.evaluate("[isSecureContext, 'clipboard' in navigator]") == [False, False]
    page.get_by_role("button", name="Link zu dieser Stelle kopieren").click()
    field = page.get_by_label("Link zu dieser Stelle; bitte selbst kopieren:")
    assert field.input_value() == f"http://stadt.example/{EPISODE}#t=17"
    assert page.evaluate("getSelection().toString()") == field.input_value()
    assert page.evaluate("document.activeElement.tagName") == "INPUT"
    context.close()


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_is_accessible_while_it_plays(chromium: Browser, town: Server, width: int, scheme: str) -> None:
    with opened(chromium, town, viewport={"width": width, "height": 900}, color_scheme=scheme) as page:
        page.get_by_role("link", name="Zwei Rohre").click()
        plays_from(page, 15.78)
        page.evaluate("document.querySelector('[data-address]').hidden = false")
        assert browser.axe(page) == []
        assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
        low = page.locator("main :is(button, select, .chapters a):visible").evaluate_all(
            "list => list.map(one => one.getBoundingClientRect()).filter(box => box.height < 24 || box.width < 24).length"
        )
        assert low == 0


def test_what_is_marked_shows_in_forced_colours(chromium: Browser, town: Server) -> None:
    with opened(chromium, town, f"{EPISODE}#t=20", forced_colors="active") as page:
        look = "one => getComputedStyle(one).backgroundColor"
        others = page.locator("#t-29 [data-start]").first.evaluate(look)
        assert page.locator(".transkript [aria-current]").evaluate(look) != others


def test_an_hour_has_at_most_forty_tab_stops(chromium: Browser, site: Site) -> None:
    """Counted by pressing Tab, from the player to the end of the transcript; the browser's own player has some inside."""
    clock = "{:02}:{:02}.000".format
    cues = [
        f"{clock(s // 60, s % 60)} --> {clock((s + 5) // 60, (s + 5) % 60)}\n<v {'AB'[s // 30 % 2]}>Satz {s}.\n" for s in range(0, 3595, 5)
    ]
    chapters = [f"00:{minute:02}:00.000 Kapitel {minute} <https://stadt.example/{minute}>" for minute in range(0, 60, 6)]
    funk(site).write(f"{PATH}/ton.mp3", hour()).write(f"{PATH}/ton.vtt", "\n".join(["WEBVTT\n", *cues]))
    site.write(f"{PATH}/chapters.txt", "\n".join(chapters)).configure(PODCAST={**site.settings["PODCAST"], "measure": False}).build().good()
    server = Server(site.output).start()
    for script in (True, False):
        with opened(chromium, server, HOME + "/", java_script_enabled=script) as page:
            stops = 0
            page.locator(".beitrag-angaben").click()
            while page.evaluate("!document.activeElement.matches('#nach-dem-transkript a')"):
                page.keyboard.press("Tab")
                stops += page.evaluate("document.activeElement.closest('.hoeren, .kapitel, .transkript') !== null")
                assert stops <= 40
            assert stops > 22  # ten chapters with a link each, the player, the skip link
            assert page.locator(".turn").count() > 100
    server.shutdown()
    server.server_close()
