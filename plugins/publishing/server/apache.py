# SPDX-License-Identifier: AGPL-3.0-or-later
"""The configuration of Apache (2.4.55 and newer), for /etc/apache2/sites-available. ``apache.conf.in`` beside this file is its text."""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from ...core import headers
from . import Config, filled

_PRIVATE = """
    # Vorschau: nur mit Anmeldung (Passwortdatei: htpasswd -c /etc/apache2/vorschau.htpasswd NAME), nie in Suchmaschinen.
    <Location "/">
        AuthType Basic
        AuthName "Vorschau"
        AuthUserFile /etc/apache2/vorschau.htpasswd
        Require valid-user
    </Location>
    Header always set X-Robots-Tag "noindex, nofollow"
"""


def text(config: Config) -> str:
    """Return the whole file."""
    values = {
        "host": config.host,
        "root": quoted(config.root),
        "headers": "\n".join(
            f"    Header always set {name} {quoted(value)}" for name, value in (*headers.HEADERS.items(), headers.TRANSPORT)
        ),
        "loaded": quoted(plain(headers.LOADED)),
        "read": quoted(plain(headers.READ)),
        "immutable": quoted(plain(headers.IMMUTABLE)),
        "for_ever": headers.FOR_EVER,
        "ask": headers.ASK,
        "types": "\n".join(f"    AddType {quoted(kind)} {ending}" for ending, kind in headers.TYPES.items()),
        # the first pattern counts, so it is written last
        "special": "\n".join(_special(pattern, kind) for pattern, kind in reversed(list(headers.SPECIAL.items()))),
        "moved": "\n".join(_moved(config)),
        "gone": "\n".join(f"    RewriteRule {pattern(one)} - [R=410,L]" for one in config.gone),
        "gone_pages": "\n".join(_gone(one) for one in config.gone),
        "languages": "\n".join(
            f'    <Location "{config.base}/{one}/">\n        ErrorDocument 404 {config.base}/{one}/404.html\n    </Location>'
            for one in config.languages
        ),
        "linked": config.linked,
        "home": f'    RewriteRule "^/$" "{config.base}/" [R=302,L]\n' if config.base else "",
        "base": config.base,
        "private": _PRIVATE if config.private else "",
    }
    return filled("apache.conf.in", values)


def plain(pattern: str) -> str:
    """Return a pattern for the address that is sent in the end, which may be a compressed variant."""
    return pattern.replace("$", r"(?:\.gz|\.br)?$")


def _special(pattern: str, kind: str) -> str:
    return f"    <LocationMatch {quoted(plain(pattern))}>\n        Header set Content-Type {quoted(kind)}\n    </LocationMatch>"


def _moved(config: Config) -> Iterator[str]:
    """Yield the redirects: an address with a query asks for its query, one without leads on whatever the query is."""
    for old, new in sorted(config.moved.items()):
        path, _, query = old.partition("?")
        if query:
            yield f"    RewriteCond %{{QUERY_STRING}} {pattern(query)}"
        yield f'    RewriteRule {pattern(unquote(path))} "{literal(new)}" [R=301,L,NE,QSD]'


def _gone(url: str) -> str:
    """Return how the notice of a withdrawn page is sent with 410."""
    return f"    <Location {quoted(url)}>\n        ErrorDocument 410 {quoted(f'{url}index.html')}\n    </Location>"


def pattern(text: str) -> str:
    """Return a pattern for exactly ``text``, as mod_rewrite reads it: its words know no escaped quotes."""
    return '"^' + re.escape(text).replace('"', r"\x22") + '$"'


def literal(text: str) -> str:
    """Return a replacement in which nothing is a reference."""
    return text.replace("$", "%24").replace('"', "%22").replace("%", r"\%")


def quoted(text: str) -> str:
    """Return a word of Apache's language."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
