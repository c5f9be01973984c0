# SPDX-License-Identifier: AGPL-3.0-or-later
"""Files that the tools of a social media desk import: one module here a tool, each with ``write`` and its reverse ``read``."""

from collections.abc import Collection, Iterable, Mapping
from importlib import import_module
from typing import Protocol

from .row import Row

TOOLS = ("buffer", "metricool", "postiz", "publer", "sheet")


class Tool(Protocol):
    """What each module here offers."""

    TITLE: str
    """What people call it."""
    ALT: bool
    """Whether the format carries alt texts."""
    MOST: int | None
    """Greatest number of pictures of a post that the format carries; None: no limit."""
    CHANNELS: Collection[str]
    """The channels that it serves."""

    def write(self, rows: Iterable[Row]) -> Mapping[str, bytes]:
        """Return the files by name; only rows of channels that the tool serves."""

    def read(self, data: bytes) -> list[Row]:
        """Return what the tool would read from one of the files; raises ValueError for a file it would refuse."""


def tool(name: str) -> Tool:
    """Return the module of one tool."""
    return import_module(f".{name}", __name__)
