# SPDX-License-Identifier: AGPL-3.0-or-later
"""The lines that the ledgers lack: the build notes them down, ``./run guids`` shows them and, when told to, adds them."""

import json
from collections.abc import Sequence
from pathlib import Path

from ...core import files
from ...core.finding import counted
from .. import guids

NOTE = "podcast/kennungen.json"  # below the cache
_HEAD = "# Kennungen der Folgen in der Reihenfolge ihres Erscheinens. Ändern Sie keine Zeile; neue kommen ans Ende.\n"
Rows = Sequence[tuple[str, str]]


class RefusedError(Exception):
    """Why nothing was written, for the person who asked."""


def note(cache: Path, rows: dict[str, Rows]) -> None:
    """Remember the missing rows (name, GUID) of each ledger; a ledger is named by its path below the project."""
    files.write(cache / NOTE, json.dumps({ledger: missing for ledger, missing in rows.items() if missing}, ensure_ascii=False))


def settle(root: Path, *, write: bool) -> str:
    """Return what the ledgers lack, or lacked, as the task prints it; with ``write`` they get it. Raises RefusedError."""
    noted = root / ".cache" / NOTE
    rows: dict[str, list[list[str]]] = json.loads(noted.read_text(encoding="utf-8")) if noted.exists() else {}
    if not rows:
        return "✓ Alle Kennungen stehen in den Verzeichnissen."
    told = []
    for ledger, missing in rows.items():
        lines = [guids.line(name, guid) for name, guid in missing]
        if write:
            _append(root / ledger, lines)
        told += [
            f"{ledger}: {counted(len(lines), 'Zeile', 'Zeilen')} {'eingetragen' if write else 'zu ergänzen'}",
            *(f"  {one}" for one in lines),
        ]
    ending = "✓ Nehmen Sie die Änderung in git auf." if write else "Eintragen: ./run guids --write"
    return "\n".join([*told, ending])


def _append(path: Path, lines: Sequence[str]) -> None:
    try:
        before = path.read_text(encoding="utf-8") if path.exists() else _HEAD
        whole = before if before.endswith("\n") or not before else f"{before}\n"
        files.write(path, whole + "".join(f"{line}\n" for line in lines))
    except OSError as error:
        raise RefusedError(f"{path.name} lässt sich nicht schreiben: {error.strerror}. Prüfen Sie freien Platz und Rechte.") from error
