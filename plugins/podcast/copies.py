# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is published of an episode's sound: a tagged copy of each recording, and the editions made from the first of them."""

import os
import struct
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit, urlunsplit

from mutagen import MutagenError

from ..core import files, text
from ..core.finding import Finding, Position, Rule
from . import place
from .audio import art as arts
from .audio import encode, rules
from .audio.art import Art
from .audio.decode import Block, MissingExtraError, Sound, decoded
from .audio.encode import Edition
from .audio.formats import FORMATS, Audio, UnreadableError
from .audio.tags import Mark, Tags
from .chapters.model import Chapter
from .covers import check as cover
from .episode import Episode, Published, ShowView
from .lint.measure import HEARD, Meter
from .percent import Clock
from .sought import where
from .store import Store

SMALL = "klein"
_WORTH = 1.25  # a small edition must save at least this much
# ISO 639-1 to 639-2, as ID3 wants it: the languages in which authorities here speak
_LANGUAGES = {
    "ar": "ara", "cs": "ces", "da": "dan", "de": "deu", "dsb": "dsb", "en": "eng", "es": "spa", "fr": "fra", "hsb": "hsb", "it": "ita",
    "nds": "nds", "nl": "nld", "pl": "pol", "pt": "por", "ro": "ron", "ru": "rus", "tr": "tur", "uk": "ukr",
}  # fmt: skip


def art(store: Store, path: Path, measure: tuple[int, int]) -> Art | None:
    """Return the picture at ``path`` as it goes into audio files (``measure``: pixels, bytes), None where it is none."""

    def learn(file: Path) -> tuple[str, int, int] | None:
        made = arts.reduced(file, *measure)
        return (store.keep(made[0], ".jpg").name, made[1], made[2]) if made else None

    known = store.fact(f"art-{measure[0]}", path, learn)
    if known is None:
        return None
    name, width, height = known
    if store.kept(name) is None:  # thrown away from outside
        learn(path)
    kept = store.kept(name)
    return Art(kept, width, height) if kept else None


@dataclass(frozen=True, slots=True)
class Piece:
    """One file that will be published: where it lies now, what it is, and the digest of the editors' recording that names it."""

    path: Path
    audio: Audio
    source: str


@dataclass
class Copies:
    """Makes the copies. ``address`` makes a site-relative address absolute; ``setting`` tells the place of a show's setting.

    ``listen`` is False to leave loudness unmeasured.
    """

    store: Store
    content: Path
    shown: Callable[[str], str]
    address: Callable[[str], str]
    setting: Callable[[str, str], tuple[str, Position]]
    listen: bool = True
    found: set[Finding] = field(default_factory=set)

    def make(self, episodes: Sequence[Episode]) -> list[Finding]:
        """Give the episodes their ``audios``, a translation those of its original; return what is wrong."""
        originals = [one for one in episodes if not one.translated]
        self._encode(originals)
        for one in originals:
            one.audios = self._published(one)
        known = {_sound(one): one.audios for one in originals}
        for one in episodes:
            if one.translated:
                one.audios = known.get(_sound(one)) or self._published(one)
        self._clear(episodes)
        return sorted(self.found)

    def _published(self, one: Episode) -> list[tuple[Audio, Published]]:
        """Return the copies, the format that most apps play first, small editions last.

        Their names change with the editors' recording, not with the tags: what apps have noted goes on leading there.
        """
        stem = place.media(one.show.slug if one.show else "", text.slug(one.document.slug) or "folge")
        own = [Piece(path, audio, audio.sha256) for path, audio in one.recordings if audio.format.published]
        made, tags = list[tuple[Audio, Published]](), self._tags(one)
        for piece in sorted((*own, *self._editions(one)), key=_rank):
            file, audio = self._tagged(one, piece, self._light(one, tags) if tags and piece.audio.edition else tags)
            edition = f"-{audio.edition}" if audio.edition else ""
            made.append((audio, Published(file, f"{stem}{edition}-{piece.source[:8]}{audio.format.extension}")))
        return made

    def _tagged(self, one: Episode, piece: Piece, tags: Tags | None) -> tuple[Path, Audio]:
        try:
            return self.store.tagged(piece.path, piece.audio, tags)
        except (MutagenError, ValueError, LookupError, EOFError, struct.error):
            self._add(one, rules.UNTAGGED, name=piece.path.name)
            return self.store.tagged(piece.path, piece.audio, None)

    def _add(self, one: Episode, rule: Rule, **values: str) -> None:
        self.found.add(rule.at(self.shown(one.document.source), where(one.document, "enclosure"), **values))

    def _tags(self, one: Episode) -> Tags | None:
        """Return what the files of an episode say about it; without a show nobody knows what they belong to."""
        if one.show is None:
            return None
        document, show = one.document, one.show
        return Tags(
            document.title,
            show.author,
            show.settings.title,
            str(document.date.year) if document.date else "",
            one.number,
            one.season,
            document.summary,
            _LANGUAGES.get(document.lang.partition("-")[0], ""),
            ascii_address(self.address(document.url)),
            self._cover(one, show, arts.COVER),
            self._marks(one),
            show.settings.tags == "keep",
        )

    def _light(self, one: Episode, tags: Tags) -> Tags:
        """Return the tags for a small edition: pictures would weigh as much as minutes of it."""
        marks = tuple(replace(mark, art=None) for mark in tags.marks)
        return replace(tags, marks=marks, cover=self._cover(one, one.show, arts.SMALL) if one.show else None)

    def _cover(self, one: Episode, show: ShowView, measure: tuple[int, int]) -> Art | None:
        image = str(one.document.fields.get("image") or "").lstrip("/")
        own = self.content / image
        if image and own.is_file() and cover.fits(own):
            return art(self.store, own, measure)
        return art(self.store, show.cover_file.cached, measure) if show.cover_file else None

    def _marks(self, one: Episode) -> tuple[Mark, ...]:
        ends = [*(mark.start for mark in one.marks[1:]), one.recordings[0][1].seconds if one.recordings else 0]
        return tuple(
            Mark(mark.start, end, mark.title, ascii_address(mark.href), self._picture(mark), not mark.hidden)
            for mark, end in zip(one.marks, ends, strict=False)
        )

    def _picture(self, mark: Chapter) -> Art | None:
        return art(self.store, mark.picture, arts.CHAPTER) if mark.picture else None

    def _editions(self, one: Episode) -> Iterator[Piece]:
        for edition, label in _wanted(one):
            audio = one.recordings[0][1]
            made = self._edition_file(audio, edition)
            if made.is_file() and (probed := self._probed(made)):
                yield Piece(made, replace(probed, edition=label), audio.sha256)

    def _probed(self, made: Path) -> Audio | None:
        """Return the edition at ``made``; what was damaged from outside is thrown away."""
        try:
            probed = self.store.probe(made) if self.store.intact(made) else None
        except UnreadableError:
            probed = None
        if probed is None:
            made.unlink()
        return probed

    def _edition_file(self, audio: Audio, edition: Edition) -> Path:
        return self.store.folder / SMALL / f"{audio.sha256}-{edition.name}{edition.format.extension}"

    def _clear(self, episodes: Iterable[Episode]) -> None:
        """Throw away the editions that nobody will ask for again: of other kinds than now, or of recordings that are gone.

        Those of an episode that could not be read this time stay: making them again takes minutes.
        """
        heard = {audio.sha256 for one in episodes if one.show for _, audio in one.recordings}
        wanted = {self._edition_file(one.recordings[0][1], edition) for one in episodes for edition, _ in _wanted(one)}
        for file in sorted({*self.store.folder.glob(f"{SMALL}/[!.]*")} - wanted):
            digest = file.name.partition("-")[0]
            if digest in heard or not self.store.stands(digest):
                file.unlink(missing_ok=True)

    def _encode(self, episodes: Iterable[Episode]) -> None:
        """Make the editions that are not there yet, several at a time: encoders leave Python's lock alone."""
        wanted = [(one, edition) for one in episodes for edition, _ in _wanted(one)]
        made = [self._edition_file(one.recordings[0][1], edition) for one, edition in wanted]
        jobs = [job for job, file in zip(wanted, made, strict=True) if not (file.is_file() and self._probed(file))]
        clock = Clock("Kleine Fassungen der Folgen werden gemacht", sum(one.recordings[0][1].seconds for one, _ in jobs))
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            working = [(one.recordings[0][0], pool.submit(self._encoded, one, edition, clock.hand())) for one, edition in jobs]
        for path, done in working:
            self._note(path, done.result())
        if jobs:
            clock.stop()

    def _note(self, path: Path, heard: dict[str, Any] | None) -> None:
        if heard:
            self.store.fact(HEARD, path, lambda _: heard)

    def _encoded(self, one: Episode, edition: Edition, heard: Callable[[float], None]) -> dict[str, Any] | None:
        """Make the edition, and measure the sound that is decoded for it anyway; return what was measured."""
        path, audio = one.recordings[0]
        key = self._edition_file(audio, edition).relative_to(self.store.folder).as_posix()
        try:
            sound = decoded(path, audio.format)
            meter = Meter(sound) if self.listen else None
            passing = replace(sound, blocks=_played(sound, meter, heard))
            files.kept(self.store.folder, key, lambda draft: encode.encode(passing, draft, edition))
        except UnreadableError:
            self._add(one, rules.NO_EDITION, name=path.name)
            return None
        except MissingExtraError as error:
            slug = one.show.slug if one.show else ""
            self.found.add(rules.NO_EXTRA.at(*self.setting(slug, "small"), extra=str(error)))
            return None
        return meter.told() if meter else None


def _played(sound: Sound, meter: Meter | None, heard: Callable[[float], None]) -> Iterator[Block]:
    frames = 0
    for block in sound.blocks:
        if meter:
            meter.hear(block)
        yield block
        frames += len(block)
        heard(frames / sound.rate)


def _wanted(one: Episode) -> list[tuple[Edition, str]]:
    """Return the editions of an episode that its show asks for, and what each is called.

    What the editors made small is not made again; where they made nothing that is played everywhere, the MP3 stands in for it.
    """
    if not (one.show and one.show.settings.small and one.recordings):
        return []
    first, small = one.recordings[0][1], encode.SMALL[one.show.settings.small]
    if small.format.apple and not any(audio.format.apple for _, audio in one.recordings):
        return [(encode.whole(first.channels), "")]
    return [(small, SMALL)] if first.bitrate > _WORTH * small.bitrate else []


def _rank(piece: Piece) -> tuple[bool, int]:
    return bool(piece.audio.edition), list(FORMATS).index(piece.audio.format.name)


def _sound(one: Episode) -> tuple[str, ...]:
    """Return what tells recordings apart: show and digests."""
    return (one.show.slug if one.show else "", *(audio.sha256 for _, audio in one.recordings))


def ascii_address(url: str) -> str:
    """Return the address in plain ASCII, as tags want it; an empty string where it is none."""
    if url.isascii():
        return url
    try:
        parts = urlsplit(url)
        host = parts.netloc.encode("idna").decode()
    except ValueError:
        return ""
    return urlunsplit((parts.scheme, host, *(quote(part, safe="/:?&=%~+,;@!$'()*") for part in parts[2:])))
