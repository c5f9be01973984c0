# SPDX-License-Identifier: AGPL-3.0-or-later
"""Passages in another language: „[text]{lang=en}“ becomes a span that screen readers pronounce right."""

import html as _html
import re

from .body_rules import FOREIGN_MARKUP, LINK_WITH_SPACES, UNKNOWN_LANGUAGE, UNKNOWN_REFERENCE
from .markdown_values import Work, words
from .typography import typeset

_END = re.compile(r"\]\{lang=([^}<\s]{0,40})\}")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_TAG = re.compile(r"<(/?)([a-zA-Z0-9]+)[^>]*>")
_INLINE = words("a abbr b bdi bdo cite code del dfn em i img ins kbd mark q s small strong sub sup u br")
_SPACED = re.compile(r"\]\((?=[^\s()<>]+ )((?:[^()<>\n]|\([^()<>\n]*\)){1,200}\.[A-Za-z0-9]{2,5})\)")
_FOREIGN = re.compile(
    r"""\{%\ ?-?\ ?[a-z_]{2,}                    # Jekyll, Liquid
    |\{\{(?:&lt;|%)\ ?/?\ ?[a-z][\w-]*          # Hugo
    |!?\[\[[^\]\[<\n]{1,80}\]\]                # Obsidian, wikis
    |\[(?:gallery|caption|embed|playlist)\b    # WordPress
    """,
    re.VERBOSE,
)
_LEFT = re.compile(r"\]\[([^\]\[<]{1,80})\]")


def spans(work: Work, html: str) -> str:
    """Return ``html`` with its passages in other languages marked."""
    index = 0
    while found := _END.search(html, index):
        start = _start(html, found.start()) if _in_text(html, found.start()) else -1
        if start < 0:
            index = found.end()
            continue
        language, inner = found[1], html[start + 1 : found.start()]
        if not _LANGUAGE.fullmatch(language):
            work.find(UNKNOWN_LANGUAGE, work.search("{lang=" + language), name=language)
            span = inner
        else:
            span = f'<span lang="{language}">{typeset(inner, language) if work.options.typography else inner}</span>'
        html = f"{html[:start]}{span}{html[found.end() :]}"
        index = start + len(span)
    return html


def _in_text(html: str, index: int) -> bool:
    """Tell whether ``index`` lies neither in a tag nor in code."""
    outside = html.rfind("<", 0, index) <= html.rfind(">", 0, index)
    return outside and html.rfind("<code", 0, index) <= html.rfind("</code", 0, index)


def _start(html: str, end: int) -> int:
    """Return where the bracket opens that closes at ``end``: in the same paragraph, with whole elements between; else -1."""
    depth, index, floor = 0, end - 1, max(end - 2000, 0)
    open_elements: list[str] = []
    while index >= floor:
        char = html[index]
        if char == ">":
            index = html.rfind("<", floor, index)
            tag = _TAG.match(html, index) if index >= 0 else None
            if not tag or tag[2] not in _INLINE:
                return -1
            if tag[1]:
                open_elements.append(tag[2])
            elif tag[2] not in ("br", "img") and (not open_elements or open_elements.pop() != tag[2]):
                return -1
        elif char == "]":
            depth += 1
        elif char == "[":
            if depth == 0:
                return index if not open_elements else -1
            depth -= 1
        index -= 1
    return -1


def unresolved(work: Work, html: str) -> None:
    """Note every „[text][name]“ and „[text](na me)“ that the parser left standing, and what only other programs understand."""
    prose = re.sub(r"<(pre|code)\b.*?</\1>", "", html, flags=re.DOTALL)
    for address in dict.fromkeys(_SPACED.findall(prose)):
        written = work.unmask(_html.unescape(address))
        work.find(LINK_WITH_SPACES, work.search(f"({written})"), target=written)
    for shown in dict.fromkeys(_FOREIGN.findall(prose)):
        written = work.unmask(_html.unescape(shown))
        work.find(FOREIGN_MARKUP, work.search(written), what=written)
    for name in dict.fromkeys(_LEFT.findall(prose)):
        if not name.startswith("^"):
            work.find(UNKNOWN_REFERENCE, work.search(f"][{name}]"), name=work.unmask(name))
