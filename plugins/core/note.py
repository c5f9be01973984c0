# SPDX-License-Identifier: AGPL-3.0-or-later
"""A small file with a head that is no document: a post for channels only, a text block."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel

from .finding import Finding, Position

M = TypeVar("M", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Note:
    """What a note says: ``head`` is an instance of the model that was asked for, None where it is wrong; ``body`` the text below.

    ``place`` returns where the value at a path of keys and numbers stands; the body begins in line ``first_line``.
    """

    head: Any
    body: str
    first_line: int
    place: Callable[[tuple[int | str, ...]], Position]
    findings: tuple[Finding, ...] = ()


# Reads the note (a file, called by the second name in findings) with a head of the third's form; the capability that reads heads offers it.
Reader = Callable[[Path, str, type[BaseModel]], Note]
