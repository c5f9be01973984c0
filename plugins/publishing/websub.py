# SPDX-License-Identifier: AGPL-3.0-or-later
"""Tell WebSub hubs (W3C Recommendation 2018, as commonly published to: hub.mode=publish) which feeds changed."""

import http.client
import re
from collections.abc import Iterable
from html import unescape
from pathlib import Path
from urllib.parse import urlencode

from .reasons import reason
from .settings import AnyTarget
from .smoke import browser

_LINK = re.compile(rb"<(?:atom:)?link\b[^>]*>")
_HREF = re.compile(rb"href=\"([^\"]+)\"")


def hub(feed: bytes) -> str:
    """Return the hub that a feed names, or an empty string."""
    for link in _LINK.findall(feed):
        if b'rel="hub"' in link and (found := _HREF.search(link)):
            return unescape(found[1].decode())
    return ""


def tell(target: AnyTarget, base: str, site: Path, feeds: Iterable[str]) -> list[str]:
    """Notify the hub of each feed that names one; return one German line a hub. A hub that does not answer stops nothing."""
    ask, lines = browser(target), []
    for feed in feeds:
        path = site / feed
        address = hub(path.read_bytes()) if path.is_file() else ""
        if not address.startswith(("https://", "http://")):
            continue
        body = urlencode({"hub.mode": "publish", "hub.url": f"{base}/{feed}"}).encode()
        try:
            status = ask.get(address, {"Content-Type": "application/x-www-form-urlencoded"}, body).status
            lines.append(f"{feed}: WebSub-Verteiler benachrichtigt" if status < 300 else f"{feed}: der WebSub-Verteiler antwortet {status}")
        except (OSError, http.client.HTTPException) as error:
            lines.append(f"{feed}: der WebSub-Verteiler antwortet nicht ({reason(error)})")
    return lines
