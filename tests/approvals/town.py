# SPDX-License-Identifier: AGPL-3.0-or-later
"""A town for the tests of approvals: real keys by ssh-keygen, a real history by git, persons with roles."""

import json
import os
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from plugins.approvals import records, signatures
from plugins.approvals.records import Record
from plugins.engine import programs
from tests.conftest import Site

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
PERSONS: Mapping[str, Any] = {
    "anna": {"name": "Anna Autorin", "roles": ("author",), "addresses": ("anna@stadt.example", "anna@privat.example")},
    "petra": {"name": "Petra Presse", "roles": ("press",), "addresses": ("petra@stadt.example",)},
    "hanna": {"name": "Hanna Leitung", "roles": ("head",), "addresses": ("hanna@stadt.example",)},
    "dora": {"name": "Dora Dienst", "roles": ("duty",), "addresses": ("dora@stadt.example",)},
}


def keygen() -> str:
    """Return ssh-keygen; a machine without it is told what to install."""
    found = shutil.which("ssh-keygen")
    assert found, f"ssh-keygen is missing: {programs.line(['openssh-client'])}"
    return found


def key(folder: Path, name: str) -> Path:
    """Make a key pair without a passphrase; return the private half."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    subprocess.run([keygen(), "-q", "-t", "ed25519", "-N", "", "-C", name, "-f", str(path)], check=True)
    return path


def public(path: Path) -> str:
    return " ".join(path.with_name(f"{path.name}.pub").read_text(encoding="utf-8").split()[:2])


@dataclass
class Repository:
    """A git repository; commits are dated by hand, and each has an author of its own."""

    root: Path
    minute: int = 0
    env: dict[str, str] = field(default_factory=dict)

    def git(self, *words: str, **environment: str) -> str:
        known = {**os.environ, "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null", **environment}
        done = subprocess.run(["git", *words], cwd=self.root, env=known, check=True, capture_output=True, encoding="utf-8")
        return done.stdout.strip()

    def begin(self) -> "Repository":
        self.root.mkdir(parents=True, exist_ok=True)
        self.git("init", "-q", "-b", "main")
        self.git("config", "gc.auto", "0")  # tidying up in the background would outlive the test
        self.root.joinpath(".gitignore").write_text(".cache/\noutput/\nbuild/\n", encoding="utf-8")
        return self

    def commit(self, name: str = "Anna Autorin", address: str = "anna@stadt.example", what: str = ".") -> str:
        """Commit everything below ``what``; a minute passes with each commit. Return its id."""
        self.minute += 1
        day = f"2026-11-20T09:{self.minute:02}:00+00:00"
        self.git("add", "-A", what)
        self.git(
            "commit",
            "-q",
            "-m",
            "Stand",
            GIT_AUTHOR_NAME=name,
            GIT_AUTHOR_EMAIL=address,
            GIT_COMMITTER_NAME=name,
            GIT_COMMITTER_EMAIL=address,
            GIT_AUTHOR_DATE=day,
            GIT_COMMITTER_DATE=day,
        )
        return self.git("rev-parse", "HEAD")


def small(site: Site, *more: str) -> None:
    """Let the site be built fast: Pelican's own theme, and only the capabilities that matter."""
    site.configure(
        THEME="simple", DIRECT_TEMPLATES=["index"], JINJA_ENVIRONMENT={"trim_blocks": True, "lstrip_blocks": True, "extensions": []}
    )
    site.configure(PLUGINS=[f"plugins.{name}" for name in ("reading", "approvals", *more, "engine")])


def signed(record: Record, with_key: Path) -> Record:
    """Return the record with a real signature."""
    return record.model_copy(update={"signature": signatures.sign(record.message(), with_key)})


def put(root: Path, record: Record, name: str = "") -> Path:
    """Write a record below content/freigaben/."""
    path = root / "content" / records.FOLDER / (name or records.name(record))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(records.as_toml(record), encoding="utf-8")
    return path


AT = datetime(2026, 11, 22, 12, tzinfo=UTC)
RULES = ({"kinds": ("page",), "approvals": 0}, {"roles": ("press",)})


class Town:
    """A town with a press officer and a key for her; what she approves is what the last build saw."""

    def __init__(self, site: Site, keys: Path, *more: str) -> None:
        self.site, self.keys = site, keys
        self.repository = Repository(site.root).begin()
        site.configure(APPROVALS={"persons": dict(PERSONS), "rules": RULES}, RULES_SINCE=None)
        small(site, "feeds", *more)
        known = [f'{name} namespaces="amtsfunk-freigabe" {public(keys / name)}\n' for name in PERSONS]
        site.write("freigabe/allowed_signers", "".join(known)).settle()

    def stand(self) -> dict[str, Any]:
        rows = json.loads((self.site.root / "build/freigaben.json").read_text(encoding="utf-8"))["items"]
        return {one["item"]: one for one in rows}

    def build(self, **environment: str) -> "Town":
        self.site.rebuild(**environment).good()
        return self

    def approve(self, item: str, who: str = "petra", commit: str = "", **values: Any) -> Record:
        """Put a signed record of the item, as the last build saw it, beside the content, and commit it."""
        print_ = self.stand()[item]["fingerprint"]
        record = signed(Record(**{"item": item, "fingerprint": print_, "who": who, "at": AT, "commit": commit, **values}), self.keys / who)
        put(self.site.root, record)
        self.repository.commit("Petra Presse", "petra@stadt.example")
        return record

    def said(self, rule: str) -> list[str]:
        return [one.split(": ", 1)[1].split(" [approvals")[0] for one in self.site.findings if f"[approvals.{rule}]" in one]
