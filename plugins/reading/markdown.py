# SPDX-License-Identifier: AGPL-3.0-or-later
"""Markdown becomes HTML: accessible, typographically right, with every finding on its line."""

import re
from functools import cache

import comrak

from . import headings, markdown_links, markdown_source, typography
from .markdown_values import Body, FileFacts, ImageRef, LinkRef, Options, Work

__all__ = ["Body", "FileFacts", "ImageRef", "LinkRef", "Options", "convert"]

_PLACES = re.compile(r' data-sourcepos="[^"]*"')


def convert(text: str, *, first_line: int = 1, path: str, options: Options = Options()) -> Body:  # noqa: B008  # frozen
    """Return the Markdown ``text`` as HTML; ``first_line`` is its first line in the file ``path`` (project-relative)."""
    work = Work(path, first_line - 1, options)
    work.text = markdown_source.clean(work, text)
    source = markdown_source.protect(work, work.text)
    html = comrak.render_markdown(source, *_parser(hard=options.lang == "de-simple"))
    work.ids = headings.known_ids(html)
    html = headings.headings(work, html)
    html = markdown_links.links_and_images(work, html)
    markdown_links.anchors(work, html)
    html = _PLACES.sub("", html)
    if options.typography:
        html = typography.typeset(html, options.lang)
    html = work.unmask(html)
    return Body(html, tuple(sorted(work.findings)), tuple(work.links), tuple(work.images))


@cache
def _parser(*, hard: bool) -> tuple[comrak.ExtensionOptions, comrak.ParseOptions, comrak.RenderOptions]:
    """Return comrak's options; ``hard`` keeps every line break."""
    extensions, parsing, rendering = comrak.ExtensionOptions(), comrak.ParseOptions(), comrak.RenderOptions()
    extensions.table = extensions.footnotes = extensions.description_lists = extensions.alerts = True
    extensions.strikethrough = extensions.autolink = extensions.block_directive = True
    parsing.sourcepos_chars = True
    rendering.sourcepos = rendering.unsafe_ = True
    rendering.hardbreaks = hard
    return extensions, parsing, rendering
