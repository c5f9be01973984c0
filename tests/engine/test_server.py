# SPDX-License-Identifier: AGPL-3.0-or-later
"""The local server over real HTTP."""

import http.client
import json
from collections.abc import Iterator
from email.message import Message
from pathlib import Path

import pytest

from plugins.core.finding import Rule
from plugins.core.report import Report
from plugins.engine.server import HEADERS, Server


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    (tmp_path / "ordner").mkdir()
    (tmp_path / "index.html").write_text("<html><head><title>x</title></head><body></body></html>", encoding="utf-8")
    (tmp_path / "ordner/index.html").write_text("<p>drin", encoding="utf-8")
    (tmp_path / "404.html").write_text("<p>nicht da", encoding="utf-8")
    (tmp_path / "en").mkdir()
    (tmp_path / "en/404.html").write_text("<p>not there", encoding="utf-8")
    (tmp_path / "folge.mp3").write_bytes(bytes(range(100)))
    (tmp_path / "folge.vtt").write_text("WEBVTT", encoding="utf-8")
    (tmp_path / "feed.xml").write_text("<rss/>", encoding="utf-8")
    running = Server(tmp_path).start()
    yield running
    running.shutdown()
    running.server_close()


def ask(server: Server, path: str, method: str = "GET", **headers: str) -> tuple[int, Message, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=10)
    connection.request(method, path, headers=headers)
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer.status, answer.headers, body


@pytest.mark.parametrize(
    ("wanted", "first", "last"),
    [("bytes=0-1", 0, 1), ("bytes=10-19", 10, 19), ("bytes=90-", 90, 99), ("bytes=-5", 95, 99), ("bytes=50-500", 50, 99)],
)
def test_byte_ranges(server: Server, wanted: str, first: int, last: int) -> None:
    status, headers, body = ask(server, "/folge.mp3", Range=wanted)
    assert status == 206
    assert headers["Content-Range"] == f"bytes {first}-{last}/100"
    assert body == bytes(range(first, last + 1))
    assert headers["Content-Type"] == "audio/mpeg"


def test_a_range_that_cannot_be_met(server: Server) -> None:
    status, headers, _ = ask(server, "/folge.mp3", Range="bytes=100-")
    assert (status, headers["Content-Range"]) == (416, "bytes */100")


@pytest.mark.parametrize("odd", ["bytes=0-1,5-6", "bytes=-", "zeilen=1-2"])
def test_odd_ranges_get_the_whole_file(server: Server, odd: str) -> None:
    assert ask(server, "/folge.mp3", Range=odd)[::2] == (200, bytes(range(100)))


def test_every_answer_carries_the_security_headers(server: Server) -> None:
    for path in ("/", "/folge.mp3", "/gibt-es-nicht", "/ordner"):
        headers = ask(server, path)[1]
        assert {name: headers.get(name) for name in HEADERS} == HEADERS, path


def test_types_folders_head_and_the_missing_page(server: Server) -> None:
    assert ask(server, "/folge.vtt")[1]["Content-Type"] == "text/vtt; charset=utf-8"
    assert ask(server, "/feed.xml")[1]["Content-Type"] == "application/xml; charset=utf-8"
    assert ask(server, "/ordner")[0] == 301
    assert ask(server, "/ordner/")[2] == b"<p>drin"
    assert ask(server, "/folge.mp3", "HEAD")[1]["Content-Length"] == "100"
    assert ask(server, "/gibt-es-nicht")[::2] == (404, b"<p>nicht da")
    assert ask(server, "/en/a/b?c")[::2] == (404, b"<p>not there")
    assert ask(server, "/enten/")[::2] == (404, b"<p>nicht da")


def test_nothing_outside_the_folder_can_be_had(server: Server, tmp_path: Path) -> None:
    (tmp_path.parent / "geheim.txt").write_text("geheim", encoding="utf-8")
    assert ask(server, "/../geheim.txt")[0] == 404
    assert ask(server, "/%2e%2e/geheim.txt")[0] == 404
    (tmp_path.parent / "404.html").write_text("geheim", encoding="utf-8")
    for path in ("/../x", "/%2e%2e/x", "/%00/x"):
        assert ask(server, path)[::2] == (404, b"<p>nicht da"), path
    (tmp_path.parent / "404.html").unlink()


def test_a_plain_server_leaves_pages_alone(server: Server) -> None:
    assert b"_amtsfunk" not in ask(server, "/")[2]
    assert ask(server, "/_amtsfunk/befunde.json")[0] == 404


def test_a_live_server_weaves_in_the_reload_script_and_hands_out_findings(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<html><head></head><body></body></html>", encoding="utf-8")
    live = Server(tmp_path, live=True).start()
    try:
        assert b'<script src="/_amtsfunk/befunde.js" defer></script></head>' in ask(live, "/")[2]
        live.announce(Report((Rule("a.b", "Schlecht.").at("x.md", (2, 1)),)))
        assert json.loads(ask(live, "/_amtsfunk/befunde.json")[2]) == [{"text": "x.md:2:1: Schlecht. [a.b]", "severity": "error"}]
        assert ask(live, "/_amtsfunk/befunde.js")[1]["Content-Type"] == "text/javascript; charset=utf-8"
    finally:
        live.shutdown()
        live.server_close()
