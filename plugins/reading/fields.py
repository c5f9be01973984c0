# SPDX-License-Identifier: AGPL-3.0-or-later
"""The front-matter fields of every document: Pelican's own, and what all capabilities share."""

from uuid import UUID

from ..core.document import ARTICLE, EPISODE, KINDS
from ..core.fields import Field
from .values import Aliases, Deadline, Exception_, Lang, Line, Moment, Names, Output, Slug, Status, Switch, Withdrawn

_DATED = (ARTICLE, EPISODE)

FIELDS = (
    Field("title", Line, "Titel.", required=KINDS),
    Field("date", Moment, "Tag und Uhrzeit des Erscheinens; liegt sie in der Zukunft, erscheint der Beitrag erst dann.", required=_DATED),
    Field("modified", Moment, "Tag und Uhrzeit der letzten wesentlichen Änderung."),
    Field("summary", str, "Zusammenfassung in ein bis zwei Sätzen, für Listen, Feeds und Suchmaschinen."),
    Field("category", Line, "Thema, genau eines.", _DATED),
    Field("tags", Names, "Schlagwörter: [eins, zwei] oder eins, zwei.", _DATED),
    Field("authors", Names, "Verfasserinnen und Verfasser: [Anna Beispiel, Ben Muster]."),
    Field("author", Line, "Verfasserin oder Verfasser, wenn es nur eine Person ist."),
    Field("slug", Slug, "Letzter Teil der Adresse; ohne Angabe aus dem Titel gebildet."),
    Field("lang", Lang, "Sprache: de, en, …; de-simple für Leichte Sprache."),
    Field("translation_key", Line, "Gemeinsames Kennwort aller Sprachfassungen desselben Beitrags."),
    Field("image", Line, "Titelbild: Pfad neben dieser Datei oder, mit / am Anfang, im Inhaltsordner."),
    Field("image_alt", Line, "Alternativtext des Titelbilds: was zu sehen ist, in einem Satz."),
    Field("image_credit", Line, "Bildnachweis, zum Beispiel „Foto: Stadtarchiv“."),
    Field("draft", Switch, "true für Entwürfe: nur in der Vorschau zu sehen.", default=False),
    Field("status", Status, "published (Vorgabe), draft (Entwurf), hidden (nur über die Adresse erreichbar) oder skip (nie)."),
    Field("expires", Deadline, "Ablauf: danach nicht mehr in Listen und Feeds; ein Tag ohne Uhrzeit gilt bis zu seinem Ende."),
    Field("withdrawn", Withdrawn, "Zurückgezogen: {date, reason}. Text, Ton und Bilder verschwinden, ein kurzer Hinweis bleibt."),
    Field("aliases", Aliases, "Frühere Adressen dieses Dokuments; sie leiten hierher um.", default=()),
    Field("guid", UUID, "Dauerhafte Kennung (UUID); schreibt „invoke new“. Nie ändern."),
    Field("waive", tuple[Exception_, ...], "Begründete Ausnahmen von Regeln: Liste aus rule, reason und until.", default=(), public=False),
    Field("template", Output, "Name einer anderen Vorlage des Themes.", public=False),
    Field("url", Output, "Ganze Adresse statt der gewöhnlichen; nur zusammen mit save_as.", public=False),
    Field("save_as", Output, "Pfad der Ausgabedatei statt des gewöhnlichen.", public=False),
    Field("keywords", Line, "Stichwörter für Vorlagen, die sie ausgeben (Feld von Pelican).", public=False),
    Field("translation", Line, "true, wenn diese Fassung nicht das Original ist (Feld von Pelican).", public=False),
)

# Names that editors try, and what they mean; difflib alone would not see it.
SYNONYMS = {
    "titel": "title",
    "überschrift": "title",
    "datum": "date",
    "veröffentlicht": "date",
    "geändert": "modified",
    "updated": "modified",
    "lastmod": "modified",
    "zusammenfassung": "summary",
    "beschreibung": "summary",
    "teaser": "summary",
    "description": "summary",
    "excerpt": "summary",
    "kategorie": "category",
    "thema": "category",
    "rubrik": "category",
    "categories": "category",
    "schlagwörter": "tags",
    "schlagworte": "tags",
    "autor": "author",
    "autorin": "author",
    "autoren": "authors",
    "sprache": "lang",
    "language": "lang",
    "bild": "image",
    "titelbild": "image",
    "alternativtext": "image_alt",
    "bildnachweis": "image_credit",
    "entwurf": "draft",
    "published": "status",
    "hidden": "status",
    "private": "status",
    "gültig_bis": "expires",
    "ablauf": "expires",
    "expirydate": "expires",
    "alias": "aliases",
    "permalink": "slug",
    "adresse": "slug",
    "vorlage": "template",
    "folge": "episode",
    "staffel": "season",
    "sendung": "show",
    "personen": "persons",
    "mitschrift": "transcript",
    "ton": "enclosure",
}
