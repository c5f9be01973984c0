# SPDX-License-Identifier: AGPL-3.0-or-later
"""Show notes for podcast apps: plain elements, at most 4000 bytes, always ending with the links that matter."""

import re
from collections.abc import Iterable, Iterator

from ...core import html, syndication
from ..settings import DESCRIPTION_LIMIT

_TAGS = ("p", "ol", "ul", "li", "a", "b", "i", "strong", "em")
_DROPPED = ("figure", "table", "audio", "video", "pre", "nav", "img")
_HEADING = re.compile(r"<(/?)h[1-6](?:\s[^>]*)?>", re.IGNORECASE)
_BLOCK_TAG = re.compile(r"<(/?)(?:p|ol|ul)(?:\s[^>]*)?>")


def notes(content: str, summary: str, links: Iterable[tuple[str, str]], chapters: Iterable[str] = ()) -> str:
    """Return the description of an episode: as many whole blocks of ``content`` as fit, the chapters, the links (text, address).

    ``content`` is what ``core.syndication.content`` made of the body; without a body the summary stands in.
    """
    ending = " · ".join(f'<a href="{html.escape(address)}">{html.escape(text)}</a>' for text, address in links)
    tail = f"<p>{ending}</p>" if ending else ""
    times = "".join(f"\n<p>{html.escape(syndication.xml_text(line))}</p>" for line in chapters)
    if times and len(times.encode()) <= DESCRIPTION_LIMIT // 2:  # whole or not at all: half a list would be a wrong one
        tail = f"{times}\n{tail}"
    simple = syndication.clean(_HEADING.sub(lambda m: "</strong></p>" if m[1] else "<p><strong>", content), _TAGS, _DROPPED)
    room, kept = DESCRIPTION_LIMIT - len(tail.encode()), ""
    for block in _blocks(simple or f"<p>{html.escape(syndication.xml_text(summary))}</p>"):
        if len((kept + block).encode()) > room:
            break
        kept += block
    return kept + tail


def _blocks(markup: str) -> Iterator[str]:
    """Yield the outermost paragraphs and lists."""
    depth = begin = 0
    for tag in _BLOCK_TAG.finditer(markup):
        if tag[1]:
            depth -= 1
            if depth == 0:
                yield markup[begin : tag.end()].strip()
                begin = tag.end()
        else:
            if depth == 0:
                begin = tag.start()
            depth += 1
