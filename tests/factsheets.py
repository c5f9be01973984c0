# SPDX-License-Identifier: AGPL-3.0-or-later
"""The fact sheets of all channels as a page of the handbook, from the rule book."""

from collections.abc import Iterator

from plugins.channels.book import Channel, Text, book

_COUNTED = {
    "weighted": "Zeichen nach Gewicht (Emoji und seltene Zeichen 2)",
    "graphemes-and-links": "sichtbare Zeichen",
    "graphemes": "sichtbare Zeichen",
    "emoji-bytes": "Zeichen, Emoji nach Bytes",
    "code-points": "Unicode-Zeichen",
    "characters": "Zeichen",
    "bytes": "Byte",
    "tags": "Zeichen mit Kommas und Anführungszeichen",
}
_PARTS = {"title": "Titel", "tags": "Schlagwörter", "subject": "Betreff", "preheader": "Vorschauzeile"}
_HEAD = """# Steckbriefe aller Kanäle

Diese Blätter helfen bei der Wahl: wozu ein Kanal taugt, was er kostet, was er verlangt. Zahlen, die niemand verlässlich nennt, sind als
Annahme gekennzeichnet. Ein leeres Blatt für Ihre eigene Entscheidung ist der [Steckbrief zum Ausfüllen](../vorlagen/steckbrief.md); wie man
Kanäle einschaltet und bespielt, steht in [Kanäle](kanaele.md).
"""


def page(note: str) -> str:
    """Return the page; ``note`` says on top that it is made."""
    return note + _HEAD + "".join(_sheet(one) for one in sorted(book().values(), key=lambda one: (bool(one.closed), one.title.casefold())))


def _sheet(one: Channel) -> str:
    head = f"\n## {one.title} (`{one.name}`)\n\n"
    if one.closed:
        return f"{head}{one.closed}\n"
    return head + "| Frage | Antwort |\n| --- | --- |\n" + "".join(f"| {key} | {value} |\n" for key, value in _rows(one))


def _rows(one: Channel) -> Iterator[tuple[str, str]]:
    if one.sheet:
        yield from (("Ziel", one.sheet.goal), ("Zielgruppe", one.sheet.audience), ("Aufwand", one.sheet.effort))
        yield from (("Zuständig", one.sheet.responsible), ("Antwortzeit", one.sheet.answer), ("Datenschutz", one.sheet.privacy))
        if one.sheet.note:
            yield "Hinweis", one.sheet.note
    if one.text:
        yield "Text", _text(one.text)
        if one.name != "notice":
            yield "Links", "anklickbar" if one.text.links else "nicht anklickbar"
        yield "Hashtags", f"höchstens {one.text.hashtags}" if one.text.hashtags else "keine"
    yield from ((_PARTS[part], _text(text)) for part, text in one.parts.items())
    if one.image:
        yield "Bilder", _images(one)
    if one.video:
        yield "Video", "nötig; laden Sie es von Hand hoch"
    yield "Quelle, geprüft am", f"{one.source}; {one.checked:%d.%m.%Y}".replace("|", "\\|")


def _text(text: Text) -> str:
    counted = _COUNTED[text.counting]
    limit = f"höchstens {_number(text.limit)} {counted}" if text.limit else f"ohne bekannte Grenze, gezählt werden {counted}"
    more = (
        f"mindestens {text.least}" if text.least else "",
        f"höchstens {_number(text.bytes)} Byte" if text.bytes else "",
        f"jeder Link zählt {text.link}" if text.link else "",
        f"höchstens {text.most_links} Links" if text.most_links else "",
        f"ohne „{'“ und „'.join(text.forbidden)}“" if text.forbidden else "",
        f"etwa {text.visible} Zeichen sind ohne „Mehr“ zu sehen" if text.visible else "",
        "beginnt mit dem Titel" if text.headline else "",
    )
    return "; ".join(filter(None, (limit, *more)))


def _images(one: Channel) -> str:
    image = one.image
    if image is None:
        return "keine"
    alt = {None: "Alternativtext ohne bekannte Grenze", 0: "kein Feld für Alternativtext"}
    more = (
        f"höchstens {image.count}" if image.count > 1 else "eines",
        f"Karte {image.size[0]} × {image.size[1]} Pixel",
        f"Breite zu Höhe {image.ratio[0]:g} bis {image.ratio[1]:g}".replace(".", ",") if image.ratio else "",
        f"höchstens {_number(image.bytes)} Byte" if image.bytes else "",
        alt.get(image.alt, f"Alternativtext höchstens {_number(image.alt)} Zeichen"),
        "ohne Bild kein Beitrag" if image.required else "",
    )
    return "; ".join(filter(None, more))


def _number(value: int | None) -> str:
    return f"{value:,}".replace(",", ".") if value is not None and value >= 1000 else str(value)
