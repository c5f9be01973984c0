# SPDX-License-Identifier: AGPL-3.0-or-later
"""The files of one episode's folder: what the production says of the episode, and which of them nobody uses."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from ...core.document import Document
from ...core.finding import Finding
from ..audio.formats import EXTENSIONS, OTHER_EXTENSIONS
from ..chapters.sources import is_chapters
from ..persons.cast import Cast
from ..transcripts.find import is_transcript
from ..transcripts.read import FORMS
from . import described, rules
from .described import Production

_TEXTS = frozenset({".md", ".markdown", ".mkd", ".mdown", ".rst"})
_PAGES = frozenset({".html", ".htm"})
_PICTURES = frozenset({".jpg", ".jpeg", ".png", ".webp", ".gif", ".svg", ".avif", ".heic", ".tif", ".tiff"})
_ADVICE = {
    ".txt": "Ist es die Mitschrift, nennen Sie sie im Kopf: transcript: {name}. Sind es Kapitel, nennen Sie die Datei chapters.txt.",
    ".json": "Es ist weder Mitschrift noch Kapitelliste noch Beschreibung einer Produktion. Exportieren Sie es neu, oder löschen Sie es.",
}
_ADVICE_PICTURE = "Soll es zu sehen sein, nennen Sie es im Kopf (image: {name}, dazu image_alt). Sonst löschen Sie es."
_ADVICE_OTHER = "Löschen Sie die Datei, wenn niemand sie braucht; oder verlinken Sie sie im Text."


def description(files: Sequence[Path]) -> tuple[Path, Production] | None:
    """Return the description of the production among ``files``, the first by name; None where there is none."""
    for file in (one for one in files if one.suffix == ".json"):
        found = described.production(_text(file))
        if found:
            return file, found
    return None


def head(files: Sequence[Path], cast: Callable[[], Cast]) -> Mapping[str, Any]:
    """Return what the production among ``files`` gives to an index.md whose head leaves it out, as a head would have it.

    Of its speakers only those count who are in the ``cast``: tracks are called „Mikrofon 2“ too.
    """
    found = description(files)
    if found is None:
        return {}
    said, defined = found[1], cast()
    known = [name for name in said.speakers if defined.key(name)]
    values = {"title": said.title, "summary": said.summary, "tags": list(said.tags), "persons": known}
    return {key: value for key, value in values.items() if value}


def check(document: Document, files: Sequence[Path], path: str) -> Iterator[Finding]:
    """Find those of the ``files`` in an episode's folder that it does not use; ``path`` is how findings name its text."""
    unknown = [one for one in files if not _is_known(one)]
    told = "\n".join(_text(one) for one in files if one.suffix.lower() in _TEXTS or is_chapters(one)) if unknown else ""
    for file in unknown:
        if not (file.name in told or quote(file.name) in told):
            advice = _ADVICE.get(file.suffix.lower(), _ADVICE_PICTURE if file.suffix.lower() in _PICTURES else _ADVICE_OTHER)
            yield rules.UNUSED_FILE.at(f"{path.rpartition('/')[0]}/{file.name}", name=file.name, advice=advice.format(name=file.name))
    found = description(files)
    spoken = found[1].language.partition("-")[0] if found else ""
    if found and spoken and spoken != document.lang.partition("-")[0]:
        place = document.where("lang" if "lang" in document.positions else "title")
        yield rules.OTHER_LANGUAGE.at(path, place, name=found[0].name, spoken=spoken, lang=document.lang)


def pages(files: Sequence[Path]) -> list[Path]:
    """Return the transcripts that Auphonic writes as HTML pages: beside a sound of the same name, they are no articles."""
    read = [one for one in files if one.suffix.lower() in _PAGES]
    sounds = {one.stem for one in files if one.suffix.lower() in EXTENSIONS} if read else ()
    return [one for one in read if one.stem in sounds]


def _is_known(file: Path) -> bool:
    """Tell whether somebody else looks at the file and says what is wrong with it."""
    ending = file.suffix.lower()
    if ending in EXTENSIONS | OTHER_EXTENSIONS | _TEXTS | _PAGES or is_chapters(file):
        return True
    if ending == ".json" and described.production(_text(file)):
        return True
    return ending in FORMS and is_transcript(file)


def _text(file: Path) -> str:
    return file.read_bytes().decode("utf-8-sig", "replace")
