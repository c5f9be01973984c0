# SPDX-License-Identifier: AGPL-3.0-or-later
"""What must hold before anything goes out."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from . import git, release
from .git import Checkout
from .targets import State, StoppedError

_DOCUMENTS = (".md", ".markdown", ".mkd", ".mdown")  # what a build can leave out


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


def beyond(root: Path, commit: str, hold: Sequence[str]) -> tuple[str, ...]:
    """Return the documents that are built though ``commit`` does not have them; not those that are held back."""
    found = git.beyond(root, commit, "content") - set(hold)
    return tuple(sorted(one for one in found if one.lower().endswith(_DOCUMENTS)))


def _not_new(root: Path, path: str, state: State) -> str:
    """Return why the file ``path`` cannot be left out: only what the release online does not show may be held back."""
    if not (root / path).is_file() or not (root / path).resolve().is_relative_to(root / "content"):
        return f"--hold {path}: Diese Datei gibt es unter content/ nicht (Form: content/artikel/2026-11-25-neu.md)."
    online = release.made(state.events, state.current)
    if not state.current or (online and path in online.held):
        return ""
    last = online.commit if online else ""
    if (had := git.had(root, last, path)) is None or not online:
        missing = last[:8] or "unbekannt"
        return f"--hold {path}: Ob die Datei schon veröffentlicht ist, lässt sich hier nicht sagen (Stand {missing} fehlt im Archiv)."
    if had or path in online.beyond:
        return f"--hold {path}: Diese Datei ist schon veröffentlicht; sie darf nicht still verschwinden."
    before = git.former(root, last, path)
    if before and before not in online.held:
        return f"--hold {path}: Diese Datei ist schon veröffentlicht, als {before}; sie darf nicht still verschwinden."
    return ""
