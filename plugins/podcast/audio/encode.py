# SPDX-License-Identifier: AGPL-3.0-or-later
"""Makes an edition of a recording: MP3 by LAME (soundfile), Opus by libopus (PyAV). The same sound gives the same bytes."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import soundfile

from .decode import EXTRA, Block, MissingExtraError, Sound
from .formats import FORMATS, Format, UnreadableError

_MP3_RATES = (48_000, 44_100, 32_000, 24_000, 22_050, 16_000)  # Hz; MPEG-1 and MPEG-2, Layer III
_OPUS_RATE, _OPUS_FRAME = 48_000, 960  # Hz, samples
_TAPS = 32  # of the low-pass filter, to each side and for each step of the rate


@dataclass(frozen=True, slots=True)
class Edition:
    """How an edition is made: format, bit/s, at most how many channels."""

    format: Format
    bitrate: int
    channels: int

    @property
    def name(self) -> str:
        """Return a name that tells editions of one recording apart."""
        return f"{self.format.name}-{self.bitrate}-{self.channels}"


# a voice stays easy to follow at these bit rates
SMALL = {"mp3": Edition(FORMATS["mp3"], 64_000, 1), "opus": Edition(FORMATS["opus"], 32_000, 1)}


def whole(channels: int) -> Edition:
    """Return the MP3 edition that stands for a recording of which the editors made none that is played everywhere."""
    return Edition(FORMATS["mp3"], 128_000 if channels > 1 else 96_000, min(channels, 2))


def encode(sound: Sound, draft: Path, edition: Edition) -> None:
    """Write ``edition`` of the sound to ``draft``.

    Raises UnreadableError, and MissingExtraError where PyAV is needed and not installed.
    """
    writer = _opus if edition.format.name == "opus" else _mp3
    channels = min(sound.channels, edition.channels)
    writer(draft, Sound(sound.rate, channels, (_mixed(block, channels) for block in sound.blocks)), edition.bitrate)


def _mixed(block: Block, channels: int) -> Block:
    if channels == 1:
        return np.asarray(block.mean(axis=1, keepdims=True), np.float32)
    return block[:, :channels]


def _mp3(draft: Path, sound: Sound, bitrate: int) -> None:
    rate, blocks = _fitting(sound)
    lowest, highest = (32_000, 320_000) if rate >= 32_000 else (8_000, 160_000)
    level = (highest - min(bitrate, highest)) / (highest - lowest)  # libsndfile maps 0 to 1 onto these
    try:
        with soundfile.SoundFile(
            draft, "w", rate, sound.channels, "MPEG_LAYER_III", format="MP3", compression_level=level, bitrate_mode="CONSTANT"
        ) as file:
            for block in blocks:
                file.write(block)
    except (soundfile.SoundFileError, RuntimeError) as error:
        raise UnreadableError(str(error)) from error


def _fitting(sound: Sound) -> tuple[int, Iterator[Block]]:
    """Return a rate that MP3 knows, and the samples at it: recorders write 96 kHz."""
    if sound.rate in _MP3_RATES:
        return sound.rate, sound.blocks
    step = next((step for step in range(2, 9) if sound.rate / step in _MP3_RATES), 0)
    if not step:
        raise UnreadableError(f"{sound.rate} Hz")
    return sound.rate // step, _slower(sound.blocks, step)


def _slower(blocks: Iterator[Block], step: int) -> Iterator[Block]:
    """Yield every ``step``-th sample behind a low-pass filter (windowed sinc), without a seam between blocks."""
    reach = _TAPS * step
    at = np.arange(-reach, reach + 1)
    kernel = (np.sinc(at / step) * np.blackman(len(at)) / step).astype(np.float32)
    held: Block | None = None
    for block in blocks:
        held = np.concatenate((np.zeros((reach, block.shape[1]), np.float32) if held is None else held, block))
        ready = (len(held) - 2 * reach) // step * step
        if ready > 0:
            yield _filtered(held[: ready + 2 * reach], kernel, step)
            held = held[ready:]


def _filtered(block: Block, kernel: Block, step: int) -> Block:
    return np.stack([np.convolve(channel, kernel, "valid")[::step] for channel in block.T], axis=1)


def _opus(draft: Path, sound: Sound, bitrate: int) -> None:
    try:
        import av
    except ImportError as error:
        raise MissingExtraError(EXTRA) from error
    try:
        _opus_file(av, draft, sound, bitrate)
    except (av.FFmpegError, ValueError) as error:
        raise UnreadableError(str(error)) from error


def _opus_file(av: Any, draft: Path, sound: Sound, bitrate: int) -> None:
    layout = "mono" if sound.channels == 1 else "stereo"
    resampler = av.AudioResampler(format="flt", layout=layout, rate=_OPUS_RATE, frame_size=_OPUS_FRAME)
    # bitexact: no random number for the stream, no version of a program in its comments
    with av.open(str(draft), "w", format="ogg", options={"fflags": "+bitexact"}) as container:
        stream = container.add_stream("libopus", rate=_OPUS_RATE, layout=layout)
        stream.bit_rate = bitrate
        for block in sound.blocks:
            frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(block.reshape(1, -1)), format="flt", layout=layout)
            frame.sample_rate = sound.rate
            for ready in resampler.resample(frame):
                container.mux(stream.encode(ready))
        for ready in resampler.resample(None):
            container.mux(stream.encode(ready))
        container.mux(stream.encode(None))
