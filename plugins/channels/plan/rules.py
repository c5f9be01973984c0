# SPDX-License-Identifier: AGPL-3.0-or-later
"""What can be wrong with the plan, as data."""

from ...core.finding import Rule, Severity

BEFORE_ARTICLE = Rule(
    "channels.before-article",
    "Der Anriss soll am {at} auf {channel} erscheinen, der Beitrag selbst aber erst am {published}.",
    "Wählen Sie unter „teaser: at“ eine spätere Zeit.",
    help="Vor dem Beitrag darf kein Anriss hinausgehen: Der Link führte ins Leere.",
)
CLOSED_DAY = Rule(
    "channels.closed-day",
    "Der Anriss für {channel} ist fest auf den {at} gelegt; an diesem Tag soll nichts erscheinen ({why}).",
    "Wählen Sie einen anderen Tag, oder lassen Sie „at“ weg; dann sucht der Plan einen.",
    help="Eine feste Zeit liegt auf einem Feiertag oder in einer Zeit der Zurückhaltung.",
    severity=Severity.WARNING,
)
QUIET_TIME = Rule(
    "channels.quiet-time",
    "Der Anriss für {channel} ist fest auf {at} gelegt; das liegt in der Ruhezeit.",
    "Wählen Sie eine Zeit am Tage.",
    help="Eine feste Zeit liegt in der Ruhezeit aus PLAN.",
    severity=Severity.WARNING,
)
COLLISION = Rule(
    "channels.collision",
    "Am {at} sollen auf {channel} zwei Anrisse zugleich erscheinen; der andere gehört zu {other}.",
    "Verschieben Sie einen um mindestens eine Stunde.",
    help="Zwei feste Zeiten auf demselben Kanal fallen zusammen.",
    severity=Severity.WARNING,
)
FULL_DAY = Rule(
    "channels.full-day",
    "Am {day} sollen auf {channel} {count} Anrisse erscheinen; vorgesehen sind höchstens {most}.",
    "Verschieben Sie einen, oder erhöhen Sie in PLAN „most_a_day“.",
    help="Feste Zeiten überfüllen einen Tag.",
    severity=Severity.WARNING,
)
EMPTY_WEEK = Rule(
    "channels.empty-week",
    "Nichts geplant ist auf {channels} in den Wochen, die so beginnen: {days}.",
    "Legen Sie Beiträge in diese Wochen, oder wiederholen Sie einen mit „teaser: repeat“.",
    help="Eine Woche des Plans ist auf einem Kanal leer; ein Kanal lebt von Stetigkeit.",
    severity=Severity.INFO,
)
BROKEN_RECORD = Rule(
    "channels.broken-record",
    "Diese Datei lässt sich nicht lesen; sie ist kein TOML.",
    'Schreiben Sie je Zeile: name = "Wert"',
    help="Eine Datei in content/gesendet/ oder content/plan/ ist falsch geschrieben.",
)
WRONG_RECORD = Rule(
    "channels.wrong-record",
    "„{key}“ passt nicht: {what}",
    "Hierher gehören nur: {fields}.",
    help="Eine Angabe in content/gesendet/ oder content/plan/ hat die falsche Art oder fehlt.",
)
UNKNOWN_RECORD = Rule(
    "channels.unknown-record",
    "Als gesendet ist „{slug}“ vermerkt; einen solchen Beitrag gibt es nicht.",
    "{nearest}",
    help="Eine Datei in content/gesendet/ nennt einen unbekannten Beitrag.",
    severity=Severity.WARNING,
)
RULES = (BROKEN_RECORD, WRONG_RECORD, UNKNOWN_RECORD, BEFORE_ARTICLE, CLOSED_DAY, QUIET_TIME, COLLISION, FULL_DAY, EMPTY_WEEK)
