# SPDX-License-Identifier: AGPL-3.0-or-later
"""Pictures in the text of a document: which file each one names, and where the text names it."""

import html
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
_GONE = "<!--withheld-->"
_AROUND = re.compile(rf"<figure\b[^>]*>(?:(?!</figure>).)*?{_GONE}(?:(?!</figure>).)*</figure>|<p>\s*{_GONE}\s*</p>", re.DOTALL)
_LINK = re.compile(r'<a\b[^>]*?\bhref="(?P<href>[^"]*)"[^>]*>(?P<inner>(?:(?!</a>).)*)</a>', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A body with its pictures in place; ``used`` maps the files to how the text names them, ``missing`` are those that are not there."""

    body: str
    used: Mapping[str, str] = field(default_factory=dict)
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Text:
    """A document's text: ``folder`` is that of its source below the content folder; ``opens`` where its first picture is seen at once.

    ``withheld`` are the files that must not be shown.
    """

    body: str
    folder: str
    opens: bool
    withheld: frozenset[str] = frozenset()


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
        if found in text.withheld:
            used.setdefault(found, reference)
            return _GONE
        plan = studio.plan(found)
        eager = text.opens and not used.keys() - text.withheld
        used.setdefault(found, reference)
        return picture(plan, address, Look(studio.settings.sizes, not eager, kept(given))) if plan else ""

    body = replaced(text.body, one)
    return Rewritten(_without(body, text, studio) if text.withheld else body, used, tuple(missing))


def _without(body: str, text: Text, studio: Studio) -> str:
    """Return the body without what stood around withheld pictures: their figures and captions, and links to their files."""

    def link(found: re.Match[str]) -> str:
        led = studio.find(*candidates(html.unescape(found["href"]), text.folder))
        return found["inner"] if led in text.withheld else found[0]

    return _AROUND.sub("", _LINK.sub(link, body)).replace(_GONE, "")


def shows(body: str, folder: str, name: str) -> bool:
    """Tell whether the body of a document in ``folder`` has the picture ``name``."""
    found: list[str] = []
    replaced(body, lambda given: found.extend(candidates(given.get("src", ""), folder)))
    return name in found


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
