# SPDX-License-Identifier: AGPL-3.0-or-later
"""Small things that the podcast's tests are made of: audio, transcripts, covers, Documents."""

import io
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from PIL import Image

from plugins.core.document import EPISODE, Document

FIXTURES = Path(__file__).parent / "fixtures"
GUID = "2f1c1d3e-5a53-4f4a-9d1c-0c7f6a1b2c3d"
VTT = "WEBVTT\n\n00:00.000 --> 00:00.700\n<v Anna Beispiel>Guten Tag.\n\n00:00.700 --> 00:01.400\n<v Ben Muster>Hallo!\n"


def tone(name: str) -> bytes:
    """One and a half seconds of a tone: ton.mp3, ton.m4a, ton.opus, ton.ogg, ton.flac, ton.wav."""
    return (FIXTURES / name).read_bytes()


def silence(frames: int = 40) -> bytes:
    """An MP3 of silent frames (MPEG 1 Layer III, 32 kbit/s, 44.1 kHz, mono), 26 ms each; no tags, no Xing header."""
    return b"".join([b"\xff\xfb\x10\xc0" + bytes(100)] * frames)


def picture(size: tuple[int, int] = (1400, 1400), mode: str = "RGB", kind: str = "JPEG") -> bytes:
    """A picture of one colour."""
    stream = io.BytesIO()
    Image.new(mode, size).save(stream, kind)
    return stream.getvalue()


def document(**more: Any) -> Document:
    """An episode's Document."""
    known = {
        "kind": EPISODE,
        "source": "podcast/funk/001-anfang/index.md",
        "title": "Der Anfang",
        "slug": "der-anfang",
        "url": "podcast/funk/der-anfang/",
        "save_as": "podcast/funk/der-anfang/index.html",
        "lang": "de",
        "guid": GUID,
        "summary": "Worum es geht.",
        "body": "<p>Notizen.</p>",
        "date": datetime(2026, 11, 20, 8, 0, tzinfo=UTC),
    }
    return Document(**{**known, **more})


def hour() -> bytes:
    """An MP3 of one hour of silence (MPEG 2.5 Layer III, 8 kbit/s, 8 kHz, mono: frames of 72 bytes and 72 ms)."""
    return b"".join([b"\xff\xe3\x18\xc0" + bytes(68)] * 50_000)
