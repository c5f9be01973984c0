# SPDX-License-Identifier: AGPL-3.0-or-later
"""The options of an approval, as they are typed, and what each means."""

from dataclasses import dataclass

HELP = {
    "slug": "Beitrag, Folge oder Seite: Kürzel, Ordner oder Datei; „APPROVALS“ für die Regeln selbst.",
    "channel": "Nur der Anriss für diesen Kanal.",
    "note": "Bemerkung.",
    "until": "Bis wann die Freigabe gilt, zum Beispiel 2026-12-31 oder 2026-12-31T18:00.",
    "code": "Kurzzeichen aus der Freigabe-Mappe.",
    "on_behalf": "Für wen Sie eintragen (mit --code).",
    "key": "Ihr SSH-Schlüssel (Vorgabe: user.signingkey aus git).",
    "yes": "Nicht nachfragen.",
}


@dataclass(frozen=True, slots=True)
class Wish:
    """What the person at the keyboard asked for."""

    slug: str
    channel: str = ""
    note: str = ""
    until: str = ""
    code: str = ""
    on_behalf: str = ""
    key: str = ""
    yes: bool = False
