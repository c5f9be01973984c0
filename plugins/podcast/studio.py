# SPDX-License-Identifier: AGPL-3.0-or-later
"""From Documents to episodes: one function tells the story of an episode, step by step."""

import os
from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from ..core import text
from ..core.document import Document
from ..core.finding import Finding, Position, Severity
from ..core.strip import cleaned
from . import guids, place, rules
from .audio import find as audio_find
from .audio.art import CHAPTER
from .chapters import files as chapter_files
from .chapters import memory as chapter_memory
from .chapters.model import Chapter
from .copies import art
from .covers import check as cover
from .episode import Episode, Published, ShowView, Words
from .feed import checks as feed_checks
from .place import Place
from .production import names
from .settings import Podcast
from .sought import Sought, where
from .store import Store
from .transcripts import find as transcript_find
from .transcripts import memory as transcript_memory
from .transcripts import read as transcript_read
from .transcripts.checks import GAP, About
from .transcripts.model import Transcript
from .transcripts.rules import MISSING_TRANSCRIPT

# In a foreign site, whose episodes were made before, what is missing does not stop the build.
_GENTLE = {MISSING_TRANSCRIPT.id}


@dataclass
class Studio:
    """What making episodes needs: folders, shows and the cache. ``shown`` turns a content-relative path into a finding's.

    ``look`` tells what lies in a folder.
    """

    content: Path
    shown: Callable[[str], str]
    store: Store
    shows: Mapping[str, ShowView]
    base: str = ""
    origin: str = ""
    media_store: Path | None = None
    gap: float = GAP
    ledgers: dict[str, tuple[guids.Ledger, list[Finding]]] = field(default_factory=dict)
    # files that belong to a document: findings about them weigh as the document's own
    companions: dict[str, str] = field(default_factory=dict)
    # content folders of documents that are shown in an earlier form, by their sources
    folders: Mapping[str, Path] = field(default_factory=dict)
    look: Callable[[str], Sequence[Path]] = names.lying

    def address(self, url: str) -> str:
        """Return the absolute address of the site-relative ``url``; where the site has none of its own, from the root on."""
        return f"{self.origin}{self.base}/{url}"

    def folder(self, document: Document) -> Path:
        """Return the content folder that holds the files of ``document``."""
        return self.folders.get(document.source, self.content)

    def ledger(self, show: str) -> tuple[guids.Ledger, list[Finding]]:
        """Return the show's ledger, read once, and what is wrong with it."""
        if show not in self.ledgers:
            source = f"{place.ROOT}/{show}/{guids.LEDGER}"
            self.ledgers[show] = guids.read_ledger(self.content / source, self.shown(source), partial(self.store.memory.pure, guids.toml))
        return self.ledgers[show]

    def episode(self, document: Document, written: str) -> tuple[Episode, list[Finding]]:
        """Make the episode of ``document``; ``written`` is the GUID in its head."""
        spot, path = place.of_source(document.source, self.shows), self.shown(document.source)
        named = document.fields.get("show")
        slug, found = place.choose(spot, named, self.shows, path, where(document, "show"))
        sought = Sought(document, spot, self.folder(document), path, self.store, self.media_store, look=self.look)
        made = Episode(document, self.shows.get(slug), document.guid, self.base)
        made.guid, unsure = self._guid(document, spot, written)
        if made.translated:
            unsure = []
        stem = place.media(slug, text.slug(document.slug) or "folge")
        made.recordings = audio_find.audio(sought, made.show.settings.small if made.show else "")
        files = transcript_find.transcripts(sought)
        if files:
            found += self._listen(made, files, stem)
        self._divide(made, sought, stem)
        found += feed_checks.of_episode(made, sought)
        return made, [*found, *unsure, *(_weighed(one, spot) for one in sought.found)]

    def _picture(self, path: Path, stem: str, ending: str) -> Published:
        """Return the cached picture without its metadata (a phone notes the place), under a name that changes with its bytes."""
        kept = self.store.keep(cleaned(path.read_bytes()), ending)
        return Published(kept, f"{stem}-{kept.name[:8]}{ending}")

    def _listen(self, made: Episode, files: Sequence[Path], stem: str) -> list[Finding]:
        """Read the transcript into ``made``; return what is wrong with it, in the lines of its own file."""
        own = self.shown(made.document.source)
        written = [(self._named(made, file), file) for file in files]
        self.companions |= {path: own for path, _ in written}
        names = tuple(one.name for one in made.persons) if made.document.fields.get("persons") else ()
        voices = made.show.cast.voices(made.persons) if made.show else {}
        about = About(made.duration or None, names, self.gap, voices)
        heard = transcript_memory.remembered(self.store, written, about)
        if heard.spoken:
            made.words = partial(self._words, files[0], written[0][0], about)
        made.remember = partial(transcript_memory.shown, self.store.folder / "words", heard.key)
        for form, kept in heard.forms:
            made.texts.append(Words(form.label, form.mime, Published(kept, f"{stem}{made.suffix}{form.ending}")))
        return heard.findings

    def _named(self, made: Episode, file: Path) -> str:
        """Return a file of the episode as findings name it."""
        return self.shown(str(file).removeprefix(f"{self.folder(made.document)}{os.sep}").replace(os.sep, "/"))

    def _words(self, file: Path, named: str, about: About) -> Transcript | None:
        """Read what is said once more; two thousand hours of it are too much to hold."""
        return transcript_read.read(file.read_bytes(), named, about)[0]

    def _divide(self, made: Episode, sought: Sought, stem: str) -> None:
        """Give ``made`` its chapters, their pictures and the file they are published in."""
        told = chapter_memory.remembered(sought, list(made.recordings), times_only=made.translated)
        made.marks = tuple(self._pictured(made, one, stem.rpartition("/")[0]) for one in told.chapters)
        self.companions |= dict.fromkeys(told.looked_at, sought.path)
        if made.marks and made.recordings:
            kept = told.file or self.store.keep(chapter_files.json_file(made.marks), ".json")
            made.chapters_file = Published(kept, f"{stem}{made.suffix}.chapters.json")

    def _pictured(self, made: Episode, mark: Chapter, folder: str) -> Chapter:
        """Return the chapter with the address of its picture, which is published reduced and without metadata."""
        reduced = art(self.store, mark.picture, CHAPTER) if mark.picture else None
        if reduced is None:
            return mark
        file = Published(reduced.path, f"{folder}/kapitel-{reduced.path.name[:8]}.jpg")
        if file not in made.pictures:
            made.pictures.append(file)
        return replace(mark, image=self.address(file.save_as))

    def _guid(self, document: Document, spot: Place, written: str) -> tuple[str, list[Finding]]:
        path = self.shown(document.source)
        if not spot.ours:
            return (written, []) if written else (document.guid, [rules.UNFIXED_GUID.at(path, where(document, "guid"), guid=document.guid)])
        ledger, found = self.ledger(spot.show)
        kept = ledger.guids.get(spot.name, "")
        if written and kept and written != kept:
            shown = self.shown(f"{place.ROOT}/{spot.show}/{guids.LEDGER}")
            return kept, [*found, rules.GUID_CONFLICT.at(path, where(document, "guid"), ledger=shown)]
        if not written and not kept:
            proposed = guids.proposed(spot.show, spot.name)
            return proposed, [*found, rules.MISSING_GUID.at(path, where(document, "guid"), guid=proposed)]
        return written or kept, found

    def covers(self, where: Callable[[str], tuple[str, Position]], begun: Container[str]) -> list[Finding]:
        """Check each show's cover and give the show its published file; ``where`` tells the place of its setting.

        A show that has not ``begun`` (no episode yet) is only warned about: nobody can subscribe to it.
        """
        found: list[Finding] = []
        for slug, show in self.shows.items():
            file, ending, problems = cover.check(show.settings, slug, self.content, where(slug))
            found += problems if slug in begun else [replace(one, severity=Severity.WARNING) for one in problems]
            if file is not None:
                show.cover_file = self._picture(file, f"{show.url}titelbild", ending)
        return found


def _weighed(one: Finding, spot: Place) -> Finding:
    return replace(one, severity=Severity.WARNING) if one.rule in _GENTLE and not spot.ours else one


def shows(settings: Podcast, language: str, author: str, email: str, base: str) -> dict[str, ShowView]:
    """Return the shows, gaps filled with what holds for the whole site."""
    return {
        slug: ShowView(slug, one, one.language or language, one.author or author, one.email or email, base)
        for slug, one in settings.shows.items()
    }
