# SPDX-License-Identifier: AGPL-3.0-or-later
"""X counts by weight: most letters 1, everything else 2, an emoji 2, a link 23 whether or not it has a protocol.

The rule is published as twitter-text, config/v3.json, and „Counting characters“ of the X Developer Platform. Emoji are
counted as X's own library does: by Emoji 12.0; what is newer counts by its code points, and never too little.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path

import emoji
import regex

_LINK = 23
_HEAVY = re.compile(r"[^\u0000-\u10ff\u2000-\u200d\u2010-\u201f\u2032-\u2037]")  # weigh 2
_RARE = re.compile("[©®‼\u2049-\U0010ffff]")  # no emoji begins with another letter, save keycaps, which end with one of these
_KNOWN_EMOJI = 12
_CLUSTER = regex.compile(r"\X")

# Links
_BLANK = re.compile(r"[ \n]")
_DOT = re.compile(r"\.(?<=[^\s.]\.)(?=[^\s.])")  # the dot first: it is found without looking at every letter
_LONGEST_URL, _LONGEST_SHORT = 4096, 40
_MARKS = "\u202a-\u202e\u061c\u200e\u200f\u2066-\u2069"
_BROKEN = "\ufffe\ufeff\uffff"
_SPACES = r"\t-\r \x85\xa0\u1680\u180e\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_HOST = rf"[^!'#%&()*+,\\\-./:;<=>?@\[\]^_{{|}}~${_SPACES}{_BROKEN}{_MARKS}]"
_ACCENTED = "À-ÖØ-öø-ÿĀ-ɏɓɔɖɗəɛɣɨɯɲʉʋʻ\u0300-\u036fḀ-ỿ"
_CYRILLIC = "\u0400-\u04ff"
_PATH = rf"[a-z{_CYRILLIC}0-9!*';:=+,.$/%#\[\]\-\u2013_~@|&{_ACCENTED}]"
_ROUND = rf"\((?:{_PATH}+|{_PATH}*\({_PATH}+\){_PATH}*)\)"
_PATH_END = rf"[+\-a-z{_CYRILLIC}0-9=_#/{_ACCENTED}]"
_QUERY, _QUERY_END = r"[a-z0-9!?*'@();:&=+$/%#\[\]\-_.,~|]", r"[a-z0-9\-_&=#/]"
_SHORT = re.compile(r"https?://t\.co/([a-z0-9]+)(?:\?[a-z0-9!?*'@();:&=+$/%#\[\]\-_.,~|]*[a-z0-9\-_&=#/])?", re.IGNORECASE)
_NO_BARE_AFTER = "-_./"


@cache
def _top() -> str:
    """Return the pattern of a top-level domain; what follows it must not go on as a name."""
    names = (Path(__file__).parent / "tlds.txt").read_text(encoding="utf-8").split()
    return rf"(?:(?:{'|'.join(map(re.escape, sorted(names, key=lambda one: (-len(one), one))))})(?![0-9a-zA-Z@+\-])|xn--[\-0-9a-z]+)"


@cache
def _url() -> re.Pattern[str]:
    label = rf"(?:{_HOST}(?:-|{_HOST})*)?{_HOST}\."
    domain = rf"(?:{label.replace('-|', '[_-]|', 1)})*{label}{_top()}"
    path = rf"/(?:{_PATH}*(?:{_ROUND}{_PATH}*)*{_PATH_END}|{_ROUND}|@{_PATH}+/)*"
    before = rf"(?P<before>[^A-Za-z0-9@＠$#＃{_BROKEN}]|[{_MARKS}]|^)"
    whole = rf"(?P<protocol>https?://)?(?P<domain>{domain})(?::[0-9]+)?(?P<path>{path})?(?:\?{_QUERY}*{_QUERY_END})?"
    return re.compile(f"{before}(?P<url>{whole})", re.IGNORECASE)


@cache
def _bare() -> re.Pattern[str]:
    return re.compile(rf"(?:[\-a-z0-9{_ACCENTED}]+\.)+{_top()}", re.IGNORECASE)


def links(text: str, *, bare: bool = True) -> Iterator[tuple[int, int]]:
    """Yield begin and end of each link; those without a protocol („essen.de“) only where ``bare`` ones count.

    Only words with a dot inside are searched: no link reaches over a space or a line's end.
    """
    done = 0
    for dot in _DOT.finditer(text):
        if dot.start() >= done:
            begin = max(text.rfind(" ", 0, dot.start()), text.rfind("\n", 0, dot.start()), 0)
            found = _BLANK.search(text, dot.end())
            done = found.start() if found else len(text)
            yield from ((begin + first, begin + last) for first, last in _links(text[begin:done], bare))


@lru_cache(maxsize=1024)
def _links(word: str, bare: bool) -> tuple[tuple[int, int], ...]:
    """Return the links of a word, which a teaser's text asks for many times while it is being shortened."""
    return tuple(span for match in _url().finditer(word) for span in _spans(match, bare))


def _spans(match: re.Match[str], bare: bool) -> Iterator[tuple[int, int]]:
    begin, end = match.span("url")
    protocol, domain = match["protocol"], match["domain"]
    if not _is_host(domain, len(match["url"]) + (0 if protocol else len("https://"))):
        return
    if protocol is None:
        if not bare or (match["before"] and match["before"] in _NO_BARE_AFTER):
            return
        found = [(begin + one.start(), begin + one.end()) for one in _bare().finditer(domain)]
        if found and match["path"]:
            found[-1] = (found[-1][0], end)
        yield from found
    elif short := _SHORT.match(match["url"]):
        if len(short[1]) <= _LONGEST_SHORT:
            yield begin, begin + short.end()
    else:
        yield begin, end


def _is_host(domain: str, length: int) -> bool:
    try:
        encoded = domain.encode("idna")
    except UnicodeError:
        return False
    return bool(encoded) and length + len(encoded) - len(domain) <= _LONGEST_URL


def weight(text: str) -> int:
    """Return the weighted length of ``text``."""
    whole = unicodedata.normalize("NFC", text).replace("\r\n", "\n")
    total, at = 0, 0
    for begin, end in links(whole):
        total += _plain(whole[at:begin]) + _LINK
        at = end
    return total + _plain(whole[at:])


def _plain(text: str) -> int:
    if text.isascii():
        return len(text)
    counted = len(text) + len(_HEAVY.findall(text))
    if not maybe_emoji(text):
        return counted
    return counted - sum(_saved(cluster[0]) for cluster in _CLUSTER.finditer(text) if maybe_emoji(cluster[0]))


@cache
def _beginnings() -> frozenset[str]:
    return frozenset({one[0] for one in emoji.EMOJI_DATA} - {*"#*0123456789"} | {"\u20e3"})


def maybe_emoji(text: str) -> bool:
    """Tell, much faster than taking ``text`` apart, whether it can hold an emoji."""
    return not text.isascii() and not _beginnings().isdisjoint(_RARE.findall(text))


def _saved(cluster: str) -> int:
    """Return by how much the emoji in a cluster weigh less (or more) than their code points."""
    saved, at = 0, 0
    while at < len(cluster):
        length = next((n for n in range(len(cluster) - at, 0, -1) if is_known(cluster[at : at + n])), 0)
        if length:
            one = cluster[at : at + length]
            saved += len(one) + len(_HEAVY.findall(one)) - 2
        at += length or 1
    return saved


def is_known(text: str) -> bool:
    """Tell whether ``text`` is one emoji of those that X's library knows."""
    found = emoji.EMOJI_DATA.get(text)
    return found is not None and found["E"] <= _KNOWN_EMOJI and found["status"] != emoji.STATUS["component"]


def newer_emoji(text: str) -> list[str]:
    """Return the emoji in ``text`` that X's library does not know: what they count may change."""
    return [one.chars for one in emoji.analyze(text) if not is_known(one.chars)] if maybe_emoji(text) else []
