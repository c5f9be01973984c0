# SPDX-License-Identifier: AGPL-3.0-or-later
"""The source before the parser sees it: odd characters out, gender signs protected; no line or column moves."""

import re

from ..core.html import escape
from .body_rules import ODD_CHARACTERS, TOO_DEEP
from .markdown_values import Work

_ODD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_CONTROLS = bytes(code for code in range(0x20) if code not in (9, 10)) + b"\x7f"
_NAMES = {"\0": "ein Nullzeichen (NUL)", "\f": "einen Seitenvorschub"}
_ENDINGS = "innen|in|r|rs|e|es|en|em|er|n|m|s|ne|nen|nem|ner|frau|zze|zza|nja|nnen|i"
_STAR = re.compile(
    rf"\*(?<=[^\W\d_]\*)(?=(?:{_ENDINGS})(?![\w*])|innen[^\W\d_]+(?!\*)|(?:die|der|das|den|dem|sie|ihr|keine?)(?![\w*]))"
    r"|\*(?:(?<=\b[Tt]rans\*)|(?<=\b[Ii]nter\*))(?=[^\W\d_]+(?![\w*]))"
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
        text = _ODD.sub(lambda match: " " if match[0] in "\f\v" else "\N{REPLACEMENT CHARACTER}", text)
    return text


def _suspicious(text: str) -> bool:
    """Tell cheaply whether ``text`` may hold an odd character."""
    try:
        raw = text.encode("utf-8")
    except UnicodeEncodeError:
        return True
    return len(raw.translate(None, _CONTROLS)) != len(raw) or b"\xc2" in raw or b"\xef" in raw


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


_QUOTED = re.compile(r"^(?:[ \t]*(?:[>*+-]|\d{1,9}[.)])(?:[ \t]+|(?=>)|$)){33}", re.MULTILINE)
_INDENTED = re.compile(r"^(?:> ?)*[ \t]{100,}(?:[-+*>]|\d{1,9}[.)])[ \t]", re.MULTILINE)
DEEPEST, MOST_SIGNS = 32, 4000


def too_deep(work: Work, text: str) -> bool:
    """Tell whether ``text`` is nested so deeply that nobody could read it and the parser would take seconds; say where."""
    for pattern in (_QUOTED, _INDENTED):
        found = pattern.search(text)
        if found:
            work.find(TOO_DEEP, work.at(text.count("\n", 0, found.start()) + 1), limit=DEEPEST)
            return True
    if len(text) > MOST_SIGNS:
        signs = 0
        for number, line in enumerate(text.split("\n"), 1):
            signs = signs + sum(map(line.count, "*_~[]`<")) if line.strip() else 0
            if signs > MOST_SIGNS:
                work.find(TOO_DEEP, work.at(number), limit=DEEPEST)
                return True
    return False


def plain(text: str) -> str:
    """Return ``text`` as unformatted paragraphs."""
    return "\n".join(f"<p>{escape(part.strip())}</p>" for part in re.split(r"\n\s*\n", text) if part.strip())
