# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a person reads at the end of a move: what came along, what did not, what is left to do."""

from pathlib import Path

from ...core.finding import counted
from .move import Moved

_SHOWN = 20
_ONE = {"Folgen": "Folge", "Tondateien": "Tondatei", "Mitschriften": "Mitschrift", "Kapitellisten": "Kapitelliste"}


def farewell(moved: Moved, root: Path) -> str:
    """Return the summary for a terminal (rich markup escaped by having none); paths are relative to ``root``."""
    plan, notes = moved.plan, moved.notes.relative_to(root).as_posix()
    counts = " · ".join(counted(number, _ONE[what], what) for what, number in plan.counts.items() if number)
    lines = [f"✓ Die Sendung „{moved.show}“ ist angelegt: {counts}.", f"  {moved.folder.relative_to(root).as_posix()}/"]
    if plan.left:
        lines += ["", f"Nicht übernommen ({len(plan.left)}):", *(f"  – {one}" for one in plan.left[:_SHOWN])]
        if len(plan.left) > _SHOWN:
            lines.append(f"  … alle in {notes}/nicht-uebernommen.txt")
    lines += ["", "So geht es weiter:", *(f"  {number}. {step}" for number, step in enumerate(_steps(moved, notes), 1))]
    return "\n".join(lines)


def _steps(moved: Moved, notes: str) -> list[str]:
    enter = f"Tragen Sie {notes}/einstellungen.py in pelicanconf.py unter PODCAST, „shows“ ein."
    return [
        *([] if moved.in_settings else [enter]),
        "./run check zeigt, was noch fehlt, etwa Mitschriften. RULES_SINCE macht aus Fehlern älterer Folgen Warnungen.",
        "Veröffentlichen Sie die Seite, und öffnen Sie den neuen Feed in einem Podcast-Programm.",
        f"Lassen Sie beim alten Anbieter die Umleitung 301 einrichten: {notes}/weiterleitung-nginx.conf oder …-apache.conf.",
        f"Kann er das nicht, ersetzen Sie dort den Feed durch {notes}/alter-feed.xml; er nennt die neue Adresse.",
        "Lassen Sie die Umleitung dauerhaft stehen, und entfernen Sie „new_feed_url“ frühestens nach vier Wochen.",
    ]
