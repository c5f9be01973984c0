# SPDX-License-Identifier: AGPL-3.0-or-later
"""How the files that did not change come into the next release: as links, made while this machine is busy, or by rsync."""

import shutil
from pathlib import Path

import pytest

from plugins.publishing import publish
from plugins.publishing.gate import RefusedError
from plugins.publishing.targets import TargetError
from plugins.publishing.targets.posix import Posix

from .conftest import FEED, Project, item
from .test_publish import plain


def inodes(project: Project) -> dict[str, int]:
    return {path: (project.live / path).stat().st_ino for path in project.site if (project.live / path).exists()}


@pytest.fixture
def big(project: Project) -> bytes:
    """A recording that is new in the second publication."""
    project.publish()
    return bytes(range(251)) * 8000


def test_a_server_whose_cp_makes_no_links_leaves_them_to_rsync(local: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    local.publish()
    before = inodes(local)
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin/cp").write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    (tmp_path / "bin/cp").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"), prepend=":")
    local.site["index.html"] = "Neu"
    assert local.publish().sent.files == 1
    assert local.online() == plain(local.site)
    assert {path for path, number in inodes(local).items() if before[path] != number} == {"index.html"}


def test_rsync_finds_the_links_ready(local: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    local.publish()
    real = shutil.which("rsync")
    (tmp_path / "bin").mkdir()
    script = f'#!/bin/sh\nls -A "{local.path}/releases/.next" >>"{tmp_path}/found"\nexec {real} "$@"\n'
    (tmp_path / "bin/rsync").write_text(script, encoding="utf-8")
    (tmp_path / "bin/rsync").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"), prepend=":")
    local.site["neu/index.html"] = "Neu"
    local.publish()
    assert "index.html" in (tmp_path / "found").read_text(encoding="utf-8").splitlines()


def test_links_of_a_release_that_is_not_online_any_more_give_way(local: Project) -> None:
    first = local.publish()
    before, page = inodes(local), local.site["2026/11/beitrag-1/index.html"]
    local.site["2026/11/beitrag-1/index.html"] = "Eins"
    local.publish()
    local.site |= {"2026/11/beitrag-1/index.html": page, "index.html": "Zwei"}
    del local.site["404.html"]

    def back(said: str) -> None:
        if "verdichtet" in said:
            publish.rollback(local.file)

    done = local.publish(back)
    assert done.previous == first.release
    assert local.online() == plain(local.site)
    assert {path for path, number in inodes(local).items() if before[path] != number} == {"index.html"}
    assert not list((local.path / "releases").glob(".*"))


def test_where_nothing_goes_out_after_all_none_are_left(local: Project) -> None:
    local.publish()
    local.site["feed.xml"] = FEED.format(item("beitrag-5", 5) + item("beitrag-1", 1))
    with pytest.raises(RefusedError, match="urn:beitrag-3"):
        local.publish()
    local.publish(dry_run=True, drafts=True)
    assert not list((local.path / "releases").glob(".*"))


def test_what_broke_off_is_continued_and_not_begun_anew(project: Project, big: bytes) -> None:
    partial = project.path / "releases/.next/podcast/ton/.rsync-partial"
    partial.mkdir(parents=True)
    (partial / "neu.mp3").write_bytes(big[:1_900_000])
    for one in (partial / "neu.mp3", partial, *list(partial.parents)[:3]):
        shutil.chown(one, project.target["user"])
    project.site["podcast/ton/neu.mp3"] = big
    done = project.publish()
    assert (done.sent.files, done.sent.bytes < 200_000) == (1, True)
    assert project.online() == plain(project.site)
    assert not list(project.path.rglob(".rsync-partial"))


def test_who_lost_the_lock_while_the_disk_was_slow_takes_nothing_that_is_arriving(
    local: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = local.publish()
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin/sync").write_text("#!/bin/sh\necho '1 jemand [87654321]' >amtsfunk/lock\n", encoding="utf-8")
    (tmp_path / "bin/sync").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"), prepend=":")
    local.site["index.html"] = "Neu"
    with pytest.raises(TargetError, match="die Sperre hat inzwischen jemand anderes"):
        local.publish()
    assert sorted(local.releases()) == [".next", first.release]


def test_what_was_made_and_never_seen_takes_the_place_of_nothing(local: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    local.target["keep"] = 2
    local.publish()
    local.site["index.html"] = "Zwei"
    seen = local.publish()

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    del local.site["theme/style.aaaaaaaa11.css"]
    for number in (3, 4):
        local.site |= {"index.html": f"{number}", f"theme/style.{number}aaaaaaa11.css": "body {}"}
        with monkeypatch.context() as patch:
            patch.setattr(Posix, "switch", killed)
            with pytest.raises(KeyboardInterrupt):
                local.publish()
    done = local.publish()
    assert (done.same, done.release) == (False, local.releases()[-1])
    assert (local.live / "theme/style.aaaaaaaa11.css").is_file()  # for pages that were loaded before the switch
    assert local.releases() == [seen.release, done.release]
    assert publish.rollback(local.file) == (done.release, seen.release)
