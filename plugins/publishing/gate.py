# SPDX-License-Identifier: AGPL-3.0-or-later
"""What must hold before anything goes out."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from . import git, release
from .git import Checkout
from .targets import State, StoppedError


class RefusedError(StoppedError):
    """Nothing was published; ``reasons`` say why, in German."""

    def __init__(self, reasons: Iterable[str]) -> None:
        self.reasons = tuple(reasons)
        super().__init__("\n".join(self.reasons))


def refusals(tree: Checkout, root: Path, hold: Sequence[str], state: State, *, allow_dirty: bool) -> list[str]:
    """Return every reason of git's not to publish this working tree."""
    found = []
    if not allow_dirty and not tree.commit:
        found.append("Dieser Ordner ist kein Git-Archiv; niemand könnte sagen, was veröffentlicht wurde. Trotzdem: --allow-dirty")
    if not allow_dirty and tree.dirty:
        shown = ", ".join(tree.dirty[:3]) + (" …" if len(tree.dirty) > 3 else "")
        found.append(f"Nicht eingecheckte Änderungen: {shown}. Checken Sie sie ein, oder veröffentlichen Sie mit --allow-dirty.")
    if not allow_dirty and tree.behind:
        found.append(tree.behind)
    return found + [why for path in hold if (why := _not_new(root, path, state))]


def _not_new(root: Path, path: str, state: State) -> str:
    """Return why the file ``path`` cannot be left out: only what was never public may be held back."""
    if not (root / path).is_file() or not (root / path).resolve().is_relative_to(root / "content"):
        return f"--hold {path}: Diese Datei gibt es unter content/ nicht (Form: content/artikel/2026-11-25-neu.md)."
    if not state.current:
        return ""
    online = release.made(state.events, state.current)
    if online and path in online.held:
        return ""
    last = online.commit if online else ""
    had = git.had(root, last, path)
    if had is None:
        missing = last[:8] or "unbekannt"
        return f"--hold {path}: Ob die Datei schon veröffentlicht ist, lässt sich hier nicht sagen (Stand {missing} fehlt im Archiv)."
    return f"--hold {path}: Diese Datei ist schon veröffentlicht; sie darf nicht still verschwinden." if had else ""
