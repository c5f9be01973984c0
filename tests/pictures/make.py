# SPDX-License-Identifier: AGPL-3.0-or-later
"""Pictures for tests, made in memory."""

import io
from typing import Any

from PIL import Image, ImageCms

SECRET = b"Musterkamera 3000"
ROOT = '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10">{}</svg>'


def photo(width: int = 1000, height: int = 500, form: str = "JPEG", mode: str = "RGB", **options: Any) -> bytes:
    """A picture whose left half is red and whose right half is blue."""
    image = Image.new("RGB", (width, height), (200, 30, 30))
    image.paste((30, 30, 200), (width // 2, 0, width, height))
    memory = io.BytesIO()
    image.convert(mode).save(memory, form, **options)
    return memory.getvalue()


def exif(orientation: int = 1) -> Image.Exif:
    """Metadata as cameras write them: place, camera, which side is up."""
    data = Image.Exif()
    data[0x010F] = SECRET.decode()
    data[0x0112] = orientation
    data.get_ifd(0x8825).update({1: "N", 2: (51.0, 30.0, 0.0), 3: "E", 4: (7.0, 27.0, 0.0)})
    return data


def located(width: int = 1000, height: int = 500, orientation: int = 1, form: str = "JPEG") -> bytes:
    """A photograph that tells where it was taken, with a comment and a colour profile."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    options: dict[str, Any] = {"comment": SECRET} if form == "JPEG" else {}
    xmp = {"xmp": b"<x:xmpmeta>" + SECRET + b"</x:xmpmeta>"} if form in ("JPEG", "WEBP") else {}
    return photo(width, height, form, exif=exif(orientation), icc_profile=profile, **options, **xmp)


def opened(data: bytes) -> Image.Image:
    """The picture in ``data``, decoded."""
    image = Image.open(io.BytesIO(data))
    image.load()
    return image
