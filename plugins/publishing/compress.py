# SPDX-License-Identifier: AGPL-3.0-or-later
"""Compressed variants beside the files, so that the web server need not make them: gzip -9 and Brotli 11, always the same bytes."""

import gzip
import os
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import brotli

from ..core import files

ENDINGS = frozenset({".html", ".xml", ".css", ".js", ".json", ".svg", ".txt", ".vtt", ".srt", ".ics", ".webmanifest"})
_LEAST = 600  # bytes; what fits into one packet gains nothing
_PACK: Mapping[str, Callable[[bytes], bytes]] = {
    ".gz": lambda data: gzip.compress(data, 9, mtime=0),
    ".br": lambda data: brotli.compress(data, quality=11),
}


def fill(site: Path, cache: Path) -> int:
    """Put ``.gz`` and ``.br`` beside every text of ``site``; return how many had to be made (the others come from ``cache``)."""
    texts = [path for path in sorted(site.rglob("*")) if path.suffix in ENDINGS and path.is_file() and path.stat().st_size >= _LEAST]
    keys = {path: files.digest(path) for path in texts}
    # both at once and by digest: what was made before is known by its content, whatever it was called
    fresh = {key: path for path, key in keys.items() if not (cache / f"{key}.br").exists() or not (cache / f"{key}.gz").exists()}
    if fresh:
        cache.mkdir(parents=True, exist_ok=True)
        with ThreadPoolExecutor(os.cpu_count()) as pool:  # both libraries let other threads run
            list(pool.map(_make, fresh.values(), [cache / key for key in fresh]))
    for path, key in keys.items():
        for ending in _PACK:
            files.link(cache / f"{key}{ending}", path.with_name(path.name + ending))
    _forget(cache, set(keys.values()))
    return len(fresh)


def _make(source: Path, target: Path) -> None:
    data = source.read_bytes()
    for ending, pack in _PACK.items():
        files.write(target.with_name(target.name + ending), pack(data))


def _forget(cache: Path, used: set[str]) -> None:
    """Remove from the cache what no file of the site is any more."""
    for path in cache.glob("*") if cache.is_dir() else ():
        if path.stem not in used:
            path.unlink()
