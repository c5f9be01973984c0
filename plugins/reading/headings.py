# SPDX-License-Identifier: AGPL-3.0-or-later
"""Headings: one h1 a page, no level skipped, an id of our own for each."""

import re

from ..core.finding import Position
from ..core.html import plain
from ..core.text import slug
from .body_rules import HEADING_EMPTY, HEADING_SKIPPED
from .markdown_values import Work

_HEADING = re.compile(r"<h([1-6])\b([^>]*)>([^<]*+(?:<(?!/h\1>)[^<]*+)*)</h\1>")
_PLACE = re.compile(r'data-sourcepos="(\d+):(\d+)-')
_ID = re.compile(r'\bid="([^"]+)"')
_LANG = re.compile(r'\slang="[^"]*"')
_ANY_ID = re.compile(r'<[^>]*\sid="([^"]+)"')


def headings(work: Work, html: str) -> str:
    """Return ``html`` with its headings at the levels of a well-formed outline below the page's own h1."""
    if "<h" not in html:
        return html
    stack: list[int] = []

    def heading(match: re.Match[str]) -> str:
        found, attributes, inner = int(match[1]), match[2], match[3]
        text = work.unmask(plain(inner) if "<" in inner or "&" in inner else inner)
        if not text and "<img" not in inner:
            work.find(HEADING_EMPTY, _place(work, match))
            return ""
        above = _descend(stack, found)
        if found > above + 1:
            work.find(HEADING_SKIPPED, _place(work, match), text=text, found="#" * found, right="#" * (above + 1))
        level = min(work.options.top + len(stack) - 1, 6)
        plainly = attributes.count("=") == 1 and "data-s" in attributes
        own, language = (None, None) if plainly else (_ID.search(attributes), _LANG.search(attributes))
        name = own[1] if own else unique(work, slug(text) or "abschnitt")
        return f'<h{level} id="{name}"{language[0] if language else ""}>{inner}</h{level}>'

    return _HEADING.sub(heading, html)


def _descend(stack: list[int], found: int) -> int:
    """Put ``found`` on the stack of open levels; return the level above it (1 for the title, when that suffices)."""
    while stack and stack[-1] >= found:
        stack.pop()
    above = stack[-1] if stack else 1
    stack.append(found)
    return above


def _place(work: Work, match: re.Match[str]) -> Position:
    place = _PLACE.search(match[2])
    return work.parsed(place[1], place[2]) if place else work.search(match[0][: match.end(2) - match.start()])


def known_ids(html: str) -> set[str]:
    """Return the ids that ``html`` carries already (footnotes, raw HTML)."""
    return set(_ANY_ID.findall(html)) if ' id="' in html else set()


def unique(work: Work, name: str) -> str:
    """Return ``name``, with a number behind it if the text has it already."""
    number, candidate = 2, name
    while candidate in work.ids:
        number, candidate = number + 1, f"{name}-{number}"
    work.ids.add(candidate)
    return candidate
