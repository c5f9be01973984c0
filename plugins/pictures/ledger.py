# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is known of files that were looked at before: one that has kept its size and its time is not read again."""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..core import files
from .rules import RULES
from .settings import Pictures
from .source import Defect, Source, inspect

_VERSION = 1  # counts up when ``inspect`` sees more, or sees it differently
_BY_ID = {rule.id: rule for rule in RULES}


@dataclass(eq=False)
class Ledger:
    """The notes of one site, kept in ``file``; losing them costs time, nothing else."""

    file: Path
    settings: Pictures
    notes: dict[str, Any] = field(default_factory=dict)
    used: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Read the notes, unless they were made by other rules."""
        try:
            known = json.loads(self.file.read_text(encoding="utf-8"))
            if known["made by"] == self._made_by():
                self.notes = dict(known["files"])
        except (OSError, ValueError, KeyError, TypeError):
            self.notes = {}

    def source(self, name: str, path: Path) -> Source | Defect:
        """Return what the file ``path`` is."""
        status = path.stat()
        mark = [status.st_size, status.st_mtime_ns]
        noted = self.notes.get(name)
        if noted and noted["mark"] == mark:
            self.used[name] = noted
            return _restored(path, noted)
        found = inspect(path, self.settings)
        if isinstance(found, Source):
            self.used[name] = {"mark": mark, **_noted(found)}
        return found

    def save(self) -> None:
        """Keep what was used in this build; files that are gone are forgotten."""
        if self.used != self.notes:
            text = json.dumps({"made by": self._made_by(), "files": self.used}, ensure_ascii=False, sort_keys=True)
            files.write(self.file, text)

    def _made_by(self) -> list[int]:
        return [_VERSION, self.settings.max_megapixels, self.settings.max_megabytes]


def _noted(source: Source) -> dict[str, Any]:
    names = ("digest", "width", "height", "format", "alpha")
    odd = [[one.rule.id, dict(one.values)] for one in source.odd]
    return {name: getattr(source, name) for name in names} | {"odd": odd}


def _restored(path: Path, noted: dict[str, Any]) -> Source:
    values = {name: value for name, value in noted.items() if name not in ("mark", "odd")}
    return Source(path, **values, odd=tuple(Defect(_BY_ID[rule], given) for rule, given in noted["odd"]))
