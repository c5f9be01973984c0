# SPDX-License-Identifier: AGPL-3.0-or-later
"""A web server for this machine alone: byte ranges, the security headers the pages are made for, reload on change."""

import json
import os
import queue
import re
import threading
from collections.abc import Mapping
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import BinaryIO
from urllib.parse import unquote, urlsplit

from ..core.headers import HEADERS, TYPES
from ..core.report import Report

_OURS = "/_amtsfunk/"
_PARTS = Path(__file__).parent / "reload"
_RANGE = re.compile(r"bytes=(\d*)-(\d*)$")


class Server(ThreadingHTTPServer):
    """Serves ``folder`` on 127.0.0.1. ``announce`` tells every open page about a new build."""

    daemon_threads = True

    def __init__(self, folder: Path, port: int = 0, *, live: bool = False) -> None:
        self.folder, self.live = folder, live
        self.report = Report(finished=True)
        self._listeners: list[queue.Queue[str]] = []
        super().__init__(("127.0.0.1", port), _Handler)

    @property
    def address(self) -> str:
        """Return where the server can be reached."""
        return f"http://127.0.0.1:{self.server_port}/"

    def announce(self, report: Report) -> None:
        """Hand the newest build's findings to every open page; pages reload when the build was good."""
        self.report = report
        for listener in list(self._listeners):
            listener.put("laden" if report.finished else "befunde")

    def listen(self) -> "queue.Queue[str]":
        """Return a queue that gets a word at every announcement."""
        listener: queue.Queue[str] = queue.Queue()
        self._listeners.append(listener)
        return listener

    def leave(self, listener: "queue.Queue[str]") -> None:
        """Stop listening."""
        self._listeners.remove(listener)

    def start(self) -> "Server":
        """Serve in the background."""
        threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        return self


class _Handler(SimpleHTTPRequestHandler):
    server: Server
    protocol_version = "HTTP/1.1"
    extensions_map: Mapping[str, str] = {**SimpleHTTPRequestHandler.extensions_map, **TYPES}  # type: ignore[assignment]  # only read

    def translate_path(self, path: str) -> str:
        self.directory = str(self.server.folder)
        return super().translate_path(path)

    def log_message(self, format: str, *args: object) -> None:
        """Stay silent: an access log would hold addresses."""

    def end_headers(self) -> None:
        for name, value in HEADERS.items():
            self.send_header(name, value)
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def do_GET(self) -> None:
        if self.server.live and self.path.startswith(_OURS):
            return self._ours(self.path.removeprefix(_OURS))
        path = Path(self.translate_path(self.path))
        page = path / "index.html" if path.is_dir() else path
        if not path.is_dir() or self.path.split("?")[0].endswith("/"):
            if not page.is_file():
                return self._missing()
            if page.suffix == ".html" and self.server.live:
                return self._bytes(_woven(page.read_bytes()), TYPES[".html"])
            if "Range" in self.headers:
                return self._range(page)
        return super().do_GET()

    def _missing(self) -> None:
        first = unquote(urlsplit(self.path).path.lstrip("/").partition("/")[0])
        every = self.server.folder.glob("*/404.html")  # „en/404.html“ answers for „/en/…“, as real servers are told
        page = next((one for one in every if one.parent.name == first), self.server.folder / "404.html")
        body = page.read_bytes() if page.is_file() else b"<!doctype html><title>404</title><p>Nicht gefunden."
        self._bytes(_woven(body) if self.server.live else body, TYPES[".html"], HTTPStatus.NOT_FOUND)

    def _bytes(self, body: bytes, media_type: str, status: HTTPStatus = HTTPStatus.OK) -> None:
        self.send_response(status)
        self.send_header("Content-Type", media_type)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _range(self, path: Path) -> None:
        """Answer one byte range (RFC 9110, section 14); several ranges get the whole file, as the standard allows."""
        total = path.stat().st_size
        found = _RANGE.match(self.headers["Range"].strip())
        if not found or found.groups() == ("", ""):
            return super().do_GET()
        first, last = _span(found[1], found[2], total)
        if first > last or first >= total:
            self.send_response(HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE)
            self.send_header("Content-Range", f"bytes */{total}")
            self.send_header("Content-Length", "0")
            return self.end_headers()
        self.send_response(HTTPStatus.PARTIAL_CONTENT)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Range", f"bytes {first}-{last}/{total}")
        self.send_header("Content-Length", str(last - first + 1))
        self.end_headers()
        with path.open("rb") as file:
            _copy(file, self.wfile, first, last - first + 1)  # type: ignore[arg-type]  # a buffered writer
        return None

    def _ours(self, name: str) -> None:
        if name == "ereignisse":
            return self._events()
        if name == "befunde.json":
            rows = [{"text": str(one), "severity": one.severity} for one in self.server.report.findings]
            return self._bytes(json.dumps(rows, ensure_ascii=False).encode(), "application/json")
        part = _PARTS / Path(name).name
        if part.is_file():
            return self._bytes(part.read_bytes(), TYPES[part.suffix])
        return self._missing()

    def _events(self) -> None:
        """Server-sent events: one „laden“ or „befunde“ a build (HTML Standard, section 9.2)."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        listener = self.server.listen()
        try:
            while True:
                try:
                    word = listener.get(timeout=10)
                    self.wfile.write(f"event: {word}\ndata: -\n\n".encode())
                except queue.Empty:
                    self.wfile.write(b": noch da\n\n")
                self.wfile.flush()
        except OSError:
            self.server.leave(listener)


def _woven(page: bytes) -> bytes:
    """Return the page with the reload script; only what is served locally ever carries it."""
    parts = f'<link rel="stylesheet" href="{_OURS}befunde.css"><script src="{_OURS}befunde.js" defer></script>'.encode()
    return page.replace(b"</head>", parts + b"</head>", 1) if b"</head>" in page else parts + page


def _span(first: str, last: str, total: int) -> tuple[int, int]:
    if not first:
        return max(0, total - int(last)), total - 1
    return int(first), min(int(last), total - 1) if last else total - 1


def _copy(source: BinaryIO, target: BinaryIO, start: int, count: int) -> None:
    source.seek(start, os.SEEK_SET)
    while count and (block := source.read(min(count, 65536))):
        target.write(block)
        count -= len(block)
