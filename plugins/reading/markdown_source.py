# SPDX-License-Identifier: AGPL-3.0-or-later
"""The source before the parser sees it: odd characters out, gender signs protected; no line or column moves."""

import re

from ..core.html import escape
from .body_rules import ODD_CHARACTERS, TOO_DEEP, TOO_DENSE
from .markdown_values import Work

_NONE = "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000))
_ODD = re.compile(f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef{_NONE}]")
_CONTROLS = bytes(code for code in range(0x20) if code not in (9, 10)) + b"\x7f\xc2\xef\xf0\xf1\xf2\xf3\xf4"
_PLACE = re.compile(r'data-sourcepos="(\d+):(\d+)-')
_NAMES = {"\0": "ein Nullzeichen (NUL)", "\f": "einen Seitenvorschub"}
_ENDINGS = "innen|in|r|rs|e|es|en|em|er|n|m|s|ne|nen|nem|ner|frau|zze|zza|nja|nnen|i"
_STAR = re.compile(
    rf"\*(?<=[^\W\d_]\*)(?:(?=(?:{_ENDINGS})(?![\w*])|innen[^\W\d_]+(?!\*)|(?:die|der|das|den|dem|sie|ihr|keine?)(?![\w*]))"
    r"|(?:(?<=\b[Tt]rans\*)|(?<=\b[Ii]nter\*))(?=[^\W\d_]+(?![\w*])))"
)


def clean(work: Work, text: str) -> str:
    """Return ``text`` with line feeds as line ends and every character that HTML forbids replaced; each replaced one is a finding."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if _suspicious(text) and _ODD.search(text):
        seen: set[int] = set()
        for match in _ODD.finditer(text):
            line = text.count("\n", 0, match.start()) + 1
            if line not in seen:
                seen.add(line)
                column = match.start() - text.rfind("\n", 0, match.start())
                work.find(ODD_CHARACTERS, work.at(line, column), what=_name(match[0]))
        text = _ODD.sub(lambda match: " " if match[0] in "\f\v\x85" else "\N{REPLACEMENT CHARACTER}", text)
    return text


def _suspicious(text: str) -> bool:
    """Tell cheaply whether ``text`` may hold an odd character: a control, or the first byte of any other."""
    try:
        raw = text.encode("utf-8")
    except UnicodeEncodeError:
        return True
    return len(raw.translate(None, _CONTROLS)) != len(raw)


def _name(char: str) -> str:
    if "\ud800" <= char <= "\udfff":
        return "ein halbes Zeichen (Surrogat)"
    return _NAMES.get(char, f"das Steuerzeichen U+{ord(char):04X}")


def protect(work: Work, text: str) -> str:
    """Return ``text`` with the star of „Bürger*innen“ hidden from the parser behind a character of the same length."""
    if "*" not in text or not _STAR.search(text):
        return text
    return _STAR.sub(free(work, text, "*"), text)


def free(work: Work, text: str, meaning: str) -> str:
    """Return a private-use character that ``text`` does not contain, to be turned back into ``meaning`` at the end."""
    char = next(chr(code) for code in range(0xE000, 0xF8FF) if code not in work.masks and chr(code) not in text)
    work.masks[ord(char)] = meaning
    return char


_CONTAINER = re.compile(r"<(/?)(?:ul|ol|dl|blockquote|div)\b[^>]*>")
_FAR_IN = re.compile(r"\n[ \t>*+0-9.):-]{33}")
_DENSE = b"*_~[]`<>-+"
DEEPEST, MOST_SIGNS = 32, 3000


def too_dense(work: Work, text: str) -> bool:
    """Tell whether a paragraph of ``text`` holds so many signs that parsing it would take seconds; say where."""
    raw = text.encode("utf-8")
    if len(raw) - len(raw.translate(None, _DENSE)) < MOST_SIGNS:
        return False
    signs = 0
    for number, line in enumerate(raw.split(b"\n"), 1):
        signs = signs + len(line) - len(line.translate(None, _DENSE)) if line.strip() else 0
        if signs > MOST_SIGNS:
            work.find(TOO_DENSE, work.at(number), limit=MOST_SIGNS)
            return True
    return False


def too_deep(work: Work, source: str, html: str) -> bool:
    """Tell whether the parser found elements nested deeper than anyone could read; say where."""
    if not _FAR_IN.search(source) and not _FAR_IN.match(f"\n{source[:33]}") and source.count(":::") <= DEEPEST:
        return False  # each level takes at least one character at the beginning of a line
    depth = 0
    for match in _CONTAINER.finditer(html):
        depth = max(depth - 1, 0) if match[1] else depth + 1
        if depth > DEEPEST:
            place = _PLACE.search(html, match.start())
            work.find(TOO_DEEP, work.parsed(place[1], place[2]) if place else work.at(1), limit=DEEPEST)
            return True
    return False


def plain(text: str) -> str:
    """Return ``text`` as unformatted paragraphs."""
    return "\n".join(f"<p>{escape(part.strip())}</p>" for part in re.split(r"\n\s*\n", text) if part.strip())
