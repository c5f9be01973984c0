# SPDX-License-Identifier: AGPL-3.0-or-later
"""Language tags: what they are called, which locale formats their dates, where their pages live."""

from functools import cache

from babel import Locale, UnknownLocaleError

from ..core.finding import nearest

SIMPLE = "de-simple"
SIMPLE_FOLDER = "leichte-sprache"
SOURCE = "de"  # the language that the theme's own texts are written in
_WRITTEN = {"en": "en-GB"}  # Babel's English is American; a European authority writes „12 October 2026“


@cache
def locale(tag: str) -> Locale | None:
    """Return Babel's locale for ``tag`` („en“, „pt-BR“; Leichte Sprache is German), or None for a tag that nobody knows."""
    try:
        found = Locale.parse(SOURCE if tag == SIMPLE else tag.replace("_", "-"), sep="-")
    except (UnknownLocaleError, ValueError):
        return None
    further = set(tag.lower().replace("_", "-").split("-")[1:]) - {"simple"}
    return found if further <= set(str(found).lower().split("_")) else None  # Babel takes „de-simpel“ for German


def writing(tag: str) -> Locale | None:
    """Return the locale that writes dates in ``tag``: a language without a territory as Europe writes it, Leichte Sprache as German."""
    return locale(_WRITTEN.get(tag.lower(), tag)) or locale(SOURCE)


def canonical(tag: str) -> str:
    """Return ``tag`` as HTML wants it: „pt-br“ -> „pt-BR“; Leichte Sprache keeps its name."""
    found = None if tag == SIMPLE else locale(tag)
    return str(found).replace("_", "-") if found else tag


def name(tag: str) -> str:
    """Return what the language calls itself: „English“, „Türkçe“, „Leichte Sprache“."""
    if tag == SIMPLE:
        return "Leichte Sprache"
    found = locale(tag)
    own = found.get_display_name(found) if found else None
    return own[:1].upper() + own[1:] if own else tag


def german_name(tag: str) -> str:
    """Return what German calls the language."""
    found = locale(tag)
    return (found.get_display_name(SOURCE) if found and tag != SIMPLE else None) or name(tag)


def suggestion(wrong: str) -> str:
    """Return advice for a tag that nobody knows: „englisch“ is „en“, „leichte sprache“ is „de-simple“."""
    codes = {word.lower(): code for code, word in Locale(SOURCE).languages.items() if len(code) == 2}
    codes |= {"leichte sprache": SIMPLE, "leichte-sprache": SIMPLE, "leicht": SIMPLE, "de-leicht": SIMPLE, "simple": SIMPLE}
    code = codes.get(wrong.lower())
    advice = f"Schreiben Sie „{code}“." if code else nearest(wrong, [*codes.values()])
    return advice or "Schreiben Sie ein Kürzel wie „de“, „en“ oder „de-simple“ (Leichte Sprache)."


def folder(tag: str, default: str) -> str:
    """Return the folder below which pages of a language live: empty for the site's own."""
    return "" if tag == default else SIMPLE_FOLDER if tag == SIMPLE else tag.lower()


def home(tag: str, default: str) -> str:
    """Return the site-relative address of a language's home page."""
    below = folder(tag, default)
    return f"{below}/" if below else ""


def pattern(setting: str, tag: str, default: str) -> str:
    """Return Pelican's address pattern ``setting`` for documents in ``tag``, so that each language has addresses of its own.

    ``{lang}`` becomes the language's folder; a pattern that does not tell languages apart gets the folder in front.
    """
    below = folder(tag, default)
    if not below or not setting:
        return setting
    return setting.replace("{lang}", below) if "{lang}" in setting else f"{below}/{setting}"
