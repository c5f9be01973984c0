# SPDX-License-Identifier: AGPL-3.0-or-later
"""Checks of documents in several languages; pure: Documents in, findings out."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from ..core.document import Document
from ..core.finding import Finding
from . import tags
from .catalogues import Catalogues
from .rules import NO_INTERFACE, SAME_LANGUAGE, STALE, UNKNOWN_LANGUAGE

Shown = Callable[[str], str]


def check(documents: Sequence[Document], catalogues: Catalogues, shown: Shown) -> list[Finding]:
    """Return what is wrong with the documents' languages; ``shown`` turns a source into the path that findings name."""
    by_url = {one.url: one for one in documents}
    return [
        *(finding for one in documents for finding in _language(one, catalogues, shown)),
        *(finding for one in documents for finding in _stale(one, by_url, shown)),
        *_doubled(documents, by_url, shown),
    ]


def _language(document: Document, catalogues: Catalogues, shown: Shown) -> Iterable[Finding]:
    lang, place = document.lang, (shown(document.source), document.where("lang"))
    if tags.locale(lang) is None:
        yield UNKNOWN_LANGUAGE.at(*place, lang=lang, nearest=tags.suggestion(lang))
    elif catalogues.folder.is_dir() and not catalogues.knows(lang):
        file = f"translations/{lang}/LC_MESSAGES/messages.po"
        yield NO_INTERFACE.at(*place, lang=lang, name=tags.german_name(lang), file=file)


def _stale(document: Document, by_url: Mapping[str, Document], shown: Shown) -> Iterable[Finding]:
    """Yield a finding where the standard text was changed after this text in Leichter Sprache."""
    own = document.modified or document.date
    if document.lang != tags.SIMPLE or own is None:
        return
    for link in document.translations:
        standard = by_url.get(link.url)
        if standard and standard.lang.partition("-")[0] == tags.SOURCE and standard.modified and standard.modified > own:
            values = {"own": f"{own:%d.%m.%Y}", "other": f"{standard.modified:%d.%m.%Y}", "title": standard.title}
            yield STALE.at(shown(document.source), document.where("modified" if document.modified else "date"), **values)


def _doubled(documents: Iterable[Document], by_url: Mapping[str, Document], shown: Shown) -> Iterable[Finding]:
    for one in documents:
        for link in one.translations:
            other = by_url.get(link.url)
            if other and other.lang == one.lang and other.source < one.source:
                key = one.fields.get("translation_key") or one.slug
                yield SAME_LANGUAGE.at(shown(one.source), one.where("lang"), key=key, lang=one.lang, other=shown(other.source))
