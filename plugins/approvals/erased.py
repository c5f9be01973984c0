# SPDX-License-Identifier: AGPL-3.0-or-later
"""Revocations that were on record once: who deletes or rewrites one brings nothing back, git still has it."""

import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

from pydantic import ValidationError

from . import history, records
from .history import History
from .records import Record


def find(root: Path, folder: str, known: History, there: Iterable[str]) -> Iterator[tuple[str, Record]]:
    """Yield the revocations of which git knows and which no longer stand in ``folder`` as they did, by their files' paths.

    ``there`` are the names of the records that can be read now. A record is written once; so only files that are gone,
    or were changed after all, are looked up.
    """
    present = {f"{folder}/{name}" for name in there}
    for path, changes in known.changes.items():
        if not path.startswith(f"{folder}/") or (path in present and len(changes) == 1):
            continue
        for change in changes:
            if (record := _revocation(history.shown(root, change.commit, path))) is not None:
                yield path, record


def _revocation(data: bytes | None) -> Record | None:
    """Return the revocation in the bytes of a file; None where they are something else."""
    if data is None or b"revoked" not in data or len(data) > records.LARGEST:
        return None
    try:
        record = records.parse(data.decode("utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, ValidationError):
        return None
    return record if record.says == "revoked" else None
