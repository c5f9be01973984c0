# SPDX-License-Identifier: AGPL-3.0-or-later
"""The pictures of one build: looked at once, made in parallel, kept in the cache, published at the end."""

import os
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from unicodedata import normalize

from ..core import files
from . import encode
from .encode import Job
from .ledger import Ledger
from .renditions import JPEG, Plan, Rendition, plan, rendition
from .rules import BROKEN, FAILED
from .settings import Pictures
from .source import SVG, Defect

_MOST = 8  # workers; each may hold a decoded picture of a few hundred megabytes


@dataclass(eq=False)
class Studio:
    """``content`` is the folder that names are relative to, ``cache`` where finished files are kept.

    ``earlier`` is another folder for files, those of documents in earlier forms; their names lead there: „../.cache/…“.
    """

    content: Path
    cache: Path
    settings: Pictures
    earlier: Path | None = None
    published: dict[str, Path] = field(default_factory=dict)
    defects: dict[str, list[Defect]] = field(default_factory=dict)
    _plans: dict[str, Plan | None] = field(default_factory=dict)
    _running: list[tuple[str, "Future[str]"]] = field(default_factory=list)
    _pool: ProcessPoolExecutor | None = None

    @cached_property
    def ledger(self) -> Ledger:
        """Return what earlier builds noted of the files."""
        return Ledger(self.cache / "files.json", self.settings)

    def find(self, *candidates: str) -> str | None:
        """Return the first of the content-relative names that is a file below the content folder, in its plain form.

        A file of an earlier form keeps the name that leads to it.
        """
        root = self.content.resolve()
        for one in dict.fromkeys(form for name in candidates for form in (name, *(normalize(kind, name) for kind in ("NFC", "NFD")))):
            path = (root / one.lstrip("/")).resolve()
            if self.earlier and one.startswith("../") and path.is_relative_to(self.earlier.resolve()) and path.is_file():
                return one
            if path.is_relative_to(root) and path.is_file():
                return path.relative_to(root).as_posix()
        return None

    def plan(self, name: str) -> Plan | None:
        """Return what becomes of the picture ``name`` and have it made; None where it cannot be shown (see ``defects``)."""
        if name not in self._plans:
            self._plans[name] = self._planned(name)
        return self._plans[name]

    def jpeg(self, name: str, width: int) -> Rendition | None:
        """Return a JPEG of at most ``width`` pixels and have it made; None where the picture cannot be shown."""
        found = self.plan(name)
        if found is None or found.source.format == SVG:
            return None
        one = rendition(found.source, self.settings, JPEG, width)
        self._make(name, found, (one,))
        return one

    def _planned(self, name: str) -> Plan | None:
        source = self.ledger.source(name, self.content.resolve() / name)
        if isinstance(source, Defect):
            self.defects[name] = [source]
            return None
        self.defects[name] = list(source.odd)
        made = plan(source, self.settings)
        self._make(name, made, made.all)
        return made

    def _make(self, name: str, whole: Plan, wanted: tuple[Rendition, ...]) -> None:
        new = tuple(one for one in wanted if f"{self.settings.folder}/{one.name}" not in self.published)
        if whole.source.format == SVG:
            for one in new:
                files.write(self.cache / one.key, whole.source.path.read_bytes())
        self.published |= {f"{self.settings.folder}/{one.name}": self.cache / one.key for one in new}
        missing = tuple(one for one in new if not (self.cache / one.key).exists())
        if missing:
            job = Job(whole.source, missing, self.cache, self.settings)
            self._running.append((name, self._workers().submit(encode.run, job)))

    def _workers(self) -> ProcessPoolExecutor:
        if self._pool is None:
            cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1  # the former: Linux only
            self._pool = ProcessPoolExecutor(max_workers=min(cores, _MOST))
        return self._pool

    def wait(self) -> None:
        """Wait until everything asked for is made; what could not be is a defect."""
        running, self._running = self._running, []
        for name, future in running:
            problem = _outcome(future)
            if problem:
                self.defects[name].append(
                    Defect(BROKEN) if problem == encode.BROKEN else Defect(FAILED, {"text": problem.rstrip(".") + "."})
                )
                self._plans[name] = None
        if self._pool is not None:
            self._pool.shutdown()
            self._pool = None

    def made(self) -> Iterator[tuple[str, Path]]:
        """Yield the output path and the file of everything that was made."""
        yield from ((save_as, path) for save_as, path in sorted(self.published.items()) if path.exists())


def _outcome(future: "Future[str]") -> str:
    try:
        return future.result()
    except Exception as error:  # a worker that died must become a finding, whatever it died of
        return str(error) or type(error).__name__
