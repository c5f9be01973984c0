# SPDX-License-Identifier: AGPL-3.0-or-later
"""What can be wrong with approvals."""

from ..core.finding import Rule, Severity

WAITING = Rule(
    "approvals.waiting",
    "„{title}“ ist nicht freigegeben und bleibt weg: {why}",
    "Freigeben: ./run approve {key}",
    help="Ein Beitrag, eine Folge oder eine Seite braucht eine Freigabe und hat keine; nichts davon geht hinaus.",
    severity=Severity.WARNING,
)
KEPT = Rule(
    "approvals.kept",
    "„{title}“ bleibt öffentlich, wie es freigegeben war (Commit {commit}): Die Änderung seitdem ist nicht freigegeben. {why}",
    "Was sich geändert hat, zeigt: ./run approve {key}",
    help="Eine freigegebene Fassung ist öffentlich, ihre neue Fassung wartet noch auf Freigabe.",
    severity=Severity.WARNING,
)
REPLACED = Rule(
    "approvals.replaced-files",
    "Die freigegebene Fassung von „{title}“ (Commit {commit}) lässt sich nicht zeigen, denn es fehlen die Dateien dazu: {names}.",
    "Geben Sie die neue Fassung frei, oder holen Sie die Dateien: in Git LFS mit „git lfs fetch --all“, in MEDIA_STORE aus der Sicherung.",
    help="Ein Beitrag bliebe in seiner freigegebenen Fassung öffentlich, aber ein Bild oder eine Tondatei davon steht weder in git noch "
    "in Git LFS auf diesem Rechner oder in MEDIA_STORE.",
    severity=Severity.WARNING,
)
UNCLEAR = Rule(
    "approvals.legal-text",
    "Die Pflichtseite „{title}“ ist in dieser Fassung nicht freigegeben: {why}",
    "Sie bleibt stehen, weil sie Pflicht ist; veröffentlichen lässt sie sich so nicht. Freigeben: ./run approve {key}",
    help="Eine erzeugte Pflichtseite (LEGAL, AUTHORITY) hat sich geändert und ist noch nicht freigegeben.",
    severity=Severity.WARNING,
)
OVERDUE = Rule(
    "approvals.overdue",
    "„{title}“ ist seit {hours} Stunden ohne Gegenzeichnung öffentlich; es wartet auf {roles}.",
    "Zeichnen Sie gegen: ./run approve {key}",
    help="Eine Meldung ging mit einer Freigabe allein hinaus, und die Frist für die Gegenzeichnung ist vorbei.",
    severity=Severity.WARNING,
)
REFUSED = Rule(
    "approvals.refused",
    "Diese Freigabe zählt nicht: {why}",
    help="Ein Eintrag in content/freigaben/ ist gefälscht, veraltet oder von jemandem, der hier nicht freigeben darf.",
    severity=Severity.WARNING,
)
BROKEN_RECORD = Rule(
    "approvals.broken-record",
    "Dieser Eintrag lässt sich nicht lesen; er zählt nicht.",
    'Ein Eintrag besteht aus Zeilen der Form name = "Wert".',
    help="Eine Datei in content/freigaben/ ist kein gültiges TOML.",
    severity=Severity.WARNING,
)
WRONG_RECORD = Rule(
    "approvals.wrong-record",
    "Die Angabe „{key}“ in diesem Eintrag passt nicht: {what} Er zählt nicht.",
    help="In einem Eintrag in content/freigaben/ fehlt eine Angabe, oder sie hat die falsche Form.",
    severity=Severity.WARNING,
)
ODD_RECORD = Rule(
    "approvals.odd-record",
    "Das ist kein Eintrag: Er braucht einen einfachen Namen auf „.toml“ und muss eine gewöhnliche kleine Datei sein.",
    "Verknüpfungen, Ordner und andere Dateien gehören nicht nach content/freigaben/.",
    help="In content/freigaben/ liegt etwas, das kein Eintrag sein kann; es wird nicht gelesen.",
    severity=Severity.WARNING,
)
ERASED = Rule(
    "approvals.erased-revocation",
    "Dieser Widerruf von „{item}“ (durch „{who}“) wurde gelöscht oder geändert. Er steht in der Geschichte und gilt weiter.",
    "Holen Sie die Datei aus git zurück. War der Widerruf falsch, geben Sie neu frei: ./run approve {item}",
    help="Ein Widerruf aus content/freigaben/ ist nicht mehr da oder wurde umgeschrieben; git kennt ihn noch.",
    severity=Severity.WARNING,
)
UNSEEN = Rule(
    "approvals.unseen-characters",
    "In „{title}“ stehen Zeichen, die man anders liest, als sie sind: {what}.",
    "Löschen Sie sie, oder schreiben Sie die Wörter neu.",
    help="Unsichtbare Zeichen, umgedrehte Schreibrichtung oder gemischte Schriften: Freigegeben würde anderes als gelesen.",
    severity=Severity.WARNING,
)
SHALLOW = Rule(
    "approvals.shallow",
    "Diesem Archiv fehlen ältere Commits (flacher Klon). So lässt sich keine Freigabe prüfen, und freigegebene Seiten verschwänden.",
    'Holen Sie sie ganz: git fetch --unshallow; in GitLab mit GIT_DEPTH: "0", bei actions/checkout mit fetch-depth: 0.',
    help="Freigaben sind eingeschaltet, und in diesem Klon fehlen ältere Commits; gebaut wird nichts, die letzte gute Seite bleibt.",
    final=True,
)
POLICY_UNSIGNED = Rule(
    "approvals.policy-unsigned",
    "Die Einstellung APPROVALS oder die Datei mit den Schlüsseln ist in dieser Form nicht unterschrieben: {why}",
    "Es gilt die letzte gute Seite. Unterschreiben: ./run approve APPROVALS",
    help="Wer freigeben darf, hat sich geändert, und niemand aus den Rollen in „keepers“ hat das unterschrieben.",
    final=True,
)
RULES = (
    WAITING,
    KEPT,
    REPLACED,
    UNCLEAR,
    OVERDUE,
    REFUSED,
    ERASED,
    BROKEN_RECORD,
    WRONG_RECORD,
    ODD_RECORD,
    UNSEEN,
    SHALLOW,
    POLICY_UNSIGNED,
)
