# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which files go out with a document: what it names, what lies beside it under its name, and all of a folder that is its own."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, is_dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from pydantic import BaseModel

from ..core import files

_DOCUMENTS = (".md", ".markdown", ".mkd", ".mdown", ".rst", ".html", ".htm")
_ADDRESS = re.compile(r"""\s(?:src|href|poster|data|srcset)\s*=\s*["']([^"']+)["']""", re.IGNORECASE)
_PLACEHOLDER = re.compile(r"^[{|](?:static|attach|filename)[}|]")
_LONGEST = 500


@dataclass
class Digests:
    """Digests of files, remembered by what a changed file cannot keep: its size, its number and the system's own time of change."""

    known: dict[str, tuple[tuple[int, ...], str]] = field(default_factory=dict)
    used: dict[str, tuple[tuple[int, ...], str]] = field(default_factory=dict)

    def of(self, path: Path) -> str:
        """Return the SHA-256 of a file."""
        stat, key = path.stat(), str(path)
        mark = (stat.st_size, stat.st_ino, stat.st_mtime_ns, stat.st_ctime_ns)
        kept = self.used.get(key) or self.known.get(key)
        self.used[key] = kept if kept and tuple(kept[0]) == mark else (mark, files.digest(path))
        return self.used[key][1]


def of(content: Path, source: str, body: str, head: Mapping[str, Any]) -> Iterator[Path]:
    """Yield the files that go out with the document ``source``, each once; documents themselves are none.

    A link that leads out of the content folder is no way around: what it leads to is what goes out.
    """
    own = content / source
    named = (found for text in (*_ADDRESS.findall(body), *texts(head)) for found in _files(content, own.parent, text))
    seen = set[Path]()
    for path in (*named, *_beside(own)):
        real = path.resolve()
        if real not in seen and path.suffix.lower() not in _DOCUMENTS:
            seen.add(real)
            yield path


def texts(value: Any) -> Iterator[str]:
    """Yield every text in the values of a head."""
    if isinstance(value, str | Path):
        yield str(value)
    elif isinstance(value, BaseModel):
        yield from texts(dict(value))
    elif isinstance(value, Mapping):
        yield from (text for one in value.values() for text in texts(one))
    elif is_dataclass(value):
        yield from texts({name: getattr(value, name) for name in value.__dataclass_fields__})
    elif isinstance(value, Iterable) and not isinstance(value, bytes):
        yield from (text for one in value for text in texts(one))


def _files(content: Path, folder: Path, text: str) -> Iterator[Path]:
    """Yield the file that ``text`` names, below the content folder or beside the document; most texts name none."""
    for part in text.split(",") if "," in text else (text,):
        path = unquote(re.split("[?#]", _PLACEHOLDER.sub("", part.strip().split(" ")[0]), maxsplit=1)[0])
        if 2 < len(path) < _LONGEST and "." in path and "://" not in path and "\0" not in path:
            choices = (content / path.lstrip("/"), folder / path.lstrip("/"))
            yield from (one for one in choices if one.is_file())


def _beside(own: Path) -> Iterator[Path]:
    if own.stem.partition(".")[0] == "index":
        yield from (one for one in sorted(own.parent.rglob("*")) if one.is_file() and not one.name.startswith("."))
    elif own.parent.is_dir():
        stem = f"{own.stem}."
        yield from (one for one in sorted(own.parent.glob(f"{_escaped(own.stem)}.*")) if one.name.startswith(stem) and one.is_file())


def _escaped(name: str) -> str:
    return re.sub(r"([*?[])", r"[\1]", name)
