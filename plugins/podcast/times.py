# SPDX-License-Identifier: AGPL-3.0-or-later
"""Times within an episode: read as people and programs write them, to the millisecond, and written for programs."""

import re

_TIME = re.compile(r"(?:(?:(?P<hours>\d{1,4}):)?(?P<minutes>\d{1,4}):)?(?P<seconds>\d{1,9})(?:[.,](?P<part>\d{1,9}))?", re.ASCII)


def read(text: str) -> float | None:
    """Return the seconds that „37“, „7:48“, „35:12.250“ or „01:35:52,5“ mean (Normal Play Time), None for anything else."""
    match = _TIME.fullmatch(text.strip())
    if not match:
        return None
    hours, minutes, seconds = (int(match[name] or 0) for name in ("hours", "minutes", "seconds"))
    if (match["hours"] and minutes > 59) or (match["minutes"] and seconds > 59):
        return None
    return exact(hours * 3600 + minutes * 60 + seconds + float(f"0.{match['part'] or 0}"))


def exact(seconds: float) -> float:
    """Return ``seconds`` to the millisecond, which is what every format can say."""
    return round(seconds * 1000) / 1000


def clock(seconds: float) -> str:
    """Return „01:02:03.500“."""
    whole, milliseconds = divmod(round(seconds * 1000), 1000)
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}.{milliseconds:03}"


def fragment(seconds: float) -> str:
    """Return the time for a media fragment: „263“, „263.5“."""
    return f"{seconds:.3f}".rstrip("0").rstrip(".")
