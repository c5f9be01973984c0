# SPDX-License-Identifier: AGPL-3.0-or-later
"""What templates call: texts, dates and links in the language of the page they are on."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from typing import Any

from babel import Locale
from babel.dates import format_date, format_datetime
from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from . import tags
from .catalogues import Catalogues

LATE = "site_languages"  # where templates' context holds the ``Spoken`` of this build
_FORMATS = ("full", "long", "medium", "short")


@dataclass(frozen=True, slots=True)
class Spoken:
    """Which languages the site speaks, and which page (by ``save_as``) is written in which."""

    languages: tuple[str, ...] = ()
    pages: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Interface:
    """The functions for templates; ``default`` is the site's language (Pelican's DEFAULT_LANG)."""

    default: str
    catalogues: Catalogues
    _texts: dict[str, Callable[[str], str]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def names(self) -> dict[str, Any]:
        """Return the functions by the names that templates know them by."""
        return {
            "t": self.text,
            "n": self.counted,
            "datum": self.date,
            "page_lang": self.page_lang,
            "language_switch": self.switch,
            "home_url": self.home,
            "iso": iso,
        }

    def language(self, context: Context) -> str:
        """Return the language of the page: ``lang`` of its context, else its document's, else the site's."""
        look_up = context.resolve_or_missing  # a page asks some fifty times: ``get`` would go through two more functions
        given = look_up("lang")
        if isinstance(given, str) and given:
            return given
        spoken = look_up(LATE)
        if isinstance(spoken, Spoken):
            return spoken.pages.get(look_up("output_file"), self.default)
        document = context.get("article") or context.get("page")
        return str(getattr(document, "lang", "") or self.default)

    @pass_context
    def page_lang(self, context: Context) -> str:
        """Return the value for ``<html lang>``."""
        return tags.canonical(self.language(context))

    @pass_context
    def text(self, context: Context, message: str, **values: Any) -> str:
        """Return the German ``message`` in the page's language, ``%(name)s`` filled in."""
        if (text := self._texts.get(lang := self.language(context))) is None:
            text = self._texts[lang] = self.catalogues.speaking(lang).gettext
        return _filled(text(message), values) if values else text(message)

    @pass_context
    def counted(self, context: Context, one: str, many: str, num: int, **values: Any) -> str:
        """Return the form of a text that fits the number; ``%(num)s`` is the number."""
        spoken = self.catalogues.speaking(self.language(context)).ngettext(one, many, num)
        return _filled(spoken, {"num": num, **values})

    @pass_context
    def date(self, context: Context, moment: date | None, form: str = "long") -> str:
        """Return a date as people write it in the page's language; an unknown ``form`` is one of Babel's patterns."""
        if moment is None:
            return ""
        locale = tags.writing(self.language(context))
        if not isinstance(moment, datetime):
            return _day(moment, form, locale)
        return _day(moment.date(), form, locale) if form in _FORMATS else format_datetime(moment, form, locale=locale)

    @pass_context
    def home(self, context: Context) -> str:
        """Return the site-relative address of the home page in the page's language."""
        return tags.home(self.language(context), self.default)

    @pass_context
    def switch(self, context: Context) -> list[dict[str, Any]]:
        """Return every language of the site: the page's translation where there is one, else that language's home.

        ``exact`` tells the two apart, ``current`` marks the page's own language.
        """
        spoken = context.get(LATE, Spoken())
        here = self.language(context)
        document = getattr(context.get("article") or context.get("page"), "document", None)
        known = {one.lang: one.url for one in document.translations} if document else {}
        if document:
            known[document.lang] = document.url
        return [
            {
                "lang": tags.canonical(lang),
                "label": tags.name(lang),
                "url": known.get(lang, tags.home(lang, self.default)),
                "current": lang == here,
                "exact": not document or lang in known,
            }
            for lang in spoken.languages
        ]


def iso(moment: date | None) -> str:
    """Return a date or time for machines: „2026-11-20T09:00:00+01:00“."""
    return moment.isoformat(timespec="seconds") if isinstance(moment, datetime) else moment.isoformat() if moment else ""


@cache
def _day(day: date, form: str, locale: Locale | None) -> str:
    """Return a day as Babel writes it; lists show the same days again and again."""
    return format_date(day, form, locale=locale)


def _filled(message: str, values: Mapping[str, Any]) -> str:
    if any(hasattr(value, "__html__") for value in values.values()):
        return Markup.escape(message) % values
    return message % values
