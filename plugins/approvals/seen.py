# SPDX-License-Identifier: AGPL-3.0-or-later
"""What approved teasers and text blocks said, by their fingerprints: git keeps texts, but no teaser that was made of them.

It lies in the cache. Where that was deleted, the next look shows a changed teaser as a whole instead of its changes.
"""

import json
from collections.abc import Iterable
from pathlib import Path

from ..core import files
from .decide import State
from .diff import view
from .keeper import Judged, Keeper

FILE = "anrisse.json"
_TOLD = ("teaser", "block")


def known(cache: Path) -> dict[str, list[str]]:
    """Return what is known of approved teasers."""
    try:
        raw = json.loads((cache / FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return raw if isinstance(raw, dict) else {}


def learnt(before: dict[str, list[str]], judged: Iterable[Judged]) -> dict[str, list[str]]:
    """Return what is known, with the teasers that are approved now."""
    now = [one.item for one in judged if one.item.kind in _TOLD and one.decision.state is State.APPROVED]
    return before | {one.fingerprint: view(one) for one in now if one.fingerprint not in before}


def then(keeper: Keeper, judged: Iterable[Judged], seen: dict[str, list[str]]) -> dict[str, list[str]]:
    """Return by their keys what teasers that are not approved now said when they were approved last."""
    made = {}
    for one in judged:
        if one.item.kind in _TOLD and one.decision.state is State.WAITING:
            records = sorted((each.record for each in keeper.of(one.item)), key=lambda each: each.at, reverse=True)
            told = (seen[each.fingerprint] for each in records if each.says == "approved" and each.fingerprint in seen)
            if (lines := next(told, None)) is not None:
                made[one.item.key] = lines
    return made


def keep(cache: Path, seen: dict[str, list[str]]) -> None:
    """Keep what is known for the next time."""
    if seen != known(cache):
        files.write(cache / FILE, json.dumps(seen, ensure_ascii=False))
