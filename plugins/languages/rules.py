# SPDX-License-Identifier: AGPL-3.0-or-later
"""What can be wrong with languages."""

from ..core.finding import Rule, Severity

UNKNOWN_LANGUAGE = Rule(
    "languages.unknown-language",
    "Die Sprache „{lang}“ gibt es nicht.",
    "{nearest}",
    help="Das Feld „lang“ nennt kein bekanntes Sprachkürzel. Üblich sind „de“, „en“, „tr“, „uk“; Leichte Sprache heißt „de-simple“.",
)
NO_INTERFACE = Rule(
    "languages.no-interface",
    "Für „{lang}“ ({name}) ist die Oberfläche nicht übersetzt; rund um den Text bleibt sie deutsch.",
    "Legen Sie im Theme die Datei {file} an.",
    help="Ein Dokument ist in einer Sprache geschrieben, für die das Theme keine übersetzten Texte (Navigation, Daten, Hinweise) hat.",
    severity=Severity.WARNING,
)
STALE = Rule(
    "languages.stale-translation",
    "Der Text in Leichter Sprache ist vom {own}, der Standardtext „{title}“ wurde am {other} geändert.",
    "Prüfen Sie, ob der Text noch stimmt, und tragen Sie danach das heutige Datum in „modified“ ein.",
    help="Der Standardtext wurde nach seiner Fassung in Leichter Sprache geändert.",
    severity=Severity.WARNING,
)
SAME_LANGUAGE = Rule(
    "languages.same-language",
    "„{key}“ hat zwei Fassungen in der Sprache „{lang}“: hier und in {other}.",
    "Geben Sie einer der beiden ein anderes „lang“ oder einen anderen „translation_key“.",
    help="Zwei Dokumente mit demselben „translation_key“ haben dieselbe Sprache; nur eines kann die Übersetzung sein.",
)
BROKEN_CATALOGUE = Rule(
    "languages.broken-catalogue",
    "Die Übersetzung lässt sich nicht lesen: {what}",
    "Öffnen Sie die Datei mit einem Programm für Übersetzungen, zum Beispiel Poedit; es zeigt die Stelle.",
    help="Eine Übersetzungsdatei (messages.po) des Themes ist fehlerhaft oder nennt Platzhalter, die der deutsche Text nicht hat.",
)
RULES = (UNKNOWN_LANGUAGE, NO_INTERFACE, STALE, SAME_LANGUAGE, BROKEN_CATALOGUE)
