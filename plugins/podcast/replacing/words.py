# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a replaced recording means: for those who listen, and for those who published it."""

from ...core.text import duration, size
from ..lint.subject import german
from .swap import Replaced

_APPS = """
Was die Programme tun:
  – Die Folge behält Kennung, Adresse und Datum; niemand bekommt sie doppelt.
  – Die Tondatei bekommt eine neue Adresse. Wer die Folge noch nicht geladen hat, bekommt die neue, sobald die Seite veröffentlicht ist.
  – Wer sie schon geladen hat, behält die alte; die meisten Programme laden nicht von selbst neu.
  – Die alte Adresse gibt es nach der Veröffentlichung nicht mehr; Programme mit altem Feed laden kurz vergeblich.
"""
_TO_DO = """
Was Sie noch tun:
  – Hören Sie Anfang und Ende auf der Seite an: ./run serve
  – Prüfen Sie, ob Kapitel und Mitschrift noch zu den neuen Zeiten passen.
  – Schreiben Sie in den Text der Folge, was berichtigt wurde, und in den Kopf: modified: (Tag von heute)
  – War die Auskunft falsch, sagen Sie es auch in der nächsten Folge; nur so erfahren es alle.
  – Nehmen Sie die Änderung in git auf, und veröffentlichen Sie."""


def told(done: Replaced) -> str:
    """Return what the task prints after a recording was replaced."""
    longer = done.new.seconds - done.old.seconds
    before, now = (f"{duration(one.seconds)} ({size(one.size)})" for one in (done.old, done.new))
    change = f"{duration(abs(longer))} {'länger' if longer > 0 else 'kürzer'}" if abs(longer) >= 1 else "gleich lang"
    lines = [
        f"✓ Ausgetauscht: {done.path}",
        f"  bisher {before}, jetzt {now}: {change}",
    ]
    if done.new.heard and done.new.heard.loudness is not None and done.new.heard.peak is not None:
        lines.append(f"  Lautheit {german(done.new.heard.loudness)} LUFS, Spitzen bis {german(done.new.heard.peak)} dBTP")
    lines.append(f"  {done.rest}")
    if done.findings:
        lines += ["", "Befunde zu dieser Folge:", *(f"  {one}" for one in done.findings)]
    other = f"\n  – Tauschen Sie auch die anderen Formate aus: {', '.join(done.others)}" if done.others else ""
    return "\n".join(lines) + "\n" + _APPS + _TO_DO + other
