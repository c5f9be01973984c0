# SPDX-License-Identifier: AGPL-3.0-or-later
"""Teasers that leave the house whole: the notice to print and pin up, the newsletter's HTML part."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import segno
from jinja2 import Environment, FileSystemLoader

from ..cards.layout import hyphenated
from ..teaser import Teaser

_FOLDER = Path(__file__).parent
NOTICE, NEWSLETTER = "notice", "newsletter"
STYLE = "aushang.css"
_LONG = 12  # letters of a word that may be parted in a title


@dataclass(frozen=True, slots=True)
class Sender:
    """Who speaks, and where people without the internet ask; empty: not known."""

    name: str
    phone: str = ""
    email: str = ""


def pages(teasers: Iterable[Teaser], authority: Sender) -> Mapping[str, str]:
    """Return „slug/notice.html“ and „slug/newsletter.html“ for the teasers of these channels, and what the notice looks like."""
    made = {f"{one.slug}/{one.channel}.html": _FORMS[one.channel](one, authority) for one in teasers if one.channel in _FORMS}
    if any(name.endswith(f"/{NOTICE}.html") for name in made):
        made[STYLE] = (_FOLDER / STYLE).read_text(encoding="utf-8")
    return made


def notice(one: Teaser, authority: Sender) -> str:
    """Return an A4 sheet: title and text, large, and a QR code (ISO/IEC 18004, level Q: paper gets wet) to the article."""
    code = segno.make(one.url, error="q", micro=False).svg_inline(omitsize=True, svgclass=None, lineclass=None) if one.url else ""
    parts = hyphenated(one.lang)  # not every browser knows how German words are parted
    title = " ".join("\u00ad".join(parts(word)) if len(word) > _LONG else word for word in one.title.split(" "))
    known = {"title": title, "lines": _lines(one), "authority": authority, "code": code, "style": STYLE}
    return _environment().get_template("notice.html").render(one=one, **known)


def newsletter(one: Teaser, authority: Sender) -> str:
    """Return a mail's HTML part: text and link only.

    It has no picture, style or script: nothing is fetched that could tell who reads, and the reader's program decides on the look.
    """
    return _environment().get_template("newsletter.html").render(one=one, lines=_lines(one), authority=authority)


_FORMS: Mapping[str, Callable[[Teaser, Sender], str]] = {NOTICE: notice, NEWSLETTER: newsletter}


def _lines(one: Teaser) -> list[str]:
    """Return the paragraphs of a teaser without its title and link, which the paper shows in its own way."""
    shown = {"", one.url, _folded(one.title)}
    return [part for part in one.text.split("\n\n") if _folded(part) not in shown]


def _folded(text: str) -> str:
    return " ".join(text.split())


def _environment() -> Environment:
    return Environment(loader=FileSystemLoader(_FOLDER), autoescape=True, trim_blocks=True, lstrip_blocks=True)
