# SPDX-License-Identifier: AGPL-3.0-or-later
"""Publer, bulk upload: one CSV file a channel with alt texts; a post without a date would be scheduled by Publer itself."""

import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from .row import Row, by_channel, cells, shown, table

TITLE, ALT, MOST = "Publer", True, None
_HEADER = (
    "Date - Intl. format or prompt",
    "Text",
    "Link(s) - Separated by comma for FB carousels",
    "Media URL(s) - Separated by comma",
    "Title - For the video, pin, PDF ..",
    "Label(s) - Separated by comma",
    "Alt text(s) - Separated by ||",
    "Comment(s) - Separated by ||",
    "Pin board, FB album, or Google category",
    "Post subtype - I.e. story, reel, PDF ..",
    "CTA - For Facebook links or Google",
    "Reminder - For stories, reels, shorts, and TikToks",
)
CHANNELS = ("facebook", "x", "instagram", "linkedin", "threads", "mastodon", "bluesky", "telegram", "youtube")
_TIME = "%Y/%m/%d %H:%M"
_BETWEEN = "||"


def write(rows: Iterable[Row]) -> Mapping[str, bytes]:
    """Return publer-CHANNEL.csv."""
    return {f"publer-{channel}.csv": table(_HEADER, map(_row, listed)) for channel, listed in by_channel(rows, CHANNELS).items()}


def _row(one: Row) -> tuple[str, ...]:
    """Return a row; its link stands in the text: a link of its own beside a picture is refused („Invalid URL attached“)."""
    urls = ", ".join(each.url.replace(",", "%2C") for each in one.pictures)
    alts = _BETWEEN.join(alone(each.alt) for each in one.pictures)
    return (f"{one.at:{_TIME}}", one.text, "", urls, one.title if one.channel == "youtube" else "", "", alts, "", "", "", "", "")


def alone(alt: str) -> str:
    """Return an alt text in which nothing can be taken for the bars between two of them."""
    return re.sub(r"\|{2,}", "|", " ".join(alt.split())).strip("| ")


def read(data: bytes, channel: str = "", zone: ZoneInfo = ZoneInfo("Europe/Berlin")) -> list[Row]:  # noqa: B008  # immutable
    """Return what Publer would read; raises ValueError for what it would refuse or schedule by itself."""
    made = list[Row]()
    for row in cells(data, _HEADER):
        if not row[_HEADER[0]]:
            raise ValueError("no date: Publer would schedule it by itself")
        if row[_HEADER[2]] and row[_HEADER[3]]:
            raise ValueError("a link beside media")
        at = datetime.strptime(row[_HEADER[0]], _TIME).replace(tzinfo=zone)
        made.append(Row(channel, row["Text"], at, shown(row[_HEADER[3]].split(", "), row[_HEADER[6]].split(_BETWEEN))))
    return made
