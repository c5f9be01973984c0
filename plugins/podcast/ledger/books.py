# SPDX-License-Identifier: AGPL-3.0-or-later
"""Goes through the shows' ledgers: what contradicts them, and which lines they lack."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath

from ...core.document import Document
from ...core.finding import Finding, Position
from .. import place
from ..episode import Episode
from ..guids import LEDGER, SHOW, Ledger
from ..studio import Studio
from . import guard
from .guard import Known
from .pending import Rows

Heads = Mapping[str, Mapping[str, Position]]


def hold(
    making: Studio, episodes: Sequence[Episode], over: Callable[[Document], bool], at: Callable[..., tuple[str, Position]], held: Heads
) -> tuple[list[Finding], dict[str, Rows]]:
    """Return what the episodes and the ledgers do not agree on, and the rows (name, GUID) that each ledger lacks.

    ``over`` tells whether an episode was withdrawn or has expired, ``at`` the place of a show's setting.
    ``held`` are the sources of drafts and of files that are not due, with the places of their fields: they are no episodes yet.
    """
    found: list[Finding] = []
    rows: dict[str, Rows] = {}
    for slug, show in making.shows.items():
        ledger, broken = making.ledger(slug)
        found += broken
        if broken:
            continue
        shown = making.shown(f"{place.ROOT}/{slug}/{LEDGER}")
        known = _known(making, slug, [one for one in episodes if _folder(making, one) == slug], ledger, over)
        files = guard.Files(making.content / place.ROOT / slug, shown, show.settings.title, at(slug))
        found += guard.check(ledger, files, known)
        found += guard.held_back(ledger, shown, _held(making, slug, held))
        missing = [(one.name, one.guid) for one in guard.unlisted(ledger, known)]
        own = [(SHOW, show.identity)] if known and show.identity and not ledger.show else []
        rows[shown] = [*own, *missing]
    return found, rows


def _held(making: Studio, slug: str, held: Heads) -> Iterator[tuple[str, str, Mapping[str, Position]]]:
    """Yield name, path and places of the show's originals that are held back."""
    for source, places in sorted(held.items()):
        spot = place.of_source(source, making.shows)
        if spot.show == slug and PurePosixPath(source).stem in ("index", spot.name):
            yield spot.name, making.shown(source), places


def _folder(making: Studio, one: Episode) -> str:
    return place.of_source(one.document.source, making.shows).show


def _known(making: Studio, slug: str, episodes: Sequence[Episode], ledger: Ledger, over: Callable[[Document], bool]) -> list[Known]:
    """Return the episodes in the order of publication."""
    known = []
    for one in sorted(episodes, key=lambda one: (one.document.date is None, one.document.date, one.document.source)):
        document, name = one.document, place.of_source(one.document.source, [slug]).name
        fixed = bool(document.fields.get("guid")) or name in ledger.guids
        known.append(Known(name, one.guid, making.shown(document.source), document, over(document), fixed))
    return known
