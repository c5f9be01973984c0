# SPDX-License-Identifier: AGPL-3.0-or-later
"""The gate that what is no page passes on its way out: one capability makes it, another says why it has to wait."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .document import Document


@dataclass(frozen=True)
class Outgoing:
    """One teaser of ``document`` for ``channel``: every value that is posted, and the files that go with it by name.

    ``blocks`` are the text blocks that its words were made with: file, form („leicht“ or nothing), wording. A text block itself is a
    document of the kind „block“ for no channel.
    """

    document: Document
    channel: str
    said: Mapping[str, Any] = field(default_factory=dict)
    files: Mapping[str, Path] = field(default_factory=dict)
    blocks: tuple[tuple[str, str, str], ...] = ()


BLOCK = "block"

# Returns in German why it has to wait; an empty string lets it through.
Gate = Callable[[Outgoing], str]
