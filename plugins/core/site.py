# SPDX-License-Identifier: AGPL-3.0-or-later
"""One build, as every adapter sees it: settings, folders, documents, and what is to be written."""

import os
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from . import files
from .authority import Authority
from .capability import Declarations
from .clock import Clock
from .document import Document, FeedLink
from .finding import Finding, Position, Severity
from .gate import Gate
from .note import Reader
from .phrase import SOURCE, catalogue
from .report import Report, Standing, weigh
from .settings import WRONG_SETTING, M, kept, place, read, settings_file
from .walk import Walk


@dataclass(eq=False)
class Site:
    """One build. Paths are absolute; ``output`` is where files are to be written now (the engine may stage them).

    What stands in ``live``, the folder that ``output`` replaces, with the same bytes is not written again but named in ``standing``.
    """

    settings: dict[str, Any]
    root: Path
    content: Path
    output: Path
    declared: Declarations
    clock: Clock
    find_contents: Callable[["Site"], list[Any]]
    make_document: Callable[["Site", Any], Document]
    context: dict[str, Any] = field(default_factory=dict)
    generators: list[Any] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    standings: dict[str, Standing] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    written: list[str] = field(default_factory=list)
    coming: list[tuple[Document, Any]] = field(default_factory=list)  # due later: known, but on no page and in no feed
    queue: list[tuple[str, str, dict[str, Any]]] = field(default_factory=list)
    feeds: list[FeedLink] = field(default_factory=list)
    # what lies beside a document and completes its head: asked with the source before the file is read
    suppliers: list[Callable[[str], Mapping[str, Any]]] = field(default_factory=list)
    read_note: Reader | None = None  # reads small files that are no documents; set by the capability that reads heads
    walk: Walk = field(default_factory=Walk)  # goes through folders of the content, in which nothing changes while a build runs
    gate: Gate | None = None  # holds back what is no page; set by the capability that knows what is approved
    withheld: set[str] = field(default_factory=set)  # sources that nobody may see yet, whatever their date
    claimed: set[str] = field(default_factory=set)  # sources that look like documents, but a capability knows better
    sources: dict[str, Mapping[str, Position]] = field(default_factory=dict)
    # where the files of a document lie that is shown in an earlier, approved form: by its source, a content folder as it was then
    editions: dict[str, Path] = field(default_factory=dict)
    moved: dict[str, str] = field(default_factory=dict)  # former addresses of what is no page, and the new ones, site-relative
    unread: set[str] = field(default_factory=set)  # settings that are wrong; their defaults stand until somebody mends them
    live: Path | None = None
    standing: set[str] = field(default_factory=set)
    named: set[str] | None = None  # where errors keep pages from being written: the names that they would have had
    told: bool = False

    @property
    def cache(self) -> Path:
        """Return the folder for things that can be made again (safe to delete at any time)."""
        return self.root / ".cache"

    @property
    def approved(self) -> Path:
        """Return the folder where earlier, approved forms of documents lie, each with its files in a content folder of its own."""
        return self.cache / "approvals" / "fassung"

    def source(self, path: str) -> str:
        """Return the content-relative source of a file that is read, whether it lies in the content folder or below ``approved``."""
        earlier, content, _ = self._beginnings
        if path.startswith(earlier):
            return path.removeprefix(earlier).partition(os.sep)[2].replace(os.sep, "/")
        return path.removeprefix(content).replace(os.sep, "/")

    @cached_property
    def _beginnings(self) -> tuple[str, str, str]:
        """Return how the paths of earlier forms and of the content begin, and those in findings; every file that is read asks."""
        shown = (self.content / "-").relative_to(self.root).as_posix().removesuffix("-")
        return f"{self.approved}{os.sep}", f"{self.content}{os.sep}", shown

    def folder(self, source: str) -> Path:
        """Return the content folder that holds the files of the document ``source`` as it is shown."""
        return self.editions.get(source, self.content)

    @property
    def origin(self) -> str:
        """Return scheme and host of the site, „https://host“, or an empty string."""
        parts = urlsplit(self.settings["SITEURL"])
        return f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""

    @cached_property
    def defaults(self) -> dict[str, Any]:
        """Return the value of every declared field for documents that do not name it."""
        return {one.name: one.default for one in self.declared.fields}

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

    @property
    def authority(self) -> Authority:
        """Return who runs the site."""
        authority: Authority = self.settings["AUTHORITY"]
        return authority

    def address(self, url: str) -> str:
        """Return the absolute address of the site-relative ``url``."""
        return f"{self.origin}{self.base}/{url}"

    def path(self, source: str | Path) -> str:
        """Return a content-relative source as findings name it: relative to the project's folder."""
        return f"{self._beginnings[2]}{source}"

    def load(self, model: type[M], name: str) -> M:
        """Return the setting ``name``; wrong values are findings and count as not given."""
        loaded, found = read(model, name, self.settings.get(name), settings_file())
        self.findings += found
        if loaded is None:
            self.unread.add(name)
        return loaded if loaded is not None else kept(model, self.settings.get(name))

    def day(self, name: str) -> date | None:
        """Return the setting ``name`` as a calendar day; it may be written as „2026-01-01“. Anything else is a finding."""
        value = self.settings.get(name)
        try:
            return value if value is None else date.fromisoformat(str(value)[:10])
        except ValueError:
            what = "Hier gehört ein Tag hin, zum Beispiel „2026-01-01“."
            self.findings.append(WRONG_SETTING.at(*self.setting_place(name), key=name, what=what))
            return None

    def setting_place(self, name: str, *path: int | str) -> tuple[str, Position]:
        """Return file and position of a setting, for findings about it."""
        return place(settings_file(), name, path)

    def write(self, save_as: str, data: bytes | str) -> None:
        """Write one output file, unless it stands there already."""
        target, raw = self._target(save_as), data.encode("utf-8") if isinstance(data, str) else data
        if not self.stands(save_as, lambda path: files.holds(path, raw)):
            files.write(Path(target), raw)

    def link(self, source: Path, save_as: str) -> None:
        """Put ``source`` (a file in the cache, never an editor's) into the output without copying where possible."""
        target = self._target(save_as)
        if not self.stands(save_as, lambda path: files.same(source, path)):
            files.link(source, Path(target))

    def made(self, save_as: str) -> Path | None:
        """Return where the output file ``save_as`` lies now, if there is one."""
        path = self.live / save_as if self.live and save_as in self.standing else self.output / save_as
        return path if path.is_file() else None

    def stands(self, save_as: str, same: Callable[[str], bool]) -> bool:
        """Tell (and note) whether the complete output has the file as it is to be, says ``same`` of its path.

        What was written under its name before goes.
        """
        if self.live is None or not same(f"{self.live}/{save_as}"):
            self.standing.discard(save_as)
            return False
        with suppress(FileNotFoundError):
            os.unlink(f"{self.output}/{save_as}")  # noqa: PTH108  # asked of every file of a site: ``Path`` takes longer than the system
        self.standing.add(save_as)
        return True

    def _target(self, save_as: str) -> str:
        path = os.path.join(self.output, save_as)  # noqa: PTH118  # as above
        if not os.path.normpath(path).startswith(f"{self.output}{os.sep}"):
            raise ValueError(f"outside the output folder: {save_as}")
        return path

    def render(self, save_as: str, template: str, **context: Any) -> None:
        """Queue a page made from ``template`` of the theme; it is written with Pelican's own pages."""
        self.queue.append((save_as, template, context))

    def expose(self, **names: Any) -> None:
        """Give templates these names."""
        self.settings["JINJA_GLOBALS"] = {**self.settings.get("JINJA_GLOBALS", {}), **names}

    @cached_property
    def contents(self) -> list[Any]:
        """Return every article, episode and page that will be written, in Pelican's order (Pelican's own objects)."""
        return self.find_contents(self)

    @cached_property
    def pairs(self) -> list[tuple[Document, Any]]:
        """Return every Document with the Pelican content it shows; ``content.document`` is set too."""
        made = [(self.make_document(self, one), one) for one in self.contents]
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
        if words := catalogue(self.settings.get("FINDINGS_LANG", SOURCE)):
            findings = tuple(one.said(words) for one in findings)
        return Report(tuple(one.typed() for one in findings), dict(self.counts), tuple(self.written), waived, finished)

    @property
    def failed(self) -> bool:
        """Tell whether a finding so far is an error, weighed; weighing makes none of what is not one already."""
        return any(one.severity is Severity.ERROR for one in self.findings) and bool(self.report(finished=False).errors)

    def stop_on_errors(self) -> None:
        """End the build, with every finding reported, when one of them is an error."""
        if self.failed:
            self.tell(finished=False)
            raise SystemExit(1)

    def tell(self, *, finished: bool) -> None:
        """Hand the outcome to whoever started this process."""
        hand_over(self.report(finished=finished))
        self.told = True

    def last_words(self) -> None:
        """Hand over what was found before something unexpected ended this process."""
        if not self.told and os.environ.get("AMTSFUNK_REPORT"):
            self.tell(finished=False)


def hand_over(report: Report) -> None:
    """Give the findings to the task that started this process; without one, print them for the person who did."""
    path = os.environ.get("AMTSFUNK_REPORT")
    if path:
        report.save(Path(path))
    else:
        sys.stderr.write("".join(f"{one}\n" for one in report.findings))
