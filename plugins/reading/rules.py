# SPDX-License-Identifier: AGPL-3.0-or-later
"""What can be wrong with a source file, its head, its dates and its links. Rules of the Markdown body stand beside it."""

from ..core.finding import Rule, Severity

ENCODING = Rule(
    "reading.encoding",
    "Die Datei ist nicht als UTF-8 gespeichert (Byte {byte}, vermutlich „{guess}“).",
    "Speichern Sie die Datei in Ihrem Programm mit der Zeichenkodierung „UTF-8“.",
    help="Umlaute und Sonderzeichen lassen sich nur in der Zeichenkodierung UTF-8 sicher lesen.",
    final=True,
)
OTHER_ENCODING = Rule(
    "reading.other-encoding",
    "Die Datei ist als {name} gespeichert und wurde trotzdem gelesen.",
    "Speichern Sie sie als „UTF-8“, damit auch andere Programme sie lesen können.",
    help="Die Datei hat eine ungewöhnliche, aber eindeutig erkennbare Zeichenkodierung.",
    severity=Severity.WARNING,
)
CONTROL_CHARACTER = Rule(
    "reading.control-character",
    "Die Datei enthält ein unsichtbares Steuerzeichen ({code}); es wird als Leerzeichen gelesen.",
    "Löschen Sie das Zeichen; es entsteht meist beim Kopieren aus anderen Programmen.",
    help="Steuerzeichen dürfen in Webseiten und Feeds nicht vorkommen.",
    severity=Severity.WARNING,
)
UNREADABLE = Rule(
    "reading.unreadable",
    "Die Datei lässt sich nicht öffnen: {text}.",
    "Prüfen Sie, ob es die Datei noch gibt und ob sie gelesen werden darf.",
    help="Eine Quelldatei fehlt, ist eine ins Leere zeigende Verknüpfung oder darf nicht gelesen werden.",
    final=True,
)
FOLDER_LOOP = Rule(
    "reading.folder-loop",
    "Diese Verknüpfung führt in einen Ordner zurück, in dem sie selbst liegt; sie wird übergangen.",
    "Löschen Sie die Verknüpfung; was in dem Ordner liegt, wird ohnehin gelesen.",
    help="Ein Ordner, der über eine Verknüpfung sich selbst enthält, hätte kein Ende.",
    severity=Severity.WARNING,
)
FILE_NAME = Rule(
    "reading.file-name",
    "Der Dateiname enthält Zeichen, die sich nicht als Text lesen lassen.",
    "Benennen Sie die Datei um, am besten nur mit a–z, 0–9 und Bindestrich.",
    help="Der Name einer Datei ist nicht in UTF-8 geschrieben, meist nach dem Auspacken eines alten Archivs.",
    final=True,
)
UNEXPECTED = Rule(
    "reading.unexpected",
    "Die Datei lässt sich wegen eines Programmfehlers nicht lesen: {text}",
    "Bitte melden Sie den Fehler mit dieser Datei; die übrigen Dateien wurden geprüft.",
    help="Ein Fehler im Programm, nicht in Ihrer Datei.",
    final=True,
)
NO_HEAD = Rule(
    "reading.no-head",
    "Die Datei hat keinen Kopf.",
    "Beginnen Sie die Datei mit einer Zeile „---“, darunter „title: …“ und „date: …“, darunter wieder „---“.",
    help="Titel und Datum eines Beitrags stehen in einem Kopf zwischen zwei Zeilen „---“ am Anfang der Datei.",
    final=True,
)
OPEN_HEAD = Rule(
    "reading.open-head",
    "Der Kopf beginnt hier mit „{mark}“, aber er endet nirgends.",
    "Setzen Sie unter die letzte Angabe eine Zeile, in der nur „{mark}“ steht.",
    help="Nach dem Kopf fehlt die zweite Zeile „---“ (oder „+++“).",
    final=True,
)
YAML = Rule(
    "reading.yaml",
    "Der Kopf lässt sich nicht lesen: {what}",
    "{advice}",
    help="Der Kopf ist kein gültiges YAML; meist fehlen Anführungszeichen um einen Wert mit Doppelpunkt.",
    final=True,
)
TAB = Rule(
    "reading.tab",
    "Hier steht ein Tabulator; der Kopf darf nur mit Leerzeichen eingerückt werden.",
    "Ersetzen Sie den Tabulator durch zwei Leerzeichen.",
    help="YAML verbietet Tabulatoren zum Einrücken.",
    final=True,
)
TOML = Rule(
    "reading.toml",
    "Der Kopf lässt sich nicht lesen: {what}",
    'In einem Kopf zwischen „+++“ steht in jeder Zeile: name = "Wert".',
    help="Der Kopf ist kein gültiges TOML.",
    final=True,
)
DUPLICATE_FIELD = Rule(
    "reading.duplicate-field",
    "Das Feld „{key}“ steht schon in Zeile {line}.",
    "Löschen Sie eine der beiden Angaben.",
    help="Ein Feld ist im Kopf zweimal angegeben; welche Angabe gilt, wäre Zufall.",
)
UNKNOWN_FIELD = Rule(
    "reading.unknown-field",
    "Das Feld „{key}“ gibt es nicht.",
    "{nearest}",
    help="Ein Feld im Kopf ist unbekannt, meist ein Tippfehler. UNKNOWN_FIELDS macht daraus eine Warnung oder nichts.",
)
MISPLACED_FIELD = Rule(
    "reading.misplaced-field",
    "Das Feld „{key}“ gehört nicht in {here}.",
    "Es ist nur in {kinds} erlaubt.",
    help="Das Feld gibt es, aber nicht in dieser Art von Dokument.",
)
MISSING_FIELD = Rule(
    "reading.missing-field",
    "Das Feld „{key}“ fehlt.",
    "Ergänzen Sie im Kopf: {example}",
    help="Ein Pflichtfeld fehlt oder ist leer.",
)
WRONG_FIELD = Rule(
    "reading.wrong-field",
    "Das Feld „{key}“ passt nicht: {what}",
    help="Der Wert eines Feldes hat die falsche Form.",
)
CUT_OFF = Rule(
    "reading.cut-off",
    "Alles ab „{rest}“ wird nicht gelesen, denn „#“ beginnt hier einen Kommentar.",
    'Setzen Sie den ganzen Wert in Anführungszeichen: {key}: "…"',
    help="In YAML beginnt „#“ nach einem Leerzeichen einen Kommentar; ein Schlagwort wie „#Ehrenamt“ ginge verloren.",
)
MISSING_ALT = Rule(
    "reading.missing-alt",
    "Das Bild „{image}“ hat keinen Alternativtext.",
    "Beschreiben Sie im Feld „image_alt“ in einem Satz, was zu sehen ist.",
    help="Wer das Bild nicht sehen kann, braucht eine Beschreibung (WCAG 1.1.1, BITV).",
    wcag="1.1.1",
)
UNKNOWN_RULE = Rule(
    "reading.unknown-rule",
    "Die Regel „{name}“, von der „waive“ ausnimmt, gibt es nicht.",
    "{nearest}",
    help="Eine Ausnahme nennt eine Regel, die es nicht gibt; sie bleibt ohne Wirkung.",
)
UNREADABLE_DATE_NAME = Rule(
    "reading.date-in-name",
    "Der Name beginnt mit einem Datum, das es nicht gibt: {what}",
    "Benennen Sie die Datei oder den Ordner um, oder geben Sie im Kopf „date“ an.",
    help="Das Datum am Anfang des Datei- oder Ordnernamens ist unmöglich.",
)
EMPTY_BODY = Rule(
    "reading.empty-body",
    "Unter dem Kopf steht kein Text.",
    "Schreiben Sie den Text unter die zweite Zeile „---“.",
    help="Ein Artikel oder eine Seite ohne Text.",
    severity=Severity.WARNING,
)
TEXT, NOTES = "Hier steht der Text.", "Hier steht, worum es in der Folge geht."  # of new documents
PLACEHOLDER = Rule(
    "reading.placeholder",
    "Hier steht noch der Text der Vorlage.",
    "Schreiben Sie Ihren Text an seine Stelle; ist er noch nicht fertig, setzen Sie im Kopf draft: true.",
    help="Ein Beitrag oder eine Folge soll erscheinen, und der Text ist noch der aus „./run new“.",
)
UNKNOWN_TEMPLATE = Rule(
    "reading.unknown-template",
    "Die Vorlage „{name}“ gibt es im Theme nicht.",
    "{nearest}",
    help="„template“ nennt eine Vorlage des Themes; die gewöhnliche gilt, wenn das Feld fehlt.",
    final=True,
)
UNREAD_FILE = Rule(
    "reading.unread-file",
    "Diese Datei sieht wie ein Beitrag aus, wird aber nicht gelesen: {why}",
    "{advice}",
    help="Eine Textdatei im Inhaltsordner würde sonst stillschweigend fehlen.",
    severity=Severity.WARNING,
)
EMPTY_SLUG = Rule(
    "reading.empty-slug",
    "Aus {what} „{name}“ lässt sich keine Adresse bilden.",
    "{advice}",
    help="Adressen bestehen aus a–z, 0–9 und Bindestrich; der Name enthält nichts davon.",
)
LONG_ADDRESS = Rule(
    "reading.long-address",
    "Die Adresse dieses Dokuments wird zu lang ({length} Zeichen; 200 sind möglich).",
    "Geben Sie im Kopf „slug“ mit wenigen Wörtern an.",
    help="Kein Dateisystem nimmt so lange Namen; sie entstehen aus sehr langen Titeln.",
    final=True,
)
DUPLICATE_ADDRESS = Rule(
    "reading.duplicate-address",
    "Die Adresse /{url} ist schon vergeben: an {other}.",
    "Geben Sie diesem Dokument im Kopf ein anderes „slug“.",
    help="Zwei Dokumente hätten dieselbe Adresse; eines davon wäre nicht zu erreichen.",
    final=True,
)
DEAD_LINK = Rule(
    "reading.dead-link",
    "Die Datei „{target}“, auf die hier verwiesen wird, gibt es nicht.",
    "{nearest}",
    help="Ein Verweis auf eine Datei im Inhaltsordner führt ins Leere.",
)
UNPUBLISHED_LINK = Rule(
    "reading.unpublished-link",
    "Der Verweis führt zu „{target}“; dieses Dokument ist {state}.",
    "Bis dahin steht dort nur der Text ohne Verweis.",
    help="Ein Verweis auf einen Entwurf oder auf ein Dokument, das noch nicht erschienen ist.",
    severity=Severity.WARNING,
)
UNKNOWN_ADDRESS = Rule(
    "reading.unknown-address",
    "Die Adresse „{target}“ gibt es auf dieser Website nicht.",
    "Verweisen Sie besser auf die Quelldatei, zum Beispiel auf „andere-datei.md“; dann stimmt die Adresse immer.",
    help="Ein Verweis auf eine Adresse der eigenen Website, unter der nichts liegt.",
    severity=Severity.WARNING,
)
UNKNOWN_FIELDS_SETTING = Rule(
    "reading.unknown-fields-setting",
    "UNKNOWN_FIELDS kennt „{value}“ nicht.",
    "Erlaubt sind „error“ (Fehler), „warning“ (Warnung) und „ignore“ (nichts melden).",
    help="Die Einstellung UNKNOWN_FIELDS hat einen unbekannten Wert.",
    final=True,
)
RULES = (
    ENCODING,
    OTHER_ENCODING,
    CONTROL_CHARACTER,
    UNREADABLE,
    FOLDER_LOOP,
    FILE_NAME,
    UNEXPECTED,
    NO_HEAD,
    OPEN_HEAD,
    YAML,
    TAB,
    TOML,
    DUPLICATE_FIELD,
    UNKNOWN_FIELD,
    MISPLACED_FIELD,
    MISSING_FIELD,
    WRONG_FIELD,
    CUT_OFF,
    MISSING_ALT,
    UNKNOWN_RULE,
    UNREADABLE_DATE_NAME,
    EMPTY_BODY,
    PLACEHOLDER,
    UNREAD_FILE,
    EMPTY_SLUG,
    LONG_ADDRESS,
    UNKNOWN_TEMPLATE,
    DUPLICATE_ADDRESS,
    DEAD_LINK,
    UNPUBLISHED_LINK,
    UNKNOWN_ADDRESS,
    UNKNOWN_FIELDS_SETTING,
)
