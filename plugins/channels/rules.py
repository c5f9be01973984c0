# SPDX-License-Identifier: AGPL-3.0-or-later
"""What can be wrong with channels and teasers, as data; and the rules of all parts together."""

from ..core.finding import Rule, Severity

UNKNOWN_CHANNEL = Rule(
    "channels.unknown-channel",
    "Den Kanal „{name}“ gibt es nicht.",
    "{nearest}",
    help="CHANNELS nennt einen Kanal, der nicht im Regelwerk steht.",
)
CLOSED_CHANNEL = Rule(
    "channels.closed-channel",
    "{why}",
    "Streichen Sie „{name}“ aus CHANNELS.",
    help="CHANNELS nennt einen Kanal, den es nicht mehr gibt.",
)
UNKNOWN_SKIP = Rule(
    "channels.unknown-skip",
    "„skip“ nennt „{name}“; einen solchen Kanal gibt es nicht.",
    "{nearest}",
    help="„teaser: skip“ im Kopf eines Beitrags nennt einen unbekannten Kanal.",
)
OLD_RULES = Rule(
    "channels.old-rules",
    "Die Regeln für {channel} wurden zuletzt am {day} geprüft; Kanäle ändern sie ohne Ankündigung.",
    "Vergleichen Sie sie mit der Quelle, und aktualisieren Sie Amtsfunk.",
    help="Das Regelwerk eines Kanals ist älter als ein Jahr.",
    severity=Severity.WARNING,
)
TOO_LONG = Rule(
    "channels.too-long",
    "Der Anriss für {channel} ist selbst ohne Worte zu lang: {length} von {limit}.",
    "Kürzen Sie Vorlage, Adresse oder Schlagwörter.",
    help="Link und Hashtags allein überschreiten die Grenze des Kanals.",
)
SHORTENED = Rule(
    "channels.shortened",
    "Ihr Anriss ist für {channel} zu lang (Grenze: {limit}) und wurde gekürzt.",
    "Schreiben Sie im Kopf unter „teaser“ einen kürzeren für diesen Kanal.",
    help="Ein von Hand geschriebener Anriss passte nicht und endet nun früher.",
    severity=Severity.WARNING,
)
POST_CHANNEL = Rule(
    "channels.post-channel",
    "Den Kanal „{name}“ gibt es nicht.",
    "{nearest}",
    help="„channels“ im Kopf eines eigenen Textes (content/kanal/) nennt einen Kanal, den es nicht gibt.",
)
POST_UNUSED = Rule(
    "channels.post-unused",
    "Den Kanal „{name}“ bespielt die Behörde nicht; dort geht dieser Text nicht hinaus.",
    "Tragen Sie ihn in CHANNELS ein, oder nehmen Sie ihn hier heraus.",
    help="„channels“ im Kopf eines eigenen Textes (content/kanal/) nennt einen Kanal, der nicht in CHANNELS steht.",
    severity=Severity.WARNING,
)
POST_PICTURE = Rule(
    "channels.post-picture",
    "Das Bild „{name}“ gibt es nicht, oder es ist weder JPEG noch PNG noch WebP.",
    "Schreiben Sie den Pfad unterhalb des Inhaltsordners, zum Beispiel: bilder/bus.jpg",
    help="Ein Bild für die Kanäle fehlt im Inhaltsordner.",
)
MANY_PICTURES = Rule(
    "channels.many-pictures",
    "{channel} zeigt höchstens {most} Bilder; hier sind es {count}.",
    "Die übrigen fallen auf diesem Kanal weg. Stellen Sie die wichtigsten an den Anfang.",
    help="Ein eigener Text hat mehr Bilder, als ein Kanal zeigt.",
    severity=Severity.WARNING,
)
LONG_ALT = Rule(
    "channels.long-alt",
    "Der Alternativtext ist für {channel} zu lang: {length} von {most} Zeichen.",
    "Kürzen Sie ihn auf das, was man sehen muss.",
    help="Ein Kanal schneidet den Alternativtext eines Bildes ab.",
)
NO_PICTURE = Rule(
    "channels.no-picture",
    "Das eigene Bild für {channel} („{name}“) gibt es nicht, oder es lässt sich nicht lesen.",
    "Schreiben Sie den Pfad unterhalb des Inhaltsordners, zum Beispiel: bilder/bus.jpg (JPEG, PNG oder WebP)",
    help="„teaser: image“ für einen Kanal nennt eine Datei, die fehlt oder kein lesbares Bild ist.",
)
NO_ALT = Rule(
    "channels.no-alt",
    "Dem eigenen Bild für {channel} („{name}“) fehlt der Alternativtext.",
    "Schreiben Sie darunter „image_alt“: was auf dem Bild zu sehen ist.",
    help="Ein eigenes Bild für einen Kanal ohne Alternativtext erreicht nicht alle.",
    wcag="1.1.1",
)
WRONG_SHAPE = Rule(
    "channels.wrong-shape",
    "Das eigene Bild für {channel} („{name}“) hat {width} × {height} Pixel; erlaubt ist {narrowest} bis {widest} (Breite zu Höhe).",
    "Schneiden Sie es zu, am besten auf {best} Pixel.",
    help="Ein Kanal weist Bilder ab, die zu hoch oder zu breit sind.",
)
SMALL_PICTURE = Rule(
    "channels.small-picture",
    "Das eigene Bild für {channel} („{name}“) ist mit {width} × {height} Pixeln klein und wird unscharf.",
    "Nehmen Sie ein größeres, am besten mit {best} Pixeln.",
    help="Ein eigenes Bild für einen Kanal ist weniger als halb so breit wie das, was der Kanal zeigt.",
    severity=Severity.WARNING,
)
NO_ALT_COLUMN = Rule(
    "channels.no-alt-column",
    "Die Dateien für {tool} können keine Alternativtexte enthalten; Zahl der Bilder, die es betrifft: {count}.",
    "Tragen Sie sie nach dem Einlesen von Hand ein: Sie stehen in build/teasers/exports/ in den Dateien „…-alternativtexte.csv“.",
    help="Ein Planungsprogramm liest keine Alternativtexte ein; sie liegen in einer Datei daneben.",
    severity=Severity.INFO,
)
FEWER_PICTURES = Rule(
    "channels.fewer-pictures",
    "Die Dateien für {tool} nehmen nicht jedes Bild eines Beitrags auf (höchstens {most}); Zahl der Bilder, die fehlen: {count}.",
    "Fügen Sie die übrigen nach dem Einlesen von Hand hinzu; ihre Adressen stehen in den Dateien „…-alternativtexte.csv“.",
    help="Ein Planungsprogramm liest weniger Bilder ein, als ein eigener Text hat.",
    severity=Severity.INFO,
)
NO_PHONE = Rule(
    "channels.notice-without-phone",
    "Auf dem Aushang steht keine Telefonnummer; wer kein Internet hat, kann nicht nachfragen.",
    "Tragen Sie sie in AUTHORITY unter „phone“ ein.",
    help="Der Kanal „notice“ ist für Menschen ohne Internet gedacht; ihnen fehlt die Telefonnummer der Behörde.",
    severity=Severity.WARNING,
)
RULES = (
    NO_PHONE,
    NO_PICTURE,
    NO_ALT,
    WRONG_SHAPE,
    SMALL_PICTURE,
    NO_ALT_COLUMN,
    FEWER_PICTURES,
    UNKNOWN_CHANNEL,
    CLOSED_CHANNEL,
    UNKNOWN_SKIP,
    OLD_RULES,
    TOO_LONG,
    SHORTENED,
    POST_CHANNEL,
    POST_UNUSED,
    POST_PICTURE,
    MANY_PICTURES,
    LONG_ALT,
)
