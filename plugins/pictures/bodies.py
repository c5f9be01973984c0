# SPDX-License-Identifier: AGPL-3.0-or-later
"""Pictures in the text of a document: which file each one names, and where the text names it."""

import posixpath
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from urllib.parse import quote, unquote

from ..core.finding import Position
from .markup import Look, kept, picture, replaced
from .studio import Studio

# Pelican's placeholders, old form included
_PLACED = re.compile(r"^(?:\{(?:static|attach|filename)\}|\|(?:static|attach|filename)\|)(?P<path>.*)$", re.DOTALL)
_ELSEWHERE = re.compile(r"^(?:[a-z][a-z0-9+.-]*:|//|/|#|\{|\||$)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A body with its pictures in place; ``used`` maps the files to how the text names them, ``missing`` are those that are not there."""

    body: str
    used: Mapping[str, str] = field(default_factory=dict)
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Text:
    """A document's text: ``folder`` is that of its source below the content folder; ``opens`` where its first picture is seen at once."""

    body: str
    folder: str
    opens: bool


def rewrite(text: Text, studio: Studio, address: Callable[[str], str]) -> Rewritten:
    """Return the body with a ``<picture>`` for every ``<img>`` of a file of ours; a file that cannot be shown leaves no trace."""
    used: dict[str, str] = {}
    missing: list[str] = []

    def one(given: Mapping[str, str]) -> str | None:
        reference = given.get("src", "")
        names = candidates(reference, text.folder)
        found = studio.find(*names)
        if found is None:
            if not names or not _PLACED.match(reference):
                return None
            missing.append(reference)
            return ""
        plan = studio.plan(found)
        eager = text.opens and not used
        used.setdefault(found, reference)
        return picture(plan, address, Look(studio.settings.sizes, not eager, kept(given))) if plan else ""

    return Rewritten(replaced(text.body, one), used, tuple(missing))


def candidates(reference: str, folder: str) -> tuple[str, ...]:
    """Return the content-relative names that a reference in a document in ``folder`` may mean: as written, and percent-decoded."""
    placed = _PLACED.match(reference)
    if not placed and _ELSEWHERE.match(reference):
        return ()
    path = re.split(r"[?#]", placed["path"] if placed else reference, maxsplit=1)[0]
    forms = dict.fromkeys((path, unquote(path)))
    return tuple(posixpath.normpath(form.lstrip("/") if form.startswith("/") else posixpath.join(folder, form)) for form in forms)


def plain(reference: str) -> str:
    """Return how an editor wrote the file's name: without the placeholder."""
    placed = _PLACED.match(reference)
    return unquote(placed["path"] if placed else reference)


def locate(source: str, reference: str) -> Position:
    """Return where the source text names the picture, or its beginning."""
    name = plain(reference)
    for wanted in (name, quote(name), posixpath.basename(name), quote(posixpath.basename(name))):
        at = source.find(wanted) if wanted else -1
        if at >= 0:
            return Position(source.count("\n", 0, at) + 1, at - source.rfind("\n", 0, at))
    return Position()
