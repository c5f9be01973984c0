# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a build is busy with, for the person who waits: one line in a file that the task which started the build shows."""

import contextlib
import os
from pathlib import Path

from . import files

VARIABLE = "AMTSFUNK_PROGRESS"
_BAR = 20  # characters


def tell(text: str) -> None:
    """Say what is being done (German, one line); nothing happens where nobody listens."""
    path = os.environ.get(VARIABLE)
    if path:
        files.write(Path(path), text)


def bar(done: int, most: int) -> str:
    """Return a bar for ``done`` of ``most`` parts, ``most`` at least 1: „━━━━━─────“."""
    full = _BAR * min(done, most) // most
    return "━" * full + "─" * (_BAR - full)


def told(path: Path) -> str:
    """Return what a build last said, or an empty string."""
    with contextlib.suppress(OSError):
        return path.read_text(encoding="utf-8").strip()
    return ""
