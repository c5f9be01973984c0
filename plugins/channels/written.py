# SPDX-License-Identifier: AGPL-3.0-or-later
"""build/teasers: everything as JSON, one text file a teaser; what nobody wrote any more is removed."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from ..core import files
from .teaser import Teaser


def as_dict(one: Teaser) -> dict[str, Any]:
    """Return the JSON form of a teaser; times in ISO 8601 with their offset."""
    first = one.pictures[0] if one.pictures else None
    return {
        "slug": one.slug,
        "kind": one.kind,
        "channel": one.channel,
        "title": one.title,
        "lang": one.lang,
        "text": one.text,
        "length": one.length,
        "limit": one.limit,
        "url": one.url,
        "hashtags": list(one.hashtags),
        "parts": dict(one.parts),
        "card": first.url if first else "",
        "alt": first.alt if first else "",
        "at": one.at.isoformat() if one.at else None,
        "published": one.published.isoformat() if one.published else None,
        "state": one.state,
        "reason": one.reason,
    }


def write(folder: Path, teasers: Iterable[Teaser]) -> None:
    """Write the teasers below ``folder``."""
    listed = sorted(teasers, key=lambda one: (one.slug, one.channel))
    kept = {folder / "teasers.json"}
    rows = [as_dict(one) for one in listed]
    files.write(folder / "teasers.json", json.dumps({"teasers": rows}, ensure_ascii=False, indent=1) + "\n")
    for one in listed:
        for name, text in ((one.channel, one.text), *((f"{one.channel}-{part}", said) for part, said in one.parts.items())):
            path = folder / one.slug / f"{name}.txt"
            files.write(path, f"{text}\n")
            kept.add(path)
    for path in folder.glob("*/*.txt"):
        if path not in kept:
            path.unlink()
