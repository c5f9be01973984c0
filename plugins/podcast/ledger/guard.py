# SPDX-License-Identifier: AGPL-3.0-or-later
"""Holds the episodes against the ledger: nothing that was published changes its identity or vanishes without a word."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ...core.document import Document
from ...core.finding import Finding, Position
from .. import guids
from ..guids import Ledger
from ..sought import where
from . import rules

# With fewer episodes a show has hardly begun; its editors meet the ledger when it has something to keep.
_BEGUN = 3


@dataclass(frozen=True, slots=True)
class Known:
    """One episode as the ledger knows it: the name of its folder, its GUID, how findings name its text.

    ``over`` tells that it was withdrawn or has expired; ``fixed`` that its head or the ledger has the GUID.
    """

    name: str
    guid: str
    path: str
    document: Document
    over: bool = False
    fixed: bool = True


@dataclass(frozen=True, slots=True)
class Files:
    """Where a show's ledger is: the folder of its episodes, how findings name the file, title and setting of the show."""

    folder: Path
    shown: str
    title: str
    setting: tuple[str, Position]


def check(ledger: Ledger, files: Files, episodes: Sequence[Known]) -> Iterator[Finding]:
    """Yield what the ledger and the show's episodes, in the order of publication, do not agree on."""
    missing, here = unlisted(ledger, episodes), {one.name for one in episodes}
    if not ledger.there:
        if len(missing) >= _BEGUN:
            yield rules.NO_LEDGER.at(
                *files.setting, show=files.title, ledger=files.shown, line=guids.line(missing[0].name, missing[0].guid)
            )
        return
    yield from _vanished(ledger, files, missing, here)
    for one in episodes:
        if one.name not in ledger.guids:
            yield from _reused(one, ledger, files, here)
        elif not one.document.listed and not one.over:
            yield rules.UNPUBLISHED.at(one.path, _reason(one.document.positions), ledger=files.shown)
    for one in missing:
        if one.fixed:  # without a GUID of its own there is a finding already
            line = guids.line(one.name, one.guid)
            yield rules.UNLISTED_GUID.at(one.path, where(one.document, "guid"), ledger=files.shown, line=line)


def held_back(ledger: Ledger, shown: str, held: Iterable[tuple[str, str, Mapping[str, Position]]]) -> Iterator[Finding]:
    """Yield which published episodes are drafts again, or not due: only a preview makes episodes of these.

    ``held`` yields name, path and places of the fields, ``shown`` is how findings name the ledger.
    """
    for name, path, places in held:
        if name in ledger.guids and name not in ledger.ended:
            yield rules.UNPUBLISHED.at(path, _reason(places), ledger=shown)


def _reason(places: Mapping[str, Position]) -> Position:
    """Return where the head says why an episode is not shown."""
    return next((places[key] for key in ("draft", "status", "date", "title") if key in places), Position())


def unlisted(ledger: Ledger, episodes: Sequence[Known]) -> list[Known]:
    """Return the published episodes whose lines the ledger lacks, in their order."""
    return [one for one in episodes if one.document.listed and one.name not in ledger.guids]


def _vanished(ledger: Ledger, files: Files, missing: Sequence[Known], here: Collection[str]) -> Iterator[Finding]:
    known = {*ledger.ended, *here}
    gone = [name for name in ledger.guids if name not in known and not guids.exists(files.folder, name)]
    for name in gone:
        guid = ledger.guids[name]
        renamed = [one for one in missing if one.guid == guid] or ([one for one in missing if not one.fixed] if len(gone) == 1 else [])
        if len(renamed) == 1:
            advice = f"Er heißt jetzt wohl „{renamed[0].name}“; dann ändern Sie diese Zeile in: {guids.line(renamed[0].name, guid)}"
        else:
            advice = (
                f"Holen Sie ihn aus git zurück. Soll die Folge für immer fort sein, schreiben Sie: {guids.line(name, guid, ended=True)}"
            )
        yield rules.GUID_VANISHED.at(files.shown, (ledger.lines.get(name, 1), 1), name=name, advice=advice)


def _reused(one: Known, ledger: Ledger, files: Files, here: Collection[str]) -> Iterator[Finding]:
    """Yield that the GUID of ``one`` belongs to an episode that is not shown now (of those that are, „same-guid“ tells)."""
    for name, guid in ledger.guids.items():
        gone = name in ledger.ended or guids.exists(files.folder, name)
        if guid == one.guid and name not in here and gone:
            free = guids.proposed(files.folder.name, one.name)
            yield rules.GUID_REUSED.at(one.path, where(one.document, "guid"), ledger=files.shown, name=name, guid=free)
