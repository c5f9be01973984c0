# SPDX-License-Identifier: AGPL-3.0-or-later
"""What can be wrong with cards, as data."""

from ...core.finding import Rule, Severity

CONTRAST = Rule(
    "channels.card-contrast",
    "Auf der Karte hat die Schrift nur einen Kontrast von {ratio} : 1; nötig sind 4,5 : 1.",
    "Wählen Sie in CARDS eine dunklere Fläche oder eine hellere Schrift.",
    help="Die Schrift einer Karte ist schlecht zu lesen (WCAG 1.4.3).",
    wcag="1.4.3",
)
UNREADABLE_PICTURE = Rule(
    "channels.card-picture",
    "Das Bild „{name}“ lässt sich für die Karte nicht lesen; sie wird ohne Bild gezeichnet.",
    "Speichern Sie es noch einmal als JPEG oder PNG.",
    help="Das Titelbild eines Beitrags ist beschädigt oder hat ein unbekanntes Format.",
    severity=Severity.WARNING,
)
LOGO = Rule(
    "channels.card-logo",
    "Die Karten zeigen kein Wappen: „{name}“ fehlt oder ist weder PNG noch JPEG noch WebP.",
    "Legen Sie es zusätzlich als PNG ab (mindestens 300 Pixel hoch, Grund durchsichtig), und nennen Sie den Pfad in CARDS unter „logo“.",
    help="Karten entstehen aus Pixeln; ein gezeichnetes Logo (SVG) brauchen sie auch als Bitmap.",
    severity=Severity.WARNING,
)
RULES = (CONTRAST, UNREADABLE_PICTURE, LOGO)
