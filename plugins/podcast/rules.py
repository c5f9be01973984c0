# SPDX-License-Identifier: AGPL-3.0-or-later
"""What can be wrong with a podcast, as data."""

from ..core.finding import Rule, Severity

# The show an episode belongs to
UNKNOWN_SHOW = Rule(
    "podcast.unknown-show",
    "Die Sendung „{show}“ gibt es in PODCAST nicht.",
    "{nearest}",
    help="Der Ordner oder das Feld „show“ einer Folge nennt eine Sendung, die in den Einstellungen fehlt.",
)
NO_SHOW = Rule(
    "podcast.no-show",
    "Diese Folge gehört zu keiner Sendung; sie steht in keinem Podcast-Feed.",
    "Tragen Sie die Sendung in pelicanconf.py ein: PODCAST = {{'shows': {{'kuerzel': {{'title': …, 'description': …}}}}}}.",
    help="Ein Beitrag hat eine Tondatei, aber PODCAST nennt keine Sendung oder mehrere, und „show“ fehlt.",
    severity=Severity.WARNING,
)
SHOW_UNCLEAR = Rule(
    "podcast.show-unclear",
    "Zu welcher Sendung gehört diese Folge? Es gibt mehrere: {shows}.",
    "Ergänzen Sie im Kopf zum Beispiel: show: {first}",
    help="PODCAST nennt mehrere Sendungen, und weder Ordner noch Kopf sagen, zu welcher die Folge gehört.",
)
SERIAL_NUMBER = Rule(
    "podcast.serial-number",
    "Die Sendung läuft der Reihe nach (type „serial“); dieser Folge fehlt die Nummer.",
    "Ergänzen Sie im Kopf zum Beispiel: episode: 3",
    help="In einer fortlaufenden Sendung braucht jede ganze Folge eine Nummer.",
)
SAME_NUMBER = Rule(
    "podcast.same-number",
    "Die Nummer {number} trägt schon {other}.",
    "Geben Sie jeder Folge einer Staffel ihre eigene Nummer.",
    help="Zwei ganze Folgen derselben Staffel haben dieselbe Nummer.",
    severity=Severity.WARNING,
)

OF_SHOWS = frozenset({UNKNOWN_SHOW.id, NO_SHOW.id, SHOW_UNCLEAR.id})

# Audio
MISSING_AUDIO = Rule(
    "podcast.missing-audio",
    "Zu dieser Folge gibt es keine Tondatei.",
    "Legen Sie eine MP3-Datei in den Ordner {folder}, oder nennen Sie sie im Kopf: enclosure: DATEI.mp3",
    help="Im Ordner der Folge liegt kein Ton, und der Kopf nennt keinen.",
)
AUDIO_NOT_FOUND = Rule(
    "podcast.audio-not-found",
    "Die Tondatei „{name}“ gibt es nicht.",
    "{nearest}",
    help="„enclosure“ nennt eine Datei, die nicht da ist.",
)
REMOTE_AUDIO = Rule(
    "podcast.remote-audio",
    "„{name}“ liegt auf einem anderen Server; Länge und Größe lassen sich beim Bauen nicht messen.",
    "Legen Sie die Datei neben den Text oder in MEDIA_STORE.",
    help="„enclosure“ nennt eine Internetadresse statt einer Datei.",
)
SAME_FORMAT = Rule(
    "podcast.same-format",
    "Im Ordner der Folge liegen mehrere Dateien im Format {format}: {names}.",
    "Entfernen Sie die überzähligen, oder nennen Sie die richtige im Kopf: enclosure: {first}",
    help="Es ist unklar, welche von mehreren gleichartigen Tondateien gemeint ist.",
)
LFS_POINTER = Rule(
    "podcast.lfs-pointer",
    "„{name}“ ist nur ein Platzhalter von Git LFS; der Ton selbst wurde nicht geholt.",
    "Geben Sie ein: git lfs pull",
    help="Eine Tondatei liegt in Git LFS und wurde auf diesem Rechner noch nicht heruntergeladen.",
)
UNKNOWN_FORMAT = Rule(
    "podcast.unknown-format",
    "„{name}“ ist weder MP3 noch M4A, Opus, Ogg Vorbis oder FLAC.",
    "Exportieren Sie die Aufnahme als MP3.",
    help="Podcast-Programme spielen dieses Tonformat nicht.",
)
UNREADABLE_AUDIO = Rule(
    "podcast.unreadable-audio",
    "„{name}“ lässt sich nicht als {format} lesen; die Datei ist wohl beschädigt oder unvollständig.",
    "Exportieren oder kopieren Sie sie noch einmal.",
    help="Die Datei beginnt wie eine Tondatei, ihr Inhalt ist aber keine.",
)
WRONG_EXTENSION = Rule(
    "podcast.wrong-extension",
    "„{name}“ ist in Wirklichkeit {format}.",
    "Benennen Sie die Datei um in „{right}“.",
    help="Die Endung einer Tondatei passt nicht zu ihrem Inhalt; Podcast-Programme richten sich nach der Endung.",
)
NOT_APPLE = Rule(
    "podcast.not-apple",
    "Die Folge gibt es nur als {format}; Apple Podcasts nimmt nur MP3 und M4A an.",
    "Legen Sie die Folge auch als MP3 in den Ordner.",
    help="Die Folge hat keine Tondatei, die alle großen Verzeichnisse annehmen.",
    severity=Severity.WARNING,
)
NO_MEDIA_STORE = Rule(
    "podcast.no-media-store",
    "Die Folge verweist auf „{path}“ im Medienspeicher; MEDIA_STORE ist aber nicht eingestellt oder kein Ordner.",
    "Setzen Sie MEDIA_STORE in pelicanconf.py auf den Ordner mit den Tondateien.",
    help="„audio“ im Kopf einer Folge braucht die Einstellung MEDIA_STORE.",
)
NOT_IN_STORE = Rule(
    "podcast.not-in-store",
    "Im Medienspeicher gibt es „{path}“ nicht.",
    "{nearest}",
    help="„audio: path“ nennt eine Datei, die im Medienspeicher fehlt.",
)
WRONG_DIGEST = Rule(
    "podcast.wrong-digest",
    "„{path}“ im Medienspeicher ist nicht die Datei, die der Kopf nennt.",
    "Wenn die neue Datei richtig ist, schreiben Sie: sha256: {digest}",
    help="Die Prüfsumme in „audio: sha256“ passt nicht zur Datei im Medienspeicher.",
)
AUDIO_RULES = (
    MISSING_AUDIO,
    AUDIO_NOT_FOUND,
    REMOTE_AUDIO,
    SAME_FORMAT,
    LFS_POINTER,
    UNKNOWN_FORMAT,
    UNREADABLE_AUDIO,
    WRONG_EXTENSION,
    NOT_APPLE,
    NO_MEDIA_STORE,
    NOT_IN_STORE,
    WRONG_DIGEST,
)

# Transcript
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
TRANSCRIPT_RULES = (
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

# Chapters
CHAPTERS_NOT_UTF8 = Rule(
    "podcast.chapters-not-utf8",
    "Die Kapiteldatei ist nicht in UTF-8 gespeichert.",
    "Speichern Sie die Datei mit der Kodierung UTF-8.",
    help="Umlaute in den Titeln der Kapitel kämen falsch an.",
)
BROKEN_CHAPTERS = Rule(
    "podcast.broken-chapters",
    "Die Kapiteldatei ist ab hier kein gültiges {format}.",
    "Exportieren Sie sie noch einmal, oder schreiben Sie die Kapitel in eine Datei chapters.txt.",
    help="Eine Kapiteldatei (.psc oder .chapters.json) ist beschädigt oder von Hand falsch geändert.",
)
NO_CHAPTER_LIST = Rule(
    "podcast.no-chapter-list",
    "In dieser Datei fehlt die Liste „chapters“.",
    "Exportieren Sie die Kapitel im Format JSON Chapters 1.2.",
    help="Eine Datei .chapters.json hat nicht die Form, die Podcast-Programme lesen.",
)
UNREADABLE_CHAPTER = Rule(
    "podcast.unreadable-chapter",
    "Die Zeile „{text}“ beginnt nicht mit einer Zeit.",
    "Schreiben Sie zum Beispiel: 00:01:02.000 Titel des Kapitels",
    help="Jede Zeile von chapters.txt besteht aus Zeit, Titel und, wenn gewünscht, einer Adresse in spitzen Klammern.",
)
UNREADABLE_CHAPTER_TIME = Rule(
    "podcast.unreadable-chapter-time",
    "„{text}“ ist keine Zeit, zu der ein Kapitel beginnen kann.",
    'Schreiben Sie in .psc zum Beispiel start="00:01:02.000", in .chapters.json zum Beispiel "startTime": 62',
    help="In einer Kapiteldatei fehlt einem Kapitel die Zeit, oder sie ist falsch geschrieben.",
)
UNREADABLE_AUDIO_CHAPTER = Rule(
    "podcast.unreadable-audio-chapter",
    "In der Tondatei hat das Kapitel „{text}“ keine lesbare Zeit; es fehlt auf der Seite und im Feed.",
    "Schreiben Sie die Kapitel in eine Datei chapters.txt.",
    help="Ein Kapitel in den Vorbis-Kommentaren einer Tondatei hat keine Zeit der Form 00:01:02.000.",
    severity=Severity.WARNING,
)
EMPTY_CHAPTERS = Rule(
    "podcast.empty-chapters",
    "Die Kapiteldatei enthält kein Kapitel.",
    "Schreiben Sie die Kapitel hinein, oder löschen Sie die Datei.",
    help="Eine Kapiteldatei ohne Kapitel nützt niemandem.",
    severity=Severity.WARNING,
)
UNTITLED_CHAPTER = Rule(
    "podcast.untitled-chapter",
    "Das Kapitel bei {start} hat keinen Titel.",
    "Ergänzen Sie ihn, oder löschen Sie das Kapitel.",
    help="Ein Kapitel ohne Titel ist in keiner Liste zu erkennen.",
)
UNORDERED_CHAPTER = Rule(
    "podcast.unordered-chapter",
    "Das Kapitel beginnt ({start}) vor dem vorigen ({before}).",
    "Prüfen Sie die Zeit, oder ordnen Sie die Kapitel nach ihrer Zeit.",
    help="Die Kapitel einer Folge stehen nicht in der Reihenfolge ihrer Zeiten.",
)
SAME_CHAPTER_START = Rule(
    "podcast.same-chapter-start",
    "Bei {start} beginnt schon das vorige Kapitel.",
    "Geben Sie jedem Kapitel seine eigene Zeit.",
    help="Zwei Kapitel beginnen zur selben Zeit.",
)
CHAPTER_TOO_LATE = Rule(
    "podcast.chapter-too-late",
    "Das Kapitel beginnt bei {start}; die Folge dauert nur {duration}.",
    "Prüfen Sie, ob Kapitel und Tondatei zusammengehören.",
    help="Ein Kapitel beginnt hinter dem Ende der Tondatei.",
)
CHAPTER_ADDRESS = Rule(
    "podcast.chapter-address",
    "„{text}“ ist keine vollständige Internetadresse.",
    "Schreiben Sie zum Beispiel: https://www.musterstadt.example/seite",
    help="Links und Bilder von Kapiteln öffnen fremde Programme; sie brauchen Adressen mit https://.",
)
CHAPTERS_DIFFER = Rule(
    "podcast.chapters-differ",
    "Die Kapitel in „{name}“ sind nicht dieselben wie in „{first}“, zuerst Kapitel {number}; es gilt „{first}“.",
    "Berichtigen Sie die Kapitel, die nicht stimmen.",
    help="Eine Folge hat Kapitel aus mehreren Quellen, die sich widersprechen. Es gilt, in dieser Reihenfolge: Kopf, chapters.txt, "
    ".psc, .chapters.json, Tondatei.",
    severity=Severity.WARNING,
)
CHAPTERS_BEGIN_LATE = Rule(
    "podcast.chapters-begin-late",
    "Das erste Kapitel beginnt erst bei {start}.",
    "Lassen Sie das erste Kapitel bei 00:00:00 beginnen; nur dann stehen die Kapitel auch in der Beschreibung der Folge.",
    help="Manche Podcast-Programme erkennen Kapitel nur an Zeilen der Beschreibung, deren erste 00:00:00 lautet.",
    severity=Severity.INFO,
)
CHAPTER_RULES = (
    CHAPTERS_NOT_UTF8,
    BROKEN_CHAPTERS,
    NO_CHAPTER_LIST,
    UNREADABLE_CHAPTER,
    UNREADABLE_CHAPTER_TIME,
    UNREADABLE_AUDIO_CHAPTER,
    EMPTY_CHAPTERS,
    UNTITLED_CHAPTER,
    UNORDERED_CHAPTER,
    SAME_CHAPTER_START,
    CHAPTER_TOO_LATE,
    CHAPTER_ADDRESS,
    CHAPTERS_DIFFER,
    CHAPTERS_BEGIN_LATE,
)

# Identity
MISSING_GUID = Rule(
    "podcast.missing-guid",
    "Dieser Folge fehlt die Kennung, an der Podcast-Programme sie für immer wiedererkennen.",
    "Ergänzen Sie im Kopf diese Zeile: guid: {guid}",
    help="Ohne feste Kennung gälte eine umbenannte Folge als neu und würde noch einmal heruntergeladen.",
)
UNFIXED_GUID = Rule(
    "podcast.unfixed-guid",
    "Die Kennung dieser Folge hängt am Dateinamen; wird die Datei umbenannt, gilt die Folge als neu.",
    "Ergänzen Sie im Kopf diese Zeile: guid: {guid}",
    help="Eine Folge außerhalb von content/podcast/ hat keine feste Kennung; es gilt eine aus dem Dateinamen.",
    severity=Severity.WARNING,
)
SAME_GUID = Rule(
    "podcast.same-guid",
    "Diese Kennung trägt schon {other}.",
    "Geben Sie der neueren Folge eine eigene, zum Beispiel: guid: {guid}",
    help="Zwei Folgen mit derselben Kennung sind für Podcast-Programme eine einzige.",
)
GUID_CONFLICT = Rule(
    "podcast.guid-conflict",
    "Die Kennung im Kopf ist eine andere als in {ledger}.",
    "Es gilt, was schon veröffentlicht ist; löschen Sie die andere.",
    help="Der Kopf einer Folge und das Verzeichnis der Kennungen widersprechen sich.",
)
BROKEN_LEDGER = Rule(
    "podcast.broken-ledger",
    "Das Verzeichnis der Kennungen ist nicht lesbar: {text}",
    'Jede Zeile hat die Form: "ordnername" = "kennung"',
    help="guids.toml ist kein gültiges TOML.",
)

# Cover
NO_COVER = Rule(
    "podcast.no-cover",
    "Die Sendung „{show}“ hat kein Titelbild; Apple Podcasts und andere Verzeichnisse nehmen sie so nicht auf.",
    "Nennen Sie in PODCAST ein Bild: 'cover': 'podcast/{slug}/cover.jpg'",
    help="Jede Sendung braucht ein Titelbild.",
    severity=Severity.WARNING,
)
NO_TEXT = Rule(
    "podcast.no-text",
    "In diesem Ordner liegt eine Tonaufnahme, aber kein Text; daraus wird keine Folge.",
    "Legen Sie eine index.md dazu; eine Vorlage macht: ./run new episode „Titel“ --show {show}",
    help="Ein Ordner unter content/podcast/<Sendung>/ enthält Ton, aber keine index.md.",
)
COVER_NOT_FOUND = Rule(
    "podcast.cover-not-found",
    "Das Titelbild „{name}“ gibt es nicht.",
    "{nearest}",
    help="„cover“ nennt eine Datei, die im Inhaltsordner fehlt.",
)
COVER_FORMAT = Rule(
    "podcast.cover-format",
    "Das Titelbild „{name}“ ist {found}; erlaubt sind JPEG und PNG.",
    "Speichern Sie es als JPEG.",
    help="Podcast-Verzeichnisse nehmen nur JPEG und PNG.",
)
COVER_EXTENSION = Rule(
    "podcast.cover-extension",
    "Das Titelbild „{name}“ ist in Wirklichkeit {found}.",
    "Benennen Sie die Datei um in „{right}“.",
    help="Die Endung eines Titelbilds muss zu seinem Inhalt passen.",
)
COVER_SQUARE = Rule(
    "podcast.cover-square",
    "Das Titelbild „{name}“ ist nicht quadratisch ({width} × {height} Pixel).",
    "Schneiden Sie es quadratisch zu.",
    help="Titelbilder sind quadratisch.",
)
COVER_SIZE = Rule(
    "podcast.cover-size",
    "Das Titelbild „{name}“ misst {width} × {height} Pixel; verlangt sind 1400 bis 3000.",
    "Speichern Sie es mit 3000 × 3000 Pixeln.",
    help="Apple verlangt Titelbilder von 1400 bis 3000 Pixeln Kantenlänge.",
)
COVER_ALPHA = Rule(
    "podcast.cover-alpha",
    "Das Titelbild „{name}“ hat durchsichtige Stellen.",
    "Speichern Sie es ohne Transparenz, am einfachsten als JPEG.",
    help="Titelbilder dürfen keinen Alphakanal haben.",
)
COVER_COLOUR = Rule(
    "podcast.cover-colour",
    "Das Titelbild „{name}“ ist im Farbraum {found} gespeichert; verlangt ist RGB.",
    "Speichern Sie es in RGB.",
    help="Titelbilder in CMYK oder Graustufen zeigen manche Programme falsch.",
)
COVER_ALT = Rule(
    "podcast.cover-alt",
    "Dem Titelbild der Sendung „{show}“ fehlt der Alternativtext.",
    "Beschreiben Sie es in PODCAST: 'cover_alt': '…'",
    help="Wer das Bild nicht sieht, braucht eine Beschreibung.",
    severity=Severity.WARNING,
)
COVER_RULES = (
    NO_COVER,
    COVER_NOT_FOUND,
    COVER_FORMAT,
    COVER_EXTENSION,
    COVER_SQUARE,
    COVER_SIZE,
    COVER_ALPHA,
    COVER_COLOUR,
    COVER_ALT,
)

NO_SITEURL = Rule(
    "podcast.no-siteurl",
    "Ohne SITEURL gibt es keinen Podcast-Feed.",
    "Setzen Sie SITEURL auf die öffentliche Adresse, zum Beispiel „https://blog.musterstadt.example“.",
    help="Feeds brauchen vollständige Adressen.",
    severity=Severity.WARNING,
)

RULES = (
    UNKNOWN_SHOW,
    NO_SHOW,
    SHOW_UNCLEAR,
    SERIAL_NUMBER,
    SAME_NUMBER,
    NO_TEXT,
    *AUDIO_RULES,
    *TRANSCRIPT_RULES,
    *CHAPTER_RULES,
    MISSING_GUID,
    UNFIXED_GUID,
    SAME_GUID,
    GUID_CONFLICT,
    BROKEN_LEDGER,
    *COVER_RULES,
    NO_SITEURL,
)
