# SPDX-License-Identifier: AGPL-3.0-or-later
"""What machines are told about one page, as plain values; ``meta`` and ``structured`` only write it down."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from ..core.authority import Authority
from ..core.document import ARTICLE, EPISODE, PAGE, FeedLink
from .settings import Discovery

HOME, LIST, SHOW = "home", "list", "show"
__all__ = ["ARTICLE", "EPISODE", "HOME", "LIST", "PAGE", "SHOW", "Around", "Audio", "Episode", "Image", "Link", "View"]


@dataclass(frozen=True, slots=True)
class Image:
    """A picture for link previews; ``address`` is absolute, unknown sizes are 0."""

    address: str
    alt: str = ""
    width: int = 0
    height: int = 0
    type: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A name and an absolute address; for alternates the name is the language tag."""

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Audio:
    """The audio file of an episode."""

    address: str
    type: str
    size: int = 0
    seconds: float = 0


@dataclass(frozen=True, slots=True)
class Episode:
    """What an episode has beyond an article."""

    show: Link | None = None
    number: int | None = None
    season: int | None = None
    audio: Audio | None = None
    transcript: str = ""


@dataclass(frozen=True, slots=True)
class View:
    """One page. Addresses are absolute; ``index`` is False where search engines should not list it."""

    kind: str
    title: str
    description: str
    address: str
    lang: str
    index: bool = True
    alternates: tuple[Link, ...] = ()
    image: Image | None = None
    published: datetime | None = None
    modified: datetime | None = None
    expires: datetime | None = None
    section: str = ""
    tags: tuple[str, ...] = ()
    authors: tuple[Link, ...] = ()
    feeds: tuple[FeedLink, ...] = ()
    trail: tuple[Link, ...] = ()
    episode: Episode | None = None


@dataclass(frozen=True, slots=True)
class Around:
    """What is the same for every page. ``base`` is the absolute address of the site without a final slash."""

    base: str
    name: str
    subtitle: str
    lang: str
    authority: Authority
    settings: Discovery
    feeds: list[FeedLink]
    picture: Callable[[str, str], Image | None]
    preview: bool = False

    @property
    def home(self) -> str:
        """Return the absolute address of the home page."""
        return f"{self.base}/"

    def address(self, url: str) -> str:
        """Return the absolute address of a site-relative, root-relative or already absolute ``url``."""
        if "://" in url:
            return url
        if not url.startswith("/"):
            return f"{self.base}/{url}"
        origin = "/".join(self.base.split("/")[:3])
        return f"{origin}{url}"
