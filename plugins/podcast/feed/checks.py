# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is wrong with what only feeds show: of one episode, and of a whole show."""

import re
from collections.abc import Callable, Iterator, Sequence

from ...core.finding import Finding, Position, counted
from ...core.text import duration
from ..audio.formats import FORMATS
from ..episode import Episode
from ..sought import Sought, entries, where
from ..times import fragment
from . import archive, audios, channel, rules
from .archive import Order
from .values import Soundbite
from .write import Shelf

_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_SHORTEST, _LONGEST = 15, 120  # podcast namespace, docs/tags/soundbite.md
Place = tuple[str, Position]


def of_episode(one: Episode, sought: Sought) -> Iterator[Finding]:
    """Yield what is wrong with soundbites and label, in the lines of the head."""
    bites: tuple[Soundbite, ...] = tuple(one.document.fields.get("soundbites") or ())
    places = entries(one.document, sought.content, "soundbites", "start", len(bites)) if bites else []
    for bite, place in zip(bites, places, strict=True):
        end = bite.start + bite.duration
        if one.duration and end > one.duration:
            known = {"start": duration(int(bite.start)), "end": duration(int(end)), "duration": duration(int(one.duration))}
            yield rules.SOUNDBITE_OUTSIDE.at(sought.path, place, **known)
        elif not _SHORTEST <= bite.duration <= _LONGEST:
            yield rules.SOUNDBITE_LENGTH.at(sought.path, place, seconds=fragment(bite.duration))
    if one.document.fields.get("episode_label") and one.number is None:
        yield rules.LABEL_WITHOUT_NUMBER.at(sought.path, where(one.document, "episode_label"))


def of_formats(shelf: Shelf, episodes: Sequence[Episode], shown: Callable[[str], str], place: Place) -> Iterator[Finding]:
    """Yield which of ``episodes``, newest first, are in which feed absent; ``place`` is that of the show's setting.

    What no directory takes at all was named with the audio (podcast.not-apple); one finding is enough.
    """
    for kind in shelf.formats:
        missing = [one for one in episodes if one.audios and not audios.plays(one, kind)]
        known = {"format": FORMATS[kind].label, "feed": shelf.url(kind).rpartition("/")[2]}
        if kind == shelf.formats[0]:
            absent = [one for one in missing if not FORMATS[kind].apple or any(audio.format.apple for audio, _ in one.audios)]
            yield from (rules.NOT_IN_FEED.at(shown(one.document.source), where(one.document, "enclosure"), **known) for one in absent)
        elif missing:
            count = counted(len(missing), "Folge fehlt", "Folgen fehlen")
            yield rules.FORMAT_INCOMPLETE.at(*place, count=count, title=missing[0].document.title, **known)


def of_identity(shelf: Shelf, place: Place, ledger: str) -> Iterator[Finding]:
    """Yield that the show's identity still hangs on its address, is none, or is told in two ways; ``ledger`` as findings name it."""
    own, kept = shelf.show.settings.guid, shelf.show.kept_guid
    if not (own or kept):
        guid = channel.identity(shelf.show, shelf.desk)
        yield rules.UNFIXED_SHOW.at(*place, show=shelf.show.settings.title, guid=guid)
    elif kept and not _UUID.fullmatch(kept):
        yield rules.SHOW_GUID_FORM.at(ledger, text=kept)
    elif own and kept and str(own) != kept.lower():
        yield rules.SHOW_GUID_CONFLICT.at(*place, ledger=ledger)


def of_archives(shelf: Shelf, episodes: Sequence[Episode], order: Order, ledger: str) -> Iterator[Finding]:
    """Yield what keeps a large show from being divided; ``ledger`` is how findings name its file."""
    delivery, listed = shelf.show.settings.feed, {one.guid for one in episodes}
    if not archive.due(order, listed, delivery):
        return
    late = len(listed - set(order.guids))
    if late > delivery.recent:
        count = counted(late, "Folge", "Folgen")
        yield rules.LEDGER_NEEDED.at(ledger, count=count, show=shelf.show.settings.title, ledger=ledger)
    last = max((place for place, guid in enumerate(order.guids, 1) if guid in listed), default=0)
    if last // delivery.recent > archive.full(order, listed, delivery):
        name, number = order.waiting[order.guids[order.settled]]
        yield rules.ARCHIVE_WAITS.at(ledger, (number, 1), name=name)
