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
RULES = (UNKNOWN_CHANNEL, CLOSED_CHANNEL, UNKNOWN_SKIP, OLD_RULES, TOO_LONG, SHORTENED)
