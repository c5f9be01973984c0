# SPDX-License-Identifier: AGPL-3.0-or-later
"""What can be wrong with a picture."""

from ..core.finding import Rule, Severity

MISSING = Rule(
    "pictures.missing",
    "Das Bild „{name}“ gibt es nicht.",
    "{nearest}",
    help="Ein Feld, ein Text oder eine Vorlage nennt eine Bilddatei, die es im Inhaltsordner nicht gibt.",
)
BROKEN = Rule(
    "pictures.broken",
    "Das Bild „{name}“ lässt sich nicht lesen; die Datei ist beschädigt oder unvollständig.",
    "Laden Sie es noch einmal hoch, oder speichern Sie es neu als JPEG.",
    help="Eine Bilddatei ist beschädigt, meist bei der Übertragung abgebrochen.",
)
UNSUPPORTED = Rule(
    "pictures.unsupported",
    "Das Bild „{name}“ ist von der Art „{kind}“, die Browser nicht zeigen.",
    "Speichern Sie das Bild als JPEG oder PNG.",
    help="Erlaubt sind JPEG, PNG, WebP, AVIF, GIF und SVG; HEIC vom iPhone, TIFF, BMP und PDF sind es nicht.",
)
LFS_POINTER = Rule(
    "pictures.lfs-pointer",
    "Statt des Bildes „{name}“ liegt im Ordner nur ein Git-LFS-Verweis.",
    "Geben Sie ein: git lfs pull",
    help="Große Dateien liegen in Git LFS und wurden nicht mitgeholt.",
)
MISLABELLED = Rule(
    "pictures.mislabelled",
    "Die Endung von „{name}“ passt nicht: Die Datei ist {kind}.",
    "Benennen Sie sie um, damit andere Programme sie öffnen können.",
    help="Die Endung einer Bilddatei passt nicht zu ihrem Inhalt; das Bild wird trotzdem gezeigt.",
    severity=Severity.WARNING,
)
TOO_LARGE = Rule(
    "pictures.too-large",
    "Das Bild „{name}“ ist zu groß: {what}.",
    "Verkleinern Sie es vor dem Hochladen auf höchstens 4000 Bildpunkte Breite.",
    help="Ein Bild überschreitet PICTURES.max_megapixels oder PICTURES.max_megabytes.",
)
ANIMATED = Rule(
    "pictures.animated",
    "Das Bild „{name}“ bewegt sich; gezeigt wird nur sein erstes Einzelbild.",
    "Nehmen Sie für Bewegtes ein Video: Bewegung, die niemand anhalten kann, schließt Menschen aus (WCAG 2.2.2).",
    help="Animierte GIF-, WebP- und AVIF-Dateien lassen sich nicht anhalten und werden zum Standbild.",
    severity=Severity.WARNING,
)
UNSAFE_SVG = Rule(
    "pictures.unsafe-svg",
    "Das SVG „{name}“ wird nicht veröffentlicht: {what}",
    "Exportieren Sie es neu als „einfaches SVG“ ohne Skripte und Verknüpfungen.",
    help="Ein SVG enthält Skripte, lädt Fremdes nach oder ist kein gültiges XML.",
)
FAILED = Rule(
    "pictures.failed",
    "Aus dem Bild „{name}“ ließ sich keine Fassung für die Seite machen: {text}",
    "Prüfen Sie freien Platz auf der Festplatte und im Arbeitsspeicher.",
    help="Beim Umrechnen eines Bildes ist ein Fehler aufgetreten, der nicht am Bild liegt.",
    final=True,
)
RULES = (MISSING, BROKEN, UNSUPPORTED, LFS_POINTER, MISLABELLED, TOO_LARGE, ANIMATED, UNSAFE_SVG, FAILED)
