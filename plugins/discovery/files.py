# SPDX-License-Identifier: AGPL-3.0-or-later
"""The files that machines ask for: sitemap.xml, robots.txt, security.txt, tdmrep.json. Pure."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from ..core.finding import Rule
from ..core.html import escape
from .rules import EXPIRED, EXPIRING, TOO_FAR
from .settings import Security
from .view import Link

LARGEST = 50_000  # addresses a sitemap may hold (sitemaps.org)
_XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SITEMAPS = "http://www.sitemaps.org/schemas/sitemap/0.9"


@dataclass(frozen=True, slots=True)
class Entry:
    """One page in the sitemap; ``changed`` comes from the content, never from the clock."""

    address: str
    changed: datetime | None = None
    alternates: tuple[Link, ...] = ()


def sitemaps(entries: Iterable[Entry], base: str, largest: int = LARGEST) -> dict[str, str]:
    """Return the sitemap by its file name; with more than ``largest`` entries an index and numbered parts."""
    ordered = sorted({one.address: one for one in entries}.values(), key=lambda one: one.address)
    parts = [ordered[start : start + largest] for start in range(0, len(ordered), largest)] or [[]]
    if len(parts) == 1:
        return {"sitemap.xml": _sitemap(parts[0])}
    made = {f"sitemap-{number}.xml": _sitemap(part) for number, part in enumerate(parts, 1)}
    rows = "".join(
        f"<sitemap><loc>{escape(f'{base}/{name}')}</loc>{_changed(part)}</sitemap>\n" for name, part in zip(made, parts, strict=True)
    )
    return {"sitemap.xml": f'{_XML}<sitemapindex xmlns="{_SITEMAPS}">\n{rows}</sitemapindex>\n', **made}


def _sitemap(entries: Sequence[Entry]) -> str:
    rows = "".join(f"<url><loc>{escape(one.address)}</loc>{_changed([one])}{_alternates(one)}</url>\n" for one in entries)
    return f'{_XML}<urlset xmlns="{_SITEMAPS}" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n{rows}</urlset>\n'


def _changed(entries: Iterable[Entry]) -> str:
    latest = max((one.changed for one in entries if one.changed), default=None)
    return f"<lastmod>{latest.isoformat(timespec='seconds')}</lastmod>" if latest else ""


def _alternates(entry: Entry) -> str:
    rows = (f'<xhtml:link rel="alternate" hreflang="{escape(one.name)}" href="{escape(one.address)}"/>' for one in entry.alternates)
    return "".join(rows)


def robots(base: str, *, allowed: bool) -> str:
    """Return robots.txt (RFC 9309)."""
    if not allowed:
        return "User-agent: *\nDisallow: /\n"
    return f"User-agent: *\nAllow: /\n\nSitemap: {base}/sitemap.xml\n"


def tdmrep() -> str:
    """Return /.well-known/tdmrep.json: text and data mining of the whole site is reserved (TDM Reservation Protocol)."""
    return json.dumps([{"location": "/", "tdm-reservation": 1}], indent=1) + "\n"


def security_txt(security: Security, origin: str) -> str:
    """Return security.txt (RFC 9116)."""
    lines = [f"Contact: {one}" for one in security.contact]
    lines.append(f"Expires: {security.expires.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}")
    lines += [f"Encryption: {one}" for one in security.encryption]
    lines += [f"Acknowledgments: {security.acknowledgments}"] if security.acknowledgments else []
    lines += [f"Preferred-Languages: {', '.join(security.languages)}"] if security.languages else []
    lines += [f"Canonical: {origin}/.well-known/security.txt"] if origin.startswith("https://") else []
    lines += [f"Policy: {security.policy}"] if security.policy else []
    return "\n".join(lines) + "\n"


def lifetime(expires: datetime, now: datetime) -> tuple[Rule, dict[str, str]] | None:
    """Return what is wrong with the day until which security.txt is valid, and the values of its message."""
    values = {"expires": f"{expires:%d.%m.%Y}", "latest": f"{_year_later(now):%d.%m.%Y}"}
    if expires <= now:
        return EXPIRED, values
    if expires <= now + timedelta(days=30):
        return EXPIRING, values
    return (TOO_FAR, values) if expires > _year_later(now) else None


def _year_later(now: datetime) -> datetime:
    return now + timedelta(days=366)
