# SPDX-License-Identifier: AGPL-3.0-or-later
"""Looks for the files of one episode: named in its head, or lying in its folder."""

import os
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from ..core.document import Document
from ..core.finding import Finding, Position, Rule, nearest
from .place import Place
from .production import names
from .store import Store

_HEAD_END = re.compile(r"^(?:---|\.\.\.|\+\+\+)\s*$|^[A-Za-z_][\w-]*:", re.MULTILINE)  # of the field, at the latest of the head
_PELICAN_PREFIX = re.compile(r"^[{|](?:static|attach|filename)[}|]")


@dataclass
class Sought:
    """What is being looked through for one episode; ``found`` collects what is wrong, ``look`` tells what lies in a folder."""

    document: Document
    place: Place
    content: Path
    path: str
    store: Store
    media_store: Path | None = None
    found: list[Finding] = field(default_factory=list)
    look: Callable[[str], Sequence[Path]] = names.lying

    @cached_property
    def folder(self) -> Path:
        """Return the folder of the episode's text."""
        return (self.content / self.document.source).parent

    def add(self, rule: Rule, key: str, **values: Any) -> None:
        """Note a finding at the front-matter key ``key``, or at the title of a head without it."""
        self.found.append(rule.at(self.path, where(self.document, key), **values))

    def lying(self, endings: Iterable[str]) -> list[Path]:
        """Return the files with these endings in the folder, when it is the episode's; what programs leave beside them does not count."""
        if not self.place.folder:
            return []
        folder = f"{self.content}/{self.document.source.rpartition('/')[0]}"
        return [one for one in self.look(folder) if one.suffix.lower() in endings]

    def named(self, name: str) -> Path | None:
        """Return the file that ``name`` in the head means: beside the text, or below the content folder."""
        plain = _PELICAN_PREFIX.sub("", name)
        places = [self.content / plain.lstrip("/")] if plain.startswith("/") else [self.folder / plain, self.content / plain]
        return next((one for one in places if one.is_file() and inside(one, self.content)), None)

    def alike(self, name: str, endings: Iterable[str]) -> str:
        """Return the nearest name of a file beside the text."""
        beside = [one.name for one in self.folder.iterdir() if one.suffix.lower() in endings]
        return nearest(name, beside) or (
            "Im Ordner liegt: " + ", ".join(sorted(beside)) + "." if beside else f"In „{self.folder.name}/“ liegt keine solche Datei."
        )


def where(document: Document, key: str) -> Position:
    """Return where ``key`` stands in the head; where it does not, the title stands for the whole."""
    return document.where(key if key in document.positions else "title")


def entries(document: Document, content: Path, key: str, name: str, count: int) -> list[Position]:
    """Return where each of the ``count`` entries of the list ``key`` in the head names its ``name``.

    Where they cannot be told apart, it is the place of the field.
    """
    whole = document.where(key)
    text = (content / document.source).read_text(encoding="utf-8-sig", errors="replace")
    first, *rest = text.split("\n")[whole.line - 1 :]
    field_text = "\n".join((first, _HEAD_END.split("\n".join(rest), maxsplit=1)[0]))
    found = re.finditer(rf"""(?<![\w-])["']?{name}["']?\s*[:=]""", field_text, re.IGNORECASE)
    offsets = [match.start() for match in found]
    if len(offsets) != count:
        return [whole] * count
    return [Position(whole.line + field_text.count("\n", 0, at), at - field_text.rfind("\n", 0, at)) for at in offsets]


def inside(path: Path, folder: Path) -> bool:
    """Tell whether ``path`` stays below ``folder``, as written: git-annex keeps its files behind links that lead elsewhere."""
    return Path(os.path.normpath(path)).is_relative_to(os.path.normpath(folder))
