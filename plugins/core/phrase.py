# SPDX-License-Identifier: AGPL-3.0-or-later
"""What people are told: German, and in any language that has a catalogue.

A catalogue is ``<capability>/messages.<language>.toml``: keys (a rule's id, its id with „.advice“, …) and the templates that
stand in for the German ones. What it lacks stays German.
"""

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path

SOURCE = "de"
_FOLDER = Path(__file__).resolve().parent.parent
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]+")
_LONGEST = 400


class Phrase(str):
    """A German text made from a template (``str.format``), which remembers how it was made.

    ``key`` names it in the catalogues.
    """

    key: str
    template: str
    values: Mapping[str, object]

    def __new__(cls, key: str, template: str, /, **values: object) -> "Phrase":
        """Return the German text of ``template`` filled with ``values``."""
        shown = {name: _quoted(value) for name, value in values.items()}
        self = super().__new__(cls, template.format(**shown))
        self.key, self.template, self.values = key, template, shown
        return self

    def __reduce__(self) -> tuple[type[str], tuple[str]]:
        return str, (str(self),)

    def said(self, catalogue: Mapping[str, str]) -> str:
        """Return the same in the language of ``catalogue``."""
        template = catalogue.get(self.key, self.template)
        return template.format(**{name: said(value, catalogue) for name, value in self.values.items()})


def said(value: object, catalogue: Mapping[str, str]) -> object:
    """Return ``value`` in the language of ``catalogue`` if it is a phrase, else as it is."""
    return value.said(catalogue) if isinstance(value, Phrase) else value


def languages() -> list[str]:
    """Return the languages that phrases can be said in."""
    return sorted({SOURCE, *(path.name.split(".")[1] for path in _FOLDER.glob("*/messages.*.toml"))})


def catalogue(language: str) -> dict[str, str]:
    """Return every template of ``language`` by its key; nothing for German, whose templates stand in the code."""
    files = [] if language == SOURCE else sorted(_FOLDER.glob(f"*/messages.{language}.toml"))
    return {key: text for path in files for key, text in tomllib.loads(path.read_text(encoding="utf-8")).items()}


def _quoted(value: object) -> object:
    """Return what a message quotes on one line and not endlessly: pasted pictures are addresses of a million signs."""
    if not isinstance(value, str) or isinstance(value, Phrase):
        return value
    text = _CONTROL.sub(" ", value)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
