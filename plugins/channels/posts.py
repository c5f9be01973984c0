# SPDX-License-Identifier: AGPL-3.0-or-later
"""Posts of their own without an article (content/kanal/): each becomes a Document of the kind „post“ that only the desk sees."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from ..core.document import Document, Label
from ..core.finding import Finding, Position, instead
from ..core.note import Note, Reader
from ..core.text import slug
from . import rules
from .blocks.rules import EMPTY_NOTE
from .blocks.store import files
from .book import Channel, open_channels
from .fields import Wanted
from .text.shorten import first_sentences

FOLDER, POST = "kanal", "post"
_TITLE = 60  # characters of the text, where there is no title
_BITMAPS = (".jpg", ".jpeg", ".png", ".webp")
_Line = Annotated[str, StringConstraints(min_length=1)]


class _Closed(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True, str_strip_whitespace=True)


class Shown(_Closed):
    """A picture of a post."""

    path: _Line
    """Pfad unterhalb des Inhaltsordners."""
    alt: _Line
    """Alternativtext: was auf dem Bild zu sehen ist."""


class Head(_Closed):
    """The head of a post."""

    title: str = ""
    """Name im Plan; auf Karte und YouTube der Titel."""
    channels: tuple[str, ...] = ()
    """Kanäle; ohne Angabe alle, die die Behörde bespielt."""
    at: datetime | None = None
    """Tag und Uhrzeit; ohne Angabe sucht der Plan einen Platz."""
    repeat: tuple[datetime, ...] = ()
    """Weitere Termine."""
    embargo: bool = False
    """True hält Bild oder Karte zurück: Sie stehen nur in build/teasers/, nie auf der Website."""
    link: Annotated[str, StringConstraints(pattern=r"^(https://\S+|/\S*)?$")] = ""
    """Vollständige Adresse, oder ein Pfad auf dieser Website."""
    tags: tuple[str, ...] = ()
    """Schlagwörter, aus denen Hashtags werden."""
    pictures: Annotated[tuple[Shown, ...], Field(max_length=10)] = ()
    """Bis zu zehn Bilder, jedes mit path und alt; ohne Bild gibt es eine Karte."""


@dataclass(frozen=True)
class Desk:
    """What reading posts needs: folder, reader, the town's channels, its language, how paths are shown and addresses written out."""

    content: Path
    reader: Reader
    channels: Sequence[Channel]
    lang: str
    shown: Callable[[Path], str]
    address: Callable[[str], str]


def read(desk: Desk) -> tuple[list[Document], list[Finding]]:
    """Return the posts that can be read, and what is wrong with them."""
    made, found = list[Document](), list[Finding]()
    for file in files(desk.content, FOLDER):
        note = desk.reader(file, desk.shown(file), Head)
        found += note.findings
        if note.head is not None:
            problems = list(_problems(note, desk.shown(file), desk))
            found += problems
            made += [_document(file, note, desk)] if note.body.strip() else []
    return made, found


def _document(file: Path, note: Note, desk: Desk) -> Document:
    head: Head = note.head
    text = note.body.strip()
    link = desk.address(head.link.lstrip("/")) if head.link.startswith("/") else head.link
    wanted = {one.casefold() for one in head.channels}
    skip = tuple(one.name for one in desk.channels if wanted and one.name not in wanted)
    place = note.place(("at",)) if head.at else Position(note.first_line)
    return Document(
        POST,
        file.relative_to(desk.content).as_posix(),
        head.title or first_sentences(" ".join(text.split()), _TITLE) or file.stem,
        slug(file.stem) or POST,
        "",
        "",
        desk.lang,
        "",
        tags=tuple(Label(one, slug(one), "") for one in head.tags),
        fields={
            "teaser": Wanted(text=text, at=head.at, skip=skip, repeat=head.repeat, embargo=head.embargo),
            "link": link,
            "pictures": head.pictures,
        },
        positions={"teaser": place},
    )


def _problems(note: Note, path: str, desk: Desk) -> Iterator[Finding]:
    head: Head = note.head
    names = {one.name: one for one in desk.channels}
    if not note.body.strip():
        yield EMPTY_NOTE.at(path, (note.first_line, 1))
    for number, name in enumerate(head.channels):
        place = note.place(("channels", number))
        if name.casefold() not in open_channels():
            yield rules.POST_CHANNEL.at(path, place, name=name, nearest=instead(name, open_channels()))
        elif name.casefold() not in names:
            yield rules.POST_UNUSED.at(path, place, name=name)
    for number, picture in enumerate(head.pictures):
        file = desk.content / picture.path.lstrip("/")
        if file.suffix.lower() not in _BITMAPS or not file.is_file():
            yield rules.POST_PICTURE.at(path, note.place(("pictures", number, "path")), name=picture.path)
    for one in (names[name.casefold()] for name in head.channels or names if name.casefold() in names):
        yield from _narrow(one, note, path)


def _narrow(channel: Channel, note: Note, path: str) -> Iterator[Finding]:
    """Yield what of the pictures finds no room on ``channel``."""
    pictures, rule = note.head.pictures, channel.image
    if rule is None:
        return
    if len(pictures) > rule.count:
        place = note.place(("pictures", rule.count))
        yield rules.MANY_PICTURES.at(path, place, channel=channel.title, most=rule.count, count=len(pictures))
