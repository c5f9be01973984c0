# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a document offers for its teasers: its words, and what a template may say besides."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from ...core.document import EPISODE, Document
from ...core.html import plain
from ...core.text import duration
from ..blocks import Blocks
from ..fields import Wanted
from .shorten import first_sentences

_FIRST = 600  # characters of the text, where there is no summary
_WITH_TRANSCRIPT = {"de": "mit Transkript", "en": "with transcript"}


@dataclass(frozen=True, slots=True)
class Material:
    """The document's title, address, tags and text; ``details`` fill the other places of a template."""

    title: str
    text: str
    link: str
    kind: str
    tags: tuple[str, ...] = ()
    wanted: Wanted = field(default_factory=Wanted)
    details: Mapping[str, str] = field(default_factory=dict)
    blocks: Blocks = field(default_factory=Blocks)

    def words(self, channel: str, *, headline: bool = False) -> tuple[str, bool]:
        """Return the text for ``channel`` and whether editors wrote it: theirs, else title and summary.

        With ``headline`` theirs begins with the title too, unless it does so already.
        """
        own = self.wanted.own(channel).text or self.wanted.text
        if own:
            said, title = self.blocks.put_in(own, channel).strip(), " ".join(self.title.split())
            titled = " ".join(said.split()).startswith(title.rstrip("\u00a0 …"))
            return (f"{title}\n\n{said}" if headline and not titled else said), True
        return f"{self.title}\n\n{self.text}".strip(), False


class Around(Protocol):
    """What a document's words need of the desk."""

    @property
    def authority(self) -> str:
        """Return the authority's name."""

    @property
    def blocks(self) -> Blocks:
        """Return the text blocks."""


def material(document: Document, link: str, around: Around, episode: object = None) -> Material:
    """Return what ``document`` offers; ``episode`` is the view of an episode, where there is one."""
    text = document.summary or first_sentences(plain(document.body), _FIRST)
    details = {"title": document.title, "authority": around.authority, "category": document.category.name if document.category else ""}
    if document.kind == EPISODE and episode is not None:
        show, seconds = getattr(episode, "show", None), getattr(episode, "duration", 0)
        spoken = _WITH_TRANSCRIPT.get(document.lang.partition("-")[0], _WITH_TRANSCRIPT["de"])
        details |= {
            "show": str(show.title) if show else "",
            "duration": duration(seconds) if seconds else "",
            "transcript": spoken if getattr(episode, "words", None) else "",
        }
    wanted: Wanted = document.fields.get("teaser") or Wanted()
    tags = tuple(one.name for one in document.tags)
    return Material(document.title, text, link, document.kind, tags, wanted, details, around.blocks)
