# SPDX-License-Identifier: AGPL-3.0-or-later
"""A town for the tests of approvals: real keys by ssh-keygen, a real history by git, persons with roles."""

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
