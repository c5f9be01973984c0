# SPDX-License-Identifier: AGPL-3.0-or-later
"""Addresses that collide or cannot be: two documents, a document and a list. Former addresses are „discovery“'s."""

from collections.abc import Callable, Iterable, Mapping

from ..core.document import PAGE, Document
from ..core.finding import Finding
from .rules import DUPLICATE_ADDRESS, EMPTY_SLUG, LONG_ADDRESS

_LONGEST = 200
Shown = Callable[[str], str]


def check(documents: Iterable[Document], lists: Mapping[str, str], shown: Shown) -> list[Finding]:
    """Return the findings about addresses; ``lists`` names what else is written where, ``shown`` names a source in findings."""
    ordered = sorted(documents, key=lambda one: (one.date.timestamp() if one.date else 0.0, one.source))
    taken: dict[str, str] = {}
    findings: list[Finding] = []
    for one in ordered:
        place = one.where(next((key for key in ("save_as", "slug") if key in one.positions), "title"))
        longest = max(len(part.encode()) for part in one.save_as.split("/"))
        if not one.slug:
            advice = "Geben Sie im Kopf „slug“ an, zum Beispiel: slug: aktuelles"
            findings.append(EMPTY_SLUG.at(shown(one.source), place, what="dem Titel", name=one.title, advice=advice))
        elif one.save_as in taken or one.save_as in lists:
            other = shown(taken[one.save_as]) if one.save_as in taken else lists[one.save_as]
            url = one.save_as.removesuffix("index.html")
            findings.append(DUPLICATE_ADDRESS.at(shown(one.source), place, url=url, other=other))
        elif longest > _LONGEST:
            findings.append(LONG_ADDRESS.at(shown(one.source), place, length=longest))
        taken.setdefault(one.save_as, one.source)
        findings += _labels(one, shown)
    return findings


def _labels(document: Document, shown: Shown) -> Iterable[Finding]:
    """Tags, topics and people whose names give no address."""
    groups = (("tags", "dem Schlagwort", document.tags), ("authors", "dem Namen", document.authors if document.kind != PAGE else ()))
    category = (("category", "dem Thema", (document.category,)),) if document.category else ()
    for key, what, labels in (*groups, *category):
        for label in labels:
            if not label.slug:
                advice = "Nehmen Sie ein Wort mit Buchstaben oder Ziffern."
                place = document.where("author" if key == "authors" and key not in document.positions else key)
                yield EMPTY_SLUG.at(shown(document.source), place, what=what, name=label.name, advice=advice)
