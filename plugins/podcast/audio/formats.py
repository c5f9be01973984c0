# SPDX-License-Identifier: AGPL-3.0-or-later
"""Audio files: what they really are, told by their bytes, and what they hold."""

import base64
import struct
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
from mutagen.wave import WAVE

_HEAD = 16_384
LFS_POINTER = b"version https://git-lfs.github.com/spec/v1"


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of audio. ``label`` is what people read on the download link; ``published`` is False for what no podcast app plays."""

    name: str
    label: str
    mime: str
    extensions: tuple[str, ...]
    apple: bool = False
    published: bool = True

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
        Format("wav", "WAV", "audio/wav", (".wav",), published=False),
    )
}
EXTENSIONS = frozenset(extension for one in FORMATS.values() for extension in one.extensions)
# Files that are audio for people, but nothing a podcast app plays.
OTHER_EXTENSIONS = frozenset({".aif", ".aiff", ".wma", ".aac", ".amr"})
_READERS: dict[str, Callable[[Path], Any]] = {"mp3": MP3, "m4a": MP4, "opus": OggOpus, "vorbis": OggVorbis, "flac": FLAC, "wav": WAVE}


@dataclass(frozen=True, slots=True)
class Audio:
    """One audio file: measured, never typed by hand.

    ``bitrate`` in bit/s, ``sample_rate`` in Hz; ``edition`` is empty for what the editors made, „klein“ for the small edition of it.
    """

    sha256: str
    size: int
    format: Format
    seconds: float
    bitrate: int = 0
    sample_rate: int = 0
    channels: int = 0
    edition: str = ""

    @property
    def integrity(self) -> str:
        """Return the digest as Subresource Integrity has it (W3C SRI, podcast:integrity): „sha256-…“ in base64."""
        return f"sha256-{base64.b64encode(bytes.fromhex(self.sha256)).decode()}"


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
    elif head[:4] == b"RIFF" and head[8:12] == b"WAVE":
        name = "wav"
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


def facts(path: Path, kind: Format) -> dict[str, Any]:
    """Return what ``Audio`` tells beyond the bytes: seconds (to the millisecond), bitrate, sample_rate, channels.

    Raises UnreadableError.
    """
    try:
        info = opened(path, kind).info
        seconds = float(info.length)
    except (MutagenError, OSError, ValueError, EOFError, AttributeError, ZeroDivisionError, struct.error) as error:
        raise UnreadableError(str(error)) from error
    size = path.stat().st_size
    if seconds <= 0 or (kind.name == "wav" and seconds * info.bitrate / 8 > size):
        raise UnreadableError("nothing to hear, or the end is missing")
    bitrate = getattr(info, "bitrate", 0) or size * 8 / seconds
    # Opus is always decoded at 48 kHz, so its header has no rate of its own (RFC 7845, section 5.1)
    rate = getattr(info, "sample_rate", 48_000)
    return {"seconds": round(seconds, 3), "bitrate": round(bitrate), "sample_rate": rate, "channels": info.channels}
