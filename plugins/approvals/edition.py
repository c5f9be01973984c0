# SPDX-License-Identifier: AGPL-3.0-or-later
"""An earlier form of a document with all its files, taken from git by its commit and laid out as the content folder was then.

Nothing here says that the form is approved: whoever lays it out compares its fingerprint, so it does not matter where bytes come from.
"""

import html
import os
import posixpath
import re
import shutil
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote

from ..core import files
from . import companions, history
from .companions import Digests

_LINK = "120000"
_POINTER = b"version https://git-lfs.github.com/spec/v1"
_OID = re.compile(rb"^oid sha256:([0-9a-f]{64})$", re.MULTILINE)
_LARGEST_POINTER = 1024


@dataclass
class Edition:
    """A content folder of its own, in ``root``, with one document ``source`` as it was; ``missing`` are files that could not be had."""

    root: Path
    source: str
    missing: list[str] = field(default_factory=list)


@dataclass(eq=False)
class Editions:
    """Lays out editions below ``folder`` (in the cache): ``project`` holds the history, ``content`` is the folder as it is now."""

    project: Path
    content: Path
    folder: Path
    digests: Digests
    _trees: dict[str, Mapping[str, tuple[str, str]]] = field(default_factory=dict)
    _used: set[str] = field(default_factory=set)

    def lay(self, commit: str, then: str, source: str) -> Edition | None:
        """Lay out the document that was called ``then`` in ``commit`` under its present name; None where it was not there."""
        data = history.shown(self.project, commit, f"{self._shown}/{then}")
        if data is None:
            return None
        key = sha256(f"{commit} {source}".encode()).hexdigest()[:16]
        self._used.add(key)
        made = Edition(self.folder / key, source)
        files.write(made.root / source, data)
        self.fetch(made, commit, self._expected(commit, then, data.decode("utf-8", "replace")))
        return made

    def fetch(self, edition: Edition, commit: str, names: Iterable[str]) -> bool:
        """Put these files of ``commit`` into the edition, as far as they are not there; return whether any came."""
        came = False
        for name in names:
            target = edition.root / name
            if name == edition.source or target.is_file() or name in edition.missing:
                continue
            if self._bring(commit, name, target):
                came = True
            else:
                edition.missing.append(name)
        return came

    def named(self, commit: str, source: str, texts: Iterable[str]) -> list[str]:
        """Return the files of ``commit`` that one of ``texts`` names, from the document's folder or the content folder on."""
        tree, folder = self._tree(commit), posixpath.dirname(source)
        paths = (path for text in texts for path in companions.paths(text))
        found = (posixpath.normpath(f"{start}{path.lstrip('/')}") for path in paths for start in ("", f"{folder}/" if folder else ""))
        return [name for name in dict.fromkeys(found) if name in tree]

    def unknown(self, edition: Edition, commit: str, names: Iterable[str]) -> list[str]:
        """Return which files could not be had: named in the edition, or ``names`` of the present form that are not in git then."""
        return list(
            dict.fromkeys((*edition.missing, *(name for name in names if name not in self._tree(commit) and name != edition.source)))
        )

    def drop(self, edition: Edition) -> None:
        """Throw an edition away that nobody shows."""
        shutil.rmtree(edition.root, ignore_errors=True)

    def tidy(self) -> None:
        """Throw away what this build did not lay out."""
        for one in self.folder.iterdir() if self.folder.is_dir() else ():
            if one.name not in self._used:
                shutil.rmtree(one, ignore_errors=True)

    @cached_property
    def _shown(self) -> str:
        return self.content.relative_to(self.project).as_posix()

    def _tree(self, commit: str) -> Mapping[str, tuple[str, str]]:
        """Return the files of the content folder in ``commit``: name to kind and number, as git has them."""
        if commit not in self._trees:
            self._trees[commit] = history.tree(self.project, commit, self._shown)
        return self._trees[commit]

    def _expected(self, commit: str, source: str, text: str) -> Iterator[str]:
        """Yield what lies beside the document and what its text names by the last part of a path."""
        plain = unicodedata.normalize("NFC", html.unescape(text))
        folder, name = posixpath.split(source)
        beside = f"{folder}/" if name.partition(".")[0] == "index" else f"{source.rpartition('.')[0]}."
        for one in self._tree(commit):
            last = unicodedata.normalize("NFC", posixpath.basename(one))
            if one.startswith(beside) or ((last in plain or quote(last) in plain) and not one.endswith(companions.DOCUMENTS)):
                yield one

    def _bring(self, commit: str, name: str, target: Path) -> bool:
        """Put the file ``name`` as it was in ``commit`` at ``target``; tell whether its bytes could be had."""
        kind, number = self._tree(commit)[name]
        data = history.blob(self.project, number)
        if data is None:
            return False
        if kind == _LINK:
            led = posixpath.normpath(posixpath.join(posixpath.dirname(name), os.fsdecode(data)))
            return self._bring(commit, led, target) if led in self._tree(commit) and led != name else self._copy(self.content / led, target)
        if len(data) < _LARGEST_POINTER and data.startswith(_POINTER) and (found := _OID.search(data)):
            return self._large(name, found[1].decode(), target)
        files.write(target, data)
        return True

    def _large(self, name: str, digest: str, target: Path) -> bool:
        """Put a file of Git LFS at ``target``: from git's store on this machine, or as it lies there now, if it is the same."""
        kept = history.store(self.project) / "lfs" / "objects" / digest[:2] / digest[2:4] / digest
        present = self.content / name
        places = (one for one in (kept, present) if one.is_file() and self.digests.of(one) == digest)
        return any(self._copy(one, target) for one in places)

    @staticmethod
    def _copy(path: Path, target: Path) -> bool:
        if not path.is_file():
            return False
        target.parent.mkdir(parents=True, exist_ok=True)
        draft = target.with_name(f".{target.name}.neu")
        shutil.copyfile(path, draft)
        draft.replace(target)
        return True
