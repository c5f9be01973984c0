# SPDX-License-Identifier: AGPL-3.0-or-later
"""Problems as values: a ``Rule`` is the text of a problem, a ``Finding`` is one place where it occurs."""

import difflib
import enum
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any, NamedTuple


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
        return f"{self.path}:{self.line}:{self.column}: {text} [{self.rule}]"

    def as_dict(self) -> dict[str, Any]:
        """Return the JSON form: the fields of this class, ``severity`` as its name."""
        return asdict(self)


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
        message, advice = self.message.format(**values), self.advice.format(**values)
        return Finding(path, line, column, self.id, self.severity, message, advice)


def nearest(name: str, known: Iterable[str]) -> str:
    """Return „Meinten Sie …?“ for the known name closest to ``name``, or an empty string."""
    found = difflib.get_close_matches(name, sorted(known), n=1, cutoff=0.6)
    return f"Meinten Sie „{found[0]}“?" if found else ""


def counted(number: int, one: str, many: str) -> str:
    """Return ``number`` with the right form of its noun: „1 Fehler“, „3 Warnungen“."""
    return f"{number} {one if number == 1 else many}"
