# SPDX-License-Identifier: AGPL-3.0-or-later
"""How long it took until a notice was live: what a town counts on in a crisis."""

import contextlib
import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from ..core.finding import counted

_LATEST = 3600  # seconds; who publishes later than that did not hurry


def newest(content: Path) -> float:
    """Return when a file below ``content`` was last saved (seconds since 1970), 0 where there is none."""
    return max(_times(content), default=0.0)


def _times(content: Path) -> Iterator[float]:
    for folder, _, names in os.walk(content):
        for name in names:
            with contextlib.suppress(OSError):  # an editor's temporary file may be gone
                yield Path(folder, name).stat().st_mtime


def pace(saved: float, since: str, started: float, live: float) -> str:
    """Return the time to ``live``: from saving, where that was after the release before (made at ``since``) and within the last hour."""
    took = lasting(live - started)
    before = datetime.fromisoformat(since).timestamp() if since else 0.0
    if before < saved <= live and live - saved <= _LATEST:
        return f"Vom Speichern bis live: {lasting(live - saved)} (davon dieser Befehl: {took})"
    return f"Vom Befehl bis live: {took}"


def lasting(seconds: float, *, dative: bool = False) -> str:
    """Return a span of time as people say it, also in the form that follows „seit“."""
    whole = round(seconds)
    for size, one, many in ((86_400, "Tag", "Tagen" if dative else "Tage"), (3600, "Stunde", "Stunden"), (60, "Minute", "Minuten")):
        if whole >= 2 * size:
            return counted(whole // size, one, many)
    return counted(whole, "Sekunde", "Sekunden")
