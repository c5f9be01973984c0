# SPDX-License-Identifier: AGPL-3.0-or-later
"""Where an episode's chapters come from: its head, a file in its folder, the audio itself; the first that has any counts."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from ...core.document import Document
from ..audio.formats import Audio
from ..audio.rules import NO_M4A_CHAPTERS
from ..fields import ChapterEntry
from ..production import described
from ..sought import Sought
from ..sought import entries as positions
from . import embedded, pictures, rules
from .model import Chapter, Chapters, Source, check, completed, difference, tidy
from .texts import Parser, folded, json_chapters, lines, production_chapters, psc

# What the files are called, in the order in which they count.
KINDS: tuple[tuple[re.Pattern[str], Parser], ...] = (
    (re.compile(r"(.+[._ -])?(chapters|kapitel)\.txt", re.IGNORECASE), lines),
    (re.compile(r".+\.psc|(.+[._ -])?chapters\.xml", re.IGNORECASE), psc),
    (re.compile(r"(.+[._ -])?chapters\.json", re.IGNORECASE), json_chapters),
)
# What other JSON files hold, told by what is in them.
_TOLD: dict[str, Parser] = {described.CHAPTERS: json_chapters, described.PRODUCTION: production_chapters}
ENDINGS = (".txt", ".psc", ".xml", ".json")
Audios = Sequence[tuple[Path, Audio]]


def gather(sought: Sought, audios: Audios) -> list[Source]:
    """Return every source in which the episode has chapters or should have; ``sought`` collects what cannot be read."""
    return [pictures.found(sought, one) for one in _sources(sought, audios)]


def choose(sought: Sought, audios: Audios, sources: Sequence[Source], *, times_only: bool = False) -> Chapters:
    """Return the episode's chapters, ready to be published.

    ``sought`` collects what is wrong: in each of the ``sources``, and between them. ``times_only`` lets the titles of a
    translation differ from those of the files.
    """
    seconds = audios[0][1].seconds if audios else None
    for one in sources:
        sought.found += check(one, seconds)
    tidied = [(one, tidy(one.chapters, seconds)) for one in sources]
    ranked = [(one, chapters) for one, chapters in tidied if chapters]
    chosen: Chapters = ranked[0][1] if ranked else ()
    for one, chapters in ranked[1:]:
        number = difference(chosen, chapters, times_only=times_only)
        if number:
            place = chapters[min(number, len(chapters)) - 1].position
            sought.found.append(rules.CHAPTERS_DIFFER.at(one.path, place, number=number, first=ranked[0][0].name, name=one.name))
        else:
            chosen = completed(chosen, chapters)
    if chosen:
        mute = {one.name for one in sources if one.embedded and not one.chapters}
        for path, _ in (pair for pair in audios if pair[1].format.name == "m4a" and pair[0].name in mute):
            mp3 = " und aus der MP3-Datei" if any(one.format.name == "mp3" for _, one in audios) else ""
            sought.add(NO_M4A_CHAPTERS, "enclosure", name=path.name, mp3=mp3)
    return chosen


def _sources(sought: Sought, audios: Audios) -> Iterator[Source]:
    entries: tuple[ChapterEntry, ...] = tuple(sought.document.fields.get("chapters") or ())
    if entries:
        yield Source(sought.path, Path(sought.path).name, _written(sought.document, sought.content, entries))
    for file, parser in _files(sought):
        yield _read(sought, file, parser)
    for path, one in audios:
        yield _embedded(sought, path, one)


def _written(document: Document, content: Path, entries: tuple[ChapterEntry, ...]) -> Chapters:
    places = positions(document, content, "chapters", "start", len(entries))
    return tuple(
        Chapter(one.start, folded(one.title), one.href, one.image, position=place) for one, place in zip(entries, places, strict=True)
    )


def _files(sought: Sought) -> Iterator[tuple[Path, Parser]]:
    """Yield the chapter files of the episode's folder, or, where many share one, those with the name of its text or audio."""
    lying = sought.lying(ENDINGS)
    if not sought.place.folder:
        lying = [one for one in _beside(sought) if one.is_file()]
    named = [(one, parser) for pattern, parser in KINDS for one in lying if pattern.fullmatch(one.name)]
    yield from named
    others = [one for one in lying if one.suffix.lower() == ".json" and one not in dict(named)]
    yield from ((one, parser) for one in others if (parser := _told(one)))


def is_chapters(file: Path) -> bool:
    """Tell whether the file is a list of chapters, by its name or by what is in it."""
    return any(pattern.fullmatch(file.name) for pattern, _ in KINDS) or (file.suffix.lower() == ".json" and _told(file) is not None)


def _told(file: Path) -> Parser | None:
    text = file.read_bytes().decode("utf-8-sig", "replace")
    told = described.kind(text)
    return None if told == described.PRODUCTION and not described.marks(text) else _TOLD.get(told)


def _beside(sought: Sought) -> list[Path]:
    name: str | None = sought.document.fields.get("enclosure")
    files = [sought.content / sought.document.source, *([found] if name and (found := sought.named(name)) else [])]
    endings = (".chapters.txt", ".psc", ".chapters.json")
    return list(dict.fromkeys(file.with_suffix(ending) for file in files for ending in endings))


def _read(sought: Sought, file: Path, parser: Parser) -> Source:
    shown, raw = _shown(sought, file), file.read_bytes()
    try:
        text = raw.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        sought.found.append(rules.CHAPTERS_NOT_UTF8.at(shown, (raw.count(b"\n", 0, error.start) + 1, 1)))
        return Source(shown, file.name)
    made, found = parser(text, shown)
    if not made and not found:
        found = [rules.EMPTY_CHAPTERS.at(shown)]
    sought.found += found
    return Source(shown, file.name, tuple(made))


def _embedded(sought: Sought, path: Path, one: Audio) -> Source:
    rows: list[Any] = sought.store.fact("chapters", path, lambda file: embedded.read(file, one, sought.store.keep))
    shown = _shown(sought, path)
    for start, title, *_ in rows:
        if start is None:
            sought.found.append(rules.UNREADABLE_AUDIO_CHAPTER.at(shown, text=title))
    made = (
        Chapter(start, title, href, hidden=hidden, picture=sought.store.kept(picture) if picture else None)
        for start, title, href, hidden, picture in rows
        if start is not None
    )
    return Source(shown, path.name, tuple(made), embedded=True)


def _shown(sought: Sought, file: Path) -> str:
    """Return ``file`` as findings name it: like the text of the episode beside which, or in whose site, it lies."""
    try:
        inside = file.relative_to(sought.content).as_posix()
    except ValueError:  # in the media store
        return sought.path
    return sought.path.removesuffix(sought.document.source) + inside
