# SPDX-License-Identifier: AGPL-3.0-or-later
"""What was made of a transcript once is not made again: what is wrong with it, and the forms it is published in.

An hour of talk has a thousand cues; reading and breaking them costs more than all else that a build does to an episode.
"""

import hashlib
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

from ...core import files
from ...core.finding import Finding, Severity
from ..store import Store
from .checks import About
from .read import best
from .write import FORMS, Form, forms

_END = "</div>"  # of all HTML that is remembered


@dataclass(frozen=True, slots=True)
class Heard:
    """What is in an episode's files: whether they hold a transcript, what is wrong with it, the files of its published forms.

    ``key`` is what it is known by. The words themselves are not kept: once their HTML is, too, nobody asks for them.
    """

    spoken: bool
    findings: list[Finding]
    forms: tuple[tuple[Form, Path], ...] = ()
    key: str = field(default="", compare=False)


def hear(store: Store, written: Sequence[tuple[str, Path]], about: About) -> Heard:
    """Return what is in the files (with the names that findings give them) of one episode; its forms are put into ``store``."""
    words, found = best([(named, file.read_bytes()) for named, file in written], about)
    made = tuple((form, store.keep(form.write(words).encode(), form.ending)) for form in forms(words)) if words else ()
    return Heard(words is not None, found, made)


def remembered(store: Store, written: Sequence[tuple[str, Path]], about: About) -> Heard:
    """Return the same as ``hear``, from ``store`` where that was asked before with the same words by the same code."""
    key = _key([(named, store.digest(file)) for named, file in written], about)
    heard = store.memory.recall(key, lambda row: _from_json(row, store))
    if heard is None:
        heard = hear(store, written, about)
        store.memory.note(key, _as_json(heard))
    return replace(heard, key=key)


def shown(folder: Path, key: str, chapters: object, make: Callable[[], tuple[str, str]]) -> tuple[str, str]:
    """Return what ``make`` makes of the transcript known by ``key`` and of ``chapters``: HTML, and its words on one line.

    It comes from ``folder`` where it was made before.
    """
    own = _key(key, chapters)
    place = f"{folder}/{own[:2]}/{own}.txt"
    with suppress(OSError, ValueError), open(place, "rb") as file:  # noqa: PTH123  # asked of every episode: ``Path`` takes longer than the system
        words, _, markup = file.read().decode("utf-8").partition("\n")
        if markup.endswith(_END):  # else it was damaged from outside
            return markup, words
    markup, words = make()
    files.write(Path(place), f"{words}\n{markup}")
    return markup, words


def _key(*parts: object) -> str:
    return hashlib.sha256(repr((_code(), *parts)).encode()).hexdigest()


@cache
def _code() -> str:
    """Return what changes with the code that reads, writes and shows transcripts."""
    here, core = Path(__file__).parent, Path(files.__file__).parent
    podcast = (here.parent / name for name in ("times.py", "view.py", "chapters/model.py"))
    code = (*here.glob("*.py"), *podcast, core / "html.py", core / "text.py")
    return hashlib.sha256(b"".join(one.read_bytes() for one in sorted(code))).hexdigest()


def _as_json(heard: Heard) -> dict[str, Any]:
    names = {form.label: file.name for form, file in heard.forms}
    return {"spoken": heard.spoken, "findings": [one.as_dict() for one in heard.findings], "forms": names}


def _from_json(row: dict[str, Any], store: Store) -> Heard:
    """Return what was remembered; raises KeyError where a file that was made is not there any more."""
    found = [Finding(**{**one, "severity": Severity(one["severity"])}) for one in row["findings"]]
    names = row["forms"]
    return Heard(bool(row["spoken"]), found, tuple((form, _kept(store, names[form.label])) for form in FORMS if form.label in names))


def _kept(store: Store, name: str) -> Path:
    file = store.kept(name)
    if file is None:
        raise KeyError(name)
    return file
