# SPDX-License-Identifier: AGPL-3.0-or-later
"""Buffer, bulk upload: one CSV file a channel, at most 100 posts with one picture and no alt text; a sheet with them lies beside."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from .row import Row, by_channel, cells, shown, table

TITLE, ALT, MOST = "Buffer", False, 1
_HEADER = ("Text", "Image URL", "Tags", "Posting Time")
_SIDE = ("Posting Time", "Image URL", "Alt text")
CHANNELS = ("facebook", "x", "instagram", "linkedin", "threads", "mastodon", "bluesky", "youtube")
_TIME = "%Y-%m-%d %H:%M"  # in the time zone of the account
_ROWS = 100
_PICTURES = (".jpg", ".jpeg", ".png")


def write(rows: Iterable[Row]) -> Mapping[str, bytes]:
    """Return buffer-CHANNEL.csv, numbered where there are more than a hundred posts, and the sheets with alt texts."""
    made: dict[str, bytes] = {}
    for channel, listed in by_channel(rows, CHANNELS).items():
        parts = (listed[begin : begin + _ROWS] for begin in range(0, len(listed), _ROWS))
        for number, part in enumerate(parts, 1):
            name = f"buffer-{channel}" + (f"-{number}" if number > 1 else "")
            made[f"{name}.csv"] = table(_HEADER, [(one.text, one.image, "", f"{one.at:{_TIME}}") for one in part])
            made[f"{name}-alternativtexte.csv"] = table(_SIDE, [(f"{one.at:{_TIME}}", *each) for one in part for each in one.pictures])
    return made


def read(data: bytes, channel: str = "", zone: ZoneInfo = ZoneInfo("Europe/Berlin")) -> list[Row]:  # noqa: B008  # immutable
    """Return what Buffer would read; raises ValueError for what it would refuse."""
    rows = cells(data, _HEADER)
    if len(rows) > _ROWS:
        raise ValueError("more than 100 rows")
    for row in rows:
        if not row["Text"] or (row["Image URL"] and not row["Image URL"].startswith("https://")):
            raise ValueError("an empty text or a picture without https")
        if row["Image URL"] and not row["Image URL"].endswith(_PICTURES):
            raise ValueError("a picture that is neither JPEG nor PNG")
    times = [datetime.strptime(row["Posting Time"], _TIME).replace(tzinfo=zone) for row in rows]
    return [Row(channel, row["Text"], at, shown([row["Image URL"]])) for row, at in zip(rows, times, strict=True)]
