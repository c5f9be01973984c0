# SPDX-License-Identifier: AGPL-3.0-or-later
"""Folders of episodes that have sound but no text: nothing would come of them, and nobody would be told."""

import os
from collections.abc import Callable, Container
from contextlib import suppress
from pathlib import Path

from ..core.finding import Finding
from . import place, rules
from .audio.formats import EXTENSIONS, OTHER_EXTENSIONS


def find(content: Path, shown: Callable[[str], str], told: Container[str]) -> list[Finding]:
    """Return a finding for each folder content/podcast/<show>/<name>/ with a sound file and without a text.

    ``told`` are the folders (below ``content``) whose text was read.
    """
    shows = _below(f"{content}/{place.ROOT}")
    folders = sorted(f"{place.ROOT}/{show}/{name}" for show in shows for name in _below(f"{content}/{place.ROOT}/{show}") if name[0] != ".")
    return [rules.NO_TEXT.at(shown(one), show=one.split("/")[1]) for one in folders if one not in told and _silent(f"{content}/{one}")]


def _below(folder: str) -> list[str]:
    """Return the names of the folders in ``folder``."""
    with suppress(OSError), os.scandir(folder) as entries:
        return [one.name for one in entries if one.is_dir()]
    return []


def _silent(folder: str) -> bool:
    with os.scandir(folder) as entries:
        names = [os.path.splitext(one.name)[1].lower() for one in entries if one.is_file() and one.name[0] != "."]  # noqa: PTH122
    return not any(one in (".md", ".markdown", ".rst") for one in names) and any(one in EXTENSIONS | OTHER_EXTENSIONS for one in names)
