# SPDX-License-Identifier: AGPL-3.0-or-later
"""OpenSSH's sftp in batch mode: commands in, listings out. Every name is quoted; nothing is a pattern."""

import os
import re
import subprocess
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from . import TargetError
from .shell import Shell, missing

_ROW = re.compile(r"-\S*\s+\S+\s+\S+\s+\S+\s+(\d+)\s+\S+\s+\d+\s+[\d:]+ (.+)")
# what sftp says when a file that may be missing is missing
_ABSENT = ("not found", "No such file")
_AROUND = ("Couldn't", "Connecting", "Connected", "Fetching", "Uploading", "Entering", "Changing")


class AbsentError(TargetError):
    """A folder that must be there is not."""


def quoted(name: str) -> str:
    """Return a name as a word of sftp's: in quotes it knows no patterns, and these two characters are escaped."""
    return '"' + name.replace("\\", "\\\\").replace('"', '\\"') + '"'


def words(command: str, *names: str) -> str:
    """Return a command with its names; „-“ before it lets it fail."""
    return " ".join([command.replace("-", "-@", 1) if command.startswith("-") else f"@{command}", *map(quoted, names)])


@dataclass(frozen=True, slots=True)
class Batch:
    """Runs commands in ``folder`` of a server, over the connection that ``shell`` may share."""

    shell: Shell
    folder: str

    def run(self, lines: Iterable[str], saw: Callable[[str], object] = lambda _: None) -> str:
        """Run the commands one after the other, the first that fails ends it; return what they print. Raises TargetError.

        ``saw`` gets each line as it comes.
        """
        out, err, code = self._ask(lines, saw)
        if code:
            raise self._why(code, err)
        return out

    def _ask(self, lines: Iterable[str], saw: Callable[[str], object]) -> tuple[str, str, int]:
        host = f"[{self.shell.host}]" if ":" in self.shell.host else self.shell.host
        command = ["sftp", *self.shell.ssh[1:], "-b", "-", host]
        # a script of its own: a pipe that both sides fill could stop both
        with tempfile.TemporaryFile() as script, tempfile.TemporaryFile() as errors:
            script.write("\n".join([words("cd", self.folder), *lines, ""]).encode())
            script.seek(0)
            environment = {**os.environ, "LC_ALL": "C.UTF-8"}
            try:
                process = subprocess.Popen(command, stdin=script, stdout=subprocess.PIPE, stderr=errors, env=environment)
            except FileNotFoundError:
                raise TargetError(missing("sftp", "openssh-client")) from None
            out = []
            with process:
                try:
                    for line in process.stdout or ():
                        out.append(line.decode(errors="replace"))
                        saw(out[-1])
                except BaseException:
                    process.kill()
                    raise
            errors.seek(0)
            return "".join(out), errors.read().decode(errors="replace"), process.returncode

    def _why(self, code: int, text: str) -> TargetError:
        last = next((line.strip() for line in reversed(text.splitlines()) if line.strip()), "")
        if "stat remote: No such file" in text or "change directory" in text:  # the first command
            return AbsentError(f"Den Ordner {self.folder} gibt es auf dem Ziel nicht, oder er ist verschlossen. Legen Sie ihn an.")
        if code == 255 or "Connection" in last:  # ssh itself
            return TargetError(self.shell.why(255, text))
        if "ermission denied" in text:
            return TargetError("Auf dem Ziel fehlt die Berechtigung zu schreiben; der Ordner muss dem Benutzer gehören.")
        return TargetError(
            f"{self.shell.host}: {last} (Ist dort noch Platz frei? Und muss der Server Dateien durch Umbenennen ersetzen können.)"
        )

    def make(self, folders: Iterable[str]) -> None:
        """Make folders that may be there, each after the one that holds it."""
        every = {"/".join(parts[: n + 1]) for folder in folders for parts in [folder.split("/")] for n in range(len(parts))}
        if every:
            _, err, code = self._ask([words("-mkdir", one) for one in sorted(every)], lambda _: None)
            if code or "ermission denied" in err:
                raise self._why(code, err)

    def sizes(self, folders: Sequence[str]) -> dict[str, int]:
        """Return the sizes of all files that lie directly in the folders; folders that are missing hold none."""
        found, text = {}, self.run(words("-ls -lna", folder) for folder in folders)
        for line in text.splitlines():
            if row := _ROW.fullmatch(line):
                found[row[2]] = int(row[1])
        return found

    def fetch(self, wanted: Mapping[str, Path]) -> None:
        """Fetch files to local paths; what is missing there is missing here. Raises TargetError for everything else that fails."""
        _, err, code = self._ask([words("-get", name, str(path)) for name, path in wanted.items()], lambda _: None)
        bad = [line for line in err.splitlines() if line.strip() and not any(one in line for one in _ABSENT)]
        if code or any("ermission denied" in line for line in bad):
            raise self._why(code, err)

    def read(self, names: Iterable[str]) -> dict[str, bytes]:
        """Return the content of those files that are there."""
        with tempfile.TemporaryDirectory() as folder:
            places = {name: Path(folder) / str(number) for number, name in enumerate(names)}
            self.fetch(places)
            return {name: path.read_bytes() for name, path in places.items() if path.is_file()}

    def write(self, contents: Mapping[str, bytes], *then: str) -> None:
        """Write files, each under a name beside it and then renamed over it; run the commands ``then`` after them."""
        with tempfile.TemporaryDirectory() as folder:
            self.run([*_written(contents, Path(folder)), *then])


def _written(contents: Mapping[str, bytes], folder: Path) -> Iterator[str]:
    for number, (name, data) in enumerate(contents.items()):
        local = folder / str(number)
        local.write_bytes(data)
        local.chmod(0o644)
        yield words("put -f", str(local), f"{name}.neu")
        yield words("rename", f"{name}.neu", name)
