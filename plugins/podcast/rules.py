# SPDX-License-Identifier: AGPL-3.0-or-later
"""What can be wrong with shows, episodes and their identities, as data; and the rules of all parts together."""

from ..core.finding import Rule, Severity
from .audio import rules as audio
from .chapters import rules as chapters
from .covers import rules as covers
from .feed import rules as feed
from .ledger import rules as ledger
from .lint import rules as lint
from .persons import rules as persons
from .production import rules as production
from .transcripts import rules as transcripts

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
OF_SHOWS = frozenset({UNKNOWN_SHOW.id, NO_SHOW.id, SHOW_UNCLEAR.id})
MISSING_GUID = Rule(
    "podcast.missing-guid",
    "Dieser Folge fehlt die Kennung, an der Podcast-Programme sie für immer wiedererkennen.",
    "Ergänzen Sie im Kopf diese Zeile: guid: {guid}",
    help="Bis dahin gilt eine Kennung aus dem Ordnernamen; wird er geändert, gilt die Folge als neu und wird noch einmal heruntergeladen.",
    severity=Severity.WARNING,
)
UNFIXED_GUID = Rule(
    "podcast.unfixed-guid",
    "Die Kennung dieser Folge hängt am Dateinamen; wird die Datei umbenannt, gilt die Folge als neu.",
    "Ergänzen Sie im Kopf diese Zeile: guid: {guid}",
    help="Eine Folge außerhalb von content/podcast/ hat keine feste Kennung; es gilt eine aus dem Dateinamen.",
    severity=Severity.WARNING,
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
    'Jede Zeile hat die Form "ordnername" = "kennung", und jede Kennung steht einmal da.',
    help="guids.toml ist kein gültiges TOML, oder einer Zeile fehlt die Kennung, oder eine steht doppelt da.",
)
NO_TEXT = Rule(
    "podcast.no-text",
    "In diesem Ordner liegt eine Tonaufnahme, aber kein Text; daraus wird keine Folge.",
    "Legen Sie eine index.md dazu; eine Vorlage macht: ./run new episode „Titel“ --show {show}",
    help="Ein Ordner unter content/podcast/<Sendung>/ enthält Ton, aber keine index.md.",
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
    NO_TEXT,
    *audio.RULES,
    *transcripts.RULES,
    *chapters.RULES,
    MISSING_GUID,
    UNFIXED_GUID,
    GUID_CONFLICT,
    BROKEN_LEDGER,
    *ledger.RULES,
    *covers.RULES,
    *feed.RULES,
    *lint.RULES,
    *persons.RULES,
    *production.RULES,
    NO_SITEURL,
)
