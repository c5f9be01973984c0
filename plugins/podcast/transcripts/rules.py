# SPDX-License-Identifier: AGPL-3.0-or-later
"""What can be wrong with a transcript, as data."""

from ...core.finding import Rule, Severity

MISSING_TRANSCRIPT = Rule(
    "podcast.missing-transcript",
    "Zu dieser Folge gibt es keine Mitschrift; wer nicht hört, bleibt ausgeschlossen (WCAG 1.2.1).",
    "Legen Sie die Mitschrift als WebVTT-Datei (.vtt) in den Ordner {folder}.",
    help="Jede Folge braucht eine Mitschrift mit Sprechern und Zeiten. Ausnahmen stehen offen unter „waive“.",
    wcag="1.2.1",
)
TRANSCRIPT_NOT_FOUND = Rule(
    "podcast.transcript-not-found",
    "Die Mitschrift „{name}“ gibt es nicht.",
    "{nearest}",
    help="„transcript“ nennt eine Datei, die nicht da ist.",
)
TWO_TRANSCRIPTS = Rule(
    "podcast.two-transcripts",
    "Im Ordner der Folge liegen mehrere Mitschriften: {names}.",
    "Entfernen Sie die überzähligen, oder nennen Sie die richtige im Kopf: transcript: {first}",
    help="Es ist unklar, welche von mehreren Mitschriften gilt.",
)
UNKNOWN_TRANSCRIPT = Rule(
    "podcast.unknown-transcript",
    "Die Mitschrift „{name}“ hat eine Form, die nicht gelesen werden kann.",
    "Speichern Sie sie als WebVTT (.vtt), SRT (.srt), JSON (.json) oder als Text mit Namen (.txt).",
    help="„transcript“ nennt eine Datei, deren Endung keine Form einer Mitschrift ist.",
)
DIFFERENT_TRANSCRIPTS = Rule(
    "podcast.different-transcripts",
    "Von hier an sagt „{name}“ etwas anderes als „{other}“; veröffentlicht wird nur „{other}“.",
    "Gleichen Sie die Dateien an, oder entfernen Sie „{name}“.",
    help="Im Ordner einer Folge liegen Mitschriften in mehreren Formen, die sich in Text, Namen oder Zeiten unterscheiden.",
    severity=Severity.WARNING,
)
NOT_VTT = Rule(
    "podcast.not-vtt",
    "Das ist keine WebVTT-Datei: Die erste Zeile muss „WEBVTT“ lauten.",
    "Exportieren Sie die Mitschrift als WebVTT.",
    help="Eine Mitschrift hat ein anderes Format als WebVTT.",
)
NOT_UTF8 = Rule(
    "podcast.transcript-not-utf8",
    "Die Mitschrift ist nicht in UTF-8 gespeichert.",
    "Speichern Sie die Datei mit der Kodierung UTF-8.",
    help="Umlaute einer Mitschrift kämen falsch an.",
)
WRONG_TIMING = Rule(
    "podcast.wrong-timing",
    "Die Zeitangabe „{text}“ ist nicht richtig geschrieben.",
    "Schreiben Sie zum Beispiel: {example}",
    help="Zeiten haben genau drei Stellen für die Tausendstelsekunden; davor steht in WebVTT ein Punkt, in SRT ein Komma.",
)
BACKWARD_TIMING = Rule(
    "podcast.backward-timing",
    "Der Abschnitt endet ({end}), bevor er beginnt ({start}).",
    "Die zweite Zeit muss größer sein als die erste.",
    help="In einer Mitschrift liegt das Ende eines Abschnitts vor seinem Anfang.",
)
UNORDERED_TIMING = Rule(
    "podcast.unordered-timing",
    "Der Abschnitt beginnt ({start}) vor dem vorigen ({before}).",
    "Ordnen Sie die Abschnitte nach ihrer Zeit.",
    help="Die Abschnitte einer Mitschrift stehen nicht in der Reihenfolge ihrer Zeiten.",
)
UNTIMED_TEXT = Rule(
    "podcast.untimed-text",
    "Dieser Text hat keine Zeitangabe und ginge verloren.",
    "Setzen Sie eine Zeile wie „{example}“ davor, oder entfernen Sie die Leerzeile darüber.",
    help="In einer Mitschrift steht Text außerhalb jedes Abschnitts.",
)
EMPTY_CUE = Rule(
    "podcast.empty-cue",
    "Zu dieser Zeitangabe fehlt der Text.",
    "Ergänzen Sie den Text, oder entfernen Sie die Zeile.",
    help="Ein Abschnitt einer Mitschrift ist leer.",
    severity=Severity.WARNING,
)
EMPTY_TRANSCRIPT = Rule(
    "podcast.empty-transcript",
    "Die Mitschrift enthält keinen Text.",
    "Schreiben Sie hinein, was gesagt wird.",
    help="Eine Mitschrift ohne Abschnitte hilft niemandem.",
    wcag="1.2.1",
)
BROKEN_CUE = Rule(
    "podcast.broken-cue",
    "Dieser Abschnitt der Mitschrift ist nicht lesbar.",
    "Prüfen Sie die Angaben hinter der Zeit, und entfernen Sie, was Sie nicht brauchen.",
    help="Ein Abschnitt einer Mitschrift verletzt die Regeln von WebVTT.",
)
NO_SPEAKERS = Rule(
    "podcast.no-speakers",
    "Die Mitschrift sagt nicht, wer spricht.",
    "Setzen Sie vor jeden Wechsel den Namen: {naming}",
    help="Zu einer vollständigen Mitschrift gehören die Namen der Sprechenden (WCAG-Technik G158).",
    severity=Severity.WARNING,
)
UNNAMED_CUE = Rule(
    "podcast.unnamed-cue",
    "Hier fehlt, wer spricht.",
    "Nennen Sie die Person: {naming}",
    help="Ein Abschnitt der Mitschrift nennt niemanden, andere schon. Geräusche in Klammern brauchen keinen Namen.",
    severity=Severity.WARNING,
)
UNKNOWN_SPEAKER = Rule(
    "podcast.unknown-speaker",
    "„{name}“ steht nicht unter den Mitwirkenden der Folge.",
    "{advice}",
    help="Die Mitschrift nennt eine Person anders als „persons“ im Kopf der Folge, oder sie fehlt dort.",
    severity=Severity.WARNING,
)
TOO_LATE = Rule(
    "podcast.transcript-too-long",
    "Dieser Abschnitt beginnt bei {start}; die Folge dauert nur {duration}.",
    "Prüfen Sie, ob Mitschrift und Tondatei zusammengehören.",
    help="Die Zeiten der Mitschrift gehen über das Ende der Tondatei hinaus.",
    severity=Severity.WARNING,
)
PAST_END = Rule(
    "podcast.transcript-past-end",
    "Dieser Abschnitt endet bei {end}; die Folge dauert nur {duration}.",
    "Berichtigen Sie die zweite Zeit.",
    help="Ein Abschnitt der Mitschrift beginnt vor dem Ende der Tondatei und endet danach.",
    severity=Severity.WARNING,
)
TRANSCRIPT_GAP = Rule(
    "podcast.transcript-gap",
    "Von {start} bis {end} sagt die Mitschrift nichts ({gap}).",
    "Ergänzen Sie, was zu hören ist, auch Musik und Geräusche: (Musik)",
    help="In der Mitschrift ist eine Lücke, die länger ist als „transcript_gap“ in PODCAST erlaubt.",
    severity=Severity.WARNING,
)
INCOMPLETE_TRANSCRIPT = Rule(
    "podcast.incomplete-transcript",
    "Die Mitschrift deckt nur {share} % der Folge ab: Sie endet bei {end}, die Folge dauert {duration}.",
    "Ergänzen Sie, was fehlt, oder prüfen Sie, ob Mitschrift und Tondatei zusammengehören.",
    help="Weniger als 90 % der Folge stehen in der Mitschrift.",
    severity=Severity.WARNING,
    wcag="1.2.1",
)
BROKEN_JSON = Rule(
    "podcast.broken-json",
    "Die Mitschrift ist kein gültiges JSON.",
    "Exportieren Sie sie noch einmal, am besten als WebVTT.",
    help="Eine Mitschrift mit der Endung .json lässt sich nicht lesen.",
)
NO_SEGMENTS = Rule(
    "podcast.no-segments",
    "Dieses JSON ist keine Mitschrift: Es fehlt die Liste „segments“.",
    'Die Form ist: {{"version": "1.0.0", "segments": [{{"speaker": "…", "startTime": 0, "endTime": 4.2, "body": "…"}}]}}',
    help="Eine Mitschrift in JSON hat nicht die Form, die Podcast-Programme lesen.",
)
BROKEN_SEGMENT = Rule(
    "podcast.broken-segment",
    "Dieser Abschnitt ist unvollständig oder falsch geschrieben.",
    'Jeder Abschnitt hat diese Form: {{"speaker": "Anna Beispiel", "startTime": 0.5, "endTime": 4.2, "body": "Guten Tag."}}',
    help="Einem Abschnitt einer Mitschrift in JSON fehlen Zeit oder Text, oder sie haben die falsche Art.",
)
RULES = (
    MISSING_TRANSCRIPT,
    TRANSCRIPT_NOT_FOUND,
    TWO_TRANSCRIPTS,
    UNKNOWN_TRANSCRIPT,
    DIFFERENT_TRANSCRIPTS,
    NOT_VTT,
    NOT_UTF8,
    WRONG_TIMING,
    BACKWARD_TIMING,
    UNORDERED_TIMING,
    UNTIMED_TEXT,
    EMPTY_CUE,
    EMPTY_TRANSCRIPT,
    BROKEN_CUE,
    NO_SPEAKERS,
    UNNAMED_CUE,
    UNKNOWN_SPEAKER,
    TOO_LATE,
    PAST_END,
    TRANSCRIPT_GAP,
    INCOMPLETE_TRANSCRIPT,
    BROKEN_JSON,
    NO_SEGMENTS,
    BROKEN_SEGMENT,
)
