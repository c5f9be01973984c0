# SPDX-License-Identifier: AGPL-3.0-or-later
"""How long a text is: each channel counts in its own way. ``length`` knows them all by the names in the rule book."""

import re
from collections.abc import Callable, Mapping

import emoji
import regex

from .weighted import links, maybe_emoji, weight

_CLUSTER = regex.compile(r"\X")
_JOINING = re.compile(r"[^\x00-\x0c\x0e-\u02ff\u2010-\u2027\u20ac]")  # what German is written with stands alone, save CR before LF
_MENTION = re.compile(r"(?<![\w/@])(@\w(?:[\w.-]*\w)?)@[\w.-]*\w")


def graphemes(text: str) -> int:
    """Return the number of characters as people see them (extended grapheme clusters, UAX #29)."""
    return len(_CLUSTER.findall(text)) if _JOINING.search(text) else len(text)


def _mastodon(text: str) -> int:
    """Graphemes; a link with http(s) counts 23, of „@name@server“ only „@name“ (app/validators/status_length_validator.rb)."""
    counted, at = 0, 0
    for begin, end in links(text, bare=False):
        counted += graphemes(_named(text[at:begin])) + _LINK
        at = end
    return counted + graphemes(_named(text[at:]))


def _named(text: str) -> str:
    return _MENTION.sub(r"\1", text) if "@" in text else text


def _threads(text: str) -> int:
    """Characters; an emoji counts as many as it has bytes in UTF-8 (developers.facebook.com, Threads API, Posts)."""
    if not maybe_emoji(text):
        return len(text)
    return len(text) + sum(len(one.chars.encode()) - len(one.chars) for one in emoji.analyze(text, join_emoji=True))


def _utf16(text: str) -> int:
    """Return UTF-16 units, as programs in browsers count: never fewer than characters."""
    return len(text.encode("utf-16-le")) // 2


def _tags(text: str) -> int:
    """YouTube's tags with the commas between them; one with a space counts two more, for quotation marks (Data API, snippet.tags)."""
    tags = [" ".join(one.split()) for one in text.split(",") if one.strip()]
    return sum(len(one) + 2 * (" " in one) for one in tags) + max(0, len(tags) - 1)


_LINK = 23
_RULES: Mapping[str, Callable[[str], int]] = {
    "weighted": weight,
    "graphemes-and-links": _mastodon,
    "graphemes": graphemes,
    "emoji-bytes": _threads,
    "code-points": len,
    "characters": _utf16,
    "bytes": lambda text: len(text.encode()),
    "tags": _tags,
}
RULES = tuple(_RULES)


def length(text: str, rule: str) -> int:
    """Return the length of ``text``, as it is, by ``rule``, one of RULES."""
    return _RULES[rule](text)
