# SPDX-License-Identifier: AGPL-3.0-or-later
"""What git says about the state that is to go out."""

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

_ALIKE = "80%"  # a new text from the same template is less like the one it replaces


@dataclass(frozen=True, slots=True)
class Checkout:
    """The working tree: its commit (empty where this is no repository), files that were changed, and why it is not the newest state."""

    commit: str = ""
    dirty: tuple[str, ...] = ()
    behind: str = ""


def _git(root: Path, *words: str) -> str | None:
    """Return what git says, None where it refuses; it never asks for a password."""
    environment = {**os.environ, "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}
    try:
        command = ["git", "-C", str(root), *words]  # a name that is no UTF-8 is a finding of the build's
        done = subprocess.run(command, capture_output=True, encoding="utf-8", errors="replace", env=environment, timeout=60, check=False)
    except (FileNotFoundError, subprocess.TimeoutExpired):
        return None
    return done.stdout.strip("\n") if done.returncode == 0 else None


def look(root: Path, branch: str, *, runner: bool) -> Checkout:
    """Look at the project. On a CI ``runner``, where checkouts are detached and shallow, the commit must be the tip of ``branch``."""
    commit = _git(root, "rev-parse", "HEAD")
    if commit is None:
        return Checkout()
    dirty = tuple(line[3:] for line in (_git(root, "status", "--porcelain") or "").splitlines())
    return Checkout(commit, dirty, _tip(root, branch, commit) if runner else _upstream(root))


def _tip(root: Path, branch: str, commit: str) -> str:
    answer = _git(root, "ls-remote", "origin", f"refs/heads/{branch}")
    if not answer:
        return f"Der Zweig „{branch}“ lässt sich bei „origin“ nicht nachsehen."
    return "" if answer.split()[0] == commit else f"Dieser Stand ist nicht (mehr) der neueste des Zweigs „{branch}“."


def _upstream(root: Path) -> str:
    if _git(root, "rev-parse", "--abbrev-ref", "@{upstream}") is None:
        return ""  # nothing to be behind of
    _git(root, "fetch", "--quiet")  # without a network the last known state counts
    count = int(_git(root, "rev-list", "--count", "HEAD..@{upstream}") or 0)
    lacking = "Es fehlt 1 neuere Änderung" if count == 1 else f"Es fehlen {count} neuere Änderungen"
    return f"{lacking} aus dem gemeinsamen Archiv (git pull)." if count else ""


def changed(root: Path, commit: str, folder: str) -> list[str]:
    """Return the files below ``folder`` that are not as ``commit`` has them, new ones included; none where it is not known here."""
    known = _git(root, "diff", "-z", "--name-only", "--no-renames", commit, "--", folder) if commit else None
    fresh = _git(root, "ls-files", "-z", "--others", "--exclude-standard", "--", folder) if known is not None else None
    return [one for one in f"{known or ''}\0{fresh or ''}".split("\0") if one]


def beyond(root: Path, commit: str, folder: str) -> set[str]:
    """Return the files that lie below ``folder`` and that ``commit`` does not have, those that git is to ignore included."""
    loose = _git(root, "ls-files", "-z", "--others", "--", folder)
    added = _git(root, "diff", "-z", "--name-only", "--relative", "--no-renames", "--diff-filter=A", commit, "--", folder) if commit else ""
    return {one for one in f"{loose or ''}\0{added or ''}".split("\0") if one}


def former(root: Path, commit: str, path: str) -> str:
    """Return the name that the file ``path`` had in ``commit``, where git takes it for one that was renamed since; else an empty string."""
    words = ("diff", "-z", "--name-status", "--relative", f"--find-renames={_ALIKE}", "--diff-filter=R", commit)
    rows = (_git(root, *words) or "").split("\0")  # how much alike, former name, new name, and so on
    return dict(zip(rows[2::3], rows[1::3], strict=False)).get(path, "")


def had(root: Path, commit: str, path: str) -> bool | None:
    """Tell whether ``commit`` had the file ``path``; None where that commit is not known here."""
    if not commit or _git(root, "cat-file", "-e", f"{commit}^{{commit}}") is None:
        return None
    return _git(root, "cat-file", "-e", f"{commit}:./{path}") is not None
