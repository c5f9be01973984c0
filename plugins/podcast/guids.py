# SPDX-License-Identifier: AGPL-3.0-or-later
"""Identities for life: an episode's GUID stands in its head or in its show's ledger, never follows from an address."""

import glob
import json
import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID, uuid5

from ..core.finding import Finding
from .rules import BROKEN_LEDGER

LEDGER = "guids.toml"
SHOW = "."  # the show's own line: its folder, seen from the ledger
# https://github.com/Podcastindex-org/podcast-namespace, docs/tags/guid.md
PODCAST_NAMESPACE = UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")
_EPISODES = UUID("3f0c9c53-8a4e-5d0e-9d0b-5b1f5e2d6a77")
_KEY = re.compile(r"""[ \t]*(?:"([^"]*)"|'([^']*)'|([\w-]+))[ \t]*=""")


@dataclass(frozen=True, slots=True)
class Ledger:
    """The GUIDs of one show by the name of the episode's folder, in the order of their lines; ``show`` is the show's own.

    ``lines`` tells where each name stands, ``ended`` has the names of episodes that are gone for good, ``there`` whether
    there is a file at all.
    """

    guids: Mapping[str, str] = field(default_factory=dict)
    show: str = ""
    lines: Mapping[str, int] = field(default_factory=dict)
    ended: frozenset[str] = frozenset()
    there: bool = False


def toml(text: str) -> dict[str, Any]:
    """Return what the TOML ``text`` holds; raises TOMLDecodeError."""
    return tomllib.loads(text)


def read_ledger(path: Path, shown: str, parse: Callable[[str], dict[str, Any]] = toml) -> tuple[Ledger, list[Finding]]:
    """Return the ledger at ``path`` (empty where there is none); ``shown`` is how findings name it.

    ``parse`` is ``toml``, or what knows its answer from before.
    """
    try:
        text = path.read_text(encoding="utf-8")
        raw = parse(text)
    except FileNotFoundError:
        return Ledger(), []
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        place = re.search(r"line (\d+), column (\d+)", str(error))
        position = (int(place[1]), int(place[2])) if place else (1, 1)
        return Ledger(), [BROKEN_LEDGER.at(shown, position, text="Die Form stimmt nicht.")]
    standing = _lines(text)
    lines = {name: standing.get(name, 1) for name in raw}
    kept = {name: guid for name, value in raw.items() if (guid := _guid(value))}
    first: dict[str, str] = {}
    wrong = {name: f"„{name}“ hat keine Kennung." for name in raw if name not in kept}
    twice = {name: first[guid] for name, guid in kept.items() if first.setdefault(guid, name) != name}
    wrong |= {name: f"„{name}“ hat dieselbe Kennung wie „{other}“." for name, other in twice.items()}
    found = [BROKEN_LEDGER.at(shown, (lines[name], 1), text=text) for name, text in wrong.items()]
    ended = frozenset(name for name in kept if isinstance(raw[name], dict) and raw[name].get("ended"))
    own = kept.pop(SHOW, "")
    return Ledger(kept, own, lines, ended, there=True), found


def _guid(value: object) -> str:
    """Return the GUID in a line, written alone or with „ended“ beside it; nothing where it is none."""
    guid = value.get("guid") if isinstance(value, dict) else value
    return guid.strip() if isinstance(guid, str) else ""


def _lines(text: str) -> dict[str, int]:
    """Return where each key stands first; the whole ledger is gone through once, for it has a line for every episode."""
    lines: dict[str, int] = {}
    for number, line in enumerate(text.split("\n"), 1):
        if found := _KEY.match(line):
            lines.setdefault(found[found.lastindex or 0], number)
    return lines


def exists(folder: Path, name: str) -> bool:
    """Tell whether the episode ``name`` of the show in ``folder`` still has a folder or file."""
    return (folder / name).is_dir() or any(folder.glob(f"{glob.escape(name)}.*"))


def line(name: str, guid: str, *, ended: bool = False) -> str:
    """Return a line of the ledger; ``ended`` says that the episode is gone for good."""
    key, value = (json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f") for text in (name, guid))  # TOML forbids DEL
    return f"{key} = {{guid = {value}, ended = true}}" if ended else f"{key} = {value}"


def as_toml(rows: Iterable[tuple[str, str]]) -> str:
    """Return a ledger with these episodes (name of the folder, GUID), one a line, in the order given."""
    return "".join(f"{line(name, guid)}\n" for name, guid in rows)


def proposed(show: str, name: str) -> str:
    """Return the GUID to write down for a new episode: the same wherever and whenever it is asked for."""
    return str(uuid5(_EPISODES, f"{show}/{name}"))


def of_feed(url: str) -> str:
    """Return podcast:guid: the UUIDv5 of the feed's address without scheme and without slashes at its end."""
    parts = urlsplit(url)
    bare = f"{parts.netloc}{parts.path}" + (f"?{parts.query}" if parts.query else "")
    return str(uuid5(PODCAST_NAMESPACE, bare.rstrip("/")))
