# SPDX-License-Identifier: AGPL-3.0-or-later
"""Where a site can go: one small interface, four kinds behind it."""

import contextlib
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from ..manifest import Manifest
from ..pace import lasting
from ..release import Event

Told = Callable[[str], object]
"""Is told what a long transfer is busy with, in German."""


class StoppedError(Exception):
    """Nothing was published, or not to the end; visitors see what they saw before. The text says why, in German."""


class TargetError(StoppedError):
    """The target refused or is not what it should be; the text says what and why, in German."""


class LockedError(TargetError):
    """Somebody else is publishing there."""


@dataclass(frozen=True, slots=True)
class State:
    """What lies on a target: the release online (empty before the first), all complete releases, the log."""

    current: str
    releases: tuple[str, ...]
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Sent:
    """What a transfer cost: bytes over the line, files that were sent."""

    bytes: int = 0
    files: int = 0


@dataclass(frozen=True, slots=True)
class Parcel:
    """A release to be sent: its name, the folder with the built site, what it consists of, and which files must be checked on arrival."""

    release: str
    site: Path
    manifest: Manifest
    arriving: dict[str, str]


class Target(Protocol):
    """A place for releases. Every method raises TargetError; until ``switch`` returned, visitors see what they saw before."""

    atomic: bool
    """Whether a switch is one step for visitors (object storage: ordered, not atomic)."""

    def connect(self) -> AbstractContextManager[None]:
        """Hold a connection for several steps."""

    def state(self) -> State:
        """Return what lies there."""

    def lock(self, holder: str, *, take_over: bool) -> AbstractContextManager[None]:
        """Keep others out; raises LockedError with the holder's name and the lock's age."""

    def manifest(self, release: str) -> Manifest:
        """Return what a release consists of."""

    def read(self, release: str, path: str) -> bytes:
        """Return a file of a release."""

    def prepare(self, release: str) -> None:
        """Begin to make ready what can be made before the lock is held, for one that follows ``release``; wait for nothing."""

    def stands(self, parcel: Parcel) -> bool:
        """Tell whether the release of that name lies there just as ``send`` would bring it, as far as ``send`` would repair it.

        Where it does, what a publication that died has left is cleared away.
        """

    def send(self, parcel: Parcel, state: State, told: Told) -> Sent:
        """Bring a release there, verified and complete, but not online."""

    def switch(self, release: str, event: Event) -> None:
        """Put a release online and note it in the log."""

    def purge(self, release: str, manifest: Manifest, needles: Sequence[str], giver: str) -> None:
        """Take what was withdrawn out of an older release and store its new ``manifest``.

        Every file that is one of the ``needles`` (site paths, with a leading slash) or mentions one gives way to that of ``giver``.
        """

    def remove(self, releases: Sequence[str]) -> None:
        """Remove releases that are not online."""


def known(release: str, data: bytes | None) -> Manifest:
    """Read the manifest of a release; raises TargetError where it is missing or damaged."""
    with contextlib.suppress(ValueError):
        if data is not None:
            return Manifest.load(data)
    raise TargetError(
        f"Das Verzeichnis des Standes {release} fehlt auf dem Ziel oder ist beschädigt (amtsfunk/{release}.json.gz). "
        "Was zu tun ist, steht in docs/betrieb/stoerungen.md."
    )


def locked(text: str) -> str:
    """Return who holds the lock and for how long: ``text`` is „now“, a line break, „since holder“; a clock may be wrong."""
    now, _, held = text.partition("\n")
    since, _, holder = held.partition(" ")
    age = int(now) - int(since) if now.isdigit() and since.isdigit() else -1
    old = f"seit {lasting(age, dative=True)}" if age >= 0 else "seit unbekannter Zeit"
    name = holder.rpartition(" [")[0] or "unbekannt"
    return (
        f"Gerade veröffentlicht dort jemand: {name}, {old}. Warten Sie das Ende ab. "
        "Läuft dort sicher nichts mehr (Abbruch, Stromausfall), übernehmen Sie die Sperre mit --take-over."
    )
