# SPDX-License-Identifier: AGPL-3.0-or-later
"""Connects the engine: Pelican writes into a stage, which is put in place at the very end."""

import gc
import traceback
from pathlib import Path
from typing import Any

from jinja2 import TemplateError, TemplateSyntaxError
from pelican.contents import Content
from pelican.writers import Writer

from .. import pelican_site
from ..pelican_site import Adapter, Site
from . import CAPABILITY, stage
from .rules import DISK, TEMPLATE, UNSAFE_OUTPUT

_live: dict[Site, Path] = {}


def register() -> None:
    """Take part in the build."""
    pelican_site.join(Adapter(CAPABILITY, start=_start, transform=_transform, shape=_shape, finish=_finish, writer=_Writer))


def _start(site: Site) -> None:
    gc.set_threshold(100_000, 20, 20)  # a build keeps nearly all it makes: looking for garbage rarely saves a tenth of the time
    live = _live[site] = site.output
    if site.content.is_relative_to(live) or site.root.is_relative_to(live):
        file, position = site.setting_place("OUTPUT_PATH")
        site.findings.append(UNSAFE_OUTPUT.at(file, position, path=live.name))
        site.stop_on_errors()
    site.output = site.cache / f"stage-{live.name}"
    stage.fresh(site.output)


def _shape(_: Site, content: Content) -> None:
    """Remember the content's own path: Pelican works it out anew for every address that a template asks for."""
    path, other = content.relative_source_path, content.get_relative_source_path
    content.get_relative_source_path = lambda source_path=None: other(source_path) if source_path else path


def _transform(site: Site) -> None:
    """Compile the theme's own templates, so that one that cannot be read is named with its line among all other findings."""
    environment = site.generators[0].env
    for name in environment.list_templates(extensions=["html", "xml", "txt"]):
        try:
            environment.get_template(name)
        except TemplateSyntaxError as error:
            path = _shown(site, error.filename or name)
            site.findings.append(TEMPLATE.at(path, (error.lineno, 1), text=error.message or "Die Form stimmt nicht."))


def _finish(site: Site) -> None:
    site.stop_on_errors()
    if site.settings.get("CHECK_ONLY"):
        return
    live, manifest = _live[site], site.cache / "engine" / f"{_live[site].name}.json"
    prune = site.settings["DELETE_OUTPUT_DIRECTORY"]
    stale = stage.present(live, site.settings["OUTPUT_RETENTION"]) if prune else stage.remembered(manifest)
    try:
        done = stage.commit(site.output, live, stale)
        stage.remember(manifest, done.written + done.unchanged)
    except OSError as error:
        site.findings.append(DISK.at(live.name, text=error.strerror or str(error)))
        site.stop_on_errors()
    site.written += done.written
    site.counts |= {"written": len(done.written), "unchanged": len(done.unchanged), "removed": len(done.removed)}


class _Writer(Writer):  # type: ignore[misc]  # Pelican ships no types
    """Pelican's writer; a template that fails or a disk that refuses ends the build with a finding instead of a traceback."""

    def write_file(self, name: Any, template: Any, *args: Any, **kwargs: Any) -> None:
        site = next(iter(_live))
        try:
            super().write_file(name, template, *args, **kwargs)
        except TemplateError as error:
            path, line = _template_place(error, template)
            site.findings.append(TEMPLATE.at(_shown(site, path), (line, 1), text=f"{error.message} (beim Schreiben von {name})"))
            site.stop_on_errors()
        except OSError as error:
            site.findings.append(DISK.at(str(name), text=error.strerror or str(error)))
            site.stop_on_errors()


def _template_place(error: TemplateError, template: Any) -> tuple[str, int]:
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename.endswith((".html", ".xml", ".txt"))]
    if frames:
        return frames[-1].filename, frames[-1].lineno or 1
    return getattr(error, "filename", None) or template.filename or "", getattr(error, "lineno", 1)


def _shown(site: Site, path: str) -> str:
    place = Path(path)
    return place.relative_to(site.root).as_posix() if place.is_relative_to(site.root) else place.name
