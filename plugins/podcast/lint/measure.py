# SPDX-License-Identifier: AGPL-3.0-or-later
"""Listens to a whole file once, block by block: loudness, true peak, silence at the ends, what really plays."""

import math
from pathlib import Path
from typing import Any

import numpy as np
from pyebur128 import MeasurementMode, R128State, get_loudness_global, get_true_peak

from ..audio.decode import Block, Sound, decoded
from ..audio.formats import Format, UnreadableError

_SILENCE = 10 ** (-50 / 20)  # samples below -50 dBFS


def measure(path: Path, kind: Format) -> dict[str, Any]:
    """Return the fields of ``subject.Heard`` for the file (ITU-R BS.1770-4 and EBU R 128 by libebur128).

    Raises MissingExtraError for AAC without PyAV; a file that cannot be decoded to its end is ``broken``.
    """
    try:
        return _listened(decoded(path, kind))
    except UnreadableError:
        return {"loudness": None, "peak": None, "before": 0.0, "after": 0.0, "seconds": 0.0, "broken": True}


def _listened(sound: Sound) -> dict[str, Any]:
    meter = R128State(sound.channels, sound.rate, MeasurementMode.MODE_I | MeasurementMode.MODE_TRUE_PEAK)
    frames, first, last, broken = 0, None, 0, False
    try:
        for block in sound.blocks:
            meter.add_frames(np.ascontiguousarray(block).reshape(-1), len(block))
            loud = _loud(block)
            if len(loud):
                first = frames + int(loud[0]) if first is None else first
                last = frames + int(loud[-1]) + 1
            frames += len(block)
    except UnreadableError:
        broken = True
    peak = max(get_true_peak(meter, channel) for channel in range(sound.channels))
    return {
        "loudness": _finite(get_loudness_global(meter)),
        "peak": _finite(20 * math.log10(peak)) if peak > 0 else None,
        "before": round((frames if first is None else first) / sound.rate, 2),
        "after": round((frames - last) / sound.rate, 2),
        "seconds": round(frames / sound.rate, 3),
        "broken": broken,
    }


def _loud(block: Block) -> "np.ndarray[Any, np.dtype[np.intp]]":
    return np.flatnonzero(np.abs(block).max(axis=1) > _SILENCE)


def _finite(value: float) -> float | None:
    return round(value, 2) if math.isfinite(value) else None
