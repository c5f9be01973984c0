# SPDX-License-Identifier: AGPL-3.0-or-later
"""build/teasers: everything as JSON, one text file a teaser, calendar, gallery, exports; what nobody wrote any more is removed."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from ..core import files
from . import gallery, papers
from .blocks import Blocks
from .exports import TOOLS, tool
from .exports.row import Row, Shown
from .plan import ledger
from .plan.ics import calendar
from .plan.ledger import Entry
from .schema import schema
from .teaser import State, Teaser


@dataclass(frozen=True)
class Around:
    """What the files need besides the teasers: the authority, the site's host and address, its zone, the plan, text blocks.

    ``pictures`` are the files of the teasers' pictures, in the cache, by their site-relative addresses.
    """

    authority: papers.Sender
    host: str
    address: str
    zone: ZoneInfo
    entries: Sequence[Entry] = ()
    pictures: Mapping[str, Path] = field(default_factory=dict)
    blocks: Blocks = field(default_factory=Blocks)


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
        "pictures": [
            {"url": each.url, "alt": each.alt, "width": each.size[0], "height": each.size[1], "bytes": each.bytes} for each in one.pictures
        ],
        "at": one.at.isoformat() if one.at else None,
        "turn": one.turn,
        "published": one.published.isoformat() if one.published else None,
        "state": one.state,
        "reason": one.reason,
    }


def write(folder: Path, teasers: Iterable[Teaser], around: Around) -> None:
    """Write everything below ``folder``; pictures are linked, not copied, where the file system can."""
    listed = list(teasers)
    answers = gallery.answers(around.blocks.known.values(), around.authority.name)
    made: dict[str, bytes | str] = {
        "teasers.json": _json(listed),
        "teasers.schema.json": json.dumps(schema(), ensure_ascii=False, indent=1) + "\n",
        "index.html": gallery.page(listed, around.authority.name, answers=bool(answers)),
        "plan.ics": calendar(around.entries, {one.key: one for one in listed}, around.zone, around.host),
        ledger.FILE: ledger.written(around.entries),
        **answers,
        **gallery.assets(),
        **_texts(listed),
        **papers.pages(listed, around.authority),
        **{f"exports/{name}": data for name, data in _exports(listed, around).items()},
    }
    for name, data in made.items():
        files.write(folder / name, data)
    for name, cached in around.pictures.items():
        if not files.same(cached, folder / name):
            files.link(cached, folder / name)
    kept = {folder / name for name in (*made, *around.pictures)}
    for path in [one for one in folder.rglob("*") if one.is_file() and one not in kept]:
        path.unlink()
    for path in sorted((one for one in folder.rglob("*") if one.is_dir()), reverse=True):
        if not any(path.iterdir()):
            path.rmdir()


def _json(listed: Iterable[Teaser]) -> str:
    rows = [as_dict(one) for one in sorted(listed, key=lambda one: (one.slug, one.channel, one.turn))]
    return json.dumps({"teasers": rows}, ensure_ascii=False, indent=1) + "\n"


def _texts(listed: Iterable[Teaser]) -> dict[str, str]:
    made: dict[str, str] = {}
    for one in listed:
        made[f"{one.slug}/{one.channel}.txt"] = f"{one.text}\n"
        made |= {f"{one.slug}/{one.channel}-{part}.txt": f"{text}\n" for part, text in one.parts.items()}
    return made


def _exports(listed: Iterable[Teaser], around: Around) -> dict[str, bytes]:
    rows = [_row(one, around) for one in listed if one.at and one.state is State.PLANNED]
    return {name: data for named in TOOLS for name, data in tool(named).write(rows).items()}


def _row(one: Teaser, around: Around) -> Row:
    if one.at is None:
        raise ValueError(f"without a moment: {one.key}")
    pictures = tuple(Shown(f"{around.address}{each.url}", each.alt) for each in one.pictures)
    return Row(one.channel, one.text, one.at, pictures, one.url, one.parts.get("title", one.title))
