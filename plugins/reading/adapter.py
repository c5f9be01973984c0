# SPDX-License-Identifier: AGPL-3.0-or-later
"""Connects reading: Pelican asks for files and gets typed metadata and HTML; links and addresses are checked across documents."""

import io
import json
import logging
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path
from typing import Any, ClassVar

from markupsafe import Markup
from pelican import readers as pelican_readers
from pelican.contents import Article, Author, Category, Content, Page, Tag
from pelican.generators import ArticlesGenerator, PelicanTemplateNotFound
from pelican.utils import SafeDatetime

from .. import pelican_site
from ..core import files
from ..core.document import EPISODE, PAGE
from ..core.finding import Finding, nearest
from ..core.site import Site
from ..pelican_site import Adapter
from . import CAPABILITY, addresses, fragments, loops, notes, pipeline, planned, strays, targets
from .markdown import Options
from .models import POLICIES, Models, Policy
from .pipeline import Result, Setup
from .rules import FILE_NAME, FOLDER_LOOP, UNEXPECTED, UNKNOWN_FIELDS_SETTING, UNKNOWN_TEMPLATE, UNREADABLE
from .schema import as_json
from .settings import Reading
from .status import Now, State
from .status import moments as moments_of
from .targets import Sources

_EXTENSIONS = ("md", "markdown", "mkd", "mdown", "MD", "Md")
_UNCHECKED = ("html", "htm", "rst")
_LABELS = {"category": Category, "author": Author}
_LISTS = {"tags": Tag, "authors": Author}
_DATES = ("date", "modified")
_NOTHING = pelican_readers.METADATA_PROCESSORS["status"]("", None)  # Pelican's mark for a value to leave out
_SAID = ("Unable to generate valid slug", "Cannot get modification stamp")
_RESERVED = frozenset(dir(Article)) | {"settings", "metadata", "source_path", "timezone", "date_format"}


@dataclass
class _State:
    """``told``: the theme shows ``article.notice`` itself; ``marks``: the places that its templates give a page."""

    setup: Setup
    told: bool
    marks: frozenset[str]
    asked: set[str] = field(default_factory=set)
    results: dict[str, Result] = field(default_factory=dict)
    labels: dict[tuple[type, str], Any] = field(default_factory=dict)


_states: dict[Site, _State] = {}


def register() -> None:
    """Take part in the build."""
    adapter = Adapter(
        CAPABILITY,
        start=_start,
        readers=_readers,
        shape=_shape,
        transform=_transform,
        documents=_documents,
        finish=_finish,
        stopped=_stopped,
    )
    pelican_site.join(adapter)


def _start(site: Site) -> None:
    settings = site.settings
    settings["CACHE_CONTENT"] = settings["LOAD_CONTENT_CACHE"] = False  # Pelican's cache would swallow findings
    for name in ("pelican.readers", "pelican.cache", "pelican.urlwrappers"):
        logging.getLogger(name).addFilter(_told_better)
    _leave_out_loops(site)
    reading = site.load(Reading, "READING")
    models = Models(site.declared.fields)
    setup = Setup(
        models,
        Now(site.clock, site.zone, site.preview),
        site.zone,
        site.content,
        shown=site.content.relative_to(site.root).as_posix(),
        lang=settings["DEFAULT_LANG"].lower(),
        policy=_policy(site),
        pages=tuple(settings["PAGE_PATHS"]),
        articles=tuple(settings["ARTICLE_PATHS"]),
        options=Options(typography=reading.typography, top=reading.top_heading),
        rules=frozenset(site.declared.rules),
        given=lambda source: _given(site, source),
        supplied=lambda source: {key: value for one in site.suppliers for key, value in one(source).items()},
    )
    pelican_readers.find_empty_alt = lambda *_: None  # a finding of ours says the same, with its line
    site.read_note = lambda file, path, model: notes.read(file, path, model, site.zone)
    templates = _templates(Path(settings["THEME"]))
    _states[site] = _State(setup, told=".notice" in templates, marks=fragments.ids(templates))
    files.write(site.cache / "front-matter.schema.json", as_json(models))


def _leave_out_loops(site: Site) -> None:
    found = list(loops.find(site.content, site.walk))
    site.findings += [FOLDER_LOOP.at(site.path(one)) for one in found]
    for name in ("ARTICLE_EXCLUDES", "PAGE_EXCLUDES", "STATIC_EXCLUDES"):
        site.settings[name] = [*site.settings[name], *found]


def _told_better(record: logging.LogRecord) -> bool:
    """Tell whether no finding of ours says the same better; Python-Markdown is not needed here."""
    return not str(record.msg).startswith(_SAID) and "markdown.Markdown" not in str(record.msg)


def _foreign() -> bool:
    """Tell whether this is the wheel in somebody's Pelican site, not the project's own repository."""
    return not __name__.startswith("plugins.")


def _policy(site: Site) -> Policy:
    value = site.settings.get("UNKNOWN_FIELDS", "ignore" if _foreign() else "error")
    if value in POLICIES:
        return value  # type: ignore[no-any-return]  # just checked
    file, place = site.setting_place("UNKNOWN_FIELDS")
    site.findings.append(UNKNOWN_FIELDS_SETTING.at(file, place, value=value))
    return "error"


def _templates(theme: Path) -> str:
    return "\n".join(one.read_text(encoding="utf-8", errors="ignore") for one in sorted((theme / "templates").rglob("*.html")))


def _given(site: Site, source: str) -> Collection[str]:
    """Return which fields the site's settings give a file: DEFAULT_METADATA, EXTRA_PATH_METADATA and so on."""
    path = str(site.content / source)
    known = pelican_readers.default_metadata(site.settings) | pelican_readers.path_metadata(path, source, site.settings)
    named = pelican_readers.parse_path_metadata(source, site.settings, lambda name, value: _processed(site.settings, name, value))
    return {*known, *(name for name, value in named.items() if value is not _NOTHING)}


def _processed(settings: Any, name: str, value: Any) -> Any:
    """Convert what Pelican finds in settings and file names; a date that is none is left to our own findings."""
    try:
        return pelican_readers.BaseReader(settings).process_metadata(name, value)
    except ValueError:
        return _NOTHING


def _readers(site: Site, readers: Any) -> None:
    if not _foreign():  # what other readers make of a file has been through none of our checks
        for extension in _UNCHECKED:
            readers.reader_classes.pop(extension, None)
    # the cache is off, yet would ask the disk twice how old each file is
    readers.get_cached_data, readers.cache_data = lambda _, default=None: default, lambda *_: None
    for extension in _EXTENSIONS:
        readers.reader_classes[extension] = lambda settings: MarkdownReader(settings, site)


class MarkdownReader(pelican_readers.BaseReader):  # type: ignore[misc]  # Pelican ships no types
    """Reads Markdown; what is wrong with a file is a finding, and the file is left out. It never raises."""

    file_extensions: ClassVar[list[str]] = []

    def __init__(self, settings: Any, site: Site) -> None:
        super().__init__(settings)
        self.site = site

    def process_metadata(self, name: str, value: Any) -> Any:
        """Convert what Pelican finds in settings and file names."""
        return _processed(self.settings, name, value)

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        """Return HTML and metadata of one file."""
        site, state = self.site, _states[self.site]
        name = site.source(source_path)
        state.asked.add(name)
        if "/." in f"/{name}":  # editors' and systems' own files, such as macOS's ._name.md
            return "", {"status": "skip"}
        if (held := site.settings.get("HELD")) and site.path(name) in held:
            return "", {"status": "skip"}
        try:
            name.encode("utf-8")
            with io.FileIO(source_path) as file:  # read whole, once: neither a Path nor a buffer pays
                result = pipeline.read(_setup(site, state.setup, name), name, file.readall())
        except OSError as error:
            site.findings.append(UNREADABLE.at(_printable(site.path(name)), text=files.reason(error)))
            return "", {"status": "skip"}
        except UnicodeEncodeError:
            site.findings.append(FILE_NAME.at(_printable(site.path(name))))
            return "", {"status": "skip"}
        except Exception as error:  # one file must never hide the findings of the others
            site.findings.append(UNEXPECTED.at(_printable(site.path(name)), text=f"{type(error).__name__}: {error}"))
            return "", {"status": "skip"}
        state.results[name] = result
        site.findings += result.findings
        site.sources[name] = result.positions
        site.standings[result.path] = result.standing
        metadata = _metadata(site, state, result)
        return result.html, metadata


def _setup(site: Site, setup: Setup, source: str) -> Setup:
    """Return how to read ``source``: an earlier form of it has its files elsewhere."""
    return replace(setup, content=site.editions[source]) if source in site.editions else setup


def _printable(path: str) -> str:
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _metadata(site: Site, state: _State, result: Result) -> dict[str, Any]:
    """Return the values in Pelican's own types."""
    metadata: dict[str, Any] = {}
    declared = state.setup.models.fields
    for key, value in result.values.items():
        if key in _LABELS:
            metadata[key] = _label(site, state, _LABELS[key], value)
        elif key in _LISTS:
            metadata[key] = [_label(site, state, _LISTS[key], one) for one in value]
        elif key in _DATES:
            metadata[key] = SafeDatetime.combine(value.date(), value.timetz())
        elif value is not None and (key in declared or key not in _RESERVED):
            metadata[key] = value
    if not metadata.get("authors", True):
        del metadata["authors"]
    metadata |= {"status": result.status, "kind": result.kind, "notice": Markup(result.notice)}  # noqa: S704  # our own words, escaped
    if result.notice and not state.told:
        result.html = f'<div class="notice" role="note">{result.notice}</div>\n{result.html}'
    return metadata


def _label(site: Site, state: _State, kind: type, name: str) -> Any:
    """Return one shared object a name: Pelican makes its slug only once."""
    key = (kind, name)
    if key not in state.labels:
        state.labels[key] = kind(name, site.settings)
    return state.labels[key]


def _shape(_: Site, content: Content) -> None:
    if isinstance(content, Article | Page) and not hasattr(content, "translation_key"):
        content.translation_key = content.relative_source_path  # no translation: a group of its own


def _transform(site: Site) -> None:
    """Check links between files, and take the address off those that lead nowhere."""
    state = _states[site]
    contents = {one.relative_source_path: one for one in site.contents}
    states = {source: State.PUBLISHED for source in contents if source} | {s: one.state for s, one in state.results.items()}
    sources = Sources(site.content, states, frozenset(source for source in contents if source))
    for source, result in state.results.items():
        checked = targets.check(result, replace(sources, content=site.folder(source)))
        site.findings += checked.findings
        if source in contents and checked.html != result.html:
            contents[source]._content = checked.html
    # what a recording adds to its page (transcript, chapters) is only known when that is written
    site.findings += fragments.check(state.results, lambda one: None if one.kind == EPISODE else fragments.ids(one.html) | state.marks)
    listed = {tag for generator in site.generators if isinstance(generator, ArticlesGenerator) for tag in generator.tags}
    for one in site.contents:
        if one.status == "hidden" and hasattr(one, "tags"):  # a tag that no listed article carries has no page to link to
            one.tags = [tag for tag in one.tags if tag in listed]


def _coming(site: Site) -> None:
    """Make Documents of what is not due yet: others plan with it, though nothing of it is public."""
    state, given = _states[site], pelican_readers.default_metadata(site.settings)
    for source, result in state.results.items():
        if result.state is State.FUTURE and result.complete and result.kind != PAGE and not site.preview:
            own = _metadata(site, state, result)
            category = own.get("category") or _label(site, state, Category, str(given.get("category") or site.settings["DEFAULT_CATEGORY"]))
            metadata = {**given, **own, "category": category, "status": "published"}
            content = Article(result.html, metadata, site.settings, str(site.content / source), site.context)
            site.coming.append((site.make_document(site, content), content))


def _documents(site: Site) -> None:
    _coming(site)
    waiting = (one for one in _states[site].results.values() if one.state not in (State.DRAFT, State.SKIPPED, State.BROKEN))
    moments = sorted({one.isoformat() for result in waiting for one in moments_of(result.values, site.zone)})
    files.write(site.cache / "due.json", json.dumps({"moments": moments}))
    setup = _states[site].setup
    known = {*_states[site].asked, *site.claimed, *site.context["generated_content"], *site.context["static_content"]}
    folders = (*setup.articles, *setup.pages)
    excluded = tuple(f"{one}/" for one in (*site.settings["ARTICLE_EXCLUDES"], *site.settings["PAGE_EXCLUDES"]) if one not in folders)
    found = strays.find(site.content, setup.shown, known, folders, site.walk)
    site.findings += [one for one in found if not one.path.removeprefix(f"{setup.shown}/").startswith(excluded)]
    for content in site.contents:
        if "template" in content.metadata and content.relative_source_path in _states[site].results:
            site.findings += _template(site, content)
    site.findings += addresses.check(site.documents, _lists(site), site.path)
    _neighbours(site)


def _neighbours(site: Site) -> None:
    """Tell each listed article which of its language came before and after it; a theme would have to search for them."""
    listed = [one for document, one in site.pairs if document.listed and isinstance(one, Article)]
    listed.sort(key=lambda one: one.date, reverse=True)
    for language in sorted({one.lang for one in listed}):
        for newer, older in pairwise([one for one in listed if one.lang == language]):
            newer.older, older.newer = older, newer


def _template(site: Site, content: Content) -> Iterator[Finding]:
    """Check the template that a document asks for; the ordinary one stands in for one that is not there."""
    try:
        site.generators[0].get_template(content.template)
    except PelicanTemplateNotFound:
        known = [Path(one).stem for one in site.generators[0].env.list_templates(extensions=["html"]) if "/" not in one]
        content.template, wanted = content.default_template, content.template
        source, hint = content.relative_source_path, nearest(wanted, known) or "Löschen Sie die Zeile; dann gilt die gewöhnliche."
        place = site.sources[source].get("template", (1, 1))
        yield UNKNOWN_TEMPLATE.at(site.path(source), place, name=wanted, nearest=hint)


def _lists(site: Site) -> dict[str, str]:
    """Return what Pelican writes besides documents, by output path."""
    settings = site.settings
    named = {settings.get(f"{one.upper()}_SAVE_AS", f"{one}.html"): "eine Übersicht" for one in settings["DIRECT_TEMPLATES"]}
    for generator in (one for one in site.generators if isinstance(one, ArticlesGenerator)):
        pairs = [*generator.categories, *generator.tags.items(), *generator.authors]
        named |= {label.save_as: f"die Übersicht „{label}“" for label, _ in pairs}
    return {save_as: name for save_as, name in named.items() if save_as}


def _finish(site: Site) -> None:
    """Check links to addresses of the site itself, and to places in its pages, against what was written."""
    state, written = _states[site], targets.Written(site.made)
    pages = {document.source: document.url for document in site.documents}
    site.findings += fragments.check(state.results, lambda one: written.marks(pages[one.source]) if one.source in pages else None)
    for document in site.documents:
        if document.source in state.results:
            site.findings += targets.addresses(state.results[document.source], document.url, targets.home(site), written)


def _stopped(site: Site) -> None:
    """Check links to addresses of the site itself against the names of what errors keep from being written."""
    state = _states[site]
    site.findings += planned.check(site, state.results, state.asked, state.marks)
