# SPDX-License-Identifier: AGPL-3.0-or-later
"""Where feeds are published, and the elements that channels and items share."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from ..persons.model import Credit
from .elements import add
from .values import License, Location, Social, Text

# What German editors write, as the taxonomy of https://podcastindex.org/namespace calls it: role and group.
_ROLES = {
    "moderation": ("host", "cast"),
    "moderatorin": ("host", "cast"),
    "moderator": ("host", "cast"),
    "gast": ("guest", "cast"),
    "sprecherin": ("narrator", "cast"),
    "sprecher": ("narrator", "cast"),
    "erzähler": ("narrator", "cast"),
    "erzählerin": ("narrator", "cast"),
    "reporterin": ("reporter", "cast"),
    "reporter": ("reporter", "cast"),
    "redaktion": ("editor", "writing"),
    "text": ("writer", "writing"),
    "recherche": ("researcher", "writing"),
    "produktion": ("producer", "creative direction"),
    "schnitt": ("audio editor", "audio post-production"),
    "musik": ("composer", "audio production"),
    "technik": ("audio engineer", "audio production"),
}


def _call(make: Callable[..., Any], *parts: object) -> Any:
    return make(*parts)


@dataclass(frozen=True, slots=True)
class Desk:
    """Where the feeds are published: the site's origin („https://host“), base path, time zone, page for reporting barriers.

    ``remember`` calls a pure function with what follows, or knows from before what it returns.
    """

    origin: str
    base: str
    zone: ZoneInfo
    barrier_url: str = ""
    remember: Callable[..., Any] = _call

    def absolute(self, url: str) -> str:
        """Return the absolute address of the site-relative ``url``."""
        return f"{self.origin}{self.base}/{url}"


def true(value: bool) -> str:
    """Return what Apple reads; never a word of some language."""
    return "true" if value else "false"


def persons(parent: Any, people: Iterable[Credit]) -> None:
    """Add podcast:person elements, German roles in the taxonomy's words."""
    for one in people:
        role, group = _ROLES.get(one.role.strip().lower(), (one.role.strip().lower(), ""))
        add(parent, "podcast:person", one.name, {"role": role, "group": group, "img": one.img, "href": one.href})


def license(parent: Any, one: License | None) -> None:
    """Add podcast:license."""
    if one:
        add(parent, "podcast:license", one.name, {"url": one.url})


def locations(parent: Any, places: Iterable[Location]) -> None:
    """Add podcast:location elements."""
    for one in places:
        add(parent, "podcast:location", one.name, {"rel": one.rel, "geo": one.geo, "osm": one.osm, "country": one.country})


def texts(parent: Any, notes: Iterable[Text]) -> None:
    """Add podcast:txt elements."""
    for one in notes:
        add(parent, "podcast:txt", one.text, {"purpose": one.purpose})


def socials(parent: Any, threads: Iterable[Social]) -> None:
    """Add podcast:socialInteract elements."""
    for one in threads:
        priority = str(one.priority) if one.priority else ""
        known = {"priority": priority, "protocol": one.protocol, "uri": one.uri, "accountId": one.account, "accountUrl": one.account_url}
        add(parent, "podcast:socialInteract", "", known)


def image(parent: Any, href: str, alt: str) -> None:
    """Add a square picture for apps: Apple's element, and that of the podcast namespace, which has a text for those who do not see."""
    add(parent, "itunes:image", "", {"href": href})
    kind = "image/png" if href.endswith(".png") else "image/jpeg"
    add(parent, "podcast:image", "", {"href": href, "alt": alt, "aspect-ratio": "1/1", "type": kind, "purpose": "artwork"})
