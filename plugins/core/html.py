# SPDX-License-Identifier: AGPL-3.0-or-later
"""Small pure functions on HTML."""

import html
import re

_TAG = re.compile(r"<[^>]*>")
_SPACE = re.compile(r"[ \t\r\n\f]{2,}|[\t\r\n\f]")  # a single space stays as it is
_ROOTED = re.compile(r"""(?P<head>\s(?:href|src|poster|cite|action)=(?P<quote>["']))/(?!/)""")
_ROOTED_SET = re.compile(r"""\ssrcset="(?P<value>[^"]*)\"""")


def plain(markup: str) -> str:
    """Return the text of ``markup`` without tags, entities resolved, ordinary white space folded."""
    return _SPACE.sub(" ", html.unescape(_TAG.sub("", markup) if "<" in markup else markup)).strip()


def absolute(markup: str, origin: str) -> str:
    """Return ``markup`` with every address that begins at the server's root made absolute (``origin`` = „https://host“)."""
    marked = _ROOTED.sub(lambda m: f"{m['head']}{origin}/", markup)
    return _ROOTED_SET.sub(lambda m: ' srcset="' + re.sub(r"(^|,\s*)/(?!/)", rf"\1{origin}/", m["value"]) + '"', marked)


def escape(text: str) -> str:
    """Return ``text`` for use in HTML text and double-quoted attributes."""
    return html.escape(text, quote=True)
