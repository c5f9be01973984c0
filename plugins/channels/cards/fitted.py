# SPDX-License-Identifier: AGPL-3.0-or-later
"""The editors' own pictures as channels and tools take them: upright JPEG without metadata, within the channel's bytes."""

import hashlib
import io
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import PIL
from PIL import Image, ImageOps

from ...core import files
from ...core.document import Document
from ..book import Channel
from ..fields import Wanted
from ..posts import Shown
from .deck import KEY, address
from .draw import encoded
from .needed import is_bitmap

_LARGEST, _SMALLER = 2000, 0.75  # pixels of the longer side; by how much it shrinks where bytes are still too many
_FORM = 1  # raised whenever the same picture would be made differently
UNREADABLE = (OSError, SyntaxError, ValueError, Image.DecompressionBombError)
Key = tuple[str, str, int | None]  # source, path, most bytes


@dataclass(frozen=True, slots=True)
class Fitted:
    """A picture that was made to fit: its file in the cache, its site-relative address, its size in pixels and bytes."""

    cached: Path
    save_as: str
    size: tuple[int, int]
    bytes: int


def own_pictures(document: Document, channel: Channel) -> tuple[Shown, ...]:
    """Return the editors' own pictures for ``channel``, as many as it shows: a post's, else the one under „teaser“."""
    if channel.image is None:
        return ()
    shown: tuple[Shown, ...] = document.fields.get("pictures") or ()
    own = (document.fields.get("teaser") or Wanted()).own(channel.name)
    if shown or not own.image:
        return shown[: channel.image.count]
    return (Shown.model_construct(path=own.image, alt=own.image_alt),)


def fitted(documents: Iterable[Document], channels: Iterable[Channel], content: Path, cache: Path) -> Mapping[Key, Fitted]:
    """Return every own picture that can be read, for each limit in bytes."""
    listed, made = list(channels), dict[Key, Fitted]()
    for document in documents:
        for channel in listed:
            for one in own_pictures(document, channel):
                most = channel.image.bytes if channel.image else None
                file = content / one.path.lstrip("/")
                if (document.source, one.path, most) not in made and is_bitmap(file) and (found := _fit(file, most, cache)):
                    made[document.source, one.path, most] = found
    return made


def _fit(file: Path, most: int | None, cache: Path) -> Fitted | None:
    seen = f"{files.digest(file)} {most} {_FORM} {PIL.__version__}"
    path = cache / f"{hashlib.sha256(seen.encode()).hexdigest()}.jpg"
    try:
        if not path.exists():
            files.write(path, _made(file, most))
        data = path.read_bytes()
        with Image.open(io.BytesIO(data)) as image:
            return Fitted(path, address(data, os.environ.get(KEY, "").encode()), image.size, len(data))
    except UNREADABLE:
        return None


def _made(file: Path, most: int | None) -> bytes:
    with Image.open(file) as opened:
        upright = ImageOps.exif_transpose(opened)
        image = Image.new("RGB", upright.size, "#ffffff")
        seen = upright.convert("RGBA")
        image.paste(seen, (0, 0), seen)
    image.thumbnail((_LARGEST, _LARGEST), Image.Resampling.LANCZOS)
    data = encoded(image, most)
    while most is not None and len(data) > most and min(image.size) > 1:
        image.thumbnail((max(1, int(image.width * _SMALLER)), max(1, int(image.height * _SMALLER))), Image.Resampling.LANCZOS)
        data = encoded(image, most)
    return data
