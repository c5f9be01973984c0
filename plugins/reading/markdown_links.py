# SPDX-License-Identifier: AGPL-3.0-or-later
"""Links and pictures in the parser's HTML: addresses settled, references collected, findings on their line."""

import html as _html
import re

from ..core.finding import Position, nearest
from ..core.html import plain
from .body_rules import DEAD_ANCHOR, IMAGE_WITHOUT_ALT, LINK_WITHOUT_TEXT, UNSAFE_LINK, VAGUE_LINK
from .links import SCHEMES, attribute, resolve
from .markdown_values import ANCHOR, ImageRef, LinkRef, Work

_LINK = re.compile(r'<a((?:\s[^\s=>"]+(?:="[^"]*")?)*)>(.*?)</a>', re.DOTALL)
_IMAGE = re.compile(r'<img((?:\s[^\s=>"/]+(?:="[^"]*")?)*)\s*/?>')
_ATTRIBUTE = re.compile(r'([^\s="]+)(?:="([^"]*)")?')
_PLACE = re.compile(r"(\d+):(\d+)")
_VAGUE = frozenset(("hier", "hier klicken", "klicken sie hier", "mehr", "link", "weiter", "weiterlesen", "here", "click here", "more"))


def _attributes(work: Work, markup: str) -> dict[str, str]:
    return {name: _html.unescape(value) for name, value in _ATTRIBUTE.findall(markup)}


def _place(work: Work, attributes: dict[str, str], needle: str) -> Position:
    place = _PLACE.match(attributes.get("data-sourcepos", ""))
    return work.at(int(place[1]), int(place[2])) if place else work.search(needle)


def images(work: Work, html: str) -> str:
    """Return ``html`` with its pictures' addresses settled; a picture without alternative text is a finding."""
    if "<img" not in html:
        return html

    def image(match: re.Match[str]) -> str:
        values = _attributes(work, match[1])
        address = _unmasked(work, values.get("src", ""))
        position = _place(work, values, address)
        target, kind = resolve(address)
        if not kind:
            work.find(UNSAFE_LINK, position, target=address, schemes=", ".join(SCHEMES[:3]))
            return ""
        alt = values.get("alt", "")
        if not alt.strip():
            work.find(IMAGE_WITHOUT_ALT, position, target=address)
        work.images.append(ImageRef(target, alt.translate(work.masks), position))
        rest = "".join(f' {name}="{attribute(values[name])}"' for name in ("alt", "title", "width", "height", "lang") if name in values)
        return f'<img src="{attribute(target)}"{rest}>'

    return _IMAGE.sub(image, html)


def links(work: Work, html: str) -> str:
    """Return ``html`` with its links' addresses settled; every link is noted with its place."""
    if "<a" not in html:
        return html

    def link(match: re.Match[str]) -> str:
        values = _attributes(work, match[1])
        if "href" not in values or "footnote" in match[1]:
            return match[0]
        address = _unmasked(work, values["href"])
        position = _place(work, values, address)
        target, kind = resolve(address)
        if not kind:
            work.find(UNSAFE_LINK, position, target=address, schemes=", ".join(SCHEMES[:3]))
            return match[2]
        _judge(work, match[2], address, position)
        work.links.append(LinkRef(target, position, kind))
        rest = "".join(f' {name}="{attribute(values[name])}"' for name in ("title", "lang", "hreflang", "id") if name in values)
        return f'<a href="{attribute(target)}"{rest}>{match[2]}</a>'

    changed = _LINK.sub(link, html)
    for one in work.links:
        if one.kind == ANCHOR and len(one.target) > 1 and one.target[1:] not in work.ids:
            work.find(DEAD_ANCHOR, one.position, target=one.target[1:], nearest=nearest(one.target[1:], work.ids))
    return changed


def _judge(work: Work, inner: str, address: str, position: Position) -> None:
    text = plain(inner)
    if not text and "<img" not in inner:
        work.find(LINK_WITHOUT_TEXT, position, target=address)
    elif len(text) < 18 and text.lower().rstrip(" .!…") in _VAGUE:
        work.find(VAGUE_LINK, position, text=text)


def _unmasked(work: Work, address: str) -> str:
    """Return the address with protected characters as they were; the parser has percent-encoded them."""
    for code, meaning in work.masks.items():
        encoded = "".join(f"%{byte:02X}" for byte in chr(code).encode())
        address = address.replace(encoded, meaning).replace(chr(code), meaning)
    return address
