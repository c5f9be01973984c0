# SPDX-License-Identifier: AGPL-3.0-or-later
"""Links and pictures in the parser's HTML: addresses settled, references collected, findings on their line."""

import html as _html
import re

from ..core.finding import Position
from ..core.html import plain
from .body_rules import FOREIGN_FILE, IMAGE_WITHOUT_ALT, IMAGE_WITHOUT_FILE, LINK_WITHOUT_TEXT, UNSAFE_LINK, VAGUE_LINK
from .links import SCHEMES, attribute, embedded, resolve
from .markdown_values import EXTERNAL, ImageRef, LinkRef, Work

_LINK = re.compile(r'<a data-sourcepos="(\d+):(\d+)-[^"]*" href="([^"]*)"([^>]*)>(.*?)</a>', re.DOTALL)
_IMAGE = re.compile(r'<img data-sourcepos="(\d+):(\d+)-[^"]*" src="([^"]*)"([^>]*?)\s*/?>')
_RAW_LINK = re.compile(r"<a((?:\s[^\s=>]+(?:=\"[^\"]*\")?)*)>")
_RAW_IMAGE = re.compile(r"<img((?:\s[^\s=>/]+(?:=\"[^\"]*\")?)*)\s*/?>")
_ATTRIBUTE = re.compile(r'([^\s="]+)(?:="([^"]*)")?')
_ALT = re.compile(r'\salt="([^"]*)"')
_VAGUE = frozenset(("hier", "hier klicken", "klicken sie hier", "mehr", "link", "weiter", "weiterlesen", "here", "click here", "more"))
DECORATION, DONE = " data-schmuck", "data-fertig"


def links_and_images(work: Work, html: str, done: str = "") -> str:
    """Return ``html`` with the addresses of the parser's own links and pictures settled; each is noted with its place.

    ``done`` is put into each tag, so that ``raw`` knows it.
    """
    if "<img d" in html:
        html = _IMAGE.sub(lambda m: _image(work, m, done), html)
    if "<a d" in html:
        html = _LINK.sub(lambda m: _link(work, m, done), html)
    return html


def raw(work: Work, html: str) -> str:
    """Do the same for links and pictures that the editor wrote in HTML."""

    def link(match: re.Match[str]) -> str:
        values = dict(_ATTRIBUTE.findall(match[1]))
        if "href" not in values or "footnote" in match[1] or DONE in match[1]:
            return match[0]
        address, position = _found(work, "href", values["href"])
        target, kind = resolve(address)
        work.links.append(LinkRef(target, position, kind))
        return match[0].replace(f'href="{values["href"]}"', f'href="{attribute(target)}"')

    def image(match: re.Match[str]) -> str:
        values = dict(_ATTRIBUTE.findall(match[1]))
        if DONE in match[1]:
            return match[0]
        position = _found(work, "src", values.get("src", ""))[1]
        rest = "".join(f' {name}="{values[name]}"' for name in ("alt", "title", "width", "height") if name in values)
        return f'<img data-sourcepos="{position.line - work.before}:{position.column}-" src="{values.get("src", "")}"{rest} />'

    html = _RAW_IMAGE.sub(image, _RAW_LINK.sub(link, html))
    return html.replace(f' {DONE}=""', "")


def _found(work: Work, name: str, value: str) -> tuple[str, Position]:
    address = _address(work, value)
    written = re.search(rf"\b{name}\s*=\s*[\"']?({re.escape(address)})", work.text, re.IGNORECASE) if address else None
    return address, work.search(address if written is None else written)


def _image(work: Work, match: re.Match[str], done: str) -> str:
    position, address, rest = work.parsed(match[1], match[2]), _address(work, match[3]), match[4]
    target, kind = embedded(address)
    alt = _ALT.search(rest)
    text = _html.unescape(work.unmask(alt[1])) if alt else ""
    if kind == EXTERNAL:
        work.find(FOREIGN_FILE, position, target=address)
        shown = attribute(text or address)
        return shown if _inside_link(match) else f'<a{done} href="{attribute(target)}">{shown}</a>'
    if not kind:
        work.find(UNSAFE_LINK, position, target=address, schemes=", ".join(SCHEMES[:3]))
        return ""
    if not target:
        work.find(IMAGE_WITHOUT_FILE, position)
        return ""
    if DECORATION in rest:
        rest = rest.replace(DECORATION, "")
    elif not text.strip():
        work.find(IMAGE_WITHOUT_ALT, position, target=address)
    work.images.append(ImageRef(target, text, position))
    return f'<img{done} src="{attribute(target)}"{rest}>'


def _inside_link(match: re.Match[str]) -> bool:
    """Tell whether a link is open where the picture stands: links do not hold links."""
    return match.string.rfind("<a ", 0, match.start()) > match.string.rfind("</a>", 0, match.start())


def _link(work: Work, match: re.Match[str], done: str) -> str:
    line, column, value, rest, inner = match.groups()
    position, address = work.parsed(line, column), _address(work, value)
    target, kind = resolve(address)
    if not kind:
        work.find(UNSAFE_LINK, position, target=address, schemes=", ".join(SCHEMES[:3]))
        return inner
    if len(inner) < 20 or inner.startswith("<"):
        _judge(work, inner, address, position)
    work.links.append(LinkRef(target, position, kind))
    return f'<a{done} href="{attribute(target)}"{rest}>{inner}</a>'


def _judge(work: Work, inner: str, address: str, position: Position) -> None:
    text = plain(inner) if "<" in inner or "&" in inner else inner.strip()
    if not text and "<img" not in inner:
        work.find(LINK_WITHOUT_TEXT, position, target=address)
    elif text.lower().rstrip(" .!…") in _VAGUE:
        work.find(VAGUE_LINK, position, text=text)


def _address(work: Work, value: str) -> str:
    """Return an attribute's address unescaped, protected characters (which the parser has percent-encoded) as they were."""
    address = _html.unescape(value) if "&" in value else value
    for code, meaning in work.masks.items():
        encoded = "".join(f"%{byte:02X}" for byte in chr(code).encode())
        address = address.replace(encoded, meaning).replace(chr(code), meaning)
    return address
