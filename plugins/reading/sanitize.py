# SPDX-License-Identifier: AGPL-3.0-or-later
"""HTML in a text: what may execute, load or restyle is taken out (nh3), and said with its line."""

import html as _html
import re
from collections.abc import Iterator

import nh3
from selectolax.lexbor import LexborHTMLParser

from ..core.finding import Position
from .body_rules import COMMENT_OPEN, HTML_OPEN, HTML_REMOVED
from .links import SCHEMES, embedded, resolve
from .markdown_values import EXTERNAL, LinkRef, Work, words

MAYBE = re.compile(r"<(?!https?:|mailto:|[\w.+-]+@)[A-Za-z/!?]")
ELEMENTS = words(
    "a abbr address aside audio b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt em figcaption figure "
    "h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q rp rt ruby s samp section small source span strong sub summary sup table tbody "
    "td tfoot th thead time tr track u ul var video wbr"
)
ATTRIBUTES = {
    "*": words("id class lang dir title translate role aria-label aria-hidden aria-describedby data-sourcepos data-fertig"),
    "a": words("href hreflang type download data-footnote-ref data-footnote-backref"),
    "img": words("src alt width height"),
    "audio": words("src controls preload loop muted"),
    "video": words("src controls preload loop muted poster width height"),
    "source": words("src type"),
    "track": words("src kind srclang label default"),
    "ol": words("start reversed type"),
    "li": frozenset({"value"}),
    "th": words("colspan rowspan scope headers abbr align"),
    "td": words("colspan rowspan headers align"),
    "col": frozenset({"span"}),
    "colgroup": frozenset({"span"}),
    "time": frozenset({"datetime"}),
    "del": words("cite datetime"),
    "ins": words("cite datetime"),
    "q": frozenset({"cite"}),
    "blockquote": frozenset({"cite"}),
    "details": frozenset({"open"}),
}
_SWALLOWED = words("script style template noscript iframe object embed applet svg math title textarea select head")
_LOADING = frozenset({"src", "poster"})
_ADDRESSES = frozenset({"href", "src", "poster", "cite"})
_LENIENT = words("p li dt dd td th tr tbody thead tfoot colgroup rt rp br hr img source track col wbr input link meta base embed")
_ADVICE = {
    "iframe": "Für ein Video nehmen Sie den Baustein ::: video.",
    "style": "Das Aussehen bestimmt die Seite.",
    "font": "Das Aussehen bestimmt die Seite.",
    "center": "Das Aussehen bestimmt die Seite.",
    "form": "Verlinken Sie stattdessen das Formular.",
}
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9-]*)((?:[^>\"']|\"[^\"]*\"|'[^']*')*)>")
_ATTRIBUTE = re.compile(r"([^\s\"'<>/=]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'=<>`]+)))?")
_START = re.compile(r'<[a-zA-Z][^\s>]*(?:\s+[^\s=>]+(?:="[^"]*")?)*\s*/?>')
_VALUE = re.compile(r'="[^"]*"')
_MEDIA = re.compile(r"<(?:audio|video|source|track)\b[^>]*>")
_LOADED = re.compile(r'(\s(?:src|poster))="([^"]*)"')
_PLACE = re.compile(r'data-sourcepos="(\d+):(\d+)-')
_CLEANER = nh3.Cleaner(
    tags=set(ELEMENTS),
    attributes={name: set(values) for name, values in ATTRIBUTES.items()},
    clean_content_tags=set(_SWALLOWED),
    url_schemes=set(SCHEMES),
    link_rel=None,
    strip_comments=True,
)


def sanitize(work: Work, html: str) -> str:
    """Return ``html`` without anything that a text may not contain, well-formed; what is taken out is a finding."""
    depth: dict[str, int] = {}
    opened: dict[str, Position] = {}
    for name, attributes, position in _raw_tags(work, html, depth):
        opened[name] = position
        for what, key in _forbidden(name, attributes):
            work.find(HTML_REMOVED, position, what=what, advice=_ADVICE.get(key, "Nehmen Sie Markdown oder einen Baustein."))
    for name, position in opened.items():
        if depth.get(name, 0) > 0 and name in ELEMENTS and name not in _LENIENT:
            work.find(HTML_OPEN, position, name=name)
    for name in sorted(_SWALLOWED):
        if depth.get(name):  # left open it would take everything after it along
            html = re.sub(rf"(?i)</?{name}\b[^>]*>", "", html)
    comment = html.rfind("<!--")
    if comment >= 0 and html.find("-->", comment) < 0:
        work.find(COMMENT_OPEN, work.search_last("<!--"))
    return _settled(html)


def _settled(html: str) -> str:
    """Return ``html`` cleaned until cleaning changes nothing: misnested tables need a second time to be well-formed."""
    for _ in range(4):
        before, html = html, str(_CLEANER.clean(html))
        if html == before:
            break
    return html


def _raw_tags(work: Work, html: str, depth: dict[str, int]) -> Iterator[tuple[str, str, Position]]:
    """Yield each start tag that the parser did not make: name, attributes, place; count in ``depth`` what stays open."""
    cursor = 0
    offsets = [0, *(match.end() for match in re.finditer("\n", work.text))]
    for match in _TAG.finditer(html):
        name = match[2].lower()
        depth[name] = depth.get(name, 0) + (-1 if match[1] else 1)
        place = _PLACE.search(match[3])
        if place:
            cursor = min(offsets[min(int(place[1]), len(offsets)) - 1] + int(place[2]) - 1, len(work.text))
        elif not match[1] and " data-fertig" not in match[3] and not _parsers_own(name, match[3]):
            found = work.text.find(work.unmask(match[0].split("\n")[0]), cursor)
            if found >= 0:
                cursor = found + 1
            line = work.text.count("\n", 0, max(found, 0)) + 1
            yield name, match[3], work.at(line, found - offsets[line - 1] + 1 if found >= 0 else 1)


def _parsers_own(name: str, attributes: str) -> bool:
    return (
        (not attributes.strip() and name in ("thead", "tbody", "code", "ol")) or "footnote" in attributes or "markdown-alert" in attributes
    )


def _forbidden(name: str, attributes: str) -> Iterator[tuple[str, str]]:
    if name not in ELEMENTS:
        yield f"Das HTML-Element „{name}“", name
        return
    allowed = ATTRIBUTES["*"] | ATTRIBUTES.get(name, frozenset())
    for attribute, *values in _ATTRIBUTE.findall(attributes):
        key, value = attribute.lower(), _html.unescape("".join(values))
        if key not in allowed or key.startswith("data-"):
            yield f"Das HTML-Attribut „{key}“ an „{name}“", key
        elif key in _ADDRESSES and not resolve(value)[1]:
            yield f"Die Adresse „{value}“ an „{name}“", ""
        elif key in _LOADING and name != "img" and resolve(value)[1] == EXTERNAL:
            yield f"Die fremde Adresse „{value}“ an „{name}“", ""


def well_formed(html: str) -> str:
    """Return ``html`` as a browser understands it: after open elements of the editor's no tag of ours is where it was put."""
    for _ in range(4):
        before, html = html, LexborHTMLParser(html, is_fragment=True).html or ""
        if html == before:
            break
    return _START.sub(lambda m: _VALUE.sub(_escaped, m[0]) if m[0].count(">") > 1 or "<" in m[0][1:] else m[0], html)


def _escaped(match: re.Match[str]) -> str:
    return match[0].replace("<", "&lt;").replace(">", "&gt;")


def local(work: Work, html: str) -> str:
    """Return sanitised ``html`` whose media elements load from this site only; each file is noted with its place."""

    def settled(match: re.Match[str]) -> str:
        address = _html.unescape(match[2])
        target, kind = embedded(address)
        if kind == EXTERNAL:
            return ""
        work.links.append(LinkRef(target, work.search(address), kind))
        return f'{match[1]}="{_html.escape(target)}"'

    return _MEDIA.sub(lambda tag: _LOADED.sub(settled, tag[0]), html)
