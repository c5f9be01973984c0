# SPDX-License-Identifier: AGPL-3.0-or-later
"""What git knows: which commits there are, who changed which file in which, and what a file once was."""

import subprocess
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from ..core import files

_FORM = "%x01%H%x02%P%x02%ct%x02%an%x02%ae"


@dataclass(frozen=True, slots=True)
class Change:
    """One commit that changed a file: its id, its moment (the committer's clock), who wrote it."""

    commit: str
    at: datetime
    name: str
    address: str


@dataclass(frozen=True)
class History:
    """The history that leads to HEAD; paths are relative to the project's folder. Without git everything is empty.

    ``commits`` holds every commit with its parents; ``changes`` are newest first; ``former`` names what a
    file was called before it was renamed.
    """

    commits: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    changes: Mapping[str, tuple[Change, ...]] = field(default_factory=dict)
    former: Mapping[str, str] = field(default_factory=dict)
    _reached: dict[str, frozenset[str]] = field(default_factory=dict)
    _authors: dict[tuple[str, ...], frozenset[str]] = field(default_factory=dict)

    @property
    def known(self) -> bool:
        """Tell whether there is a history at all."""
        return bool(self.commits)

    def names(self, path: str) -> tuple[str, ...]:
        """Return the file's name and its former ones, newest first."""
        names = [path]
        while (older := self.former.get(names[-1])) and older not in names:
            names.append(older)
        return tuple(names)

    def of(self, path: str) -> tuple[Change, ...]:
        """Return the changes of a file under all its names, newest first."""
        if path not in self.former:  # nearly all files
            return self.changes.get(path, ())
        return tuple(one for name in self.names(path) for one in self.changes.get(name, ()))

    def authors(self, path: str, within: Set[str] | None = None, without: Set[str] = frozenset()) -> frozenset[str]:
        """Return names and addresses of everybody who changed a file: in the commits ``within`` (None: any), but not ``without``."""
        made = self.of(path)
        if within is not None or without:
            made = tuple(one for one in made if (within is None or one.commit in within) and one.commit not in without)
        key = tuple(one.commit for one in made)  # hundreds of files may come in one commit
        if key not in self._authors:
            self._authors[key] = frozenset(said for one in made for said in (one.name, one.address))
        return self._authors[key]

    def reached(self, commit: str) -> frozenset[str]:
        """Return the commit and all before it, by descent: what was merged later does not become older by its date."""
        if commit not in self._reached:
            seen, todo = set[str](), [commit]
            while todo:
                if (one := todo.pop()) in self.commits and one not in seen:
                    seen.add(one)
                    todo += self.commits[one]
            self._reached[commit] = frozenset(seen)
        return self._reached[commit]


def read(root: Path, cache: Path | None = None) -> History:
    """Return the history of the project in ``root``; kept below ``cache`` by the commit that HEAD is."""
    head = _git(root, "rev-parse", "--verify", "-q", "HEAD").decode().strip()
    prefix = _git(root, "rev-parse", "--show-prefix").decode().strip().replace("/", "-")
    if not head:
        return History()
    kept = cache / f"verlauf-2-{prefix}{head}.bin" if cache else None
    if kept and kept.is_file():
        raw = kept.read_bytes()
    else:
        # -c: of a merge only what its makers changed themselves; who merges a text has not written it
        raw = _git(root, "-c", "core.quotepath=off", "log", "-z", "-c", "-M", "--name-status", "--relative", f"--format={_FORM}")
        if kept:
            for old in kept.parent.glob("verlauf-*.bin"):
                old.unlink()
            files.write(kept, raw)
    return parse(raw)


def parse(raw: bytes) -> History:
    """Return the history in the output of ``git log -z --name-status`` in our form."""
    commits, changes, former = dict[str, tuple[str, ...]](), dict[str, list[Change]](), dict[str, str]()
    words = iter(raw.decode("utf-8", "surrogateescape").split("\0"))
    change: Change | None = None
    for word in words:
        word = word.lstrip("\n")  # noqa: PLW2901  # git puts an empty line between a commit and its files
        if word.startswith("\x01"):
            commit, parents, seconds, name, address = word[1:].split("\x02")
            change = Change(commit, datetime.fromtimestamp(int(seconds), UTC), name, address)
            commits[commit] = tuple(parents.split())
        elif word and change:
            path = next(words)
            if word[0] in "RC" and len(word) > 1 and word[1:].isdigit():
                path, older = next(words), path
                if word[0] == "R":
                    former.setdefault(path, older)
            changes.setdefault(path, []).append(change)
    return History(commits, {path: tuple(made) for path, made in changes.items()}, former)


def shown(root: Path, commit: str, path: str) -> bytes | None:
    """Return the bytes of a file (relative to ``root``) in a commit; None where it is not there."""
    done = _run(root, "cat-file", "blob", f"{commit}:./{path}")
    return done.stdout if done.returncode == 0 else None


def builds_on(root: Path, commit: str, paths: Sequence[str]) -> bool:
    """Tell whether the file (under these names) as it is now goes back to its form in ``commit``.

    It does not where a merge brought a form back that is older: then nothing of what was changed in between is in it.
    """
    last = _git(root, "rev-list", "-1", commit, "--", *paths).split()
    return bool(last) and last[0] in _git(root, "rev-list", "HEAD", "--", *paths).split()


def tree(root: Path, commit: str, folder: str) -> dict[str, tuple[str, str]]:
    """Return every file below ``folder`` (relative to ``root``) in a commit: its name from there on, with its mode and number in git."""
    raw = _git(root, "ls-tree", "-r", "-z", commit, "--", f"{folder}/")
    rows = (one.partition("\t") for one in raw.decode("utf-8", "surrogateescape").split("\0") if one)
    return {name.removeprefix(f"{folder}/"): (said.split(" ")[0], said.split(" ")[2]) for said, _, name in rows}


def blob(root: Path, number: str) -> bytes | None:
    """Return the bytes that git keeps under ``number``; None where it has none."""
    done = _run(root, "cat-file", "blob", number)
    return done.stdout if done.returncode == 0 else None


def store(root: Path) -> Path:
    """Return the folder in which git keeps what belongs to all worktrees of this project."""
    said = _git(root, "rev-parse", "--git-common-dir").decode("utf-8", "surrogateescape").strip()
    return root / said


def pending(root: Path, paths: list[str]) -> list[str]:
    """Return those of ``paths`` whose present form is in no commit yet."""
    said = _git(root, "status", "--porcelain", "-z", "--untracked-files=all", "--no-renames", "--", *paths)
    prefix = _git(root, "rev-parse", "--show-prefix").decode().strip()
    return [one[3:].removeprefix(prefix) for one in said.decode("utf-8", "surrogateescape").split("\0") if one]


def shallow(root: Path) -> bool:
    """Tell whether only the end of the history was fetched, as runners of pipelines do."""
    return _git(root, "rev-parse", "--is-shallow-repository").strip() == b"true"


def head(root: Path) -> str:
    """Return the commit that HEAD is; an empty string without git."""
    return _git(root, "rev-parse", "--verify", "-q", "HEAD").decode().strip()


def _git(root: Path, *words: str) -> bytes:
    done = _run(root, *words)
    return done.stdout if done.returncode == 0 else b""


def _run(root: Path, *words: str) -> "subprocess.CompletedProcess[bytes]":
    try:
        return subprocess.run(["git", *words], cwd=root, capture_output=True, check=False, stdin=subprocess.DEVNULL)
    except OSError:  # no git
        return subprocess.CompletedProcess(words, 127, b"", b"")
