# SPDX-License-Identifier: AGPL-3.0-or-later
"""Postiz, public API: a list of requests for POST /public/v1/posts, all of them drafts; short links stay off.

„integration“ names our channel; whoever sends the requests puts the account's own id in its place.
"""

import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from .row import Row, Shown, by_channel

TITLE, ALT, MOST = "Postiz", True, None
CHANNELS = ("facebook", "x", "instagram", "linkedin", "threads", "mastodon", "bluesky", "telegram", "youtube")


def write(rows: Iterable[Row]) -> Mapping[str, bytes]:
    """Return postiz.json, none where no channel is one of Postiz's."""
    listed = [one for found in by_channel(rows, CHANNELS).values() for one in found]
    listed.sort(key=lambda one: (one.at, one.channel))
    return {"postiz.json": (json.dumps([_request(one) for one in listed], ensure_ascii=False, indent=1) + "\n").encode()} if listed else {}


def _request(one: Row) -> dict[str, Any]:
    image = [{"id": each.url.rsplit("/", 1)[-1], "path": each.url, "alt": each.alt} for each in one.pictures]
    settings = {"__type": one.channel} | ({"title": one.title} if one.channel == "youtube" else {})
    post = {"integration": {"id": one.channel}, "value": [{"content": one.text, "image": image}], "settings": settings}
    date = one.at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    return {"type": "draft", "date": date, "shortLink": False, "tags": [], "posts": [post]}


def read(data: bytes) -> list[Row]:
    """Return what Postiz would read; raises ValueError for anything but drafts."""
    made = list[Row]()
    for request in json.loads(data):
        if request["type"] != "draft" or request["shortLink"]:
            raise ValueError("not a draft, or with short links")
        for post in request["posts"]:
            value = post["value"][0]
            pictures = tuple(Shown(one["path"], one["alt"]) for one in value["image"])
            at = datetime.fromisoformat(request["date"])
            made.append(Row(post["integration"]["id"], value["content"], at, pictures))
    return made
