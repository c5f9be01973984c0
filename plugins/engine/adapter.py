# SPDX-License-Identifier: AGPL-3.0-or-later
"""Connects the engine: Pelican writes into a stage, which is put in place at the very end."""

import atexit
import gc
import os
import re
import shutil
import traceback
from datetime import datetime
from functools import cache
from io import StringIO
from pathlib import Path
from string import Formatter
from typing import Any

from jinja2 import BytecodeCache, TemplateError, TemplateNotFound, TemplateSyntaxError
from jinja2.bccache import Bucket
from pelican import generators, signals, writers
from pelican import utils as pelican_utils
from pelican.contents import Content
from pelican.settings import DEFAULT_CONFIG
from pelican.writers import Writer

from .. import pelican_site
from ..core import files
from ..core.walk import Walk
from ..pelican_site import Adapter, Site
from . import CAPABILITY, contexts, stage
from .rules import DISK, TEMPLATE, UNSAFE_OUTPUT

_FORM = re.compile(r"(?:[\0-$&-\x7f]|%[aAbBcdfGHIjmMpSUuVwWxXyYzZ%])*")
_live: dict[Site, Path] = {}


def register() -> None:
    """Take part in the build."""
    adapter = Adapter(CAPABILITY, start=_start, transform=_transform, documents=_documents, finish=_finish, writer=_Writer)
    pelican_site.join(adapter)


def _start(site: Site) -> None:
    # a build keeps nearly all it makes, so old objects are rarely looked through; what pages leave is taken while the caches hold it
    gc.set_threshold(10_000, 50, 50)
    _spare_paths(f"{site.content}{os.sep}")
    _spare_dates()
    generators.os = _Folders(site.walk)
    _spare_addresses()
    if site.settings["INTRASITE_LINK_REGEX"] == DEFAULT_CONFIG["INTRASITE_LINK_REGEX"]:
        _spare_links()
    site.settings["JINJA_ENVIRONMENT"] = {"auto_reload": False, "bytecode_cache": _Compiled(), **site.settings["JINJA_ENVIRONMENT"]}
    live = _live[site] = site.output
    if site.content.is_relative_to(live) or site.root.is_relative_to(live):
        file, position = site.setting_place("OUTPUT_PATH")
        site.findings.append(UNSAFE_OUTPUT.at(file, position, path=live.name))
        site.stop_on_errors()
    site.output = site.cache / f"stage-{live.name}"
    stage.fresh(site.output)
    atexit.register(_leave, site)  # before the last words: what takes the space they need goes first


def _leave(site: Site) -> None:
    """Take the stage away; where a full disk was what ended the build, that is a finding."""
    if not site.told and (why := files.refusal(site.cache)):
        site.findings.append(DISK.at(site.cache.name, text=why))
    shutil.rmtree(site.output, ignore_errors=True)


class _Compiled(BytecodeCache):
    """Hands a compiled template on: each of Pelican's generators has an environment of its own and would compile it again."""

    def __init__(self) -> None:
        self._code: dict[tuple[str, str], Any] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._code.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._code[bucket.key, bucket.checksum] = bucket.code


def _spare_paths(root: str) -> None:
    """Spare Pelican working out the path of what lies below ``root``, at every access, by way of the working directory."""
    usual = Content.get_relative_source_path

    def short(self: Content, source_path: str | None = None) -> str | None:
        path = source_path or self.source_path
        inside = path and path.startswith(root) and os.path.normpath(path) == path
        return path.removeprefix(root).replace(os.sep, "/") if inside else usual(self, source_path)

    Content.get_relative_source_path = short


def _spare_links() -> None:
    """Spare Pelican searching for links in texts that hold no placeholder such as „{filename}“ or „|static|“."""
    resolved, static = Content._update_content, Content.get_static_links

    def linking(text: str | None) -> bool:
        return text is not None and ("{" in text or "|" in text)

    Content._update_content = lambda self, text, siteurl: resolved(self, text, siteurl) if linking(text) else text
    Content.get_static_links = lambda self: static(self) if linking(self._content) else set()


def _spare_dates() -> None:
    """Spare Pelican formatting a date piece by piece, which only „%-d“ and what is no format need."""
    usual = pelican_utils.strftime

    def whole(date: Any, form: str) -> str:
        return datetime.strftime(date, form) if isinstance(date, datetime) and _FORM.fullmatch(form) else usual(date, form)

    pelican_utils.strftime = whole


def _spare_addresses() -> None:
    """Spare Pelican gathering every value of a content for an address that is made of its slug, language and date alone."""
    usual = Content._expand_settings

    def short(self: Content, key: str, klass: str | None = None) -> str:
        form = str(self.settings[f"{klass or type(self).__name__}_{key}".upper()])
        if hasattr(self, "date") and _is_short(form):
            return form.format(slug=getattr(self, "slug", ""), lang=getattr(self, "lang", "en"), date=self.date)
        return usual(self, key, klass)  # type: ignore[no-any-return]  # Pelican ships no types

    Content._expand_settings = short


@cache
def _is_short(form: str) -> bool:
    return all(name in (None, "slug", "lang", "date") for _, name, _, _ in Formatter().parse(form))


def _documents(site: Site) -> None:
    """Fix the addresses: Pelican works them out anew each time a template asks, and nobody may change them any more."""
    for document, content in site.pairs:
        content.override_url = document.url


def _transform(site: Site) -> None:
    if not _is_watched():
        site.live = _live[site]
    for one in site.generators:
        contexts.watch(one.env)
    _compile_templates(site)


def _compile_templates(site: Site) -> None:
    """Compile the theme's own templates, so that one that cannot be read is named with its line among all other findings."""
    environment = site.generators[0].env
    for name in environment.list_templates(extensions=["html", "xml", "txt"]):
        try:
            environment.get_template(name)
        except TemplateSyntaxError as error:
            path = _shown(site, error.filename or name)
            site.findings.append(TEMPLATE.at(path, (error.lineno, 1), text=(error.message or "Die Form stimmt nicht").rstrip(".")))


def _is_watched() -> bool:
    """Tell whether somebody else's plugin is told of written files: it may want to read them, so all have to be there."""
    return len(signals.finalized.receivers) > 1 or any(one.receivers for one in (signals.content_written, signals.feed_written))


def _finish(site: Site) -> None:
    site.stop_on_errors()
    if site.settings.get("CHECK_ONLY"):
        return
    live, manifest = _live[site], site.cache / "engine" / f"{_live[site].name}.json"
    prune = site.settings["DELETE_OUTPUT_DIRECTORY"]
    stale = stage.present(live, site.settings["OUTPUT_RETENTION"]) if prune else stage.remembered(manifest)
    try:
        done = stage.commit(site.output, live, stale, site.standing)
        stage.remember(manifest, done.written + done.unchanged)
    except OSError as error:
        site.findings.append(DISK.at(live.name, text=files.reason(error)))
        site.stop_on_errors()
    site.written += done.written
    site.counts |= {"written": len(done.written), "unchanged": len(done.unchanged), "removed": len(done.removed)}


class _System:
    """The module „os“ for Pelican's writer, which would make a folder for every page: ours makes it for a page that is written."""

    def __getattr__(self, name: str) -> Any:
        return getattr(os, name)

    def makedirs(self, *_: Any, **__: Any) -> None:
        """Leave it to whoever opens the file."""


class _Folders:
    """The module „os“ for Pelican's generators, which go through the same folders again and again."""

    def __init__(self, walk: Walk) -> None:
        self._walk = walk

    def __getattr__(self, name: str) -> Any:
        return getattr(os, name)

    def walk(self, top: str, topdown: bool = True, onerror: Any = None, followlinks: bool = False) -> Any:
        """Go through the folders below ``top``."""
        return self._walk(top, followlinks=followlinks) if topdown and onerror is None else os.walk(top, topdown, onerror, followlinks)


class _Page(StringIO):
    """A file that Pelican writes; it goes to the disk when it is complete, unless it stands there already."""

    def __init__(self, site: Site, name: str) -> None:
        super().__init__()
        self.site, self.name = site, name

    def __exit__(self, kind: type[BaseException] | None, *rest: Any) -> None:
        data = self.getvalue().encode("utf-8")
        if kind is None and not self.site.stands(self.name, lambda path: files.holds(path, data)):
            target = self.site.output / self.name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
        super().__exit__(kind, *rest)


class _Blank:
    """A template of which only the names of its pages are wanted."""

    def render(self, *_: Any) -> str:
        return ""


class _Writer(Writer):  # type: ignore[misc]  # Pelican ships no types
    """Pelican's writer; a template that fails or a disk that refuses ends the build with a finding instead of a traceback."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        writers.os = _System()
        gc.freeze()  # what was read stays until the end, so nobody need look through it for what pages leave

    def _open_w(self, filename: str, encoding: str, override: bool = False) -> Any:
        site = next(iter(_live))
        name = filename.removeprefix(f"{site.output}{os.sep}").replace(os.sep, "/")
        if site.named is not None:
            site.named.add(name)
            return StringIO()
        if filename in self._written_files or site.live is None:
            if filename not in self._overridden_files:
                site.standing.discard(name)
            os.makedirs(os.path.dirname(filename), exist_ok=True)  # noqa: PTH103, PTH120  # as Pelican would have done
            return super()._open_w(filename, encoding, override)
        self._written_files.add(filename)
        if override:
            self._overridden_files.add(filename)
        return _Page(site, name)

    def write_file(self, name: Any, template: Any, *args: Any, **kwargs: Any) -> None:
        site = next(iter(_live))
        try:
            super().write_file(name, template if site.named is None else _Blank(), *args, **kwargs)
            contexts.let_go()
        except Exception as error:
            if place := _template_place(error):
                site.findings.append(TEMPLATE.at(_shown(site, place[0]), (place[1], 1), text=f"{_said(error)} (beim Schreiben von {name})"))
            elif isinstance(error, OSError):
                site.findings.append(DISK.at(str(name), text=files.reason(error)))
            else:
                raise
            site.stop_on_errors()


def _template_place(error: Exception) -> tuple[str, int] | None:
    """Return file and line of the template that was at work; None when none was."""
    if isinstance(error, TemplateSyntaxError):
        return error.filename or error.name or "", error.lineno
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename.endswith((".html", ".xml", ".txt"))]
    return (frames[-1].filename, frames[-1].lineno or 1) if frames else None


def _said(error: Exception) -> str:
    if isinstance(error, TemplateNotFound):
        return f"Die Vorlage „{error}“ fehlt"
    return str(error.message) if isinstance(error, TemplateError) else f"{type(error).__name__}: {error}"


def _shown(site: Site, path: str) -> str:
    place = Path(path)
    return place.relative_to(site.root).as_posix() if place.is_relative_to(site.root) else place.name
