# SPDX-License-Identifier: AGPL-3.0-or-later
"""Web space with nothing but SFTP and Apache: no shell, no links, no root.

::

    .htaccess                        leads every address into one release; replacing it by a rename is the switch
    releases/<release>/              pages, feeds and what else has no digest in its name
    dateien/<path>                   what has one: style, pictures, sound; once for all releases
    amtsfunk/log.jsonl               what happened
    amtsfunk/<release>.json.gz       what a complete release consists of
    amtsfunk/<release>.rest.json.gz  the same of one that is arriving or being removed
    amtsfunk/dateien.json.gz         what lies in „dateien“
    amtsfunk/lock/inhaber            who is publishing: a folder can be made only once

A server without a shell computes no digests: sizes are compared, and a sample is read again.
"""

import contextlib
import re
import secrets
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from .. import release as releases
from ..compress import ENDINGS
from ..manifest import Entry, Manifest, packed
from ..release import Event
from ..server import Config, htaccess
from ..withdrawal import folder
from . import LockedError, Parcel, Sent, State, TargetError, Told, known, locked, shelf
from .batch import AbsentError, Batch, words
from .courier import Courier
from .shell import Shell, needed

_MARK = "Amtsfunk zeigt den Stand "
_HTACCESS, _LOG, _LOCK, _INDEX = ".htaccess", "amtsfunk/log.jsonl", "amtsfunk/lock", "amtsfunk/dateien.json.gz"
_HOLDER = f"{_LOCK}/inhaber"


class Sftp:
    """A target behind SFTP. ``config`` is what its ``.htaccess`` says of every release; ``staged`` is a local folder for what is sent."""

    atomic = True

    def __init__(self, shell: Shell, path: str, config: Config, staged: Path) -> None:
        self._shell, self._batch, self._config, self._staged = shell, Batch(shell, path), config, staged
        self._held = ""
        self._parcel: Parcel | None = None
        self._known: dict[str, Manifest] = {}
        self._index: dict[str, Entry] = {}

    def connect(self) -> contextlib.AbstractContextManager[None]:
        """Share one connection."""
        needed("sftp", "openssh-client")
        return self._shell.connect()

    def state(self) -> State:
        """Return what lies there; a foreign ``.htaccess`` is nobody's to replace."""
        self._batch.make(["amtsfunk", "releases", shelf.FOLDER])
        found = self._batch.read([_HTACCESS, _LOG, _INDEX])
        self._index = dict(Manifest.load(found[_INDEX]).files) if _INDEX in found else {}
        text = found.get(_HTACCESS, b"").decode(errors="replace")
        online = re.search(rf"^# {_MARK}(\S+)$", text, re.MULTILINE)
        if text.strip() and not (online and releases.is_name(online[1])):
            raise TargetError(
                "Auf dem Ziel liegt schon eine .htaccess, die nicht von Amtsfunk ist. Sichern Sie sie und löschen Sie sie dort."
            )
        events = releases.log(found.get(_LOG, b"").decode(errors="replace"))
        current = online[1] if online else ""
        return State(current, tuple(releases.ordered(self._complete(""), events, current)), tuple(events))

    def _complete(self, ending: str) -> list[str]:
        """Return the releases whose manifest has this ending: none is complete, „.rest“ is half there."""
        rows = (Path(one).name.removesuffix(f"{ending}.json.gz") for one in self._batch.sizes(["amtsfunk"]) if one.endswith(".json.gz"))
        return [one for one in rows if releases.is_name(one)]

    @contextlib.contextmanager
    def lock(self, holder: str, *, take_over: bool) -> Iterator[None]:
        """Keep others out until the end; what we hold is checked again before every step that counts."""
        own = f"{int(time.time())} {holder} [{secrets.token_hex(4)}]"
        try:
            self._batch.run([words("-mkdir" if take_over else "mkdir", _LOCK)])
        except AbsentError:
            raise
        except TargetError as error:
            there = self._batch.read([_HOLDER]).get(_HOLDER)
            if there is None and "erechtigung" in str(error):
                raise
            raise LockedError(locked(f"{int(time.time())}\n{(there or b'').decode(errors='replace')}")) from None
        self._batch.write({_HOLDER: own.encode()})
        self._held = own
        try:
            yield
        finally:
            if self._batch.read([_HOLDER]).get(_HOLDER) == own.encode():
                self._batch.run([words("-rm", _HOLDER), words("-rmdir", _LOCK)])
            self._held = ""

    def _still_ours(self) -> None:
        if self._batch.read([_HOLDER]).get(_HOLDER, b"").decode() != self._held:
            raise TargetError("Die Sperre hat inzwischen jemand anderes. Die Website ist unverändert.")

    def manifest(self, release: str) -> Manifest:
        """Return what a release consists of (read once)."""
        if release not in self._known:
            name = f"amtsfunk/{release}.json.gz"
            found = self._batch.read([name])
            self._known[release] = known(release, found.get(name))
        return self._known[release]

    def read(self, release: str, path: str) -> bytes:
        """Return a file of a release."""
        there = shelf.places(self.manifest(release), self._index).get(path, f"releases/{release}/{path}")
        return self._batch.read([there]).get(there, b"")

    def prepare(self, release: str) -> None:
        """Do nothing: nothing there can be linked."""

    def stands(self, parcel: Parcel) -> bool:
        """Tell whether every size is right, and every byte of what each release has for itself: shared files are never sent again."""
        own = {f"releases/{parcel.release}/{path}": parcel.manifest.files[path] for path in shelf.own(parcel.manifest)}
        shared = {there: parcel.manifest.files[path] for path, there in shelf.places(parcel.manifest, self._index).items()}
        if not Courier(self._batch, self._staged).there(own, shared):
            return False
        self._parcel = parcel
        self._still_ours()
        self._sweep()
        return True

    def send(self, parcel: Parcel, state: State, told: Told) -> Sent:  # noqa: ARG002  # nothing there can be linked
        """Bring a release: what all releases share first, then its own files."""
        self._still_ours()
        self._sweep()
        record = f"amtsfunk/{parcel.release}"
        self._batch.write({f"{record}.rest.json.gz": parcel.manifest.dump()})
        before, courier = set(self._index), Courier(self._batch, self._staged)
        self._index = courier.shared(parcel, self._index, told)
        self._store_index()
        files = courier.release(parcel, told)
        self._still_ours()
        self._batch.run([words("rename", f"{record}.rest.json.gz", f"{record}.json.gz")])
        self._known[parcel.release], self._parcel = parcel.manifest, parcel
        files += [entry for there, entry in self._index.items() if there not in before]
        return Sent(sum(one.size for one in files), len(files))

    def _store_index(self) -> None:
        """Write down what lies in the common folder: after files came, before files go."""
        self._batch.write({_INDEX: Manifest(dict(sorted(self._index.items()))).dump()})

    def switch(self, release: str, event: Event) -> None:
        """Put a release online: one rename; then the line in the log."""
        manifest = self.manifest(release)
        older = {one: self.manifest(one) for one in set(manifest.carried.values()) & set(self._complete(""))}
        config = replace(
            self._config,
            moved=manifest.moved,
            gone=tuple(f"{self._config.base}{folder(one)}" for one in sorted(manifest.gone)),
            languages=tuple(sorted(one.split("/")[0] for one in manifest.files if re.fullmatch("[^/]+/404.html", one))),
            release=f"releases/{release}/",
            places=shelf.unusual(manifest, older, self._index),
            shared=shelf.SHARED,
            marks=(f"{_MARK}{release}",),
        )
        self._still_ours()
        log = self._batch.read([_LOG]).get(_LOG, b"").decode(errors="replace")
        self._batch.write({_HTACCESS: htaccess.text(config).encode()})
        self._batch.write({_LOG: f"{log.rstrip()}\n{event.line()}\n".lstrip().encode()})

    def purge(self, release: str, manifest: Manifest, needles: Sequence[str], giver: str) -> None:
        """Replace in an older release what mentions or is something withdrawn; then note in its manifest that this is done."""
        self._still_ours()
        old, new = self.manifest(release), self.manifest(giver)
        places = shelf.places(old, self._index)
        differing = {path for path, entry in old.files.items() if new.files.get(path) != entry and not packed(path)}
        where = {places.get(path, f"releases/{release}/{path}"): path for path in differing}
        found = {path for path in differing if any(one in f"/{path}" for one in needles)}
        texts = [there for there, path in where.items() if path not in found and (path not in places or path.endswith(ENDINGS))]
        found |= {where[there] for there, data in self._batch.read(texts).items() if any(one.encode() in data for one in needles)}
        both = [f"{path}{ending}" for path in sorted(found) for ending in ("", ".gz", ".br") if f"{path}{ending}" in old.files]
        dead = [places[path] for path in both if path in places]
        self._index = {there: entry for there, entry in self._index.items() if there not in dead}
        self._store_index()
        own = [path for path in both if path not in places]
        site = self._parcel.site if self._parcel else Path()
        given = {f"releases/{release}/{path}": (site / path).read_bytes() for path in own if path in new.files}
        self._batch.run(words("-rm", one) for one in [*dead, *(f"releases/{release}/{path}" for path in own)])
        self._batch.write({**given, f"amtsfunk/{release}.json.gz": manifest.dump()})
        self._known[release] = manifest

    def remove(self, releases: Sequence[str]) -> None:
        """Remove releases, and of the shared files those that none needs any more."""
        self._still_ours()
        self._batch.run(words("rename", f"amtsfunk/{one}.json.gz", f"amtsfunk/{one}.rest.json.gz") for one in releases)
        self._sweep()
        kept = {one: self.manifest(one) for one in self._complete("")}
        dead = sorted(set(self._index) - shelf.used(kept, self._index))
        if dead:
            self._index = {there: entry for there, entry in self._index.items() if there not in dead}
            self._store_index()
            self._batch.run(words("-rm", one) for one in dead)

    def _sweep(self) -> None:
        """Remove what a publication that died has left, and what is to go."""
        for one in self._complete(".rest"):
            record = f"amtsfunk/{one}.rest.json.gz"
            paths = [f"releases/{one}/{path}" for path in shelf.own(Manifest.load(self._batch.read([record])[record]))]
            folders = {"/".join(path.split("/")[:n]) for path in paths for n in range(2, path.count("/") + 1)}
            gone = [words("-rm", path) for path in paths] + [words("-rmdir", each) for each in sorted(folders, reverse=True)]
            self._batch.run([*gone, words("rm", record)])
