# SPDX-License-Identifier: AGPL-3.0-or-later
"""What can be wrong with text blocks, as data."""

from ...core.finding import Rule, Severity

UNKNOWN_BLOCK = Rule(
    "channels.unknown-block",
    "Den Textbaustein „{name}“ gibt es nicht.",
    "{nearest}",
    help="Ein Anriss verwendet mit <name> einen Textbaustein, zu dem es in content/textbausteine/ keine Datei gibt.",
)
EXPIRED_BLOCK = Rule(
    "channels.expired-block",
    "Der Textbaustein „{name}“ galt nur bis zum {until}.",
    "Fragen Sie „{owner}“, ob er noch stimmt, und ändern Sie „valid_until“; sonst nehmen Sie ihn heraus.",
    help="Ein Anriss verwendet einen Textbaustein, der nicht mehr gilt.",
)
NO_EASY_BLOCK = Rule(
    "channels.no-easy-block",
    "Den Textbaustein „{name}“ gibt es nicht in Leichter Sprache; eingesetzt wird der gewöhnliche Text.",
    "Schreiben Sie in seinen Kopf „easy: …“.",
    help="Ein Anriss verlangt mit <name leicht> einen Textbaustein in Leichter Sprache.",
    severity=Severity.WARNING,
)
OLD_BLOCK = Rule(
    "channels.old-block",
    "Dieser Textbaustein galt nur bis zum {until}.",
    "Prüfen Sie ihn, und ändern Sie „valid_until“, oder löschen Sie die Datei.",
    help="Ein Textbaustein gilt nicht mehr; wer ihn verwendet, bekäme etwas Falsches.",
    severity=Severity.WARNING,
)
EMPTY_NOTE = Rule(
    "channels.empty-note",
    "Unter dem Kopf steht kein Text.",
    "Schreiben Sie ihn unter die zweite Zeile „---“.",
    help="Einem Textbaustein oder einem eigenen Text für die Kanäle fehlt der Text.",
)
RULES = (UNKNOWN_BLOCK, EXPIRED_BLOCK, NO_EASY_BLOCK, OLD_BLOCK, EMPTY_NOTE)
