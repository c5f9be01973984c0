# SPDX-License-Identifier: AGPL-3.0-or-later
"""From shows to files: the feeds of a whole site, with what is wrong about them."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ...core.finding import Finding, Position
from ..episode import Episode, ShowView
from ..guids import LEDGER, Ledger
from ..place import ROOT
from ..settings import Podcast
from . import archive, audios, checks, publisher, rules, write
from .shared import Desk
from .write import Shelf

Files = Iterator[tuple[str, bytes]]


@dataclass(frozen=True, slots=True)
class Office:
    """What the feeds of a site need: where they are published, the settings, all shows, and whose they are.

    ``shown`` turns a content-relative path into a finding's, ``place`` tells where a key of PODCAST stands.
    """

    desk: Desk
    settings: Podcast
    shows: Sequence[ShowView]
    name: str
    content: Path
    shown: Callable[[str], str]
    place: Callable[..., tuple[str, Position]]

    @property
    def family(self) -> list[ShowView]:
        """Return the shows that our publisher's feed names: it is for several, and not for those that hide or have another's."""
        ours = [one for one in self.shows if one.settings.publisher is None and not one.settings.block]
        return ours if len(ours) > 1 else []

    def show(self, show: ShowView, episodes: Sequence[Episode], ledger: Ledger, gone: Collection[str]) -> tuple[Files, list[Finding]]:
        """Give ``show`` its feeds; return their files and what is wrong.

        ``episodes`` come newest first; ``gone`` are the GUIDs of those that were withdrawn or have expired.
        """
        heard = [one for one in episodes if one.audios]
        own = publisher.reference(self.settings.publisher, self.desk) if show in self.family else None
        shelf = Shelf(show, self.desk, audios.formats(show, heard), show.settings.publisher or own)
        show.feeds = write.links(shelf)
        order = archive.order(ledger, self.content / ROOT / show.slug, {*gone, *(one.guid for one in episodes)})
        return _everywhere(show, write.documents(shelf, heard, order)), list(self._wrong(shelf, heard, order)) if heard else []

    def _wrong(self, shelf: Shelf, episodes: Sequence[Episode], order: archive.Order) -> Iterator[Finding]:
        slug, ledger = shelf.show.slug, self.shown(f"{ROOT}/{shelf.show.slug}/{LEDGER}")
        yield from checks.of_identity(shelf, self.place("shows", slug, "guid"), ledger)
        yield from checks.of_formats(shelf, episodes, self.shown, self.place("shows", slug, "feed", "formats"))
        yield from checks.of_archives(shelf, episodes, order, ledger)

    def publisher(self) -> tuple[Files, list[Finding]]:
        """Return the publisher's feed, where there is one, and what is wrong."""
        if not self.family:
            return iter(()), []
        one = self.settings.publisher
        guid = publisher.reference(one, self.desk).guid
        found = [] if one.guid else [rules.UNFIXED_PUBLISHER.at(*self.place("publisher"), guid=guid)]
        return iter([(publisher.URL, publisher.write(one, self.name, self.family, self.desk))]), found


def _everywhere(show: ShowView, files: Files) -> Files:
    """Yield the files; where no server redirects, the feed also stands at its former addresses."""
    former = [old.lstrip("/") for old in show.settings.former_feeds if old.endswith((".xml", ".rss"))]
    for url, data in files:
        yield url, data
        if url == show.feed_url:
            yield from ((old, data) for old in former)
