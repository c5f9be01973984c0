# SPDX-License-Identifier: AGPL-3.0-or-later
"""A real sshd as an ordinary user, and a project whose build is a folder that the test fills."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from plugins.core.report import Report
from plugins.engine import programs
from plugins.publishing import publish
from plugins.publishing.publish import Outcome
from plugins.publishing.wish import Wish

USER = "amtsfunk-test"
FEED = (
    '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>T</title><link>https://stadt.example/</link>'
    "<description>D</description>{}</channel></rss>"
)
PAGE = '<!DOCTYPE html><html lang="de"><head><title>{0}</title></head><body><main><h1>{0}</h1>{1}</main></body></html>\n'


def item(slug: str, day: int) -> str:
    return (
        f"<item><title>{slug}</title><link>https://stadt.example/2026/11/{slug}/</link><guid>urn:{slug}</guid>"
        f"<pubDate>{day:02} Nov 2026 09:00:00 +0100</pubDate></item>"
    )


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    for _ in range(500):
        assert process.poll() is None, f"{process.args!r} ended with {process.returncode}"
        with socket.socket() as one:
            if one.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.02)
    raise AssertionError(f"nothing listens on {port}")


@pytest.fixture(scope="session", autouse=True)
def system_programs() -> None:
    """A missing program fails every test here with the line that installs it."""
    missing = programs.missing()
    assert not missing, programs.line(missing)


@pytest.fixture(autouse=True)
def quiet_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tests are no CI runner to the product, and loopback needs no proxy."""
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setenv("no_proxy", "127.0.0.1")


@dataclass
class Server:
    """An sshd on loopback. ``home`` is the folder that its user may write to."""

    port: int
    user: str
    home: Path
    key: Path
    known_hosts: Path
    pid: int = 0
    chroot: Path | None = None

    def target(self, **more: Any) -> dict[str, Any]:
        """Return the settings of a target there."""
        path = self.home / f"blog-{len(list(self.home.iterdir()))}"
        path.mkdir()
        shutil.chown(path, self.user)
        known = {"key": str(self.key), "known_hosts": str(self.known_hosts), "user": self.user, "port": self.port}
        if self.chroot:
            return {"kind": "sftp", "host": "127.0.0.1", "path": f"/{path.relative_to(self.chroot)}", **known, **more}
        return {"kind": "ssh", "host": "127.0.0.1", "path": str(path), **known, **more}


def ordinary_user() -> tuple[str, list[str]]:
    """Return the user that servers run as, and the words that start them so: root would be above all permissions."""
    if os.geteuid():
        return os.environ["USER"], []
    if subprocess.run(["id", USER], capture_output=True, check=False).returncode:
        subprocess.run(["useradd", "--no-create-home", "--shell", "/bin/sh", USER], capture_output=True, check=False)
    return USER, ["setpriv", f"--reuid={USER}", f"--regid={USER}", "--clear-groups", "--"]


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with sshd() as running:
        yield running


_ONLY_SFTP = "ChrootDirectory {}\nForceCommand internal-sftp\nAllowTcpForwarding no\nX11Forwarding no\n"


@contextmanager
def sshd(*, chrooted: bool = False) -> Iterator[Server]:
    """Run OpenSSH's server on loopback as an ordinary user, with keys of its own.

    ``chrooted``: as root, since only root can lock an ordinary user in; that user gets SFTP and nothing else.
    """
    # others must get there, which pytest's own folders do not allow; above a chroot nobody but root may write
    folder = Path(tempfile.mkdtemp(prefix="amtsfunk-sshd-", dir="/run" if chrooted else None))
    user, words = ordinary_user()
    if chrooted:
        assert not os.geteuid(), "only root can lock a user in: run these tests as root"
        subprocess.run(["usermod", "--password", "*", user], check=True)  # no password, but not locked out
        Path("/run/sshd").mkdir(exist_ok=True)
        words = []
    port, home, host_key, key = free_port(), folder / "srv", folder / "host", folder / "id"
    home.mkdir()
    for one in (host_key, key):
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", one], check=True)
    shutil.copy(f"{key}.pub", folder / "authorized")
    (folder / "known").write_text(f"[127.0.0.1]:{port} {Path(f'{host_key}.pub').read_text(encoding='utf-8')}", encoding="utf-8")
    (folder / "sshd_config").write_text(
        f"ListenAddress 127.0.0.1\nPort {port}\nHostKey {host_key}\nAuthorizedKeysFile {folder}/authorized\nPidFile none\nStrictModes no\n"
        "UsePAM no\nPasswordAuthentication no\nMaxStartups 100\nMaxSessions 100\nLogLevel QUIET\nSubsystem sftp internal-sftp\n"
        + (_ONLY_SFTP.format(folder) if chrooted else ""),
        encoding="utf-8",
    )
    folder.chmod(0o755)
    if words:
        for one in (home, host_key):
            shutil.chown(one, user)
    process = subprocess.Popen([*words, "/usr/sbin/sshd", "-D", "-f", folder / "sshd_config"])
    try:
        wait_for(port, process)
        yield Server(port, user, home, key, folder / "known", process.pid, folder if chrooted else None)
    finally:
        process.terminate()
        process.wait()
        shutil.rmtree(folder)


@dataclass
class Project:
    """A project whose ``site`` (path -> content) is what the build gives; ``target`` is its only target."""

    root: Path
    target: dict[str, Any]
    site: dict[str, str | bytes] = field(default_factory=dict)
    redirects: str = "{}"
    due: str = '{"moments": []}'
    register: str = ""
    report: Report = field(default_factory=lambda: Report(finished=True))
    settings: dict[str, Any] = field(default_factory=dict)

    @property
    def file(self) -> Path:
        return self.root / "publishconf.py"

    @property
    def path(self) -> Path:
        return Path(self.target["path"])

    @property
    def live(self) -> Path:
        """The folder that a web server shows."""
        return self.path / "current"

    def configure(self) -> None:
        rows = {"SITEURL": "https://stadt.example", "PUBLISH": {"targets": {"live": self.target}, "required": (), **self.settings}}
        self.root.mkdir(exist_ok=True)
        self.file.write_text("".join(f"{name} = {value!r}\n" for name, value in rows.items()), encoding="utf-8")

    def build(self, _: Sequence[str]) -> Report:
        folder = self.root / ".cache/publishing/live/site"
        shutil.rmtree(folder, ignore_errors=True)
        for path, content in self.site.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(content.encode() if isinstance(content, str) else content)
        (self.root / ".cache/redirects.json").write_text(self.redirects, encoding="utf-8")
        (self.root / ".cache/due.json").write_text(self.due, encoding="utf-8")
        if self.register:
            (self.root / "build").mkdir(exist_ok=True)
            (self.root / "build/freigaben.json").write_text(self.register, encoding="utf-8")
        return self.report

    def publish(self, told: Callable[[str], object] = lambda _: None, **wish: Any) -> Outcome:
        self.configure()
        return publish.publish(self.file, Wish(**{"allow_dirty": True, **wish}), self.build, told)

    def online(self) -> dict[str, bytes]:
        """Every file that is online, without compressed variants."""
        found = {one.relative_to(self.live).as_posix(): one.read_bytes() for one in self.live.rglob("*") if one.is_file()}
        return {path: data for path, data in found.items() if not path.endswith((".gz", ".br"))}

    def releases(self) -> list[str]:
        return sorted(one.name for one in (self.path / "releases").iterdir())


def small_site() -> dict[str, str | bytes]:
    pages = {f"2026/11/beitrag-{n}/index.html": PAGE.format(f"Beitrag {n}", f"<p>{'Text. ' * 300}</p>") for n in range(1, 6)}
    audio = bytes(range(256)) * 400
    return {
        "index.html": PAGE.format("Start", '<link href="/theme/style.aaaaaaaa11.css">'),
        "404.html": PAGE.format("Nicht gefunden", ""),
        "feed.xml": FEED.format("".join(item(f"beitrag-{n}", n) for n in range(5, 0, -1))),
        "theme/style.aaaaaaaa11.css": "body { color: black }\n" * 60,
        "podcast/ton/ton-1a2b3c4d.mp3": audio,
        ".well-known/security.txt": "Contact: mailto:x@stadt.example\n",
        **pages,
    }


@pytest.fixture
def project(tmp_path: Path, server: Server) -> Project:
    """A project with one target behind the real sshd; its live site is not asked unless a test wants that."""
    return Project(tmp_path / "projekt", server.target(check=False), small_site())


@pytest.fixture
def local(tmp_path: Path) -> Project:
    """The same with a local folder."""
    (tmp_path / "srv").mkdir()
    return Project(tmp_path / "projekt", {"kind": "local", "path": str(tmp_path / "srv"), "check": False}, small_site())
