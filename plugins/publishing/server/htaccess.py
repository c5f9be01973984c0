# SPDX-License-Identifier: AGPL-3.0-or-later
"""Apache without root: a ``.htaccess`` in the folder that the server shows. ``htaccess.in`` beside this file is its text.

The folder holds the site itself, or (``Config.release``) several releases of it beside each other, one of which the file shows. Every
address is then led into that release by an internal redirect, in which Apache reads the file a second time: that is why its rules are
parted into those for an address as it came (``REDIRECT_STATUS`` is empty) and those for a file that is known.
"""

import re
from collections.abc import Iterator
from urllib.parse import quote, unquote

from ...core import headers
from . import Config, filled
from .apache import literal, pattern, plain, quoted


def text(config: Config) -> str:
    """Return the whole file."""
    came = list(_came(config))
    values = {
        "url": f"{'https' if config.secure else 'http'}://{config.host}{config.base}",
        "made": "./run publish" if config.release else "./run server-config htaccess",
        "override": " AuthConfig" if config.private else "",
        "marks": "".join(f"# {one}\n" for one in config.marks),
        "private": _private(config),
        "headers": "\n".join(f"Header always set {name} {quoted(value)}" for name, value in _sent(config)),
        "loaded": _in_sharps(plain(headers.LOADED)),
        "read": _in_sharps(plain(headers.READ)),
        "immutable": _in_sharps(plain(headers.IMMUTABLE)),
        "for_ever": headers.FOR_EVER,
        "ask": headers.ASK,
        "types": "\n".join(f"AddType {quoted(kind)} {ending}" for ending, kind in headers.TYPES.items()),
        "special": "\n".join(
            _if(plain(one), f"Header set Content-Type {quoted(kind)}") for one, kind in reversed(list(headers.SPECIAL.items()))
        ),
        "count": str(sum("RewriteRule " in one for one in came)),
        "came": "\n".join(came),
        "folder": "releases/[^/]+/" if config.release else "",
        "languages": "\n".join(_language(config, one) for one in config.languages),
        "gone_pages": "\n".join(_gone(config, one) for one in config.gone),
        "release": config.release,
        "base": config.base,
    }
    return filled("htaccess.in", values)


def _sent(config: Config) -> Iterator[tuple[str, str]]:
    yield from headers.HEADERS.items()
    if config.secure:
        yield headers.TRANSPORT


def _private(config: Config) -> str:
    if not config.private:
        return ""
    file = quoted(config.htpasswd or "/pfad/zur/vorschau.htpasswd")
    return (
        "# Vorschau: nur mit Anmeldung (Passwortdatei: htpasswd -c DATEI NAME), nie in Suchmaschinen.\n"
        f'AuthType Basic\nAuthName "Vorschau"\nAuthUserFile {file}\nRequire valid-user\n'
        'Header always set X-Robots-Tag "noindex, nofollow"\n'
    )


def _came(config: Config) -> Iterator[str]:
    """Yield the rules for an address as it came."""
    yield r'RewriteRule "^\.well-known/acme-challenge/" - [L]'
    if config.secure:
        yield "RewriteCond %{HTTPS} !=on\nRewriteCond %{HTTP:X-Forwarded-Proto} !=https"
        yield f'RewriteRule "^" "https://{config.host}%{{REQUEST_URI}}" [R=301,L,NE]'
    if config.base:
        yield f'RewriteCond %{{REQUEST_URI}} "={config.base}"\nRewriteRule "^" "{config.base}/" [R=301,L]'
    yield r'RewriteRule "\.(?:gz|br)$" - [R=404,L]'
    yield r'RewriteRule "(?:^|/)\.(?!well-known/)" - [R=404,L]'
    for old, new in sorted(config.moved.items()):
        path, _, query = old.partition("?")
        if query:
            yield f"RewriteCond %{{QUERY_STRING}} {pattern(query)}"
        yield f'RewriteRule {pattern(_below(config, unquote(path)))} "{literal(new)}" [R=301,L,NE,QSD]'
    yield from (f"RewriteRule {pattern(_below(config, one))} - [R=410,L]" for one in config.gone)
    if config.release:
        yield from _released(config)


def _released(config: Config) -> Iterator[str]:
    """Yield how an address leads into the release, or to the files that all releases share."""
    for path, place in sorted(config.places.items()):
        yield f'RewriteRule {pattern(path)} "{literal(place)}" [L]'
    yield f'RewriteRule "^({config.shared})$" "dateien/$1" [L]'
    yield f'RewriteRule "^(.*)$" "{config.release}$1" [B=?%,L]'


def _below(config: Config, path: str) -> str:
    """Return a path as rules in this folder see it."""
    return path.removeprefix(f"{config.base}/")


def _language(config: Config, language: str) -> str:
    document = f'ErrorDocument 404 "{config.base}/{config.release}{language}/404.html"'
    return _if(f"^{re.escape(config.base)}/(?:releases/[^/]+/)?{language}/", document)


def _gone(config: Config, url: str) -> str:
    """Return how the notice of a withdrawn page is sent with 410."""
    page = f"{config.base}/{config.release}{quote(_below(config, url))}index.html"
    return _if(f"^{re.escape(url)}$", f"ErrorDocument 410 {quoted(page)}")


def _if(found: str, words: str) -> str:
    return f'<If "%{{REQUEST_URI}} =~ m#{_in_sharps(found)}#">\n    {words}\n</If>'


def _in_sharps(found: str) -> str:
    """Return a pattern between „m#“ and „#“ in a quoted word."""
    return found.replace(r"\#", "#").replace("#", r"\x23").replace('"', r"\x22")
