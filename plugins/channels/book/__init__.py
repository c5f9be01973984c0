# SPDX-License-Identifier: AGPL-3.0-or-later
"""The rule book of the channels: one TOML file a channel, dated and with its sources. Data, read into closed models."""

import tomllib
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

Counting = Literal["weighted", "graphemes-and-links", "graphemes", "emoji-bytes", "code-points", "characters", "bytes", "tags"]
_FOLDER = Path(__file__).parent


class _Closed(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


class Text(_Closed):
    """What a text on the channel, or one part of it („youtube-title“), may be."""

    counting: Counting
    """How its length is counted."""
    limit: int | None = None
    """Greatest length; None where there is none, or none that anybody could verify."""
    least: int = 0
    """Smallest length."""
    bytes: int | None = None
    """Greatest length in bytes of UTF-8, where that is a limit of its own."""
    link: int | None = None
    """What a link counts; None: as it is written."""
    links: bool = True
    """Whether a link in the text can be clicked."""
    most_links: int | None = None
    """Greatest number of links."""
    hashtags: int = 0
    """Greatest number of hashtags that is allowed and sensible; 0: none are used."""
    headline: bool = False
    """Whether it begins with the title whatever the editors write."""
    forbidden: str = ""
    """Characters that the channel refuses."""
    visible: int | None = None
    """After about so many characters the channel hides the rest behind „Mehr“."""


class Image(_Closed):
    """What a picture on the channel may be."""

    size: tuple[int, int]
    """Width and height in pixels of the card drawn for it."""
    ratio: tuple[float, float] | None = None
    """Smallest and greatest width divided by height that the channel accepts; None: no limit is known."""
    count: int = 1
    """Greatest number of pictures in a post."""
    bytes: int | None = None
    """Greatest size of a file."""
    alt: int | None = None
    """Greatest length of the alt text; None: no limit is known; 0: the channel knows none."""
    required: bool = False
    """Whether a post needs a picture."""


class Sheet(_Closed):
    """The fact sheet for choosing the channel, in German."""

    goal: str
    audience: str
    effort: str
    responsible: str
    answer: str
    privacy: str
    note: str = ""


class Channel(_Closed):
    """One channel."""

    name: str
    """Its word in settings and files: „x“, „mastodon“."""
    title: str
    """What people call it."""
    closed: str = ""
    """A German sentence where the channel no longer exists; then nothing else counts."""
    text: Text | None = None
    parts: Mapping[str, Text] = Field(default_factory=dict)
    """Further texts of a post: „title“ is called „youtube-title“ outside."""
    image: Image | None = None
    video: bool = False
    """Whether a post needs a video, which the desk uploads by hand."""
    sheet: Sheet | None = None
    source: str
    """Where the numbers come from; „Annahme“ marks those that nobody could verify."""
    checked: date
    """The day on which they were last compared with the source."""


@cache
def book() -> Mapping[str, Channel]:
    """Return every channel by its name, in the order of the files' names."""
    read = (tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(_FOLDER.glob("*.toml")))
    return {one.name: one for one in map(Channel.model_validate, read)}


@cache
def open_channels() -> tuple[str, ...]:
    """Return the names of the channels that a town can choose."""
    return tuple(one.name for one in book().values() if not one.closed)


@cache
def texts() -> Mapping[str, Text]:
    """Return every text that can be counted by its name, such as „x“, „youtube“, „youtube-title“."""
    named: dict[str, Text] = {}
    for one in book().values():
        named |= {one.name: one.text} if one.text else {}
        named |= {f"{one.name}-{part}": text for part, text in one.parts.items()}
    return named
