# SPDX-License-Identifier: AGPL-3.0-or-later
"""Front-matter fields as data, and the types their values are converted to (values arrive as strings)."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from .document import ARTICLE, EPISODE, KINDS, PAGE
from .finding import Position
from .messages import german

__all__ = ["ARTICLE", "EPISODE", "KINDS", "PAGE", "Field", "converted", "key_position", "of_kind"]


@dataclass(frozen=True, slots=True)
class Field:
    """One front-matter field that a capability declares.

    ``type`` is a pydantic annotation; ``help`` is one German line for the handbook and for editors' completion;
    ``kinds`` says in which documents the field may stand; ``required`` in which of them it must.
    ``public`` is False for fields whose value no output shows.
    """

    name: str
    type: Any
    help: str
    kinds: tuple[str, ...] = KINDS
    required: tuple[str, ...] = ()
    default: Any = None
    public: bool = True


def of_kind(fields: Iterable[Field], kind: str) -> tuple[Field, ...]:
    """Return those of ``fields`` that may stand in a document of ``kind``."""
    return tuple(field for field in fields if kind in field.kinds)


def converted(field: Field, value: str) -> tuple[Any, str]:
    """Return the flat string ``value`` as the field's type and an empty string, or None and what is wrong, in German."""
    try:
        return TypeAdapter(field.type).validate_python(value), ""
    except ValidationError as error:
        return None, german(error.errors()[0])


def key_position(path: Path, key: str) -> Position:
    """Return where ``key:`` begins a line of the file, or its beginning; for heads that a foreign reader understood."""
    try:
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return Position()
    numbers = (number for number, line in enumerate(lines, 1) if line.lower().lstrip(": ").startswith(f"{key}:"))
    return Position(next(numbers, 1))
