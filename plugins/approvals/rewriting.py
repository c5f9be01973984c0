# SPDX-License-Identifier: AGPL-3.0-or-later
"""Lets a document that is shown in an earlier form name that form's files instead of those that lie in the content folder now."""

import html
import os
import posixpath
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from . import companions

_QUOTES = "\"'"
_FILE = re.compile(r"^[{|](?:static|attach)[}|]")
_ATTACHED = re.compile(r"^[{|]attach[}|]")
_PICTURE = "image"  # the field of heads, and of what stands under „teaser“


@dataclass(frozen=True)
class Moved:
    """Files that lie elsewhere: ``names`` maps their names to those from the content folder on, „../.cache/…“, which every reader follows.

    ``copied`` tells of a name whether Pelican publishes that file whoever names it (STATIC_PATHS): then „/bilder/a.jpg“ means it too.
    """

    names: Mapping[str, str]
    copied: Callable[[str], bool] = lambda _: False


def moved(files: Mapping[str, Path], content: Path, copied: Callable[[str], bool]) -> Moved:
    """Return these files, by their names in the content folder, as moved."""
    start = content.resolve()
    return Moved({name: Path(os.path.relpath(path, start)).as_posix() for name, path in files.items()}, copied)


def body(text: str, source: str, names: Moved) -> str:
    """Return the HTML ``text`` of the document ``source`` with every address of a moved file replaced."""

    def one(found: re.Match[str]) -> str:
        written = found[2].strip(_QUOTES)
        made = _address(written, source, names)
        return found[0] if made == written else f'{found[1]}"{made}"'

    return companions.ADDRESS.sub(one, text)


def unplaced(text: str) -> str:
    """Return an HTML text that is on no page: Pelican looks for no files that it names."""
    return companions.ADDRESS.sub(lambda found: f'{found[1]}"{_FILE.sub("", found[2].strip(_QUOTES))}"', text)


def _address(written: str, source: str, names: Moved) -> str:
    """Return an attribute's value with the moved files it names under their new names; the rest of a list as it was."""
    if new := _new(written, source, names):
        return new
    parts = [part.strip() for part in written.split(",")]
    made = [" ".join(((_new(first, source, names) or first), *rest)) for first, *rest in (part.split(" ") for part in parts)]
    return ", ".join(made) if made != parts else written


def _new(written: str, source: str, names: Moved) -> str:
    """Return how a file's new name stands in an attribute; an empty string for what is no moved file."""
    for path in companions.forms(html.unescape(written.strip())):
        if (name := _named(path, source, names)) is not None and (not written.startswith("/") or names.copied(name)):
            placed = "attach" if _ATTACHED.match(written) else "static"
            return f"{{{placed}}}/{html.escape(names.names[name])}"
    return ""


def _named(path: str, source: str, names: Moved) -> str | None:
    folder = posixpath.dirname(source)
    for form in companions.spellings(path.lstrip("/")):
        for one in (posixpath.normpath(form), posixpath.normpath(posixpath.join(folder, form))):
            if one in names.names:
                return one
    return None


def value(given: Any, source: str, names: Moved) -> Any:
    """Return a head's value with the moved pictures in it under their new names."""
    if isinstance(given, BaseModel):
        changed = {name: _field(name, getattr(given, name), source, names) for name in type(given).model_fields}
        kept = all(changed[name] is getattr(given, name) for name in changed)
        return given if kept else given.model_copy(update=changed)
    return given


def _field(name: str, given: Any, source: str, names: Moved) -> Any:
    return picture(given, source, names) if name == _PICTURE and isinstance(given, str) else value(given, source, names)


def picture(given: str, source: str, names: Moved) -> str:
    """Return the field „image“ with the new name of the file, where that was moved."""
    found = next((name for path in companions.paths(given) if (name := _named(path, source, names)) is not None), None)
    return given if found is None else names.names[found]


def head(metadata: Mapping[str, Any], source: str, names: Moved) -> dict[str, Any]:
    """Return the values of a head that name moved pictures, with their new names."""
    made: dict[str, Any] = {name: _field(name, given, source, names) for name, given in metadata.items()}
    return {name: one for name, one in made.items() if one is not metadata[name]}


def free(name: str, linked: Callable[[str], bool], digest: str) -> str:
    """Return where a moved file is published: at its own address, or beside it where somebody else's present file has that."""
    if not linked(name):
        return name
    folder, last = posixpath.split(name)
    return posixpath.join(folder, f"{digest[:8]}-{last}")
