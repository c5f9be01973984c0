# SPDX-License-Identifier: AGPL-3.0-or-later
"""What was made of a transcript once is not made again: its cues, what is wrong with it, and the forms it is published in.

An hour of talk has a thousand cues; reading and breaking them costs more than all else that a build does to an episode.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import astuple, dataclass
from functools import cache
from pathlib import Path
from typing import Any

from ...core import files
from ...core.finding import Finding, Severity
from .checks import About
from .model import Cue, Transcript
from .read import best
from .write import FORMS, Form, forms


@dataclass(frozen=True, slots=True)
class Heard:
    """A transcript (None where there is none in the files), what is wrong with it, and its published forms."""

    words: Transcript | None
    findings: list[Finding]
    forms: tuple[tuple[Form, str], ...] = ()


def hear(written: Sequence[tuple[str, bytes]], about: About) -> Heard:
    """Return what is in the files (path and content) of one episode."""
    words, found = best(written, about)
    return Heard(words, found, tuple((form, form.write(words)) for form in forms(words)) if words else ())


def remembered(folder: Path, written: Sequence[tuple[str, bytes]], about: About) -> Heard:
    """Return the same as ``hear``, from ``folder`` where that was asked before with the same words by the same code."""
    key = hashlib.sha256(repr((_code(), written, about)).encode()).hexdigest()
    place = folder / key[:2] / f"{key}.json"
    try:
        return _from_json(json.loads(place.read_bytes()))
    except (OSError, ValueError, TypeError, KeyError):
        heard = hear(written, about)
        files.write(place, json.dumps(_as_json(heard), ensure_ascii=False))
        return heard


@cache
def _code() -> str:
    """Return what changes with the code that reads and writes transcripts."""
    here = Path(__file__).parent
    return hashlib.sha256(b"".join(one.read_bytes() for one in sorted((*here.glob("*.py"), here.parent / "times.py")))).hexdigest()


def _as_json(heard: Heard) -> dict[str, Any]:
    cues = [astuple(cue) for cue in heard.words.cues] if heard.words else None
    return {"cues": cues, "findings": [one.as_dict() for one in heard.findings], "forms": {form.label: text for form, text in heard.forms}}


def _from_json(row: dict[str, Any]) -> Heard:
    words = Transcript(tuple(Cue(*cue) for cue in row["cues"])) if row["cues"] is not None else None
    found = [Finding(**{**one, "severity": Severity(one["severity"])}) for one in row["findings"]]
    return Heard(words, found, tuple((form, row["forms"][form.label]) for form in FORMS if form.label in row["forms"]))
