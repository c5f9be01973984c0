# SPDX-License-Identifier: AGPL-3.0-or-later
"""From what was read to what is approved: the values and files of a document that the public gets."""

import os
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from ..core.gate import BLOCK, Outgoing
from . import companions
from .companions import Digests
from .item import Item
from .policy import Policy

# What decides whether and how something is shown, and what the build itself says; no words of the editors
_NOT_SAID = frozenset({"status", "draft", "notice", "reader", "template", "kind", "guid", "author"})


@dataclass(frozen=True)
class Read:
    """A document as it was read: its file, kind, head, address part and text (HTML, links not yet resolved)."""

    source: str
    kind: str
    head: Mapping[str, Any]
    slug: str
    body: str


@dataclass(frozen=True)
class Around:
    """What reading an item off needs: the content folder, the policy, fields that no output shows, digests of files."""

    content: Path
    policy: Policy
    private: frozenset[str]
    digests: Digests


def document(one: Read, around: Around) -> Item:
    """Return the document as an item."""
    category = str(one.head.get("category") or "")
    left = _NOT_SAID | around.private | set(around.policy.rule(one.kind, category).free)
    head = {name: value for name, value in one.head.items() if name not in left and value not in (None, "", (), [])}
    files = list(companions.of(around.content, one.source, one.body, head))
    return Item(
        key=one.source,
        kind=around.policy.kind(one.kind, category),
        title=str(one.head.get("title") or one.slug),
        said={
            "head": head,
            "address": [one.slug, one.head.get("url"), one.head.get("save_as")],
            "text": one.body,
            "hidden": _hidden(one.head),
        },
        files={Path(os.path.relpath(path, around.content)).as_posix(): around.digests.of(path) for path in files},
        category=category,
        published=_moment(one.head.get("date")),
        pictures=tuple((str(path), path.name) for path in files),
        authors=frozenset(map(str, _listed(one.head.get("authors") or one.head.get("author") or ()))),
    )


def _hidden(head: Mapping[str, Any]) -> bool:
    """Tell whether the editors keep it off all lists; what has expired is hidden by the clock."""
    return str(head.get("status")) == "hidden" and not (head.get("expires") or head.get("withdrawn"))


def _listed(value: Any) -> Iterable[Any]:
    return value if isinstance(value, Iterable) and not isinstance(value, str) else (value,)


def _moment(value: Any) -> datetime | None:
    return value if isinstance(value, datetime) else None


def block(one: Outgoing) -> Item:
    """Return a text block as an item."""
    return Item(one.document.source, BLOCK, one.document.title, one.said)


def teaser(one: Outgoing, around: Around, alone: Container[str] = ()) -> Item:
    """Return a teaser as an item; text blocks that are approved ``alone`` (their files) stand in it by name where they are unchanged."""
    blocks = [each for each in one.blocks if each[0] in alone]
    parts = {name: _parted(text, blocks) for name, text in one.said.get("parts", {}).items()}
    return Item(
        key=f"{one.document.source}#{one.channel}",
        kind="teaser",
        title=one.document.title,
        said={**one.said, "text": _parted(one.said.get("text", ""), blocks), "parts": parts} if blocks else one.said,
        words=str(one.said.get("text", "")),
        files={name: around.digests.of(path) for name, path in one.files.items()},
        category=str(one.document.category.name) if one.document.category else "",
        channel=one.channel,
        published=one.document.date,
        authors=frozenset(label.name for label in one.document.authors),
        pictures=tuple((str(path), alt) for path, alt in zip(one.files.values(), one.said.get("alt", ()), strict=False)),
    )


def _parted(text: str, blocks: Sequence[tuple[str, str, str]]) -> Any:
    """Return a text with every block that stands in it word for word by its name; what a channel's limit cut is a text of its own."""
    parts: list[Any] = [text]
    for source, form, wording in blocks:
        if wording:
            parts = [piece for part in parts for piece in (_cut(part, wording, (source, form)) if isinstance(part, str) else (part,))]
    return text if len(parts) == 1 and isinstance(parts[0], str) else parts


def _cut(text: str, wording: str, name: tuple[str, str]) -> Iterable[Any]:
    first, *rest = text.split(wording)
    return (first, *(piece for part in rest for piece in ({"block": name}, part)))
