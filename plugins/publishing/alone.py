# SPDX-License-Identifier: AGPL-3.0-or-later
"""One publication at a time in one project folder: two would build into the same place. The system lets go when the process ends."""

import contextlib
import fcntl
import os
import time
from collections.abc import Iterator
from pathlib import Path

from .gate import RefusedError
from .pace import lasting


@contextlib.contextmanager
def alone(folder: Path, holder: str) -> Iterator[None]:
    """Keep other publications of the project that has its cache in ``folder`` out; raises RefusedError with the holder's name."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("a+", encoding="utf-8") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.seek(0)
            raise RefusedError([_held(file.read())]) from None
        file.truncate(0)
        file.write(f"{int(time.time())} {os.getpid()} {holder}")
        file.flush()
        yield


def _held(text: str) -> str:
    since, _, rest = text.partition(" ")
    number, _, holder = rest.partition(" ")
    age = f"seit {lasting(max(0, time.time() - int(since)), dative=True)}" if since.isdigit() else "seit eben"
    return (
        f"In diesem Projektordner veröffentlicht schon jemand: {holder or 'unbekannt'}, {age} (Prozess {number or '?'}). "
        "Warten Sie das Ende ab."
    )
