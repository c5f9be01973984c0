# SPDX-License-Identifier: AGPL-3.0-or-later
"""What can be wrong in a Markdown body."""

from ..core.finding import Rule, Severity

IMAGE_WITHOUT_ALT = Rule(
    "reading.image-without-alt",
    "Das Bild „{target}“ hat keinen Alternativtext.",
    'Schreiben Sie in die eckigen Klammern, was zu sehen ist; ein reines Schmuckbild setzen Sie mit ::: bild und "-" als Text.',
    help="Wer nicht sehen kann, erfährt vom Bild nur den Alternativtext. Ob ein Bild bloß schmückt, muss jemand entscheiden.",
    wcag="1.1.1",
)
HEADING_SKIPPED = Rule(
    "reading.heading-skipped",
    "Die Überschrift „{text}“ überspringt eine Ebene: Sie beginnt mit {found}.",
    "Schreiben Sie hier {right}; die Seite zeigt sie schon auf dieser Ebene.",
    help="Überschriften gliedern die Seite wie ein Inhaltsverzeichnis; eine Ebene auszulassen, verwirrt beim Vorlesen.",
    severity=Severity.WARNING,
)
HEADING_EMPTY = Rule(
    "reading.heading-empty",
    "Die Überschrift ist leer und wurde weggelassen.",
    "Ergänzen Sie ihren Text, oder löschen Sie die Zeile.",
    help="Eine Überschrift ohne Text sagt einem Vorleseprogramm nichts.",
    severity=Severity.WARNING,
)
LINK_WITHOUT_TEXT = Rule(
    "reading.link-without-text",
    "Der Link auf „{target}“ hat keinen Text.",
    "Schreiben Sie in die eckigen Klammern, wohin er führt.",
    help="Ein Link ohne Text lässt sich nicht vorlesen und kaum anklicken.",
)
VAGUE_LINK = Rule(
    "reading.vague-link",
    "Der Linktext „{text}“ sagt nicht, wohin der Link führt.",
    "Nennen Sie das Ziel, zum Beispiel „Antrag auf Wohngeld“.",
    help="Vorleseprogramme listen Links ohne den Satz darum herum auf; „hier“ hilft dann nicht.",
    severity=Severity.INFO,
)
UNSAFE_LINK = Rule(
    "reading.unsafe-link",
    "Die Adresse „{target}“ ist nicht erlaubt und wurde entfernt.",
    "Erlaubt sind Adressen mit {schemes} und Verweise auf eigene Dateien.",
    help="Adressen wie „javascript:…“ führen Programme aus; sie kommen nie auf die Seite.",
)
FOREIGN_FILE = Rule(
    "reading.foreign-file",
    "Das Bild „{target}“ liegt auf einem fremden Server; statt seiner erscheint ein Link.",
    "Legen Sie eine Kopie, die Sie verwenden dürfen, neben den Text, und nennen Sie deren Namen.",
    help="Ein Bild von einem fremden Server verrät diesem, wer die Seite liest; deshalb lädt die Seite nur eigene Dateien.",
)
FOREIGN_SOUND = Rule(
    "reading.foreign-sound",
    "Die Aufnahme „{target}“ liegt auf einem fremden Server; statt des Abspielgeräts erscheint ein Link.",
    "Legen Sie eine Kopie, die Sie verwenden dürfen, neben den Text, und nennen Sie deren Namen.",
    help="Ton von einem fremden Server verrät diesem, wer die Seite besucht; deshalb lädt die Seite nur eigene Dateien.",
)
IMAGE_WITHOUT_FILE = Rule(
    "reading.image-without-file",
    "Das Bild nennt keine Datei.",
    "Schreiben Sie ihren Namen in die runden Klammern: ![Was zu sehen ist](foto.jpg)",
    help="Ein Bild ohne Dateinamen zeigt nichts.",
)
LINK_WITH_SPACES = Rule(
    "reading.link-with-spaces",
    "„{target}“ enthält Leerzeichen; so wird daraus kein Verweis, die Klammern erscheinen auf der Seite.",
    "Setzen Sie die Adresse in spitze Klammern: (<{target}>)",
    help="Eine Adresse mit Leerzeichen steht in spitzen Klammern, oder die Datei bekommt einen Namen ohne Leerzeichen.",
)
DEAD_ANCHOR = Rule(
    "reading.dead-anchor",
    "Die Sprungmarke „#{target}“ gibt es {where} nicht.",
    "{nearest}",
    help="Ein Link mit „#“ führt zu einer Überschrift; ihre Marke ist ihr Text in Kleinbuchstaben mit Bindestrichen.",
    severity=Severity.WARNING,
)
UNKNOWN_REFERENCE = Rule(
    "reading.unknown-reference",
    "Für den Verweis „[{name}]“ steht nirgends eine Adresse.",
    "Ergänzen Sie am Ende des Textes eine Zeile: [{name}]: Adresse",
    help="„[Text][name]“ holt die Adresse aus einer Zeile „[name]: Adresse“; ohne sie erscheinen die Klammern auf der Seite.",
    severity=Severity.WARNING,
)
FOREIGN_MARKUP = Rule(
    "reading.foreign-markup",
    "„{what}“ ist eine Schreibweise anderer Programme und steht so auf der Seite.",
    "Schreiben Sie ein Bild als ![Was zu sehen ist](bild.jpg), einen Verweis als [Text](datei.md), anderes mit einem Baustein (:::).",
    help="Texte aus Jekyll, Hugo, WordPress oder Obsidian enthalten Kürzel, die nur diese Programme verstehen.",
    severity=Severity.WARNING,
)
UNKNOWN_FOOTNOTE = Rule(
    "reading.unknown-footnote",
    "Die Fußnote „[^{name}]“ hat keinen Text.",
    "Ergänzen Sie eine Zeile: [^{name}]: Text der Fußnote",
    help="Ein Fußnotenzeichen ohne zugehörigen Text erscheint mit seinen Klammern auf der Seite.",
    severity=Severity.WARNING,
)
UNUSED_FOOTNOTE = Rule(
    "reading.unused-footnote",
    "Auf die Fußnote „[^{name}]“ verweist nichts; sie erscheint nicht.",
    "Setzen Sie [^{name}] an die Stelle im Text, zu der sie gehört.",
    help="Der Text einer Fußnote, auf die kein Zeichen verweist, fehlt auf der Seite.",
    severity=Severity.WARNING,
)
TABLE_WITHOUT_HEADER = Rule(
    "reading.table-without-header",
    "Die Tabelle hat leere Spaltenköpfe.",
    "Schreiben Sie in die erste Zeile, was in jeder Spalte steht.",
    help="Ohne Spaltenköpfe lässt sich eine Tabelle nicht verständlich vorlesen.",
    severity=Severity.WARNING,
)
UNKNOWN_CODE_LANGUAGE = Rule(
    "reading.unknown-code-language",
    "Die Sprache „{name}“ des Quelltexts ist nicht bekannt; er bleibt einfarbig.",
    "{nearest}",
    help="Hinter den drei Gravis-Zeichen steht der Name einer Programmier- oder Auszeichnungssprache, die eingefärbt werden kann.",
    severity=Severity.INFO,
)
HTML_REMOVED = Rule(
    "reading.html-removed",
    "{what} ist im Text nicht erlaubt und wurde entfernt.",
    "{advice}",
    help="HTML im Text darf nichts ausführen, nichts nachladen und das Aussehen der Seite nicht ändern.",
    severity=Severity.WARNING,
)
HTML_OPEN = Rule(
    "reading.html-open",
    "Das HTML-Element „{name}“ wird nicht geschlossen.",
    "Ergänzen Sie </{name}>; sonst gilt es bis zum Ende des Textes.",
    help="Ein offenes Element wirkt auf alles, was nach ihm kommt.",
    severity=Severity.WARNING,
)
COMMENT_OPEN = Rule(
    "reading.comment-open",
    "Der HTML-Kommentar wird nicht geschlossen; alles nach ihm fehlt auf der Seite.",
    "Ergänzen Sie an seinem Ende -->",
    help="„<!--“ versteckt alles bis zum nächsten „-->“; ohne dieses Zeichen den ganzen Rest des Textes.",
)
UNKNOWN_LANGUAGE = Rule(
    "reading.unknown-language",
    "„{name}“ ist kein Sprachkürzel.",
    "Schreiben Sie zum Beispiel {{lang=en}} für Englisch oder {{lang=fr}} für Französisch.",
    help="Fremdsprachige Stellen heißen „[Text]{lang=en}“, damit Vorleseprogramme sie richtig aussprechen.",
)
ODD_CHARACTERS = Rule(
    "reading.odd-characters",
    "Die Zeile enthält {what}; es wurde ersetzt.",
    "Löschen Sie das Zeichen; es gerät meist beim Einfügen aus anderen Programmen in den Text.",
    help="Unsichtbare Steuerzeichen und halbe Zeichen darf keine Seite enthalten.",
    severity=Severity.WARNING,
)
TOO_DEEP = Rule(
    "reading.too-deep",
    "Der Text ist hier mehr als {limit}-fach verschachtelt.",
    "Vereinfachen Sie die Stelle; bis dahin erscheint der Text unformatiert.",
    help="So tief verschachtelte Listen und Zitate versteht niemand; mancher Browser stellt sie nicht dar.",
)
TOO_DENSE = Rule(
    "reading.too-dense",
    "Ein Absatz enthält mehr als {limit} Sonderzeichen wie *, [ oder >.",
    "Teilen Sie ihn durch Leerzeilen; bis dahin erscheint der Text unformatiert.",
    help="Solche Absätze entstehen durch Versehen beim Einfügen; sie umzuwandeln, kann Minuten dauern.",
)
UNKNOWN_DIRECTIVE = Rule(
    "reading.unknown-directive",
    "Den Baustein „{name}“ gibt es nicht.",
    "{nearest}",
    help="Nach „:::“ steht der Name eines Bausteins: hinweis, warnung, bild, datei, video oder audio.",
)
DIRECTIVE_ARGUMENT = Rule(
    "reading.directive-argument",
    "Dem Baustein „{name}“ fehlt {what}.",
    "So ist es richtig: {example}",
    help="Ein Baustein braucht eine Angabe, die nicht da ist.",
)
DIRECTIVE_SURPLUS = Rule(
    "reading.directive-surplus",
    "Der Baustein „{name}“ kennt die Angabe „{argument}“ nicht.",
    "{nearest}",
    help="In der Zeile eines Bausteins steht mehr, als er versteht; Texte mit Leerzeichen gehören in Anführungszeichen.",
)
DIRECTIVE_OPEN = Rule(
    "reading.directive-open",
    "Der Baustein „{name}“ wird nicht geschlossen.",
    "Setzen Sie an sein Ende eine eigene Zeile mit :::",
    help="Ein Baustein mit Inhalt endet mit einer Zeile, in der nur „:::“ steht.",
)
DIRECTIVE_STRAY = Rule(
    "reading.directive-stray",
    "Hier endet ein Baustein, der nicht begonnen hat.",
    "Löschen Sie die Zeile, oder ergänzen Sie davor den Anfang, zum Beispiel: ::: hinweis",
    help="Eine Zeile mit „:::“ ohne Namen schließt einen Baustein.",
    severity=Severity.WARNING,
)
BODY_RULES: tuple[Rule, ...] = tuple(rule for rule in list(vars().values()) if isinstance(rule, Rule))
