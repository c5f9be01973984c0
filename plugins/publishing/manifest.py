# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a release consists of: every file with its digest, the items of its feeds, what was withdrawn."""

import gzip
import hashlib
import io
import json
import os
import re
import zlib
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

from ..core.headers import DIGEST

_HASHED = re.compile(rf"(?:^|[/.-]){DIGEST}")  # the names that assets, pictures, podcast and channels give
_CONTROL = re.compile("[\x00-\x1f\x7f]")
_SMALL = 1_000_000  # bytes that are read at once
_PACKED = (".gz", ".br")
_ATOM = "{http://www.w3.org/2005/Atom}"


class Entry(NamedTuple):
    """A file's content: SHA-256 as 64 hex digits, and its size in bytes."""

    sha256: str
    size: int


class Item(NamedTuple):
    """An item of a feed: its GUID, its time (RFC 3339; empty where it has none), the file of its page."""

    guid: str
    date: str
    page: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """A release. Paths are relative to the site's root, in POSIX form.

    ``carried`` are hash-named files of earlier releases that lie here too (path -> release they were made for), so that a page
    loaded before the switch still finds them. ``gone`` are the pages of documents that were withdrawn, ``moved`` leads from former
    addresses to new ones.
    """

    files: Mapping[str, Entry] = field(default_factory=dict)
    feeds: Mapping[str, tuple[Item, ...]] = field(default_factory=dict)
    gone: frozenset[str] = frozenset()
    carried: Mapping[str, str] = field(default_factory=dict)
    moved: Mapping[str, str] = field(default_factory=dict)

    @property
    def size(self) -> int:
        """Return the bytes of the whole site."""
        return sum(one.size for one in self.files.values())

    def dump(self) -> bytes:
        """Return the stored form: JSON, gzipped, the same bytes for the same release."""
        values = {"files": self.files, "feeds": self.feeds, "gone": sorted(self.gone), "carried": self.carried, "moved": self.moved}
        return gzip.compress(json.dumps(values, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode(), mtime=0)

    @classmethod
    def load(cls, data: bytes) -> "Manifest":
        """Read the stored form; raises ValueError where it is none."""
        try:
            values = json.loads(gzip.decompress(data))
            return cls(
                {str(path): Entry(*entry) for path, entry in values["files"].items()},
                {str(path): tuple(Item(*item) for item in items) for path, items in values["feeds"].items()},
                frozenset(values["gone"]),
                dict(values["carried"]),
                dict(values.get("moved", {})),  # releases made by older versions have none
            )
        except (OSError, EOFError, zlib.error, KeyError, TypeError, AttributeError) as error:
            raise ValueError(f"not a manifest: {error}") from error


def hashed(path: str) -> bool:
    """Tell whether the name of a file carries a digest of its content: other content would have another name."""
    return bool(_HASHED.search(path.removesuffix(".gz").removesuffix(".br")))


def packed(path: str) -> bool:
    """Tell whether a file is the compressed variant of another one."""
    return path.endswith(_PACKED)


class UnfitNameError(ValueError):
    """A file's name cannot be carried to a server; the text says which, in German."""


def read(site: Path, gone: Iterable[str]) -> Manifest:
    """Read the built ``site``; ``gone`` are the files of withdrawn pages. Raises UnfitNameError for names with control characters."""
    paths = sorted(walk(site))
    for path in paths:
        if _CONTROL.search(path):
            raise UnfitNameError(f"Der Dateiname „{path!r}“ enthält Steuerzeichen. Benennen Sie die Datei um.")
    slices = [paths[start : start + 500] for start in range(0, len(paths), 500)]
    with ThreadPoolExecutor() as pool:  # hashing lets other threads run
        entries = [entry for part in pool.map(lambda part: [_entry(f"{site}/{path}") for path in part], slices) for entry in part]
    feeds = {path: tuple(items((site / path).read_bytes())) for path in paths if _feed(path)}
    return Manifest(dict(zip(paths, entries, strict=True)), {path: found for path, found in feeds.items() if found}, frozenset(gone))


def walk(site: Path) -> Iterator[str]:
    """Yield every file below ``site``, relative to it."""
    cut = len(str(site)) + 1
    for folder, _, names in os.walk(site):
        yield from (f"{folder}/{name}"[cut:] for name in names)


def _entry(path: str) -> Entry:
    with io.FileIO(path) as file:  # a Path takes as long to open as the rest together
        size = os.fstat(file.fileno()).st_size
        if size > _SMALL:
            return Entry(hashlib.file_digest(file, "sha256").hexdigest(), size)
        return Entry(hashlib.sha256(file.readall()).hexdigest(), size)


def _feed(path: str) -> bool:
    return path.rsplit("/", 1)[-1].startswith("feed") and path.endswith(".xml")


def items(feed: bytes) -> Iterator[Item]:
    """Yield the items of an RSS or Atom feed of ours; nothing for other XML."""
    root = ElementTree.fromstring(feed)  # noqa: S314  # written by the build a moment ago
    for item in root.iter("item"):
        date = item.findtext("pubDate")
        moment = parsedate_to_datetime(date).isoformat() if date else ""
        yield Item(item.findtext("guid") or "", moment, page(item.findtext("link") or ""))
    for entry in root.iter(f"{_ATOM}entry"):
        links = [one.get("href", "") for one in entry.findall(f"{_ATOM}link") if one.get("rel", "alternate") == "alternate"]
        moment = entry.findtext(f"{_ATOM}published") or entry.findtext(f"{_ATOM}updated") or ""
        yield Item(entry.findtext(f"{_ATOM}id") or "", moment, page(links[0] if links else ""))


def page(url: str) -> str:
    """Return the file that answers a page's address on its own host, „2026/11/titel/index.html“."""
    path = unquote(urlsplit(url).path).lstrip("/")
    return f"{path}index.html" if not path or path.endswith("/") else path


def moment(text: str) -> datetime | None:
    """Return an item's time."""
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None
