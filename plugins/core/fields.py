# SPDX-License-Identifier: AGPL-3.0-or-later
"""Front-matter fields as data, and the types their values are converted to (values arrive as strings)."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from .document import ARTICLE, EPISODE, KINDS, PAGE

__all__ = ["ARTICLE", "EPISODE", "KINDS", "PAGE", "Field", "of_kind"]


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
