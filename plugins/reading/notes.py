# SPDX-License-Identifier: AGPL-3.0-or-later
"""Reads small files that are no documents, with heads like theirs, for the capabilities whose notes they are."""

from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ValidationError, create_model

from ..core import files
from ..core.finding import Position
from ..core.note import Note
from . import heads, source
from .models import misfit
from .rules import UNREADABLE
from .values import adapt


def read(file: Path, path: str, model: type[BaseModel], zone: ZoneInfo) -> Note:
    """Return the note in ``file``, its values read as those of documents; what is wrong is a finding in ``path``."""
    try:
        text = source.read(file.read_bytes(), path)
    except OSError as error:
        return Note(None, "", 1, lambda _: Position(), (UNREADABLE.at(path, text=files.reason(error)),))
    head = heads.read(text.text, path, model.model_fields)
    found = [*text.findings, *head.findings]
    try:
        made = None if head.broken else _adapted(model).model_validate(dict(head.values), context={"zone": zone})
    except ValidationError as error:
        found += [misfit(model, problem, head, path) for problem in error.errors(include_url=False)]
        made = None
    return Note(made, head.body, head.first_line, head.place, tuple(found))


@cache
def _adapted(model: type[BaseModel]) -> type[BaseModel]:
    fields = {name: (adapt(one.annotation), one) for name, one in model.model_fields.items()}
    made: type[BaseModel] = create_model(model.__name__, __base__=model, **fields)  # type: ignore[call-overload]  # made at run time
    return made
