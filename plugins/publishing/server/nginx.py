# SPDX-License-Identifier: AGPL-3.0-or-later
"""The configuration of nginx (1.22 and newer), for /etc/nginx/sites-available. ``nginx.conf.in`` beside this file is its text."""

import zlib
from collections.abc import Iterator
from urllib.parse import unquote

from ...core import headers
from . import Config, filled


def text(config: Config) -> str:
    """Return the whole file."""
    paths = {unquote(old): new for old, new in config.moved.items() if "?" not in old}
    queries = {old: new for old, new in config.moved.items() if "?" in old}
    values = {
        "host": config.host,
        "id": _id(config),
        "tables": "\n".join(_TABLES if config.first else [_ELSEWHERE, *(f"# {one}" for one in _TABLES)]),
        "root": _quoted(config.root),
        "moved": _rows((_quoted(old), _quoted(new, value=True)) for old, new in sorted(paths.items())),
        "asked": _rows((_quoted(old), _quoted(new, value=True)) for old, new in sorted(queries.items())),
        "gone": _rows((_quoted(one), "1") for one in config.gone),
        "loaded": _quoted(f"~{headers.LOADED}"),
        "read": _quoted(f"~{headers.READ}"),
        "immutable": _quoted(f"~{headers.IMMUTABLE}"),
        "for_ever": headers.FOR_EVER,
        "ask": headers.ASK,
        "headers": "\n".join(f"    add_header {name} {_header(config, name, value)} always;" for name, value in _sent()),
        "types": "\n".join(f"        {one.partition(';')[0]} {ending[1:]};" for ending, one in headers.TYPES.items()),
        "charset_types": " ".join(
            sorted({one.partition(";")[0] for one in (*headers.TYPES.values(), *headers.SPECIAL.values()) if ";" in one} - {"text/html"})
        ),
        "special": "\n".join(_special(pattern, one) for pattern, one in headers.SPECIAL.items()),
        "languages": "\n".join(
            f"    location {config.base}/{one}/ {{ error_page 404 {config.base}/{one}/404.html; }}" for one in config.languages
        ),
        "private": _PRIVATE if config.private else "",
        **_subfolder(config),
    }
    return filled("nginx.conf.in", values)


_PRIVATE = """
    # Vorschau: nur mit Anmeldung (Passwortdatei: htpasswd -c /etc/nginx/vorschau.htpasswd NAME), nie in Suchmaschinen.
    auth_basic "Vorschau";
    auth_basic_user_file /etc/nginx/vorschau.htpasswd;
    add_header X-Robots-Tag "noindex, nofollow" always;
"""


# allowed only once in all of nginx's configuration
_TABLES = ("map_hash_bucket_size 512;", "map_hash_max_size 65536;")
_ELSEWHERE = "# Diese beiden Zeilen dürfen nur einmal vorkommen und stehen beim ersten Ziel. Liegt es anderswo, gelten sie hier:"


def _id(config: Config) -> str:
    """Return how the names begin that all sites of one nginx share: short, and for each folder another."""
    return f"amtsfunk_{zlib.crc32(config.root.encode()):08x}"


def _subfolder(config: Config) -> dict[str, str]:
    home = f"    location = / {{ return 302 {config.base}/; }}\n" if config.base else ""
    return {"linked": config.linked, "home": home, "base": config.base}


def _sent() -> Iterator[tuple[str, str]]:
    yield from headers.HEADERS.items()
    yield headers.TRANSPORT


def _header(config: Config, name: str, value: str) -> str:
    return f"${_id(config)}_corp" if name == "Cross-Origin-Resource-Policy" else _quoted(value)


def _special(pattern: str, kind: str) -> str:
    return f"    location ~ {_quoted(pattern)} {{ types {{ }} default_type {kind.partition(';')[0]}; }}"


def _rows(pairs: "Iterator[tuple[str, str]]") -> str:
    return "".join(f"    {key} {value};\n" for key, value in pairs)


def _quoted(text: str, *, value: bool = False) -> str:
    """Return a word of nginx's language; in a value, a dollar sign would name a variable."""
    text = text.replace("$", "%24") if value else text
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
