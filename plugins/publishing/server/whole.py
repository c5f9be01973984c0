# SPDX-License-Identifier: AGPL-3.0-or-later
"""The configuration of a web server for a target of the project."""

import importlib
import json
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote, urlsplit

from .. import places
from ..gate import RefusedError
from . import Config

KINDS = ("nginx", "apache", "htaccess")


def config(kind: str, settings: Path, target: str) -> Config:
    """Return what the configuration for a target says; the site must have been built. Raises RefusedError."""
    place = places.find(settings, target)
    known, output = place.root / ".cache" / "redirects.json", place.root / "output"
    if not known.is_file() or not (output / "index.html").is_file():
        raise RefusedError(["Bauen Sie die Website zuerst (./run build): Die Weiterleitungen stehen erst dann fest."])
    redirects = json.loads(known.read_text(encoding="utf-8"))
    url = urlsplit(place.url)
    return Config(
        url.netloc if kind == "htaccess" else url.hostname or "localhost",
        f"{getattr(place.target, 'path', '/srv/www/blog')}/{'wurzel' if place.base else 'current'}",
        redirects.get("moved", {}),
        tuple(unquote(one) for one in redirects.get("gone", ())),
        tuple(sorted(path.parent.name for path in output.glob("*/404.html"))),
        bool(place.target.login),
        place.base,
        url.scheme != "http",
        first=place.name == next(iter(place.publish.targets)),
    )


def text(kind: str, settings: Path, target: str) -> str:
    """Return the configuration of the web server ``kind`` for a target; raises RefusedError."""
    if kind not in KINDS:
        raise RefusedError([f"Eine Konfiguration für „{kind}“ gibt es nicht. Möglich: {', '.join(KINDS)}."])
    write: Callable[[Config], str] = importlib.import_module(f".{kind}", __package__).text
    return write(config(kind, settings, target))
