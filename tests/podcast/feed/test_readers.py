# SPDX-License-Identifier: AGPL-3.0-or-later
"""Programs that people use subscribe to a show over HTTP: newsboat, gPodder, and the parsers behind others."""

import io
import os
import sqlite3
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

import feedparser
import podcastparser
import pytest

from plugins.engine.server import Server
from plugins.podcast import guids
from tests.conftest import Site

from ..samples import GUID, VTT, picture, silence, tone
from ..test_site import PATH, funk

CHAPTERS = "00:00:00.000 Anfang\n00:00:00.500 Mitte\n00:00:01.000 Ende\n"
COUNT, RECENT = 5, 2
SHOW = {
    "title": "Rathausfunk",
    "description": "Neues aus dem Rathaus.",
    "cover": "podcast/funk/cover.jpg",
    "cover_alt": "Ein Turm",
    "guid": guids.of_feed("https://stadt.example/feed.xml"),
    "license": "CC0",
    "feed": {"archive_from": 5, "recent": RECENT, "formats": ("mp3", "opus")},
}
GUIDS = [guids.proposed("funk", f"{number:03}") for number in range(1, COUNT + 1)]


@dataclass
class Published:
    """A site that is served: its builder, and the address of its feed."""

    site: Site
    address: str

    @property
    def feed(self) -> str:
        return f"{self.address}podcast/funk/feed.xml"

    def audio(self, number: int) -> bytes:
        (file,) = (self.site.output / f"podcast/funk/folge-{number}").glob("*.mp3")
        return file.read_bytes()


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Published]:
    """Five episodes; the feed keeps two, the archives hold the rest."""
    site = Site(tmp_path_factory.mktemp("funk"))
    server = Server(site.output)
    site.configure(SITEURL=server.address.rstrip("/"), PODCAST={"shows": {"funk": SHOW}}, LEGAL=None)
    site.write("content/podcast/funk/cover.jpg", picture())
    for number in range(1, COUNT + 1):
        base = f"content/podcast/funk/{number:03}"
        head = f"title: Folge über {number} & mehr\nslug: folge-{number}\ndate: 2026-11-{number:02} 09:00\nsummary: Kurz.\n"
        site.write(f"{base}/index.md", f"---\n{head}---\n\nNotizen.\n").write(f"{base}/chapters.txt", CHAPTERS)
        site.write(f"{base}/ton.vtt", VTT).write(f"{base}/ton.mp3", tone("ton.mp3")).write(f"{base}/ton.opus", tone("ton.opus"))
    site.write("content/podcast/funk/guids.toml", guids.as_toml((f"{one:03}", GUIDS[one - 1]) for one in range(1, COUNT + 1)))
    site.build().good()
    assert [one for one in site.findings if "[podcast." in one] == []
    server.start()
    yield Published(site, server.address)
    server.shutdown()
    server.server_close()


def run(home: Path, *command: str) -> str:
    """Run a program with a home folder of its own and return what it prints (gpo cuts titles within a letter)."""
    environment = {**os.environ, "HOME": str(home), "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "XDG_RUNTIME_DIR": str(home)}
    done = subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", errors="replace", timeout=120, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_newsboat_subscribes(published: Published, tmp_path: Path) -> None:
    (tmp_path / "urls").write_text(f"{published.feed}\n", encoding="utf-8")
    run(tmp_path, "newsboat", "-u", str(tmp_path / "urls"), "-c", str(tmp_path / "cache.db"), "-x", "reload")
    with sqlite3.connect(tmp_path / "cache.db") as cache:
        rows = cache.execute("select guid, title, enclosure_url, enclosure_type, content from rss_item order by pubDate").fetchall()
    assert [row[:2] for row in rows] == [(GUIDS[number - 1], f"Folge über {number} & mehr") for number in (4, 5)]
    assert {row[3] for row in rows} == {"audio/mpeg"}
    for number, row in zip((4, 5), rows, strict=True):
        assert "00:00:01 Ende" in row[4]
        assert f'href="{published.address}podcast/funk/folge-{number}/transkript/"' in row[4]
    with urlopen(rows[-1][2]) as answer:
        assert answer.read() == published.audio(5)


def test_gpodder_subscribes_follows_the_archives_and_downloads(published: Published, tmp_path: Path) -> None:
    run(tmp_path, "gpo", "subscribe", published.feed)
    run(tmp_path, "gpo", "update")
    folder = tmp_path / "gPodder"
    with sqlite3.connect(folder / "Database") as database:
        rows = database.execute("select guid, title, total_time, chapters, description_html from episode order by published").fetchall()
    assert [row[:2] for row in rows] == [(guid, f"Folge über {number} & mehr") for number, guid in enumerate(GUIDS, 1)]
    assert all("Mitte" in (row[3] or "") and "/transkript/" in row[4] for row in rows)
    run(tmp_path, "gpo", "download", published.feed, GUIDS[4])
    assert [file.read_bytes() for file in folder.glob("Downloads/*/*.mp3")] == [published.audio(5)]


def pages(address: str) -> Iterator[dict[str, object]]:
    """Follow a feed as podcastparser's users do."""
    while address:
        with urlopen(address) as answer:
            parsed = podcastparser.parse(address, io.BytesIO(answer.read()))
        yield parsed
        address = str(parsed.get("paged_feed_next") or "")


def test_podcastparser_follows_the_archives_of_every_format(published: Published) -> None:
    for name, ending in (("feed.xml", ".mp3"), ("feed-opus.xml", ".opus")):
        seen = [episode for page in pages(f"{published.address}podcast/funk/{name}") for episode in page["episodes"]]  # type: ignore[attr-defined]  # untyped
        assert {one["guid"] for one in seen} == set(GUIDS)
        assert {one["enclosures"][0]["url"].rpartition(".")[2] for one in seen} == {ending[1:]}
        assert {tuple(mark["title"] for mark in one["chapters"]) for one in seen} == {("Anfang", "Mitte", "Ende")}


def test_every_address_in_every_document_answers(published: Published) -> None:
    """Transcripts, chapters, pictures, pages and other feeds: nothing a program could follow leads nowhere."""
    addresses = set()
    for file in (published.site.output / "podcast/funk").glob("feed*.xml"):
        parsed = feedparser.parse(file.read_bytes())
        assert not parsed.bozo
        addresses |= {part.split('"')[0] for part in file.read_text(encoding="utf-8").split('="') if part.startswith(published.address)}
    assert len(addresses) > 20
    for address in sorted(addresses):
        with urlopen(address.partition("#")[0]) as answer:
            assert answer.status == 200


def test_an_episode_with_another_title_address_and_recording_is_no_second_one(site: Site, tmp_path: Path) -> None:
    server = Server(site.output)
    funk(site, slug="der-anfang").configure(SITEURL=server.address.rstrip("/")).build().good()
    server.start()
    try:
        feed = f"{server.address}podcast/funk/feed.xml"
        (tmp_path / "urls").write_text(f"{feed}\n", encoding="utf-8")
        reload = ("newsboat", "-u", str(tmp_path / "urls"), "-c", str(tmp_path / "cache.db"), "-x", "reload")
        run(tmp_path, *reload)
        run(tmp_path, "gpo", "subscribe", feed)
        funk(site, slug="neu", title="Ein neuer Anfang").write(f"{PATH}/ton.mp3", silence(60)).build().good()
        run(tmp_path, *reload)
        run(tmp_path, "gpo", "update")
    finally:
        server.shutdown()
        server.server_close()
    (file,) = site.output.glob("podcast/funk/neu/*.mp3")
    new = (GUID, "Ein neuer Anfang", f"{server.address}podcast/funk/neu/{file.name}")
    with sqlite3.connect(tmp_path / "cache.db") as cache:
        assert cache.execute("select guid, title, enclosure_url from rss_item").fetchall() == [new]
    with sqlite3.connect(tmp_path / "gPodder/Database") as database:
        assert database.execute("select guid, title, url from episode").fetchall() == [new]
