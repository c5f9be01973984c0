# SPDX-License-Identifier: AGPL-3.0-or-later
"""Settings that Pelican defines: what stands there as their default tells the form of their values."""

from collections.abc import Iterator, Mapping
from string import Formatter
from typing import Any

_NUMBERS = frozenset({"DEFAULT_PAGINATION"})  # a number, though the default says „no pages“
_EITHER = frozenset({"LOCALE"})  # Pelican takes a text too
# in the place of a text Pelican puts its default here, with a word in its log only (settings.py, configure_settings)
_REPLACED = frozenset(
    {
        "ARTICLE_EXCLUDES",
        "ARTICLE_PATHS",
        "DEFAULT_METADATA",
        "DIRECT_TEMPLATES",
        "IGNORE_FILES",
        "PAGE_PATHS",
        "STATIC_EXCLUDES",
        "STATIC_PATHS",
        "THEME_STATIC_PATHS",
        "THEME_TEMPLATES_OVERRIDES",
    }
)
_NO = frozenset({"nein", "no", "false", "off", "aus", "0"})  # as a text, each of them means yes to Python
_ADDRESSES = ("_URL", "_SAVE_AS")


def mend(settings: dict[str, Any], defaults: Mapping[str, Any], texts: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield name and German reason of each setting whose value has the wrong form; something of the right form takes its place.

    None and False switch a setting off, whatever its form. What a plugin or theme defines has no default here and is not looked at.
    ``texts`` are the settings as they are written, where that is a plain text.
    """
    for name, default in defaults.items():
        value = (texts if name in _REPLACED and name in texts else settings).get(name)
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
        meant = isinstance(value, str) and value.strip().lower() in _NO
        return "Hier gehört True oder False hin, ohne Anführungszeichen." if meant else ""
    if isinstance(default, list):
        right = not isinstance(value, str) and hasattr(value, "__iter__")
        return "" if right else 'Hier gehört eine Liste hin, zum Beispiel: ["eins", "zwei"]'
    if isinstance(default, dict):
        pairs = name == "DEFAULT_METADATA" and isinstance(value, list | tuple)  # Pelican takes these too
        return "" if pairs or isinstance(value, Mapping) else 'Hier gehören benannte Angaben hin, zum Beispiel: {"name": "Wert"}'
    return _unreadable(value) if name.endswith(_ADDRESSES) and isinstance(value, str) else ""


def _unreadable(form: str) -> str:
    try:
        list(Formatter().parse(form))
    except ValueError:
        return "Die geschweiften Klammern gehen nicht auf; so ist es richtig: {slug}"
    return ""
