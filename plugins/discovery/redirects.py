# SPDX-License-Identifier: AGPL-3.0-or-later
"""Former addresses: which are usable, what stands there, and the map for the web server. Pure."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import quote, unquote, urlsplit

from ..core.finding import Finding, Position
from ..core.html import escape
from .rules import ALIAS_FOREIGN, ALIAS_TAKEN, ALIAS_TWICE, ALIAS_UNUSABLE

_FOREIGN = re.compile(r"^(?:[a-z][a-z0-9+.-]*:|//)", re.IGNORECASE)
_WORDS = {
    "de": ("Diese Seite ist umgezogen", "Sie finden sie jetzt hier:"),
    "en": ("This page has moved", "You will find it here:"),
}
_PAGE = """<!DOCTYPE html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<title>{heading}: {title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta http-equiv="refresh" content="0; url={url}">
<link rel="canonical" href="{address}">
</head>
<body>
<main>
<h1>{heading}</h1>
<p>{here} <a href="{url}">{title}</a></p>
</main>
</body>
</html>
"""


@dataclass(frozen=True, slots=True)
class Target:
    """A document that former addresses lead to. ``path`` names its source in findings, ``url`` is site-relative."""

    path: str
    title: str
    url: str
    lang: str
    aliases: tuple[str, ...]
    position: Position


@dataclass(frozen=True, slots=True)
class Redirect:
    """One former address. ``old`` is site-relative as a web server sees it; ``save_as`` is empty where no file can stand."""

    old: str
    save_as: str
    target: Target


def plan(targets: Iterable[Target], taken: Mapping[str, str]) -> tuple[list[Redirect], list[Finding]]:
    """Return the redirects that are possible and findings for the others; ``taken`` maps output files to their names."""
    made: dict[str, Redirect] = {}
    found: list[Finding] = []
    for target in targets:
        for alias in target.aliases:
            one = _redirect(alias.strip(), target)
            if isinstance(one, Finding):
                found.append(one)
            elif one.save_as in taken:
                found.append(ALIAS_TAKEN.at(target.path, target.position, alias=alias, other=taken[one.save_as]))
            elif one.old in made and made[one.old].target != target:
                found.append(ALIAS_TWICE.at(target.path, target.position, alias=alias, other=made[one.old].target.path))
            else:
                made.setdefault(one.old, one)
    return list(made.values()), found


def _redirect(alias: str, target: Target) -> Redirect | Finding:
    if _FOREIGN.match(alias):
        return ALIAS_FOREIGN.at(target.path, target.position, alias=alias)
    try:
        parts = urlsplit(alias)
    except ValueError:
        return ALIAS_UNUSABLE.at(target.path, target.position, alias=alias, why="sie lässt sich nicht lesen")
    why = _unusable(alias, unquote(parts.path))
    if why:
        return ALIAS_UNUSABLE.at(target.path, target.position, alias=alias, why=why)
    path = quote(unquote(parts.path).lstrip("/"), safe="/:@!$&'()*+,;=~-._")
    if parts.query:
        return Redirect(f"{path}?{parts.query}", "", target)
    return Redirect(path, _file(unquote(path)), target)


def _unusable(alias: str, path: str) -> str:
    if not path.strip("/"):
        return "sie ist leer" if not alias.strip("/") else "der Pfad fehlt"
    if "#" in alias:
        return "sie enthält „#“"
    if any(part in (".", "..") for part in path.split("/")):
        return "sie enthält „.“ oder „..“ als Teil"
    if "//" in path:
        return "sie enthält „//“"
    if "\\" in path or any(ord(char) < 32 for char in path):
        return "sie enthält unerlaubte Zeichen"
    return ""


def _file(path: str) -> str:
    """Return the file that answers ``path`` on an ordinary web server; none where its ending promises something else."""
    name = path.rsplit("/", 1)[-1]
    if not name:
        return f"{path}index.html"
    ending = name.rpartition(".")[2].lower() if "." in name.strip(".") else ""
    if ending in ("html", "htm"):
        return path
    return "" if re.fullmatch(r"[a-z][a-z0-9]{1,4}", ending) else f"{path}/index.html"


def page(redirect: Redirect, base: str, origin: str) -> str:
    """Return the page at a former address: it leads on by itself, and by a link where that is switched off."""
    target = redirect.target
    heading, here = _WORDS.get(target.lang.split("-")[0], _WORDS["en"])
    url = f"{base}/{target.url}"
    values = {"lang": target.lang, "title": target.title, "heading": heading, "here": here, "url": url, "address": f"{origin}{url}"}
    return _PAGE.format(**{key: escape(value) for key, value in values.items()})


def as_json(moved: Mapping[str, str], gone: Iterable[str], base: str) -> str:
    """Return the map for the web server: former address to new one, and the addresses that answer 410."""
    rows = {f"{base}/{old}": f"{base}/{new}" for old, new in moved.items()}
    answer = {"gone": sorted(f"{base}/{url}" for url in gone), "moved": dict(sorted(rows.items()))}
    return json.dumps(answer, ensure_ascii=False, indent=1) + "\n"
