# SPDX-License-Identifier: AGPL-3.0-or-later
"""Editions that the build makes of a recording: small ones, and the MP3 that stands in for one the editors did not make."""

from pathlib import Path

import numpy as np
import pytest
import soundfile
from numpy.typing import NDArray

from plugins.podcast.audio.decode import decoded
from plugins.podcast.audio.encode import SMALL, Edition, encode, whole
from plugins.podcast.audio.formats import FORMATS, Audio, UnreadableError
from plugins.podcast.store import Store

from .samples import tone

KINDS = {"ton.mp3": "mp3", "ton.m4a": "m4a", "ton.opus": "opus", "ton.ogg": "vorbis", "ton.flac": "flac", "ton.wav": "wav"}


def made(path: Path, edition: Edition, kind: str = "wav") -> tuple[Path, Audio]:
    target = path.with_name(f"{path.stem}-{edition.name}{edition.format.extension}")
    encode(decoded(path, FORMATS[kind]), target, edition)
    one = Store(path.parent / "cache").probe(target)
    assert one is not None
    return target, one


def sine(path: Path, hertz: float, rate: int = 44_100, seconds: float = 2.5, channels: int = 1) -> Path:
    wave = 0.5 * np.sin(2 * np.pi * hertz * np.arange(int(rate * seconds)) / rate)
    soundfile.write(path, np.stack([wave] * channels, axis=1), rate, format="WAV", subtype="PCM_24")
    return path


def heard_in(path: Path, kind: str) -> tuple[float, NDArray[np.float32]]:
    """The loudest frequency of a file, in Hz, and its samples."""
    sound = decoded(path, FORMATS[kind])
    samples = np.concatenate(list(sound.blocks))[:, 0]
    spectrum = np.abs(np.fft.rfft(samples * np.hanning(len(samples))))
    return float(np.argmax(spectrum)) * sound.rate / len(samples), samples


@pytest.mark.parametrize("name", KINDS)
@pytest.mark.parametrize("kind", SMALL)
def test_every_format_gets_small_and_the_same_bytes_each_time(tmp_path: Path, name: str, kind: str) -> None:
    path = tmp_path / name
    path.write_bytes(tone(name))
    edition = SMALL[kind]
    file, one = made(path, edition, KINDS[name])
    first = file.read_bytes()
    assert made(path, edition, KINDS[name])[0].read_bytes() == first
    assert (one.format.name, one.channels) == (kind, 1)
    assert one.seconds == pytest.approx(1.5, abs=0.1)
    assert path.read_bytes() == tone(name)


def test_bit_rates_and_channels(tmp_path: Path) -> None:
    stereo = sine(tmp_path / "a.wav", 440, channels=2)
    facts = {(one.format.name, one.bitrate, one.channels) for one in (made(stereo, whole(2))[1], made(stereo, SMALL["mp3"])[1])}
    assert facts == {("mp3", 128_000, 2), ("mp3", 64_000, 1)}
    assert made(stereo, SMALL["opus"])[1].size < 2.5 * 50_000 / 8
    mono = sine(tmp_path / "b.wav", 440, rate=48_000)
    assert made(mono, whole(1))[1].bitrate == 96_000
    assert made(mono, whole(1))[1].sample_rate == 48_000


@pytest.mark.parametrize("kind", SMALL)
def test_what_is_heard_stays(tmp_path: Path, kind: str) -> None:
    file, _ = made(sine(tmp_path / "a.wav", 440), SMALL[kind])
    hertz, samples = heard_in(file, kind)
    assert hertz == pytest.approx(440, abs=1)
    assert float(np.abs(samples[4800:-4800]).max()) == pytest.approx(0.5, abs=0.1)


@pytest.mark.parametrize(("rate", "made_at"), [(96_000, 48_000), (88_200, 44_100), (192_000, 48_000)])
def test_rates_of_recorders_are_brought_down_without_ghosts_and_seams(tmp_path: Path, rate: int, made_at: int) -> None:
    file, one = made(sine(tmp_path / "a.wav", 1000, rate), SMALL["mp3"])
    hertz, samples = heard_in(file, "mp3")
    assert one.sample_rate == made_at
    assert one.seconds == pytest.approx(2.5, abs=0.1)
    assert hertz == pytest.approx(1000, abs=1)
    inner = samples[9600:-9600]
    assert np.abs(np.diff(inner)).max() < 0.5 * 2 * np.pi * 1000 / made_at * 1.2  # a seam would be a jump
    ghost, _ = made(sine(tmp_path / "b.wav", 30_000, rate), SMALL["mp3"])
    assert float(np.abs(heard_in(ghost, "mp3")[1][9600:-9600]).max()) < 0.001  # not a tone at 18 or 14.1 kHz


def test_a_rate_that_mp3_does_not_know(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError):
        made(sine(tmp_path / "a.wav", 440, 37_800), SMALL["mp3"])
    assert made(sine(tmp_path / "a.wav", 440, 37_800), SMALL["opus"])[1].seconds == pytest.approx(2.5, abs=0.1)


def test_a_recording_that_breaks_off(tmp_path: Path) -> None:
    path = tmp_path / "a.flac"
    path.write_bytes(tone("ton.flac")[:5000])
    for edition in SMALL.values():
        with pytest.raises(UnreadableError):
            made(path, edition, "flac")
