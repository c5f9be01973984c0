# SPDX-License-Identifier: AGPL-3.0-or-later
"""Brings the files of a release to web space: what all releases share first, then its own; sizes are compared, a sample is read again."""

import contextlib
import hashlib
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from random import Random

from ..manifest import Entry
from . import Parcel, TargetError, Told, shelf
from .batch import Batch, words

ARRIVING = f"{shelf.FOLDER}/.neu"
_SAMPLE = 20


@dataclass(frozen=True, slots=True)
class Courier:
    """Sends through ``batch``; ``staged`` is a local folder where what is sent lies ready."""

    batch: Batch
    staged: Path

    def shared(self, parcel: Parcel, index: shelf.Index, told: Told) -> dict[str, Entry]:
        """Send those shared files that are missing or not whole, go on with one that broke off; return what lies there in the end."""
        told("Der gemeinsame Bestand wird verglichen …")
        sizes = self.batch.sizes(sorted({one.rpartition("/")[0] for one in index} | {ARRIVING}))
        there = {one: entry for one, entry in index.items() if sizes.get(one) == entry.size}
        wanted = shelf.places(parcel.manifest, there)
        fresh = {goal: path for path, goal in wanted.items() if goal not in there}
        entries = {goal: parcel.manifest.files[path] for goal, path in fresh.items()}
        came = {goal: _arriving(goal, entry) for goal, entry in entries.items()}
        self.batch.make([ARRIVING, *(goal.rpartition("/")[0] for goal in fresh)])
        self._stage({came[goal].rpartition("/")[2]: parcel.site / path for goal, path in fresh.items()})
        progress = _Progress(told, sum(one.size for one in entries.values()))
        for goal, entry in entries.items():
            progress.add(self._one(came[goal], sizes.get(came[goal], -1), entry), 1, entry.size)
        self._run(progress)
        begun = [name for name in came.values() if name in sizes]
        self._verify({came[goal]: entry for goal, entry in entries.items()}, [*begun, *_sample(came.values(), parcel.release)])
        self.batch.run([*(words("rename", came[goal], goal) for goal in fresh), *self._left(sizes, set(came.values()))])
        return there | entries

    def _one(self, name: str, size: int, entry: Entry) -> str:
        """Return the command that sends a staged file, or the rest of it; an empty string where all of it came before."""
        if size == entry.size:
            return ""
        return words("reput" if 0 < size < entry.size else "put", str(self.staged / name.rpartition("/")[2]), name)

    def _left(self, sizes: Mapping[str, int], came: set[str]) -> Iterator[str]:
        yield from (words("-rm", one) for one in sizes if one.startswith(f"{ARRIVING}/") and one not in came)

    def release(self, parcel: Parcel, told: Told) -> list[Entry]:
        """Send the release's own files into its folder; return them."""
        own = {path: parcel.manifest.files[path] for path in shelf.own(parcel.manifest)}
        self._stage({path: parcel.site / path for path in own})
        folder = f"releases/{parcel.release}"
        self.batch.make([folder, *(f"{folder}/{path.split('/')[0]}" for path in own if "/" in path)])
        progress = _Progress(told, sum(one.size for one in own.values()))
        parts: dict[str, list[Entry]] = {}
        for path, entry in own.items():  # whole folders: sftp sends them whatever the names in them
            parts.setdefault("/".join(path.split("/")[:2]), []).append(entry)
        for part, group in parts.items():
            goal = f"{folder}/{part}".rpartition("/")[0]
            progress.add(words("put -rp", str(self.staged / part), goal), len(group), sum(one.size for one in group))
        self._run(progress)
        told("Größen und eine Stichprobe werden verglichen …")
        expected = {f"{folder}/{path}": entry for path, entry in own.items()}
        self._verify(expected, _sample(expected, parcel.release))
        return list(own.values())

    def there(self, own: Mapping[str, Entry], shared: Mapping[str, Entry]) -> bool:
        """Tell whether files lie there: ``own`` with nothing beside them and with the right bytes, ``shared`` with the right sizes."""
        every = {**own, **shared}
        folders = {str(folder) for one in every for folder in PurePosixPath(one).parents} - {".", "releases"}
        sizes = self.batch.sizes(sorted(folders))
        strange = {one for one in sizes if one.startswith("releases/")} - set(own)
        if strange or any(sizes.get(one) != entry.size for one, entry in every.items()):
            return False
        shutil.rmtree(self.staged, ignore_errors=True)
        self.staged.mkdir(parents=True)
        read = {one: self.staged / str(number) for number, one in enumerate(own)}
        self.batch.fetch(read)
        right = all(_digest(path) == own[one].sha256 for one, path in read.items())
        shutil.rmtree(self.staged)
        return right

    def _stage(self, files: Mapping[str, Path]) -> None:
        """Lay links to ``files`` ready, readable by all."""
        shutil.rmtree(self.staged, ignore_errors=True)
        for path, source in files.items():
            target = self.staged / path
            target.parent.mkdir(parents=True, exist_ok=True)
            os.link(source, target)
            target.chmod(0o644)
        for folder, _, _ in os.walk(self.staged):
            Path(folder).chmod(0o755)

    def _run(self, progress: "_Progress") -> None:
        if progress.lines:
            self.batch.run((line.replace("@", "", 1) for line in progress.lines), progress.saw)
        shutil.rmtree(self.staged, ignore_errors=True)

    def _verify(self, expected: Mapping[str, Entry], sample: Sequence[str]) -> None:
        """Compare all sizes and the content of a sample; what is wrong is taken away, so that the next attempt sends it again."""
        sizes = self.batch.sizes(sorted({one.rpartition("/")[0] for one in expected}))
        wrong = [one for one, entry in expected.items() if sizes.get(one) != entry.size]
        read = self.batch.read(sample) if sample else {}
        wrong += [one for one in sample if hashlib.sha256(read.get(one, b"")).hexdigest() != expected[one].sha256]
        if wrong:
            self.batch.run(words("-rm", one) for one in wrong)
            shown = ", ".join(wrong[:3])
            raise TargetError(f"Auf dem Ziel ist nicht angekommen, was gesendet wurde: {shown}. Veröffentlichen Sie noch einmal.")


def _arriving(goal: str, entry: Entry) -> str:
    """Return the name under which a shared file arrives: it tells content and place, so that only the same file is ever continued."""
    return f"{ARRIVING}/{hashlib.sha256(f'{entry.sha256} {goal}'.encode()).hexdigest()}"


def _digest(path: Path) -> str:
    with contextlib.suppress(FileNotFoundError), path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
    return ""


def _sample(names: Iterable[str], seed: str) -> list[str]:
    """Return the files to read again: the home page, and some by chance (another chance for each release)."""
    listed = sorted(names)
    chosen = Random(seed).sample(listed, min(_SAMPLE, len(listed)))  # noqa: S311  # a sample, no secret
    return [*(one for one in listed if one.count("/") == 2 and one.endswith("/index.html")), *chosen]


class _Progress:
    """What a batch has still to send; hears from sftp which command it is at."""

    def __init__(self, told: Told, total: int) -> None:
        self.lines: list[str] = []
        self._told, self._total, self._at = told, total, 0
        self._sums: list[tuple[int, int]] = [(0, 0)]

    def add(self, line: str, files: int, size: int) -> None:
        if line:
            self.lines.append(line)
            done = self._sums[-1]
            self._sums.append((done[0] + files, done[1] + size))

    def saw(self, line: str) -> None:
        if line.startswith(("sftp> put", "sftp> reput")) and self._at < len(self._sums):
            files, size = self._sums[self._at]
            self._at += 1
            share = 100 * size // max(self._total, 1)
            self._told(f"Gesendet: {share} %, {files} Dateien, {size / 1e6:.1f} MB".replace(".", ","))
