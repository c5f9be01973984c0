# SPDX-License-Identifier: AGPL-3.0-or-later
"""How commands reach the place of a site: here, or through OpenSSH. Arguments are always words of their own, never pasted text."""

import contextlib
import shlex
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ..settings import Local, Sftp, Ssh
from . import TargetError

# what OpenSSH says -> what it means for the person at the keyboard
_REASONS = (
    (
        "Host key verification failed",
        "Der Hostschlüssel von {host} ist nicht bekannt oder ein anderer als bisher. Es wird nie blind vertraut: Vergleichen Sie ihn "
        "mit dem, den der Betreiber nennt, und tragen Sie ihn in known_hosts ein (docs/betrieb/server-einrichten.md).",
    ),
    (
        "are too open",
        "Der private Schlüssel ist hier für andere lesbar; so nimmt OpenSSH ihn nicht (chmod 600).",
    ),
    ("no such identity", "Die Schlüsseldatei, die das Ziel unter „key“ nennt, gibt es hier nicht."),
    (
        "Permission denied",
        "{host} lehnt die Anmeldung ab: Der Schlüssel fehlt, ist dort nicht hinterlegt oder hat ein Passwort und ist nicht im ssh-agent.",
    ),
    ("Could not resolve hostname", "Den Rechner {host} gibt es nicht, oder der Name lässt sich hier nicht auflösen."),
    ("Connection refused", "{host} nimmt auf diesem Anschluss keine Verbindung an."),
    ("timed out", "{host} antwortet nicht."),
    ("not responding", "{host} antwortet nicht mehr."),
    ("No route to host", "Zu {host} führt kein Weg."),
    ("Network is unreachable", "Zu {host} führt kein Weg."),
    *(
        (words, "Die Verbindung zu {host} ist abgerissen.")
        for words in ("Connection reset", "Connection closed", "closed by remote host", "Broken pipe", "send disconnect", "mux_client")
    ),
)
# what the system says where a command runs -> the same
_REFUSALS = (
    ("No space left", "Dort ist kein Platz mehr frei."),
    ("Disk quota", "Der zugeteilte Platz ist dort verbraucht."),
    ("ermission denied", "Dort fehlt die Berechtigung zu schreiben; der Ordner muss dem Benutzer gehören."),
    ("Read-only file system", "Dort darf nichts geschrieben werden."),
    ("I/O error", "Dort lässt sich nichts mehr schreiben; meist ist kein Platz mehr frei."),
)


@dataclass
class Shell:
    """Runs POSIX shell scripts on this machine (``host`` empty) or through OpenSSH; a connection is shared while ``connect`` lasts."""

    host: str = ""
    options: tuple[str, ...] = ()
    _shared: list[str] = field(default_factory=list)

    @contextlib.contextmanager
    def connect(self) -> Iterator[None]:
        """Share one connection (OpenSSH's ControlMaster) between all commands until the end."""
        if not self.host:
            yield
            return
        with tempfile.TemporaryDirectory(prefix="amtsfunk-") as folder:  # short: a socket's path holds 108 bytes
            self._shared[:] = ["-o", "ControlMaster=auto", "-o", "ControlPersist=60", "-o", f"ControlPath={folder}/ssh"]
            try:
                yield
            finally:
                subprocess.run([*self.ssh, "-O", "exit", self.host], capture_output=True, check=False)
                self._shared.clear()

    @property
    def ssh(self) -> list[str]:
        """Return ssh with every option but the host."""
        return ["ssh", *self.options, *self._shared]

    def run(self, script: str, *arguments: str, send: bytes = b"") -> bytes:
        """Run ``script`` with sh; its ``$1`` and so on are ``arguments``, its input ``send``. Return its output; raises TargetError."""
        done = self.ask(script, *arguments, send=send)
        if done.returncode:
            raise TargetError(self.why(done.returncode, done.stderr.decode(errors="replace")))
        return done.stdout

    def ask(self, script: str, *arguments: str, send: bytes = b"") -> "subprocess.CompletedProcess[bytes]":
        """Run ``script`` and return how it ended."""
        try:
            return subprocess.run(self._command(script, *arguments), input=send, capture_output=True, check=False)
        except FileNotFoundError:
            raise TargetError(missing("ssh", "openssh-client")) from None

    def begin(self, script: str, *arguments: str) -> "subprocess.Popen[bytes]":
        """Start ``script`` without input and wait for nothing; its output can be read from the process."""
        nothing = subprocess.DEVNULL
        return subprocess.Popen(self._command(script, *arguments), stdin=nothing, stdout=subprocess.PIPE, stderr=nothing)

    def _command(self, script: str, *arguments: str) -> list[str]:
        words = ["sh", "-c", script, "amtsfunk", *arguments]
        return [*self.ssh, self.host, shlex.join(words)] if self.host else words

    def why(self, code: int, text: str) -> str:
        """Return what went wrong, in German."""
        if known := self.meaning(code, text):
            return known
        last = next((line.strip() for line in reversed(text.splitlines()) if line.strip()), "")
        if self.host and code == 255:
            return f"Die Verbindung zu {self.host} kommt nicht zustande oder ist abgerissen{_verbatim(last)}."
        return f"{self.host or 'Der Zielordner'}: {last or f'Ein Befehl endete dort mit {code}'}"

    def meaning(self, code: int, text: str) -> str:
        """Return what known words of OpenSSH's (where it ended with 255) or of a system mean, an empty string for others."""
        known = (_REASONS if self.host else ()) if code == 255 else _REFUSALS
        return next((meaning.format(host=self.host) for words, meaning in known if words in text), "")


def _verbatim(words: str) -> str:
    return f" (Wortlaut: „{words}“)" if words else ""


def missing(program: str, package: str) -> str:
    """Return what to type where a program is missing on this machine."""
    return f"Auf diesem Rechner fehlt „{program}“. Geben Sie ein: sudo apt-get install {package}"


def needed(program: str, package: str) -> None:
    """Raise TargetError where ``program`` is missing on this machine."""
    if shutil.which(program) is None:
        raise TargetError(missing(program, package))


def options(target: Ssh | Sftp, root: Path) -> tuple[str, ...]:
    """Return OpenSSH's options for a target: no questions, no unknown host, no endless waiting."""
    words: Sequence[str] = (
        "-o", "BatchMode=yes", "-o", "StrictHostKeyChecking=yes", "-o", "ConnectTimeout=15",
        "-o", "ServerAliveInterval=15", "-o", "ServerAliveCountMax=4",
    )  # fmt: skip
    extra = ["-o", f"Port={target.port}"] if target.port else []
    extra += ["-o", f"User={target.user}"] if target.user else []
    extra += ["-o", f"IdentityFile={_path(target.key, root)}", "-o", "IdentitiesOnly=yes"] if target.key else []
    extra += ["-o", f"UserKnownHostsFile={_path(target.known_hosts, root)}"] if target.known_hosts else []
    return (*words, *extra)


def _path(name: str, root: Path) -> str:
    """Return a file of the project or of the home folder as OpenSSH reads it: quoted, since a path may hold spaces."""
    return f'"{root / Path(name).expanduser()}"'


def shell(target: Ssh | Sftp | Local, root: Path) -> Shell:
    """Return how commands reach ``target``."""
    return Shell(target.host, options(target, root)) if isinstance(target, Ssh | Sftp) else Shell()
