# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a published audio file says about itself: ID3v2.3 in MP3, Vorbis comments in Opus, Vorbis and FLAC, atoms in MP4.

The same tags and the same audio give the same bytes. Tags that were in the file before go, unless they are to be kept:
then only what is missing is added.
"""

import base64
import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mutagen import apev2, flac, id3, mp4
from mutagen.mp3 import MP3

from ..times import clock
from .art import Art
from .formats import Format, opened

_FRONT = 3  # the picture type „cover (front)“ of ID3 and FLAC
_NOWHERE = 0xFFFFFFFF  # CHAP: no byte offsets
_MOST = 255  # a CTOC counts its chapters in one byte
_UTF16 = 1  # the widest encoding of ID3v2.3
_HEAD = 10  # bytes: what an ID3v2.3 tag, and each of its frames, begins with (id3.org/id3v2.3.0, 3.1 and 3.3)
_FORM = 2  # counts up when tags are written in another way: copies kept from before are made anew


@dataclass(frozen=True, slots=True)
class Mark:
    """One chapter: ``start`` and ``end`` in seconds; what is not ``listed`` is in no table of contents."""

    start: float
    end: float
    title: str
    href: str = ""
    art: Art | None = None
    listed: bool = True


@dataclass(frozen=True, slots=True)
class Tags:
    """What is written. ``language`` as ISO 639-2 has it („deu“); ``link`` is the episode's page; addresses are plain ASCII."""

    title: str
    artist: str
    album: str
    year: str = ""
    track: int | None = None
    season: int | None = None
    comment: str = ""
    language: str = ""
    link: str = ""
    cover: Art | None = None
    marks: tuple[Mark, ...] = ()
    keep: bool = False

    @property
    def fingerprint(self) -> str:
        """Return a name for exactly these tags; pictures count by their content, after which their files are named."""
        return hashlib.sha256(_ENCODER.encode([_FORM, self]).encode()).hexdigest()


def _plain(value: Any) -> Any:
    return value.name if isinstance(value, Path) else {name: getattr(value, name) for name in value.__slots__}


_ENCODER = json.JSONEncoder(default=_plain)


def write(path: Path, kind: Format, tags: Tags) -> None:
    """Write the tags into the file at ``path`` (never an editor's); raises what mutagen raises."""
    _WRITERS.get(kind.name, _comments)(path, kind, tags)


def _id3(path: Path, _: Format, tags: Tags) -> None:
    before = MP3(path).tags if tags.keep else None
    made = before if before is not None else id3.ID3()
    had = {frame.FrameID for frame in made.values()}
    for frame in _frames(tags):
        if frame.FrameID not in had and not (frame.FrameID == "CTOC" and "CHAP" in had) and not (frame.FrameID == "TYER" and "TDRC" in had):
            made.add(frame)
    if not tags.keep:
        apev2.delete(path)
    made.update_to_v23()
    made.save(path, v1=0, v2_version=3, padding=lambda _: 0)
    _in_time(path)


def _in_time(path: Path) -> None:
    """Put the chapters' frames in the order of time: mutagen sorts frames by size, and players list chapters as they find them."""
    with path.open("r+b") as file:
        size = id3.BitPaddedInt(file.read(_HEAD)[6:])
        tag, frames, at = file.read(size), list[bytes](), 0
        while tag[at : at + 1].strip(b"\0"):
            end = at + _HEAD + int.from_bytes(tag[at + 4 : at + 8])
            frames.append(tag[at:end])
            at = end
        chapters = iter(sorted((one for one in frames if one.startswith(b"CHAP")), key=_times))
        file.seek(_HEAD)
        file.write(b"".join(next(chapters) if one.startswith(b"CHAP") else one for one in frames))


def _times(chapter: bytes) -> bytes:
    """Return start and end of a CHAP frame, eight bytes that sort as their numbers do; they follow its name."""
    return chapter[_HEAD:].partition(b"\0")[2][:8]


def _frames(tags: Tags) -> list[Any]:
    """Return the frames, those without a value left out (id3.org/id3v2.3.0; chapters: id3.org/id3v2-chapters-1.0)."""
    texts = {
        "TIT2": tags.title,
        "TPE1": tags.artist,
        "TALB": tags.album,
        "TYER": tags.year,
        "TRCK": str(tags.track or ""),
        "TPOS": str(tags.season or ""),
        "TCON": "Podcast",
        "TLAN": tags.language,
    }
    frames = [getattr(id3, name)(encoding=_UTF16, text=[text]) for name, text in texts.items() if text]
    if tags.comment:
        frames.append(id3.COMM(encoding=_UTF16, lang=tags.language or "XXX", desc="", text=[tags.comment]))
    if tags.link:
        frames.append(id3.WOAF(url=tags.link))
    if tags.cover:
        frames.append(_picture(tags.cover))
    chapters = [_chapter(number, mark) for number, mark in enumerate(tags.marks)]
    listed = [frame.element_id for frame, mark in zip(chapters, tags.marks, strict=True) if mark.listed][:_MOST]
    if listed:
        flags = id3.CTOCFlags.TOP_LEVEL | id3.CTOCFlags.ORDERED
        frames.append(id3.CTOC(element_id="toc", flags=flags, child_element_ids=listed, sub_frames=[]))
    return [*frames, *chapters]


def _chapter(number: int, mark: Mark) -> Any:
    sub: list[Any] = [id3.TIT2(encoding=_UTF16, text=[mark.title])] if mark.title else []
    if mark.href:
        sub.append(id3.WXXX(encoding=0, desc="", url=mark.href))
    if mark.art:
        sub.append(_picture(mark.art))
    start, end = (round(seconds * 1000) for seconds in (mark.start, mark.end))
    return id3.CHAP(element_id=f"chp{number}", start_time=start, end_time=end, start_offset=_NOWHERE, end_offset=_NOWHERE, sub_frames=sub)


def _picture(art: Art) -> Any:
    return id3.APIC(encoding=0, mime=art.mime, type=_FRONT, desc="", data=art.path.read_bytes())


def _comments(path: Path, kind: Format, tags: Tags) -> None:
    """Vorbis comments; chapters as https://wiki.xiph.org/Chapter_Extension has them."""
    file = opened(path, kind)
    if file.tags is None:
        file.add_tags()
    if not tags.keep:
        file.tags.clear()
    had = {key.upper() for key, _ in file.tags}
    numbered = any(key.startswith("CHAPTER") for key in had)
    file.tags.extend((key, text) for key, text in _pairs(tags) if text and key not in had and not (numbered and key.startswith("CHAPTER")))
    if kind.name == "flac":
        _flac_cover(file, tags)
    elif tags.cover and "METADATA_BLOCK_PICTURE" not in had:
        file.tags.append(("METADATA_BLOCK_PICTURE", base64.b64encode(_block(tags.cover).write()).decode("ascii")))
    file.save(padding=lambda _: 0)


def _pairs(tags: Tags) -> list[tuple[str, str]]:
    pairs = [
        ("TITLE", tags.title),
        ("ARTIST", tags.artist),
        ("ALBUM", tags.album),
        ("DATE", tags.year),
        ("TRACKNUMBER", str(tags.track or "")),
        ("DISCNUMBER", str(tags.season or "")),
        ("GENRE", "Podcast"),
        ("LANGUAGE", tags.language),
        ("COMMENT", tags.comment),
        ("WEBSITE", tags.link),
    ]
    for number, mark in enumerate([one for one in tags.marks if one.listed][:1000]):
        name = f"CHAPTER{number:03}"
        pairs += [(name, clock(mark.start)), (f"{name}NAME", mark.title), (f"{name}URL", mark.href)]
    return pairs


def _flac_cover(file: Any, tags: Tags) -> None:
    if not tags.keep:
        file.clear_pictures()
    if tags.cover and not file.pictures:
        file.add_picture(_block(tags.cover))


def _block(art: Art) -> Any:
    made = flac.Picture()
    made.data, made.type, made.mime = art.path.read_bytes(), _FRONT, art.mime
    made.width, made.height, made.depth = art.width, art.height, 24
    return made


def _atoms(path: Path, kind: Format, tags: Tags) -> None:
    """Write what iTunes reads; mutagen writes no chapters: those that the file brought stay."""
    file = opened(path, kind)
    if file.tags is None:
        file.add_tags()
    if not tags.keep:
        file.tags.clear()
    texts = {"©nam": tags.title, "©ART": tags.artist, "©alb": tags.album, "©day": tags.year, "©gen": "Podcast", "©cmt": tags.comment}
    values: dict[str, Any] = {key: [text] for key, text in texts.items() if text}
    values |= {name: [(number, 0)] for name, number in (("trkn", tags.track), ("disk", tags.season)) if number}
    if tags.cover:
        values["covr"] = [mp4.MP4Cover(tags.cover.path.read_bytes(), mp4.MP4Cover.FORMAT_JPEG)]
    for key, value in values.items():
        file.tags.setdefault(key, value)
    file.save(padding=lambda _: 0)


_WRITERS: dict[str, Callable[[Path, Format, Tags], None]] = {"mp3": _id3, "m4a": _atoms}  # the others have Vorbis comments
