# SPDX-License-Identifier: AGPL-3.0-or-later
"""`invoke import-feed`: reads everything first, writes into a folder aside, and puts that in place in one step."""

import re
import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from ...core import files, text
from ...core.settings import run
from .. import place
from . import farewell, folders, rss, settings_text
from .lying import Lying

Progress = Callable[[str, int, int], None]
_ASIDE = ".umzug-"  # a folder whose name begins with a dot is no content
_ENDINGS = (".xml", ".rss")


class RefusedError(Exception):
    """Nothing was written; the message says why, in German, and what to do."""


@dataclass(frozen=True, slots=True)
class Moved:
    """What was written: the show's folder and the notes for the old host, and what is left to do."""

    show: str
    folder: Path
    notes: Path
    plan: folders.Plan
    in_settings: bool


def move(settings: Path, source: Path, show: str = "", progress: Progress = lambda *_: None) -> Moved:
    """Turn the feed at ``source`` (a file, or a folder with its pages) into a show of the project of ``settings``.

    ``progress`` is told each file, how many are done and how many there are. Raises RefusedError.
    """
    values, found = run(settings)
    if found:
        raise RefusedError(str(found[0]))
    raw, feed = _read(source)
    desk = _desk(settings.parent, values, show or text.slug(feed.title))
    content = settings.parent / str(values.get("PATH", "content"))
    folder = content / place.ROOT / desk.show
    if folder.exists():
        shown = folder.relative_to(settings.parent)
        raise RefusedError(f"{shown} gibt es schon; nichts wurde verändert. Wählen Sie mit --show ein anderes Kürzel.")
    root = source if source.is_dir() else source.parent
    plan = folders.plan(feed, Lying.below(root), desk)
    _write(plan, folder, desk.store, progress)
    notes = _tell_old_host(settings.parent, raw, feed, (plan, desk))
    return Moved(desk.show, folder, notes, plan, _enter(settings, desk.show, plan.show))


def _read(source: Path) -> tuple[bytes, rss.Feed]:
    """Return the feed's first document and all that it says, its further pages included."""
    if not source.exists():
        raise RefusedError(f"„{source}“ gibt es nicht.")
    inside = sorted(one for one in source.iterdir() if one.suffix.lower() in _ENDINGS) if source.is_dir() else [source]
    documents = [data for one in inside if rss.is_feed(data := one.read_bytes())]
    if not documents:
        raise RefusedError(f"In „{source}“ liegt kein RSS-Feed. Nennen Sie die Datei des Feeds oder den Ordner, in dem sie liegt.")
    try:
        read = [(data, rss.read(data)) for data in documents]
    except rss.UnreadableError as problem:
        raise RefusedError(str(problem)) from None
    titles = sorted({feed.title for _, feed in read})
    if len(titles) > 1:
        raise RefusedError(f"Im Ordner liegen Feeds mehrerer Sendungen: {', '.join(titles)}. Nennen Sie eine der Dateien.")
    named = {feed.following for _, feed in read}
    read.sort(key=lambda pair: pair[1].address in named)  # the first page is nobody's next
    pages = [feed for _, feed in read]
    missing = next((one.following for one in pages if one.following and one.following not in {page.address for page in pages}), "")
    items = tuple(item for page in pages for item in page.items)
    return read[0][0], replace(pages[0], items=items, following=missing)


def _desk(root: Path, values: dict[str, Any], show: str) -> folders.Desk:
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", show):
        raise RefusedError(f"Das Kürzel „{show}“ wird Teil der Adresse; erlaubt sind a–z, 0–9 und Bindestriche. Nennen Sie es mit --show.")
    site = urlsplit(str(values.get("SITEURL", "")))
    try:
        zone = ZoneInfo(values.get("TIMEZONE", "UTC"))
    except (ValueError, ZoneInfoNotFoundError):
        raise RefusedError(f"Die Zeitzone „{values['TIMEZONE']}“ in den Einstellungen gibt es nicht.") from None
    origin = f"{site.scheme}://{site.netloc}" if site.netloc else ""
    return folders.Desk(show, origin, site.path.rstrip("/"), zone, _store(root, values))


def _store(root: Path, values: dict[str, Any]) -> Path | None:
    """Return the media store, where there is one."""
    named = values.get("MEDIA_STORE")
    store = root / Path(named).expanduser() if named else None
    return store if store and store.is_dir() else None


def _write(plan: folders.Plan, folder: Path, store: Path | None, progress: Progress) -> None:
    """Write the show's folder beside its place and rename it, so that it is whole or not there."""
    aside = folder.with_name(f"{_ASIDE}{folder.name}")
    shutil.rmtree(aside, ignore_errors=True)
    copies = [*((source, aside / target) for source, target in plan.copies), *((one, store / to) for one, to in plan.stored if store)]
    try:
        for number, (source, target) in enumerate(copies, 1):
            progress(source.name, number, len(copies))
            _copy(source, target)
        for name, content in plan.texts:
            files.write(aside / name, content)
        aside.rename(folder)
    except OSError as problem:
        shutil.rmtree(aside, ignore_errors=True)
        why = f"Der Umzug bricht ab: {problem.strerror}. Es wurde keine Sendung angelegt"
        raise RefusedError(f"{why}; prüfen Sie freien Platz und Rechte.") from None


def _copy(source: Path, target: Path) -> None:
    if target.exists() and not files.same(source, target):
        raise RefusedError(f"Im Medienspeicher liegt schon eine andere Datei „{target.name}“; nichts wurde überschrieben.")
    files.copy(source, target)


def _tell_old_host(root: Path, raw: bytes, feed: rss.Feed, around: tuple[folders.Plan, folders.Desk]) -> Path:
    plan, desk = around
    notes = root / "build" / "umzug" / desk.show
    moved: Iterable[tuple[str, str]] = [*([(feed.address, desk.feed_url)] if feed.address else []), *plan.moved]
    if desk.origin:
        files.write(notes / "alter-feed.xml", farewell.renamed(raw, desk.feed_url))
        for name, content in farewell.redirects(moved).items():
            files.write(notes / name, content)
    files.write(notes / "einstellungen.py", settings_text.entry(desk.show, plan.show) + "\n")
    files.write(notes / "nicht-uebernommen.txt", "".join(f"{one}\n" for one in plan.left))
    return notes


def _enter(settings: Path, show: str, entry: dict[str, Any]) -> bool:
    made = settings_text.with_show(settings.read_bytes().decode("utf-8"), show, entry)
    if made:
        files.write(settings, made)
    return made is not None
