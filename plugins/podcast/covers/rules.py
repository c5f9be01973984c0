# SPDX-License-Identifier: AGPL-3.0-or-later
"""What can be wrong with cover art, as data."""

from ...core.finding import Rule, Severity

NO_COVER = Rule(
    "podcast.no-cover",
    "Die Sendung „{show}“ hat kein Titelbild; Apple Podcasts und andere Verzeichnisse nehmen sie so nicht auf.",
    "Nennen Sie in PODCAST ein Bild: 'cover': 'podcast/{slug}/cover.jpg'",
    help="Jede Sendung braucht ein Titelbild.",
    severity=Severity.WARNING,
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
RULES = (
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
