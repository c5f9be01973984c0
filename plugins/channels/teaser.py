# SPDX-License-Identifier: AGPL-3.0-or-later
"""One teaser: what one channel gets of one document."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path

BUILT = Path("build") / "teasers"  # what a build makes for the desk, below the site's own folder


class State(StrEnum):
    """Where a teaser stands. One that waits has a time only where nothing but its picture or its video is missing."""

    PLANNED = "planned"
    WAITING = "waiting"
    SENT = "sent"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of a teaser: site-relative address below „karten/“, its alt text, its size in pixels and bytes.

    ``source`` is the editors' own file below the content folder; cards have none.
    """

    url: str
    alt: str
    size: tuple[int, int] = (0, 0)
    bytes: int = 0
    source: str = ""


@dataclass(frozen=True, slots=True)
class Teaser:
    """A text that fits ``channel``, with pictures, and when it is to go out.

    ``source`` is the document's file below the content folder; ``url`` the absolute address it leads to (empty: none);
    ``text`` is everything that is posted, hashtags and link included; ``parts`` further texts („title“, „subject“).
    ``length`` and ``limit`` are counted as the channel counts. ``turn`` numbers repetitions, from 0; ``reason`` says in
    German why a teaser waits.
    """

    source: str
    slug: str
    kind: str
    channel: str
    title: str
    text: str
    length: int
    limit: int | None
    url: str = ""
    lang: str = "de"
    hashtags: tuple[str, ...] = ()
    parts: Mapping[str, str] = field(default_factory=dict)
    pictures: tuple[Picture, ...] = ()
    published: datetime | None = None
    at: datetime | None = None
    turn: int = 0
    state: State = State.WAITING
    reason: str = ""

    @property
    def key(self) -> str:
        """Return what names the teaser everywhere: „slug/channel“, with „/2“ for its second time and so on."""
        return f"{self.slug}/{self.channel}" + (f"/{self.turn + 1}" if self.turn else "")
