# SPDX-License-Identifier: AGPL-3.0-or-later
"""What can be wrong with a teaser's words, as data."""

from ...core.finding import Rule, Severity

EMOJI_RUN = Rule(
    "channels.emoji-run",
    "Im Anriss stehen {count} Emoji hintereinander („{text}“); Vorleseprogramme lesen jedes einzeln vor.",
    "Lassen Sie höchstens zwei nebeneinander stehen.",
    help="Ketten von Emoji sind für blinde Menschen eine Zumutung.",
    severity=Severity.WARNING,
)
FANCY_LETTERS = Rule(
    "channels.fancy-letters",
    "„{text}“ besteht aus Schmuckzeichen; Vorleseprogramme können sie nicht lesen.",
    "Schreiben Sie die gewöhnlichen Buchstaben „{plain}“.",
    help="Fette oder verschnörkelte Buchstaben aus Unicode sind mathematische Zeichen, keine Schrift.",
)
TRACKING = Rule(
    "channels.tracking",
    "Die Adresse „{text}“ zählt mit, wer sie aufruft ({what}).",
    "Nennen Sie die Adresse der Seite selbst, ohne Zusätze.",
    help="Zählparameter (utm_ …), Kurzadressen und Umleitungen über Dritte sind in Anrissen nicht erlaubt.",
)
NEW_EMOJI = Rule(
    "channels.new-emoji",
    "Das Emoji „{text}“ ist so neu, dass X es anders zählen kann und viele Geräte es nicht zeigen.",
    "Nehmen Sie ein älteres.",
    help="Neue Emoji kennt die Zählung von X noch nicht; gezählt wird vorsichtig.",
    severity=Severity.INFO,
)
FORBIDDEN = Rule(
    "channels.forbidden-characters",
    "{channel} nimmt Texte mit „{text}“ nicht an.",
    "Schreiben Sie das Zeichen mit Worten.",
    help="Ein Kanal weist Texte mit bestimmten Zeichen ganz ab.",
)
MANY_LINKS = Rule(
    "channels.many-links",
    "Der Anriss für {channel} hat {count} Links; erlaubt sind {most}.",
    "Streichen Sie die übrigen.",
    help="Ein Kanal nimmt Beiträge mit zu vielen Links nicht an.",
)
RULES = (EMOJI_RUN, FANCY_LETTERS, TRACKING, NEW_EMOJI, FORBIDDEN, MANY_LINKS)
