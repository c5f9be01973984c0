# SPDX-License-Identifier: AGPL-3.0-or-later
"""A WebSub hub (an HTTP server on loopback) hears of the feeds that changed, and of nothing else."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

import pytest

from plugins.publishing import websub, words
from tests.conftest import Site

from .conftest import Project, free_port


@dataclass
class Hub:
    """What a hub was told: content type and form, in order; it answers with ``status``."""

    address: str = ""
    status: int = 204
    heard: list[tuple[str, dict[str, list[str]]]] = field(default_factory=list)


@pytest.fixture
def hub() -> Iterator[Hub]:
    known = Hub()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            form = self.rfile.read(int(self.headers["Content-Length"])).decode()
            known.heard.append((self.headers["Content-Type"], parse_qs(form)))
            self.send_response(known.status)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Stay silent."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    known.address = f"http://127.0.0.1:{server.server_port}/"
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    yield known
    server.shutdown()
    server.server_close()


def with_hub(project: Project, address: str, title: str = "T") -> None:
    feed = str(project.site["feed.xml"]).replace("<title>T</title>", f'<title>{title}</title><atom:link href="{address}" rel="hub"/>')
    project.site["feed.xml"] = feed.replace('<rss version="2.0">', '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">')


def test_a_hub_hears_of_a_feed_that_changed_and_of_nothing_else(local: Project, hub: Hub) -> None:
    local.publish()
    with_hub(local, hub.address)
    said = words.told(local.publish())
    expected = {"hub.mode": ["publish"], "hub.url": ["https://stadt.example/feed.xml"]}
    assert hub.heard == [("application/x-www-form-urlencoded", expected)]
    assert "feed.xml: WebSub-Verteiler benachrichtigt" in said.splitlines()
    local.site["2026/11/beitrag-1/index.html"] = "anders"
    assert "WebSub" not in words.told(local.publish())
    local.site["feed.xml"] = str(local.site["feed.xml"]).replace("<title>T<", "<title>Neu<")
    local.publish(dry_run=True)
    local.publish(drafts=True)
    assert len(hub.heard) == 1


def test_a_hub_that_refuses_or_is_away_stops_nothing(local: Project, hub: Hub) -> None:
    hub.status = 500
    local.publish()
    with_hub(local, hub.address)
    refused = local.publish()
    assert "feed.xml: der WebSub-Verteiler antwortet 500" in words.told(refused).splitlines()
    local.site["feed.xml"] = str(local.site["feed.xml"]).replace(hub.address, f"http://127.0.0.1:{free_port()}/")
    away = local.publish()
    reason = "auf diesem Anschluss wird keine Verbindung angenommen"
    assert f"feed.xml: der WebSub-Verteiler antwortet nicht ({reason})" in words.told(away).splitlines()
    assert away.release != refused.release
    assert local.live.readlink().name == away.release


def test_the_hub_is_found_in_every_feed_that_the_build_writes(site: Site) -> None:
    site.configure(FEEDS={"hub": "https://hub.example/?a=1&b=2"}).article("eins").build()
    for name in ("feed.xml", "feed.atom.xml"):
        assert websub.hub((site.output / name).read_bytes()) == "https://hub.example/?a=1&b=2"
