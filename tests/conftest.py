# SPDX-License-Identifier: AGPL-3.0-or-later
"""Fixtures for all tests: ``site`` builds tiny sites end to end with the real Pelican."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from playwright.sync_api import Browser

PROJECT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PROJECT))


import plugins  # noqa: E402  # the project is not installed; its folder must be on the path first
from plugins.engine.run import Built, build  # noqa: E402  # the project is not installed; its folder must be on the path first
from tests import browser  # noqa: E402  # as above

hypothesis.settings.register_profile("amtsfunk", deadline=None)  # speed lives in benchmarks
hypothesis.settings.load_profile("amtsfunk")

_SAY_ALL = {rule.id for rule in plugins.declared().rules.values() if not rule.advice}  # their message holds the remedy


@dataclass
class Site:
    """A tiny site on disk, with the addresses of the project's pelicanconf.py and none of the example's own settings.

    ``settings`` are written over them.
    """

    root: Path
    settings: dict[str, Any] = field(default_factory=dict)
    now: str = "1795420800"  # 2026-11-23 08:00 UTC
    built: Built | None = None

    def write(self, path: str, content: str | bytes = "") -> Site:
        """Put a file into the site; ``path`` is relative to its root (content/...)."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
        return self

    def article(self, name: str, body: str = "Text.\n", **head: str) -> Site:
        """Write content/artikel/NAME.md with a YAML head."""
        known = {"title": "Titel", "date": "2026-11-20 09:00", **head}
        lines = "".join(f"{key}: {value}\n" for key, value in known.items())
        return self.write(f"content/artikel/{name}.md", f"---\n{lines}---\n\n{body}")

    def configure(self, **settings: Any) -> Site:
        """Set settings of pelicanconf.py."""
        self.settings.update(settings)
        return self

    def build(self, **environment: str) -> Site:
        """Build the site; look at ``findings``, ``output`` afterwards."""
        return self.settle().rebuild(**environment)

    def settle(self) -> Site:
        """Write the settings file."""
        examples = ["CHANNELS", *sorted(name for capability in plugins.declared().capabilities for name in capability.settings)]
        base = {"THEME": str(PROJECT / "theme"), "PLUGIN_PATHS": [str(PROJECT)]}
        rows = "".join(f"{name} = {value!r}\n" for name, value in {**base, **self.settings}.items())
        head = f"exec(compile(open({str(PROJECT / 'pelicanconf.py')!r}, encoding='utf-8').read(), 'pelicanconf.py', 'exec'))\n"
        drop = f"for name in {examples!r}:\n    globals().pop(name, None)\n"
        self.write("pelicanconf.py", f"import datetime\n{head}{drop}{rows}")
        (self.root / "content").mkdir(exist_ok=True)
        return self

    def rebuild(self, **environment: str) -> Site:
        """Build the site with the settings file as it is now."""
        self.built = build(self.root / "pelicanconf.py", environment={"SOURCE_DATE_EPOCH": self.now, **environment})
        speechless = [str(one) for one in self.built.report.findings if not one.advice.strip() and one.rule not in _SAY_ALL]
        assert not speechless, "findings without a remedy: " + "\n".join(speechless)
        return self

    @property
    def output(self) -> Path:
        """The folder with the built site."""
        return self.root / "output"

    @property
    def findings(self) -> list[str]:
        """Every finding as the editor reads it."""
        assert self.built is not None
        return [str(one) for one in self.built.report.findings]

    @property
    def log(self) -> str:
        """What Pelican printed."""
        assert self.built is not None
        return self.built.log.read_text(encoding="utf-8")

    def good(self) -> Site:
        """Assert that the build succeeded."""
        assert self.built is not None
        assert self.built.good, "\n".join([*self.findings, *(" ".join(line.split()) for line in self.log.splitlines()[-12:])])
        return self

    def has(self, path: str, *texts: str) -> Site:
        """Assert that the output file exists and contains each text."""
        content = self.text(path)
        for text in texts:
            assert text in content, f"{text!r} is not in {path}:\n{content}"
        return self

    def lacks(self, path: str, *texts: str) -> Site:
        """Assert that the output file does not exist or, with texts, exists and contains none of them."""
        if not texts:
            assert not (self.output / path).exists(), f"{path} exists"
            return self
        content = self.text(path)
        for text in texts:
            assert text not in content, f"{text!r} is in {path}"
        return self

    def text(self, path: str) -> str:
        """Return an output file's text."""
        return (self.output / path).read_text(encoding="utf-8")

    def files(self) -> dict[str, bytes]:
        """Return every output file by its path."""
        return {f.relative_to(self.output).as_posix(): f.read_bytes() for f in sorted(self.output.rglob("*")) if f.is_file()}


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """An empty site in a folder of its own."""
    return Site(tmp_path / "site")


@pytest.fixture
def bare(site: Site) -> Site:
    """A tiny site with reading and the engine only, in Pelican's own plain theme: built in a third of the time."""
    return site.configure(
        THEME="simple",
        PLUGINS=["plugins.reading", "plugins.engine"],
        DIRECT_TEMPLATES=["index"],
        JINJA_ENVIRONMENT={"trim_blocks": True, "lstrip_blocks": True, "extensions": []},
    )


@pytest.fixture(scope="session")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where builds of the example may find finished pictures: making them takes two thirds of a first build.

    All processes of one test run share the folder.
    """
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "fertige-bilder"
    folder.mkdir(exist_ok=True)
    return folder


def copy(root: Path, pictures: Path | None = None) -> Path:
    """Copy what a build of the example needs into ``root``, which may use finished ``pictures``."""
    if pictures:
        (root / ".cache").mkdir(parents=True)
        (root / ".cache/pictures").symlink_to(pictures)
    for part in ("content", "theme", "plugins", "pelicanconf.py"):
        source = PROJECT / part
        if source.is_dir():
            shutil.copytree(source, root / part, ignore=shutil.ignore_patterns("__pycache__", "werkstatt"))
        else:
            shutil.copy(source, root / part)
    return root


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, one for all tests of a process: Playwright's synchronous half can be entered only once."""
    with browser.chromium() as running:
        yield running


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory, pictures: Path) -> Built:
    """The example authority, built once for all tests that only look at it."""
    root = copy(tmp_path_factory.mktemp("beispiel"), pictures)
    return build(root / "pelicanconf.py", environment={"SOURCE_DATE_EPOCH": "1795420800"})  # 2026-11-23 08:00 UTC
