# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a file is and how long it plays is told by its bytes."""

import contextlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.podcast.audio import formats as audio
from plugins.podcast.audio.formats import FORMATS, UnreadableError
from plugins.podcast.store import Store

from .samples import silence, tone

KINDS = {
    "ton.mp3": ("mp3", "audio/mpeg", 1.541),
    "ton.m4a": ("m4a", "audio/x-m4a", 1.523),
    "ton.opus": ("opus", "audio/ogg; codecs=opus", 1.5),
    "ton.ogg": ("vorbis", "audio/ogg", 1.5),
    "ton.flac": ("flac", "audio/flac", 1.5),
}


@pytest.mark.parametrize("name", KINDS)
def test_every_format_is_known_by_its_bytes_whatever_its_name(tmp_path: Path, name: str) -> None:
    kind, mime, seconds = KINDS[name]
    disguised = tmp_path / "ton.wav"
    disguised.write_bytes(tone(name))
    one = Store(tmp_path / "cache").probe(disguised)
    assert one is not None
    assert (one.format.name, one.format.mime, one.seconds, one.size) == (kind, mime, seconds, len(tone(name)))


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


@pytest.mark.parametrize("raw", [b"", b"RIFF\0\0\0\0WAVEfmt ", b"Hallo", b"\xff\xf1\x50\x80", b"OggS" + bytes(600)])
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


@given(st.binary(max_size=300), st.sampled_from([b"", b"ID3", b"OggS", b"fLaC", b"\0\0\0\x18ftyp", b"\xff\xfb\x90\x00"]))
def test_arbitrary_bytes_never_break_it(tmp_path_factory: pytest.TempPathFactory, raw: bytes, head: bytes) -> None:
    path = tmp_path_factory.mktemp("ton") / "x.mp3"
    path.write_bytes(head + raw)
    kind = audio.sniff(path)
    if kind:
        with contextlib.suppress(UnreadableError):
            assert audio.seconds(path, kind) > 0


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
        (tmp_path / "cache/index.json").write_text(damage)
        assert Store(tmp_path / "cache").probe(path) == one


def test_copies_never_share_bytes_with_the_editors_file_and_damage_is_mended(tmp_path: Path) -> None:
    path = tmp_path / "a.mp3"
    path.write_bytes(tone("ton.mp3"))
    store = Store(tmp_path / "cache")
    copy = store.copy(path, ".mp3")
    assert copy.name == f"{store.digest(path)}.mp3"
    assert not copy.samefile(path)
    copy.write_bytes(b"kaputt")
    assert path.read_bytes() == tone("ton.mp3")
    assert store.copy(path, ".mp3").read_bytes() == tone("ton.mp3")
