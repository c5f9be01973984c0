# SPDX-License-Identifier: AGPL-3.0-or-later
"""A folder with hard and symbolic links, here or on a server with OpenSSH and rsync.

::

    current -> releases/20261123-080000-1a2b3c4d      what the web server shows
    releases/<release>/                                complete sites; unchanged files are hard links
    releases/.next/                                    the one that is arriving
    releases/.copy-<token>/                            the one online once more, as links: what .next begins with
    amtsfunk/log.jsonl  amtsfunk/<release>.json.gz     what happened; what each release consists of
    amtsfunk/lock                                      who is publishing

A file of a release is never written to: rsync makes a new one and renames it, so that hard links stay what they are. The copy is
made while the publishing machine is still busy; without one (no „cp -l“, no „find“) rsync makes the links.
"""

import contextlib
import os
import re
import secrets
import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple

from .. import release as releases
from ..manifest import Manifest, hashed
from ..release import Event
from . import LockedError, Parcel, Sent, State, TargetError, Told, known, locked
from .shell import Shell, needed

# $1 is the folder in every script; „cd“ before all else, so that nothing ever runs elsewhere
_HERE = 'cd -- "$1" || exit 72\n'
_OWN = '[ "$(cat amtsfunk/lock 2>/dev/null)" = "$2" ] || { echo "die Sperre hat inzwischen jemand anderes" >&2; exit 75; }\n'
_STATE = _HERE + (
    'for one in rsync sha256sum; do command -v "$one" >/dev/null || { echo "$one" >&2; exit 69; }; done\n'
    'mkdir -p releases amtsfunk || exit 73\nprintf "%s\\n" "$(readlink current)"\nls releases\n'
    "echo\ncat amtsfunk/log.jsonl 2>/dev/null || :\n"
)
# a lock with its content in one step: a hard link fails where there is one; the age is told by the server's own clock
_LOCK = _HERE + (
    'mkdir -p amtsfunk; printf "%s %s" "$(date +%s)" "$2" >"amtsfunk/lock.$3" || { rm -f "amtsfunk/lock.$3"; exit 73; }\n'
    'if [ "$4" = take ]; then mv -f "amtsfunk/lock.$3" amtsfunk/lock || exit 73\n'
    'elif ! ln "amtsfunk/lock.$3" amtsfunk/lock 2>/dev/null; then rm -f "amtsfunk/lock.$3"; date +%s; cat amtsfunk/lock; exit 75; fi\n'
    'rm -f "amtsfunk/lock.$3"; cat amtsfunk/lock\n'
)
_UNLOCK = _HERE + '[ "$(cat amtsfunk/lock 2>/dev/null)" = "$2" ] && rm -f amtsfunk/lock || :\n'
# files with other rights than a release's are left out: rsync would set them through the link, in the release that has them too
_COPY = _HERE + (
    "umask 022; cd releases || exit\n"
    '[ -e .next ] || { cp -RPl -- "$2" ".copy-$3" 2>/dev/null; find ".copy-$3" -type f ! -perm 644 -exec rm -f {} + && echo ready; }\n'
)
_TAKE = _HERE + _OWN + '[ -e releases/.next ] || mv -T -- "releases/.copy-$3" releases/.next 2>/dev/null\nrm -rf releases/.copy-* || :\n'
_DROP = _HERE + 'rm -rf "releases/.copy-$2"\n'
_VERIFY = _HERE + 'cd releases/.next && LC_ALL=C sha256sum -c - 2>/dev/null | grep -v ": OK$" || :\n'
_STORE = _HERE + _OWN + 'cat >amtsfunk/.next && mv -f amtsfunk/.next "amtsfunk/$3.json.gz"\n'
_COMPLETE = (
    _HERE
    + _OWN
    + (
        "find releases/.next -depth -type d -name .rsync-partial -exec rm -rf {} + || exit 73\n"
        "sync -f . 2>/dev/null || sync\n"  # a power cut must not leave empty files online
    )
    + _OWN  # anew: that may have taken a while, and who took over uses the same folder
    + ('mv -T -- releases/.next "releases/$3"\n')
)
_SWITCH = (
    _HERE
    + _OWN
    + (
        '[ -d "releases/$3" ] || { echo "den Stand $3 gibt es nicht" >&2; exit 66; }\n'
        'ln -sfn "releases/$3" .current && mv -fT .current current && printf "\\n%s\\n" "$4" >>amtsfunk/log.jsonl\n'
    )
)
_GIVE_UP = _HERE + _OWN + "rm -rf releases/.next releases/.copy-*\n"  # the space that an arriving release takes is given back
_REMOVE = (
    _HERE
    + _OWN
    + (
        'rm -rf releases/.gone-*\nshift 2\nfor one; do mv -T -- "releases/$one" "releases/.gone-$one" '
        '&& rm -f "amtsfunk/$one.json.gz"; done\n'
        "rm -rf releases/.gone-*\n"
    )
)
# files that mention what was withdrawn, or are it; their compressed variants go with them
_MENTIONS = _HERE + 'cd "releases/$2" && LC_ALL=C grep -rlF -f - . || :\n'
_PURGE = _HERE + _OWN + 'cd "releases/$3" && while IFS= read -r one; do rm -f -- "$one" "$one.gz" "$one.br"; done\n'
_LEND = _HERE + (
    'rsync --perms --ignore-existing --ignore-missing-args --files-from=- "--link-dest=$1/releases/$2" "releases/$2/" "releases/$3/"\n'
)
# how rsync ends -> why
_CODES = {
    11: "eine Datei ließ sich nicht lesen oder schreiben",
    20: "rsync wurde angehalten",
    23: "nicht alle Dateien ließen sich übertragen",
    24: "Dateien verschwanden während der Übertragung",
}
_LIKE = ("--recursive", "--checksum", "--perms", "--chmod=D755,F644", "--delete")  # in what a release is like the built site
_DELETING = "*deleting   "
_PROGRESS = re.compile(r"\s*([\d.,]+)\s+(\d+)%.*xfr#(\d+)")
_SENT, _FILES = re.compile(r"Total bytes sent: (\d+)"), re.compile(r"Number of regular files transferred: (\d+)")


class _Copy(NamedTuple):
    """A copy that ``process`` makes; its name ends with ``token``."""

    token: str
    process: "subprocess.Popen[bytes]"


class Posix:
    """A target on a file system with links. ``folder`` is absolute."""

    atomic = True

    def __init__(self, shell: Shell, folder: str) -> None:
        self._shell, self._folder = shell, folder
        self._held = ""  # the words in the lock that is ours
        self._copy: _Copy | None = None

    @contextlib.contextmanager
    def connect(self) -> Iterator[None]:
        """Share one connection; what was prepared and not needed is gone at its end."""
        with self._shell.connect():
            try:
                yield
            finally:
                if copy := self._copy:
                    self._copied()
                    self._shell.ask(_DROP, self._folder, copy.token)

    def state(self) -> State:
        """Return what lies there; what is missing there is named with a way out."""
        done = self._shell.ask(_STATE, self._folder)
        text = done.stderr.decode(errors="replace")
        if done.returncode == 72:
            raise TargetError(f"Den Ordner {self._folder} gibt es auf dem Ziel nicht, oder er ist verschlossen. Legen Sie ihn an.")
        if done.returncode == 69:
            raise TargetError(f"Auf dem Ziel fehlt „{text.strip()}“. Lassen Sie es installieren, oder nehmen Sie ein Ziel der Art „sftp“.")
        if done.returncode:
            raise TargetError(self._shell.why(done.returncode, text))
        listed, _, log = done.stdout.decode(errors="replace").partition("\n\n") if done.stdout.strip() else ("", "", "")
        current, *names = listed.split("\n")
        events = releases.log(log)
        online = current.removeprefix("releases/")
        found = releases.ordered((name for name in names if releases.is_name(name)), events, online)
        return State(online if releases.is_name(online) else "", tuple(found), tuple(events))

    @contextlib.contextmanager
    def lock(self, holder: str, *, take_over: bool) -> Iterator[None]:
        """Keep others out until the end; what we hold is checked again before every step that counts."""
        token = secrets.token_hex(4)
        done = self._shell.ask(_LOCK, self._folder, f"{holder} [{token}]", token, "take" if take_over else "wait")
        if done.returncode == 75:
            raise LockedError(locked(done.stdout.decode(errors="replace")))
        if done.returncode:
            raise TargetError(self._shell.why(done.returncode, done.stderr.decode(errors="replace")))
        self._held = done.stdout.decode()
        try:
            yield
        finally:
            self._shell.ask(_UNLOCK, self._folder, self._held)
            self._held = ""

    def manifest(self, release: str) -> Manifest:
        """Return what a release consists of."""
        data = self._shell.run(_HERE + 'cat "amtsfunk/$2.json.gz" 2>/dev/null || :', self._folder, release)
        return known(release, data)

    def read(self, release: str, path: str) -> bytes:
        """Return a file of a release."""
        return self._shell.run(_HERE + 'cat -- "releases/$2/$3"', self._folder, release, path)

    def prepare(self, release: str) -> None:
        """Begin to copy ``release``, by links, under a name of its own; nothing is lost if that fails."""
        token = secrets.token_hex(4)
        if release:
            self._copy = _Copy(token, self._shell.begin(_COPY, self._folder, release, token))

    def stands(self, parcel: Parcel) -> bool:
        """Tell whether rsync would change nothing but the files that are carried along, which the built site does not have."""
        needed("rsync", "rsync")
        words = ["--dry-run", "--itemize-changes", "--8-bit-output", *_LIKE, f"{parcel.site}/", self._place(f"releases/{parcel.release}/")]
        done = subprocess.run(self._command(words), capture_output=True, env={**os.environ, "LC_ALL": "C"}, check=False)
        carried = {"/".join(path.split("/")[: n + 1]) for path in parcel.manifest.carried for n in range(path.count("/") + 1)}
        found = done.stdout.decode(errors="replace").splitlines()
        if done.returncode or any(line.removeprefix(_DELETING).rstrip("/") not in carried for line in found):
            return False
        self._copied()
        self._shell.run(_GIVE_UP, self._folder, self._held)
        return True

    def send(self, parcel: Parcel, state: State, told: Told) -> Sent:
        """Bring a release: new bytes by rsync, the rest as hard links; verify what is new; complete it under its name."""
        needed("rsync", "rsync")
        base = [f"--link-dest={self._folder}/releases/{state.current}"] if state.current else []
        self._shell.run(_TAKE, self._folder, self._held, self._copied())
        with ThreadPoolExecutor(1) as pool:
            manifest = pool.submit(parcel.manifest.dump)  # while rsync is busy
            sent = self._rsync(["--partial-dir=.rsync-partial", *base, f"{parcel.site}/", self._place("releases/.next/")], told)
        self._lend(state.current, ".next", parcel.manifest.carried)
        told("Die Prüfsummen werden verglichen …")
        if wrong := self._wrong(parcel.arriving):
            raise TargetError(
                f"Auf dem Ziel ist nicht angekommen, was gesendet wurde: {', '.join(wrong[:3])}. Veröffentlichen Sie noch einmal."
            )
        self._store(parcel.release, manifest.result())
        self._shell.run(_COMPLETE, self._folder, self._held, parcel.release)
        return sent

    def _copied(self) -> str:
        """Wait for the copy that was begun; return its token, an empty string where none came to its end.

        Should another release be online by now, rsync (3.1 and newer) replaces what differs by links to that one.
        """
        copy, self._copy = self._copy, None
        return copy.token if copy and b"ready" in copy.process.communicate()[0] else ""

    def _place(self, path: str) -> str:
        whole = f"{self._folder}/{path}"
        host = f"[{self._shell.host}]" if ":" in self._shell.host else self._shell.host
        return f"{host}:{whole}" if host else whole

    def _command(self, words: Sequence[str]) -> list[str]:
        remote = ["-e", " ".join(_quoted(word) for word in self._shell.ssh)] if self._shell.host else []
        return ["rsync", "--protect-args", *remote, *words]

    def _rsync(self, words: Sequence[str], told: Told) -> Sent:
        command = self._command(["--no-human-readable", "--info=progress2", "--no-inc-recursive", "--stats", *_LIKE, *words])
        text, problem = "", b""
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={**os.environ, "LC_ALL": "C"}) as process:
            try:
                assert process.stdout  # noqa: S101  # it was asked for
                while part := os.read(process.stdout.fileno(), 4096).decode(errors="replace"):
                    text = (text + part)[-10_000:]
                    if found := _PROGRESS.findall(part):
                        done, share, number = found[-1]
                        told(f"Gesendet: {share} %, {number} Dateien, {int(done) / 1e6:.1f} MB".replace(".", ","))
                problem = process.stderr.read() if process.stderr else b""
            except BaseException:
                process.kill()
                raise
        if process.returncode:
            text = problem.decode(errors="replace")
            if _full(text):
                self._shell.ask(_GIVE_UP, self._folder, self._held)
            raise TargetError(stopped(process.returncode, text, self._shell))
        return Sent(_number(_SENT, text), _number(_FILES, text))

    def _lend(self, giver: str, taker: str, paths: Iterable[str]) -> None:
        """Link those files of ``giver`` that ``taker`` lacks into it: one rsync from folder to folder, where they lie."""
        if listed := "".join(f"{path}\n" for path in paths):
            self._shell.run(_LEND, self._folder, giver, taker, send=listed.encode())

    def _wrong(self, arriving: Mapping[str, str]) -> list[str]:
        listed = "".join(f"{digest}  {path}\n" for path, digest in arriving.items())
        answer = self._shell.run(_VERIFY, self._folder, send=listed.encode()) if listed else b""
        return [line.rpartition(": ")[0] for line in answer.decode(errors="replace").splitlines()]

    def _store(self, release: str, manifest: bytes) -> None:
        self._shell.run(_STORE, self._folder, self._held, release, send=manifest)

    def switch(self, release: str, event: Event) -> None:
        """Put a release online: one rename; then the line in the log."""
        self._shell.run(_SWITCH, self._folder, self._held, release, event.line())

    def purge(self, release: str, manifest: Manifest, needles: Sequence[str], giver: str) -> None:
        """Replace in an older release what mentions or is something withdrawn; then note in its manifest that this is done."""
        listed = self._shell.run(_MENTIONS, self._folder, release, send="".join(f"{one}\n" for one in needles).encode())
        found = {line.removeprefix("./") for line in listed.decode().splitlines()}
        found |= {path for path in (*manifest.files, *manifest.carried) if any(one in f"/{path}" for one in needles)}
        self._shell.run(_PURGE, self._folder, self._held, release, send="".join(f"{path}\n" for path in sorted(found)).encode())
        assets = [path for path in self.manifest(giver).files if hashed(path)]  # what the replaced pages need
        self._lend(giver, release, [*(f"{path}{ending}" for path in sorted(found) for ending in ("", ".gz", ".br")), *assets])
        self._store(release, manifest.dump())

    def remove(self, releases: Sequence[str]) -> None:
        """Remove releases: renamed first, so that one half removed is none to go back to."""
        self._shell.run(_REMOVE, self._folder, self._held, *releases)


def _quoted(word: str) -> str:
    """Return a word as rsync's option -e splits it: it knows quotes but no escapes."""
    return f"'{word}'" if re.search(r'[\s"]', word) else word


def _full(text: str) -> bool:
    return "No space left" in text or "Disk quota" in text


def stopped(code: int, text: str, shell: Shell) -> str:
    """Return why rsync ended with ``code``, in German."""
    if _full(text):
        return "Auf dem Ziel ist kein Platz mehr frei. Die Website ist unverändert; schaffen Sie Platz und veröffentlichen Sie noch einmal."
    if "ermission denied (13)" in text or "failed: Permission denied" in text:
        return "Auf dem Ziel fehlt die Berechtigung zu schreiben. Die Website ist unverändert; der Ordner muss dem Benutzer gehören."
    if code in (10, 12, 30, 35, 255):
        why = shell.meaning(255, text) or "Die Verbindung ist abgerissen."
        return f"{why} Die Website ist unverändert; der nächste Versuch setzt fort."
    why = _CODES.get(code) or (f"rsync wurde beendet, Signal {-code}" if code < 0 else f"rsync meldet {code}: {shell.why(code, text)}")
    return f"Die Übertragung ist abgebrochen ({why}). Die Website ist unverändert; der nächste Versuch setzt fort."


def _number(pattern: re.Pattern[str], text: str) -> int:
    found = pattern.search(text)
    return int(found[1]) if found else 0
