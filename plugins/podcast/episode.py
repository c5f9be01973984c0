# SPDX-License-Identifier: AGPL-3.0-or-later
"""The views that templates get: an episode and a show."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from markupsafe import Markup

from ..core.document import Document, FeedLink
from . import view
from .audio.formats import Audio
from .chapters import files as chapter_files
from .chapters.model import Chapters, visible
from .persons.cast import Cast
from .persons.model import Credit
from .seasons import Season, grouped
from .settings import Show
from .subscribe.offer import Subscription
from .transcripts.model import Transcript

Shown = tuple[str, str]  # a transcript as HTML, and what is said as plain text


@dataclass(frozen=True, slots=True)
class Published:
    """A file of the cache and where it is put into the output (site-relative)."""

    cached: Path
    save_as: str


@dataclass(frozen=True, slots=True)
class Words:
    """The transcript in one form: what people call it, its media type and its file."""

    label: str
    mime: str
    file: Published


@dataclass(eq=False)
class ShowView:
    """One show, with what was left out of the settings filled in. ``url`` is site-relative."""

    slug: str
    settings: Show
    language: str
    author: str
    email: str
    base: str = ""
    cover_file: Published | None = None
    kept_guid: str = ""  # podcast:guid as the ledger has it
    identity: str = ""  # podcast:guid as the feed has it
    feeds: list[FeedLink] = field(default_factory=list)
    episodes: list[Any] = field(default_factory=list)
    subscription: Subscription | None = None
    cast: Cast = field(default_factory=Cast)

    @property
    def persons(self) -> tuple[Credit, ...]:
        """Return who takes part in every episode."""
        return self.cast.credits(self.settings.persons)

    @property
    def url(self) -> str:
        """Return the site-relative address of the show's page."""
        return f"podcast/{self.slug}/"

    @property
    def feed_url(self) -> str:
        """Return the site-relative address of the show's feed."""
        return f"{self.url}feed.xml"

    @property
    def cover_url(self) -> str:
        """Return the root-relative address of the published cover, or an empty string."""
        return f"{self.base}/{self.cover_file.save_as}" if self.cover_file else ""

    @property
    def parts(self) -> list[Season]:
        """Return the episodes by season, in the order in which they are heard: a serial begins with the first."""
        return self.parts_of(reversed(self.episodes) if self.settings.type == "serial" else self.episodes)

    def parts_of(self, episodes: Iterable[Any]) -> list[Season]:
        """Return some of the episodes, such as those on one page of the list, by season."""
        return grouped(episodes, self.settings.seasons)

    def __getattr__(self, name: str) -> Any:
        """Give templates the settings' own fields: title, subtitle, description, cover, category and so on."""
        if name.startswith("_") or name == "settings":
            raise AttributeError(name)
        return getattr(self.settings, name)

    def __str__(self) -> str:
        return str(self.settings.title)


@dataclass
class Episode:
    """One episode as templates and the feed see it; addresses are root-relative. ``image_url`` is its own picture for apps."""

    document: Document
    show: ShowView | None
    guid: str
    base: str
    audios: Sequence[tuple[Audio, Published]] = ()  # their copies, the main one first, small editions last
    words: Transcript | Callable[[], Transcript | None] | None = None  # or what reads them
    texts: list[Words] = field(default_factory=list)
    transcript_page: str = ""  # site-relative address of the transcript's own page
    marks: Chapters = ()
    chapters_file: Published | None = None
    image_url: str = ""
    pictures: list[Published] = field(default_factory=list)  # of the chapters
    recordings: Sequence[tuple[Path, Audio]] = ()  # the editors' files, never published themselves
    # hands out what was made of the words and of something else before; makes it where it was not
    remember: Callable[[object, Callable[[], Shown]], Shown] = field(default=lambda _, make: make(), repr=False)
    older: Any = field(default=None, repr=False, compare=False)  # the contents of its neighbours in the show's list
    newer: Any = field(default=None, repr=False, compare=False)

    @property
    def translated(self) -> bool:
        """Tell whether this is another language's version of an episode: the page stands, the feed has the original."""
        lang = self.show.language if self.show else ""
        return self.document.lang != lang and any(one.lang == lang for one in self.document.translations)

    @property
    def suffix(self) -> str:
        """Return what the files of another language's version have in their names: „.en“, nothing for the show's language."""
        return "" if self.show and self.document.lang == self.show.language else f".{self.document.lang}"

    @property
    def number(self) -> int | None:
        """Return the number of the episode."""
        return self.document.fields.get("episode")

    @property
    def season(self) -> int | None:
        """Return the number of the season."""
        return self.document.fields.get("season")

    @property
    def type(self) -> str:
        """Return „full“, „trailer“ or „bonus“."""
        return self.document.fields.get("episode_type") or "full"

    @property
    def explicit(self) -> bool:
        """Tell whether the episode is not for children."""
        own: bool | None = self.document.fields.get("explicit")
        return own if own is not None else bool(self.show and self.show.settings.explicit)

    @property
    def persons(self) -> tuple[Credit, ...]:
        """Return who took part: who does in every episode of the show, and whom this one names."""
        cast, always = (self.show.cast, self.show.settings.persons) if self.show else (Cast(), ())
        return cast.credits(always, self.document.fields.get("persons") or ())

    @property
    def audio_url(self) -> str:
        """Return the address of the main audio file."""
        return f"{self.base}/{self.audios[0][1].save_as}" if self.audios else ""

    @property
    def audio_type(self) -> str:
        """Return the media type of the main audio file."""
        return self.audios[0][0].format.mime if self.audios else ""

    @property
    def audio_size(self) -> int:
        """Return the size of the main audio file in bytes."""
        return self.audios[0][0].size if self.audios else 0

    @property
    def duration(self) -> float:
        """Return how long the episode plays, in seconds."""
        sounds = [one for _, one in self.recordings] or [one for one, _ in self.audios]
        return sounds[0].seconds if sounds else 0

    @property
    def transcript_url(self) -> str:
        """Return the address of the WebVTT file (of the text, where there are no times), or an empty string."""
        return f"{self.base}/{self.texts[0].file.save_as}" if self.texts else ""

    @property
    def transcript_files(self) -> list[tuple[str, str, str]]:
        """Return the transcript's forms: name, media type and address."""
        return [(one.label, one.mime, f"{self.base}/{one.file.save_as}") for one in self.texts]

    @cached_property
    def player(self) -> Markup:
        """Return the browser's own player with a download link a format."""
        audios = tuple((f"{self.base}/{file.save_as}", one) for one, file in self.audios)
        return view.player(self.document.title, self.document.lang, audios) if audios else Markup("")

    @cached_property
    def transcript(self) -> Markup:
        """Return the transcript with speakers and times, or an empty string; chapters are headings of the third level."""
        return Markup(self._shown[0])  # noqa: S704  # every word was escaped when it was made

    @property
    def spoken(self) -> str:
        """Return what is said as plain text on one line, with names and without times, or an empty string."""
        return self._shown[1]

    @cached_property
    def _shown(self) -> Shown:
        marks = [(one.start, one.title) for one in visible(self.marks)]
        return self.remember(marks, self._transcript) if self.words else ("", "")

    def _transcript(self) -> Shown:
        words = self.words() if callable(self.words) else self.words
        made = str(view.transcript(words, self.marks)) if words else ""
        return made, view.spoken(made)

    def transcript_at(self, level: int) -> Markup:
        """Return the transcript with its headings at ``level``; it is made once, and it is the longest part of the page."""
        made = self._shown[0].replace("<h3>", f"<h{level}>").replace("</h3>", f"</h{level}>")
        return Markup(made)  # noqa: S704  # as above

    @property
    def chapters_url(self) -> str:
        """Return the address of the JSON chapters file, or an empty string."""
        return f"{self.base}/{self.chapters_file.save_as}" if self.chapters_file else ""

    @cached_property
    def chapters(self) -> Markup:
        """Return the chapters as a list of links into the audio file, or an empty string."""
        return chapter_files.page(self.marks, self.audio_url, self.document.lang) if self.audios else Markup("")

    @property
    def files(self) -> tuple[Published, ...]:
        """Return every file the episode brings into the output."""
        own = (self.chapters_file,) if self.chapters_file else ()
        return (*(file for _, file in self.audios), *(one.file for one in self.texts), *own, *self.pictures)
