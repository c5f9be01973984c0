# SPDX-License-Identifier: AGPL-3.0-or-later
"""Connects the channels: every Document, due or coming, gets its teasers; cards go into the output, the rest to build/teasers."""

from .. import pelican_site
from ..core.finding import nearest
from ..core.site import Site
from ..pelican_site import Adapter
from . import CAPABILITY, rules
from .book import Channel, book


def register() -> None:
    """Take part in the build."""
    pelican_site.join(Adapter(CAPABILITY, documents=_documents))


def _chosen(site: Site) -> list[Channel]:
    """Return the channels that the town has picked; names that are none are findings."""
    chosen = list[Channel]()
    for number, name in enumerate(site.settings.get("CHANNELS") or ()):
        place, one = site.setting_place("CHANNELS", number), book().get(name)
        if one is None:
            site.findings.append(rules.UNKNOWN_CHANNEL.at(*place, name=name, nearest=nearest(name, book())))
        elif one.closed:
            site.findings.append(rules.CLOSED_CHANNEL.at(*place, name=name, why=one.closed))
        else:
            chosen.append(one)
    return chosen


def _documents(site: Site) -> None:
    _chosen(site)
