# SPDX-License-Identifier: AGPL-3.0-or-later
"""Links that lead nowhere: to files that are not there, to documents the public cannot see yet, to unknown addresses."""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol
from urllib.parse import unquote, urljoin

from ..core.finding import Finding, did_you_mean, instead
from ..core.site import Site
from . import fragments, places
from .body_rules import DEAD_ANCHOR
from .markdown_values import EXTERNAL, FILENAME, SITE
from .pipeline import Result
from .rules import DEAD_LINK, UNKNOWN_ADDRESS, UNPUBLISHED_LINK
from .status import State

_HIDDEN = (State.DRAFT, State.FUTURE, State.SKIPPED)


@dataclass(frozen=True, slots=True)
class Sources:
    """What can be linked to: every document's state by its source, and the files of the content folder.

    ``shown`` are the documents that have a page in this build (in a preview drafts too).
    """

    content: Path
    states: Mapping[str, State]
    shown: frozenset[str]


@dataclass(frozen=True, slots=True)
class Checked:
    """A body after the check: what was found, and its HTML without links that would lead nowhere."""

    findings: tuple[Finding, ...]
    html: str


def check(result: Result, sources: Sources) -> Checked:
    """Check the links of one document to other documents; files for download were checked when it was read."""
    findings: list[Finding] = []
    text = result.html
    for one in result.links:
        if one.kind != FILENAME:
            continue
        path, shown = places.path_of(result.source, one.target), one.target.removeprefix("{filename}")
        source = next((p for p in (path, unquote(path)) if p in sources.states), None)
        if source is None:
            findings.append(DEAD_LINK.at(result.path, one.position, target=shown, nearest=_hint(result, shown, sources)))
        elif sources.states[source] in _HIDDEN and result.state not in _HIDDEN:
            findings.append(UNPUBLISHED_LINK.at(result.path, one.position, target=shown, state=sources.states[source].value))
        if source not in sources.shown:
            text = places.without(text, one.target)
    return Checked(tuple(findings), text)


def _hint(result: Result, target: str, sources: Sources) -> str:
    """Return what to do about a dead link: the right form, a moved document of the same name, or the nearest file."""
    bare = re.split("[?#]", target, maxsplit=1)[0]
    if places.find(sources.content, result.source, target):
        if not bare.lower().endswith((".md", ".markdown")):
            return f"Für Dateien, die keine Texte sind, schreiben Sie nur den Pfad: {bare}"
        return "Die Datei liegt in keinem Ordner, aus dem Beiträge oder Seiten entstehen."
    moved = sorted(one for one in sources.states if one.rpartition("/")[2] == bare.rpartition("/")[2] != "index.md")
    return did_you_mean(f"/{moved[0]}") if moved else places.neighbours(sources.content, result.source, bare)


class Addresses(Protocol):
    """What answers at the addresses of a site."""

    def find(self, address: str) -> object:
        """Return something true where the site-relative ``address`` is one."""

    def marks(self, address: str) -> Collection[str] | None:
        """Return the places of the page at ``address`` that a link can lead to; None where there is no page, or nobody knows."""


@dataclass(frozen=True, slots=True)
class Written:
    """The written site."""

    made: Callable[[str], Path | None]

    def find(self, address: str) -> Path | None:
        """Return the file that answers at the site-relative ``address``."""
        return next((found for one in files(address) if (found := self.made(one))), None)

    def marks(self, address: str) -> Collection[str] | None:
        """Return the places of the page at ``address`` that a link can lead to; None where there is no page."""
        page = self.find(address)
        return fragments.ids(page.read_text(encoding="utf-8")) if page and page.suffix == ".html" else None


def home(site: Site) -> str:
    """Return the site's own address with a slash at the end."""
    return f"{site.origin or 'https://localhost'}{site.base}/"


def files(address: str) -> Sequence[str]:
    """Return the output files of which one answers at the site-relative ``address``."""
    path = unquote(re.split("[?#]", address, maxsplit=1)[0])
    return (f"{path}index.html",) if path.endswith("/") or not path else (path, f"{path}.html", f"{path}/index.html")


def addresses(result: Result, url: str | None, root: str, existing: Addresses) -> list[Finding]:
    """Check links to addresses of the site itself; ``root`` is its own address with a slash at the end.

    The ``url`` of a document whose head is wrong is None; nobody knows where links relative to it lead.
    """
    found = []
    for one in result.links:
        if one.target.startswith("{") or not (one.kind == SITE or (one.kind == EXTERNAL and one.target.startswith(root))):
            continue
        if url is None and not one.target.startswith(("/", root)):
            continue
        address = urljoin(root + (url or ""), one.target)
        if not address.startswith(root):
            continue
        inside, wanted = address.removeprefix(root), fragments.fragment(address)
        if not existing.find(inside):
            found.append(UNKNOWN_ADDRESS.at(result.path, one.position, target=one.target))
        elif wanted and wanted not in (there := existing.marks(inside) or {wanted}):
            where = f"auf der Seite „{one.target.partition('#')[0]}“"
            found.append(
                DEAD_ANCHOR.at(result.path, one.position, target=wanted, where=where, nearest=instead(wanted, there) or fragments.NONE)
            )
    return found
