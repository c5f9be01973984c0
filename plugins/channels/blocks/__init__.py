# SPDX-License-Identifier: AGPL-3.0-or-later
"""Text blocks (content/textbausteine/): agreed words with an owner and a last day, used in teasers as „<name>“.

Pure: ``Blocks`` knows them all and puts them in; the channel's own wording first, „<name leicht>“ in Leichte Sprache.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from ...core.finding import Rule, instead
from ...core.text import slug
from .rules import EXPIRED_BLOCK, NO_EASY_BLOCK, UNKNOWN_BLOCK

FOLDER = "textbausteine"
_USE = re.compile(r"<([A-Za-zÄÖÜäöüß][\wäöüß-]*)( leicht)?>")


@dataclass(frozen=True, slots=True)
class Block:
    """One block: ``text`` for all channels, ``own`` wordings by channel, ``easy`` in Leichte Sprache.

    ``question`` is what citizens ask, where the block is an answer to it; ``until`` the last day on which it holds;
    ``source`` its file below the content folder.
    """

    name: str
    text: str
    owner: str
    until: date | None = None
    own: Mapping[str, str] = field(default_factory=dict)
    easy: str = ""
    question: str = ""
    source: str = ""

    def said(self, channel: str) -> str:
        """Return the wording for ``channel``."""
        return self.own.get(channel) or self.text


@dataclass(frozen=True, slots=True)
class Blocks:
    """All blocks by their names, and this day."""

    known: Mapping[str, Block] = field(default_factory=dict)
    today: date = date.min

    def put_in(self, text: str, channel: str) -> str:
        """Return ``text`` with its blocks in the wording for ``channel``; an unknown one stays as it is."""

        def said(found: re.Match[str]) -> str:
            block = self.known.get(slug(found[1]))
            return found[0] if block is None else (block.easy if found[2] else "") or block.said(channel)

        return _USE.sub(said, text) if "<" in text else text

    def used(self, text: str, channel: str) -> Iterator[tuple[str, str, str]]:
        """Yield of each block in ``text`` its file, „leicht“ or nothing, and its wording for ``channel``."""
        for name, easy in dict.fromkeys(_USE.findall(text)):
            if (block := self.known.get(slug(name))) is not None:
                form = easy.strip() if block.easy else ""
                yield block.source, form, block.easy.strip() if form else block.said(channel).strip()

    def check(self, text: str) -> Iterator[tuple[Rule, dict[str, Any]]]:
        """Yield what is wrong with the blocks that ``text`` uses."""
        for name, easy in dict.fromkeys(_USE.findall(text)):
            block = self.known.get(slug(name))
            if block is None:
                yield (
                    UNKNOWN_BLOCK,
                    {"name": name, "nearest": instead(slug(name), self.known) or "Textbausteine liegen in content/textbausteine/."},
                )
            elif expired(block, self.today):
                yield EXPIRED_BLOCK, {"name": name, "until": f"{block.until:%d.%m.%Y}", "owner": block.owner}
            elif easy and not block.easy:
                yield NO_EASY_BLOCK, {"name": name}


def expired(block: Block, today: date) -> bool:
    """Tell whether ``block`` no longer holds."""
    return block.until is not None and block.until < today
