# SPDX-License-Identifier: AGPL-3.0-or-later
"""``invoke serve``: build with drafts, serve on this machine, rebuild and reload when a file changes."""

from collections.abc import Callable, Iterable
from pathlib import Path

from watchfiles import DefaultFilter, watch

from .run import Built, build
from .server import Server

PREVIEW = ("-e", "PREVIEW=true", 'OUTPUT_PATH=".cache/vorschau"')
_PLACEHOLDER = (
    '<!doctype html><html lang="de"><head><meta charset="utf-8"><title>Vorschau</title></head>'
    "<body><main><h1>Noch nichts gebaut</h1></main></body></html>"
)


def serve(settings: Path, port: int, told: Callable[[Built, str], None], changes: Iterable[object] | None = None) -> None:
    """Serve a preview of the site until interrupted; after each build ``told`` gets its outcome and the address.

    ``changes`` is what to wait for between builds (default: changes of files in the project).
    """
    root = settings.parent
    folder = root / ".cache" / "vorschau"
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / "index.html").exists():
        (folder / "index.html").write_text(_PLACEHOLDER, encoding="utf-8")
    server = Server(folder, port, live=True).start()
    try:
        _round(settings, server, told)
        for _ in changes if changes is not None else watch(*_watched(root), watch_filter=_Sources(), raise_interrupt=False):
            _round(settings, server, told)
    finally:
        server.shutdown()


def _round(settings: Path, server: Server, told: Callable[[Built, str], None]) -> None:
    built = build(settings, options=PREVIEW)
    server.announce(built.report)
    told(built, server.address)


def _watched(root: Path) -> list[Path]:
    return [path for path in (root / "content", root / "theme", root / "plugins", root / "pelicanconf.py") if path.exists()]


class _Sources(DefaultFilter):
    ignore_dirs = (*DefaultFilter.ignore_dirs, ".cache", "output", "build")
