# SPDX-License-Identifier: AGPL-3.0-or-later
"""RFC 5005, section 4: a feed that stays small, and archives that, once written, only ever lose what was withdrawn.

Which episode stands in which archive follows from its line in the ledger, not from its date: lines are only added at the
end, so a full archive never changes when episodes come. The feed holds the newest ones; where it and the newest archive
overlap, readers tell by the GUID that it is the same episode.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar

from ..guids import Ledger, exists
from .settings import Delivery

T = TypeVar("T")


class Line(NamedTuple):
    """A line of the ledger: the episode it names, and its number."""

    name: str
    number: int


@dataclass(frozen=True, slots=True)
class Order:
    """The GUIDs of a show in the order of its ledger; ``waiting`` ones have not appeared yet (the others did, or were withdrawn)."""

    guids: tuple[str, ...] = ()
    waiting: Mapping[str, Line] = field(default_factory=dict)

    @property
    def settled(self) -> int:
        """Return how many lines come before the first that still waits: only they can fill archives."""
        return next((place for place, guid in enumerate(self.guids) if guid in self.waiting), len(self.guids))


def order(ledger: Ledger, folder: Path, settled: Collection[str]) -> Order:
    """Return the order of a show; ``folder`` is where its episodes lie, ``settled`` the GUIDs that are listed or were withdrawn.

    What has no file any more has had its time; what has one and is not ``settled`` is still to come.
    """
    waiting = {
        guid: Line(name, ledger.lines.get(name, 1))
        for name, guid in ledger.guids.items()
        if guid not in settled and name not in ledger.ended and exists(folder, name)
    }
    return Order(tuple(ledger.guids.values()), waiting)


@dataclass(frozen=True, slots=True)
class Parts(Generic[T]):
    """What stands in the feed, and in each archive, the oldest archive first; each part newest first."""

    recent: Sequence[T]
    archives: Sequence[Sequence[T]] = ()


def full(order: Order, listed: Collection[str], delivery: Delivery) -> int:
    """Return how many archives there are, given the GUIDs that are ``listed`` now.

    What was withdrawn counts on: archives must not vanish again, since others link to them.
    """
    if not due(order, listed, delivery):
        return 0
    return order.settled // delivery.recent


def due(order: Order, listed: Collection[str], delivery: Delivery) -> bool:
    """Tell whether the show has grown so large that its feed is divided."""
    return len({*order.guids, *listed} - order.waiting.keys()) >= delivery.archive_from


def divide(order: Order, listed: Mapping[str, T], number: int, size: int) -> Parts[T]:
    """Return the parts of a feed with these ``listed`` entries by GUID, newest first, and ``number`` full archives of ``size`` lines."""
    if not number:
        return Parts(tuple(listed.values()))
    known = frozenset(order.guids)
    written = [guid for guid in order.guids if guid in listed]
    late = [guid for guid in reversed([*listed]) if guid not in known]
    shelved = order.guids[: number * size]
    begin = min(sum(guid in listed for guid in shelved), max(0, len(written) + len(late) - size))
    archives = tuple(_of(shelved[first : first + size], listed) for first in range(0, len(shelved), size))
    return Parts(_of([*written, *late][begin:], listed), archives)


def _of(guids: Collection[str], listed: Mapping[str, T]) -> tuple[T, ...]:
    chosen = frozenset(guids)
    return tuple(one for guid, one in listed.items() if guid in chosen)
