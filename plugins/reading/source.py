# SPDX-License-Identifier: AGPL-3.0-or-later
"""Bytes become clean text: byte-order marks, line ends, decomposed umlauts, control characters.

Every replacement keeps lines and columns where an editor counts them.
"""

import codecs
import re
import unicodedata
from dataclasses import dataclass

from ..core.finding import Finding, Position
from .rules import CONTROL_CHARACTER, ENCODING, OTHER_ENCODING

_UTF16 = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ufffe\uffff]")
_SUSPECTS = bytes({*range(0x20), 0x7F} - {0x09, 0x0A, 0x0D})
_LINE_ENDS = ("\r", "\x85", "\u2028", "\u2029")
_LINE_END = re.compile("\r\n?|[\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Source:
    """A file's text: NFC, lines end with LF, no control characters. ``readable`` is False when bytes had to be guessed."""

    text: str
    findings: tuple[Finding, ...] = ()
    readable: bool = True


def read(raw: bytes, path: str) -> Source:
    """Return the text of a file; what could not be read cleanly is a finding in ``path``."""
    findings: list[Finding] = []
    text, readable = _decoded(raw, path, findings)
    if any(end in text for end in _LINE_ENDS):
        text = _LINE_END.sub("\n", text)
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    found = _CONTROL.search(text) if _suspicious(raw) else None
    if found:
        findings.append(CONTROL_CHARACTER.at(path, place(text, found.start()), code=f"U+{ord(found[0]):04X}"))
        text = _CONTROL.sub(" ", text)
    return Source(text, tuple(findings), readable)


def _suspicious(raw: bytes) -> bool:
    """Tell, much faster than a search in the text, whether control characters are possible at all."""
    return b"\xc2" in raw or b"\xef\xbf" in raw or len(raw.translate(None, _SUSPECTS)) < len(raw)


def place(text: str, index: int) -> Position:
    """Return line and column of ``text[index]``."""
    return Position(text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index))


def _decoded(raw: bytes, path: str, findings: list[Finding]) -> tuple[str, bool]:
    other = _UTF16.get(raw[:2])
    if other:
        findings.append(OTHER_ENCODING.at(path, name="UTF-16"))
        return raw[2:].decode(other, errors="replace").removeprefix("\ufeff"), True
    raw = raw.removeprefix(codecs.BOM_UTF8)
    try:
        return raw.decode("utf-8"), True
    except UnicodeDecodeError as error:
        before = _LINE_END.sub("\n", raw[: error.start].decode("utf-8"))
        guess = raw[error.start : error.start + 1].decode("cp1252", errors="replace")
        findings.append(ENCODING.at(path, place(before, len(before)), byte=f"0x{raw[error.start]:02X}", guess=guess))
        return raw.decode("cp1252", errors="replace"), False
