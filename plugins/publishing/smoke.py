# SPDX-License-Identifier: AGPL-3.0-or-later
"""Ask the live site for a sample and compare: status, kind, bytes, headers. Wrong is wrong, unreachable is not checked.

Headers that came as wanted before the switch and do not any more are wrong, too. Those that were not right before are told but no
reason to go back: the release before would come with the same ones.
"""

import base64
import contextlib
import http.client
import os
import ssl
import time
import urllib.error
import urllib.request
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from ..core import headers
from .compare import url
from .manifest import Manifest
from .reasons import reason
from .settings import AnyTarget, Storage

_GATEWAY = frozenset({401, 407, 502, 503, 504})  # somebody between us and the site answers: it says nothing about the site
_THERE = (200, 206)
_TRIES, _PAUSE = 3, 1.0  # a server may look at a changed link only once a second
_AUDIO = (".mp3", ".m4a", ".opus", ".ogg")


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked (a site-relative address, perhaps some bytes of it) and what must come."""

    url: str
    status: int
    body: bytes | None = None
    span: str = ""
    location: str = ""

    @property
    def path(self) -> str:
        """Return the file that answers, with a leading slash."""
        return f"/{self.url}index.html" if not self.url or self.url.endswith("/") else f"/{self.url}"


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of it: how many answers were right, what was wrong, why nothing could be asked, headers that are not as wanted."""

    right: int = 0
    wrong: tuple[str, ...] = ()
    unreachable: str = ""
    headers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer: status, headers (names in lower case), bytes."""

    status: int
    headers: Mapping[str, str]
    body: bytes


def questions(site: Path, manifest: Manifest, moved: Mapping[str, str]) -> Iterator[Question]:
    """Yield the sample: home page, newest item's page, every feed, bytes of a recording, a page that is not there, a redirect."""
    newest = max((item for items in manifest.feeds.values() for item in items), key=lambda one: one.date, default=None)
    pages = [path for path in ("index.html", newest.page if newest else "") if path in manifest.files]
    for path in dict.fromkeys([*pages, *manifest.feeds]):
        yield Question(url(path).removeprefix("/"), 200, (site / path).read_bytes())
    audio = min((path for path in manifest.files if path.endswith(_AUDIO)), default="")
    if audio and manifest.files[audio].size > 20:
        with (site / audio).open("rb") as file:
            file.seek(10)
            yield Question(audio, 206, file.read(10), "bytes=10-19")
    yield Question("diese-seite-gibt-es-nicht/", 404)
    if moved:
        old = min(moved)
        yield Question(old.lstrip("/"), 301, location=moved[old])


def present(paths: Iterable[str]) -> Iterator[Question]:
    """Yield what tells whether files answer at all, whatever stands in them."""
    yield from (Question(url(path).removeprefix("/"), 200) for path in dict.fromkeys(paths))


def amiss(target: AnyTarget, base: str, asked: Iterable[Question]) -> dict[str, set[str]]:
    """Return by address which headers are not as wanted now; nothing of what is not there or does not answer."""
    ask, found = browser(target), dict[str, set[str]]()
    with contextlib.suppress(OSError, http.client.HTTPException):
        for one in asked:
            reply = _replied(ask, base, one)
            if reply.status in _THERE:
                found[one.url] = _amiss(reply, one, target, base)
    return found


def check(target: AnyTarget, base: str, asked: list[Question], before: Mapping[str, set[str]]) -> Checked:
    """Ask the site at ``base``; what is wrong at first is asked again, since caches may need a moment.

    ``before`` says of addresses that were there before the switch which headers were not as wanted then.
    """
    ask, right, unreachable = browser(target), 0, ""
    wrong: list[str] = []
    others, worse = set[str](), set[str]()
    for question in asked:
        try:
            reply, problem = _tried(ask, base, question)
        except (OSError, http.client.HTTPException) as error:
            unreachable = reason(error)
            break
        right, wrong = (right, [*wrong, problem]) if problem else (right + 1, wrong)
        now = set[str]() if problem else _amiss(reply, question, target, base)
        others |= now
        worse |= now - before.get(question.url, now)
    if worse:
        wrong.append(f"Diese Kopfzeilen waren vorher richtig und sind es jetzt nicht mehr: {', '.join(sorted(worse))}")
    return Checked(right, tuple(wrong), unreachable, tuple(sorted(others)))


def _tried(ask: "Ask", base: str, question: Question) -> tuple[Reply, str]:
    for attempt in range(_TRIES):
        reply = _replied(ask, base, question)
        problem = _compare(reply, question)
        if not problem:
            break
        time.sleep(_PAUSE if attempt + 1 < _TRIES else 0)
    return reply, problem


def _replied(ask: "Ask", base: str, question: Question) -> Reply:
    return ask.get(f"{base}/{quote(question.url, safe='/%?=&')}", {"Range": question.span} if question.span else {})


def _amiss(reply: Reply, question: Question, target: AnyTarget, base: str) -> set[str]:
    """Return the names of headers that the pages are made for and that did not come so; object storage has its own caching."""
    if reply.status not in _THERE:
        return set()
    free = {"Cache-Control"} if isinstance(target, Storage) else set()
    free |= set() if base.startswith("https:") else {headers.TRANSPORT[0]}
    asked = headers.wanted(question.path).items()
    return {name for name, wanted in asked if name not in free and not headers.same(name, reply.headers.get(name.lower(), ""), wanted)}


def _kin(came: str, wanted: str) -> bool:
    """Tell whether browsers and feed readers treat two kinds alike."""
    one, other = (kind.partition(";")[0].strip().lower() for kind in (came, wanted))
    return one == other or (one.endswith("xml") and other.endswith("xml")) or one.partition("/")[0] == other.partition("/")[0] == "audio"


def _compare(reply: Reply, question: Question) -> str:
    if reply.status in _GATEWAY:
        raise ConnectionError(f"Antwort {reply.status}")
    # an alias is answered by a redirect of the server or by the page that the build put there
    statuses = {question.status} if not question.location else {200, 301, 308}
    if reply.status not in statuses:
        return f"/{question.url}: Antwort {reply.status} statt {question.status}"
    where = reply.headers.get("location", "nirgendwo")
    if question.location and reply.status != 200 and not where.endswith(question.location):
        return f"/{question.url}: Weiterleitung nach {where} statt {question.location} (./run server-config)"
    came, wanted = reply.headers.get("content-type", ""), headers.kind(question.path)
    if question.body is not None and not _kin(came, wanted):
        return f"/{question.url}: die Art ist „{came or 'ohne Angabe'}“ statt „{wanted}“ (Content-Type)"
    if question.body is not None and reply.body != question.body:
        return f"/{question.url}: andere Bytes als gebaut ({len(reply.body)} statt {len(question.body)})"
    return ""


class _Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:
        """Follow nothing: where it leads is what is asked."""


@dataclass(frozen=True, slots=True)
class Ask:
    """Asks over HTTP(S) with a target's proxy, certificate check and login."""

    opener: urllib.request.OpenerDirector
    login: str = ""

    def get(self, address: str, headers: Mapping[str, str] = {}, data: bytes | None = None) -> Reply:
        """Return the reply, whatever its status; raises OSError where there is none."""
        own = {"User-Agent": "Amtsfunk", "Cache-Control": "no-cache", **headers}
        own |= {"Authorization": f"Basic {base64.b64encode(self.login.encode()).decode()}"} if self.login else {}
        request = urllib.request.Request(address, data=data, headers=own)  # noqa: S310  # http or https: settings.Address
        try:
            with self.opener.open(request, timeout=20) as answer:
                return Reply(answer.status, {name.lower(): value for name, value in answer.headers.items()}, answer.read())
        except urllib.error.HTTPError as error:
            return Reply(error.code, {name.lower(): value for name, value in error.headers.items()}, error.read())


def browser(target: AnyTarget) -> Ask:
    """Return how ``target``'s site is asked; its login stands in the environment."""
    context = ssl.create_default_context()
    if not target.verify:
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    proxies = urllib.request.ProxyHandler({"http": target.proxy, "https": target.proxy} if target.proxy else None)
    opener = urllib.request.build_opener(proxies, urllib.request.HTTPSHandler(context=context), _Stay())
    return Ask(opener, os.environ.get(target.login, "") if target.login else "")
