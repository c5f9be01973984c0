# SPDX-License-Identifier: AGPL-3.0-or-later
"""What can be wrong with chapters, as data."""

from ...core.finding import Rule, Severity

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
CHAPTER_PICTURE_NOT_FOUND = Rule(
    "podcast.chapter-picture-not-found",
    "Das Bild „{name}“ des Kapitels gibt es nicht.",
    "{nearest}",
    help="Ein Kapitel nennt ein Bild, das nicht im Ordner der Folge liegt.",
)
NO_CHAPTER_PICTURE = Rule(
    "podcast.no-chapter-picture",
    "„{name}“ ist kein Bild, das Podcast-Programme zeigen.",
    "Speichern Sie es als JPEG oder PNG.",
    help="Das Bild eines Kapitels ist weder JPEG noch PNG.",
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
RULES = (
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
    CHAPTER_PICTURE_NOT_FOUND,
    NO_CHAPTER_PICTURE,
    CHAPTERS_DIFFER,
    CHAPTERS_BEGIN_LATE,
)
