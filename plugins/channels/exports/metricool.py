# SPDX-License-Identifier: AGPL-3.0-or-later
"""Metricool, calendar import: one CSV file for all channels, drafts with alt texts and without short links.

The columns are those of the template that Metricool offers for download (93 in 2026), in its order.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from .row import Row, by_channel, cells, shown, table

TITLE, ALT, MOST = "Metricool", True, 10
CHANNELS = {
    "facebook": "Facebook",
    "x": "Twitter/X",
    "linkedin": "LinkedIn",
    "instagram": "Instagram",
    "youtube": "Youtube",
    "threads": "Threads",
    "bluesky": "Bluesky",
}
_PICTURES = tuple(f"Picture Url {number}" for number in range(1, 11))
_ALTS = tuple(f"Alt text picture {number}" for number in range(1, 11))
_X_POLL = tuple(f"Twitter/X Poll {name}" for name in ("Duration minutes", *(f"Option {number}" for number in range(1, 5))))
_PINTEREST = tuple(f"Pinterest {name}" for name in ("Board", "Pin Title", "Pin Link", "Pin New Format"))
_YOUTUBE = ("Youtube Video Title", "Youtube Video Type", "Youtube Video Privacy", "Youtube video for kids")
_TIKTOK = (
    *("Title", "disable comments", "disable duet", "disable stitch", "Post Privacy", "Branded Content", "Your Brand", "Auto Add Music"),
    *("Photo Cover Index", "musicId", "music title", "music author", "music previewUrl", "music thumbnailUrl", "music soundVolume"),
    *("music originalVolume", "music startMillis", "music endMillis", "Ai generated content"),
)
_LINKEDIN = (
    *("Type", "Poll Question", "Poll Option 1", "Poll Option 2", "Poll Option 3", "Poll Option 4", "Poll Duration"),
    *("Show link preview", "Images as Carousel"),
)
_HEADER = (
    *(
        "Text",
        "Date",
        "Time",
        "Draft",
        "Facebook",
        "Twitter/X",
        "LinkedIn",
        "GBP",
        "Instagram",
        "Pinterest",
        "TikTok",
        "Youtube",
        "Threads",
    ),
    *("Bluesky", *_PICTURES, *_ALTS, "Document title", "Shortener", "Video Thumbnail Url", "Video Cover Frame"),
    *("Twitter/X Can reply", "Twitter/X Type", *_X_POLL, *_PINTEREST, "Instagram Post Type", "Instagram Show Reel On Feed"),
    *(*_YOUTUBE, "Youtube Video Category", "Youtube Video Tags", "Youtube playlist", "GBP Post Type", "Facebook Post Type"),
    *("Facebook Title", "First Comment Text", *(f"TikTok {name}" for name in _TIKTOK), *(f"LinkedIn {name}" for name in _LINKEDIN)),
    *("Threads Reply Control", "Threads Is Spoiler", "Threads Post Type"),
)
_NETWORKS = ("Facebook", "Twitter/X", "LinkedIn", "GBP", "Instagram", "Pinterest", "TikTok", "Youtube", "Threads", "Bluesky")
_KINDS = {"facebook": "Facebook Post Type", "x": "Twitter/X Type", "instagram": "Instagram Post Type", "threads": "Threads Post Type"}


def write(rows: Iterable[Row]) -> Mapping[str, bytes]:
    """Return metricool.csv, none where no channel is Metricool's."""
    listed = [one for found in by_channel(rows, CHANNELS).values() for one in found]
    listed.sort(key=lambda one: (one.at, one.channel))
    return {"metricool.csv": table(_HEADER, map(_row, listed))} if listed else {}


def _row(one: Row) -> list[str]:
    known = {
        "Text": one.text,
        "Date": f"{one.at:%Y-%m-%d}",
        "Time": f"{one.at:%H:%M:%S}",
        "Draft": "TRUE",
        "Shortener": "FALSE",
        **dict.fromkeys(_NETWORKS, "FALSE"),
        CHANNELS[one.channel]: "TRUE",
        **({"Youtube Video Title": one.title} if one.channel == "youtube" else {}),
        **({_KINDS[one.channel]: "POST"} if one.channel in _KINDS else {}),
        **dict(zip(_PICTURES, (each.url for each in one.pictures), strict=False)),
        **dict(zip(_ALTS, (each.alt for each in one.pictures), strict=False)),
    }
    return [known.get(name, "") for name in _HEADER]


def read(data: bytes, zone: ZoneInfo = ZoneInfo("Europe/Berlin")) -> list[Row]:  # noqa: B008  # immutable
    """Return what Metricool would read; raises ValueError for a row that is for no channel or for several."""
    made = list[Row]()
    for row in cells(data, _HEADER):
        channels = [channel for channel, flag in CHANNELS.items() if row[flag] == "TRUE"]
        if len(channels) != 1 or row["Shortener"] != "FALSE":
            raise ValueError("not exactly one channel, or with short links")
        at = datetime.strptime(f"{row['Date']} {row['Time']}", "%Y-%m-%d %H:%M:%S").replace(tzinfo=zone)
        made.append(Row(channels[0], row["Text"], at, shown([row[one] for one in _PICTURES], [row[one] for one in _ALTS])))
    return made
