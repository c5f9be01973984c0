# SPDX-License-Identifier: AGPL-3.0-or-later
"""SVG files from outside: whether they are safe to publish, and how large they are."""

import re
from xml.etree import ElementTree

_FORBIDDEN = {"script", "foreignobject", "iframe", "embed", "object", "handler", "audio", "video"}
_OWN = re.compile(r"^\s*(#|data:image/(png|jpeg|webp|gif);)")
_FOREIGN_STYLE = re.compile(r"@import|url\(\s*[\"']?(?!#|[\"']?data:image/)|expression\(|javascript:", re.IGNORECASE)
_STYLE_LOADS = "sein CSS lädt fremde Dateien nach."
_LENGTH = re.compile(r"^\s*([0-9.]+)\s*(px)?\s*$")


def problem(data: bytes) -> str:
    """Return a German sentence on why the SVG must not be published, or an empty string."""
    if b"<!ENTITY" in data or b"<?xml-stylesheet" in data:
        return "es bindet fremde Dateien oder eigene Entitäten ein."
    try:
        root = ElementTree.fromstring(data)  # noqa: S314  # entities are refused above, expat bounds the rest
    except ElementTree.ParseError as error:
        line, column = error.position
        return f"es ist kein gültiges XML (Zeile {line}, Spalte {column + 1})."
    if _local(root.tag) != "svg":
        return "es ist gar kein SVG."
    return next((wrong for element in root.iter() if (wrong := _element(element))), "")


def _element(element: ElementTree.Element) -> str:
    name = _local(element.tag)
    if name in _FORBIDDEN:
        return f"es enthält das Element <{name}>."
    if name == "style" and _FOREIGN_STYLE.search(element.text or ""):
        return _STYLE_LOADS
    return next((wrong for key, value in element.attrib.items() if (wrong := _attribute(name, _local(key), value))), "")


def _attribute(element: str, name: str, value: str) -> str:
    if name.startswith("on"):
        return f"es enthält das Skript-Attribut „{name}“."
    if "javascript:" in value.lower():
        return "es enthält einen Skript-Link."
    if name in ("href", "src") and element != "a" and not _OWN.match(value):
        return f"es lädt „{value[:60]}“ nach."
    return _STYLE_LOADS if _FOREIGN_STYLE.search(value) else ""


def size(data: bytes) -> tuple[int, int]:
    """Return width and height of a safe SVG in CSS pixels: its attributes, else its view box, else what browsers assume."""
    root = ElementTree.fromstring(data)  # noqa: S314  # ``problem`` has looked at it
    found = [_LENGTH.match(root.get(name, "")) for name in ("width", "height")]
    if found[0] and found[1]:
        return round(float(found[0][1])), round(float(found[1][1]))
    box = re.split(r"[\s,]+", root.get("viewBox", "").strip())
    try:
        width, height = float(box[2]), float(box[3])
    except (IndexError, ValueError):
        return 300, 150
    if found[0]:
        return round(float(found[0][1])), round(float(found[0][1]) * height / width)
    return round(width), round(height)


def _local(name: object) -> str:
    return str(name).rpartition("}")[2].lower()
