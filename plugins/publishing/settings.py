# SPDX-License-Identifier: AGPL-3.0-or-later
"""The setting ``PUBLISH``: where the site goes. Names and paths only; keys and passwords never stand here."""

import re
from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from ..core.settings import Settings

_TARGET = re.compile(r"[a-z][a-z0-9-]{0,31}")
_HOST = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9.:_-]*[A-Za-z0-9])?|[0-9a-fA-F:]+")
_USER = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]*")
_REMOTE = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_ .+@-]*:[^\x00-\x1f\x7f]*")
_VARIABLE = re.compile(r"[A-Z][A-Z0-9_]*")


def _matching(pattern: re.Pattern[str], what: str) -> AfterValidator:
    def check(value: str) -> str:
        if value and not pattern.fullmatch(value):
            raise ValueError(f"„{value}“ ist {what}.")
        return value

    return AfterValidator(check)


def _folder(value: str) -> str:
    """Take an absolute path without „.“, „..“ and control characters; the root of a file system is no place for a site."""
    parts = value.split("/")[1:]
    if not value.startswith("/") or not value.strip("/") or {".", ".."} & set(parts) or any(ord(char) < 32 for char in value):
        raise ValueError(f"„{value}“ ist kein Ordner. Gefragt ist der ganze Pfad, zum Beispiel „/srv/www/blog“.")
    return value.rstrip("/")


def _address(value: str) -> str:
    if value and not re.fullmatch(r"https?://[^\s/?#]+(/[^\s?#]*)?", value):
        raise ValueError(f"„{value}“ ist keine Adresse (Form: https://blog.stadt.example).")
    return value.rstrip("/")


Name = Annotated[str, _matching(_TARGET, "kein Name eines Ziels; erlaubt sind kleine Buchstaben, Ziffern und „-“")]
Host = Annotated[str, _matching(_HOST, "kein Name eines Rechners")]
User = Annotated[str, _matching(_USER, "kein Name eines Benutzers")]
Remote = Annotated[str, _matching(_REMOTE, "kein Ort für rclone (Form: „name:behälter/ordner“)")]
Variable = Annotated[str, _matching(_VARIABLE, "kein Name einer Umgebungsvariable")]
Folder = Annotated[str, AfterValidator(_folder)]
Address = Annotated[str, AfterValidator(_address)]
Port = Annotated[int, Field(ge=1, le=65535)]


class _Target(Settings):
    """What every kind of target has."""

    shows: Literal["site", "teasers"] = "site"
    """„teasers“ zeigt statt der Website die Übersicht der Anrisse (build/teasers), für die Telefone der Redaktion."""
    keep: Annotated[int, Field(ge=1, le=100)] = 5
    """So viele Stände bleiben auf dem Server, um zurückgehen zu können."""
    url: Address = ""
    """Adresse, unter der dieses Ziel im Netz steht; ohne Angabe gilt SITEURL."""
    check: bool = True
    """Nach der Veröffentlichung die Website selbst befragen; eine falsche Antwort stellt den alten Stand wieder her."""
    proxy: Address = ""
    """Proxy für diese Prüfung und für WebSub, zum Beispiel „http://proxy.rz.example:3128“."""
    verify: bool = True
    """False prüft das TLS-Zertifikat der Website nicht (eigenes Zertifikat im Hausnetz)."""
    login: Variable = ""
    """Name der Umgebungsvariable mit „Benutzer:Passwort“ für eine Vorschau hinter HTTP-Anmeldung."""


class _Remote(_Target):
    """What targets reached by OpenSSH have."""

    host: Host
    """Rechner, wie ihn OpenSSH kennt: Name, Adresse oder ein Eintrag in ~/.ssh/config."""
    path: Folder
    """Ordner auf dem Ziel, den es schon gibt und in den der Benutzer schreiben darf."""
    user: User = ""
    """Benutzer auf dem Server; ohne Angabe entscheidet OpenSSH."""
    port: Port | None = None
    """Anschluss; ohne Angabe entscheidet OpenSSH (22)."""
    key: str = ""
    """Datei mit dem privaten Schlüssel außerhalb des Projekts; ohne Angabe gelten ssh-agent und ~/.ssh."""
    known_hosts: str = ""
    """Datei mit den bekannten Hostschlüsseln, zum Beispiel im Projekt; ohne Angabe ~/.ssh/known_hosts."""


class Ssh(_Remote):
    """A server with OpenSSH and rsync."""

    kind: Literal["ssh"]
    """Art des Ziels: Server mit OpenSSH und rsync."""


class Local(_Target):
    """A folder, such as a mounted share."""

    kind: Literal["local"]
    """Art des Ziels: ein Ordner auf diesem Rechner oder einer eingebundenen Freigabe."""
    path: Folder
    """Ordner, den es schon gibt."""


class Sftp(_Remote):
    """A web host with nothing but SFTP and Apache."""

    kind: Literal["sftp"]
    """Art des Ziels: nur SFTP, Webserver Apache mit .htaccess."""
    htpasswd: Annotated[str, AfterValidator(lambda value: _folder(value) if value else "")] = ""
    """Passwortdatei einer Vorschau (login), wie der Webserver sie sieht: ganzer Pfad, außerhalb des gezeigten Ordners."""


class Storage(_Target):
    """Object storage and what else rclone knows."""

    kind: Literal["storage"]
    """Art des Ziels: Objektspeicher (S3), WebDAV und was rclone sonst kennt."""
    remote: Remote
    """Ort, wie rclone ihn nennt: „name:behälter/ordner“; Zugangsdaten stehen in rclones eigener Konfiguration oder der Umgebung."""
    records: Remote
    """Zweiter, nicht öffentlicher Ort für Protokoll und Verzeichnisse der Stände."""
    html_seconds: Annotated[int, Field(ge=0)] = 60
    """So lange (Sekunden) dürfen Zwischenspeicher Seiten und Feeds behalten."""


AnyTarget = Annotated[Ssh | Local | Sftp | Storage, Field(discriminator="kind")]


class Publish(Settings):
    """PUBLISH: targets, and what must hold before anything goes out."""

    targets: Mapping[Name, AnyTarget] = Field(default_factory=dict)
    """Die Ziele unter ihrem Namen; das erste ist die Vorgabe."""
    branch: str = "main"
    """Geschützter Zweig: In einer Pipeline wird nur dessen neuester Stand veröffentlicht."""
    required: tuple[str, ...] = ("impressum/", "datenschutz/", "barrierefreiheit/", "barriere-melden/")
    """Seiten, ohne die nichts hinausgeht; Adressen ab der Wurzel der Website."""
