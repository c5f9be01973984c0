# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a file is and how long it plays is told by its bytes."""

import base64
import contextlib
import hashlib
import subprocess
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.podcast.audio import formats as audio
from plugins.podcast.audio.decode import decoded
from plugins.podcast.audio.formats import FORMATS, UnreadableError
from plugins.podcast.audio.tags import Tags
from plugins.podcast.store import Store

from .samples import silence, tone

KINDS = {
    "ton.mp3": ("mp3", "audio/mpeg", 1.541, 32_000, 44_100, 1),
    "ton.m4a": ("m4a", "audio/x-m4a", 1.523, 23_655, 44_100, 2),
    "ton.opus": ("opus", "audio/ogg; codecs=opus", 1.5, 13_424, 48_000, 1),
    "ton.ogg": ("vorbis", "audio/ogg", 1.5, 16_000, 16_000, 1),
    "ton.flac": ("flac", "audio/flac", 1.5, 49_600, 16_000, 1),
    "ton.wav": ("wav", "audio/wav", 1.5, 256_000, 16_000, 1),
}
HEADS = [b"", b"ID3", b"OggS", b"fLaC", b"\0\0\0\x18ftyp", b"\xff\xfb\x90\x00", b"RIFF\0\0\0\0WAVEfmt "]


@pytest.mark.parametrize("name", KINDS)
def test_every_format_is_known_by_its_bytes_whatever_its_name(tmp_path: Path, name: str) -> None:
    disguised = tmp_path / "ton.aif"
    disguised.write_bytes(tone(name))
    one = Store(tmp_path / "cache").probe(disguised)
    assert one is not None
    assert (one.format.name, one.format.mime, one.seconds, one.bitrate, one.sample_rate, one.channels) == KINDS[name]
    assert one.size == len(tone(name))


def test_the_digest_in_the_form_of_subresource_integrity(tmp_path: Path) -> None:
    path = tmp_path / "ton.mp3"
    path.write_bytes(b"ID3\x03\x00\x00\x00\x00\x00\x00" + silence())
    one = Store(tmp_path / "cache").probe(path)
    assert one is not None
    told = subprocess.run(["openssl", "dgst", "-sha256", "-binary", path], check=True, capture_output=True).stdout
    assert one.integrity == f"sha256-{base64.b64encode(told).decode()}"


@pytest.mark.parametrize("name", KINDS)
def test_every_format_becomes_samples_block_by_block(tmp_path: Path, name: str) -> None:
    path = tmp_path / "ton"
    path.write_bytes(tone(name))
    sound = decoded(path, FORMATS[KINDS[name][0]])
    blocks = list(sound.blocks)
    assert all(block.dtype == np.float32 and block.shape[1] == sound.channels and len(block) <= 48_000 for block in blocks)
    assert sum(len(block) for block in blocks) / sound.rate == pytest.approx(KINDS[name][2], abs=0.1)
    assert 0.01 < max(float(np.abs(block).max()) for block in blocks) <= 1


def test_samples_of_a_broken_file(tmp_path: Path) -> None:
    for name, (kind, *_) in KINDS.items():
        path = tmp_path / name
        path.write_bytes(tone(name)[:40])
        with pytest.raises(UnreadableError):
            list(decoded(path, FORMATS[kind]).blocks)


def test_no_mime_type_is_one_that_apps_refuse() -> None:
    assert {one.mime for one in FORMATS.values()}.isdisjoint({"audio/mp3", "audio/mp4a-latm", "audio/mp4"})


def test_an_mp3_without_tags_and_one_behind_a_long_tag(tmp_path: Path) -> None:
    bare, tagged = tmp_path / "a.mp3", tmp_path / "b.mp3"
    bare.write_bytes(silence())
    tagged.write_bytes(b"ID3\x03\x00\x00\x00\x01\x00\x00" + bytes(16384) + silence())
    store = Store(tmp_path / "cache")
    for path in (bare, tagged):
        one = store.probe(path)
        assert one is not None
        assert (one.format.name, round(one.seconds, 1)) == ("mp3", 1.0)


@pytest.mark.parametrize("raw", [b"", b"FORM\0\0\0\0AIFFCOMM", b"Hallo", b"\xff\xf1\x50\x80", b"OggS" + bytes(600)])
def test_other_files_are_no_audio(tmp_path: Path, raw: bytes) -> None:
    path = tmp_path / "x.mp3"
    path.write_bytes(raw)
    assert Store(tmp_path / "cache").probe(path) is None


@pytest.mark.parametrize("name", KINDS)
def test_a_beginning_without_the_rest_is_unreadable(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(tone(name)[:64])
    with pytest.raises(UnreadableError):
        Store(tmp_path / "cache").probe(path)


@given(st.binary(max_size=300), st.sampled_from(HEADS))
def test_arbitrary_bytes_never_break_it(tmp_path_factory: pytest.TempPathFactory, raw: bytes, head: bytes) -> None:
    path = tmp_path_factory.mktemp("ton") / "x.mp3"
    path.write_bytes(head + raw)
    kind = audio.sniff(path)
    if kind:
        with contextlib.suppress(UnreadableError):
            assert audio.facts(path, kind)["seconds"] > 0


def test_the_cache_answers_for_unchanged_files_and_notices_changed_ones(tmp_path: Path) -> None:
    path = tmp_path / "a.mp3"
    path.write_bytes(tone("ton.mp3"))
    first = Store(tmp_path / "cache")
    before = first.probe(path)
    first.save()
    assert Store(tmp_path / "cache").probe(path) == before
    path.write_bytes(tone("ton.flac"))
    after = Store(tmp_path / "cache").probe(path)
    assert after is not None
    assert after.format.name == "flac"


def test_a_damaged_index_only_means_measuring_again(tmp_path: Path) -> None:
    path = tmp_path / "a.mp3"
    path.write_bytes(tone("ton.mp3"))
    store = Store(tmp_path / "cache")
    one = store.probe(path)
    store.save()
    for damage in ("[]", "kaputt", '{"x": 1}'):
        (tmp_path / "cache/index.json").write_text(damage, encoding="utf-8")
        assert Store(tmp_path / "cache").probe(path) == one


def test_copies_never_share_bytes_with_the_editors_file_and_damage_is_mended(tmp_path: Path) -> None:
    path = tmp_path / "a.mp3"
    path.write_bytes(tone("ton.mp3"))
    store = Store(tmp_path / "cache")
    one = store.probe(path)
    assert one is not None
    for tags in (None, Tags("Titel", "Stadt", "Funk")):
        copy, told = store.tagged(path, one, tags)
        assert not copy.samefile(path)
        assert (told.sha256, told.size) == (hashlib.sha256(copy.read_bytes()).hexdigest(), copy.stat().st_size)
        before = copy.read_bytes()
        copy.write_bytes(b"kaputt")
        assert store.tagged(path, one, tags)[0].read_bytes() == before
    assert path.read_bytes() == tone("ton.mp3")
