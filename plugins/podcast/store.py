# SPDX-License-Identifier: AGPL-3.0-or-later
"""The cache of audio and other published files: what was measured once is not measured again.

A file is known by its place, size and times (as git's index does), what is known about it by its content. Copies are
named after their content, so that outputs can be linked to them and an editor's file is never changed through a link.
"""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from ..core import files
from .audio import formats as audio
from .audio.formats import Audio


class Store:
    """The folder ``.cache/podcast``; ``save`` keeps what was learnt."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._index = folder / "index.json"
        self._known: dict[str, Any] = _load(self._index)
        self._used: dict[str, Any] = {}

    def digest(self, path: Path) -> str:
        """Return the SHA-256 of the file; read only when it changed since the last build."""
        stat = path.stat()
        key = f"{path}|{stat.st_size}|{stat.st_mtime_ns}|{stat.st_ctime_ns}|{stat.st_ino}"
        digest: str = self._known.get(key) or files.digest(path)
        self._used[key] = digest
        return digest

    def probe(self, path: Path) -> Audio | None:
        """Return the audio at ``path``, None when its bytes are of no known format; raises UnreadableError."""
        kind = audio.sniff(path)
        if kind is None:
            return None
        facts = self.fact("sound", path, lambda file: audio.facts(file, kind))
        return Audio(self.digest(path), path.stat().st_size, kind, **facts)

    def fact(self, name: str, path: Path, learn: Callable[[Path], Any]) -> Any:
        """Return what ``learn`` makes of the file at ``path``, as JSON knows it; asked once for each content."""
        key = f"{name}|{self.digest(path)}"
        if key not in self._known:
            self._known[key] = json.loads(json.dumps(learn(path)))
        self._used[key] = self._known[key]
        return self._used[key]

    def keep(self, data: bytes, extension: str) -> Path:
        """Return a file below the cache with these bytes, named after them."""
        sha256 = hashlib.sha256(data).hexdigest()
        return files.kept(self.folder, f"{sha256[:2]}/{sha256}{extension}", lambda draft: _write(draft, data))

    def copy(self, path: Path, extension: str) -> Path:
        """Return a copy of ``path`` below the cache, named after its content."""
        sha256 = self.digest(path)
        place = self.folder / sha256[:2] / f"{sha256}{extension}"
        if place.exists() and place.stat().st_size != path.stat().st_size:  # damaged from outside
            place.unlink()
        return files.kept(self.folder, f"{sha256[:2]}/{sha256}{extension}", lambda draft: _copy(path, draft))

    def knows(self, name: str, path: Path) -> bool:
        """Tell whether ``fact`` would answer without learning."""
        return f"{name}|{self.digest(path)}" in self._known

    def save(self, *, all_known: bool = False) -> None:
        """Remember what this build learnt, and nothing older; ``all_known`` keeps what it has not asked for yet."""
        kept = {**self._known, **self._used} if all_known else self._used
        files.write(self._index, json.dumps(kept, sort_keys=True, indent=0))


def _copy(path: Path, draft: Path) -> None:
    with path.open("rb") as source, draft.open("wb") as target:
        while block := source.read(1 << 20):
            target.write(block)


def _write(draft: Path, data: bytes) -> None:
    draft.write_bytes(data)


def _load(index: Path) -> dict[str, Any]:
    try:
        known = json.loads(index.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return known if isinstance(known, dict) else {}
