# SPDX-License-Identifier: AGPL-3.0-or-later
"""Show notes for podcast apps: plain elements, at most 4000 bytes, always ending with the links that matter."""

import re
from collections.abc import Iterable

from ...core import html, syndication
from ..settings import DESCRIPTION_LIMIT

_TAGS = ("p", "ol", "ul", "li", "a", "b", "i", "strong", "em")
_DROPPED = ("figure", "table", "audio", "video", "pre", "nav", "img")
_OTHER = re.compile(rf"<(?!/?(?:{'|'.join(_TAGS)})[\s>])")
_BLOCKS = ("p", "ol", "ul")
_HEADING = re.compile(r"<(/?)h[1-6](?:\s[^>]*)?>", re.IGNORECASE)
_TOKEN = re.compile(r"""<(?P<end>/?)(?P<tag>[a-z]+)(?:[^>"]|"[^"]*")*>|(?P<text>[^<]+)""")
# A sentence ends after a long word or a „!“, so that „z. B.“, „Nr. 5“ and „3. Mai“ end none.
_SENTENCE = re.compile(r"""(?:[^\W\d_]{4}\.|[!?…])[“"«»)]*(?=\s+[„“"»«(]?[A-ZÄÖÜ0-9]|\s*\Z)""")


def notes(content: str, summary: str, links: Iterable[tuple[str, str]], chapters: Iterable[str] = ()) -> str:
    """Return the description of an episode: as much of ``content`` as fits, the chapters, the links (text, address).

    ``content`` is what ``core.syndication.content`` made of the body; without a body the summary stands in.
    """
    return ended(content, summary, ending(links, chapters))


def ended(content: str, summary: str, tail: str) -> str:
    """Return the same, ending with ``tail``."""
    simple = _HEADING.sub(lambda m: "</strong></p>" if m[1] else "<p><strong>", content)
    if _OTHER.search(simple):
        simple = syndication.clean(simple, _TAGS, _DROPPED)
    room = DESCRIPTION_LIMIT - len(tail.encode())
    return _cut(simple or f"<p>{html.escape(syndication.xml_text(summary))}</p>", room) + tail


def ending(links: Iterable[tuple[str, str]], chapters: Iterable[str] = ()) -> str:
    """Return what stands below the text: the chapters, if they leave room for it, and the links (text, address)."""
    ways = " · ".join(f'<a href="{html.escape(address)}">{html.escape(text)}</a>' for text, address in links)
    tail = f"<p>{ways}</p>" if ways else ""
    times = "".join(f"\n<p>{html.escape(syndication.xml_text(line))}</p>" for line in chapters)
    if times and len(times.encode()) <= DESCRIPTION_LIMIT // 2:  # whole or not at all: half a list would be a wrong one
        return f"{times}\n{tail}"
    return tail


def _cut(markup: str, room: int) -> str:
    """Return clean ``markup``, or its longest beginning that has at most ``room`` bytes and ends with a sentence, an entry or a block.

    What stands outside of paragraphs and lists then is left out.
    """
    if len(markup.encode()) <= room:
        return markup
    kept, done, opened = "", "", list[str]()
    for token in _TOKEN.finditer(markup):
        if not opened and (token["text"] or token["end"] or token["tag"] not in _BLOCKS):
            continue
        begin, done = done, done + token[0]
        if token["text"]:
            ends = [begin + token[0][: end.end()] for end in _SENTENCE.finditer(token[0])]
        else:
            opened = opened[:-1] if token["end"] else [*opened, token["tag"]]
            ends = [done] if token["end"] and token["tag"] in (*_BLOCKS, "li") else []
        closing = "".join(f"</{tag}>" for tag in reversed(opened))
        kept = max([kept, *(whole for end in ends if len((whole := end + closing).encode()) <= room)], key=len)
        if len(done.encode()) > room:
            break
    return kept
