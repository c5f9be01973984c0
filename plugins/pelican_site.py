# SPDX-License-Identifier: AGPL-3.0-or-later
"""The bridge to Pelican: its signals become phases in a fixed order, its contents become Documents.

Pelican's signals call their receivers in no particular order (blinker keeps them in a set); so this module is the only
receiver and calls the capabilities' hooks in the order in which they joined.
"""

import logging
import os
import sys
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pelican import signals
from pelican.contents import Article, Content
from pelican.generators import ArticlesGenerator, Generator, PagesGenerator, PelicanTemplateNotFound

from .core import files
from .core.authority import Authority
from .core.capability import Capability, Declarations, union
from .core.clock import Clock, build_clock
from .core.declared import CORE, NO_TEMPLATE, PELICAN, WRONG_FIELD
from .core.document import ARTICLE, EPISODE, PAGE, Document, FeedLink, Label, Translation
from .core.fields import converted, key_position
from .core.finding import Finding, Position
from .core.html import plain
from .core.report import Report, Standing, weigh
from .core.settings import M, place, read, settings_file

_LISTS = {
    ArticlesGenerator: ("articles", "translations", "hidden_articles", "hidden_translations", "drafts", "drafts_translations"),
    PagesGenerator: ("pages", "translations", "hidden_pages", "hidden_translations", "draft_pages", "draft_translations"),
}
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
    """

    capability: Capability
    start: Callable[["Site"], None] | None = None
    readers: Callable[["Site", Any], None] | None = None
    shape: Callable[["Site", Content], None] | None = None
    transform: Callable[["Site"], None] | None = None
    documents: Callable[["Site"], None] | None = None
    finish: Callable[["Site"], None] | None = None
    writer: type | None = None


@dataclass(eq=False)
class Site:
    """One build. Paths are absolute; ``output`` is where files are to be written now (the engine may stage them)."""

    settings: dict[str, Any]
    root: Path
    content: Path
    output: Path
    declared: Declarations
    clock: Clock
    context: dict[str, Any] = field(default_factory=dict)
    generators: list[Generator] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    standings: dict[str, Standing] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    written: list[str] = field(default_factory=list)
    queue: list[tuple[str, str, dict[str, Any]]] = field(default_factory=list)
    feeds: list[FeedLink] = field(default_factory=list)
    sources: dict[str, Mapping[str, Position]] = field(default_factory=dict)

    @property
    def cache(self) -> Path:
        """Return the folder for things that can be made again (safe to delete at any time)."""
        return self.root / ".cache"

    @property
    def origin(self) -> str:
        """Return scheme and host of the site, „https://host“, or an empty string."""
        parts = urlsplit(self.settings["SITEURL"])
        return f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""

    @property
    def base(self) -> str:
        """Return the path below which the site lives on its host: empty, or „/ordner“."""
        return str(urlsplit(self.settings["SITEURL"]).path).rstrip("/")

    @property
    def zone(self) -> ZoneInfo:
        """Return the authority's time zone (Pelican's TIMEZONE)."""
        return ZoneInfo(self.settings.get("TIMEZONE", "UTC"))

    @property
    def preview(self) -> bool:
        """Tell whether drafts and documents that are not due yet are shown (``invoke serve``, previews)."""
        return bool(self.settings.get("PREVIEW"))

    @property
    def today(self) -> date:
        """Return the authority's calendar day of this build."""
        return self.clock.now.astimezone(self.zone).date()

    def address(self, url: str) -> str:
        """Return the absolute address of the site-relative ``url``."""
        return f"{self.origin}{self.base}/{url}"

    def path(self, source: str | Path) -> str:
        """Return a content-relative source as findings name it: relative to the project's folder."""
        return (self.content / source).relative_to(self.root).as_posix()

    def load(self, model: type[M], name: str) -> M:
        """Return the setting ``name``; wrong values are findings and give the model's defaults."""
        loaded, found = read(model, name, self.settings.get(name), settings_file())
        self.findings += found
        return loaded if loaded is not None else model()

    def setting_place(self, name: str, *path: int | str) -> tuple[str, Position]:
        """Return file and position of a setting, for findings about it."""
        return place(settings_file(), name, path)

    def write(self, save_as: str, data: bytes | str) -> None:
        """Write one output file."""
        files.write(self._target(save_as), data)

    def link(self, source: Path, save_as: str) -> None:
        """Put ``source`` (a file in the cache, never an editor's) into the output without copying where possible."""
        files.link(source, self._target(save_as))

    def _target(self, save_as: str) -> Path:
        path = self.output / save_as
        if not path.resolve().is_relative_to(self.output.resolve()):
            raise ValueError(f"outside the output folder: {save_as}")
        return path

    def render(self, save_as: str, template: str, **context: Any) -> None:
        """Queue a page made from ``template`` of the theme; it is written with Pelican's own pages."""
        self.queue.append((save_as, template, context))

    def expose(self, **names: Any) -> None:
        """Give templates these names."""
        self.settings["JINJA_GLOBALS"] = {**self.settings.get("JINJA_GLOBALS", {}), **names}

    @cached_property
    def contents(self) -> list[Content]:
        """Return every article, episode and page that will be written, in Pelican's order."""
        lists = [
            getattr(generator, name)
            for kind, names in _LISTS.items()
            for generator in self.generators
            if isinstance(generator, kind)
            for name in names
        ]
        return list(chain.from_iterable(lists))

    @cached_property
    def pairs(self) -> list[tuple[Document, Content]]:
        """Return every Document with the Pelican content it shows; ``content.document`` is set too."""
        made = [(_document(self, one), one) for one in self.contents]
        for document, one in made:
            one.document = document
        return made

    @property
    def documents(self) -> list[Document]:
        """Return every Document, in Pelican's order."""
        return [document for document, _ in self.pairs]

    def report(self, *, finished: bool) -> Report:
        """Return the outcome so far, findings weighed."""
        since = self.settings.get("RULES_SINCE")
        findings, waived = weigh(self.findings, self.standings, self.declared.rules, since, self.today)
        return Report(findings, dict(self.counts), tuple(self.written), waived, finished)

    def stop_on_errors(self) -> None:
        """End the build, with every finding reported, when one of them is an error."""
        report = self.report(finished=False)
        if report.errors:
            _hand_over(report)
            raise SystemExit(1)


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
    _site = Site(pelican.settings, content.parent, content, Path(pelican.settings["OUTPUT_PATH"]).absolute(), declared, build_clock())
    _site.findings += found
    logging.getLogger("pelican").addHandler(_Listener(_site))
    _site.expose(AUTHORITY=_site.load(Authority, "AUTHORITY"), base=_site.base)
    for adapter in _adapters:
        if adapter.start:
            adapter.start(_site)
    pelican.output_path = pelican.settings["OUTPUT_PATH"] = str(_site.output)


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
    site.stop_on_errors()


def _finalized(_: Any) -> None:
    site = _current()
    site.stop_on_errors()
    for adapter in reversed(_adapters):
        if adapter.finish:
            adapter.finish(site)
    _hand_over(site.report(finished=True))


def _hand_over(report: Report) -> None:
    """Give the findings to the task that started this process; without one, print them for the person who did."""
    path = os.environ.get("AMTSFUNK_REPORT")
    if path:
        report.save(Path(path))
    else:
        sys.stderr.write("".join(f"{one}\n" for one in report.findings))


class _QueuedPages(Generator):  # type: ignore[misc]  # Pelican ships no types
    """Writes the pages that capabilities queued with ``Site.render``."""

    def generate_output(self, writer: Any) -> None:
        for save_as, template, context in _current().queue:
            url = save_as.removesuffix("index.html")
            try:
                found = self.get_template(template)
            except PelicanTemplateNotFound:
                _current().findings.append(NO_TEMPLATE.at(settings_file().name, template=template, page=save_as))
                continue
            writer.write_file(save_as, found, self.context, url=url, page_url=url, **context)


class _Listener(logging.Handler):
    """Turns what Pelican logs as warning or error into findings, so that nothing is lost in its log."""

    def __init__(self, site: Site) -> None:
        super().__init__(logging.WARNING)
        self.site = site

    def emit(self, record: logging.LogRecord) -> None:
        if record.levelno < logging.CRITICAL and record.name.startswith("pelican") and "amtsfunk" not in record.name:
            self.site.findings.append(PELICAN.at(settings_file().name, text=record.getMessage().replace(f"{self.site.root}/", "")))


def _label(thing: Any) -> Label:
    return Label(str(thing), thing.slug, thing.url)


def _document(site: Site, content: Content) -> Document:
    source = content.relative_source_path or ""
    fields = _fields(site, content, source)
    kind = content.metadata.get("kind") or (PAGE if not isinstance(content, Article) else EPISODE if fields.get("enclosure") else ARTICLE)
    modified: datetime | None = getattr(content, "modified", None)
    return Document(
        kind=kind,
        source=source,
        title=content.title if source in site.sources else plain(content.title),
        slug=content.slug,
        url=content.url,
        save_as=content.save_as,
        lang=content.lang,
        guid=str(fields.get("guid") or uuid.uuid5(_GUIDS, source)),
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


def _fields(site: Site, content: Content, source: str) -> dict[str, Any]:
    """Return the values of the declared fields; a flat string of a foreign reader is converted here."""
    values: dict[str, Any] = {}
    for one in site.declared.fields:
        value = content.metadata.get(one.name)
        if isinstance(value, str) and source not in site.sources:
            value, problem = converted(one, value)
            if problem:
                position = key_position(site.content / source, one.name)
                site.findings.append(WRONG_FIELD.at(site.path(source), position, key=one.name, what=problem))
        values[one.name] = one.default if value is None else value
    return values
