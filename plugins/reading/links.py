# SPDX-License-Identifier: AGPL-3.0-or-later
"""Links and pictures: Pelican's placeholders, plain relative references, and what must not stand in an address."""

import re
from urllib.parse import unquote

from .markdown_values import ANCHOR, ATTACH, EXTERNAL, FILENAME, MAIL, SITE, STATIC

SCHEMES = ("https", "http", "mailto", "tel", "sms", "geo", "webcal", "ftp", "xmpp", "sip")
_SCHEME = re.compile(r"[\x00-\x20]*([A-Za-z][A-Za-z0-9+.\-\x00-\x20]*):")
_PLACEHOLDER = re.compile(r"(?is)(?:\{|%7B|\||%7C)(filename|attach|static|category|tag|author|index)(?:\}|%7D|\||%7C)(.*)")
_TEXT_FILES = (".md", ".markdown", ".mkd", ".mdown")
_PAGES = (".html", ".htm", ".php", ".xml", ".aspx", ".jsp")
_MISREAD = re.compile(r"[\\\t\r\n]|^[\x00-\x20]|[\x00-\x20]$")
_SUFFIX = re.compile(r"\.[A-Za-z0-9]{1,5}$")


def resolve(address: str) -> tuple[str, str]:
    """Return ``address`` (an attribute's value, unescaped) as it goes into the HTML, and its kind; kind "" is forbidden."""
    if address.startswith(("https://", "http://")):
        return address, EXTERNAL
    if _MISREAD.search(address):
        address = _as_browsers_read(address)
    placed = _PLACEHOLDER.match(address)
    if placed:
        what = placed[1].lower()
        kind = what if what in (FILENAME, STATIC, ATTACH) else SITE
        return f"{{{what}}}{_readable(placed[2])}", kind
    if address.startswith("#"):
        return address, ANCHOR
    scheme = _SCHEME.match(address)
    if scheme:
        name = re.sub(r"[\x00-\x20]", "", scheme[1]).lower()
        kind = MAIL if name in ("mailto", "tel", "sms") else EXTERNAL
        return address, kind if name in SCHEMES else ""
    return _relative(address)


def embedded(address: str) -> tuple[str, str]:
    """Return what ``resolve`` does for an address that the page loads by itself: one of this site means a file in the content folder."""
    target, kind = resolve(address)
    return (f"{{static}}{_readable(address.strip())}", STATIC) if kind == SITE and target and not target.startswith("{") else (target, kind)


def _as_browsers_read(address: str) -> str:
    """Drop the white space and turn the backslashes as browsers do (URL Standard, basic URL parser), so that no other host hides."""
    return re.sub(r"[\t\r\n]", "", address).strip("".join(map(chr, range(0x21)))).replace("\\", "/")


def _relative(address: str) -> tuple[str, str]:
    if address.startswith("//"):
        return f"https:{address}", EXTERNAL
    path = re.split(r"[?#]", address, maxsplit=1)[0].lower()
    if path.endswith(_TEXT_FILES):
        return f"{{filename}}{_readable(address)}", FILENAME
    if _SUFFIX.search(path) and not path.startswith("/") and not path.endswith(_PAGES):
        return f"{{static}}{_readable(address)}", STATIC
    return address, SITE


def _readable(address: str) -> str:
    """Undo percent-encoding in the path, where Pelican looks for file names; „#“, „?“ and „%“ keep theirs."""
    if "%" not in address:
        return address
    path, mark, rest = re.split(r"([?#])", address, maxsplit=1) if re.search(r"[?#]", address) else (address, "", "")
    parts = re.split(r"(%(?:23|25|3[fF]|0[0-9a-fA-F]|1[0-9a-fA-F]|22|3[cCeE]))", path)
    return "".join(part if index % 2 else unquote(part) for index, part in enumerate(parts)) + mark + rest


def attribute(value: str) -> str:
    """Return ``value`` for a double-quoted attribute."""
    if "&" in value or "<" in value or ">" in value or '"' in value:
        return value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    return value
