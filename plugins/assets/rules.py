# SPDX-License-Identifier: AGPL-3.0-or-later
"""What can be wrong with the theme's files, colours, font and logo."""

from ..core.finding import Rule, Severity

UNKNOWN_ASSET = Rule(
    "assets.unknown",
    "Die Vorlage verlangt die Datei „{name}“, die es im Ordner „static“ des Themes nicht gibt.",
    "{nearest}",
    help="Eine Vorlage nennt mit asset(…) eine Datei, die das Theme nicht hat, meist ein Tippfehler.",
)
BAD_CSS = Rule(
    "assets.css",
    "Das CSS lässt sich nicht zusammenfügen: {text}",
    "Prüfen Sie die genannte Stelle; ohne CSS wird nichts gebaut.",
    help="Eine CSS-Datei des Themes ist fehlerhaft oder bindet mit @import eine Datei ein, die fehlt.",
    final=True,
)
MISSING_URL = Rule(
    "assets.missing-url",
    "Das CSS verweist mit url({name}) auf eine Datei, die es im Ordner „static“ des Themes nicht gibt.",
    "{nearest}",
    help="Ein Bild oder eine Schrift, die das CSS nennt, fehlt; Pfade gelten ab dem Ordner „static“ oder ab der CSS-Datei.",
)
CONTRAST = Rule(
    "assets.contrast",
    "THEME_COLORS „{key}“: {colour} hat zu {ground} nur den Kontrast {ratio} : 1; {purpose} braucht {least} : 1.",
    "Die nächste Farbe, die reicht, ist {change}: {better}",
    help="Eine Farbe in THEME_COLORS ist zu blass oder zu dunkel, um von allen gelesen zu werden (WCAG 1.4.3, 1.4.6, 1.4.11).",
    final=True,
)
MISSING_FONT = Rule(
    "assets.missing-font",
    "Die Schriftdatei „{name}“ gibt es nicht.",
    "Legen Sie sie unter „{name}“ in den Inhaltsordner oder in den Ordner „static“ des Themes. {nearest}",
    help="THEME_FONT nennt eine Datei, die fehlt.",
)
WRONG_FONT = Rule(
    "assets.wrong-font",
    "„{name}“ ist keine WOFF2-Schrift.",
    "Wandeln Sie die Schrift um, zum Beispiel mit: woff2_compress schrift.ttf",
    help="Browser laden WOFF2 am schnellsten; andere Schriftformate nimmt THEME_FONT nicht an.",
)
MISSING_LOGO = Rule(
    "assets.missing-logo",
    "Das Logo „{name}“ gibt es im Inhaltsordner nicht.",
    "{nearest}",
    help="AUTHORITY nennt unter „logo“ eine Datei, die fehlt; die Seite zeigt dann nur den Namen.",
    severity=Severity.WARNING,
)
WRONG_LOGO = Rule(
    "assets.wrong-logo",
    "„{name}“ passt nicht als Logo: {what}",
    "Nehmen Sie ein SVG ohne Skripte oder ein PNG.",
    help="Das Logo ist kein SVG, PNG oder WebP, oder sein SVG enthält Skripte oder lädt Fremdes nach.",
)
NO_TOKENS = Rule(
    "assets.no-tokens",
    "THEME_COLORS wirkt hier nicht: das Theme kennt „{name}“ nicht.",
    "Nehmen Sie das mitgelieferte Theme, oder entfernen Sie THEME_COLORS.",
    help="Farben lassen sich nur in Themes setzen, deren CSS die Gestaltungswerte (--kern-…) des mitgelieferten Themes benutzt.",
    severity=Severity.WARNING,
)
RULES = (UNKNOWN_ASSET, BAD_CSS, MISSING_URL, CONTRAST, MISSING_FONT, WRONG_FONT, MISSING_LOGO, WRONG_LOGO, NO_TOKENS)
