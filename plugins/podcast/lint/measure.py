# SPDX-License-Identifier: AGPL-3.0-or-later
"""Listens to a whole file once, block by block: loudness, true peak, silence at the ends, what really plays."""

import math
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from pyebur128 import MeasurementMode, R128State, get_loudness_global, get_true_peak

from ..audio.decode import Block, Sound, decoded
from ..audio.formats import Format, UnreadableError

HEARD = "heard"  # what the store calls the outcome
_SILENCE = 10 ** (-50 / 20)  # samples below -50 dBFS


def measure(path: Path, kind: Format, heard: Callable[[float], None] = lambda _: None) -> dict[str, Any]:
    """Return the fields of ``subject.Heard`` for the file (ITU-R BS.1770-4 and EBU R 128 by libebur128).

    ``heard`` is told the seconds gone through so far.
    Raises MissingExtraError for AAC without PyAV; a file that cannot be decoded to its end is ``broken``.
    """
    try:
        return _listened(decoded(path, kind), heard)
    except UnreadableError:
        return {"loudness": None, "peak": None, "before": 0.0, "after": 0.0, "seconds": 0.0, "broken": True}


def _listened(sound: Sound, heard: Callable[[float], None]) -> dict[str, Any]:
    meter = Meter(sound)
    try:
        for block in sound.blocks:
            meter.hear(block)
            heard(meter.frames / meter.rate)
    except UnreadableError:
        return meter.told(broken=True)
    return meter.told()


class Meter:
    """Hears a sound that somebody plays to it block by block, and tells the fields of ``subject.Heard``."""

    def __init__(self, sound: Sound) -> None:
        self.rate, self.channels = sound.rate, sound.channels
        self.state = R128State(sound.channels, sound.rate, MeasurementMode.MODE_I | MeasurementMode.MODE_TRUE_PEAK)
        self.frames, self.last = 0, 0
        self.first: int | None = None

    def hear(self, block: Block) -> None:
        """Take in the next samples."""
        self.state.add_frames(np.ascontiguousarray(block).reshape(-1), len(block))
        loud = _loud(block)
        if len(loud):
            self.first = self.frames + int(loud[0]) if self.first is None else self.first
            self.last = self.frames + int(loud[-1]) + 1
        self.frames += len(block)

    def told(self, *, broken: bool = False) -> dict[str, Any]:
        """Return what was heard; ``broken`` tells that decoding failed on the way."""
        peak = max(get_true_peak(self.state, channel) for channel in range(self.channels))
        return {
            "loudness": _finite(get_loudness_global(self.state)),
            "peak": _finite(20 * math.log10(peak)) if peak > 0 else None,
            "before": round((self.frames if self.first is None else self.first) / self.rate, 2),
            "after": round((self.frames - self.last) / self.rate, 2),
            "seconds": round(self.frames / self.rate, 3),
            "broken": broken,
        }


def _loud(block: Block) -> "np.ndarray[Any, np.dtype[np.intp]]":
    return np.flatnonzero(np.abs(block).max(axis=1) > _SILENCE)


def _finite(value: float) -> float | None:
    return round(value, 2) if math.isfinite(value) else None
