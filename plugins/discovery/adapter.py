# SPDX-License-Identifier: AGPL-3.0-or-later
"""Connects discovery: the template function ``metadata``, the files that machines ask for, former addresses."""

import functools
import mimetypes
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup
from pelican.generators import ArticlesGenerator

from .. import pelican_site
from ..core import files as disk
from ..core.document import Document
from ..core.fields import key_position
from ..core.finding import Position, nearest
from ..core.html import plain
from ..pelican_site import Adapter, Site
from . import CAPABILITY, describe, files, meta, redirects, symbols
from .files import Entry
from .redirects import Target
from .rules import NO_FAVICON, NO_IMAGE, UNKNOWN_PERSON
from .settings import Discovery
from .view import Around, Image

_WIDEST = 1200  # what link previews use at most
_around: dict[Site, Around] = {}


def register() -> None:
    """Take part in the build."""
    pelican_site.join(Adapter(CAPABILITY, start=_start, documents=_documents))


def _start(site: Site) -> None:
    settings = site.load(Discovery, "DISCOVERY")
    around = _around[site] = Around(
        f"{site.origin}{site.base}",
        plain(site.settings["SITENAME"]),
        plain(site.settings.get("SITESUBTITLE", "")),
        site.settings["DEFAULT_LANG"],
        site.authority,
        settings,
        site.feeds,
        functools.cache(lambda path, alt: _picture(site, path, alt)),
        site.preview,
    )

    @jinja2.pass_context
    def metadata(context: jinja2.runtime.Context) -> Markup:
        return meta.tags(describe.view(context, around), around)

    site.expose(metadata=metadata)


def _picture(site: Site, path: str, alt: str) -> Image | None:
    """Return a picture of the content folder as others may load it: reduced by „pictures“, or as Pelican copies it."""
    if "://" in path:
        return Image(path, alt)
    source, reduced = path.lstrip("/"), site.settings["JINJA_GLOBALS"].get("picture_url")
    if not (site.content / source).is_file():
        return None
    copied = site.context.get("static_content", {}).get(source)
    url = reduced(source, _WIDEST) if reduced else copied and f"{site.base}/{copied.url}"
    if not url:
        return None
    width, height = symbols.pixels(site.content / source, _WIDEST if reduced else 0)
    return Image(f"{site.origin}{url}", alt, width, height, mimetypes.guess_type(url)[0] or "")


def _documents(site: Site) -> None:
    around = _around[site]
    if around.settings.image and "://" not in around.settings.image and not (site.content / around.settings.image).is_file():
        site.findings.append(NO_IMAGE.at(*site.setting_place("DISCOVERY", "image"), path=around.settings.image))
    _persons(site, around.settings)
    site.context["lists"] = frozenset(_url(save_as) for save_as, _ in _lists(site))  # themes link only to lists that exist
    taken = _taken(site)
    _redirect(site, taken)
    _symbols(site, around, taken)
    if site.origin:
        made = files.sitemaps(_entries(site, around), around.base)
        for name, text in made.items():
            site.write(name, text)
    if not site.base:  # these three are asked for at the root of a host only
        _well_known(site, around.settings)


def _persons(site: Site, settings: Discovery) -> None:
    known = sorted({one.name for document in site.documents for one in document.authors})
    for place, name in enumerate(settings.persons):
        if name not in known:
            advice = nearest(name, known) or "Schreiben Sie ihn wie unter „authors“, oder löschen Sie ihn."
            site.findings.append(UNKNOWN_PERSON.at(*site.setting_place("DISCOVERY", "persons", place), name=name, nearest=advice))


def _well_known(site: Site, settings: Discovery) -> None:
    site.write("robots.txt", files.robots(site.origin, allowed=settings.robots == "allow" and not site.preview))
    if settings.text_and_data_mining == "reserved":
        site.write(".well-known/tdmrep.json", files.tdmrep())
    if settings.security is None:
        return
    problem = files.lifetime(settings.security.expires, site.clock.now)
    if problem:
        rule, values = problem
        site.findings.append(rule.at(*site.setting_place("DISCOVERY", "security", "expires"), **values))
    if settings.security.expires > site.clock.now:
        site.write(".well-known/security.txt", files.security_txt(settings.security, site.origin))


def _symbols(site: Site, around: Around, taken: dict[str, str]) -> None:
    theme = Path(site.settings["THEME"]) / "static"
    made: dict[str, bytes] = {}
    for ending in () if around.settings.favicon else ("png", "ico", "svg"):
        made |= symbols.symbols(theme / f"favicon.{ending}")
    for place, path in enumerate(around.settings.favicon):
        own = symbols.symbols(site.content / path)
        made |= own
        if not own:
            site.findings.append(NO_FAVICON.at(*site.setting_place("DISCOVERY", "favicon", place), path=path))
    for name, data in made.items():
        if name not in taken:
            site.write(name, data)
    site.context["symbols"] = symbols.links(made)


def _redirect(site: Site, taken: dict[str, str]) -> None:
    shown = [(document, content) for document, content in site.pairs if content.status != "draft"]
    targets = [_target(site, document, content) for document, content in shown]
    plan, found = redirects.plan(targets, taken)
    site.findings += found
    for one in plan:
        if one.save_as:
            site.write(one.save_as, redirects.page(one, site.base, site.origin))
    moved = {**site.moved, **{one.old: one.target.url for one in plan}}
    gone = [document.url for document, _ in shown if document.fields.get("withdrawn")]
    disk.write(site.cache / "redirects.json", redirects.as_json(moved, gone, site.base))


def _target(site: Site, document: Document, content: Any) -> Target:
    """Return where the former addresses of a document lead; a foreign reader leaves them as one line of text."""
    raw = document.fields.get("aliases", content.metadata.get("aliases")) or ()
    aliases = tuple(raw.replace(",", " ").split()) if isinstance(raw, str) else tuple(raw)
    position = document.positions.get("aliases") or (key_position(site.content / document.source, "aliases") if aliases else Position())
    return Target(site.path(document.source), document.title, document.url, document.lang, aliases, position)


def _taken(site: Site) -> dict[str, str]:
    """Return every output file that this build is going to write, as far as it is known, and what it is."""
    taken = {one.save_as: one.source_path or one.save_as for one in site.context.get("staticfiles", [])}
    taken |= {save_as: f"/{_url(save_as)}" for save_as, _ in _lists(site)}
    taken |= {save_as: f"/{_url(save_as)}" for save_as, _, _ in site.queue}
    return taken | {one.save_as: site.path(one.source) for one in site.documents}


def _lists(site: Site) -> Iterator[tuple[str, datetime | None]]:
    """Yield the output file of every list and the time of its newest article."""
    for template in site.settings["DIRECT_TEMPLATES"]:
        save_as = site.settings.get(f"{template.upper()}_SAVE_AS", f"{template}.html")
        yield from [(save_as, None)] if save_as else ()
    for generator in (one for one in site.generators if isinstance(one, ArticlesGenerator)):
        groups = (*generator.categories, *generator.tags.items(), *generator.authors)
        yield from ((group.save_as, _newest(articles)) for group, articles in groups if group.save_as)
    for periods in site.context.get("period_archives", {}).values():
        yield from ((one["save_as"], _newest(one["articles"] if "articles" in one else one["dates"])) for one in periods)


def _newest(articles: Any) -> datetime | None:
    return max((getattr(one, "modified", None) or one.date for one in articles), default=None)


def _url(save_as: str) -> str:
    return save_as.removesuffix("index.html")


def _entries(site: Site, around: Around) -> Iterator[Entry]:
    """Yield what the sitemap lists: every public document, every list, every page that a capability queued."""
    for document, content in site.pairs:
        if describe.indexed(document) and content.status == "published":
            yield Entry(site.address(document.url), document.modified or document.date, describe.alternates(document, around))
    lists = [*_lists(site), *((save_as, None) for save_as, _, _ in site.queue)]
    for save_as, newest in lists:
        if save_as.endswith(".html") and not describe.missing(save_as):
            yield Entry(site.address(_url(save_as)), newest)
