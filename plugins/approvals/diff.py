# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the public would see, as lines of text, and what has changed in it."""

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from itertools import takewhile, zip_longest
from typing import Any

from pydantic import BaseModel

from ..core.html import plain
from .item import Item
from .suspicious import marked

# What the public gets of an item, in the order in which people read it.
_NAMES = {
    "title": "Titel",
    "summary": "Vorspann",
    "authors": "Von",
    "author": "Von",
    "date": "Datum",
    "modified": "Aktualisiert",
    "expires": "Zu sehen bis",
    "withdrawn": "Zurückgezogen",
    "category": "Thema",
    "tags": "Schlagwörter",
    "lang": "Sprache",
    "show": "Sendung",
    "season": "Staffel",
    "episode": "Folge",
    "episode_label": "Bezeichnung der Folge",
    "episode_type": "Art der Folge",
    "explicit": "Nicht für Kinder",
    "persons": "Mitwirkende",
    "enclosure": "Tondatei",
    "audio": "Tondatei",
    "transcript": "Mitschrift",
    "chapters": "Kapitel",
    "soundbites": "Ausschnitte",
    "image": "Bild",
    "image_alt": "Alternativtext des Bildes",
    "image_credit": "Bildnachweis",
    "alt": "Alternativtext",
    "location": "Ort",
    "license": "Lizenz",
    "social": "Gespräch dazu",
    "content_links": "Weitere Verweise",
    "txt": "Angaben für Programme",
    "own": "Für einzelne Kanäle",
    "easy": "In Leichter Sprache",
    "question": "Antwort auf",
    "until": "Gilt bis",
    "parts": "Weitere Texte",
    "times": "Zeit",
    "link": "Link",
    "slug": "Kürzel in der Adresse",
    "address": "Adresse",
    "aliases": "Frühere Adressen",
    "hidden": "In keiner Liste",
}
_ORDER = {name: number for number, name in enumerate(_NAMES)}
_PLACES = 3  # so many are quoted in a sentence
_AROUND, _LONGEST = 20, 80  # characters: what is quoted beside a change, and at most of a line
_BLOCK = re.compile(r"(?i)</(?:p|h[1-6]|li|tr|dt|dd|figcaption|blockquote|pre|summary|caption)>|<br\s*/?>")
_CELL = re.compile(r"(?i)</t[dh]>\s*(?=<t[dh]\b)")
_SEEN = re.compile(r"""(?i)<(?:img|a|audio|source|video|iframe)\b[^>]*?\s(?:src|href)=["']([^"']*)["'][^>]*>""")
_ALT = re.compile(r"""(?i)\salt=["']([^"']*)["']""")


def view(item: Item) -> list[str]:
    """Return the item as the public gets it: values, text with links and alternative texts, files; unseen characters written out."""
    said = {name: value for name, value in item.said.items() if name not in ("head", "text")}
    rows = sorted((*item.said.get("head", {}).items(), *said.items()), key=lambda row: (_ORDER.get(row[0], len(_ORDER)), row[0]))
    lines = [line for name, value in rows for line in _named(name, value)]
    text = item.words or str(item.said.get("text", ""))
    lines += ["", *(text.splitlines() if item.kind in ("teaser", "block") else _text(text)), ""] if text else []
    lines += [f"Datei {name} ({digest[:12]})" for name, digest in sorted(item.files.items())]
    return [marked(line) for line in lines]


def _named(name: str, value: Any) -> Iterator[str]:
    """Yield a value with its name before it; one of several lines stands below."""
    lines, called = list(_text(str(value)) if name == "summary" else _values(value)), _NAMES.get(name, name)
    yield from [f"{called}: {lines[0]}"] if len(lines) == 1 else [f"{called}:", *(f"  {line}" for line in lines)] if lines else []


def _values(value: Any) -> Iterator[str]:
    """Yield a value as lines of text."""
    if isinstance(value, BaseModel):
        value = dict(value)
    elif is_dataclass(value) and not isinstance(value, type):
        value = {one.name: getattr(value, one.name) for one in fields(value)}
    if type(value) is date:
        yield f"{value:%d.%m.%Y}"
    elif isinstance(value, datetime):
        yield f"{value:%d.%m.%Y, %H:%M} Uhr"
    elif isinstance(value, Mapping):
        yield from (f"{name}: {text}" for name, one in sorted(value.items(), key=lambda pair: str(pair[0])) for text in _values(one))
    elif isinstance(value, Iterable) and not isinstance(value, str | bytes):
        parts = [text for one in value for text in _values(one)]
        yield from (parts if any(len(one) > 60 for one in parts) else [", ".join(parts)] if parts else [])
    elif value is True:
        yield "ja"
    elif value not in (None, "", False):
        yield from (str(value).splitlines() or [""])


def _text(html: str) -> Iterator[str]:
    """Yield the paragraphs of a text; where a link leads and what a picture says stands behind it."""

    def told(found: re.Match[str]) -> str:
        alt = _ALT.search(found[0])
        return f"{found[0]} [{found[1]}{f' – „{alt[1]}“' if alt else ''}] "

    for part in _BLOCK.split(_CELL.sub(" | ", html)):
        if line := plain(_SEEN.sub(told, part)):
            yield line


def changes(then: Iterable[str], now: Iterable[str]) -> list[str]:
    """Return the lines that went („- “), came („+ “) or stand around them („  “); nothing where both are the same."""
    made = list(difflib.unified_diff(list(then), list(now), n=1, lineterm=""))[2:]
    return [f"{line[0]} {line[1:]}" if line[:2] != "@@" else "  …" for line in made]


def told(then: Sequence[str], now: Sequence[str]) -> str:
    """Return the first changes as a German sentence, „Anders ist: „bis Mai“ statt „bis März“.“; an empty string for none."""
    pairs = list(_pairs([line for line in then if line], [line for line in now if line]))
    shown = [_quoted(old, new) for old, new in pairs[:_PLACES]]
    more = len(pairs) - len(shown)
    rest = f"; und {more} weitere {'Stelle' if more == 1 else 'Stellen'}" if more else ""
    return f"Anders ist: {'; '.join(shown)}{rest}." if shown else ""


def _pairs(then: Sequence[str], now: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield each line that changed, before and after; a line that came or went has nothing on the other side."""
    for kind, a, b, c, d in difflib.SequenceMatcher(None, then, now, autojunk=False).get_opcodes():
        if kind != "equal":
            yield from zip_longest(then[a:b], now[c:d], fillvalue="")


def _quoted(old: str, new: str) -> str:
    if not (old and new):
        return f"neu „{_short(new, 0)}“" if new else f"weg „{_short(old, 0)}“"
    alike = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(old, new, strict=False)))
    begin = old.find(" ", alike - _AROUND - 1, alike) + 1 if max(len(old), len(new)) > _LONGEST and alike > _AROUND else 0
    return f"„{_short(new, begin)}“ statt „{_short(old, begin)}“"


def _short(line: str, begin: int) -> str:
    end = begin + _LONGEST
    return f"{'…' if begin else ''}{line[begin:end].strip()}{'…' if len(line) > end else ''}"
