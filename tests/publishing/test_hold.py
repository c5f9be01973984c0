# SPDX-License-Identifier: AGPL-3.0-or-later
"""``--hold`` leaves out what is new, and never takes away what is public, however it went out."""

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.publishing import publish
from plugins.publishing.targets import StoppedError

from .conftest import Project

EAGER, TEXT = "content/eilig ä.md", "Ein Satz, der lang genug ist, um ihn wiederzuerkennen.\n" * 20


@pytest.fixture
def git(local: Project) -> Callable[..., object]:
    """A repository with one commit, and one article that was published without being in it."""

    def run(*words: str) -> object:
        names = ["-c", "user.name=T", "-c", "user.email=t@stadt.example"]
        return subprocess.run(["git", "-C", local.root, *names, *words], capture_output=True, check=True)

    local.configure()
    (local.root / "content").mkdir()
    (local.root / "content/alt.md").write_text(TEXT, encoding="utf-8")
    (local.root / ".gitignore").write_text(".cache/\nbuild/\ncontent/still.md\n", encoding="utf-8")
    run("init", "-q", "-b", "main")
    run("add", ".")
    run("commit", "-qm", "eins")
    (local.root / EAGER).write_text("eilig", encoding="utf-8")
    (local.root / "content/bild.jpg").write_bytes(b"x")
    return run


def test_what_went_out_without_being_checked_in_is_not_new(local: Project, git: Callable[..., object]) -> None:
    (local.root / "content/still.md").write_text("git soll es übersehen", encoding="utf-8")
    Path(os.fsdecode(bytes(local.root / "content") + b"/\xff.md")).write_text("kein UTF-8", encoding="utf-8")  # named by the build
    local.publish()
    for path in (EAGER, "content/still.md"):
        with pytest.raises(StoppedError, match="schon veröffentlicht"):
            local.publish(hold=[path])
    git("add", EAGER)  # known to git, but to no commit
    local.publish()
    with pytest.raises(StoppedError, match="schon veröffentlicht"):
        local.publish(hold=[EAGER])
    git("commit", "-qm", "zwei")
    with pytest.raises(StoppedError, match="schon veröffentlicht"):
        local.publish(hold=[EAGER])
    last = json.loads((local.path / "amtsfunk/log.jsonl").read_text(encoding="utf-8").splitlines()[-1])
    assert last["beyond"] == [EAGER, "content/still.md", "content/\ufffd.md"]  # no pictures: only a document can be held back


def test_what_was_held_back_then_or_came_later_is_new(local: Project, git: Callable[..., object]) -> None:
    local.publish(hold=[EAGER])
    (local.root / "content/neu.md").write_text("neu", encoding="utf-8")
    assert local.publish(hold=[EAGER, "content/neu.md"]).hold == (EAGER, "content/neu.md")
    git("add", ".")
    git("commit", "-qm", "zwei")
    assert local.publish(hold=[EAGER]).hold == (EAGER,)
    with pytest.raises(StoppedError, match=r"neu\.md: Diese Datei ist schon"):
        local.publish(hold=["content/neu.md"])


def test_a_way_back_to_before_it_was_public_makes_it_new_again(local: Project, git: Callable[..., object]) -> None:
    git("stash", "-uq")
    local.publish()
    git("stash", "pop")
    local.site["index.html"] = "Mit dem Eiligen"
    local.publish()
    with pytest.raises(StoppedError, match="schon veröffentlicht"):
        local.publish(hold=[EAGER])
    publish.rollback(local.file)
    assert local.publish(hold=[EAGER]).hold == (EAGER,)


def test_another_name_makes_nothing_new(local: Project, git: Callable[..., object]) -> None:
    local.publish(hold=[EAGER])
    git("mv", "content/alt.md", "content/anders.md")
    (local.root / "content/anders.md").write_text(f"{TEXT}Und ein Fehler.\n", encoding="utf-8")
    with pytest.raises(StoppedError, match=r"schon veröffentlicht, als content/alt\.md; sie darf nicht"):
        local.publish(hold=["content/anders.md"])
    git("add", ".")
    git("commit", "-qm", "zwei")
    git("mv", EAGER, "content/spaeter.md")  # held back under its first name, too
    assert local.publish(hold=["content/spaeter.md"]).hold == ("content/spaeter.md",)
