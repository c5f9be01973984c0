# SPDX-License-Identifier: AGPL-3.0-or-later
"""The theme's texts in other languages: gettext catalogues, read at build time and compiled in memory."""

import gettext
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

from .tags import SIMPLE, SOURCE, locale

_PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]")


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a catalogue cannot be used: file, line and a German sentence."""

    path: Path
    line: int
    what: str


@dataclass(frozen=True, slots=True)
class Catalogues:
    """Every interface language of a theme; ``source`` is the language of the texts themselves, and needs no catalogue."""

    folder: Path
    by_language: Mapping[str, gettext.NullTranslations] = field(default_factory=dict)
    source: str = SOURCE

    def knows(self, tag: str) -> bool:
        """Tell whether the interface speaks the language; „en-GB“ is content with „en“."""
        return self._find(tag) is not None or tag.partition("-")[0] in (SOURCE, self.source)

    def speaking(self, tag: str) -> gettext.NullTranslations:
        """Return the translations into ``tag``; without a catalogue every text stays as it is written."""
        return self._find(tag) or gettext.NullTranslations()

    def _find(self, tag: str) -> gettext.NullTranslations | None:
        return self.by_language.get(tag) or (None if tag == SIMPLE else self.by_language.get(tag.partition("-")[0]))


def load(folder: Path, source: str = SOURCE) -> tuple[Catalogues, list[Problem]]:
    """Read every ``<lang>/LC_MESSAGES/messages.po`` below ``folder``; a catalogue with a problem is left out."""
    read, problems = {}, []
    for path in sorted(folder.glob("*/LC_MESSAGES/messages.po")):
        tag = path.parent.parent.name.replace("_", "-")
        found = parse(path, tag)
        if isinstance(found, Catalog):
            read[tag] = _compiled(found)
        else:
            problems += found
    return Catalogues(folder, read, source.partition("-")[0]), problems


def parse(path: Path, tag: str) -> Catalog | list[Problem]:
    """Return the catalogue in ``path``, or why it cannot be used."""
    if locale(tag) is None:
        return [Problem(path, 1, f"Die Sprache „{tag}“ gibt es nicht.")]
    try:
        with path.open("rb") as file:
            catalog = read_po(file, locale=tag.replace("-", "_"), abort_invalid=True)
    except PoFileError as error:
        return [Problem(path, (error.lineno or 0) + 1, f"Zeile „{(error.line or '').strip()}“ gehört nicht hierher.")]
    except UnicodeDecodeError:
        return [Problem(path, 1, "Die Datei ist kein UTF-8-Text.")]
    problems = [Problem(path, message.lineno or 1, what) for message in catalog for what in _wrong(message)]
    return problems or catalog


def _wrong(message: Message) -> list[str]:
    """Return what is wrong with one translation: it must have the placeholders of the German text and no others."""
    ids = [message.id] if isinstance(message.id, str) else list(message.id)
    strings = [message.string] if isinstance(message.string, str) else list(message.string or ())
    if not ids[0] or message.fuzzy or not any(strings):
        return []
    known = {name for text in ids for name in _PLACEHOLDER.findall(text)}
    used = {name for text in strings for name in _PLACEHOLDER.findall(text or "")}
    return [f"„{ids[0]}“: den Platzhalter „%({name})s“ gibt es im deutschen Text nicht." for name in sorted(used - known)]


def _compiled(catalog: Catalog) -> gettext.NullTranslations:
    memory = io.BytesIO()
    write_mo(memory, catalog)
    memory.seek(0)
    return gettext.GNUTranslations(memory)
