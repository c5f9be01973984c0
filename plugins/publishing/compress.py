# SPDX-License-Identifier: AGPL-3.0-or-later
"""Compressed variants beside the files, so that the web server need not make them: gzip -9 and Brotli 11, always the same bytes."""

import gzip
import hashlib
import io
import os
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import brotli

from ..core import files
from .manifest import walk

ENDINGS = (".html", ".xml", ".css", ".js", ".json", ".svg", ".txt", ".vtt", ".srt", ".ics", ".webmanifest")
_LEAST = 600  # bytes; what fits into one packet gains nothing
_PACK: Mapping[str, Callable[[bytes], bytes]] = {
    ".gz": lambda data: gzip.compress(data, 9, mtime=0),
    ".br": lambda data: brotli.compress(data, quality=11),
}


def fill(site: Path, cache: Path) -> int:
    """Put ``.gz`` and ``.br`` beside every text of ``site``; return how many had to be made (the others come from ``cache``)."""
    texts = [f"{site}/{path}" for path in sorted(walk(site)) if path.endswith(ENDINGS)]
    keys = {path: digest for path in texts if (digest := _digest(path))}
    # both at once and by digest: what was made before is known by its content, whatever it was called
    kept = {one.name for one in os.scandir(cache)} if cache.is_dir() else set()
    fresh = {key: Path(path) for path, key in keys.items() if not {f"{key}.br", f"{key}.gz"} <= kept}
    if fresh:
        cache.mkdir(parents=True, exist_ok=True)
        with ThreadPoolExecutor(os.cpu_count()) as pool:  # both libraries let other threads run
            list(pool.map(_make, fresh.values(), [cache / key for key in fresh]))
    for path, key in keys.items():
        for ending in _PACK:
            _link(f"{cache}/{key}{ending}", f"{path}{ending}")
    used = set(keys.values())
    for name in kept:  # what no file of the site is any more
        if name.partition(".")[0] not in used:
            (cache / name).unlink()
    return len(fresh)


def _digest(path: str) -> str:
    """Return the digest of what is worth compressing, else an empty string."""
    with io.FileIO(path) as file:
        data = file.readall()
    return hashlib.sha256(data).hexdigest() if len(data) >= _LEAST else ""


def _link(source: str, target: str) -> None:
    try:
        os.link(source, target)  # the usual case: the build took away what it did not write
    except OSError:
        files.link(Path(source), Path(target))


def _make(source: Path, target: Path) -> None:
    data = source.read_bytes()
    for ending, pack in _PACK.items():
        files.write(target.with_name(target.name + ending), pack(data))
