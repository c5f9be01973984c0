# SPDX-License-Identifier: AGPL-3.0-or-later
"""Typography of running text: quotes, dashes, ellipses and spaces that do not break. Code and addresses stay as they are.

All text of a body is put into one string in which a single character stands for every tag; so a quotation that begins in
one element and ends in another is seen as one, and each rule costs one search in the whole body.
"""

import re

from .markdown_values import words

_INLINE, _BLOCK, _OPAQUE, _ADDRESS = "\x02", "\x01", "\x03", "\x04"
_TAG = re.compile(r"(<[^>]*>)")
_NAME = re.compile(r"</?([A-Za-z0-9]*)")
_NAMES = {
    _INLINE: "a abbr b bdi bdo cite data del dfn em i img ins mark q s small span strong sub sup time u wbr",
    _BLOCK: "p li ul ol blockquote table thead tbody tr th td dl dt dd div h1 h2 h3 h4 h5 h6 br hr figure figcaption section",
    _OPAQUE: "pre code kbd samp var math svg textarea script style",
}
_KINDS = {name: kind for kind, names in _NAMES.items() for name in words(names)}


class _Marks(dict[str, str]):
    """The mark of every tag; only those without attributes are kept."""

    def __missing__(self, tag: str) -> str:
        if tag.startswith('<span lang="'):
            return _OPAQUE
        kind = _KINDS.get(tag[1:].partition(" ")[0])
        if kind is None:
            found = _NAME.match(tag)
            kind = _KINDS.get(found[1].lower(), _BLOCK) if found else _BLOCK
        return kind


_MARKS = _Marks({f"<{slash}{name}>": kind for name, kind in _KINDS.items() if kind != _OPAQUE for slash in ("", "/")})
_URL = re.compile(r"(?:[A-Za-z][A-Za-z0-9+.-]*://|www\.)[^\s\x01-\x04<]*[^\s\x01-\x04<.,;:!?)\]\"']|[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_ABBREVIATIONS = tuple(
    one.replace("_", " ")
    for one in sorted(
        words(
            "a._a._O. a._D. d._h. d._i. d._J. e._V. i._A. i._d._R. i._V. m._E. o._a. o._Ä. o._ä. o._g. s._o. s._u. u._a. u._Ä. u._ä. u._U. "
            "u._v._a. u._v._m. v._a. v._Chr. n._Chr. z._B. Z._B. z._T. z._Zt. z._Hd. D._h. U._a. I._d._R."
        )
    )
)
_SHORT = {one.replace(" ", ""): one.replace(" ", "\N{NO-BREAK SPACE}") for one in _ABBREVIATIONS}
_ABBREVIATED = re.compile(r"\.(?<=\b[^\W\d_]\.)[ \u00a0]?(?=[^\W\d_]{1,3}\.)")
_ABBREVIATION = re.compile(
    r"\b(?:" + "|".join(re.escape(one).replace(r"\ ", r"[ \u00a0]?") for one in sorted(_ABBREVIATIONS, key=len, reverse=True)) + r")(?!\w)"
)
_UNITS = (
    "mm|cm|dm|m|km|mm²|cm²|m²|km²|ha|m³|l|ml|mg|g|kg|t|ms|s|min|h|km/h|°C|°|%|‰|€|ct|Cent|Euro|EUR|Mio|Mrd|Millionen|Milliarden|Tsd|"
    "Prozent|Uhr|kB|MB|GB|TB|Hz|kHz|MHz|W|kW|MW|kWh|MWh|V|A|dB|Grad|Meter|Kilometer|Hektar|Liter|Tonnen|Stunden|Minuten"
)
_MONTHS = "Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
_COUNTED = rf"(?<=[0-9] )(?:(?=(?:{_UNITS})(?![\w-]))|(?=\d{{3}}(?!\d)))|(?<=§ )(?=\d)"
_TITLED = (
    r"(?=[\dA-ZÄÖÜ])(?:(?<=\b(?:Nr|Bd|Rn|Az|Dr|St|Hr|Fr)\. )|(?<=\b(?:Abs|Art|Kap|Abb|Tab|Ing|Anl)\. )|(?<=\b(?:Ziff|Prof)\. )"
    rf"|(?<=\bS\. )|(?<=\bBuchst\. ))|(?<=\d\. )(?=(?:{_MONTHS})\b)"
)
_BOUND = re.compile(rf" (?<=[0-9§] )(?:{_COUNTED})")
_BOUND_GERMAN = re.compile(rf" (?<=[0-9§.] )(?:{_COUNTED}|{_TITLED})")  # begins with a space: that is what is found fast
_ELLIPSIS = re.compile(r"(?<!\.)\.\.\.(?!\.)")
_DASH = re.compile(r"-(?:(?<=[ \n\x02]-)-{0,2}(?=[ \n\x02])|(?<=[\d.]-)(?=\d)|(?<=[oiarM.]-)(?=[MDFS][oiar]\b))")
_AMOUNT = r"(?:\d{1,3}(?:\.\d{3})+|\d+)(?:[,.:]\d+)?"
_RANGE = re.compile(
    rf"(?<![\w.,:/–-])(?:(?:1\d|20)\d\d-(?:1\d|20)\d\d(?![\w-]|[./,]\d)|{_AMOUNT}-{_AMOUNT}[ \u00a0]?(?:{_UNITS})(?![\w-])"
    rf"|[0-2]?\d:[0-5]\d-[0-2]?\d:[0-5]\d(?![\w:-])|\d{{1,2}}\.-\d{{1,2}}\.[ \u00a0](?:{_MONTHS})\b)"
)
_WEEK = re.compile(r"\b(?:Mo|Di|Mi|Do|Fr|Sa|So)\.?-(?:Mo|Di|Mi|Do|Fr|Sa|So)\b(?![-\w])")
_DOUBLE, _QUOTE = re.compile('"'), re.compile("[\"']")
_CLOSING, _LONGEST = re.compile(r"(?<=[^\s(\x01])'(?![^\W_])"), 1000
_OPENERS = " \n\t\u00a0\x01([{„“‚‘»«/–—-"
_QUOTES = {"de": ("„“", "‚‘"), "en": ("“”", "‘’")}


def typeset(html: str, lang: str) -> str:
    """Return ``html`` with the text between its tags in the typography of ``lang``; unknown languages stay as typed."""
    quotes = _QUOTES.get(lang.split("-", maxsplit=1)[0].lower())
    if quotes is None:
        return html
    parts = _TAG.split(html)
    marks = [_MARKS[tag] for tag in parts[1::2]]
    if _OPAQUE in marks:
        parts, marks = _merged(parts, marks)
    before = parts.copy()
    parts[1::2] = marks
    text = "".join(parts)
    done = _apply(text, quotes, german=lang.startswith("de"))
    if done == text:
        return html
    before[0::2] = done.replace(_BLOCK, _INLINE).replace(_OPAQUE, _INLINE).split(_INLINE)
    return "".join(before)


def _merged(parts: list[str], marks: list[str]) -> tuple[list[str], list[str]]:
    """Return the pieces with everything from an opaque start tag to its end tag as one piece."""
    merged, kept = [parts[0]], []
    index = 0
    while index < len(marks):
        tag, end = parts[2 * index + 1], index
        if marks[index] == _OPAQUE and not tag.startswith("</"):
            found = _NAME.match(tag)
            close = f"</{found[1] if found else ''}>"
            end = next((i for i in range(index, len(marks)) if parts[2 * i + 1] == close), len(marks) - 1)
        merged += ["".join(parts[2 * index + 1 : 2 * end + 2]), parts[2 * end + 2]]
        kept.append(marks[index])
        index = end + 1
    return merged, kept


def _apply(text: str, quotes: tuple[str, str], *, german: bool) -> str:
    hidden: list[str] = []
    text = text.replace("&quot;", '"')
    if ("/" in text and "://" in text) or "www." in text or "@" in text:  # a single sign is found much faster

        def hide(match: re.Match[str]) -> str:
            hidden.append(match[0])
            return _ADDRESS

        text = _URL.sub(hide, text)
    if "..." in text:
        text = _ELLIPSIS.sub("…", text)
    if "-" in text:
        text = _DASH.sub(_dash, text)
    text = _spaces(text, german=german)
    if '"' in text or "'" in text:
        text = _Quotes(text, quotes).replaced()
    if hidden:
        rest = iter(hidden)
        text = re.sub(_ADDRESS, lambda _: next(rest), text)
    return text


def _dash(match: re.Match[str]) -> str:
    """Return an en dash for a hyphen between spaces, in a safe range („8-12 Uhr“) or between week days."""
    text, (start, end) = match.string, match.span()
    if text[start - 1] in " \n\x02":
        return "–"
    for pattern in (_RANGE, _WEEK):
        head = re.search(r"[\w.,:]*$", text[max(start - 16, 0) : start])
        found = pattern.match(text, start - len(head[0]) if head else start)
        if found and found.start() < start < found.end() and "-" not in text[found.start() : start]:
            return "–"
    return text[start:end]


def _spaces(text: str, *, german: bool) -> str:
    text = (_BOUND_GERMAN if german else _BOUND).sub("\N{NO-BREAK SPACE}", text)
    if german and _ABBREVIATED.search(text):
        text = _ABBREVIATION.sub(lambda m: _SHORT[m[0].replace(" ", "").replace("\N{NO-BREAK SPACE}", "")], text)
    return text


class _Quotes:
    """Turns straight quotes of one text into pairs; what is open is forgotten where a block ends."""

    def __init__(self, text: str, quotes: tuple[str, str]) -> None:
        self.text, self.quotes = text, quotes
        self.open: list[str] = []
        self.seen = 0

    def replaced(self) -> str:
        return (_QUOTE if "'" in self.text else _DOUBLE).sub(self._one, self.text)

    def _one(self, match: re.Match[str]) -> str:
        start, end = match.span()
        if self.open and self.text.find(_BLOCK, self.seen, start) >= 0:
            self.open.clear()
        self.seen = end
        before, after = self.text[start - 1 : start] or _BLOCK, self.text[end : end + 1] or _BLOCK
        if _INLINE in (before, after):
            before, after = self._before(start), self._after(end)
        double = match[0] != "'"
        opens = before in _OPENERS and after not in " \n\t\x01\u00a0"
        return self._double(before, opens=opens) if double else self._single(end, before, after, opens=opens)

    def _double(self, before: str, *, opens: bool) -> str:
        if opens and not (self.open and before in "–—-/"):
            level = len(self.open) % 2
            self.open.append('"')
            return self.quotes[level][0]
        if '"' not in self.open:
            return '"'
        while self.open.pop() != '"':
            pass
        return self.quotes[len(self.open) % 2][1]

    def _single(self, end: int, before: str, after: str, *, opens: bool) -> str:
        if opens and self._closes_later(end):
            self.open.append("'")
            return self.quotes[1][0]
        if self.open and self.open[-1] == "'" and not (before.isalnum() and after.isalnum()):
            self.open.pop()
            return self.quotes[1][1]
        return "’"

    def _before(self, index: int) -> str:
        text = self.text
        while index and text[index - 1] == _INLINE:
            index -= 1
        return text[index - 1] if index else _BLOCK

    def _after(self, index: int) -> str:
        text, end = self.text, len(self.text)
        while index < end and text[index] == _INLINE:
            index += 1
        return text[index] if index < end else _BLOCK

    def _closes_later(self, index: int) -> bool:
        stop = self.text.find(_BLOCK, index, index + _LONGEST)
        return bool(_CLOSING.search(self.text, index, stop if stop >= 0 else index + _LONGEST))
