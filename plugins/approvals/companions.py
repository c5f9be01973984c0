# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which files go out with a document: what it names, what lies beside it under its name, and all of a folder that is its own."""

import html
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, is_dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from pydantic import BaseModel

from ..core import files

DOCUMENTS = (".md", ".markdown", ".mkd", ".mdown", ".rst", ".html", ".htm")
_VALUE = r"""(?:"[^"]*"|'[^']*'|[^\s"'>]+)"""
ADDRESS = re.compile(rf"""(\s(?:src|href|poster|data|srcset|data-src)\s*=\s*)({_VALUE})""", re.IGNORECASE)
_PLACEHOLDER = re.compile(r"^[{|](?:static|attach|filename)[}|]")
_ENDING = re.compile(r"\.[^\s./]{1,12}$")
_LONGEST = 1000


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

    def at(self, path: Path) -> str:
        """Return the SHA-256 of a file; an empty string where there is none."""
        return self.of(path) if _is_file(path) else ""


def of(content: Path, source: str, body: str, head: Mapping[str, Any]) -> Iterator[Path]:
    """Yield the files that go out with the document ``source``, each once; documents themselves are none.

    A link that leads out of the content folder is no way around: what it leads to is what goes out.
    """
    own = content / source
    named = (found for text in (*addresses(body), *texts(head)) for found in _files(content, own.parent, text))
    seen = set[Path]()
    for path in (*named, *_beside(own)):
        real = path.resolve()
        if real not in seen and path.suffix.lower() not in DOCUMENTS:
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


def addresses(body: str) -> Iterator[str]:
    """Yield every address in the attributes of an HTML text."""
    yield from (value.strip("\"'") for _, value in ADDRESS.findall(body))


def paths(text: str) -> Iterator[str]:
    """Yield the paths that ``text`` may mean: the whole of it, or what a list such as „a.jpg 1x, b.jpg 2x“ names; each in every spelling.

    Only a path with a placeholder such as „{static}“ may lead to a file without an ending.
    """
    plain = html.unescape(text.strip())
    if "." not in plain and not _PLACEHOLDER.match(plain):
        return
    listed = (part.strip() for part in plain.split(",")) if "," in plain else ()
    for one in dict.fromkeys((plain, *(form for part in listed for form in (part, part.partition(" ")[0])), plain.partition(" ")[0])):
        yield from forms(one)


def forms(address: str) -> Iterator[str]:
    """Yield the spellings of the path in one address: as written, without what stands behind „?“ or „#“, percent-decoded."""
    bare = _PLACEHOLDER.sub("", address)
    if 2 < len(bare) < _LONGEST and "://" not in bare and "\0" not in bare:
        parts = (bare, re.split("[?#]", bare, maxsplit=1)[0])
        yield from (
            form
            for form in dict.fromkeys(one for part in parts for one in (part, unquote(part)))
            if bare != address or _ENDING.search(form)
        )


def spellings(path: str) -> Iterable[str]:
    """Return ``path`` with its umlauts as one character and taken apart, as a Mac writes them."""
    return (path,) if path.isascii() else dict.fromkeys((path, *(unicodedata.normalize(form, path) for form in ("NFC", "NFD"))))


def _files(content: Path, folder: Path, text: str) -> Iterator[Path]:
    """Yield the file that ``text`` names, below the content folder or beside the document; most texts name none."""
    for path in paths(text):
        choices = (place / form for form in spellings(path.lstrip("/")) for place in (content, folder))
        yield from (one for one in choices if _is_file(one))


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # longer than any name
        return False


def _beside(own: Path) -> Iterator[Path]:
    if own.stem.partition(".")[0] == "index":
        yield from (one for one in sorted(own.parent.rglob("*")) if one.is_file() and not one.name.startswith("."))
    elif own.parent.is_dir():
        stem = f"{own.stem}."
        yield from (one for one in sorted(own.parent.glob(f"{_escaped(own.stem)}.*")) if one.name.startswith(stem) and one.is_file())


def _escaped(name: str) -> str:
    return re.sub(r"([*?[])", r"[\1]", name)
