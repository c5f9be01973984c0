# SPDX-License-Identifier: AGPL-3.0-or-later
"""A site below /pfad/unter/ of its host, and error pages in two languages, in real web servers."""

import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from plugins.core import headers
from plugins.publishing import compress
from plugins.publishing.server import Config, apache, check, htaccess, nginx

from .conftest import FEED, PAGE, item
from .web import Web, webspace
from .web import apache as run_apache
from .web import nginx as run_nginx

BASE = "/pfad/unter"
HOME = PAGE.format("Start", f'<link href="{BASE}/theme/style.aaaaaaaa11.css"><a href="{BASE}/feed.xml">Feed</a>' + "<p>Text</p>" * 200)
SITE = {
    "index.html": HOME,
    "404.html": PAGE.format("Nicht gefunden", ""),
    "en/404.html": PAGE.format("Not found", ""),
    "en/index.html": PAGE.format("Home", ""),
    "feed.xml": FEED.format(item("a", 1) * 9),
    "theme/style.aaaaaaaa11.css": "body { color: black }\n" * 60,
    "weg/index.html": PAGE.format("Zurückgezogen", ""),
    "en/gone/index.html": PAGE.format("Withdrawn", ""),
}


@pytest.fixture
def folder() -> Iterator[Path]:
    made = Path(tempfile.mkdtemp(prefix="amtsfunk-sub-"))
    made.chmod(0o755)
    yield made
    shutil.rmtree(made)


@pytest.fixture(params=["nginx", "apache", "htaccess"])
def web(request: pytest.FixtureRequest, folder: Path) -> Iterator[Web]:
    """The site as a target would have it, in a folder with a space; the link is made as the configuration says."""
    release = folder / "blog 1/releases/eins"
    for path, text in SITE.items():
        (release / path).parent.mkdir(parents=True, exist_ok=True)
        (release / path).write_text(text, encoding="utf-8")
    compress.fill(release, folder / "packed")
    (folder / "blog 1/current").symlink_to("releases/eins")
    root, moved = folder / "blog 1/wurzel", {f"{BASE}/alt/": f"{BASE}/en/", f"{BASE}/?p=1": f"{BASE}/en/"}
    config = Config("stadt.example", str(root), moved, (f"{BASE}/weg/", f"{BASE}/en/gone/"), ("en",), base=BASE)
    line = re.search(r"^#   (mkdir .*)$", nginx.text(config), re.MULTILINE)
    assert line
    subprocess.run(["sh", "-c", line[1]], check=True)
    if request.param == "htaccess":
        (release / ".htaccess").write_text(htaccess.text(config), encoding="utf-8")
        with webspace(root, folder / "web") as running:
            yield running
        return
    write, run = {"nginx": (nginx.text, run_nginx), "apache": (apache.text, run_apache)}[request.param]
    with run(write(config), folder / "web") as running:
        yield running


def where(web: Web, path: str) -> tuple[int, str]:
    reply = web.get(path)
    return reply.status, reply.headers.get("location", "").removeprefix(web.address).removeprefix("https://stadt.example")


def test_everything_is_as_at_the_root_of_a_host(web: Web) -> None:
    assert web.get(f"{BASE}/").body == HOME.encode()
    assert where(web, BASE) == (301, f"{BASE}/")
    assert where(web, f"{BASE}/en") == (301, f"{BASE}/en/")
    assert where(web, f"{BASE}/alt/") == (301, f"{BASE}/en/")
    assert where(web, f"{BASE}/?p=1") == (301, f"{BASE}/en/")
    for page in ("weg/", "en/gone/"):
        gone = web.get(f"{BASE}/{page}")
        assert (gone.status, gone.body) == (410, SITE[f"{page}index.html"].encode())
    assert web.get("/anderswo/").status == 404
    packed = web.get(f"{BASE}/feed.xml", Accept_Encoding="gzip")
    assert packed.headers["content-encoding"] == "gzip"
    assert packed.headers["content-type"] == headers.kind("/feed.xml")
    assert [str(one) for one in check.check(f"{web.address}{BASE}", verify=False) if not one.good] == []


def test_error_pages_speak_the_language_of_the_address(web: Web) -> None:
    for path, file in (("/nichts/", "404.html"), ("/en/nichts/", "en/404.html"), ("/en/a/b.html", "en/404.html"), ("/enten/", "404.html")):
        reply = web.get(f"{BASE}{path}")
        assert (reply.status, reply.body) == (404, SITE[file].encode()), path
        assert reply.headers["content-security-policy"] == headers.HEADERS["Content-Security-Policy"]


def test_the_home_of_a_host_leads_to_its_site(folder: Path) -> None:
    config = Config("stadt.example", str(folder), {}, base=BASE)
    assert "location = / { return 302 /pfad/unter/; }" in nginx.text(config)
    assert 'RewriteRule "^/$" "/pfad/unter/" [R=302,L]' in apache.text(config)
    assert "302" not in nginx.text(replace(config, base=""))
