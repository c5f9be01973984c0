# SPDX-License-Identifier: AGPL-3.0-or-later
"""What can be wrong with an episode's audio, as data."""

from ...core.finding import Rule, Severity

_ALSO_MP3 = "Legen Sie die Folge auch als MP3 in den Ordner, oder lassen Sie den Bau eine machen (Einstellung „small“ der Sendung: „mp3“)."

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
    "„{name}“ ist weder MP3 noch M4A, Opus, Ogg Vorbis, FLAC oder WAV.",
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
    "Die Folge gibt es als {format}, aber weder als MP3 noch als M4A; nur diese nimmt Apple Podcasts an, und in ihren Feeds fehlt sie.",
    _ALSO_MP3,
    help="Die Folge hat keine Tondatei, die alle großen Verzeichnisse annehmen.",
    severity=Severity.WARNING,
)
ONLY_WAV = Rule(
    "podcast.only-wav",
    "Die Folge gibt es nur als WAV („{name}“); das spielt kein Podcast-Programm.",
    _ALSO_MP3,
    help="Eine WAV-Datei wird nicht veröffentlicht: Sie ist zehnmal so groß wie eine MP3-Datei, und Podcast-Programme spielen sie nicht.",
)
NO_EDITION = Rule(
    "podcast.no-edition",
    "Aus „{name}“ lässt sich keine weitere Fassung machen; Podcast-Programme bekommen nur die Datei selbst.",
    "Exportieren Sie die Aufnahme noch einmal, mit 44,1 oder 48 kHz.",
    help="Die Aufnahme lässt sich nicht ganz entpacken, oder ihre Abtastrate kennt das Format der kleinen Fassung nicht.",
    severity=Severity.WARNING,
)
NO_EXTRA = Rule(
    "podcast.no-extra",
    "Für die kleinen Fassungen fehlt ein Programmteil; sie entfallen.",
    "Er kommt mit: pip install „amtsfunk[{extra}]“. Ohne ihn geht nur small „mp3“, und nur aus MP3, Opus, Ogg Vorbis, FLAC oder WAV.",
    help="Opus schreiben und M4A lesen kann nur PyAV, eine Erweiterung, die nicht überall installiert ist.",
    severity=Severity.WARNING,
)
UNTAGGED = Rule(
    "podcast.untagged",
    "In die veröffentlichte Kopie von „{name}“ ließen sich Titel, Bild und Kapitel nicht schreiben; sie bleibt, wie sie ist.",
    "Exportieren Sie die Aufnahme noch einmal.",
    help="Die Tondatei ist ungewöhnlich gebaut; Podcast-Programme zeigen dann nur, was im Feed steht.",
    severity=Severity.WARNING,
)
NO_M4A_CHAPTERS = Rule(
    "podcast.no-m4a-chapters",
    "In „{name}“ stehen keine Kapitel, und in M4A-Dateien kann der Bau keine schreiben.",
    "Podcast-Programme lesen sie aus dem Feed{mp3}. Sollen sie auch hier stehen, schreibt Ihr Schnittprogramm sie beim Export hinein.",
    help="Titel, Bild und Beschreibung schreibt der Bau auch in M4A-Dateien, Kapitel nicht. Kapitel, die Ihr Schnittprogramm "
    "hineingeschrieben hat, bleiben.",
    severity=Severity.INFO,
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
RULES = (
    MISSING_AUDIO,
    AUDIO_NOT_FOUND,
    REMOTE_AUDIO,
    SAME_FORMAT,
    LFS_POINTER,
    UNKNOWN_FORMAT,
    UNREADABLE_AUDIO,
    WRONG_EXTENSION,
    NOT_APPLE,
    ONLY_WAV,
    NO_EDITION,
    NO_EXTRA,
    UNTAGGED,
    NO_M4A_CHAPTERS,
    NO_MEDIA_STORE,
    NOT_IN_STORE,
    WRONG_DIGEST,
)
