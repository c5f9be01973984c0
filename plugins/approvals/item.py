# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is approved: an article, an episode, a page, a teaser, or the policy itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from typing import Any

from .fingerprint import fingerprint

# Beside the policy and its keys, everything of an item is named by the file it comes from.
POLICY_KEY = "APPROVALS"


@dataclass(frozen=True)
class Item:
    """One thing that the public gets. ``key`` names it: „artikel/x.md“, a teaser „artikel/x.md#mastodon“.

    ``said`` is every value that shows, ``files`` the digests (SHA-256, hex) of every file that goes out with it, by path below
    the content folder; ``authors`` are names and addresses, from the head and from git; ``former`` are keys the item had before a renaming;
    ``pictures`` are files (absolute) and their alternative texts, to be shown to who approves; ``words`` a teaser's text as a whole, where
    ``said`` has it in parts because text blocks in it are approved by themselves.
    """

    key: str
    kind: str
    title: str
    said: Mapping[str, Any] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)
    category: str = ""
    channel: str = ""
    published: datetime | None = None
    authors: frozenset[str] = frozenset()
    former: frozenset[str] = frozenset()
    pictures: tuple[tuple[str, str], ...] = ()
    words: str = ""

    @property
    def source(self) -> str:
        """Return the file below the content folder that the item comes from."""
        return self.key.partition("#")[0]

    @cached_property
    def fingerprint(self) -> str:
        """Return the number of exactly this content."""
        kind = "article" if self.kind == "notice" else self.kind  # a setting makes it one, not what the public gets
        return fingerprint({**self.said, "kind": kind, "channel": self.channel}, self.files)

    def known(self, authors: frozenset[str], former: frozenset[str]) -> "Item":
        """Return the item with what git says of it; ``replace`` would take longer than all the rest, and work out the fingerprint anew."""
        made = object.__new__(Item)
        vars(made).update(vars(self), authors=authors, former=former)
        return made

    def then(self, number: str, authors: frozenset[str]) -> "Item":
        """Return the item in an earlier form, of which no more is known than its fingerprint and who had written it."""
        made = replace(self, said={}, files={}, authors=authors)
        vars(made)["fingerprint"] = number
        return made
