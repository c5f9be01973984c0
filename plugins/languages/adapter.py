# SPDX-License-Identifier: AGPL-3.0-or-later
"""Connects languages: names for templates, addresses and homes of each language, checks."""

import logging
from datetime import UTC, datetime
from pathlib import Path

from pelican.contents import Article, Content, Page

from .. import pelican_site
from ..core.document import PAGE
from ..core.site import Site
from ..pelican_site import Adapter
from . import CAPABILITY, catalogues, tags
from .checks import check
from .interface import LATE, Interface, Spoken
from .rules import BROKEN_CATALOGUE

MISSING = "404"  # what web servers show for an address that leads nowhere; each language has its own
_interfaces: dict[Site, Interface] = {}


def register() -> None:
    """Take part in the build."""
    pelican_site.join(Adapter(CAPABILITY, start=_start, shape=_shape, documents=_documents))


def _start(site: Site) -> None:
    theme = Path(site.settings["THEME"])
    default = site.settings["DEFAULT_LANG"].lower()
    spoken, problems = catalogues.load(theme / "translations", default)
    for one in problems:
        path = one.path.relative_to(theme.parent).as_posix()
        site.findings.append(BROKEN_CATALOGUE.at(path, (one.line, 1), what=one.what))
    interface = _interfaces[site] = Interface(default, spoken)
    site.expose(**interface.names())
    logging.getLogger("pelican.utils").addFilter(_told_better)


def _told_better(record: logging.LogRecord) -> bool:
    """Drop what Pelican says of two versions in one language; a finding of ours names the place."""
    return not str(record.msg).startswith(("There are %s items", "There are %s original"))


def _shape(site: Site, content: Content) -> None:
    """Give documents in further languages addresses of their own; one that the editors chose stays."""
    default = _interfaces[site].default
    if not isinstance(content, Article | Page) or content.lang == default:
        return
    kind = type(content).__name__.upper()
    drafts = {("ARTICLE", "draft"): "DRAFT", ("PAGE", "draft"): "DRAFT_PAGE"}
    kind = drafts.get((kind, content.status), kind)
    for key in ("url", "save_as"):
        if not hasattr(content, f"override_{key}"):
            setting = str(site.settings[f"{kind}_LANG_{key.upper()}"])
            own, plain = (one.format(**content.url_format) for one in (tags.pattern(setting, content.lang, default), setting))
            if own != plain:
                setattr(content, f"override_{key}", own)


def _documents(site: Site) -> None:
    interface = _interfaces[site]
    default = interface.default
    site.findings += check(site.documents, interface.catalogues, site.path)
    listed = {one.lang for one in site.documents if one.listed and one.lang != default and tags.locale(one.lang)}
    further = sorted(listed, key=lambda lang: (lang == tags.SIMPLE, lang))
    pages = {one.save_as: one.lang for one in site.documents}
    site.context[LATE] = Spoken((default, *further) if further else (), pages)
    for lang in further:
        shown = [(one, content) for one, content in site.pairs if one.lang == lang and one.listed]
        shown.sort(key=lambda pair: (pair[0].date or datetime.min.replace(tzinfo=UTC), pair[0].source), reverse=True)
        articles = [content for one, content in shown if one.kind != PAGE]
        own_pages = [content for one, content in shown if one.kind == PAGE]
        folder = tags.folder(lang, default)
        site.render(f"{folder}/index.html", "language.html", lang=lang, articles=articles, own_pages=own_pages)
        if MISSING in site.settings["DIRECT_TEMPLATES"]:
            site.render(f"{folder}/{MISSING}.html", f"{MISSING}.html", lang=lang)
