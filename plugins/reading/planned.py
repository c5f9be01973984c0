# SPDX-License-Identifier: AGPL-3.0-or-later
"""The addresses of a site whose pages errors keep from being written: what their names alone can tell."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from ..core.document import EPISODE
from ..core.finding import Finding
from ..core.site import Site
from ..core.text import slug
from . import fragments, targets
from .pipeline import Result
from .status import State

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}-")
_OVERVIEWS = ("CATEGORY", "TAG", "AUTHOR", "YEAR_ARCHIVE", "MONTH_ARCHIVE", "DAY_ARCHIVE")


@dataclass(frozen=True, slots=True)
class Planned:
    """A site that is not written. Where it cannot be told whether an address is one, it counts as one.

    ``made`` tells of an output file whether it is to be; ``marks_of`` gives the places of documents' pages, by address;
    ``lost`` are the slugs that files may have had which could not be read, ``lists`` the beginnings of the addresses of overviews:
    one that only such a file fills is missing too.
    """

    made: Callable[[str], bool]
    marks_of: Mapping[str, Collection[str]]
    lost: frozenset[str] = frozenset()
    lists: tuple[str, ...] = ()

    def find(self, address: str) -> bool:
        """Tell whether something answers at the site-relative ``address``, or may once every file can be read."""
        return any(self.made(one) for one in targets.files(address)) or self._doubtful(address)

    def marks(self, address: str) -> Collection[str] | None:
        """Return the places of the page at ``address`` that a link can lead to; None where nobody knows."""
        return self.marks_of.get(address.partition("#")[0])

    def _doubtful(self, address: str) -> bool:
        parts = set(re.split("[?#]", address, maxsplit=1)[0].removesuffix(".html").split("/"))
        return bool(self.lost) and (address.startswith(self.lists) or not self.lost.isdisjoint(parts))


def check(site: Site, results: Mapping[str, Result], asked: Collection[str], marks: frozenset[str]) -> Iterator[Finding]:
    """Check links to addresses of the site itself in every file that was ``asked`` for, broken ones too.

    ``marks`` are the places that templates give each page.
    """
    if site.named is None:
        return
    urls = {document.source: document.url for document in site.documents}
    broken = {one for one in asked if "/." not in f"/{one}" and (one not in results or results[one].state is State.BROKEN)}
    pages = {urls[one.source]: fragments.ids(one.html) | marks for one in results.values() if one.source in urls and one.kind != EPISODE}
    lost = frozenset(name for one in broken for name in slugs(one, results.get(one)))
    existing = Planned(lambda name: _is_made(site, name), pages, lost, prefixes(site.settings.get(f"{one}_URL") for one in _OVERVIEWS))
    for source, result in results.items():
        if source in urls or source in broken:
            yield from targets.addresses(result, urls.get(source), targets.home(site), existing)


def _is_made(site: Site, name: str) -> bool:
    """Tell whether the output file ``name`` is to be; pictures that pages ask for are known by those of the last good state."""
    if (site.named and name in site.named) or site.made(name):
        return True
    return site.live is not None and not name.endswith(".html") and (site.live / name).is_file()


def slugs(source: str, result: Result | None) -> Iterator[str]:
    """Yield the slugs that the document ``source`` may have: from its head as far as that could be read, and from its name."""
    values = result.values if result else {}
    if given := values.get("slug"):
        yield str(given)
    path = PurePosixPath(source)
    names = (str(values.get("title", "")), path.parent.name if path.stem == "index" else path.stem)
    yield from filter(None, (slug(_DATE.sub("", one)) for one in names))


def prefixes(forms: Iterable[object]) -> tuple[str, ...]:
    """Return how addresses of the given ``forms`` („thema/{slug}/“) begin; a form that begins with its variable part says nothing."""
    return tuple(sorted({begin for one in forms if (begin := str(one or "").partition("{")[0])}))
