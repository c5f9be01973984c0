# SPDX-License-Identifier: AGPL-3.0-or-later
"""Ask a running server and say, header by header, what is right and what to change."""

import http.client
import re
import ssl
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from ...core import headers
from ..reasons import cause_of, reason
from ..settings import Local
from ..smoke import Ask, Reply, browser
from ..targets import StoppedError

_LINK = re.compile(r'(?:href|src|url)="([^"#?]+)"')
_TAG = re.compile(r"<a\b[^>]*>")
_KINDS = (
    ("Feed", r"/feed[^/]*\.xml$"),
    ("Gestaltung", r"\.css$"),
    ("Skript", r"\.js$"),
    ("Bild", r"\.(?:avif|webp|jpg|png)$"),
    ("Ton", r"\.(?:mp3|m4a|opus|ogg)$"),
    ("Mitschrift", r"\.vtt$"),
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """One thing that was asked: where, what, whether it is right, and what came."""

    url: str
    what: str
    good: bool
    found: str = ""
    wanted: str = ""

    def __str__(self) -> str:
        if self.good:
            return f"✓ {self.url}  {self.what}"
        return f"✗ {self.url}  {self.what}: {self.found or 'fehlt'}\n    soll sein: {self.wanted}"


def check(url: str, *, verify: bool = True) -> list[Verdict]:
    """Ask the server of ``url`` about one file of each kind; raises StoppedError where it cannot be reached."""
    if not re.match(r"https?://[^/]", url):
        raise StoppedError(f"„{url}“ ist keine Adresse. Geben Sie ein: ./run check-server https://blog.stadt.example")
    ask = browser(Local(kind="local", path="/nirgends", verify=verify))
    base = url if url.endswith("/") else f"{url}/"
    try:
        found = list(_verdicts(ask, base))
    except (OSError, http.client.HTTPException) as error:
        own = isinstance(cause_of(error), ssl.SSLCertVerificationError)
        way = " Trotzdem prüfen (eigenes Zertifikat im Hausnetz): --insecure" if own else ""
        raise StoppedError(f"{url} lässt sich nicht prüfen: {reason(error)}.{way}") from None
    return found if base.startswith("https:") else list(_without_transport(found))


def _without_transport(found: Sequence[Verdict]) -> Iterator[Verdict]:
    """Leave out that HSTS is missing: without TLS it must not be sent, and browsers ignore it (RFC 6797, 7.2 and 8.1)."""
    name = headers.TRANSPORT[0]
    absent = [one for one in found if one.what == name and not one.found]
    yield from (one for one in found if one not in absent)
    if absent:
        yield Verdict("http://", f"{name} (gilt nur mit HTTPS, nicht geprüft)", True)


def _verdicts(ask: Ask, base: str) -> Iterator[Verdict]:
    home = ask.get(base)
    yield from _headers("/", "/index.html", home)
    found = _links(ask, base, home)
    for name, pattern in _KINDS:
        address = next((one for one in found if re.search(pattern, urlsplit(one).path)), "")
        if address:
            path = urlsplit(address).path
            yield from _headers(path, path, ask.get(address))
            if name == "Ton":
                yield from _range(ask, address)
            if name == "Feed":
                yield from _conditional(ask, address)
    for coding in ("gzip", "br"):
        came = ask.get(base, {"Accept-Encoding": coding}).headers.get("content-encoding", "")
        yield Verdict("/", f"verdichtet mit {coding}", came == coding, came, f"Content-Encoding: {coding}")
    missing = ask.get(urljoin(base, "diese-seite-gibt-es-nicht/"))
    yield Verdict("/diese-seite-gibt-es-nicht/", "Antwort 404", missing.status == 404, str(missing.status), "404")
    yield from _missing_pages(ask, base, home)
    if base.startswith("https:"):
        yield _secure(ask, base)


def _missing_pages(ask: Ask, base: str, home: Reply) -> Iterator[Verdict]:
    """Look whether each further language that the home page leads to has its own error page."""
    for written in _TAG.findall(home.body.decode(errors="replace")):
        lang, href = (re.search(rf'\s{name}="([^"]+)"', written) for name in ("lang", "href"))
        address = urljoin(base, href[1]) if href else ""
        if not lang or not address.endswith("/") or not _ours(base, address) or not address.startswith(base) or address == base:
            continue
        nowhere = f"{address}diese-seite-gibt-es-nicht/"
        spoken = re.search(r'<html[^>]*\slang="([^"]*)"', ask.get(nowhere).body.decode(errors="replace"))
        found = spoken[1] if spoken else "ohne Sprache"
        yield Verdict(urlsplit(nowhere).path, "Fehlerseite in dieser Sprache", found == lang[1], found, lang[1])


def _links(ask: Ask, base: str, home: Reply) -> Sequence[str]:
    """Return addresses of the same host that the home page and its feeds mention."""
    found = [urljoin(base, one) for one in _LINK.findall(home.body.decode(errors="replace"))]
    feeds = [one for one in found if one.endswith(".xml") and _ours(base, one)]
    for feed in feeds[:5]:
        found += [urljoin(base, urlsplit(one).path) for one in _LINK.findall(ask.get(feed).body.decode(errors="replace"))]
    return [one for one in dict.fromkeys(found) if _ours(base, one)]


def _ours(base: str, address: str) -> bool:
    return urlsplit(address)[:2] == urlsplit(base)[:2]


def _headers(url: str, path: str, reply: Reply) -> Iterator[Verdict]:
    if reply.status != 200:
        yield Verdict(url, "Antwort 200", False, str(reply.status), "200")
        return
    for name, wanted in headers.wanted(path).items():
        came = reply.headers.get(name.lower(), "")
        yield Verdict(url, name, headers.same(name, came, wanted), came, wanted)


def _range(ask: Ask, address: str) -> Iterator[Verdict]:
    part = ask.get(address, {"Range": "bytes=0-9"})
    yield Verdict(
        urlsplit(address).path, "Teilabruf (Range)", (part.status, len(part.body)) == (206, 10), str(part.status), "206 mit 10 Bytes"
    )


def _conditional(ask: Ask, address: str) -> Iterator[Verdict]:
    etag = ask.get(address).headers.get("etag", "")
    status = ask.get(address, {"If-None-Match": etag}).status if etag else 200
    yield Verdict(urlsplit(address).path, "bedingter Abruf (ETag)", status == 304, str(status) if etag else "kein ETag", "304")


def _secure(ask: Ask, base: str) -> Verdict:
    parts = urlsplit(base)
    if parts.port:
        return Verdict("http://", "Weiterleitung auf HTTPS (eigener Anschluss, nicht geprüft)", True)
    reply = ask.get(f"http://{parts.netloc}{parts.path}")
    where = reply.headers.get("location", "")
    return Verdict(
        "http://", "Weiterleitung auf HTTPS", reply.status in (301, 308) and where.startswith("https://"), where, "301 nach https://…"
    )


def told(verdicts: Sequence[Verdict]) -> str:
    """Return everything, and how much is right."""
    right = sum(one.good for one in verdicts)
    return "\n".join([*map(str, verdicts), "", f"{right} von {len(verdicts)} Angaben stimmen."])
