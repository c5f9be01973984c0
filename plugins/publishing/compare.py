# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a release changes, compared with the one before: pages, files, feeds. Pure."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from .manifest import Item, Manifest, hashed, moment, packed


@dataclass(frozen=True, slots=True)
class News:
    """A feed that changed: how many of its items are new, and which vanished though their page is still public."""

    feed: str
    new: int
    lost: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """What changes. Addresses are relative to the site's root; compressed variants and hash-named files are only counted."""

    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    broken: tuple[str, ...] = ()  # removed pages and feeds whose address leads nowhere now
    feeds: tuple[News, ...] = ()
    assets: int = 0

    @property
    def nothing(self) -> bool:
        """Tell whether both releases are the same to a visitor."""
        return not (self.new or self.changed or self.removed or self.assets)

    @property
    def lost(self) -> list[tuple[str, str]]:
        """Return every (feed, GUID) that vanished though its page is still public: apps would forget or repeat the item."""
        return [(news.feed, guid) for news in self.feeds for guid in news.lost]


def compare(old: Manifest, new: Manifest, moved: Collection[str], listed: Callable[[str], bool]) -> Comparison:
    """Compare the release online (``old``; empty at first) with the next.

    ``moved`` are the addresses that lead on to another page, ``listed`` tells whether a page (a file) is public and in the site's lists.
    """
    before, after = _shown(old.files), _shown(new.files)
    removed = before - after
    changed = {path for path in before & after if old.files[path].sha256 != new.files[path].sha256}
    lost = {url(path) for path in removed if path.endswith(".html") or path in old.feeds}
    return Comparison(
        _addresses(after - before),
        _addresses(changed),
        _addresses(removed),
        tuple(sorted(lost - set(moved))),
        tuple(_news(feed, old.feeds.get(feed, ()), new.feeds.get(feed, ()), listed) for feed in sorted({*old.feeds, *new.feeds}))
        if old.files
        else (),
        sum(hashed(path) and not packed(path) for path in set(new.files) - set(old.files)),
    )


def _shown(paths: Iterable[str]) -> set[str]:
    return {path for path in paths if not packed(path) and not hashed(path)}


def _addresses(paths: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(map(url, paths)))


def url(path: str) -> str:
    """Return the address of a file, „2026/11/titel/“ for its index.html; „/“ for the home page."""
    return path.removesuffix("index.html") or "/" if path == "index.html" or path.endswith("/index.html") else path


def _news(feed: str, old: tuple[Item, ...], new: tuple[Item, ...], listed: Callable[[str], bool]) -> News:
    """Compare one feed: items may leave it when they are older than all that stay, or no longer public."""
    known = {item.guid for item in old}
    kept = {item.guid for item in new}
    times = [time for item in new if (time := moment(item.date))]
    oldest = min(times, default=None)
    lost = (
        item.guid
        for item in old
        if item.guid not in kept and listed(item.page) and oldest is not None and (time := moment(item.date)) is not None and time > oldest
    )
    return News(feed, len(kept - known), tuple(lost))


def carried(old: Manifest, new: Manifest, current: str, kept: Collection[str]) -> dict[str, str]:
    """Return the hash-named files of the release online that the new one carries along: path -> release they were made for.

    They stay as long as that release is ``kept``. Nothing that a withdrawal took away is in ``old`` any more.
    """
    known = {**old.carried, **{path: current for path in old.files if hashed(path)}}
    return {path: origin for path, origin in sorted(known.items()) if path not in new.files and origin in kept}


def arrived(old: Manifest, new: Manifest) -> dict[str, str]:
    """Return the files that must be checked on arrival: path -> SHA-256 of all that the release online does not have."""
    return {path: entry.sha256 for path, entry in new.files.items() if old.files.get(path) != entry}
