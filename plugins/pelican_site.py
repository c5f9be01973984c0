# SPDX-License-Identifier: AGPL-3.0-or-later
"""The bridge to Pelican: its signals become phases in a fixed order, its contents become Documents.

Pelican's signals call their receivers in no particular order (blinker keeps them in a set); so this module is the only
receiver and calls the capabilities' hooks in the order in which they joined.
"""

import atexit
import logging
import uuid
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha1
from itertools import chain
from pathlib import Path
from typing import Any

from pelican import signals
from pelican.contents import Article, Content
from pelican.generators import ArticlesGenerator, Generator, PagesGenerator, PelicanTemplateNotFound
from pelican.settings import DEFAULT_CONFIG

from .core.authority import Authority
from .core.capability import Capability, Declarations, union
from .core.clock import build_clock
from .core.declared import CORE, NO_TEMPLATE, NOT_COPIED, PELICAN, WRONG_FIELD
from .core.document import ARTICLE, EPISODE, PAGE, Document, Label, Translation
from .core.fields import converted, key_position
from .core.files import reason
from .core.finding import Finding
from .core.html import plain
from .core.phrase import SOURCE, languages
from .core.settings import WRONG_SETTING, misspelled, settings_file, texts
from .core.shape import mend
from .core.site import Site

__all__ = ["Adapter", "Site", "choose", "join", "kind"]

_LISTS = {
    ArticlesGenerator: ("articles", "translations", "hidden_articles", "hidden_translations", "drafts", "drafts_translations"),
    PagesGenerator: ("pages", "translations", "hidden_pages", "hidden_translations", "draft_pages", "draft_translations"),
}
_NOT_COPIED = ("A problem occurred copying", "While copying", "Cannot copy", "Skipped copy")  # Pelican only warns of these
_GUIDS = uuid.UUID("6f1b1a0e-3c58-5a0b-9a55-0f6d7a3f1c11")


@dataclass(frozen=True)
class Adapter:
    """What one capability does in each phase of a build; a phase it takes no part in is None.

    start      settings are known, nothing is read: declare Jinja globals, refuse wrong settings
    readers    Pelican asks who reads which file
    shape      a content object was made: correct its address, its template
    transform  everything is read, links not yet resolved: rewrite bodies
    documents  the Documents exist: check across documents, attach views, write files, queue pages
    finish     everything is written (below ``site.output``)
    stopped    instead of ``finish``: errors keep pages from being written; at most their names are known (``site.named``)
    """

    capability: Capability
    start: Callable[[Site], None] | None = None
    readers: Callable[[Site, Any], None] | None = None
    shape: Callable[[Site, Content], None] | None = None
    transform: Callable[[Site], None] | None = None
    documents: Callable[[Site], None] | None = None
    finish: Callable[[Site], None] | None = None
    stopped: Callable[[Site], None] | None = None
    writer: type | None = None


_adapters: list[Adapter] = []
_choosers: list[Callable[[dict[str, Any]], list[Finding]]] = []
_site: Site | None = None


def choose(chooser: Callable[[dict[str, Any]], list[Finding]]) -> None:
    """Let ``chooser`` see the settings before anything starts, so that it can have adapters join; it returns findings."""
    _connect()
    _choosers.append(chooser)


def join(adapter: Adapter) -> None:
    """Take part in the build; only the first adapter of a capability counts."""
    _connect()
    if adapter.capability.name not in [one.capability.name for one in _adapters]:
        _adapters.append(adapter)


def _connect() -> None:
    signals.initialized.connect(_initialized)
    signals.readers_init.connect(_readers)
    signals.content_object_init.connect(_shape)
    signals.get_generators.connect(_generators)
    signals.get_writer.connect(_writer)
    signals.all_generators_finalized.connect(_finalized_generators)
    signals.finalized.connect(_finalized)


def _current() -> Site:
    if _site is None:
        raise RuntimeError("no build is running")
    return _site


def _initialized(pelican: Any) -> None:
    global _site  # noqa: PLW0603  # one build a process: Pelican's signals are global too
    found = [one for chooser in _choosers for one in chooser(pelican.settings)]
    content = Path(pelican.settings["PATH"]).absolute()
    declared = union([CORE, *(adapter.capability for adapter in _adapters)])
    _site = Site(
        pelican.settings,
        content.parent,
        content,
        Path(pelican.settings["OUTPUT_PATH"]).absolute(),
        declared,
        build_clock(),
        _contents,
        _document,
    )
    atexit.register(_site.last_words)
    _site.findings += [*found, *misspelled(pelican.settings, _known(pelican.settings, declared), settings_file())]
    logging.getLogger("pelican").addHandler(_Listener(_site))
    _site.findings += _mended(_site)
    # Pelican copies its settings into the templates' context, where they would hide a global of the same name
    _site.settings["AUTHORITY"] = _site.load(Authority, "AUTHORITY")
    _site.settings["RULES_SINCE"] = _site.day("RULES_SINCE")
    _site.findings += _unknown_language(_site)
    _site.expose(base=_site.base)
    for adapter in _adapters:
        if adapter.start:
            adapter.start(_site)
    pelican.output_path = pelican.settings["OUTPUT_PATH"] = str(_site.output)


def _mended(site: Site) -> Iterator[Finding]:
    for name, what in mend(site.settings, DEFAULT_CONFIG, texts(settings_file())):
        yield WRONG_SETTING.at(*site.setting_place(name), key=name, what=what)


def _unknown_language(site: Site) -> Iterator[Finding]:
    if site.settings.get("FINDINGS_LANG", SOURCE) not in languages():
        what = f"Möglich sind {' und '.join(f'„{one}“' for one in languages())}."
        yield WRONG_SETTING.at(*site.setting_place("FINDINGS_LANG"), key="FINDINGS_LANG", what=what)


def _known(settings: dict[str, Any], declared: Declarations) -> set[str]:
    """Return the names of all settings that somebody reads."""
    ours = {name for one in declared.capabilities for names in (one.settings, one.switches) for name in names}
    templates = {*settings["DIRECT_TEMPLATES"], *DEFAULT_CONFIG["DIRECT_TEMPLATES"]}
    return {*ours, *(f"{one.upper()}_{what}" for one in templates for what in ("SAVE_AS", "URL")), *DEFAULT_CONFIG}


def _readers(readers: Any) -> None:
    for adapter in _adapters:
        if adapter.readers:
            adapter.readers(_current(), readers)


def _shape(content: Content) -> None:
    for adapter in _adapters:
        if adapter.shape and _site is not None:
            adapter.shape(_site, content)


def _generators(_: Any) -> type[Generator]:
    return _QueuedPages


def _writer(_: Any) -> type | None:
    return next((adapter.writer for adapter in _adapters if adapter.writer), None)


def _finalized_generators(generators: list[Generator]) -> None:
    site = _current()
    site.generators, site.context = generators, generators[0].context
    site.context["localsiteurl"] = site.base
    site.context["feeds"] = site.feeds
    for adapter in _adapters:
        if adapter.transform:
            adapter.transform(site)
    for adapter in _adapters:
        if adapter.documents:
            adapter.documents(site)
    kinds = Counter(kind(content) for content in site.contents)
    site.counts |= {"articles": kinds[ARTICLE], "episodes": kinds[EPISODE], "pages": kinds[PAGE], "feeds": len(site.feeds)}
    if site.failed:
        if site.live is None:
            _stop(site)
        site.named = set()  # go on for the names alone: a link to an address that is none is to be found in this run too


def _stop(site: Site) -> None:
    for adapter in _adapters:
        if adapter.stopped:
            adapter.stopped(site)
    site.stop_on_errors()


def _finishing(adapter: Adapter) -> tuple[bool, int]:
    """Order the ends of a build: the other way round, and who owns the writing last of all."""
    return adapter.writer is not None, -_adapters.index(adapter)


def _finalized(_: Any) -> None:
    site = _current()
    if site.named is not None:
        _stop(site)
    site.stop_on_errors()
    for adapter in sorted(_adapters, key=_finishing):
        if adapter.finish:
            adapter.finish(site)
    site.tell(finished=True)


class _QueuedPages(Generator):  # type: ignore[misc]  # Pelican ships no types
    """Writes the pages that capabilities queued with ``Site.render``."""

    def generate_output(self, writer: Any) -> None:
        for save_as, template, context in _current().queue:
            url = save_as.removesuffix("index.html")
            try:
                name = template.removesuffix(".html")  # Pelican adds the ending
                found = self.get_template(name)
            except PelicanTemplateNotFound:
                _current().findings.append(NO_TEMPLATE.at(settings_file().name, template=template, page=save_as))
                continue
            writer.write_file(save_as, found, self.context, template_name=name, url=url, page_url=url, **context)


class _Listener(logging.Handler):
    """Turns what Pelican logs as warning or error into findings, so that nothing is lost in its log."""

    def __init__(self, site: Site) -> None:
        super().__init__(logging.WARNING)
        self.site = site

    def emit(self, record: logging.LogRecord) -> None:
        if record.levelno == logging.CRITICAL or not record.name.startswith("pelican") or "amtsfunk" in record.name:
            return
        if str(record.msg).startswith(_NOT_COPIED) and isinstance(record.args, tuple):
            path, error = Path(str(record.args[0])), record.args[-1]
            shown = path.relative_to(self.site.root) if path.is_relative_to(self.site.root) else path.name
            text = reason(error) if isinstance(error, OSError) else record.getMessage()
            self.site.findings.append(NOT_COPIED.at(str(shown), text=text))
        else:
            self.site.findings.append(PELICAN.at(settings_file().name, text=record.getMessage().replace(f"{self.site.root}/", "")))


def _contents(site: Site) -> list[Content]:
    lists = [
        getattr(generator, name)
        for kind, names in _LISTS.items()
        for generator in site.generators
        if isinstance(generator, kind)
        for name in names
    ]
    return list(chain.from_iterable(lists))


def _label(thing: Any) -> Label:
    """Return the Label of Pelican's tag, category or author, which many documents share; Pelican works out its address each time."""
    if not hasattr(thing, "label"):
        thing.label = Label(str(thing), thing.slug, thing.url)
    return thing.label  # type: ignore[no-any-return]  # just set


def kind(content: Content) -> str:
    """Return what kind of document a content is."""
    if not isinstance(content, Article):
        return PAGE
    return content.metadata.get("kind") or (EPISODE if content.metadata.get("enclosure") else ARTICLE)


def _document(site: Site, content: Content) -> Document:
    source = content.relative_source_path or ""
    fields = _fields(site, content, source)
    modified: datetime | None = getattr(content, "modified", None)
    return Document(
        kind=kind(content),
        source=source,
        title=content.title if source in site.sources else plain(content.title),
        slug=content.slug,
        url=content.url,
        save_as=content.save_as,
        lang=content.lang,
        guid=str(fields.get("guid") or _guid(source)),
        summary=plain(content.summary),
        body=content.content,
        date=getattr(content, "date", None),
        modified=modified,
        authors=tuple(_label(one) for one in getattr(content, "authors", ())),
        category=_label(content.category) if isinstance(content, Article) and hasattr(content, "category") else None,
        tags=tuple(_label(one) for one in getattr(content, "tags", ())),
        translations=tuple(Translation(one.lang, one.url, plain(one.title)) for one in content.translations),
        listed=content.status == "published",
        fields=fields,
        positions=site.sources.get(source, {}),
    )


def _guid(source: str) -> str:
    """Return the UUIDv5 of a source (RFC 9562, section 5.5), as ``uuid.uuid5`` does in four times the time."""
    sign = sha1(_GUIDS.bytes + source.encode(), usedforsecurity=False).hexdigest()
    return f"{sign[:8]}-{sign[8:12]}-5{sign[13:16]}-{'89ab'[int(sign[16], 16) % 4]}{sign[17:20]}-{sign[20:32]}"


def _fields(site: Site, content: Content, source: str) -> dict[str, Any]:
    """Return the values of the declared fields; a flat string of a foreign reader is converted here."""
    values = {name: value for name, value in content.metadata.items() if name in site.defaults and value is not None}
    foreign = () if source in site.sources else site.declared.fields
    for one in (one for one in foreign if isinstance(values.get(one.name), str)):
        value, problem = converted(one, values.pop(one.name))
        if problem:
            position = key_position(site.content / source, one.name)
            site.findings.append(WRONG_FIELD.at(site.path(source), position, key=one.name, what=problem))
        elif value is not None:
            values[one.name] = value
    return site.defaults | values
