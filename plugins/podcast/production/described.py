# SPDX-License-Identifier: AGPL-3.0-or-later
"""JSON files told apart by what is in them, and what Auphonic's description of a production says.

The description is what https://auphonic.com/api/production/{uuid}.json returns and the output format „Production
Description“ holds: https://auphonic.com/help/api/details.html.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

TRANSCRIPT, CHAPTERS, PRODUCTION, BROKEN = "transcript", "chapters", "production", "broken"
_UNREADABLE = object()
_SIGNS = ("output_basename", "output_files", "length_timestring", "multi_input_files", "speech_recognition")


@dataclass(frozen=True, slots=True)
class Production:
    """What a production says of its episode; empty where it says nothing. ``speakers`` are the names of its tracks."""

    title: str = ""
    summary: str = ""
    tags: tuple[str, ...] = ()
    language: str = ""
    speakers: tuple[str, ...] = ()


def kind(text: str) -> str:
    """Return what the JSON ``text`` is, an empty string where that is nobody's concern."""
    raw = _loaded(text)
    if raw is _UNREADABLE:
        return BROKEN
    if _body(raw):
        return PRODUCTION
    if isinstance(raw, Mapping) and _timed(raw.get("segments")):
        return TRANSCRIPT
    return CHAPTERS if isinstance(raw, Mapping) and _timed(raw.get("chapters")) else ""


def production(text: str) -> Production | None:
    """Return what the description ``text`` says, None when it is none."""
    body = _body(_loaded(text))
    if not body:
        return None
    said = body["metadata"]
    speech, tracks = body.get("speech_recognition"), body.get("multi_input_files")
    language = _line(speech, "language").lower()
    return Production(
        _line(said, "title"),
        _line(said, "summary") or _line(said, "subtitle"),
        tuple(dict.fromkeys(tag for one in _listed(said.get("tags")) if (tag := " ".join(str(one).split())))),
        "" if language == "auto" else language,
        tuple(_line(one, "id") for one in _listed(tracks) if _line(one, "type") == "multitrack" and _line(one, "id")),
    )


def marks(text: str) -> list[Any]:
    """Return the chapters of the description ``text`` as they stand in it."""
    body = _body(_loaded(text))
    return _listed(body.get("chapters")) if body else []


@lru_cache(maxsize=8)  # several rooms look at the same file, one after the other
def _loaded(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return _UNREADABLE


def _body(raw: Any) -> Mapping[str, Any] | None:
    """Return the description itself; the API wraps it in „data“."""
    inner = raw.get("data", raw) if isinstance(raw, Mapping) else None
    if isinstance(inner, Mapping) and isinstance(inner.get("metadata"), Mapping) and any(one in inner for one in _SIGNS):
        return inner
    return None


def _timed(rows: Any) -> bool:
    return isinstance(rows, list) and (not rows or (isinstance(rows[0], Mapping) and "startTime" in rows[0]))


def _listed(value: Any) -> list[Any]:
    if isinstance(value, str):
        return value.split(",")
    return value if isinstance(value, list) else []


def _line(mapping: Any, key: str) -> str:
    """Return the text at ``key`` on one line, without halves of characters."""
    value = mapping.get(key) if isinstance(mapping, Mapping) else None
    text = value if isinstance(value, str) else ""
    return " ".join(text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").split())
