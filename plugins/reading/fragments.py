# SPDX-License-Identifier: AGPL-3.0-or-later
"""Links to a place in a page, „andere.md#teil“: the place must be there."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from functools import lru_cache
from urllib.parse import unquote

from ..core.finding import Finding, instead
from . import places
from .body_rules import DEAD_ANCHOR
from .markdown_values import ANCHOR, FILENAME
from .pipeline import Result

_MOMENT = re.compile(r"t=\d[\d:.]*", re.ASCII)  # a media fragment (W3C): a second of the page's sound, no place in its text
_ID = re.compile(r'<[^>]*\sid="([^"{}]+)"')

Ids = Callable[[Result], Collection[str] | None]
NONE = "Streichen Sie „#“ und alles dahinter, oder setzen Sie dort eine Überschrift."


@lru_cache(maxsize=64)
def ids(html: str) -> frozenset[str]:
    """Return the places of a page or template that a link can lead to."""
    return frozenset(_ID.findall(html))


def check(results: Mapping[str, Result], known: Ids) -> Iterator[Finding]:
    """Yield a finding for each link to a place that its target lacks.

    ``known`` tells which places a document has; None where that cannot be told yet.
    """
    for result in results.values():
        for one in result.links:
            wanted = fragment(one.target)
            other = _target(result, one.target, results) if wanted and one.kind in (ANCHOR, FILENAME) else None
            there = known(other) if other else None
            if other and there is not None and wanted not in there:
                where = "in diesem Text" if other is result else f"in „{other.path}“"
                yield DEAD_ANCHOR.at(
                    result.path, one.position, target=wanted, where=where, nearest=instead(wanted, ids(other.html)) or NONE
                )


def fragment(target: str) -> str:
    """Return what stands behind „#“; nothing for „#top“, seconds („#t=72“) and text fragments („#:~:text=“)."""
    found = unquote(target.partition("#")[2])
    return "" if found.lower() == "top" or found.startswith(":~:") or _MOMENT.fullmatch(found) else found


def _target(result: Result, target: str, results: Mapping[str, Result]) -> Result | None:
    if target.startswith("#"):
        return result
    path = places.path_of(result.source, target)
    return results.get(path) or results.get(unquote(path))
