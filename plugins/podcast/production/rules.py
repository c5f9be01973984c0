# SPDX-License-Identifier: AGPL-3.0-or-later
"""What there is to say about the files of a production, as data."""

from ...core.finding import Rule, Severity

UNUSED_FILE = Rule(
    "podcast.unused-file",
    "„{name}“ liegt im Ordner der Folge, wird aber nicht benutzt.",
    "{advice}",
    help="Eine Datei ist weder Ton noch Mitschrift noch Kapitelliste, und der Text nennt sie nicht; vielleicht heißt sie falsch.",
    severity=Severity.INFO,
)
OTHER_LANGUAGE = Rule(
    "podcast.other-language",
    "Laut „{name}“ wird in dieser Folge „{spoken}“ gesprochen; sie steht hier als „{lang}“.",
    "Wenn das stimmt, ergänzen Sie im Kopf: lang: {spoken}. Sonst berichtigen Sie die Sprache in der Produktion.",
    help="Die Sprache, die in der Produktion für die Spracherkennung eingestellt war, ist eine andere als die der Folge.",
    severity=Severity.WARNING,
)
RULES = (UNUSED_FILE, OTHER_LANGUAGE)
