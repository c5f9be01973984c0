# SPDX-License-Identifier: AGPL-3.0-or-later
"""Metricool, calendar import: one CSV file for all channels, drafts with alt texts.

The importer knows about ninety columns by their names; those that are not in the file keep their defaults.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from .row import Row, by_channel, cells, table

ALT = True
_FLAGS = {
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
_HEADER = ("Text", "Date", "Time", "Draft", *_FLAGS.values(), *_PICTURES, *_ALTS)


def write(rows: Iterable[Row]) -> Mapping[str, bytes]:
    """Return metricool.csv, none where no channel is Metricool's."""
    listed = [one for found in by_channel(rows, _FLAGS).values() for one in found]
    listed.sort(key=lambda one: (one.at, one.channel))
    return {"metricool.csv": table(_HEADER, map(_row, listed))} if listed else {}


def _row(one: Row) -> list[str]:
    known = {
        "Text": one.text,
        "Date": f"{one.at:%Y-%m-%d}",
        "Time": f"{one.at:%H:%M:%S}",
        "Draft": "TRUE",
        _PICTURES[0]: one.image,
        _ALTS[0]: one.alt,
    }
    flags = {flag: "TRUE" if channel == one.channel else "FALSE" for channel, flag in _FLAGS.items()}
    return [(known | flags).get(name, "") for name in _HEADER]


def read(data: bytes, zone: ZoneInfo = ZoneInfo("Europe/Berlin")) -> list[Row]:  # noqa: B008  # immutable
    """Return what Metricool would read; raises ValueError for a row that is for no channel or for several."""
    made = list[Row]()
    for row in cells(data, _HEADER):
        channels = [channel for channel, flag in _FLAGS.items() if row[flag] == "TRUE"]
        if len(channels) != 1:
            raise ValueError("not exactly one channel")
        at = datetime.strptime(f"{row['Date']} {row['Time']}", "%Y-%m-%d %H:%M:%S").replace(tzinfo=zone)
        made.append(Row(channels[0], row["Text"], at, row[_PICTURES[0]], row[_ALTS[0]]))
    return made
