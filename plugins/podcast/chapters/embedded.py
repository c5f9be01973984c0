# SPDX-License-Identifier: AGPL-3.0-or-later
"""Chapters inside the audio itself: ID3 CHAP and CTOC, Vorbis comments CHAPTERxxx, Nero chapters in MP4."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from mutagen import MutagenError

from .. import times
from ..audio.formats import Audio, opened

# start in seconds (None: unreadable), title, link, hidden, name of the picture in the cache: values that the cache can keep
Row = tuple[float | None, str, str, bool, str]
Keep = Callable[[bytes, str], Path]
_PICTURES = {"image/jpeg": ".jpg", "image/jpg": ".jpg", "image/png": ".png"}
_MARK = re.compile(r"chapter(\d{1,3})", re.IGNORECASE)


def read(path: Path, one: Audio, keep: Keep) -> list[Row]:
    """Return the chapters inside the file, in the order of their times; none where its tags cannot be read.

    ``keep`` puts a picture (bytes, ending) into the cache.
    """
    try:
        rows = _READERS.get(one.format.name, _vorbis)(opened(path, one.format), keep)
    except (MutagenError, OSError, ValueError, EOFError, AttributeError, LookupError, TypeError):
        return []
    return sorted(rows, key=lambda row: (row[0] is None, row[0] or 0))


def _id3(file: Any, keep: Keep) -> list[Row]:
    tags = file.tags
    if tags is None:
        return []
    contents = tags.getall("CTOC")
    listed = {name for content in contents for name in content.child_element_ids}
    return [_of_frame(one, bool(contents) and one.element_id not in listed, keep) for one in tags.getall("CHAP")]


def _of_frame(frame: Any, hidden: bool, keep: Keep) -> Row:
    titles, links = frame.sub_frames.getall("TIT2"), [*frame.sub_frames.getall("WXXX"), *frame.sub_frames.getall("WOAF")]
    title = " ".join(str(titles[0]).split()) if titles else ""
    return times.exact(frame.start_time / 1000), title, links[0].url.strip() if links else "", hidden, _picture(frame, keep)


def _picture(frame: Any, keep: Keep) -> str:
    """Return the name under which the picture of a chapter is kept, or an empty string."""
    pictures = [(one.data, _PICTURES[one.mime]) for one in frame.sub_frames.getall("APIC") if one.mime in _PICTURES and one.data]
    return keep(*pictures[0]).name if pictures else ""


def _vorbis(file: Any, _: Keep) -> list[Row]:
    tags = {key.lower(): value for key, value in file.tags or []}
    marks = sorted(key for key in tags if _MARK.fullmatch(key))
    return [
        (times.read(tags[key]), " ".join(tags.get(f"{key}name", "").split()), tags.get(f"{key}url", "").strip(), False, "") for key in marks
    ]


def _nero(file: Any, _: Keep) -> list[Row]:
    return [(times.exact(one.start), " ".join(one.title.split()), "", False, "") for one in file.chapters or []]


_READERS: dict[str, Callable[[Any, Keep], list[Row]]] = {"mp3": _id3, "wav": _id3, "m4a": _nero}  # the others have Vorbis comments
