# SPDX-License-Identifier: AGPL-3.0-or-later
"""``invoke serve``: build with drafts, serve on this machine, rebuild and reload when a file changes."""

import queue
import threading
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from watchfiles import BaseFilter, Change, DefaultFilter, watch

from ..core import files
from .run import Built, build
from .server import Server

PREVIEW = ("-e", "PREVIEW=true", 'OUTPUT_PATH=".cache/vorschau"')
_PLACEHOLDER = (
    '<!doctype html><html lang="de"><head><meta charset="utf-8"><title>Vorschau</title></head>'
    "<body><main><h1>Noch nichts gebaut</h1></main></body></html>"
)


class NoPortError(Exception):
    """The server cannot listen; the text says why, in German."""


def serve(settings: Path, port: int, told: Callable[[Built, str], None], changes: Iterable[object] | None = None) -> None:
    """Serve a preview of the site until interrupted; after each build ``told`` gets its outcome and the address.

    ``changes`` is what to wait for between builds (default: changes of files in the project).
    Raises NoPortError where something else listens on ``port``.
    """
    root = settings.parent
    folder = root / ".cache" / "vorschau"
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / "index.html").exists():
        (folder / "index.html").write_text(_PLACEHOLDER, encoding="utf-8")
    try:
        server = Server(folder, port, live=True).start()
    except (OSError, OverflowError) as error:
        why = "möglich sind 1 bis 65535" if isinstance(error, OverflowError) else files.reason(error)
        raise NoPortError(
            f"Der Anschluss {port} ist nicht frei ({why}). "
            f"Läuft die Vorschau schon? Sonst nehmen Sie einen anderen, zum Beispiel: ./run serve --port {port % 60000 + 1}"
        ) from error
    waiting = iter(changes) if changes is not None else _changes(settings)  # before the first build, which may take a while
    try:
        _round(settings, server, told)
        for _ in waiting:
            _round(settings, server, told)
    finally:
        server.shutdown()


def _round(settings: Path, server: Server, told: Callable[[Built, str], None]) -> None:
    built = build(settings, options=PREVIEW)
    server.announce(built.report)
    told(built, server.address)


def _changes(settings: Path) -> Iterator[object]:
    """Watch from now on; return an iterator that waits for the next change and gives all there were since the last as one."""
    root, found = settings.parent, queue.SimpleQueue[object]()
    folders = [path for path in (root / "content", root / "theme", root / "plugins") if path.is_dir()]

    def watched(*paths: Path, only: BaseFilter, deep: bool) -> None:
        for change in watch(*paths, watch_filter=only, recursive=deep):
            found.put(change)

    # the settings through their folder: editors save by putting a new file in the old one's place, which ends a watch on the file
    for paths, only in ((folders, _Sources()), ([root], _Settings())):
        threading.Thread(target=watched, args=paths, kwargs={"only": only, "deep": paths is folders}, daemon=True).start()
    return _waiting(found)


def _waiting(found: "queue.SimpleQueue[object]") -> Iterator[object]:
    while True:
        change = found.get()
        while not found.empty():
            found.get()
        yield change


class _Settings(BaseFilter):
    def __call__(self, change: Change, path: str) -> bool:  # noqa: ARG002  # watchfiles gives both
        return Path(path).name in ("pelicanconf.py", "publishconf.py")


class _Sources(DefaultFilter):
    ignore_dirs = (*DefaultFilter.ignore_dirs, ".cache", "output", "build")
