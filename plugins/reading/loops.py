# SPDX-License-Identifier: AGPL-3.0-or-later
"""Symbolic links that lead back into a folder above them: followed, they would have each file read forty times."""

import os
from collections.abc import Iterator
from pathlib import Path

from ..core.walk import Walker


def find(content: Path, walk: Walker = os.walk) -> Iterator[str]:
    """Yield the content-relative path of each link that closes a circle, links being followed up to there."""
    for folder, folders, _ in walk(content, followlinks=True):
        for name in sorted(one for one in folders if os.path.islink(f"{folder}/{one}")):  # noqa: PTH114  # asked of every folder of a site
            here = Path(folder, name)
            inside, target = here.relative_to(content), os.path.realpath(here)
            if any(Path(os.path.realpath(content / one)).is_relative_to(target) for one in inside.parents):
                folders.remove(name)
                yield inside.as_posix()
