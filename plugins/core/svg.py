# SPDX-License-Identifier: AGPL-3.0-or-later
"""SVG files from outside: whether they are safe to publish, and how large they are."""

import re
from xml.etree import ElementTree

_FORBIDDEN = {"script", "foreignobject", "iframe", "embed", "object", "handler", "audio", "video"}
_OWN = re.compile(r"^\s*(#|data:image/(png|jpeg|webp|gif);)")
_FOREIGN_STYLE = re.compile(r"@import|url\(\s*[\"']?(?!#|[\"']?data:image/)|expression\(|javascript:", re.IGNORECASE)
_STYLE_LOADS = "sein CSS lädt fremde Dateien nach."
_LENGTH = re.compile(r"^\s*(\d+(?:\.\d+)?)\s*(?:px)?\s*$", re.ASCII)
_MOST = 100_000  # pixels; more is no size


def problem(data: bytes) -> str:
    """Return a German sentence on why the SVG must not be published, or an empty string."""
    if b"<!ENTITY" in data or b"<?xml-stylesheet" in data:
        return "es bindet fremde Dateien oder eigene Entitäten ein."
    try:
        root = ElementTree.fromstring(data)  # noqa: S314  # entities are refused above, expat bounds the rest
    except ElementTree.ParseError as error:
        line, column = error.position
        return f"es ist kein gültiges XML (Zeile {line}, Spalte {column + 1})."
    except (ValueError, LookupError):
        return "es ist in einer unbekannten Kodierung geschrieben."
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
    width, height = (float(found[1]) if (found := _LENGTH.match(root.get(name, ""))) else 0.0 for name in ("width", "height"))
    try:
        _, _, wide, high = (float(number) for number in re.split(r"[\s,]+", root.get("viewBox", "").strip()))
        ratio = high / wide
    except (ValueError, ZeroDivisionError):
        wide, high, ratio = 300.0, 150.0, 0.5
    if width or height:
        width, height = width or height / (ratio or 0.5), height or width * ratio
    else:
        width, height = wide, high
    return (max(1, round(width)), max(1, round(height))) if 0 < width < _MOST and 0 < height < _MOST else (300, 150)


def _local(name: object) -> str:
    return str(name).rpartition("}")[2].lower()
