# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whose writing has been seen by somebody else already: changes up to an approval that was enough by itself.

Who wrote a sentence years ago is no author of today's change, once that form was approved by others. Descent counts, not dates: a change
that was merged after the approval has been seen by nobody, however old it claims to be, and a form that
a merge brought back is not what was approved.
"""

from collections.abc import Mapping, Set
from datetime import datetime
from pathlib import Path
from typing import Protocol

from .decide import Entry, State, decide
from .history import History, builds_on
from .item import Item
from .policy import Policy
from .records import Record


class Around(Protocol):
    """What this needs to know: who keeps the records."""

    policy: Policy
    now: datetime
    root: Path

    @property
    def history(self) -> History:
        """Return git's history."""

    @property
    def shown(self) -> str:
        """Return the content folder's name in git."""

    def of(self, item: Item) -> list[Entry]:
        """Return what is on record of an item."""


def commits(item: Item, written: frozenset[str], around: Around, until: str = "") -> frozenset[str]:
    """Return the commits whose changes of ``item`` were all seen: they lead to a form that has every approval it needs by others.

    ``written`` are the authors whom its head names; they are authors for good. What was taken back, or still lacks its
    countersignature, was not seen; nor was what a record without a commit approves. With ``until`` only what that commit builds on counts.
    """
    entries, seen = around.of(item), frozenset[str]()
    names = around.history.names(f"{around.shown}/{item.source}")
    before = around.history.reached(until) if until else None
    for number, records in _forms(entries, item, before).items():
        reached = [around.history.reached(one.commit) for one in records]
        authors = written | around.history.authors(f"{around.shown}/{item.source}", frozenset().union(*reached), seen)
        when = max(one.at for one in records)
        made = decide(item.then(number, authors), entries, around.policy, min(when, around.now))
        if made.state is State.APPROVED and made.due is None:
            both = frozenset.intersection(*(around.history.reached(one.record.commit) for one in made.counted))
            seen |= both if all(builds_on(around.root, one.record.commit, names) for one in made.counted) else frozenset()
    return seen


def _forms(entries: list[Entry], item: Item, before: Set[str] | None) -> Mapping[str, list[Record]]:
    """Return the approvals of earlier forms by their fingerprints, oldest first; what is wrong with one is decided later."""
    made: dict[str, list[Record]] = {}
    for record in sorted((one.record for one in entries if not one.problem), key=lambda one: one.at):
        known = record.commit in before if before is not None else record.commit
        if record.says == "approved" and known and record.fingerprint != item.fingerprint:
            made.setdefault(record.fingerprint, []).append(record)
    return made
