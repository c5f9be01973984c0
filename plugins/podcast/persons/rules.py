# SPDX-License-Identifier: AGPL-3.0-or-later
"""What can be wrong with people, their consents and their pictures, as data."""

from ...core.finding import Rule, Severity

UNKNOWN_PERSON = Rule(
    "podcast.unknown-person",
    "Eine Person mit dem Kürzel „{name}“ gibt es in PODCAST nicht.",
    "{nearest}",
    help="„persons“ nennt ein Kürzel, das unter PODCAST[„persons“] fehlt. Namen beginnen mit einem großen Buchstaben.",
)
SIMILAR_PERSON = Rule(
    "podcast.similar-person",
    "„{name}“ heißt fast wie „{known}“ in PODCAST.",
    "Wenn dieselbe Person gemeint ist, schreiben Sie: {known}",
    help="Ein Name unter „persons“ ist vermutlich verschrieben; die Person bekäme weder Bild noch Seite.",
    severity=Severity.WARNING,
)
NO_CONSENT = Rule(
    "podcast.no-consent",
    "Zum Bild von „{name}“ ist keine Einwilligung vermerkt, die heute gilt.",
    "Ergänzen Sie consent mit date und scope, oder nehmen Sie das Bild heraus.",
    help="Ein Bild, auf dem jemand zu erkennen ist, darf nur mit Einwilligung erscheinen (§ 22 KunstUrhG, Art. 6 und 7 DSGVO).",
)
EXPIRED_CONSENT = Rule(
    "podcast.expired-consent",
    "Die Einwilligung von „{name}“ galt bis {until}. Bild und eigene Seite erscheinen nicht mehr; Name und Stimme sind weiter zu finden.",
    "Holen Sie eine neue ein, oder ziehen Sie die Folgen zurück: withdrawn",
    help="Die Frist einer Einwilligung ist abgelaufen. Der Ablauf hält nie die ganze Website auf; stattdessen entfällt das Bild.",
    severity=Severity.WARNING,
)
ENDING_CONSENT = Rule(
    "podcast.ending-consent",
    "Die Einwilligung von „{name}“ gilt nur noch bis {until}.",
    "Holen Sie rechtzeitig eine neue ein.",
    help="In den nächsten 30 Tagen läuft eine Einwilligung ab.",
    severity=Severity.INFO,
)
UNRECORDED_CONSENT = Rule(
    "podcast.unrecorded-consent",
    "Zu „{name}“ ist keine Einwilligung vermerkt.",
    "Ergänzen Sie consent mit date und scope; bei Beschäftigten genügt als scope zum Beispiel: dienstliche Aufgabe",
    help="Auch Name und Stimme sind personenbezogen. Ohne Bild ist das nur ein Hinweis, einmal je Person.",
    severity=Severity.INFO,
)
MISSING_PORTRAIT = Rule(
    "podcast.missing-portrait",
    "Das Bild „{path}“ von „{name}“ gibt es nicht.",
    "{nearest}",
    help="„image“ einer Person nennt keine Datei im Inhaltsordner; ihre Seite und die Feeds zeigen dann kein Bild.",
    severity=Severity.WARNING,
)
PERSONAL_MAILBOX = Rule(
    "podcast.personal-mailbox",
    "„{address}“ sieht nach dem Postfach einer Person aus; im Feed liest es jeder, und Podcast-Verzeichnisse behalten es.",
    "Tragen Sie ein Funktionspostfach ein, zum Beispiel podcast@ oder presse@.",
    help="Die Adresse im Feed soll ein Funktionspostfach sein: Sie überdauert einen Wechsel der Zuständigen und verrät keine Person.",
    severity=Severity.WARNING,
)
RULES = (
    UNKNOWN_PERSON,
    SIMILAR_PERSON,
    NO_CONSENT,
    EXPIRED_CONSENT,
    ENDING_CONSENT,
    UNRECORDED_CONSENT,
    MISSING_PORTRAIT,
    PERSONAL_MAILBOX,
)
