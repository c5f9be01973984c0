# SPDX-License-Identifier: AGPL-3.0-or-later
"""The recording of an episode lies in the media store: the new one goes beside the old, and the head names it.

The old one stays: the store is no git, and what others have checked out still names it.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ...core import files
from .exchange import Exchange, RefusedError, writable

_BLOCK = re.compile(r"^audio:.*\n(?:[ \t]+.*\n)*", re.MULTILINE)
_DIGEST = re.compile(r"(?<=sha256:)(\s*[\"']?)([0-9a-fA-F]{64})")
_MARK = re.compile(r"-[0-9a-f]{8}$")  # of a recording that took another's place before
_PATH = re.compile(r"(?<=path:)(\s*)(\"[^\"\n]+\"|'[^'\n]+'|[^\s\"',}\n][^,}\n]*)")


@dataclass(frozen=True, slots=True)
class Named:
    """What a head says of its recording: the file, and where in the text digest and path stand."""

    head: Path
    text: str
    path: str


def named(home: Path) -> list[Named]:
    """Return the heads in the episode's folder that name a recording in the media store, the original's first."""
    found = []
    for head in sorted(home.glob("index.*"), key=lambda one: (len(one.suffixes), one.name)):
        text = head.read_bytes().decode("utf-8", "replace")
        block = _BLOCK.search(text)
        path = _PATH.search(block[0]) if block else None
        if block and path and _DIGEST.search(block[0]):
            found.append(Named(head, text, path[2].strip().strip("\"'")))
    return found


def exchange(heads: list[Named], store: Path | None, new: Path) -> Exchange:
    """Return how ``new`` takes the place of the recording that the heads name in ``store``; raises RefusedError."""
    path = heads[0].path
    if store is None or not store.is_dir():
        raise RefusedError(f"Die Folge verweist auf „{path}“ im Medienspeicher; MEDIA_STORE ist aber nicht eingestellt oder kein Ordner.")
    old = store / path
    if not old.is_file():
        raise RefusedError(f"Im Medienspeicher gibt es „{path}“ nicht; nichts wurde verändert.")
    digest = files.digest(new)
    fresh = old.with_name(f"{_MARK.sub('', old.stem)}-{digest[:8]}{old.suffix}")
    shown = fresh.relative_to(store).as_posix()
    step = _Step(new, fresh, {one.head: (one.text, _changed(one.text, digest, shown)) for one in heads if one.path == path}, fresh.exists())
    return Exchange(old, fresh, shown, f"Die alte Aufnahme bleibt im Medienspeicher: {path}", step.do, step.undo)


@dataclass(frozen=True, slots=True)
class _Step:
    """What is written: the new recording, and each head (its text before and after); ``known`` tells that the file was there before."""

    new: Path
    fresh: Path
    heads: Mapping[Path, tuple[str, str]]
    known: bool

    def do(self) -> None:
        with writable(self.fresh):
            files.copy(self.new, self.fresh)
        try:
            for head, (_, after) in self.heads.items():
                with writable(head):
                    files.write(head, after)
        except RefusedError:
            self.undo()
            raise

    def undo(self) -> None:
        for head, (before, _) in self.heads.items():
            files.write(head, before)
        if not self.known:
            self.fresh.unlink(missing_ok=True)


def _changed(text: str, digest: str, path: str) -> str:
    def block(found: "re.Match[str]") -> str:
        told = _DIGEST.sub(lambda one: f"{one[1]}{digest}", found[0], count=1)
        return _PATH.sub(lambda one: f'{one[1] or " "}"{path}"', told, count=1)

    return _BLOCK.sub(block, text, count=1)
