# SPDX-License-Identifier: AGPL-3.0-or-later
"""Metadata are taken out of a file that is published as it is, and its pixels stay."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from plugins.core.strip import cleaned
from tests.pictures.make import SECRET, located, opened, photo


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_metadata_go_and_pixels_stay(form: str) -> None:
    data = located(60, 30, form=form)
    clean = cleaned(data)
    before, after = opened(data), opened(clean)
    assert before.getexif().get_ifd(0x8825), "the test's picture tells where it was taken"
    assert not after.getexif()
    assert SECRET in data or form == "PNG"
    assert SECRET not in clean
    assert after.tobytes() == before.tobytes()
    assert after.info.get("icc_profile") == before.info.get("icc_profile"), "colours are no secret"
    assert cleaned(clean) == clean


@pytest.mark.parametrize("progressive", [False, True])
def test_which_side_is_up_stays(progressive: bool) -> None:
    memory = io.BytesIO()
    opened(located(60, 30)).save(memory, "JPEG", exif=opened(located(60, 30, orientation=6)).getexif(), progressive=progressive)
    clean = opened(cleaned(memory.getvalue()))
    assert dict(clean.getexif()) == {0x0112: 6}


def test_what_hides_behind_a_picture_goes() -> None:
    memory = io.BytesIO()
    first, second = (Image.new("RGB", (64, 32), colour) for colour in ("red", "blue"))
    first.save(memory, "MPO", save_all=True, append_images=[second])
    clean = cleaned(memory.getvalue() + b"ein Video hinter dem Bild")
    assert opened(clean).format == "JPEG"
    assert clean.endswith(b"\xff\xd9")
    assert b"Video" not in clean


def test_what_is_no_picture_stays() -> None:
    assert cleaned(b"%PDF-1.7") == b"%PDF-1.7"
    assert cleaned(b"\xff\xd8\xff") == b"\xff\xd8\xff"
    assert cleaned(photo(10, 10, "GIF")) == photo(10, 10, "GIF")


@given(st.binary(max_size=100))
def test_no_bytes_stop_a_build(data: bytes) -> None:
    for start in (b"", b"\xff\xd8\xff\xe1", b"\x89PNG\r\n\x1a\n", b"RIFF\0\0\0\0WEBP"):
        cleaned(start + data)
