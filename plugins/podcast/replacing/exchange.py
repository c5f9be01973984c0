# SPDX-License-Identifier: AGPL-3.0-or-later
"""How one recording takes the place of another, and how it is taken back."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from ...core import files


class RefusedError(Exception):
    """Why nothing was replaced, for the person who asked."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """The old recording, where the new one will lie, how people are told of that and of the old one, and both ways."""

    old: Path
    fresh: Path
    shown: str
    rest: str
    do: Callable[[], None]
    undo: Callable[[], None]


@contextmanager
def writable(path: Path) -> Iterator[None]:
    """Turn what keeps ``path`` from being written into a sentence."""
    try:
        yield
    except OSError as error:
        raise RefusedError(f"{path.name} lässt sich nicht schreiben: {error.strerror}. Prüfen Sie freien Platz und Rechte.") from error


def beside(old: Path, new: Path, kept: Path, root: Path) -> Exchange:
    """Return how ``new`` takes the name of ``old`` in the episode's folder; ``kept`` is where the old bytes are laid aside."""

    def do() -> None:
        with writable(old):
            files.copy(old, kept)
            files.copy(new, old)

    rest = f"Die alte Aufnahme liegt in git und, bis der Zwischenspeicher geleert wird, in {kept.relative_to(root)}"
    return Exchange(old, old, old.relative_to(root).as_posix(), rest, do, lambda: files.copy(kept, old))
