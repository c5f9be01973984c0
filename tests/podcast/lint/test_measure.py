# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is measured agrees with ITU-R BS.1770 and with a measurement written here from its tables."""

from pathlib import Path

import numpy as np
import pytest
import soundfile

from plugins.podcast.audio import formats
from plugins.podcast.lint.measure import measure

from ..samples import FIXTURES

RATE = 48_000


def sine(decibels: float, seconds: float = 5.0, frequency: float = 997.0, phase: float = 0.0) -> np.ndarray:
    time = np.arange(int(seconds * RATE)) / RATE
    return 10 ** (decibels / 20) * np.sin(2 * np.pi * frequency * time + phase)


def heard(folder: Path, *channels: np.ndarray, name: str = "ton.wav", subtype: str = "FLOAT") -> dict[str, float]:
    path = folder / name
    soundfile.write(path, np.stack(channels, axis=1), RATE, subtype)
    kind = formats.sniff(path)
    assert kind is not None
    return measure(path, kind)


def biquad(samples: np.ndarray, b: tuple[float, ...], a: tuple[float, ...]) -> np.ndarray:
    made, x1, x2, y1, y2 = np.empty(len(samples)), 0.0, 0.0, 0.0, 0.0
    for index, x in enumerate(samples.tolist()):
        y = b[0] * x + b[1] * x1 + b[2] * x2 - a[0] * y1 - a[1] * y2
        made[index], x1, x2, y1, y2 = y, x, x1, y, y1
    return made


def by_hand(samples: np.ndarray) -> float:
    """The loudness of a steady sound: BS.1770-4, tables 1 and 2 (48 kHz); gates take nothing away from it."""
    shelf = biquad(samples, (1.53512485958697, -2.69169618940638, 1.19839281085285), (-1.69065929318241, 0.73248077421585))
    weighted = biquad(shelf, (1.0, -2.0, 1.0), (-1.99004745483398, 0.99007225036621))
    return float(-0.691 + 10 * np.log10(np.mean(weighted**2)))


def test_a_sine_of_full_scale_in_one_of_two_channels(tmp_path: Path) -> None:
    """BS.1770-4, annex 1: 0 dBFS at 997 Hz in the left channel reads -3.01 LKFS."""
    told = heard(tmp_path, sine(0), np.zeros(5 * RATE))
    assert told["loudness"] == pytest.approx(-3.01, abs=0.02)
    assert told["peak"] == pytest.approx(0, abs=0.02)


@pytest.mark.parametrize(("decibels", "channels", "expected"), [(-20, 1, -23.01), (-23, 2, -23.0), (-16, 2, -16.0)])
def test_sines_of_known_level(tmp_path: Path, decibels: float, channels: int, expected: float) -> None:
    """EBU Tech 3341, case 1: a stereo sine at -23 dBFS reads -23 LUFS."""
    assert heard(tmp_path, *[sine(decibels)] * channels)["loudness"] == pytest.approx(expected, abs=0.1)


def test_noise_as_measured_by_hand(tmp_path: Path) -> None:
    noise = np.random.default_rng(7).normal(0, 0.05, 3 * RATE).astype("float32")
    assert heard(tmp_path, noise)["loudness"] == pytest.approx(by_hand(noise), abs=0.1)


def test_the_true_peak_lies_between_the_samples(tmp_path: Path) -> None:
    """A quarter of the sample rate, 45 degrees late: every sample is 3 dB below the wave (EBU Tech 3341, case 16)."""
    told = heard(tmp_path, sine(-6, frequency=RATE / 4, phase=np.pi / 4))
    assert told["peak"] == pytest.approx(-6, abs=0.4)


def test_silence_at_both_ends_is_timed(tmp_path: Path) -> None:
    told = heard(tmp_path, np.concatenate([np.zeros(4 * RATE), sine(-16), np.zeros(RATE)]))
    assert (told["before"], told["after"], told["seconds"]) == (pytest.approx(4, abs=0.01), pytest.approx(1, abs=0.01), 10.0)


def test_a_silent_file_has_no_loudness(tmp_path: Path) -> None:
    told = heard(tmp_path, np.zeros(4 * RATE))
    assert (told["loudness"], told["peak"], told["before"], told["after"], told["broken"]) == (None, None, 4.0, 4.0, False)


def test_every_format_says_the_same(tmp_path: Path) -> None:
    kinds = {name: formats.sniff(FIXTURES / f"ton.{name}") for name in ("wav", "flac", "mp3", "ogg", "opus", "m4a")}
    told = {name: measure(FIXTURES / f"ton.{name}", kind)["loudness"] for name, kind in kinds.items() if kind}
    assert len(told) == 6
    assert max(told.values()) - min(told.values()) < 0.8
    assert heard(tmp_path, sine(-20), name="ton.mp3", subtype="MPEG_LAYER_III")["loudness"] == pytest.approx(-23.01, abs=0.4)


def test_what_cannot_be_decoded_is_broken(tmp_path: Path) -> None:
    path = tmp_path / "ton.flac"
    path.write_bytes(b"fLaC" + bytes(200))
    kind = formats.sniff(path)
    assert kind is not None
    assert measure(path, kind)["broken"]
