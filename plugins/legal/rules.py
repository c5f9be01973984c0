# SPDX-License-Identifier: AGPL-3.0-or-later
"""What can be wrong with the required pages."""

from ..core.finding import Rule, Severity

ABSENT = Rule(
    "legal.absent",
    "Die Pflichtseiten werden nicht erzeugt, weil die Einstellung LEGAL fehlt.",
    "Was hineingehört, steht in docs/betrieb/pflichtseiten.md; oder schreiben Sie die Seiten selbst.",
    help="Ohne LEGAL erzeugt „legal“ keine Seiten; Links gibt es dann nur auf Seiten, die Sie selbst geschrieben haben.",
    severity=Severity.INFO,
)
MISSING = Rule(
    "legal.missing",
    "Für die Seite „{page}“ fehlt {key}: {what}.",
    "Grundlage: {law}. Tragen Sie die Angabe ein, oder schreiben Sie die Seite „{slug}“ selbst.",
    help="Eine Pflichtangabe fehlt. Die Meldung nennt die Einstellung und die Rechtsgrundlage.",
    final=True,
)
POST_BOX = Rule(
    "legal.post-box",
    "{key} nennt ein Postfach.",
    "Nennen Sie eine ladungsfähige Anschrift mit Straße und Hausnummer (Grundlage: § 5 Abs. 1 Nr. 1 DDG).",
    help="Im Impressum genügt ein Postfach nicht.",
)
DUE = Rule(
    "legal.statement-due",
    "Die Erklärung zur Barrierefreiheit wurde zuletzt am {reviewed} überprüft; spätestens am {due} ist die nächste Überprüfung fällig.",
    "Überprüfen Sie die Website, und ändern Sie danach LEGAL.accessibility.reviewed.",
    help="Die Erklärung ist elf Monate alt. Sie muss jedes Jahr und nach jeder wesentlichen Änderung überprüft werden.",
    severity=Severity.WARNING,
)
OUTDATED = Rule(
    "legal.statement-outdated",
    "Die Erklärung zur Barrierefreiheit wurde zuletzt am {reviewed} überprüft; seit dem {due} ist die nächste Überprüfung überfällig.",
    "Überprüfen Sie die Website, und ändern Sie danach LEGAL.accessibility.reviewed. "
    "Grundlage: § 7 Abs. 6 BITV 2.0 oder das Recht des Landes.",
    help="Die Erklärung ist älter als zwölf Monate. Auf einer Beispielseite (AUTHORITY.example) bleibt es bei der Warnung.",
)
FUTURE = Rule(
    "legal.future-date",
    "{key} liegt in der Zukunft: {day}.",
    "Tragen Sie den Tag ein, an dem es wirklich geschah.",
    help="Eine Erklärung kann nicht an einem künftigen Tag erstellt oder überprüft worden sein.",
)
ORDER = Rule(
    "legal.date-order",
    "Die letzte Überprüfung ({reviewed}) liegt vor dem Tag, an dem die Erklärung erstellt wurde ({created}).",
    "Prüfen Sie LEGAL.accessibility.created und LEGAL.accessibility.reviewed.",
    help="Die beiden Daten der Erklärung widersprechen sich.",
)
CONTRADICTION = Rule(
    "legal.status-contradiction",
    "LEGAL.accessibility.status ist „full“, es sind aber Abweichungen bekannt: {what}.",
    "Schreiben Sie „partial“, oder beheben Sie die Abweichungen.",
    help="Wer nicht barrierefreie Inhalte kennt, darf nicht „vollständig vereinbar“ erklären.",
)
NO_DEVIATIONS = Rule(
    "legal.no-deviations",
    "LEGAL.accessibility.status ist „{status}“, aber kein nicht barrierefreier Inhalt ist genannt.",
    "Nennen Sie unter LEGAL.accessibility.deviations, was nicht barrierefrei ist und warum. "
    "Grundlage: Anhang, Abschnitt 1 von (EU) 2018/1523.",
    help="Eine Website, die nur teilweise oder nicht vereinbar ist, muss die nicht barrierefreien Inhalte nennen.",
)
UNEXPLAINED = Rule(
    "legal.unexplained-deviation",
    "Für „{content}“ fehlt {what}.",
    "Ergänzen Sie {key}. Grundlage: Anhang, Abschnitt 1 von (EU) 2018/1523.",
    help="Zu jedem nicht barrierefreien Inhalt gehören der Grund und, wenn möglich, eine barrierefreie Alternative.",
    severity=Severity.WARNING,
)
EASY = Rule(
    "legal.easy-language",
    "Die Seite in Leichter Sprache („{slug}“) fehlt. {duty}",
    "Legen Sie eine Seite mit dem Slug „{slug}“ an, die Inhalt, Navigation und Barrierefreiheit in Leichter Sprache erläutert.",
    help="Manche Behörden müssen ihre Website auf der Startseite in Leichter Sprache erläutern; das hängt von Ebene und Land ab.",
    severity=Severity.WARNING,
)
SIGN = Rule(
    "legal.sign-language",
    "Die Seite in Deutscher Gebärdensprache („{slug}“) fehlt. {duty}",
    "Legen Sie eine Seite mit dem Slug „{slug}“ an, deren Videos Inhalt, Navigation und Barrierefreiheit erläutern.",
    help="Manche Behörden müssen ihre Website auf der Startseite in Deutscher Gebärdensprache erläutern; das hängt von Ebene und Land ab.",
    severity=Severity.WARNING,
)
UNCLEAR = Rule(
    "legal.unclear-languages",
    "Ob die Startseite diese Website in Leichter Sprache und in Gebärdensprache erläutern muss, "
    "ist für AUTHORITY.land „{land}“ nicht hinterlegt.",
    "Prüfen Sie das Kürzel (BW, BY, BE, BB …) und das Recht Ihres Landes.",
    help="Amtsfunk rät nicht: Wo die Rechtslage nicht sicher bekannt ist, sehen Sie selbst nach.",
    severity=Severity.INFO,
)
FORM = Rule(
    "legal.report-form",
    "Zum Melden von Barrieren fehlt ein elektronisches Kontaktformular ({law}).",
    "Nennen Sie unter LEGAL.report.form die Adresse eines barrierefreien Formulars, zum Beispiel auf der Hauptseite der Behörde.",
    help="In Nordrhein-Westfalen verlangt das Gesetz ein Formular; anderswo genügt der E-Mail-Link der erzeugten Seite.",
    severity=Severity.WARNING,
)
RULES = (ABSENT, MISSING, POST_BOX, DUE, OUTDATED, FUTURE, ORDER, CONTRADICTION, NO_DEVIATIONS, UNEXPLAINED, EASY, SIGN, UNCLEAR, FORM)
