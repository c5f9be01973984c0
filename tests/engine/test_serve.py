# SPDX-License-Identifier: AGPL-3.0-or-later
"""``invoke serve`` as an editor meets it: a browser on the preview, files changing under it."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from plugins.engine.run import Built
from plugins.engine.serve import NoPortError, serve

from ..browser import axe
from ..conftest import PROJECT, Site

SERVE = """
import pathlib, signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell that starts the tests in the background ignores it
sys.path.insert(0, sys.argv[1])
from plugins.engine.serve import serve
serve(pathlib.Path(sys.argv[2]), int(sys.argv[3]), lambda built, address: print(address, built.good, flush=True))
"""


@pytest.fixture
def port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        number: int = free.getsockname()[1]
        return number


@pytest.fixture
def preview(site: Site, port: int) -> Iterator[tuple[Site, str]]:
    site.article("entwurf", "Noch geheim.\n", title="Ein Entwurf", slug="entwurf", draft="true").article(
        "erster", title="Erster Beitrag", slug="erster"
    ).build().good()
    site.lacks("entwurf/entwurf/index.html")
    words = [sys.executable, "-c", SERVE, str(PROJECT), str(site.root / "pelicanconf.py"), str(port)]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": site.now}
    process = subprocess.Popen(words, stdout=subprocess.PIPE, encoding="utf-8", env=environment)
    assert process.stdout is not None
    assert process.stdout.readline().split() == [f"http://127.0.0.1:{port}/", "True"]
    yield site, f"http://127.0.0.1:{port}/"
    process.send_signal(signal.SIGINT)
    process.wait(timeout=20)


def change(path: Path, old: str, new: str) -> None:
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def test_the_page_follows_the_files_and_shows_what_is_wrong(preview: tuple[Site, str], chromium: Browser) -> None:
    site, address = preview
    file = site.root / "content/artikel/erster.md"
    page = chromium.new_page()
    page.goto(f"{address}2026/11/erster/")
    expect(page.locator("article h2")).to_have_text("Erster Beitrag")
    time.sleep(0.5)  # the watcher reports changes, not states: give it the moment to begin

    change(file, "Erster Beitrag", "Neue Überschrift")
    expect(page.locator("article h2")).to_have_text("Neue Überschrift", timeout=20_000)

    change(file, "date:", "datum:")
    expect(page.locator(".amtsfunk-befunde")).to_contain_text("Das Feld „datum“ gibt es nicht.", timeout=20_000)
    expect(page.locator("article h2")).to_have_text("Neue Überschrift")
    dark = "const sheet = new CSSStyleSheet(); sheet.replaceSync('summary { color: #8ac4c0 }'); document.adoptedStyleSheets = [sheet]"
    page.evaluate(dark)  # as a theme has it at night
    assert axe(page) == []

    change(file, "datum:", "date:")
    expect(page.locator("body")).not_to_contain_text("Das Feld „datum“", timeout=20_000)

    page.goto(f"{address}entwurf/entwurf/")
    expect(page.locator("main")).to_contain_text("Noch geheim.")
    page.close()
    site.lacks("entwurf/entwurf/index.html")


def test_a_change_during_the_first_build_is_not_lost(site: Site, port: int) -> None:
    """Watching begins before the first build: what is saved meanwhile is built next."""
    site.article("erster", title="Erster Beitrag", slug="erster").build().good()
    file = site.root / "content/artikel/erster.md"
    seen: list[bool] = []

    class EnoughError(Exception):
        pass

    def told(built: Built, _: str) -> None:
        seen.append(built.good)
        if len(seen) == 1:
            change(file, "date:", "datum:")
        if not built.good:
            raise EnoughError

    with pytest.raises(EnoughError):
        serve(site.root / "pelicanconf.py", port, told)
    assert seen == [True, False]


def test_a_port_in_use_is_a_sentence(site: Site) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(NoPortError) as refused:
            serve(site.root / "pelicanconf.py", port, lambda *_: None)
    assert str(refused.value) == (
        f"Der Anschluss {port} ist nicht frei (etwas anderes benutzt ihn schon). Läuft die Vorschau schon? "
        f"Sonst nehmen Sie einen anderen, zum Beispiel: ./run serve --port {port % 60000 + 1}"
    )
