# SPDX-License-Identifier: AGPL-3.0-or-later
"""Object storage: the real rclone against an S3 server, and against a folder."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from plugins.publishing import publish
from plugins.publishing.targets import LockedError, TargetError

from . import store
from .conftest import FEED, PAGE, Project, item, small_site
from .store import Store


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with store.server() as running:
        yield running


@pytest.fixture
def s3(address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    monkeypatch.delenv("AWS_CA_BUNDLE", raising=False)
    for name, value in store.environment(address).items():
        monkeypatch.setenv(name, value)
    return store.project(tmp_path / "projekt", address, keep=2)


def test_objects_carry_their_kind_and_caching_and_what_is_gone_goes_last(s3: Store) -> None:
    project, client, online = s3, s3.client, s3.online
    project.publish()

    def said(path: str) -> tuple[str, str]:
        head = client.head_object(Bucket="oeffentlich", Key=f"blog/{path}")
        return head["ContentType"], head["CacheControl"]

    assert set(online()) == set(project.site)
    assert said("feed.xml") == ("application/rss+xml; charset=utf-8", "public, max-age=60")
    assert said("index.html") == ("text/html; charset=utf-8", "public, max-age=60")
    assert said("podcast/ton/ton-1a2b3c4d.mp3") == ("audio/mpeg", "public, max-age=31536000, immutable")

    first_changed = {path: client.head_object(Bucket="oeffentlich", Key=f"blog/{path}")["LastModified"] for path in project.site}
    del project.site["2026/11/beitrag-1/index.html"], project.site["theme/style.aaaaaaaa11.css"]
    project.site |= {"theme/style.bbbbbbbb22.css": "body{}", "index.html": PAGE.format("Neu", "")}
    project.site["feed.xml"] = FEED.format("".join(item(f"beitrag-{n}", n) for n in (5, 4, 3, 2)))
    second = project.publish()
    assert second.sent.files == 3
    assert set(online()) == {*project.site, "theme/style.aaaaaaaa11.css"}  # the old style sheet stays for pages already loaded
    assert online()["index.html"] == str(project.site["index.html"]).encode()
    untouched = "2026/11/beitrag-2/index.html"
    assert client.head_object(Bucket="oeffentlich", Key=f"blog/{untouched}")["LastModified"] == first_changed[untouched]

    with pytest.raises(TargetError, match="behält keine alten Stände"):
        publish.rollback(project.file)
    client.put_object(Bucket="intern", Key="blog/lock", Body=b"1 anna@rathaus [x]")
    with pytest.raises(LockedError, match="anna@rathaus"):
        project.publish()
    assert project.publish(take_over=True).comparison.nothing


def test_a_folder_behind_rclone_and_a_place_that_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RCLONE_CONFIG_HIER_TYPE", "local")
    places = {"remote": f"hier:{tmp_path}/web", "records": f"hier:{tmp_path}/intern"}
    project = Project(tmp_path / "projekt", {"kind": "storage", "check": False, **places}, small_site())
    project.publish()
    assert {path.relative_to(tmp_path / "web").as_posix() for path in (tmp_path / "web").rglob("*") if path.is_file()} == set(project.site)
    project.target["remote"] = "gibtesnicht:x"
    project.target["records"] = "gibtesnicht:y"
    with pytest.raises(TargetError, match="rclone kennt diesen Ort nicht"):
        project.publish()


def test_what_a_publication_that_broke_off_has_changed_is_put_right_by_the_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RCLONE_CONFIG_HIER_TYPE", "local")
    web = tmp_path / "web"
    places = {"remote": f"hier:{web}", "records": f"hier:{tmp_path}/intern"}
    project = Project(tmp_path / "projekt", {"kind": "storage", "check": False, **places}, small_site())
    project.publish()
    before = dict(project.site)
    (web / "feed.xml").unlink()
    (web / "feed.xml").mkdir()  # stands in the way after the pages were replaced
    (web / "feed.xml/x").write_text("x", encoding="utf-8")
    project.site |= {"index.html": PAGE.format("Abgebrochen", ""), "feed.xml": FEED.format(item("beitrag-5", 5))}
    with pytest.raises(TargetError):
        project.publish()
    assert b"Abgebrochen" in (web / "index.html").read_bytes()
    (web / "feed.xml/x").unlink()
    (web / "feed.xml").rmdir()
    project.site = before
    assert project.publish().comparison.nothing  # as the records say
    assert {path: (web / path).read_bytes() for path in before} == {
        path: data.encode() if isinstance(data, str) else data for path, data in before.items()
    }
    assert {one.suffix for one in (tmp_path / "intern").iterdir()} == {".gz", ".jsonl"}
