# SPDX-License-Identifier: AGPL-3.0-or-later
"""The cache of audio and other published files: what was measured once is not measured again.

A file is known by its place, size and times (as git's index does), what is known about it by its content. Copies are
named after their content, so that outputs can be linked to them and an editor's file is never changed through a link.

An editor's audio file is read from end to end once: while its digest is taken, its bytes are laid aside as the copy that will
be tagged. Files of a size that the cache knows are only hashed, for they are most likely known.
"""

import hashlib
import json
import os
import shutil
import stat
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from ..core import files
from .audio import formats as audio
from .audio import tags as writing
from .audio.formats import Audio
from .audio.tags import Tags
from .memory import Memory

_BLOCK = 1 << 20
_PARTS = ("files", "facts", "tagged")


class Store:
    """The folder ``.cache/podcast``; ``save`` keeps what was learnt, ``memory`` what was made of texts.

    ``_files``: path to size, times, number and digest. ``_facts``: digest to what is known. ``_tagged``: name of a tagged
    copy to its digest and size.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._index = folder / "index.json"
        self.memory = Memory(folder / "made.json")
        self._files, self._facts, self._tagged = _load(self._index)
        self._sizes = {row[0] for row in self._files.values()}
        self._raw: dict[str, Path] = {}  # digest to a copy that nobody has taken yet
        self._used: set[str] = set()  # names of tagged copies

    def digest(self, path: Path) -> str:
        """Return the SHA-256 of the file; read only when it changed since it was last seen."""
        found = os.stat(path)  # noqa: PTH116  # asked some times of every file: ``Path`` takes longer than the system
        seen = [found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino]
        row = self._files.get(str(path))
        if row is None or row[:-1] != seen:
            row = self._files[str(path)] = [*seen, self._read(path, found.st_size)]
        return str(row[-1])

    def intact(self, path: Path) -> bool:
        """Tell whether the file holds what it held when it was last looked at, if it ever was; if not, forget that it did."""
        row = self._files.get(str(path))
        same = row is None or row[-1] == self.digest(path)
        if not same:
            del self._files[str(path)]
        return same

    def _read(self, path: Path, size: int) -> str:
        kind = audio.sniff(path)
        if size in self._sizes or kind is None or not kind.published:
            return files.digest(path)
        aside = self.folder / "neu"
        aside.mkdir(parents=True, exist_ok=True)
        draft = Path(tempfile.mkstemp(dir=aside)[1])
        digest = _copy(path, draft)
        self._raw[digest] = draft
        return digest

    def probe(self, path: Path) -> Audio | None:
        """Return the audio at ``path``, None when its bytes are of no known format; raises UnreadableError."""
        digest = self.digest(path)
        known = self._facts.setdefault(digest, {})
        kind = audio.FORMATS.get(known["format"] if "format" in known else self.fact("format", path, _format))
        if kind is None:
            return None
        facts = known["sound"] if "sound" in known else self.fact("sound", path, lambda file: audio.facts(file, kind))
        return Audio(digest, self._files[str(path)][0], kind, **facts)

    def fact(self, name: str, path: Path, learn: Callable[[Path], Any]) -> Any:
        """Return what ``learn`` makes of the file at ``path``, as JSON knows it; asked once for each content."""
        known = self._facts.setdefault(self.digest(path), {})
        if name not in known:
            known[name] = json.loads(json.dumps(learn(path)))
        return known[name]

    def keep(self, data: bytes, extension: str) -> Path:
        """Return a file below the cache with these bytes, named after them."""
        sha256 = hashlib.sha256(data).hexdigest()
        return files.kept(self.folder, f"{sha256[:2]}/{sha256}{extension}", lambda draft: _write(draft, data))

    def kept(self, name: str) -> Path | None:
        """Return the file of this name that ``keep`` once made, if it is still there."""
        path = f"{self.folder}/{name[:2]}/{name}"
        return Path(path) if os.path.isfile(path) else None  # noqa: PTH113  # asked of every form of every transcript

    def tagged(self, path: Path, one: Audio, tags: Tags | None) -> tuple[Path, Audio]:
        """Return a copy of the audio ``one`` at ``path`` with ``tags`` in it, and what the copy is; raises what mutagen raises."""
        name = f"{one.sha256}-{tags.fingerprint[:16] if tags else 'roh'}{one.format.extension}"
        file, row = self.folder / "ton" / name, self._tagged.get(name)
        if row is None or not _is_of_size(file, row[1]):  # new, or damaged from outside
            file.unlink(missing_ok=True)
            files.kept(self.folder, f"ton/{name}", lambda draft: self._tag(path, draft, one, tags))
            row = self._tagged[name] = [files.digest(file), file.stat().st_size] if tags else [one.sha256, one.size]
        self._used.add(name)
        return file, replace(one, sha256=row[0], size=row[1])

    def _tag(self, path: Path, draft: Path, one: Audio, tags: Tags | None) -> None:
        raw = self._raw.pop(one.sha256, None)
        if raw:
            raw.replace(draft)
        else:
            _copy(path, draft)
        if tags:
            writing.write(draft, one.format, tags)

    def known(self, name: str, path: Path) -> Any:
        """Return what ``fact`` would return without learning, else None."""
        return self._facts.get(self.digest(path), {}).get(name)

    def knows(self, name: str, path: Path) -> bool:
        """Tell whether ``fact`` would answer without learning."""
        return name in self._facts.get(self.digest(path), {})

    def stands(self, digest: str) -> bool:
        """Tell whether a file with this content was there when it was last looked for, and still is."""
        return any(row[-1] == digest and Path(path).exists() for path, row in self._files.items())

    def remember(self) -> None:
        """Write down what is known of the files that still stand."""
        standing = {path: row for path, row in self._files.items() if os.path.exists(path)}  # noqa: PTH110  # as above
        digests = {row[-1] for row in standing.values()}
        facts = {digest: known for digest, known in self._facts.items() if digest in digests}
        tagged = {name: row for name, row in self._tagged.items() if name in self._used or (self.folder / "ton" / name).is_file()}
        files.write(self._index, json.dumps(dict(zip(_PARTS, (standing, facts, tagged), strict=True)), sort_keys=True))

    def save(self) -> None:
        """Throw away the tagged copies that this build did not use, and remember the rest."""
        shutil.rmtree(self.folder / "neu", ignore_errors=True)
        self._raw.clear()
        for file in self.folder.glob("ton/*"):
            if file.name not in self._used:
                file.unlink()
        self.memory.save()
        self.remember()


def _copy(path: Path, draft: Path) -> str:
    """Copy block by block; return the SHA-256 of what was read."""
    digest = hashlib.sha256()
    with path.open("rb") as source, draft.open("wb") as target:
        while block := source.read(_BLOCK):
            digest.update(block)
            target.write(block)
    return digest.hexdigest()


def _format(path: Path) -> str:
    """Return the short name of the format of the file, told by its bytes; an empty string for no known one."""
    kind = audio.sniff(path)
    return kind.name if kind else ""


def _is_of_size(path: Path, size: int) -> bool:
    try:
        found = os.stat(path)  # noqa: PTH116  # as above
    except OSError:
        return False
    return found.st_size == size and stat.S_ISREG(found.st_mode)


def _write(draft: Path, data: bytes) -> None:
    draft.write_bytes(data)


def _load(index: Path) -> list[dict[str, Any]]:
    try:
        known = json.loads(index.read_text(encoding="utf-8"))
        parts = [known[part] for part in _PARTS]
    except (OSError, ValueError, LookupError, TypeError):
        return [{} for _ in _PARTS]
    return parts if all(isinstance(part, dict) for part in parts) else [{} for _ in _PARTS]
