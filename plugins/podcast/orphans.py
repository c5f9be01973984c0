# SPDX-License-Identifier: AGPL-3.0-or-later
"""Folders of episodes that have sound but no text: nothing would come of them, and nobody would be told."""

import os
from collections.abc import Callable
from pathlib import Path

from ..core.finding import Finding
from . import place, rules
from .audio.formats import EXTENSIONS, OTHER_EXTENSIONS


def find(content: Path, shown: Callable[[str], str]) -> list[Finding]:
    """Return a finding for each folder content/podcast/<show>/<name>/ with a sound file and without a text."""
    folders = sorted(one for one in (content / place.ROOT).glob("*/*/") if one.is_dir() and one.name[0] != ".")
    return [_finding(one, content, shown) for one in folders if _silent(one)]


def _silent(folder: Path) -> bool:
    with os.scandir(folder) as entries:
        names = [os.path.splitext(one.name)[1].lower() for one in entries if one.is_file() and one.name[0] != "."]  # noqa: PTH122
    return not any(one in (".md", ".markdown", ".rst") for one in names) and any(one in EXTENSIONS | OTHER_EXTENSIONS for one in names)


def _finding(folder: Path, content: Path, shown: Callable[[str], str]) -> Finding:
    return rules.NO_TEXT.at(shown(folder.relative_to(content).as_posix()), show=folder.parent.name)
