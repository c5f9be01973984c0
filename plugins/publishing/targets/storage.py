# SPDX-License-Identifier: AGPL-3.0-or-later
"""Object storage and what else rclone knows: ordered, not atomic. Old states are not kept; going back is publishing an older commit.

New objects come first, then those that change (pages before feeds), then what is gone is deleted: whoever reads meanwhile gets complete
files, and links lead to what is there already. Log, manifests and lock lie at a second, private place (``records``), and while something
changes, the list of what may be other than the newest manifest says: the next publication sends all of it again.
"""

import contextlib
import secrets
import subprocess
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from ...core import headers
from .. import release as releases
from ..manifest import Manifest, packed
from ..release import Event
from ..settings import Storage as Settings
from . import LockedError, Parcel, Sent, State, TargetError, Told, known, locked
from .shell import needed

# what rclone says -> what it means for the person at the keyboard
_REASONS = (
    ("didn't find section in config file", "rclone kennt diesen Ort nicht. Legen Sie ihn an: rclone config"),
    ("AccessDenied", "Der Speicher verweigert den Zugriff. Stimmen Zugangsdaten und Rechte?"),
    ("InvalidAccessKeyId", "Der Speicher lehnt die Zugangsdaten ab."),
    ("SignatureDoesNotMatch", "Der Speicher lehnt die Zugangsdaten ab."),
    ("NoSuchBucket", "Den Behälter gibt es im Speicher nicht. Legen Sie ihn an."),
    ("connection refused", "Der Speicher nimmt auf diesem Anschluss keine Verbindung an."),
    ("no such host", "Den Rechner des Speichers gibt es nicht, oder der Name lässt sich hier nicht auflösen."),
    ("timeout", "Der Speicher antwortet nicht."),
    ("no space left", "Dort ist kein Platz mehr frei."),
    ("permission denied", "Dort fehlt die Berechtigung zu schreiben."),
)
_DOUBT = "doubt.txt"
_MISSING = (3, 4)  # rclone's exit codes: directory not found, file not found


class Storage:
    """A target behind rclone; it knows the remotes of rclone's own configuration and environment."""

    atomic = False

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._parcel: Parcel | None = None
        self._old = Manifest()
        self._arriving: list[str] = []

    def connect(self) -> contextlib.AbstractContextManager[None]:
        """Check that rclone is there."""
        needed("rclone", "rclone")
        return contextlib.nullcontext()

    def state(self) -> State:
        """Return what the records say."""
        names = (self._ask("lsf", self._settings.records) or b"").decode().split()
        events = releases.log((self._ask("cat", self._record("log.jsonl")) or b"").decode())
        stems = (one.removesuffix(".json.gz") for one in names if one.endswith(".json.gz"))
        found = releases.ordered((one for one in stems if releases.is_name(one)), events)
        return State(found[0] if found else "", tuple(found), tuple(events))

    @contextlib.contextmanager
    def lock(self, holder: str, *, take_over: bool) -> Iterator[None]:
        """Keep others out, as well as a store without locks can: whoever wrote last holds it."""
        own = f"{int(time.time())} {holder} [{secrets.token_hex(4)}]"
        held = (self._ask("cat", self._record("lock")) or b"").decode()
        if held and not take_over:
            raise LockedError(locked(f"{int(time.time())}\n{held}"))
        self._write("lock", own.encode())
        if (self._ask("cat", self._record("lock")) or b"").decode() != own:
            raise LockedError("Gerade hat dort jemand anderes zu veröffentlichen begonnen.")
        try:
            yield
        finally:
            self._ask("deletefile", self._record("lock"))

    def manifest(self, release: str) -> Manifest:
        """Return what a release consisted of."""
        return known(release, self._ask("cat", self._record(f"{release}.json.gz")))

    def read(self, release: str, path: str) -> bytes:  # noqa: ARG002  # only one release has content
        """Return a file as it is online."""
        return self._ask("cat", f"{self._settings.remote}/{path}") or b""

    def prepare(self, release: str) -> None:
        """Do nothing: what is online is what will change."""

    def stands(self, parcel: Parcel) -> bool:  # noqa: ARG002  # only one state has content: there is no release to spare
        """Tell nothing of the kind: publishing anew costs no older state, and sends what is in doubt."""
        return False

    def send(self, parcel: Parcel, state: State, told: Told) -> Sent:
        """Bring what nobody can ask for yet."""
        self._parcel, self._old = parcel, self.manifest(state.current) if state.current else Manifest()
        doubt = set((self._ask("cat", self._record(_DOUBT)) or b"").decode().splitlines())
        wanted = {*parcel.arriving, *(doubt & set(parcel.manifest.files))}
        self._arriving = sorted(path for path in wanted if not packed(path))
        going = set(self._old.files) - set(parcel.manifest.files)
        self._write(_DOUBT, "".join(f"{path}\n" for path in sorted({*doubt, *self._arriving, *going})).encode())
        new = [path for path in self._arriving if path not in self._old.files]
        told(f"{len(new)} neue Dateien werden gesendet …")
        self._upload(new)
        return Sent(sum(parcel.manifest.files[path].size for path in self._arriving), len(self._arriving))

    def switch(self, release: str, event: Event) -> None:
        """Replace what changes: pictures and the like, pages, feeds; then delete what is gone; then note it."""
        if self._parcel is None or self._parcel.release != release:
            raise TargetError(
                "Ein Objektspeicher behält keine alten Stände. Holen Sie den gewünschten Commit (git checkout) und veröffentlichen Sie ihn."
            )
        changed = [path for path in self._arriving if path in self._old.files]
        pages = [path for path in changed if path.endswith(".html")]
        feeds = [path for path in changed if path.endswith(".xml")]
        for step in ([path for path in changed if path not in {*pages, *feeds}], pages, feeds):
            self._upload(step)
        listed = (self._ask("lsf", "--recursive", "--files-only", self._settings.remote) or b"").decode().splitlines()
        stays = {*self._parcel.manifest.files, *self._parcel.manifest.carried}
        self._each("delete", [path for path in listed if path not in stays or packed(path)], self._settings.remote)
        self._write(f"{release}.json.gz", self._parcel.manifest.dump())
        log = (self._ask("cat", self._record("log.jsonl")) or b"").decode()
        self._write("log.jsonl", f"{log}{event.line()}\n".encode())
        self._ask("deletefile", self._record(_DOUBT))

    def purge(self, release: str, manifest: Manifest, needles: Sequence[str], giver: str) -> None:  # noqa: ARG002  # nothing older lies here
        """Note that nothing of it is left: only one state has content."""
        self._write(f"{release}.json.gz", manifest.dump())

    def remove(self, releases: Sequence[str]) -> None:
        """Forget what older releases consisted of."""
        for one in releases:
            self._ask("deletefile", self._record(f"{one}.json.gz"))

    def _record(self, name: str) -> str:
        return f"{self._settings.records}/{name}"

    def _upload(self, paths: Iterable[str]) -> None:
        """Upload files, one call for each pair of kind and caching: rclone would say text/xml for a feed."""
        groups: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
        short = f"public, max-age={self._settings.html_seconds}"
        for path in paths:
            wanted = headers.wanted(f"/{path}")
            groups[wanted["Content-Type"], headers.FOR_EVER if wanted["Cache-Control"] == headers.FOR_EVER else short].append(path)
        for (kind, caching), group in groups.items():
            said = ["--header-upload", f"Content-Type: {kind}", "--header-upload", f"Cache-Control: {caching}"]
            site = self._parcel.site if self._parcel else Path()
            self._each("copy", group, str(site), self._settings.remote, "--ignore-times", "--no-traverse", *said)

    def _each(self, command: str, paths: Sequence[str], *words: str) -> None:
        """Run one rclone command for all ``paths``."""
        if paths:
            with tempfile.NamedTemporaryFile("w", encoding="utf-8") as listed:
                listed.write("".join(f"{path}\n" for path in paths))
                listed.flush()
                self._must(command, *words, "--files-from-raw", listed.name)

    def _write(self, name: str, data: bytes) -> None:
        self._must("rcat", self._record(name), send=data)

    def _must(self, *words: str, send: bytes = b"") -> None:
        if self._ask(*words, send=send) is None:
            raise TargetError(f"rclone findet den Ort nicht: {words[-1]}")

    def _ask(self, command: str, *words: str, send: bytes = b"") -> bytes | None:
        """Return what rclone says, None where the object is missing; raises TargetError for everything else."""
        known = ["rclone", command, "--retries", "2", "--low-level-retries", "3", "--contimeout", "15s", "--s3-no-check-bucket", *words]
        done = subprocess.run(known, input=send, capture_output=True, check=False)
        if done.returncode in _MISSING:
            return None
        if done.returncode:
            last = (done.stderr.decode(errors="replace").strip().splitlines() or ["ohne Angabe"])[-1]
            text = done.stderr.decode(errors="replace")
            raise TargetError(next((meaning for words, meaning in _REASONS if words in text), f"rclone meldet: {last}"))
        return done.stdout
