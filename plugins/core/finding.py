# SPDX-License-Identifier: AGPL-3.0-or-later
"""Problems as values: a ``Rule`` is the text of a problem, a ``Finding`` is one place where it occurs."""

import difflib
import enum
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from .invocation import typed
from .phrase import Phrase, said

NEAREST = "Meinten Sie „{name}“?"
POSSIBLE = "Es gibt: {names}."
_FEW = 15
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]+")


class Severity(enum.StrEnum):
    """How much a finding weighs: an error stops the build, the others do not."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Position(NamedTuple):
    """A place in a text file; both count from 1."""

    line: int = 1
    column: int = 1


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One problem in one place; sorts by place. ``path`` is relative to the project's folder, in POSIX form."""

    path: str
    line: int
    column: int
    rule: str
    severity: Severity
    message: str
    advice: str = ""

    def __str__(self) -> str:
        text = f"{self.message} {self.advice}".rstrip()
        return f"{self.place}: {text} [{self.rule}]"

    @property
    def place(self) -> str:
        """Return „path:line:column“ on one line, even where a file's name has a line break in it."""
        return f"{_CONTROL.sub('?', self.path)}:{self.line}:{self.column}"

    def said(self, catalogue: Mapping[str, str]) -> "Finding":
        """Return this finding in the language of ``catalogue``."""
        return replace(self, message=str(said(self.message, catalogue)), advice=str(said(self.advice, catalogue)))

    def typed(self) -> "Finding":
        """Return this finding with the tasks it names as they are typed here."""
        return replace(self, message=typed(self.message), advice=typed(self.advice))

    def as_dict(self) -> dict[str, Any]:
        """Return the JSON form: the fields of this class, ``severity`` as its name."""
        return {name: str(value) if isinstance(value := getattr(self, name), Phrase) else value for name in self.__slots__}


@dataclass(frozen=True, slots=True)
class Rule:
    """What can be wrong, as data: texts are German templates for ``str.format``.

    ``final`` marks rules that nothing can turn down to a warning (the file could not be understood at all).
    ``wcag`` is the success criterion that a breach touches („1.1.1“), so that a waiver is listed in the accessibility statement.
    """

    id: str
    message: str
    advice: str = ""
    help: str = ""
    severity: Severity = Severity.ERROR
    final: bool = False
    wcag: str = ""

    def at(self, path: str, position: tuple[int, int] = (1, 1), /, **values: object) -> Finding:
        """Return the finding of this rule in ``path`` at ``position`` (line, column)."""
        line, column = position
        message, advice = Phrase(self.id, self.message, **values), Phrase(f"{self.id}.advice", self.advice, **values)
        return Finding(path, line, column, self.id, self.severity, message, advice)


def nearest(name: str, known: Iterable[str]) -> str:
    """Return „Meinten Sie …?“ for the known name closest to ``name``, or an empty string."""
    found = difflib.get_close_matches(name, sorted(known), n=1, cutoff=0.6)
    return did_you_mean(found[0]) if found else ""


def instead(name: str, known: Iterable[str]) -> str:
    """Return „Meinten Sie …?“ or, where nothing is close, all there is; an empty string where that is nothing or too much to list."""
    names = sorted(known)
    return nearest(name, names) or (Phrase("possible", POSSIBLE, names=", ".join(names)) if 0 < len(names) <= _FEW else "")


def did_you_mean(name: str) -> str:
    """Return „Meinten Sie …?“ for ``name``."""
    return Phrase("nearest", NEAREST, name=name)


def counted(number: int, one: str, many: str) -> str:
    """Return ``number`` with the right form of its noun: „1 Fehler“, „3 Warnungen“."""
    return f"{number} {one if number == 1 else many}"
