# SPDX-License-Identifier: AGPL-3.0-or-later
"""What approved teasers, text blocks and generated pages said, by their fingerprints: git keeps texts, but nothing made of them.

It lies in the cache. Where that was deleted, the next look shows what changed as a whole instead of its changes.
"""

import json
from collections.abc import Iterable
from pathlib import Path

from ..core import files
from .decide import State
from .diff import view
from .item import Item
from .keeper import Judged, Keeper

FILE = "anrisse.json"
_TOLD = ("teaser", "block")


def known(cache: Path) -> dict[str, list[str]]:
    """Return what is known of what was approved."""
    try:
        raw = json.loads((cache / FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return raw if isinstance(raw, dict) else {}


def _told(keeper: Keeper, item: Item) -> bool:
    return item.kind in _TOLD or (item.kind == "page" and not (keeper.content / item.source).is_file())


def learnt(keeper: Keeper, before: dict[str, list[str]], judged: Iterable[Judged]) -> dict[str, list[str]]:
    """Return what is known, with what is approved now."""
    now = [one.item for one in judged if one.decision.state is State.APPROVED and _told(keeper, one.item)]
    return before | {one.fingerprint: view(one) for one in now if one.fingerprint not in before}


def then(keeper: Keeper, judged: Iterable[Judged], seen: dict[str, list[str]]) -> dict[str, list[str]]:
    """Return by their keys what those that are not approved now said when they were approved last."""
    made = {}
    for one in judged:
        if one.decision.state is State.WAITING and _told(keeper, one.item):
            records = sorted((each.record for each in keeper.of(one.item)), key=lambda each: each.at, reverse=True)
            told = (seen[each.fingerprint] for each in records if each.says == "approved" and each.fingerprint in seen)
            if (lines := next(told, None)) is not None:
                made[one.item.key] = lines
    return made


def keep(cache: Path, seen: dict[str, list[str]]) -> None:
    """Keep what is known for the next time."""
    if seen != known(cache):
        files.write(cache / FILE, json.dumps(seen, ensure_ascii=False))
