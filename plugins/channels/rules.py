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
    "Den Kanal „{name}“ bespielt die Behörde nicht.",
    "{nearest}",
    help="„channels“ im Kopf eines eigenen Textes (content/kanal/) nennt einen Kanal, der nicht in CHANNELS steht.",
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
RULES = (
    UNKNOWN_CHANNEL,
    CLOSED_CHANNEL,
    UNKNOWN_SKIP,
    OLD_RULES,
    TOO_LONG,
    SHORTENED,
    POST_CHANNEL,
    POST_PICTURE,
    MANY_PICTURES,
    LONG_ALT,
)
