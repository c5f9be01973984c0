# SPDX-License-Identifier: AGPL-3.0-or-later
"""Fenced code, coloured at build time with classes (no inline styles) where its language is known."""

import html as _html
import re
from functools import cache
from typing import TYPE_CHECKING

from ..core.finding import instead
from .body_rules import UNKNOWN_CODE_LANGUAGE
from .markdown_values import Work

if TYPE_CHECKING:
    from pygments.lexer import Lexer

_CODE = re.compile(r'<pre data-sourcepos="(\d+):(\d+)-[^"]*"><code(?: class="language-([^"]*)")?>(.*?)</code></pre>', re.DOTALL)
_PLAIN = frozenset(("text", "txt", "plain", "plaintext", "ausgabe", "output", "console-output"))


def highlight(work: Work, html: str) -> str:
    """Return ``html`` with its code blocks coloured; each can be scrolled with the keyboard."""
    if "</code></pre>" not in html:
        return html

    def block(match: re.Match[str]) -> str:
        name = _html.unescape(work.unmask(match[3] or ""))
        known = lexer(name.lower()) if name and name.lower() not in _PLAIN else None
        if name and known is None and name.lower() not in _PLAIN:
            work.find(
                UNKNOWN_CODE_LANGUAGE,
                work.parsed(match[1], match[2]),
                name=name,
                nearest=instead(name.lower(), _names()) or "Für Text ohne Farben: ``` text",
            )
        inner = _coloured(_html.unescape(match[4]), known) if known else match[4]
        language = f' class="language-{match[3]}"' if known else ""
        return f'<pre class="highlight" tabindex="0"><code{language}>{inner}</code></pre>'

    return _CODE.sub(block, html)


@cache
def lexer(name: str) -> "Lexer | None":
    """Return the lexer for a language's name, None where there is none."""
    from pygments.lexers import get_lexer_by_name
    from pygments.util import ClassNotFound

    try:
        return get_lexer_by_name(name, stripnl=False, ensurenl=False)
    except ClassNotFound:
        return None


@cache
def _names() -> tuple[str, ...]:
    from pygments.lexers import get_all_lexers

    return tuple(sorted({alias for _, aliases, _, _ in get_all_lexers() for alias in aliases}))


def _coloured(code: str, known: "Lexer") -> str:
    from pygments import highlight as colour
    from pygments.formatters import HtmlFormatter

    return str(colour(code, known, HtmlFormatter(nowrap=True)))
