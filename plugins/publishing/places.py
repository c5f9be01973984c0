# SPDX-License-Identifier: AGPL-3.0-or-later
"""A target by its name: its settings, where the project keeps things for it, and how it is reached."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from ..core.finding import nearest
from ..core.settings import read, run
from .gate import RefusedError
from .server import Config
from .settings import AnyTarget, Local, Publish, Sftp, Ssh
from .targets import Target
from .targets.posix import Posix
from .targets.sftp import Sftp as SftpTarget
from .targets.shell import shell
from .targets.storage import Storage as StorageTarget


@dataclass(frozen=True, slots=True)
class Place:
    """A target of the project in ``root``; ``values`` are all settings."""

    root: Path
    name: str
    target: AnyTarget
    publish: Publish
    values: dict[str, Any]

    @property
    def url(self) -> str:
        """Return the address of the site on this target, without a slash at its end."""
        return self.target.url or str(self.values.get("SITEURL", "")).rstrip("/")

    @property
    def zone(self) -> ZoneInfo:
        """Return the time zone of the site."""
        return ZoneInfo(str(self.values.get("TIMEZONE", "Europe/Berlin")))

    @property
    def base(self) -> str:
        """Return the path below which the site lives on its host: empty, or „/ordner“."""
        return urlsplit(self.url).path.rstrip("/")

    @property
    def cache(self) -> Path:
        """Return the folder for what can be made again."""
        return self.root / ".cache" / "publishing" / self.name

    def open(self) -> Target:
        """Return how the target is reached; raises RefusedError where a preview's password file is not named."""
        if isinstance(self.target, Ssh | Local):
            return Posix(shell(self.target, self.root), self.target.path)
        if isinstance(self.target, Sftp):
            return self._webspace(self.target)
        return StorageTarget(self.target)

    def _webspace(self, target: Sftp) -> Target:
        if target.login and not target.htpasswd:
            raise RefusedError(["Zu einer Vorschau hinter HTTP-Anmeldung (login) gehört „htpasswd“: Wo liegt die Passwortdatei?"])
        url = urlsplit(self.url)
        known = Config(url.netloc, target.path, {}, (), (), bool(target.login), self.base, url.scheme != "http", target.htpasswd)
        return SftpTarget(shell(target, self.root), target.path, known, self.cache / "staged")


def find(settings: Path, name: str) -> Place:
    """Return the target ``name`` (default: the first); raises RefusedError where the settings are wrong or do not know it."""
    values, found = run(settings)
    publish, wrong = read(Publish, "PUBLISH", values.get("PUBLISH"), settings)
    if found or wrong or publish is None:
        raise RefusedError([str(one) for one in (*found, *wrong)])
    if not publish.targets:
        raise RefusedError([f"In {settings.name} steht kein Ziel. Siehe docs/betrieb/veroeffentlichen.md (PUBLISH)."])
    name = name or next(iter(publish.targets))
    if name not in publish.targets:
        advice = nearest(name, publish.targets) or f"Vorhanden: {', '.join(publish.targets)}."
        raise RefusedError([f"Das Ziel „{name}“ gibt es in {settings.name} nicht. {advice}"])
    return Place(settings.parent.resolve(), name, publish.targets[name], publish, values)
