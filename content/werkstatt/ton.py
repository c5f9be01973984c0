# SPDX-License-Identifier: AGPL-3.0-or-later
"""Speaks every episode and writes its transcript: python content/werkstatt/ton.py (needs espeak-ng, sox and lame).

A script is a text file ``sprechtexte/<show>.<folder>.txt``; each of its lines is „Name: what is said“.
"""

from __future__ import annotations

import re
import subprocess
import tempfile
import textwrap
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyebur128
import soundfile

CONTENT = Path(__file__).resolve().parent.parent
SCRIPTS = Path(__file__).resolve().parent / "sprechtexte"
VOICES = {
    "Hanna Beispiel": ("-v", "de+f2", "-p", "46", "-s", "152", "-g", "1"),
    "Mara Exempel": ("-v", "de+f4", "-p", "38", "-s", "146", "-g", "1"),
    "Lina Muster": ("-v", "de+f3", "-p", "58", "-s", "156", "-g", "1"),
    "Bruno Exempel": ("-v", "de+m3", "-p", "30", "-s", "146", "-g", "1"),
    "Jakob Exempel": ("-v", "de+m1", "-p", "42", "-s", "154", "-g", "1"),
    "Karl Beispiel": ("-v", "de+m7", "-p", "24", "-s", "138", "-g", "1"),
    "Theo Muster": ("-v", "de+m2", "-p", "36", "-s", "150", "-g", "1"),
}
Sound = np.ndarray
LOUDNESS, PEAK = -16.0, -2.0  # LUFS and dBFS: what podcast directories recommend, with room for the encoder
CHIME = (("G4", 0.0), ("C5", 0.28), ("E5", 0.56))
BELLS = ("E5", "C5", "D5", "G4", "G4", "D5", "E5", "C5", "E5", "D5", "C5", "G4", "G4", "D5", "E5", "C5")


@dataclass(frozen=True)
class Piece:
    """One sentence: who says it, its words, how long it takes and how long it is silent before it."""

    name: str
    words: str
    sound: Path
    seconds: float
    pause: float


def run(*command: str | Path) -> None:
    """Run a program; its words are shown only when it fails."""
    done = subprocess.run([str(word) for word in command], check=False, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"{command[0]}: {done.stderr}")


def length(sound: Path) -> float:
    """Return the seconds of a sound file."""
    return float(subprocess.run(["soxi", "-D", str(sound)], check=True, capture_output=True, text=True).stdout)


def speak(script: Path, folder: Path) -> list[Piece]:
    """Return the script, sentence by sentence, spoken into ``folder``."""
    pieces, before = [], ""
    for line in script.read_text(encoding="utf-8").splitlines():
        name, _, said = line.partition(": ")
        for words in re.split(r"(?<=[.!?]) (?=[A-ZÄÖÜ])", said):
            raw, sound = folder / f"{len(pieces)}-roh.wav", folder / f"{len(pieces)}.wav"
            run("espeak-ng", *VOICES[name], "-w", raw, words)
            run("sox", raw, "-r", "44100", sound, "silence", "1", "0.01", "0.1%", "reverse", "silence", "1", "0.01", "0.1%", "reverse")
            pause = 0.28 if name == before else 0.55
            pieces.append(Piece(name, words, sound, length(sound), pause))
            before = name
    return pieces


def chime(folder: Path) -> Path:
    """Return the sound before every episode."""
    notes = []
    for number, (note, start) in enumerate(CHIME):
        notes.append(folder / f"ton-{number}.wav")
        run("sox", "-n", "-r", "44100", "-c", "1", notes[-1], "synth", "2", "pluck", note, "fade", "0", "2", "1.4", "pad", str(start))
    run("sox", "-m", *notes, "-b", "16", folder / "auftakt.wav", "gain", "-n", "-9", "trim", "0", "2.2")
    return folder / "auftakt.wav"


def join(start: Path, pieces: list[Piece], target: Path, folder: Path) -> None:
    """Put the sounds one after the other into an MP3 file, at the loudness that podcast directories recommend."""
    parts: list[Path] = [start]
    for number, piece in enumerate(pieces):
        padded = folder / f"{number}-pause.wav"
        run("sox", piece.sound, padded, "pad", f"{piece.pause}", "0")
        parts.append(padded)
    whole = folder / "ganz.wav"
    shape = ("highpass", "90", "lowpass", "7800", "compand", "0.02,0.2", "-60,-60,-28,-14,0,-7", "0", "-90", "0.05")
    run("sox", *parts, "-b", "24", whole, *shape, "norm", "-1")
    samples, rate = soundfile.read(whole, dtype="float32")
    wanted = even = samples
    for _ in range(4):  # the limiter takes back a little of what the gain adds
        wanted = wanted * 10 ** ((LOUDNESS - loudness(even, rate)) / 20)
        even = limited(wanted, 10 ** (PEAK / 20), rate // 200)
    soundfile.write(whole, even, rate, "PCM_24")
    run("lame", "--quiet", "-m", "m", "-b", "96", "-q", "2", "--noreplaygain", whole, target)


def loudness(samples: Sound, rate: int) -> float:
    """Return the loudness in LUFS."""
    meter = pyebur128.R128State(1, rate, pyebur128.MeasurementMode.MODE_I)
    meter.add_frames(samples.astype("float32"), len(samples))
    return pyebur128.get_loudness_global(meter)


def limited(samples: Sound, edge: float, window: int) -> Sound:
    """Return the samples with nothing above ``edge``; the gain changes smoothly within ``window`` samples."""
    gain = np.minimum(1, edge / np.maximum(np.abs(samples), 1e-9))
    least = np.lib.stride_tricks.sliding_window_view(np.pad(gain, window, mode="edge"), 2 * window + 1).min(axis=1)
    return samples * np.convolve(np.pad(least, window, mode="edge"), np.hanning(window) / np.hanning(window).sum(), "same")[window:-window]


def clock(seconds: float) -> str:
    """Return a WebVTT time."""
    whole = round(seconds * 1000)
    return f"{whole // 3600000:02}:{whole // 60000 % 60:02}:{whole // 1000 % 60:02}.{whole % 1000:03}"


def transcript(start: float, pieces: list[Piece]) -> str:
    """Return the WebVTT file of what is said, with the true times."""
    cues, now = ["WEBVTT\n"], start
    for piece in pieces:
        now += piece.pause
        words = "\n".join(textwrap.wrap(piece.words, 60))
        cues.append(f"{clock(now)} --> {clock(now + piece.seconds)}\n<v {piece.name}>{words}</v>\n")
        now += piece.seconds
    return "\n".join(cues)


def bells(folder: Path, target: Path) -> None:
    """Play the carillon of the town hall."""
    notes = []
    for number, note in enumerate(BELLS):
        notes.append(folder / f"glocke-{number}.wav")
        start = f"{number * 0.62 + (number // 4) * 0.6:.2f}"
        run(
            "sox",
            "-n",
            "-r",
            "44100",
            "-c",
            "1",
            notes[-1],
            "synth",
            "3",
            "sine",
            note,
            "synth",
            "3",
            "sine",
            "fmod",
            "7",
            "fade",
            "0.004",
            "3",
            "2.9",
            "pad",
            start,
        )
    run("sox", "-m", *notes, folder / "glocken.wav", "reverb", "60", "gain", "-n", "-3")
    run("lame", "--quiet", "-m", "m", "-b", "64", "--noreplaygain", folder / "glocken.wav", target)


def main() -> None:
    """Make every episode's sound and transcript, and the carillon."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        opening = chime(folder)
        (CONTENT / "dateien").mkdir(exist_ok=True)
        bells(folder, CONTENT / "dateien" / "glockenspiel.mp3")
        for script in sorted(SCRIPTS.glob("*.txt")):
            show, name = script.stem.split(".")
            episode = CONTENT / "podcast" / show / name
            episode.mkdir(parents=True, exist_ok=True)
            pieces = speak(script, folder)
            join(opening, pieces, episode / "folge.mp3", folder)
            (episode / "folge.vtt").write_text(transcript(length(opening), pieces), encoding="utf-8")


if __name__ == "__main__":
    main()
