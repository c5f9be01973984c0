# SPDX-License-Identifier: AGPL-3.0-or-later
"""Identities for life: an episode's GUID stands in its head or in its show's ledger, never follows from an address."""

import json
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit
from uuid import UUID, uuid5

from ..core.finding import Finding
from .rules import BROKEN_LEDGER

LEDGER = "guids.toml"
SHOW = "."  # the show's own line: its folder, seen from the ledger
# https://github.com/Podcastindex-org/podcast-namespace, docs/tags/guid.md
PODCAST_NAMESPACE = UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")
_EPISODES = UUID("3f0c9c53-8a4e-5d0e-9d0b-5b1f5e2d6a77")


@dataclass(frozen=True, slots=True)
class Ledger:
    """The GUIDs of one show by the name of the episode's folder, in the order of their lines; ``show`` is the show's own."""

    guids: Mapping[str, str] = field(default_factory=dict)
    show: str = ""


def read_ledger(path: Path, shown: str) -> tuple[Ledger, list[Finding]]:
    """Return the ledger at ``path`` (empty where there is none); ``shown`` is how findings name it."""
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Ledger(), []
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        place = re.search(r"line (\d+), column (\d+)", str(error))
        position = (int(place[1]), int(place[2])) if place else (1, 1)
        return Ledger(), [BROKEN_LEDGER.at(shown, position, text="Die Form stimmt nicht.")]
    wrong = [name for name, guid in raw.items() if not isinstance(guid, str) or not guid.strip()]
    found = [BROKEN_LEDGER.at(shown, text=f"„{name}“ hat keine Kennung.") for name in wrong]
    kept = {name: guid.strip() for name, guid in raw.items() if name not in wrong}
    own = kept.pop(SHOW, "")
    return Ledger(kept, own), found


def as_toml(rows: Iterable[tuple[str, str]]) -> str:
    """Return a ledger with these episodes (name of the folder, GUID), one a line, in the order given."""
    return "".join(f"{json.dumps(name, ensure_ascii=False)} = {json.dumps(guid, ensure_ascii=False)}\n" for name, guid in rows)


def proposed(show: str, name: str) -> str:
    """Return the GUID to write down for a new episode: the same wherever and whenever it is asked for."""
    return str(uuid5(_EPISODES, f"{show}/{name}"))


def of_feed(url: str) -> str:
    """Return podcast:guid: the UUIDv5 of the feed's address without scheme and without slashes at its end."""
    parts = urlsplit(url)
    bare = f"{parts.netloc}{parts.path}" + (f"?{parts.query}" if parts.query else "")
    return str(uuid5(PODCAST_NAMESPACE, bare.rstrip("/")))
