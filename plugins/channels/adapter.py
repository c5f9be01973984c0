# SPDX-License-Identifier: AGPL-3.0-or-later
"""Connects the channels: every Document, due or coming, gets its teasers; what the desk needs goes to build/teasers."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from .. import pelican_site
from ..core.document import Document
from ..core.finding import nearest
from ..core.site import Site
from ..pelican_site import Adapter
from . import CAPABILITY, desk, rules, written
from .book import Channel, book
from .teaser import Teaser
from .text.settings import Words

_words: dict[Site, Words] = {}
_made: dict[Site, list[Teaser]] = {}
_FRESH = timedelta(days=365)


def register() -> None:
    """Take part in the build."""
    pelican_site.join(Adapter(CAPABILITY, start=_start, documents=_documents, finish=_finish))


def _start(site: Site) -> None:
    _words[site] = site.load(Words, "TEASERS")


def _chosen(site: Site) -> Iterator[Channel]:
    """Yield the channels that the town has picked; names that are none are findings."""
    for number, name in enumerate(site.settings.get("CHANNELS") or ()):
        place, one = site.setting_place("CHANNELS", number), book().get(name)
        if one is None:
            site.findings.append(rules.UNKNOWN_CHANNEL.at(*place, name=name, nearest=nearest(name, book())))
        elif one.closed:
            site.findings.append(rules.CLOSED_CHANNEL.at(*place, name=name, why=one.closed))
        else:
            if site.today - one.checked > _FRESH:
                site.findings.append(rules.OLD_RULES.at(*place, channel=one.title, day=f"{one.checked:%d.%m.%Y}"))
            yield one


def _documents(site: Site) -> None:
    channels = tuple(_chosen(site))
    if not channels:
        return
    authority = site.authority.short_name or site.authority.name or site.settings["SITENAME"]
    lang = site.settings["DEFAULT_LANG"].lower()
    made = desk.teasers(_pairs(site), desk.Desk(channels, _words[site], authority, lang, site.address, site.path))
    site.findings += made.findings
    _made[site] = made.teasers


def _pairs(site: Site) -> Iterator[tuple[Document, Any]]:
    yield from ((document, getattr(content, "episode", None)) for document, content in (*site.pairs, *site.coming))


def _finish(site: Site) -> None:
    if site in _made and not site.settings.get("CHECK_ONLY"):
        written.write(site.root / "build" / "teasers", _made[site])
