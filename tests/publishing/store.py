# SPDX-License-Identifier: AGPL-3.0-or-later
"""A project whose target is object storage: an S3 server on loopback, and rclone that knows it by its environment."""

import http.client
import json
import os
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import boto3

from plugins.publishing.smoke import Reply

from .conftest import Project, free_port, small_site, wait_for

BUCKETS = ("oeffentlich", "intern")
TARGET = {"kind": "storage", "remote": "wolke:oeffentlich/blog", "records": "wolke:intern/blog", "check": False}


@dataclass
class Store(Project):
    """The project; whoever reads the site asks the store itself."""

    address: str = ""

    @property
    def client(self) -> Any:
        return boto3.client("s3", endpoint_url=self.address)

    def objects(self, bucket: str) -> dict[str, bytes]:
        rows = self.client.list_objects_v2(Bucket=bucket, Prefix="blog/").get("Contents", [])
        return {row["Key"].removeprefix("blog/"): self.client.get_object(Bucket=bucket, Key=row["Key"])["Body"].read() for row in rows}

    def online(self) -> dict[str, bytes]:
        return self.objects("oeffentlich")

    def get(self, path: str) -> Reply:
        whole = f"{path}index.html" if path.endswith("/") else path
        try:
            with urllib.request.urlopen(f"{self.address}/oeffentlich/blog{whole}", timeout=60) as answer:  # our own server
                return Reply(answer.status, {}, answer.read())
        except urllib.error.HTTPError as error:
            return Reply(error.code, {}, error.read())
        except http.client.HTTPException as error:
            raise ConnectionError(str(error)) from None


@contextmanager
def server() -> Iterator[str]:
    """Run an S3 server on loopback; its address."""
    port = free_port()
    command = [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_for(port, process)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait()


def environment(address: str) -> dict[str, str]:
    """Return what rclone and boto3 read."""
    known = {"TYPE": "s3", "PROVIDER": "Other", "ENDPOINT": address, "ACCESS_KEY_ID": "a", "SECRET_ACCESS_KEY": "b"}
    own = {"AWS_ACCESS_KEY_ID": "a", "AWS_SECRET_ACCESS_KEY": "b", "AWS_DEFAULT_REGION": "us-east-1"}
    return own | {f"RCLONE_CONFIG_WOLKE_{name}": value for name, value in known.items()}


def project(root: Path, address: str, **more: Any) -> Store:
    """Return a project with two new buckets there; the environment must be as ``environment`` says."""
    os.environ.pop("AWS_CA_BUNDLE", None)  # rclone 1.60 cannot do with one
    made = Store(root, {**TARGET, **more}, small_site(), address=address)
    for name in BUCKETS:
        made.client.create_bucket(Bucket=name)
    rule = {"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": f"arn:aws:s3:::{BUCKETS[0]}/*"}
    made.client.put_bucket_policy(Bucket=BUCKETS[0], Policy=json.dumps({"Version": "2012-10-17", "Statement": [rule]}))
    return made
