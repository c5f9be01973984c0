# SPDX-License-Identifier: AGPL-3.0-or-later
"""Tables: header cells say what they head, and a wide table scrolls in a container that the keyboard reaches."""

import re

from ..core.html import escape, plain
from .body_rules import TABLE_WITHOUT_HEADER
from .markdown_values import Work

_TABLE = re.compile(r'<table data-sourcepos="(\d+):(\d+)-[^"]*">([^<]*+(?:<(?!/table>)[^<]*+)*)</table>')
_HEAD = re.compile(r"<th(?=[ >])[^>]*>(.*?)</th>", re.DOTALL)
_BARE = re.compile(r"<th(?! scope)(?=[ >])")
_ALIGN = re.compile(r'(<t[hd])([^>]*?) align="(left|center|right)"')
_ROW = re.compile(r"(<tr[^>]*>\s*)<td([^>]*)>(.*?)</td>", re.DOTALL)
_CLASSES = {"left": "", "center": ' class="mitte"', "right": ' class="rechts"'}


def tables(work: Work, html: str) -> str:
    """Return ``html`` with accessible tables; empty column headers are a finding."""
    if "<table d" not in html:
        return html
    number = 0

    def table(match: re.Match[str]) -> str:
        nonlocal number
        number += 1
        inner = match[3]
        if " align=" in inner:
            inner = _ALIGN.sub(lambda m: f"{m[1]}{m[2]}{_CLASSES[m[3]]}", inner)
        titles = [plain(cell) for cell in _HEAD.findall(inner)]
        if not any(titles):
            work.find(TABLE_WITHOUT_HEADER, work.parsed(match[1], match[2]))
        inner = _headed(inner, titles)
        label = escape(f"{'Table' if work.english else 'Tabelle'} {number}{_after(html, match.start())}")
        return f'<div class="tabelle" role="region" aria-label="{label}" tabindex="0">\n<table>{inner}</table>\n</div>'

    return _TABLE.sub(table, html)


def _headed(inner: str, titles: list[str]) -> str:
    """Mark header cells; where the corner is empty the first column heads the rows."""
    if len(titles) > 1 and not titles[0] and any(titles):
        inner = _ROW.sub(lambda m: f'{m[1]}<th scope="row"{m[2]}>{m[3]}</th>', inner)
        inner = re.sub(r"<th((?! scope)[^>]*)></th>", r"<td\1></td>", inner, count=1)
    return _BARE.sub('<th scope="col"', inner)


def _after(html: str, index: int) -> str:
    """Return „: Überschrift“ for the heading above the table, or an empty string."""
    end = html.rfind("</h", 0, index)
    start = html.rfind(f"<h{html[end + 3]}", 0, end) if end >= 0 else -1
    return f": {plain(html[html.find('>', start) + 1 : end])}" if start >= 0 else ""
