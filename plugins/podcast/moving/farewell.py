# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the old host has to do so that subscribers follow: permanent redirects, or a feed that names the new address."""

import re
from collections.abc import Iterable
from urllib.parse import urlsplit
from xml.sax.saxutils import escape

_CHANNEL = re.compile(rb"<channel\b[^>]*>")
_OLD_NOTE = re.compile(rb"\s*<itunes:new-feed-url\b[^>]*>.*?</itunes:new-feed-url>", re.DOTALL)
_NGINX = "# In den server-Block des alten Servers:\n"
_APACHE = "# In die .htaccess des alten Servers:\n"


def renamed(feed: bytes, address: str) -> bytes:
    """Return the old feed, its bytes otherwise untouched, with itunes:new-feed-url (Apple: „Move your RSS feed“)."""
    element = f'<itunes:new-feed-url xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd">{escape(address)}</itunes:new-feed-url>'
    return _CHANNEL.sub(lambda match: match[0] + b"\n" + element.encode("ascii", "xmlcharrefreplace"), _OLD_NOTE.sub(b"", feed), count=1)


def redirects(moved: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return the redirects for nginx and Apache by file name; ``moved`` pairs old and new absolute addresses.

    Addresses that differ only in their query string (Apache's RedirectPermanent knows none) are left to nginx's map.
    """
    pairs = [(urlsplit(old), new) for old, new in moved if urlsplit(old).path.strip("/")]
    nginx = "".join(_nginx(old.path, old.query, new) for old, new in pairs)
    apache = "".join(f'RedirectPermanent "{old.path}" "{new}"\n' for old, new in pairs if not old.query)
    return {"weiterleitung-nginx.conf": _NGINX + nginx, "weiterleitung-apache.conf": _APACHE + apache}


def _nginx(path: str, query: str, new: str) -> str:
    if query:
        return f'if ($request_uri = "{path}?{query}") {{ return 301 "{new}"; }}\n'
    return f'location = "{path}" {{ return 301 "{new}"; }}\n'
