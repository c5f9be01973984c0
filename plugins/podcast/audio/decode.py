# SPDX-License-Identifier: AGPL-3.0-or-later
"""Turns audio files into samples, block by block: an hour of sound never lies in memory."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import soundfile
from numpy.typing import NDArray

from .formats import Format, UnreadableError

EXTRA = "podcast-aac"
_FRAMES = 48_000  # a block is at most about a second
Block = NDArray[np.float32]  # frames x channels, from -1 to 1


class MissingExtraError(RuntimeError):
    """The optional extra ``podcast-aac`` (PyAV) is needed and not installed."""


@dataclass(frozen=True, slots=True)
class Sound:
    """A file's samples: ``rate`` in Hz; ``blocks`` can be gone through once and raise UnreadableError."""

    rate: int
    channels: int
    blocks: Iterator[Block]


def decoded(path: Path, kind: Format) -> Sound:
    """Return the samples of ``path``; raises UnreadableError, and MissingExtraError for AAC without PyAV."""
    return _with_av(path) if kind.name == "m4a" else _with_soundfile(path)


def _with_soundfile(path: Path) -> Sound:
    try:
        file = soundfile.SoundFile(path)
    except (soundfile.SoundFileError, RuntimeError, OSError) as error:
        raise UnreadableError(str(error)) from error

    def blocks() -> Iterator[Block]:
        with file:
            try:
                while len(block := file.read(_FRAMES, dtype="float32", always_2d=True)):
                    yield block
            except (soundfile.SoundFileError, RuntimeError) as error:
                raise UnreadableError(str(error)) from error

    return Sound(file.samplerate, file.channels, blocks())


def _with_av(path: Path) -> Sound:
    try:
        import av
    except ImportError as error:
        raise MissingExtraError(EXTRA) from error
    try:
        container = av.open(str(path))
        stream = container.streams.audio[0]
    except (av.FFmpegError, IndexError, ValueError) as error:
        raise UnreadableError(str(error)) from error
    rate, channels = stream.rate, stream.channels

    def blocks() -> Iterator[Block]:
        flat = av.AudioResampler(format="flt", layout=stream.layout, rate=rate)
        with container:
            try:
                for frame in container.decode(stream):
                    for one in flat.resample(frame):
                        yield one.to_ndarray().reshape(-1, channels).astype(np.float32, copy=False)
            except (av.FFmpegError, ValueError) as error:
                raise UnreadableError(str(error)) from error

    return Sound(rate, channels, blocks())
