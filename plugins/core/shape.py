# SPDX-License-Identifier: AGPL-3.0-or-later
"""Settings that Pelican defines: what stands there as their default tells the form of their values."""

from collections.abc import Iterator, Mapping
from string import Formatter
from typing import Any

_NUMBERS = frozenset({"DEFAULT_PAGINATION"})  # a number, though the default says „no pages“
_EITHER = frozenset({"LOCALE"})  # Pelican takes a text too
_ADDRESSES = ("_URL", "_SAVE_AS")


def mend(settings: dict[str, Any], defaults: Mapping[str, Any], texts: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield name and German reason of each setting whose value has the wrong form; something of the right form takes its place.

    None and False switch a setting off, whatever its form. What a plugin or theme defines has no default here and is not looked at.
    ``texts`` are the settings as they are written, where that is a plain text: Pelican has put its default in the place of some.
    """
    for name, default in defaults.items():
        value = texts.get(name, settings.get(name)) if isinstance(default, list | dict) else settings.get(name)
        if value is None or value is False or name in _EITHER:
            continue
        if what := _wrong(name, value, default):
            settings[name] = [value] if isinstance(default, list) and isinstance(value, str) else default
            yield name, what


def _wrong(name: str, value: object, default: object) -> str:
    """Return what belongs there instead, or nothing when the value has the right form."""
    if name in _NUMBERS or (isinstance(default, int) and not isinstance(default, bool)):
        return "" if isinstance(value, int | float) else "Hier gehört eine Zahl hin, ohne Anführungszeichen."
    if isinstance(default, bool):
        return "" if isinstance(value, int) else "Hier gehört True oder False hin, ohne Anführungszeichen."
    if isinstance(default, list):
        right = not isinstance(value, str) and hasattr(value, "__iter__")
        return "" if right else 'Hier gehört eine Liste hin, zum Beispiel: ["eins", "zwei"]'
    if isinstance(default, dict):
        return "" if isinstance(value, Mapping) else 'Hier gehören benannte Angaben hin, zum Beispiel: {"name": "Wert"}'
    return _unreadable(value) if name.endswith(_ADDRESSES) and isinstance(value, str) else ""


def _unreadable(form: str) -> str:
    try:
        list(Formatter().parse(form))
    except ValueError:
        return "Die geschweiften Klammern gehen nicht auf; so ist es richtig: {slug}"
    return ""
