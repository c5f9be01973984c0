# SPDX-License-Identifier: AGPL-3.0-or-later
"""The forms in which chapters are published, all from the same chapters: JSON, psc, lines of the description, links on the page."""

import json
from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

from markupsafe import Markup, escape

from ...core.text import duration
from ..times import clock, fragment
from .model import Chapter, Chapters, from_beginning, visible

JSON_TYPE = "application/json+chapters"
PSC_VERSION = "1.2"
_FEWEST = 3  # with fewer Apple takes lines of a description for ordinary text
_MORE = {"de": "mehr auf {host}", "en": "more at {host}"}


def json_file(chapters: Iterable[Chapter]) -> bytes:
    """Return the JSON chapters file, version 1.2.0: https://github.com/Podcastindex-org/podcast-namespace/blob/main/chapters."""
    rows = ",\n".join(f"  {{\n   {_written(_row(one))}\n  }}" for one in chapters)
    return f'{{\n "version": "1.2.0",\n "chapters": [\n{rows}\n ]\n}}\n'.encode()


def _written(row: dict[str, Any]) -> str:
    """Return what stands between the braces of a row, a value a line; ``indent`` of ``json`` would be five times as slow."""
    return json.dumps(row, ensure_ascii=False, separators=(",\n   ", ": "))[1:-1]


def _row(one: Chapter) -> dict[str, Any]:
    known = {"title": one.title, "url": one.href, "img": one.image}
    return {"startTime": one.start, **{key: value for key, value in known.items() if value}, **({"toc": False} if one.hidden else {})}


def psc_rows(chapters: Iterable[Chapter]) -> list[dict[str, str]]:
    """Return the attributes of each psc:chapter; hidden chapters are no part of this format."""
    return [{"start": clock(one.start), "title": one.title, "href": one.href, "image": one.image} for one in visible(chapters)]


def notes(chapters: Iterable[Chapter]) -> list[str]:
    """Return „00:00:00 Titel“ a chapter for descriptions, from which apps make chapters; nothing where they would not."""
    listed = visible(chapters)
    if len(listed) < _FEWEST or not from_beginning(listed):
        return []
    return [f"{clock(one.start).partition('.')[0]} {one.title}" for one in listed]


def page(chapters: Chapters, audio_url: str, lang: str) -> Markup:
    """Return the chapters as a list of links into the audio file, which every browser plays from there."""
    more = _MORE.get(lang.partition("-")[0], _MORE["de"])
    sound = escape(audio_url)
    rows = "".join(_entry(one, sound, more) for one in visible(chapters))
    return Markup(f'<ol class="chapters">{rows}</ol>') if rows else Markup("")  # noqa: S704  # every word was escaped where it came in


def _entry(one: Chapter, sound: Markup, more: str) -> str:
    at, host = fragment(one.start), one.href and urlsplit(one.href).hostname
    time = f'<time datetime="PT{at}S">{duration(int(one.start))}</time>'
    link = f'<a href="{sound}#t={at}">{time} <span class="chapter-title">{escape(one.title)}</span></a>'
    beside = f' <a class="chapter-link" href="{escape(one.href)}">{escape(more.format(host=host))}</a>' if host else ""
    return f"<li>{link}{beside}</li>"
