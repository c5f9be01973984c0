# SPDX-License-Identifier: AGPL-3.0-or-later
"""Finds the files that a feed speaks of among those lying beside it, by the ends of their addresses."""

import os
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

_HIDDEN = "."


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


@dataclass(frozen=True)
class Lying:
    """The files below ``root``, by their names in lower case."""

    root: Path
    _named: dict[str, list[Path]] = field(default_factory=dict)

    @classmethod
    def below(cls, root: Path) -> "Lying":
        """Return the files below ``root``; hidden ones and links to folders are passed over."""
        made = cls(root)
        for folder, inner, names in os.walk(root):
            inner[:] = sorted(name for name in inner if not name.startswith(_HIDDEN))
            for name in sorted(name for name in names if not name.startswith(_HIDDEN)):
                made._named.setdefault(_folded(name), []).append(Path(folder, name))
        return made

    def of(self, address: str, size: int = 0) -> Path | None:
        """Return the file that ``address`` means; of several with the name, the one whose folders agree, then whose ``size`` does."""
        parts = [_folded(part) for part in PurePosixPath(unquote(urlsplit(address).path)).parts]
        named = self._named.get(parts[-1], []) if parts else []
        return max(named, key=lambda one: (self._shared(one, parts), one.stat().st_size == size), default=None)

    def _shared(self, path: Path, parts: list[str]) -> int:
        """Return how many parts, from the end, a path has in common with an address."""
        own = [_folded(part) for part in path.relative_to(self.root).parts]
        pairs = list(zip(reversed(own), reversed(parts), strict=False))
        return next((count for count, (a, b) in enumerate(pairs) if a != b), len(pairs))
