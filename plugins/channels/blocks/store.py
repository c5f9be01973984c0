# SPDX-License-Identifier: AGPL-3.0-or-later
"""Reads the text blocks, one file each: a head with owner, last day and wordings, below it the text."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, create_model

from ...core.finding import Finding
from ...core.note import Note, Reader
from ...core.text import slug
from ..book import book
from . import FOLDER, Block, Blocks, expired
from .rules import EMPTY_NOTE, OLD_BLOCK


class Head(BaseModel):
    """The head of a text block."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True, str_strip_whitespace=True)

    owner: str = Field(min_length=1)
    """Wer für den Text verantwortlich ist."""
    valid_until: date | None = None
    """Letzter Tag, an dem er gilt."""
    easy: str = ""
    """Derselbe Text in Leichter Sprache."""
    question: str = ""
    """Frage, auf die er antwortet."""


_CHANNELS: dict[str, Any] = {
    name: (str, Field("", description=f"Wortlaut für {one.title}.")) for name, one in book().items() if not one.closed
}
Whole = create_model("Whole", __base__=Head, **_CHANNELS)


def files(content: Path, folder: str) -> Iterator[Path]:
    """Yield the notes in ``folder``, in the order of their names."""
    yield from (one for one in sorted((content / folder).glob("*.md")) if not one.name.startswith((".", "_")))


def read(content: Path, reader: Reader, shown: Callable[[Path], str], today: date) -> tuple[Blocks, list[Finding]]:
    """Return every block that can be read, and what is wrong with them."""
    known, found = dict[str, Block](), list[Finding]()
    for file in files(content, FOLDER):
        path = shown(file)
        note = reader(file, path, Whole)
        found += note.findings
        if note.head is not None:
            block = _block(file.relative_to(content), note)
            known[block.name] = block
            if not block.text:
                found.append(EMPTY_NOTE.at(path, (note.first_line, 1)))
            if block.until and expired(block, today):
                found.append(OLD_BLOCK.at(path, note.place(("valid_until",)), until=f"{block.until:%d.%m.%Y}"))
    return Blocks(known, today), found


def _block(file: Path, note: Note) -> Block:
    head = note.head
    own = {channel: str(text) for channel in _CHANNELS if (text := getattr(head, channel))}
    return Block(slug(file.stem), note.body.strip(), head.owner, head.valid_until, own, head.easy, head.question, file.as_posix())
