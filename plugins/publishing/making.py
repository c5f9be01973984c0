# SPDX-License-Identifier: AGPL-3.0-or-later
"""The site as it is to go out: built, compressed, taken stock of."""

import json
import shutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from ..core import approved
from ..core.report import Report
from . import compress
from .gate import RefusedError
from .manifest import Manifest, UnfitNameError, read
from .places import Place
from .targets import Told
from .wish import Wish

Build = Callable[[Sequence[str]], Report]
"""Builds the site with further words for Pelican."""


@dataclass(frozen=True, slots=True)
class Built:
    """The site as it is to go out: its folder, what it consists of, former addresses, the next moment at which something changes."""

    site: Path
    manifest: Manifest
    moved: Mapping[str, str]
    next: str


def make(place: Place, wish: Wish, build: Build) -> None:
    """Build the site into the cache; raises RefusedError where the build has errors or shows what nobody approved."""
    site = place.cache / "site"
    cut = [f"HELD={json.dumps(list(wish.hold))}"] if wish.hold else []
    at = [f"SITEURL={json.dumps(place.url)}", f"FEED_DOMAIN={json.dumps(place.url)}"] if place.target.url else []
    relative = site.relative_to(place.root).as_posix()
    report = build(["-e", f"OUTPUT_PATH={json.dumps(relative)}", f"PREVIEW={json.dumps(wish.drafts)}", *at, *cut])
    if report.errors or not report.finished:
        raise RefusedError([f"{one}" for one in report.findings if one.severity == "error"] or ["Die Seite ließ sich nicht bauen."])
    if not wish.drafts and (unseen := approved.refusals(place.root)):
        raise RefusedError(unseen)


def stock(place: Place, wish: Wish, told: Told) -> Built:
    """Compress what was made, and take stock; raises RefusedError where a required page is missing."""
    site = place.cache / "site"
    if place.target.shows == "teasers":
        return _gallery(place)
    told("Dateien werden verdichtet …")
    compress.fill(site, place.root / ".cache" / "publishing" / "packed")
    redirects = _json(place.root / ".cache" / "redirects.json")
    base = place.base
    manifest = _stock(site, (_file(url, base) for url in redirects.get("gone", ())))
    lacking = [url for url in place.publish.required if f"{url}index.html" not in manifest.files and url not in manifest.files]
    if lacking and not wish.drafts:
        raise RefusedError([f"Die Pflichtseite /{url} fehlt. Siehe docs/betrieb/pflichtseiten.md." for url in lacking])
    moved = {old.removeprefix(base): new for old, new in redirects.get("moved", {}).items()}
    return Built(site, replace(manifest, moved=redirects.get("moved", {})), moved, _next(place.root))


def _gallery(place: Place) -> Built:
    """Return the desk's pages, which the build has just made; raises RefusedError where no channel is switched on."""
    made, site = place.root / "build" / "teasers", place.cache / "teasers"
    if not (made / "index.html").is_file():
        raise RefusedError(["Es gibt keine Anrisse zu zeigen. Siehe docs/handbuch/kanaele.md (CHANNELS)."])
    shutil.rmtree(site, ignore_errors=True)
    shutil.copytree(made, site)
    return Built(site, _stock(site, ()), {}, _next(place.root))


def _stock(site: Path, gone: Iterable[str]) -> Manifest:
    try:
        return read(site, gone)
    except UnfitNameError as unfit:
        raise RefusedError([str(unfit)]) from None


def _file(url: str, base: str) -> str:
    path = url.removeprefix(base).lstrip("/")
    return f"{path}index.html" if not path or path.endswith("/") else path


def _json(path: Path) -> dict[str, Any]:
    try:
        values: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return values


def _next(root: Path) -> str:
    moments: list[str] = _json(root / ".cache" / "due.json").get("moments", [])
    return min((one for one in moments if datetime.fromisoformat(one) > datetime.now(UTC)), default="")
