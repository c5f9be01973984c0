# SPDX-License-Identifier: AGPL-3.0-or-later
"""Take the metadata out of a picture without touching its pixels: no place, no camera, no names, no hidden thumbnail."""

import io
import struct
from collections.abc import Iterator

from PIL import Image

SUFFIXES = (".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".webp")
_ORIENTATION = 0x0112
_JPEG_KEPT = {0xE0, 0xE2, 0xEE}  # JFIF, colour profile, Adobe's colour transform; other APPn and comments go
_PNG_GONE = {b"eXIf", b"tEXt", b"iTXt", b"zTXt", b"tIME"}
_WEBP_GONE = {b"EXIF", b"XMP "}
_WEBP_FLAGS = 0b00001100  # „there is EXIF“, „there is XMP“


def cleaned(data: bytes) -> bytes:
    """Return the picture without metadata; only which side is up stays. What is no JPEG, PNG or WebP is returned as it is."""
    try:
        if data.startswith(b"\xff\xd8"):
            return _jpeg(data)
        if data.startswith(b"\x89PNG\r\n\x1a\n"):
            return data[:8] + b"".join(chunk for name, chunk in _png_chunks(data) if name not in _PNG_GONE)
        if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
            return _webp(data)
    except (struct.error, IndexError):
        pass  # cut off in the middle of a length: nothing that browsers would read
    return data


def _jpeg(data: bytes) -> bytes:
    """Keep the segments that make the picture; what follows its end (a phone's second picture, a video) goes too."""
    kept, at = [data[:2], _upright(data)], 2
    while data[at + 1] != 0xDA:
        if data[at] != 0xFF or data[at + 1] == 0xFF:  # padding between segments
            at += 1
            continue
        length = 2 + struct.unpack(">H", data[at + 2 : at + 4])[0]
        marker = data[at + 1]
        profile = marker != 0xE2 or data[at + 4 : at + 16] == b"ICC_PROFILE\0"
        if not (0xE0 <= marker <= 0xEF or marker == 0xFE) or (marker in _JPEG_KEPT and profile):
            kept.append(data[at : at + length])
        at += length
    end = _end_of_scans(data, at)
    return b"".join((*kept, data[at:end]))


def _end_of_scans(data: bytes, at: int) -> int:
    """Return where the picture that begins its scans at ``at`` ends: behind the first end marker between segments."""
    while True:
        at = data.find(b"\xff", at)
        if at < 0 or at + 1 >= len(data):
            return len(data)
        marker = data[at + 1]
        if marker == 0xD9:
            return at + 2
        if marker in (0x00, 0xFF, 0x01) or 0xD0 <= marker <= 0xD7:
            at += 1 if marker == 0xFF else 2
        else:
            at += 2 + struct.unpack(">H", data[at + 2 : at + 4])[0]


def _upright(data: bytes) -> bytes:
    """Return a segment that holds nothing but which side is up; empty where that is plain."""
    try:
        with Image.open(io.BytesIO(data), formats=("JPEG",)) as image:
            turned = image.getexif().get(_ORIENTATION, 1)
    except (OSError, SyntaxError, ValueError):
        return b""
    if turned not in range(2, 9):
        return b""
    only = Image.Exif()
    only[_ORIENTATION] = turned
    body = only.tobytes()
    return b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body


def _png_chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 8
    while at + 8 <= len(data):
        (length,) = struct.unpack(">I", data[at : at + 4])
        yield data[at + 4 : at + 8], data[at : at + 12 + length]
        if data[at + 4 : at + 8] == b"IEND":
            return
        at += 12 + length


def _webp(data: bytes) -> bytes:
    kept, at = [], 12
    while at + 8 <= len(data):
        name, (length,) = data[at : at + 4], struct.unpack("<I", data[at + 4 : at + 8])
        chunk = data[at : at + 8 + length + length % 2]
        if name == b"VP8X":
            chunk = chunk[:8] + bytes([chunk[8] & ~_WEBP_FLAGS & 0xFF]) + chunk[9:]
        if name not in _WEBP_GONE:
            kept.append(chunk)
        at += 8 + length + length % 2
    body = b"WEBP" + b"".join(kept)
    return b"RIFF" + struct.pack("<I", len(body)) + body
