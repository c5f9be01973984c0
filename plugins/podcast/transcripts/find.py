# SPDX-License-Identifier: AGPL-3.0-or-later
"""Finds an episode's transcripts: named in its head, lying in its folder, or beside the text under the same name."""

from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

from ..production import described
from ..sought import Sought
from . import rules
from .model import tidy
from .names import split
from .read import FORMS

_ORDER = list(FORMS)
_OTHER_THINGS = ("chapter", "kapitel", "marker")


def transcripts(sought: Sought) -> list[Path]:
    """Return the episode's transcripts, the best form first; only the first counts, the others should say the same."""
    name: str | None = sought.document.fields.get("transcript")
    if name:
        return _named(sought, name)
    lying = _recognized(sought.lying(FORMS)) or _beside(sought)
    alike = [list(group) for _, group in groupby(lying, key=_form)]
    if not lying:
        sought.add(rules.MISSING_TRANSCRIPT, "title", folder=str(Path(sought.path).parent))
    elif len(alike[0]) > 1:
        names = ", ".join(f"„{one.name}“" for one in alike[0])
        sought.add(rules.TWO_TRANSCRIPTS, "transcript", names=names, first=lying[0].name)
    return [group[0] for group in alike]


def _named(sought: Sought, name: str) -> list[Path]:
    path = sought.named(name)
    if path is None:
        sought.add(rules.TRANSCRIPT_NOT_FOUND, "transcript", name=name, nearest=sought.alike(name, FORMS))
        return []
    if _form(path) not in FORMS:
        sought.add(rules.UNKNOWN_TRANSCRIPT, "transcript", name=name)
        return []
    return [path]


def _form(path: Path) -> str:
    return path.suffix.lower()


def _recognized(files: Iterable[Path]) -> list[Path]:
    return sorted((one for one in files if is_transcript(one)), key=lambda one: (_ORDER.index(_form(one)), one.name))


def is_transcript(path: Path) -> bool:
    """Tell whether the file is meant as a transcript: JSON and text can be other things, such as chapters."""
    if _form(path) in (".vtt", ".srt"):
        return True
    if any(word in path.name.lower() for word in _OTHER_THINGS):
        return False
    text = path.read_bytes().decode("utf-8-sig", "replace")
    if _form(path) == ".json":
        told = described.kind(text)
        return told == described.TRANSCRIPT or (told == described.BROKEN and '"segments"' in text)
    return bool(split(tidy(text.lstrip().partition("\n")[0]), None)[0])


def _beside(sought: Sought) -> list[Path]:
    """Return the transcripts that share their name with the text or the audio, where many episodes share a folder."""
    name: str | None = sought.document.fields.get("enclosure")
    files = [sought.content / sought.document.source, *([found] if name and (found := sought.named(name)) else [])]
    own = [path for file in files for ending in FORMS if (path := file.with_suffix(ending)) != file and path.is_file()]
    return _recognized(dict.fromkeys(own))
