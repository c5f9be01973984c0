# SPDX-License-Identifier: AGPL-3.0-or-later
"""How long it took until a notice was live: what a town counts on in a crisis."""

import contextlib
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path

from ..core.finding import counted

_LATEST = 3600  # seconds; who publishes later than that did not hurry


def newest(root: Path, paths: Iterable[str]) -> float:
    """Return when one of these files of the project was last saved (seconds since 1970), 0 where there is none."""
    return max(_times(root, paths), default=0.0)


def _times(root: Path, paths: Iterable[str]) -> Iterator[float]:
    for path in paths:
        with contextlib.suppress(OSError):  # one that was removed
            yield (root / path).stat().st_mtime


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
