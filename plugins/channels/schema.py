# SPDX-License-Identifier: AGPL-3.0-or-later
"""The JSON Schema of teasers.json, so that other programs can rely on it; it is written beside the file."""

from typing import Any

from .book import book
from .teaser import State

KINDS = ("article", "episode", "post")
_TEXT: dict[str, Any] = {"type": "string"}
_MOMENT: dict[str, Any] = {"type": ["string", "null"], "format": "date-time"}
_FIELDS: dict[str, tuple[dict[str, Any], str]] = {
    "slug": ({"type": "string", "minLength": 1}, "Kürzel des Beitrags; Name seines Ordners."),
    "kind": ({"enum": list(KINDS)}, "Beitrag, Podcast-Folge oder eigener Text ohne Beitrag."),
    "channel": ({"enum": [name for name, one in book().items() if not one.closed]}, "Kanal."),
    "title": (_TEXT, "Titel des Beitrags."),
    "lang": (_TEXT, "Sprache des Textes (BCP 47)."),
    "text": (_TEXT, "Alles, was veröffentlicht wird, mit Link und Hashtags."),
    "length": ({"type": "integer", "minimum": 0}, "Länge, wie der Kanal zählt."),
    "limit": ({"type": ["integer", "null"], "minimum": 1}, "Grenze des Kanals; null: keine."),
    "url": (_TEXT, "Adresse, auf die der Anriss führt; leer: keine."),
    "hashtags": ({"type": "array", "items": {"type": "string", "pattern": "^#"}, "uniqueItems": True}, "Hashtags im Text."),
    "parts": ({"type": "object", "additionalProperties": _TEXT}, "Weitere Texte, zum Beispiel Betreff oder Titel."),
    "card": (_TEXT, "Erstes Bild: Adresse unterhalb der Website, oder die vollständige; leer: keines."),
    "alt": (_TEXT, "Alternativtext des ersten Bildes."),
    "pictures": (
        {
            "type": "array",
            "maxItems": 10,
            "items": {
                "type": "object",
                "properties": {
                    "url": {"type": "string", "minLength": 1},
                    "alt": _TEXT,
                    "width": {"type": "integer", "minimum": 0},
                    "height": {"type": "integer", "minimum": 0},
                    "bytes": {"type": "integer", "minimum": 0},
                },
                "required": ["url", "alt", "width", "height", "bytes"],
                "additionalProperties": False,
            },
        },
        "Alle Bilder; 0 Pixel oder Byte: unbekannt.",
    ),
    "at": (_MOMENT, "Geplanter Zeitpunkt; null: keiner."),
    "turn": ({"type": "integer", "minimum": 0}, "Wiederholung, von 0 an."),
    "published": (_MOMENT, "Erscheinen des Beitrags."),
    "state": ({"enum": [one.value for one in State]}, "Stand."),
    "reason": (_TEXT, "Warum ein Anriss wartet oder angehalten ist."),
}


def schema() -> dict[str, Any]:
    """Return the schema (JSON Schema 2020-12)."""
    teaser = {
        "type": "object",
        "properties": {name: {**form, "description": told} for name, (form, told) in _FIELDS.items()},
        "required": list(_FIELDS),
        "additionalProperties": False,
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Anrisse",
        "type": "object",
        "properties": {"teasers": {"type": "array", "items": teaser}},
        "required": ["teasers"],
        "additionalProperties": False,
    }
