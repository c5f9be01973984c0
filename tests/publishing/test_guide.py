# SPDX-License-Identifier: AGPL-3.0-or-later
"""What docs/betrieb/server-einrichten.md leads to: sshd and nginx become the site, updated, broken, repaired, rolled back."""

import ast
import re
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from plugins.publishing import publish, reasons, words
from plugins.publishing.publish import Outcome
from plugins.publishing.server import Config, nginx
from plugins.publishing.server.check import check
from plugins.publishing.targets import StoppedError, shell, storage

from .conftest import PAGE, Project
from .web import Web
from .web import nginx as run_nginx

ROOT = Path(__file__).resolve().parents[2]
TROUBLES = re.sub(r"\s+", " ", (ROOT / "docs/betrieb/stoerungen.md").read_text(encoding="utf-8"))
ERRORS = {"StoppedError", "TargetError", "LockedError", "AbsentError", "RefusedError", "UnfitNameError"}
MOVED = {"/alt/": "/2026/11/beitrag-1/"}


@pytest.fixture
def live(project: Project) -> Iterator[Web]:
    """The site's own nginx; the project asks it after each publication."""
    folder = Path(tempfile.mkdtemp(prefix="amtsfunk-guide-"))
    folder.chmod(0o755)
    with run_nginx(nginx.text(Config("stadt.example", str(project.live), MOVED)), folder / "nginx") as web:
        project.target |= {"check": True, "verify": False, "url": web.address}
        project.redirects = '{"gone": [], "moved": {"/alt/": "/2026/11/beitrag-1/"}}'
        yield web
    shutil.rmtree(folder)


def test_an_empty_server_becomes_the_site_is_updated_broken_repaired_and_rolled_back(project: Project, live: Web) -> None:
    project.site["index.html"] = PAGE.format("Start", "<p>Text</p>" * 200)
    first = project.publish()
    assert (first.checked.right, first.checked.wrong, first.checked.unreachable, first.checked.headers) == (6, (), "", ())
    with pytest.raises(StoppedError, match=r"das TLS-Zertifikat ist selbst ausgestellt\. .* --insecure"):
        check(live.address)
    assert [str(one) for one in check(live.address, verify=False) if not one.good] == []

    project.site["index.html"] = PAGE.format("Neuer Stand", "")
    second = project.publish()
    assert live.get("/").body == str(project.site["index.html"]).encode()

    project.redirects = '{"gone": [], "moved": {"/alt/": "/2026/11/beitrag-2/"}}'  # the server still has the old map
    project.site["index.html"] = PAGE.format("Kaputter Stand", "")
    third = project.publish()
    assert third.checked.wrong == ("/alt/: Weiterleitung nach /2026/11/beitrag-1/ statt /2026/11/beitrag-2/ (./run server-config)",)
    assert f"Zurückgestellt auf {second.release}" in words.told(third)
    assert b"Neuer Stand" in live.get("/").body

    project.redirects = '{"gone": [], "moved": {"/alt/": "/2026/11/beitrag-1/"}}'
    project.site["index.html"] = PAGE.format("Reparierter Stand", "")
    assert project.publish().checked.wrong == ()
    assert b"Reparierter Stand" in live.get("/").body
    publish.rollback(project.file)
    assert b"Neuer Stand" in live.get("/").body


def test_a_server_that_forgets_a_header_is_named_and_one_with_wrong_kinds_is_left_at_once(project: Project) -> None:
    right = nginx.text(Config("stadt.example", str(project.live), {}))
    project.target |= {"check": True, "verify": False}

    def published(config: str, title: str) -> Outcome:
        folder = Path(tempfile.mkdtemp(prefix="amtsfunk-guide-"))
        folder.chmod(0o755)
        project.site["index.html"] = PAGE.format(title, "")
        try:
            with run_nginx(config, folder / "nginx") as web:
                project.target["url"] = web.address
                return project.publish()
        finally:
            shutil.rmtree(folder)

    policy = re.compile(r"(?m)^ *add_header Content-Security-Policy .*\n")
    first = published(policy.sub("", right), "Start")
    assert (first.checked.wrong, first.checked.headers) == ((), ("Content-Security-Policy",))
    assert "Warnung: Kopfzeilen fehlen oder sind anders: Content-Security-Policy. Näheres: ./run check-server https://" in words.told(first)
    second = published(right.replace("text/html html;", "text/plain html;"), "Neu")
    assert second.checked.wrong[0] == "/: die Art ist „text/plain; charset=utf-8“ statt „text/html; charset=utf-8“ (Content-Type)"
    assert f"Zurückgestellt auf {first.release}" in words.told(second)


def _templates(path: Path) -> Iterator[str]:
    """Yield the texts of every error that a module raises; a value in one is „…“."""
    for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") in ERRORS:
            yield from _texts(call)


def _texts(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.JoinedStr):
        yield "".join(str(one.value) if isinstance(one, ast.Constant) else "…" for one in node.values)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.count(" ") > 2:
        yield node.value
    else:
        for child in ast.iter_child_nodes(node):
            yield from _texts(child)


TEMPLATES = [text for path in sorted((ROOT / "plugins/publishing").rglob("*.py")) for text in _templates(path)]
MEANINGS = [
    *(text.format(host="…") for _, text in (*shell._REASONS, *shell._REFUSALS, *storage._REASONS)),
    *(text for _, text in reasons._KINDS),
    *reasons._ERRORS.values(),
    *reasons._CERTIFICATES.values(),
]


@pytest.mark.parametrize("text", sorted(text for text in {*TEMPLATES, *MEANINGS} if text.strip("…\n")))
def test_whatever_can_be_told_stands_among_the_troubles_with_a_way_out(text: str) -> None:
    parts = [part.strip(" „“:.,()") for part in re.split(r"…|(?<=[.:]) ", text)]
    assert any(part[:24] in TROUBLES for part in parts if len(part) > 8), text


def test_one_nginx_shows_the_site_and_its_preview(project: Project) -> None:
    project.publish()
    both = [
        nginx.text(Config("stadt.example", str(project.live), MOVED)),
        nginx.text(Config("vorschau.stadt.example", f"{project.path}-vorschau/current", {}, private=True, first=False)),
    ]
    folder = Path(tempfile.mkdtemp(prefix="amtsfunk-guide-"))
    folder.chmod(0o755)
    try:
        with run_nginx("\n".join(both), folder / "nginx") as web:
            assert (web.get("/").status, web.get("/alt/").status) == (200, 301)
            assert web.get("/", Host="vorschau.stadt.example").status == 401
    finally:
        shutil.rmtree(folder)
