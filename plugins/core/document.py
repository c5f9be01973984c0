# SPDX-License-Identifier: AGPL-3.0-or-later
"""The one frozen view of an article, an episode or a page that every capability gets."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from .finding import Position

ARTICLE, EPISODE, PAGE = "article", "episode", "page"
KINDS = (ARTICLE, EPISODE, PAGE)


@dataclass(frozen=True, slots=True)
class Label:
    """A category, tag or author: its name as written, its slug and the site-relative address of its list."""

    name: str
    slug: str
    url: str


@dataclass(frozen=True, slots=True)
class Translation:
    """The same document in another language or in Leichte Sprache (``lang`` = „de-simple“)."""

    lang: str
    url: str
    title: str


@dataclass(frozen=True, slots=True)
class FeedLink:
    """One feed the site offers: title, site-relative address, media type, and the address of the list or show it belongs to („“: all)."""

    title: str
    url: str
    type: str
    of: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """What the public gets to see of one source file.

    ``source`` is relative to the content folder, ``url`` and ``save_as`` to the site's root (no leading slash).
    ``summary`` is plain text, ``body`` HTML whose internal links begin with the site's root path. Times are aware.
    ``fields`` holds the typed front matter that capabilities declared, ``positions`` where each key stands.
    """

    kind: str
    source: str
    title: str
    slug: str
    url: str
    save_as: str
    lang: str
    guid: str
    summary: str = ""
    body: str = ""
    date: datetime | None = None
    modified: datetime | None = None
    authors: tuple[Label, ...] = ()
    category: Label | None = None
    tags: tuple[Label, ...] = ()
    translations: tuple[Translation, ...] = ()
    listed: bool = True
    fields: Mapping[str, Any] = field(default_factory=dict)
    positions: Mapping[str, Position] = field(default_factory=dict)

    def where(self, key: str) -> Position:
        """Return where the front-matter key ``key`` stands, or the file's beginning."""
        return self.positions.get(key, Position())
