# SPDX-License-Identifier: AGPL-3.0-or-later
"""Audio files: what they really are, told by their bytes, and how long they play."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mutagen import MutagenError
from mutagen.flac import FLAC
from mutagen.mp3 import MP3
from mutagen.mp4 import MP4
from mutagen.oggopus import OggOpus
from mutagen.oggvorbis import OggVorbis

_HEAD = 16_384
LFS_POINTER = b"version https://git-lfs.github.com/spec/v1"


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of audio that podcasts use. ``label`` is what people read on the download link."""

    name: str
    label: str
    mime: str
    extensions: tuple[str, ...]
    apple: bool = False

    @property
    def extension(self) -> str:
        """Return the ending a published file gets."""
        return self.extensions[0]


# In the order of reach: the first format an episode has goes into the show's main feed.
FORMATS = {
    one.name: one
    for one in (
        Format("mp3", "MP3", "audio/mpeg", (".mp3",), apple=True),
        Format("m4a", "M4A", "audio/x-m4a", (".m4a", ".mp4"), apple=True),
        Format("opus", "Opus", "audio/ogg; codecs=opus", (".opus", ".ogg", ".oga")),
        Format("vorbis", "Ogg Vorbis", "audio/ogg", (".ogg", ".oga")),
        Format("flac", "FLAC", "audio/flac", (".flac",)),
    )
}
EXTENSIONS = frozenset(extension for one in FORMATS.values() for extension in one.extensions)
# Files that are audio for people, but nothing a podcast app plays.
OTHER_EXTENSIONS = frozenset({".wav", ".aif", ".aiff", ".wma", ".aac", ".amr"})
_READERS: dict[str, Callable[[Path], Any]] = {"mp3": MP3, "m4a": MP4, "opus": OggOpus, "vorbis": OggVorbis, "flac": FLAC}


@dataclass(frozen=True, slots=True)
class Audio:
    """One audio file as it will be published: measured, never typed by hand."""

    sha256: str
    size: int
    format: Format
    seconds: float


class UnreadableError(ValueError):
    """The bytes are no audio that could be read; the message is for logs only."""


def sniff(path: Path) -> Format | None:
    """Return the format of the file at ``path``, told by its bytes alone, or None."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
        if head[:3] == b"ID3" and len(head) > 10:
            size = sum((byte & 0x7F) << shift for byte, shift in zip(head[6:10], (21, 14, 7, 0), strict=True))
            file.seek(10 + size)
            head = file.read(_HEAD).lstrip(b"\0") or b"\xff\xfb"
    return _of_head(head)


def _of_head(head: bytes) -> Format | None:
    if head[:4] == b"OggS":
        name = "opus" if b"OpusHead" in head[:512] else "vorbis" if b"\x01vorbis" in head[:512] else ""
    elif head[:4] == b"fLaC":
        name = "flac"
    elif head[4:8] == b"ftyp":
        name = "m4a"
    elif len(head) > 1 and head[0] == 0xFF and head[1] & 0xE6 == 0xE2:  # MPEG frame sync, Layer III
        name = "mp3"
    else:
        name = ""
    return FORMATS.get(name)


def is_lfs_pointer(path: Path) -> bool:
    """Tell whether the file is a Git-LFS pointer whose real content was not fetched."""
    with path.open("rb") as file:
        return file.read(len(LFS_POINTER)) == LFS_POINTER


def opened(path: Path, kind: Format) -> Any:
    """Return mutagen's view of the file: its facts (``info``) and its tags; raises what mutagen raises."""
    return _READERS[kind.name](path)


def seconds(path: Path, kind: Format) -> float:
    """Return how long the file plays, to the millisecond; raises UnreadableError."""
    try:
        length = float(opened(path, kind).info.length)
    except (MutagenError, OSError, ValueError, EOFError, AttributeError, ZeroDivisionError) as error:
        raise UnreadableError(str(error)) from error
    if length <= 0:
        raise UnreadableError("no length")
    return round(length, 3)
