# SPDX-License-Identifier: AGPL-3.0-or-later
"""Ways to subscribe to a show. They are plain links: nobody is told anything before somebody follows one."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote

# What the apps register for, with the feed's address without „https://“ ({bare}) or as a parameter ({whole});
# podlove-subscribe-button, AntennaPod (UrlChecker) and pocket-casts-android (IntentUtil) read them so.
_APPS = {
    "Apple Podcasts": "podcast://{bare}",
    "AntennaPod": "antennapod-subscribe://{bare}",
    "Overcast": "overcast://x-callback-url/add?url={whole}",
    "Pocket Casts": "pktc://subscribe/{bare}",
    "Podcast Addict": "podcastaddict://{bare}",
}
_ANY = "pcast://{bare}"  # the oldest convention, which gPodder, AntennaPod and others know


@dataclass(frozen=True, slots=True)
class Subscription:
    """Everything a page offers those who want to subscribe.

    ``feed`` is the absolute address; ``apps`` and ``any_app`` open a program that is installed, ``pages`` lead to
    directories; ``qr_url`` is the site-relative address of the feed's QR code.
    """

    feed: str
    qr_url: str
    apps: Mapping[str, str]
    any_app: str
    pages: Mapping[str, str]


def subscription(feed: str, pages: Mapping[str, str], qr_url: str) -> Subscription:
    """Return what to offer for ``feed``; an app whose page of the show is known needs no second link."""
    known = {one.casefold() for one in pages}
    apps = {name: _filled(link, feed) for name, link in _APPS.items() if name.casefold() not in known}
    return Subscription(feed, qr_url, apps, _filled(_ANY, feed), pages)


def _filled(link: str, feed: str) -> str:
    return link.format(bare=feed.partition("://")[2], whole=quote(feed, safe=""))
