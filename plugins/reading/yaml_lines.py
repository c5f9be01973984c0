# SPDX-License-Identifier: AGPL-3.0-or-later
"""The YAML of most heads: one field a line, nothing nested. Read at a fifth of a parser's cost; the parser gets all others."""

import re

from ..core.finding import Position
from .heads import Raw, Value

_LETTERS = "\u00a1-\u024f\u2010-\u2027\u20ac"  # beyond ASCII only what has no meaning of its own: no odd spaces, no line ends
_PLAIN = rf"[^\W_](?:[ -\"$-9;-~{_LETTERS}]|:(?=\S))*"
_ITEM = rf"[^\W_][ -\"$-+.-9;->@-Z^-z|~{_LETTERS}-]*"
_LINE = re.compile(rf'([A-Za-z][\w-]*): +(?:"([ !#-\[\]-~{_LETTERS}]+)"|({_PLAIN})|\[ *({_ITEM}(?:, *{_ITEM})*)\]) *\n')
_NOTHING = frozenset({"", "null", "Null", "NULL"})


def read(raw: Raw) -> tuple[dict[str, Value], dict[str, Position]] | None:
    """Return values and places of the fields; None where the text needs a parser."""
    values: dict[str, Value] = {}
    keys: dict[str, Position] = {}
    end = 0
    for line, found in enumerate(_LINE.finditer(raw.text), raw.line):
        name, quoted, plain, listed = found.groups()
        parts = [one.strip() for one in listed.split(",")] if listed else [(quoted or plain).strip()]
        key = name.lower()
        if found.start() != end or key in keys or not _NOTHING.isdisjoint(parts):
            return None
        values[key], keys[key] = parts if listed else parts[0], Position(line, 1)
        end = found.end()
    return (values, keys) if end and end == len(raw.text) else None
