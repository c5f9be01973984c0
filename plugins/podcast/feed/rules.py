# SPDX-License-Identifier: AGPL-3.0-or-later
"""What can be wrong with feeds, as data."""

from ...core.finding import Rule, Severity

UNFIXED_SHOW = Rule(
    "podcast.unfixed-show-guid",
    "Die Kennung von „{show}“ folgt noch aus der Adresse des Feeds und ginge mit ihr verloren.",
    "Halten Sie sie für immer fest, in dieser Einstellung mit 'guid': '{guid}' oder in guids.toml mit \".\" = \"{guid}\" "
    "(das macht auch: ./run guids --write).",
    help="Die Kennung einer Sendung (podcast:guid) soll jeden Umzug überdauern; sie steht am besten in PODCAST oder in guids.toml.",
    severity=Severity.WARNING,
)
SHOW_GUID_FORM = Rule(
    "podcast.show-guid-form",
    "Die Kennung der Sendung („.“) ist keine UUID: „{text}“.",
    "Tragen Sie die richtige ein; ihre Form ist 123e4567-e89b-12d3-a456-426614174000.",
    help="In guids.toml steht in der Zeile „.“ die Kennung der Sendung (podcast:guid); sie ist immer eine UUID.",
)
SHOW_GUID_CONFLICT = Rule(
    "podcast.show-guid-conflict",
    "Die Kennung der Sendung ist hier eine andere als in {ledger}.",
    "Es gilt, was schon veröffentlicht ist; löschen Sie die andere.",
    help="Die Einstellungen und das Verzeichnis der Kennungen widersprechen sich über die Kennung einer Sendung.",
)
UNFIXED_PUBLISHER = Rule(
    "podcast.unfixed-publisher-guid",
    "Die Kennung des Herausgeber-Feeds folgt noch aus seiner Adresse und ginge mit ihr verloren.",
    "Halten Sie sie für immer fest, in PODCAST mit 'publisher': {{'guid': '{guid}'}}.",
    help="Bei mehreren Sendungen gibt es einen Feed des Herausgebers; auch dessen Kennung soll jeden Umzug überdauern.",
    severity=Severity.WARNING,
)
NOT_IN_FEED = Rule(
    "podcast.not-in-feed",
    "Die Folge gibt es nicht als {format}; im Feed {feed} fehlt sie.",
    "Legen Sie die Aufnahme auch als {format} in den Ordner der Folge.",
    help="Ein Feed enthält nur Folgen in seinem Format; dieser Folge fehlt die Tondatei dafür.",
    severity=Severity.WARNING,
)
FORMAT_INCOMPLETE = Rule(
    "podcast.format-incomplete",
    "{count} im Feed {feed}, weil es sie nicht als {format} gibt, als neueste „{title}“.",
    "Legen Sie die fehlenden Aufnahmen nach, oder nehmen Sie das Format aus feed: formats.",
    help="Ein Format hat laut Einstellung einen eigenen Feed, aber nicht jede Folge liegt darin vor.",
    severity=Severity.WARNING,
)
SOUNDBITE_OUTSIDE = Rule(
    "podcast.soundbite-outside",
    "Der Ausschnitt von {start} bis {end} reicht über das Ende der Aufnahme ({duration}) hinaus.",
    "Berichtigen Sie start oder duration.",
    help="„soundbites“ nennt einen Ausschnitt, den es in der Aufnahme nicht gibt.",
)
SOUNDBITE_LENGTH = Rule(
    "podcast.soundbite-length",
    "Der Ausschnitt ist {seconds} s lang; üblich sind 15 bis 120 s.",
    "Wählen Sie einen Ausschnitt, der für sich verständlich und kurz ist.",
    help="Ein Ausschnitt in „soundbites“ ist sehr kurz oder sehr lang; Programme überspringen ihn womöglich.",
    severity=Severity.WARNING,
)
LABEL_WITHOUT_NUMBER = Rule(
    "podcast.label-without-number",
    "„episode_label“ steht für eine Nummer, die Folge hat aber keine.",
    "Ergänzen Sie im Kopf zum Beispiel: episode: 3",
    help="Programme zeigen „episode_label“ an Stelle der Nummer; ohne „episode“ bleibt es ohne Wirkung.",
    severity=Severity.WARNING,
)
LEDGER_NEEDED = Rule(
    "podcast.ledger-needed",
    "{count} von „{show}“ stehen nicht in {ledger}; sie kommen in kein Archiv, und der Feed wächst mit jeder Folge.",
    "Geben Sie ein: ./run guids – oder tragen Sie jede Folge ein, in der Reihenfolge ihres Erscheinens.",
    help="Eine große Sendung wird in Feed und Archive geteilt; welche Folge in welches Archiv gehört, sagt die Reihenfolge in guids.toml.",
    severity=Severity.WARNING,
)
ARCHIVE_WAITS = Rule(
    "podcast.archive-waits",
    "„{name}“ ist noch nicht erschienen, steht hier aber vor anderen Folgen; die folgenden Archive warten darauf.",
    "Verschieben Sie die Zeile ans Ende der Datei.",
    help="Ein Archiv ist erst fertig, wenn alle seine Folgen erschienen oder zurückgezogen sind; eine Zeile in guids.toml hält es auf.",
    severity=Severity.WARNING,
)
RULES = (
    UNFIXED_SHOW,
    SHOW_GUID_FORM,
    SHOW_GUID_CONFLICT,
    UNFIXED_PUBLISHER,
    NOT_IN_FEED,
    FORMAT_INCOMPLETE,
    SOUNDBITE_OUTSIDE,
    SOUNDBITE_LENGTH,
    LABEL_WITHOUT_NUMBER,
    LEDGER_NEEDED,
    ARCHIVE_WAITS,
)
