# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a web server has to say about the site's files: security headers, kinds, how long to keep them. Pure."""

import re
from collections.abc import Mapping

# reference: Content Security Policy Level 3; the set that public checkers ask for (docs/architecture.md, "Headers")
HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; media-src 'self'; "
        "connect-src 'self'; manifest-src 'self'; object-src 'none'; frame-src 'none'; base-uri 'none'; form-action 'self'; "
        "frame-ancestors 'none'"
    ),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
TRANSPORT = ("Strict-Transport-Security", "max-age=31536000; includeSubDomains")
TYPES: Mapping[str, str] = {
    ".xml": "application/xml; charset=utf-8",
    ".vtt": "text/vtt; charset=utf-8",
    ".srt": "application/x-subrip; charset=utf-8",
    ".opus": "audio/ogg",
    ".ogg": "audio/ogg",
    ".mp3": "audio/mpeg",
    ".m4a": "audio/x-m4a",
    ".mp4": "video/mp4",
    ".webm": "video/webm",
    ".avif": "image/avif",
    ".webp": "image/webp",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
    ".gif": "image/gif",
    ".ico": "image/x-icon",
    ".woff2": "font/woff2",
    ".svg": "image/svg+xml",
    ".pdf": "application/pdf",
    ".ics": "text/calendar; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".json": "application/json",
    ".txt": "text/plain; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
}
# a kind that a file's ending alone does not tell: pattern of its address -> kind, the first counts
SPECIAL: Mapping[str, str] = {
    r"/feed[^/]*\.atom\.xml$": "application/atom+xml; charset=utf-8",
    r"/feed[^/]*\.xml$": "application/rss+xml; charset=utf-8",
    r"\.chapters\.json$": "application/json+chapters",
}
# What podcast players in other sites' pages load; of these, scripts must be able to read the texts (Fetch Standard: CORP, CORS)
LOADED = r"\.(?:xml|vtt|srt|mp3|m4a|opus|ogg)$|/podcast/.*\.(?:json|txt|jpg|png|webp)$"
READ = r"\.(?:xml|vtt|srt)$|/podcast/.*\.(?:json|txt)$"
# Names with a digest of their content: another content has another name, so that they may be kept for ever.
# A number alone may be a date or a file number.
DIGEST = r"[0-9a-f]{8,64}(?:-[0-9]{2,4})?\.[a-z0-9]{2,5}$"
IMMUTABLE = rf"[/.-](?=[0-9]*[a-f])(?=[a-f]*[0-9]){DIGEST}"
FOR_EVER, ASK = "public, max-age=31536000, immutable", "no-cache"


def kind(path: str) -> str:
    """Return the Content-Type of the file at ``path`` („/podcast/x/feed.xml“)."""
    special = next((one for pattern, one in SPECIAL.items() if re.search(pattern, path)), "")
    return special or TYPES.get(f".{path.rpartition('.')[2]}", "application/octet-stream")


def same(name: str, came: str, wanted: str) -> bool:
    """Tell whether a header says what is wanted; a year or more of HTTPS is enough, with or without subdomains."""
    if name == TRANSPORT[0]:
        age = re.search(r"max-age=(\d+)", came)
        return bool(age and int(age[1]) >= 31_536_000)
    return re.sub(r"\s+", "", came).lower() == re.sub(r"\s+", "", wanted).lower()


def wanted(path: str) -> dict[str, str]:
    """Return every header that the file at ``path`` should come with, its kind and caching included."""
    found = {**HEADERS, TRANSPORT[0]: TRANSPORT[1], "Content-Type": kind(path)}
    if re.search(LOADED, path):
        found["Cross-Origin-Resource-Policy"] = "cross-origin"
    if re.search(READ, path):
        found["Access-Control-Allow-Origin"] = "*"
    return found | {"Cache-Control": FOR_EVER if re.search(IMMUTABLE, path) else ASK}
