# SPDX-License-Identifier: AGPL-3.0-or-later
"""Markdown becomes HTML: accessible, typographically right, with every finding on its line.

The parser (comrak) knows where each element stands and says so in ``data-sourcepos``; the steps below work on its HTML,
each only where the text has what it is for, and the places are taken out at the end.
"""

import re
from functools import cache

import comrak

from . import markdown_links, markdown_source
from .directives import Call, scan
from .headings import headings, known_ids
from .highlight import highlight
from .markdown_boxes import boxes
from .markdown_footnotes import footnotes
from .markdown_spans import spans, unresolved
from .markdown_tables import tables
from .markdown_values import Body, FileFacts, ImageRef, LinkRef, Options, Work
from .sanitize import MAYBE, local, sanitize, well_formed
from .typography import typeset

__all__ = ["Body", "FileFacts", "ImageRef", "LinkRef", "Options", "convert"]

_MAIL = re.compile(r'(<a href="mailto:[^>]*>[^<@]*)@')
_PLACES = re.compile(r' data-sourcepos="[^"]*"')
_BARE = re.compile(r"://(?<!\]\(http://)(?<!\]\(https://)")
_DEFAULT = Options()


def convert(text: str, *, first_line: int = 1, path: str, options: Options = _DEFAULT) -> Body:
    """Return the Markdown ``text`` as HTML; ``first_line`` is its first line in the file ``path`` (project-relative)."""
    work = Work(path, first_line - 1, options)
    work.text = markdown_source.clean(work, text)
    if markdown_source.too_dense(work, work.text):
        return Body(markdown_source.plain(work.text), tuple(work.findings))
    source = markdown_source.protect(work, work.text)
    calls: list[Call] = []
    mark = ""
    if ":::" in source:
        mark = markdown_source.free(work, source, "")
        source, calls = scan(work, source, mark)
    mixed = bool(MAYBE.search(source))
    if not (mixed or calls):  # nothing of ours will name a place in its HTML: the parser may count bytes, a fifth faster
        work.rows = source.split("\n")
    html = _rendered(source, hard=options.lang == "de-simple", chars=not work.rows)
    if markdown_source.too_deep(work, source, html):
        return Body(markdown_source.plain(work.text), tuple(work.findings))
    if mixed:
        html = local(work, markdown_links.raw(work, sanitize(work, markdown_links.links_and_images(work, html, f" {markdown_links.DONE}"))))
        work.ids = known_ids(html)
    html = boxes(work, html, calls, mark)
    html = _structured(work, html)
    if mixed:
        html = well_formed(html)
    if "]{lang=" in html:
        html = spans(work, html)
    if options.typography:
        html = typeset(html, options.lang)
    return Body(work.unmask(html), tuple(sorted(set(work.findings))), tuple(work.links), tuple(work.images))


def _rendered(source: str, *, hard: bool, chars: bool) -> str:
    """Return the parser's HTML. Looking for bare addresses is slow (it stops at every „w“) and mostly in vain, hence the question."""
    bare = bool(_BARE.search(source)) or "www." in source or "@" in source
    html = comrak.render_markdown(source, *_parser(hard=hard, chars=chars, bare=bare))
    if not bare and "(http" in html:  # brackets that turned out to be no link
        html = comrak.render_markdown(source, *_parser(hard=hard, chars=chars, bare=True))
    return html


def _structured(work: Work, html: str) -> str:
    """Return ``html`` with an outline, links, code, tables and footnotes as a page needs them."""
    if "^" in work.text:
        work.ids |= known_ids(html)
    html = headings(work, html)
    html = tables(work, highlight(work, html))
    html = footnotes(work, markdown_links.links_and_images(work, html))
    html = _PLACES.sub("", html)
    if '"mailto:' in html:
        html = _MAIL.sub(r"\1<wbr>@", html)  # a phone breaks the line there, not before the last letter
    if "[" in html or "{%" in html or "{{" in html:
        unresolved(work, html)
    return html


@cache
def _parser(
    *, hard: bool, chars: bool = True, bare: bool = True
) -> tuple[comrak.ExtensionOptions, comrak.ParseOptions, comrak.RenderOptions]:
    """Return comrak's options.

    ``hard`` keeps every line break, ``chars`` counts columns in characters instead of bytes, ``bare`` makes links of bare addresses.
    """
    extensions, parsing, rendering = comrak.ExtensionOptions(), comrak.ParseOptions(), comrak.RenderOptions()
    extensions.table = extensions.footnotes = extensions.description_lists = extensions.alerts = True
    extensions.strikethrough = extensions.block_directive = True
    extensions.autolink = bare
    parsing.sourcepos_chars = chars
    rendering.sourcepos = rendering.unsafe_ = True
    rendering.hardbreaks = hard
    return extensions, parsing, rendering
