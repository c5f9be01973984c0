# SPDX-License-Identifier: AGPL-3.0-or-later
"""build/teasers/index.html: calendar and gallery for the social media desk, made for a phone, without a server or a network."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from itertools import groupby
from pathlib import Path

from jinja2 import Environment, FileSystemLoader

from ..blocks import Block
from ..book import book
from ..teaser import State, Teaser

_FOLDER = Path(__file__).parent
ASSETS = ("gallery.css", "gallery.js")
_DAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")


def assets() -> Mapping[str, bytes]:
    """Return the page's stylesheet and script by file name."""
    return {name: (_FOLDER / name).read_bytes() for name in ASSETS}


def page(teasers: Iterable[Teaser], authority: str, *, answers: bool = False) -> str:
    """Return the page; pictures lie beside it, under the names they have in the output; ``answers`` is a page beside it too."""
    listed = list(teasers)
    planned = [one for one in listed if one.at and one.state is not State.SENT]
    return (
        _environment()
        .get_template("gallery.html")
        .render(
            authority=authority,
            answers=answers,
            weeks=[(monday, list(days)) for monday, days in groupby(_days(planned), key=lambda row: row[0] - timedelta(row[0].weekday()))],
            planned=[one for one in planned if one.state is not State.WAITING],
            waiting=[one for one in listed if one.state is State.WAITING],
            sent=[one for one in listed if one.state is State.SENT],
            book=book(),
            day=_day,
            State=State,
        )
    )


def answers(blocks: Iterable[Block], authority: str) -> Mapping[str, str]:
    """Return „antworten.html“: what the desk replies to citizens' frequent questions; no file where no block answers one."""
    asked = [one for one in blocks if one.question]
    if not asked:
        return {}
    return {"antworten.html": _environment().get_template("answers.html").render(authority=authority, blocks=asked, book=book())}


def _environment() -> Environment:
    return Environment(loader=FileSystemLoader(_FOLDER), autoescape=True, trim_blocks=True, lstrip_blocks=True)


def _days(planned: Iterable[Teaser]) -> Iterable[tuple[date, list[list[Teaser]]]]:
    """Yield each day with its posts; a post holds its teasers for all channels that get it at the same time."""
    posts: dict[tuple[datetime, str], list[Teaser]] = {}
    for one in planned:
        if one.at:
            posts.setdefault((one.at, one.source), []).append(one)
    for day, rows in groupby(sorted(posts), key=lambda key: key[0].date()):
        yield day, [posts[key] for key in rows]


def _day(day: date | datetime) -> str:
    return f"{_DAYS[day.weekday()]}, {day.day}.{day.month}.{day.year}"
