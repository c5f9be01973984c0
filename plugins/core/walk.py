# SPDX-License-Identifier: AGPL-3.0-or-later
"""Going through folders: several parts of a build go through the same thousands of them, each is read once."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

Step = tuple[str, list[str], list[str]]
Walker = Callable[..., Iterator[Step]]


class Walk:
    """Goes through folders in the way of ``os.walk`` from the top down; what it has read of a folder it does not read again."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[list[str], list[str], set[str]]] = {}

    def __call__(self, top: str | Path, *, followlinks: bool = False) -> Iterator[Step]:
        """Yield each folder's path, its folders and its other files; what is taken out of the list of folders is not gone into."""
        waiting = [os.fspath(top)]
        while waiting:
            here = waiting.pop()
            try:
                inside, names, links = self._read(here)
            except OSError:  # nobody may look into it: os.walk passes it over too
                continue
            folders = list(inside)
            yield here, folders, list(names)
            waiting += [os.path.join(here, one) for one in reversed(folders) if followlinks or one not in links]  # noqa: PTH118  # thousands

    def _read(self, folder: str) -> tuple[list[str], list[str], set[str]]:
        """Return the names of the folders in ``folder``, those of its other files, and which of the folders are links."""
        if folder not in self._known:
            folders, names, links = list[str](), list[str](), set[str]()
            with os.scandir(folder) as entries:
                for one in entries:
                    (folders if _is_folder(one) else names).append(one.name)
                    if one.is_symlink():
                        links.add(one.name)
            self._known[folder] = folders, names, links
        return self._known[folder]


def _is_folder(entry: "os.DirEntry[str]") -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False
