# SPDX-License-Identifier: AGPL-3.0-or-later
"""What somebody has to see first waits: every teaser passes the site's gate as it would be posted."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from ..core.document import Document
from ..core.gate import BLOCK, Gate, Outgoing
from .blocks import Block, Blocks
from .fields import Wanted
from .teaser import State, Teaser


@dataclass(frozen=True)
class Around:
    """What the gate is told besides the teasers: documents by their sources, files of pictures by their addresses, text blocks."""

    known: Mapping[str, Document]
    pictures: Mapping[str, Path]
    blocks: Blocks


def gated(teasers: Iterable[Teaser], around: Around, gate: Gate) -> Iterator[Teaser]:
    """Yield the teasers as they may go out; those that the gate holds back wait, with its reason and without a time."""
    for one in teasers:
        why = "" if one.state is State.SENT else gate(_outgoing(one, around))
        yield replace(one, state=State.WAITING, at=None, reason=why) if why else one


def agreed(blocks: Blocks, lang: str, gate: Gate) -> Blocks:
    """Return the blocks that the gate lets through; they come to it before the teasers that use them."""
    return replace(blocks, known={name: one for name, one in blocks.known.items() if not gate(_block(one, lang))})


def _block(one: Block, lang: str) -> Outgoing:
    document = Document(BLOCK, one.source, one.name, one.name, "", "", lang, "")
    said = {"text": one.text, "own": one.own, "easy": one.easy, "question": one.question, "until": one.until}
    return Outgoing(document, "", said)


def _outgoing(one: Teaser, around: Around) -> Outgoing:
    document, pictures = around.known[one.source], around.pictures
    wanted: Wanted = document.fields.get("teaser") or Wanted()
    times = [wanted.own(one.channel).at or wanted.at, *wanted.repeat]
    shown = [(each.alt, pictures[each.url]) for each in one.pictures]
    said = {"text": one.text, "parts": one.parts, "link": one.url, "alt": [alt for alt, _ in shown], "times": times}
    used = tuple(around.blocks.used(wanted.own(one.channel).text or wanted.text, one.channel))
    return Outgoing(document, one.channel, said, {f"bild-{number}": path for number, (_, path) in enumerate(shown, 1)}, used)
