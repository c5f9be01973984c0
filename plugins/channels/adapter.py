# SPDX-License-Identifier: AGPL-3.0-or-later
"""Connects the channels: every Document, due or coming, gets its teasers; what the desk needs goes to build/teasers."""

import shutil
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from .. import pelican_site
from ..core.finding import instead
from ..core.site import Site
from ..pelican_site import Adapter
from . import CAPABILITY, posts, rules
from .blocks import FOLDER
from .blocks.store import files
from .book import Channel, book, open_channels
from .cards.settings import Cards
from .plan.settings import Plan
from .teaser import BUILT
from .text.settings import Words

_settings: dict[Site, tuple[Words, Cards, Plan]] = {}
_ready: dict[Site, Any] = {}
_FRESH = timedelta(days=365)


def register() -> None:
    """Take part in the build."""
    pelican_site.join(Adapter(CAPABILITY, start=_start, documents=_documents, finish=_finish))


def _start(site: Site) -> None:
    _settings[site] = site.load(Words, "TEASERS"), site.load(Cards, "CARDS"), site.load(Plan, "PLAN")
    notes = (one for folder in (posts.FOLDER, FOLDER) for one in files(site.content, folder))
    site.claimed |= {one.relative_to(site.content).as_posix() for one in notes}


def _chosen(site: Site) -> Iterator[Channel]:
    """Yield the channels that the town has picked; names that are none are findings."""
    for number, name in enumerate(site.settings.get("CHANNELS") or ()):
        place, one = site.setting_place("CHANNELS", number), book().get(name)
        if one is None:
            site.findings.append(rules.UNKNOWN_CHANNEL.at(*place, name=name, nearest=instead(name, open_channels())))
        elif one.closed:
            site.findings.append(rules.CLOSED_CHANNEL.at(*place, name=name, why=one.closed))
        else:
            if site.today - one.checked > _FRESH:
                site.findings.append(rules.OLD_RULES.at(*place, channel=one.title, day=f"{one.checked:%d.%m.%Y}"))
            yield one


def _documents(site: Site) -> None:
    channels = tuple(_chosen(site))
    if channels:
        from . import making

        _ready[site] = making.make(site, making.Chosen(channels, *_settings[site]))


def _finish(site: Site) -> None:
    if site.settings.get("CHECK_ONLY"):
        return
    if site in _ready:
        from . import making

        making.put(site, _ready[site])
    elif not site.settings.get("CHANNELS"):  # what was made for former channels would pass for today's plan
        shutil.rmtree(site.root / BUILT, ignore_errors=True)
