# SPDX-License-Identifier: AGPL-3.0-or-later
"""Object storage: the real rclone against an S3 server, and against a folder."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import boto3
import pytest

from plugins.publishing import publish
from plugins.publishing.targets import LockedError, TargetError

from .conftest import FEED, PAGE, Project, free_port, item, small_site, wait_for

BUCKETS = ("oeffentlich", "intern")


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    port = free_port()
    command = [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_for(port, process)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait()


@pytest.fixture
def s3(address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Project, "boto3.client"]:
    for name, value in {"AWS_ACCESS_KEY_ID": "a", "AWS_SECRET_ACCESS_KEY": "b", "AWS_DEFAULT_REGION": "us-east-1"}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("AWS_CA_BUNDLE", raising=False)  # rclone 1.60 cannot do with one
    client = boto3.client("s3", endpoint_url=address)
    for name in BUCKETS:
        client.create_bucket(Bucket=name)
    known = {"TYPE": "s3", "PROVIDER": "Other", "ENDPOINT": address, "ACCESS_KEY_ID": "a", "SECRET_ACCESS_KEY": "b"}
    for name, value in known.items():
        monkeypatch.setenv(f"RCLONE_CONFIG_WOLKE_{name}", value)
    target = {"kind": "storage", "remote": "wolke:oeffentlich/blog", "records": "wolke:intern/blog", "check": False, "keep": 2}
    return Project(tmp_path / "projekt", target, small_site()), client


def test_objects_carry_their_kind_and_caching_and_what_is_gone_goes_last(s3: "tuple[Project, boto3.client]") -> None:
    project, client = s3
    project.publish()

    def online() -> dict[str, bytes]:
        rows = client.list_objects_v2(Bucket="oeffentlich", Prefix="blog/").get("Contents", [])
        return {row["Key"].removeprefix("blog/"): client.get_object(Bucket="oeffentlich", Key=row["Key"])["Body"].read() for row in rows}

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
