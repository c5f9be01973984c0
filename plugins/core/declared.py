# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the core declares: the rules and settings that belong to no single capability."""

from . import report, settings
from .authority import Authority
from .capability import Capability
from .finding import Rule, Severity

WRONG_FIELD = Rule(
    "site.wrong-field",
    "Das Feld „{key}“ passt nicht: {what}",
    help="Ein Feld im Kopf hat die falsche Art; gemeldet, wenn ein fremder Leser (nicht „reading“) die Datei gelesen hat.",
)
PELICAN = Rule(
    "site.pelican",
    "Pelican meldet: {text}",
    help="Eine Meldung des Seitengenerators selbst, unverändert weitergegeben.",
    severity=Severity.WARNING,
)
NOT_COPIED = Rule(
    "site.not-copied",
    "Die Datei lässt sich nicht in die Seite übernehmen: {text}.",
    "Prüfen Sie freien Platz und Rechte; die Seite bleibt auf dem letzten guten Stand.",
    help="Ein Anhang, ein Bild oder eine Aufnahme ließ sich nicht lesen oder nicht schreiben.",
    final=True,
)
UNKNOWN_CAPABILITY = Rule(
    "site.unknown-capability",
    "Die Fähigkeit „{name}“ gibt es nicht.",
    "{nearest}",
    help="AMTSFUNK nennt eine Fähigkeit, die es nicht gibt.",
    final=True,
)
MISSING_PACKAGE = Rule(
    "site.missing-package",
    "Für „{name}“ fehlt das Paket „{package}“.",
    "Geben Sie ein: pip install 'amtsfunk[{name}]'",
    help="Eine Fähigkeit ist eingeschaltet, aber was sie braucht, ist nicht installiert.",
    final=True,
)
NO_TEMPLATE = Rule(
    "site.no-template",
    "Das Theme hat keine Vorlage „{template}“; die Seite {page} entfällt.",
    "Legen Sie sie im Ordner „templates“ des Themes an, wenn Sie die Seite brauchen.",
    help="Eine Fähigkeit bietet eine eigene Seite an, für die das Theme keine Vorlage hat.",
    severity=Severity.INFO,
)
CORE = Capability(
    "site",
    "Gemeinsames: Einstellungen, Befunde, Verbindung zu Pelican",
    settings={"AUTHORITY": Authority},
    switches={
        "AMTSFUNK": "Liste der Fähigkeiten, die eine fremde Pelican-Seite einschaltet; im eigenen Projekt sind es alle.",
        "FINDINGS_LANG": "Sprache der Befunde: „de“ (Vorgabe) oder „en“; was der Katalog der Sprache nicht enthält, bleibt deutsch.",
        "PREVIEW": "True zeigt Entwürfe und noch nicht fällige Beiträge (setzt „invoke serve“).",
        "RULES_SINCE": "Datum; Fehler in älteren Dokumenten werden nur Warnungen.",
    },
    rules=(*settings.RULES, *report.RULES, WRONG_FIELD, PELICAN, NOT_COPIED, UNKNOWN_CAPABILITY, MISSING_PACKAGE, NO_TEMPLATE),
)
