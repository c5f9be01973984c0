# SPDX-License-Identifier: AGPL-3.0-or-later
"""What somebody has to see first waits: every teaser passes the site's gate as it would be posted."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from ..core.document import Document
from ..core.gate import Gate, Outgoing
from .fields import Wanted
from .teaser import State, Teaser


def gated(teasers: Iterable[Teaser], known: Mapping[str, Document], pictures: Mapping[str, Path], gate: Gate) -> Iterator[Teaser]:
    """Yield the teasers as they may go out; those that the gate holds back wait, with its reason and without a time.

    ``known`` are the documents by their sources, ``pictures`` the files of the teasers' pictures by their addresses.
    """
    for one in teasers:
        why = "" if one.state is State.SENT else gate(_outgoing(one, known[one.source], pictures))
        yield replace(one, state=State.WAITING, at=None, reason=why) if why else one


def _outgoing(one: Teaser, document: Document, pictures: Mapping[str, Path]) -> Outgoing:
    wanted: Wanted = document.fields.get("teaser") or Wanted()
    times = [wanted.own(one.channel).at or wanted.at, *wanted.repeat]
    shown = [(each.alt, pictures[each.url]) for each in one.pictures]
    said = {"text": one.text, "parts": one.parts, "link": one.url, "alt": [alt for alt, _ in shown], "times": times}
    return Outgoing(document, one.channel, said, {f"bild-{number}": path for number, (_, path) in enumerate(shown, 1)})
