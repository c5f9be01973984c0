# SPDX-License-Identifier: AGPL-3.0-or-later
"""The theme's static files as they are published: one stylesheet, every name with a fingerprint of its bytes."""

import hashlib
import posixpath
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import lightningcss

from ..core.finding import Finding, instead
from .rules import BAD_CSS, MISSING_URL

STYLE = "style.css"
FOLDER = "theme"
WHERE = "Legen Sie die Datei in den Ordner „static“ des Themes, oder berichtigen Sie den Namen."
_URL = re.compile(r"""url\((?P<quote>["']?)(?P<name>[^"')]+)(?P=quote)\)""")
_PLACE = re.compile(r"^(?:Bundling|Parsing) failed: (?P<text>.*?)(?: at (?P<file>.+):(?P<line>\d+):(?P<column>\d+))?$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Assets:
    """What is published: output path and bytes of every file, and the path by the name that templates use."""

    paths: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, bytes] = field(default_factory=dict)


def collect(static: Path) -> Assets:
    """Return every file below ``static`` but the stylesheet's sources, by its path and by its bare name where that is unique."""
    found = sorted(path for path in static.rglob("*") if path.is_file() and path.suffix != ".css" and not path.name.startswith("."))
    names = [path.name for path in found]
    paths, files = {}, {}
    for path in found:
        data = path.read_bytes()
        target = fingerprinted(path.name, data)
        files[target] = data
        paths[path.relative_to(static).as_posix()] = target
        if names.count(path.name) == 1:
            paths[path.name] = target
    return Assets(paths, files)


def fingerprinted(name: str, data: bytes) -> str:
    """Return the output path of a file: „theme/app.3f2a9c11d0.js“."""
    stem, dot, suffix = name.rpartition(".")
    return f"{FOLDER}/{stem}.{hashlib.sha256(data).hexdigest()[:10]}{dot}{suffix}"


def joined(main: Path) -> str | Finding:
    """Return ``main`` with everything it imports as one stylesheet, or why that is impossible."""
    try:
        return str(lightningcss.bundle_css(str(main), minify=False))
    except (ValueError, OSError) as error:
        return _finding(error, main)


def minified(css: str, main: Path) -> str | Finding:
    """Return ``css`` without a byte too many, or why it cannot be understood."""
    try:
        return str(lightningcss.process_stylesheet(css, filename=str(main), minify=True))
    except ValueError as error:
        return _finding(error, main)


def _finding(error: Exception, main: Path) -> Finding:
    theme = main.parent.parent.parent
    match = _PLACE.match(str(error))
    text, file = (match["text"], match["file"]) if match else (str(error), None)
    place = (int(match["line"]) + 1, int(match["column"])) if match and match["line"] else (1, 1)
    if isinstance(error, OSError):
        text = "eine mit @import genannte Datei fehlt."
    shown = Path(file) if file else main
    shown = shown if shown.is_relative_to(theme) else main
    return BAD_CSS.at(shown.relative_to(theme.parent).as_posix(), place, text=text)


def linked(css: str, paths: Mapping[str, str], main: str) -> tuple[str, list[Finding]]:
    """Return ``css`` with every ``url()`` of a theme file pointing at its published name (the stylesheet lies beside it)."""
    findings = []

    def published(match: re.Match[str]) -> str:
        name = match["name"]
        if re.match(r"[a-z]+:|#|//", name):
            return match[0]
        target = _find(name, paths)
        if target is None:
            findings.append(MISSING_URL.at(main, name=name, nearest=instead(posixpath.basename(name), paths) or WHERE))
            return match[0]
        return f"url({posixpath.basename(target)})"

    return _URL.sub(published, css), findings


def _find(name: str, paths: Mapping[str, str]) -> str | None:
    candidates: Iterable[str] = (posixpath.normpath(posixpath.join("css", name)), posixpath.normpath(name).lstrip("./"))
    return next((paths[one] for one in candidates if one in paths), None)
