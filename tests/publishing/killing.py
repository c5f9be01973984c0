# SPDX-License-Identifier: AGPL-3.0-or-later
"""Publications that are killed at random moments, while a client reads the live site all the time.

``python -m tests.publishing.killing 60`` kills sixty of them and prints what the client saw; ``… 60 1 sftp`` does so on web space with
nothing but SFTP, ``… 60 1 storage`` in object storage, where pages of two versions may stand side by side, each complete and with its
style sheet. The suite does a few.
"""

import contextlib
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from plugins.publishing.targets import StoppedError

from . import store, web
from .conftest import PAGE, Project, Server, sshd
from .space import on

_PAGES = 40
_WAYS = ("task", "rsync", "ssh", "server", "all")
_SFTP_WAYS = ("task", "sftp", "ssh", "server", "all")
_STORE_WAYS = ("task", "rclone", "all")
_CONFIG = """server {{
    listen 443 ssl; ssl_certificate /etc/ssl/amtsfunk/fullchain.pem; ssl_certificate_key /etc/ssl/amtsfunk/privkey.pem; root {};
}}"""


def site(version: int) -> dict[str, str | bytes]:
    """A site of which nearly everything differs from version to version; each page names the version and its own style sheet."""
    style = f"theme/style.{version:08x}a1.css"
    pages = {f"{n}/index.html": PAGE.format(f"Version {version}", f'<link href="/{style}">' + f"<p>{n}</p>" * 500) for n in range(_PAGES)}
    sound = random.Random(version).randbytes(400_000)  # noqa: S311  # bytes to send
    return {**pages, "index.html": pages["0/index.html"], style: "body{}" * 300, f"ton-{version:08x}b2.mp3": sound}


@dataclass
class Client:
    """Reads pages and their style sheets from the live site; ``faults`` is all that was neither complete old nor complete new."""

    site: web.Web | store.Store
    faults: list[str] = field(default_factory=list)
    reads: Counter[int] = field(default_factory=Counter)
    stopped: threading.Event = field(default_factory=threading.Event)
    allowed: set[int] = field(default_factory=set)

    def run(self) -> None:
        chance = random.Random(1)  # noqa: S311  # which page
        while not self.stopped.is_set():
            url = f"/{chance.randrange(_PAGES)}/"
            try:
                self._read(url)
            except OSError as error:
                self.faults.append(f"{url}: {error}")

    def _read(self, url: str) -> None:
        reply = self.site.get(url)
        text = reply.body.decode()
        version = int(text.partition("<title>Version ")[2].partition("<")[0]) if reply.status == 200 and "<title>Version " in text else -1
        wanted = site_page(version, url)
        if version not in self.allowed or text != wanted:
            self.faults.append(f"{url}: {reply.status}, Version {version}")
            return
        self.reads[version] += 1
        style = self.site.get(f"/theme/style.{version:08x}a1.css")
        if style.status != 200 or style.body != b"body{}" * 300:
            self.faults.append(f"{url}: style sheet of version {version}: {style.status}")


def site_page(version: int, url: str) -> str:
    page = f'<link href="/theme/style.{version:08x}a1.css">' + f"<p>{url.strip('/')}</p>" * 500
    return PAGE.format(f"Version {version}", page)


def publication(project: Project, version: int) -> "subprocess.Popen[bytes]":
    """Start a publication in a process group of its own."""
    command = [sys.executable, "-m", "tests.publishing.killing", "one", project.root, repr(project.target), str(version)]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)


def kill(process: "subprocess.Popen[bytes]", way: str, server: Server | None) -> None:
    """Kill the task, its rsync, its ssh, the server's half, or everything, without a warning."""
    group = processes("pgid", process.pid) if process.poll() is None else {}
    if way == "server" and server:
        victims = [pid for pid, name in processes("below", server.pid).items() if name != "listener"]
    else:
        victims = [pid for pid, name in group.items() if way == "all" or name.startswith({"task": "python"}.get(way, way))]
    for pid in victims:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)


def processes(kind: str, number: int) -> dict[int, str]:
    """Return the processes of a group, or those below a server (the listener itself named so)."""
    rows = subprocess.run(["ps", "-eo", "pid=,ppid=,pgid=,comm="], capture_output=True, check=True).stdout.decode().splitlines()
    table = {int(pid): (int(parent), int(group), name.strip()) for pid, parent, group, name in (row.split(None, 3) for row in rows)}
    if kind == "pgid":
        return {pid: name for pid, (_, group, name) in table.items() if group == number}
    below = {number}
    while more := {pid for pid, (parent, _, _) in table.items() if parent in below} - below:
        below |= more
    return {pid: "listener" if pid == number else table[pid][2] for pid in below if pid in table}


@dataclass
class Seen:
    """What came of a run: kills that hit a publication still at work, reads of the client, its faults, versions that went online."""

    kills: Counter[str] = field(default_factory=Counter)
    reads: int = 0
    faults: list[str] = field(default_factory=list)
    online: int = 0


@contextmanager
def stage(server: Server | None, folder: Path) -> Iterator[tuple[Project, web.Web | store.Store]]:
    """Give a project and what shows it: nginx with a link, Apache with a ``.htaccess`` where there is only SFTP, or the store itself."""
    if server is None:
        with store.server() as address:
            os.environ.update(store.environment(address))
            bucket = store.project(folder / "projekt", address, keep=3)
            yield bucket, bucket
        return
    if server.chroot:
        with on(server, folder / "projekt", folder / "apache", keep=3) as space:
            assert space.web
            yield space, space.web
        return
    project = Project(folder / "projekt", server.target(check=False, keep=3))
    with web.nginx(_CONFIG.format(project.live), folder / "nginx") as live:
        yield project, live


def run(server: Server | None, folder: Path, rounds: int, seed: int) -> Seen:
    """Publish version after version, killing each at a random moment; then let one through, which must repair everything.

    Without a ``server``, the target is object storage.
    """
    seen, ways = Seen(), _STORE_WAYS if server is None else _SFTP_WAYS if server.chroot else _WAYS
    with stage(server, folder) as (project, live):
        project.site = site(0)
        started = time.perf_counter()
        project.publish()
        usual = time.perf_counter() - started + 0.6  # a process of its own starts more slowly
        client = Client(live, allowed={0})
        thread = threading.Thread(target=client.run)
        thread.start()
        chance = random.Random(seed)  # noqa: S311  # when to kill
        try:
            for version in range(1, rounds + 1):
                client.allowed |= {version}
                process, way = publication(project, version), ways[version % len(ways)]
                time.sleep(chance.uniform(0.2, usual * 1.1))
                seen.kills[way if process.poll() is None else "zu spät"] += 1
                kill(process, way, server)
                process.wait(60)
                kill(process, "all", server)
                while server is None and processes("pgid", process.pid):  # whoever takes a lock over makes sure that nothing runs any more
                    time.sleep(0.05)
            client.allowed |= {rounds + 1}
            repair(project, rounds + 1)
            time.sleep(0.3)
        finally:
            client.stopped.set()
            thread.join()
        verify(project, rounds + 1)
    seen.reads, seen.faults, seen.online = sum(client.reads.values()), client.faults, len(client.reads)
    return seen


def repair(project: Project, last: int) -> None:
    """Let a publication through."""
    project.site = site(last)
    for _ in range(50):  # the server's half of a killed connection may still hold on for a moment
        with contextlib.suppress(StoppedError):
            project.publish(take_over=True)
            return


def verify(project: Project, last: int) -> None:
    """Check that all is online and nothing else is left."""
    expected = {path: data.encode() if isinstance(data, str) else data for path, data in site(last).items()}
    online = {path: data for path, data in project.online().items() if path in expected}
    assert online == expected, "the last publication did not repair everything"
    if isinstance(project, store.Store):
        assert {path.rpartition(".")[2] for path in project.objects("intern")} == {"gz", "jsonl"}
        assert not [path for path, data in project.online().items() if path.endswith(".html") and data != expected[path]]
        return
    for left in (".rsync-partial", "*.rest.json.gz", "dateien/.neu/*", "*.htaccess.neu"):
        assert not list(project.path.rglob(left)), left
    assert len(project.releases()) <= 3


def main() -> None:
    """Publish once (a child that will be killed), or run a long test."""
    if sys.argv[1] == "one":
        root, target, version = sys.argv[2:5]
        project = Project(Path(root), eval(target), site(int(version)))  # noqa: S307  # what our own parent wrote
        project.publish(take_over=True)
        return
    folder = Path(tempfile.mkdtemp(prefix="amtsfunk-kill-"))
    folder.chmod(0o755)
    try:
        given = contextlib.nullcontext(None) if "storage" in sys.argv else sshd(chrooted="sftp" in sys.argv)
        with given as server:
            seen = run(server, folder, int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    finally:
        shutil.rmtree(folder)
    print("killed:", dict(seen.kills))
    print(f"{seen.reads} pages read, {seen.online} versions seen, {len(seen.faults)} faults")
    print("\n".join(seen.faults[:20]))


if __name__ == "__main__":
    main()
