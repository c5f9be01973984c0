# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which file a reference means, as Pelican does it: from the document's folder on, or with „/“ from the content folder on."""

import html
import os
import re
import unicodedata
from pathlib import Path
from urllib.parse import unquote

from ..core.finding import did_you_mean, nearest

_PICTURES = frozenset({"jpg", "jpeg", "png", "webp", "avif", "gif", "svg", "tif", "tiff", "heic", "bmp"})
_PLACEHOLDER = re.compile(r"^[{|](?:static|attach|filename)[}|]")


def path_of(name: str, target: str) -> str:
    """Return the content-relative path that ``target`` in the document ``name`` means; nothing when it leads outside."""
    bare = re.split("[?#]", _PLACEHOLDER.sub("", target), maxsplit=1)[0]
    if not bare:
        return ""
    path = bare.lstrip("/") if bare.startswith("/") else f"{name.rpartition('/')[0]}/{bare}".lstrip("/")
    plain = os.path.normpath(path)
    return "" if plain.startswith("..") or plain in (".", "") else plain


def find(content: Path, name: str, target: str) -> str:
    """Return the content-relative path of the file that ``target`` means as it is called on disk; nothing when there is none."""
    path = path_of(name, target)
    for one in dict.fromkeys((path, unquote(path))):
        if one and (content / one).is_file():
            return one
    return _spelled_differently(content, unquote(path)) if path and not unquote(path).isascii() else ""


def _spelled_differently(content: Path, path: str) -> str:
    """Find „Größe.jpg“ whose umlauts a Mac has taken apart (NFD): same text, other bytes."""
    place = content
    for part in path.split("/"):
        same = unicodedata.normalize("NFC", part)
        try:
            names = sorted(one.name for one in place.iterdir() if unicodedata.normalize("NFC", one.name) == same)
        except OSError:
            return ""
        if not names:
            return ""
        place /= names[0]
    return place.relative_to(content).as_posix() if place.is_file() else ""


def _sort(name: str) -> str:
    """Return what sort of file ``name`` is: a picture is never what somebody meant by the name of a text."""
    suffix = name.rpartition(".")[2].lower()
    return "image" if suffix in _PICTURES else "text" if suffix in ("md", "markdown") else ""


def neighbours(content: Path, name: str, target: str) -> str:
    """Return „Meinten Sie …?“ for the file closest to ``target``, or what to look at."""
    if _PLACEHOLDER.sub("", target).lower().startswith("www."):
        return f"Für eine Adresse im Internet schreiben Sie: https://{_PLACEHOLDER.sub('', target)}"
    path = path_of(name, unquote(target))
    if not path:
        return "Der Pfad führt aus dem Inhaltsordner hinaus."
    folder, _, wanted = path.rpartition("/")
    shown = _PLACEHOLDER.sub("", target)
    try:
        beside = sorted((content / folder).iterdir(), reverse=True)
        known = {one.stem.lower(): one.name for one in beside if {_sort(one.name), _sort(wanted)} != {"image", "text"}}
    except OSError:
        return "Den Ordner gibt es nicht. Der Pfad gilt von dieser Datei aus, oder mit „/“ am Anfang vom Inhaltsordner aus."
    hint = nearest(wanted.rpartition(".")[0].lower(), known)
    found = next((real for stem, real in known.items() if hint == did_you_mean(stem)), None)
    if found:
        return did_you_mean(f"{shown[: shown.rfind('/') + 1]}{found}")
    return "Prüfen Sie Name und Ordner der Datei; Groß- und Kleinschreibung zählt."


def written(target: str) -> str:
    """Return ``target`` as it stands in an attribute of the HTML."""
    return html.escape(target).replace("&#x27;", "'")


def without(text: str, target: str) -> str:
    """Take the address ``target`` off every element of the HTML ``text`` that carries it: a link becomes its text."""
    return re.sub(rf'\s(?:href|src|poster|data-[a-z-]+)="{re.escape(written(target))}"', "", text)
