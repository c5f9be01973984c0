# SPDX-License-Identifier: AGPL-3.0-or-later
"""The generated configurations in real web servers: what they send is what the pages are made for."""

import gzip
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import brotli
import pytest
from playwright.sync_api import Browser

from plugins.core import headers
from plugins.engine.run import Built
from plugins.engine.server import Server
from plugins.publishing import compress
from plugins.publishing.server import Config, apache, check, htaccess, nginx
from plugins.publishing.targets import StoppedError
from tests.browser import Watch

from .web import Web, webspace
from .web import apache as run_apache
from .web import nginx as run_nginx

MOVED = {"/alt/": "/2026/11/linie-7/", "/?p=12": "/2026/11/linie-7/", "/gr%C3%BC%C3%9Fe/": "/impressum/", '/a"b$c/': "/impressum/"}
GONE = ("/2026/05/fotoaktion/",)
SAMPLE = {
    "/": "/index.html",
    "/impressum/": "/impressum/index.html",
    "/feed.xml": "",
    "/feed.atom.xml": "",
    "/podcast/rathausfunk/feed.xml": "",
    "/podcast/rathausfunk/haushalt/haushalt.vtt": "",
    "/podcast/rathausfunk/haushalt/haushalt.srt": "",
    "/podcast/rathausfunk/haushalt/haushalt.txt": "",
    "/podcast/rathausfunk/haushalt/haushalt.json": "",
    "/podcast/rathausfunk/marktplatz/marktplatz.chapters.json": "",
    "/.well-known/security.txt": "",
    "/robots.txt": "",
    "/favicon.svg": "",
}


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    made = Path(tempfile.mkdtemp(prefix="amtsfunk-web-"))
    made.chmod(0o755)
    yield made
    shutil.rmtree(made)


@pytest.fixture(scope="module")
def site(example: Built, folder: Path) -> Path:
    """The example as it is published: with compressed variants, behind a symbolic link, in a folder with a space."""
    release = folder / "blog 1" / "releases" / "eins"
    shutil.copytree(example.output, release)
    compress.fill(release, folder / "packed")
    (folder / "blog 1" / "current").symlink_to("releases/eins")
    return folder / "blog 1" / "current"


@pytest.fixture(scope="module", params=["nginx", "apache", "htaccess"])
def web(request: pytest.FixtureRequest, site: Path, folder: Path) -> Iterator[Web]:
    config = Config("stadt.example", str(site), MOVED, GONE, ("en", "leichte-sprache"))
    if request.param == "htaccess":
        (site / ".htaccess").write_text(htaccess.text(config), encoding="utf-8")
        with webspace(site, folder / "htaccess") as running:
            yield running
        return
    write, run = {"nginx": (nginx.text, run_nginx), "apache": (apache.text, run_apache)}[request.param]
    with run(write(config), folder / request.param) as running:
        yield running


def test_every_header_is_as_wanted(web: Web, site: Path) -> None:
    asset = next(path for path in (site / "theme").iterdir() if path.suffix == ".css")
    audio = next((site / "podcast/rathausfunk/haushalt").glob("*.mp3"))
    card = next((site / "karten").iterdir())
    more = {f"/{path.relative_to(site).as_posix()}": "" for path in (asset, audio, card)}
    for url, file in {**SAMPLE, **more}.items():
        reply = web.get(url)
        wanted = headers.wanted(file or url)
        assert reply.status == 200, url
        assert {name: reply.headers.get(name.lower()) for name in wanted} == wanted, url
        assert reply.body == (site / (file or url).lstrip("/")).read_bytes(), url
        assert ("access-control-allow-origin" in reply.headers) == ("Access-Control-Allow-Origin" in wanted), url
        assert "/" not in reply.headers["server"], "the version is nobody's business"


def test_byte_ranges_conditional_requests_and_compressed_variants(web: Web, site: Path) -> None:
    audio = next((site / "podcast/rathausfunk/haushalt").glob("*.mp3"))
    url = f"/{audio.relative_to(site).as_posix()}"
    part = web.get(url, Range="bytes=100-199")
    assert (part.status, part.body) == (206, audio.read_bytes()[100:200])
    assert part.headers["content-range"] == f"bytes 100-199/{audio.stat().st_size}"
    assert web.get(url, Range=f"bytes={audio.stat().st_size}-").status == 416

    first = web.get("/feed.xml")
    assert web.get("/feed.xml", If_None_Match=first.headers["etag"]).status == 304
    assert web.get("/feed.xml", If_Modified_Since=first.headers["last-modified"]).status == 304

    for url, file in (("/feed.xml", "feed.xml"), ("/", "index.html"), ("/impressum/", "impressum/index.html")):
        raw = (site / file).read_bytes()
        for coding, unpack in (("gzip", gzip.decompress), ("br", brotli.decompress)):
            packed = web.get(url, Accept_Encoding=coding)
            assert packed.headers.get("content-encoding") == coding, url
            assert unpack(packed.body) == raw
            assert len(packed.body) < len(raw)
            assert "accept-encoding" in packed.headers["vary"].lower()
            assert packed.headers["content-type"] == headers.kind(f"/{file}")
        assert "content-encoding" not in web.get(url, Accept_Encoding="identity").headers
    assert web.get("/feed.xml.gz").status == 404


def test_redirects_missing_and_withdrawn_pages(web: Web, site: Path) -> None:
    for old, new in MOVED.items():
        reply = web.get(old.replace('"', "%22"))
        assert (reply.status, reply.headers["location"].removeprefix(web.address).removeprefix("https://stadt.example")) == (301, new), old
    directory = web.get("/impressum")
    assert directory.status == 301
    assert directory.headers["location"].removeprefix(web.address).removeprefix("https://stadt.example") == "/impressum/"
    for language in ("", "en/", "leichte-sprache/"):
        missing = web.get(f"/{language}gibt-es-nicht/")
        assert (missing.status, missing.body) == (404, (site / f"{language}404.html").read_bytes())
        assert missing.headers["content-security-policy"] == headers.HEADERS["Content-Security-Policy"]
    gone = web.get(GONE[0])
    assert (gone.status, gone.body) == (410, (site / "2026/05/fotoaktion/index.html").read_bytes())
    secure = web.get("/impressum/?a=b", plain=True)
    assert (secure.status, secure.headers["location"]) == (301, "https://stadt.example/impressum/?a=b")
    for hidden in ("/.htaccess", "/.git/config", "/podcast/../../../amtsfunk/log.jsonl", "/%2e%2e/amtsfunk/log.jsonl"):
        assert web.get(hidden).status in (400, 403, 404), hidden


@pytest.mark.parametrize("web", ["nginx", "apache"], indirect=True)
def test_the_log_holds_no_whole_address(web: Web) -> None:
    web.get("/impressum/?spur=1")
    for _ in range(100):
        if web.log.exists() and "spur=1" in (text := web.log.read_text(encoding="utf-8")):
            break
    assert "127.0.0.0 " in text
    assert "127.0.0.1" not in text.replace("127.0.0.1:", "")


def test_no_page_breaks_the_policy_in_a_real_browser(web: Web, site: Path, chromium: Browser) -> None:
    context = chromium.new_context(ignore_https_errors=True)
    watch = Watch(web.address).over(context)
    page = context.new_page()
    found = sorted(path.relative_to(site).as_posix() for path in site.rglob("index.html"))
    pages = [one for one in found if not one.startswith(("schlagwort/", "archiv/20"))]  # lists like the others
    moved = [one for one in pages if b'http-equiv="refresh"' in (site / one).read_bytes()]
    for path in (one for one in pages if one not in moved and f"/{one.removesuffix('index.html')}" not in GONE):
        page.goto(f"{web.address}/{path.removesuffix('index.html')}", wait_until="load")
    context.close()
    assert (watch.foreign, watch.console) == ([], [])
    assert watch.failed == []
    assert len(pages) > 50


def test_check_server_finds_nothing_wrong_and_names_what_another_server_lacks(web: Web, site: Path) -> None:
    verdicts = check.check(web.address, verify=False)
    assert [str(one) for one in verdicts if not one.good] == []
    assert len(verdicts) > 50
    assert sum("Fehlerseite in dieser Sprache" in str(one) for one in verdicts) == 2
    other = Server(site).start()
    try:
        text = check.told(check.check(other.address))
    finally:
        other.shutdown()
        other.server_close()
    assert "✗ /  verdichtet mit gzip: fehlt\n    soll sein: Content-Encoding: gzip" in text
    assert [one for one in text.splitlines() if "Strict-Transport" in one] == [
        "✓ http://  Strict-Transport-Security (gilt nur mit HTTPS, nicht geprüft)"
    ]
    assert "✓ /  Content-Security-Policy" in text
    with pytest.raises(StoppedError, match="wird keine Verbindung angenommen"):
        check.check("http://127.0.0.1:1/")


@pytest.mark.parametrize(
    ("write", "word"), [(nginx.text, "auth_basic_user_file"), (apache.text, "AuthUserFile"), (htaccess.text, "AuthUserFile")]
)
def test_a_preview_asks_for_a_name_and_stays_out_of_search_engines(write: Callable[[Config], str], word: str) -> None:
    text = write(Config("stadt.example", "/srv/www/blog/current", {}, private=True))
    assert word in text
    assert 'X-Robots-Tag "noindex, nofollow"' in text


def test_two_builds_make_the_same_compressed_bytes(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "index.html").write_text("<p>Text</p>" * 200, encoding="utf-8")
        os.utime(tmp_path / name / "index.html", (1, 1) if name == "a" else None)
        assert compress.fill(tmp_path / name, tmp_path / f"cache-{name}") == 1
        assert compress.fill(tmp_path / name, tmp_path / f"cache-{name}") == 0
    for ending in (".gz", ".br"):
        assert (tmp_path / f"a/index.html{ending}").read_bytes() == (tmp_path / f"b/index.html{ending}").read_bytes()
