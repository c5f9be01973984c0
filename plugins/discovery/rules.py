# SPDX-License-Identifier: AGPL-3.0-or-later
"""What can be wrong with how machines find the site."""

from ..core.finding import Rule, Severity

ALIAS_FOREIGN = Rule(
    "discovery.alias-foreign",
    "Die frühere Adresse „{alias}“ gehört nicht zu dieser Website.",
    "Nennen Sie nur den Pfad ab dem ersten Schrägstrich, zum Beispiel „/2019/alter-name/“.",
    help="Unter „aliases“ steht eine Adresse mit Rechnernamen; weiterleiten kann diese Website nur von eigenen Adressen.",
)
ALIAS_UNUSABLE = Rule(
    "discovery.alias-unusable",
    "Die frühere Adresse „{alias}“ ist keine Adresse auf dieser Website: {why}.",
    "Nennen Sie den Pfad so, wie er in der Adresszeile des Browsers stand, zum Beispiel „/2019/alter-name/“.",
    help="Eine Adresse unter „aliases“ ist leer oder enthält Zeichen oder Teile, die kein Pfad haben kann.",
)
ALIAS_TAKEN = Rule(
    "discovery.alias-taken",
    "Unter der früheren Adresse „{alias}“ gibt es schon eine Seite: {other}.",
    "Löschen Sie die Adresse unter „aliases“, oder geben Sie der anderen Seite eine andere.",
    help="Eine Weiterleitung würde eine vorhandene Seite ersetzen.",
)
ALIAS_TWICE = Rule(
    "discovery.alias-twice",
    "Die frühere Adresse „{alias}“ steht auch in {other}.",
    "Behalten Sie sie nur dort, wohin sie führen soll.",
    help="Zwei Dokumente beanspruchen dieselbe frühere Adresse.",
)
EXPIRED = Rule(
    "discovery.security-expired",
    "Die Angaben für security.txt galten bis {expires}; die Datei entfällt.",
    "Prüfen Sie die Kontaktwege, und setzen Sie DISCOVERY.security.expires neu, höchstens ein Jahr voraus.",
    help="Eine abgelaufene security.txt darf niemand mehr verwenden (RFC 9116, 2.5.5).",
    severity=Severity.WARNING,
)
EXPIRING = Rule(
    "discovery.security-expiring",
    "Die Angaben für security.txt gelten nur noch bis {expires}.",
    "Prüfen Sie die Kontaktwege, und setzen Sie DISCOVERY.security.expires neu, höchstens ein Jahr voraus.",
    help="Die security.txt läuft in weniger als 30 Tagen ab.",
    severity=Severity.WARNING,
)
TOO_FAR = Rule(
    "discovery.security-too-far",
    "Die Angaben für security.txt sollen bis {expires} gelten, das ist mehr als ein Jahr.",
    "Wählen Sie einen Tag vor dem {latest}.",
    help="Die Angaben sollen höchstens ein Jahr gelten, damit sie nicht veralten (RFC 9116, 2.5.5).",
    severity=Severity.WARNING,
)
NO_IMAGE = Rule(
    "discovery.no-image",
    "Das Bild für die Linkvorschau „{path}“ gibt es nicht.",
    "Nennen Sie unter DISCOVERY.image einen Pfad unterhalb des Inhaltsordners.",
    help="DISCOVERY nennt unter „image“ eine Datei, die fehlt; Links auf die Seite erscheinen dann ohne Bild.",
    severity=Severity.WARNING,
)
NO_FAVICON = Rule(
    "discovery.no-favicon",
    "Das Symbol der Website „{path}“ gibt es nicht, oder es ist kein SVG ohne Skripte, kein PNG und kein ICO.",
    "Nennen Sie unter DISCOVERY.favicon einen Pfad unterhalb des Inhaltsordners.",
    help="DISCOVERY nennt unter „favicon“ eine Datei, die fehlt oder kein Bild für Browser ist; sie zeigen dann ein allgemeines Symbol.",
    severity=Severity.WARNING,
)
UNKNOWN_PERSON = Rule(
    "discovery.unknown-person",
    "DISCOVERY nennt unter „persons“ den Namen „{name}“, aber niemand unter „authors“ heißt so.",
    "{nearest}",
    help="Ein Name in DISCOVERY.persons kommt in keinem Beitrag vor; vielleicht ist er anders geschrieben.",
    severity=Severity.WARNING,
)
RULES = (ALIAS_FOREIGN, ALIAS_UNUSABLE, ALIAS_TAKEN, ALIAS_TWICE, EXPIRED, EXPIRING, TOO_FAR, NO_IMAGE, NO_FAVICON, UNKNOWN_PERSON)
