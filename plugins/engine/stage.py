# SPDX-License-Identifier: AGPL-3.0-or-later
"""The staged output: a folder beside the real one, put in place file by file when everything was made."""

import errno
import json
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from ..core import files


@dataclass(frozen=True, slots=True)
class Commit:
    """What putting a stage in place changed, as output-relative POSIX paths."""

    written: tuple[str, ...]
    unchanged: tuple[str, ...]
    removed: tuple[str, ...]


def fresh(stage: Path) -> None:
    """Make ``stage`` an empty folder."""
    shutil.rmtree(stage, ignore_errors=True)
    stage.mkdir(parents=True)


def commit(stage: Path, output: Path, stale: Iterable[str], standing: Iterable[str] = ()) -> Commit:
    """Move every staged file that differs into ``output`` (rename), then remove the ``stale`` ones; those ``standing`` there stay.

    The stage should lie on the same file system; else files are copied to a temporary name and renamed, and nothing is
    touched where there is no room for all of them (OSError, ENOSPC) or one would have to be file and folder at once (ENOTDIR).
    """
    kept = set(standing)
    made = dict.fromkeys(sorted(kept.union(_below(stage)), key=lambda one: one.replace("/", "\0")))
    _refuse_clash(made)
    unchanged = [name for name in made if name in kept or files.same(f"{stage}/{name}", f"{output}/{name}")]
    kept.update(unchanged)
    written = [name for name in made if name not in kept]
    _make_sure_of_room(stage, output, written)
    for name in written:
        _clear_way(output, name)
        files.move(stage / name, output / name)
    removed = [name for name in stale if name not in made]
    for path in (output / name for name in removed):
        if path.is_file() or path.is_symlink():  # what was a file may be a folder by now, and the other way round
            path.unlink()
    _drop_empty(output, removed)
    shutil.rmtree(stage, ignore_errors=True)
    return Commit(tuple(written), tuple(unchanged), tuple(removed))


def _refuse_clash(names: Iterable[str]) -> None:
    """Raise OSError where one of the sorted ``names`` is a folder of the next, which only a staged and a standing file can be."""
    for one, following in pairwise(names):
        if following.startswith(f"{one}/"):
            raise OSError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), one)


def _make_sure_of_room(stage: Path, output: Path, names: Iterable[str]) -> None:
    """Raise OSError where ``output`` is another file system than ``stage`` (a mount point) with less room than ``names`` take."""
    if not output.is_dir() or _disk(output) == _disk(stage):
        return
    if sum((stage / name).stat().st_size for name in names) > shutil.disk_usage(output).free:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(output))


def _disk(folder: Path) -> int:
    return folder.stat().st_dev


def _below(folder: Path) -> Iterator[str]:
    """Yield every file and link below ``folder``, relative to it; a large site has tens of thousands, ``Path`` would be slow."""
    waiting = [""]
    while waiting:
        inside = waiting.pop()
        with suppress(OSError), os.scandir(f"{folder}/{inside}") as entries:
            for one in entries:
                if one.is_dir(follow_symlinks=False):
                    waiting.append(f"{inside}{one.name}/")
                else:
                    yield f"{inside}{one.name}"


def _clear_way(output: Path, name: str) -> None:
    """Remove what stands where ``name`` or one of its folders must go: a folder for a file, a file for a folder."""
    target = output / name
    if target.is_dir() and not target.is_symlink():
        shutil.rmtree(target)
    for parent in target.relative_to(output).parents:
        place = output / parent
        if place != output and place.exists() and not place.is_dir():
            place.unlink()


def _drop_empty(output: Path, removed: Iterable[str]) -> None:
    folders = {folder for name in removed for folder in (output / name).parents if folder != output and output in folder.parents}
    for folder in sorted(folders, key=lambda path: len(path.parts), reverse=True):
        if folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()


def present(output: Path, retained: Iterable[str]) -> list[str]:
    """Return every file below ``output`` but hidden top-level ones and those named ``retained`` (Pelican's OUTPUT_RETENTION)."""
    spared = set(retained)
    tops = ((name, name.partition("/")[0]) for name in _below(output))
    return sorted(name for name, top in tops if top not in spared and not _hidden(top))


def _hidden(name: str) -> bool:
    return name.startswith(".") and name != ".well-known"


def remembered(manifest: Path) -> list[str]:
    """Return what the last build wrote, as ``remember`` noted it."""
    try:
        names: list[str] = json.loads(manifest.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return []
    return names


def remember(manifest: Path, names: Iterable[str]) -> None:
    """Note what this build wrote."""
    files.write(manifest, json.dumps(sorted(names), ensure_ascii=False))
