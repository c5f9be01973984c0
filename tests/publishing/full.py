# SPDX-License-Identifier: AGPL-3.0-or-later
"""A disk that fills up while a release arrives: ``python -m tests.publishing.full``, as root, since it mounts a file system of 1 MB."""

import random
import subprocess
import tempfile
from pathlib import Path

from plugins.publishing.targets import TargetError

from .conftest import Project, small_site, sshd


def main() -> None:
    """Fill the disk: the site stays as it was, the space is given back, the next publication goes through."""
    with sshd() as server, tempfile.TemporaryDirectory() as folder:
        target = server.target(check=False)
        owner = Path(target["path"]).stat().st_uid
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size=1m,uid={owner}", "none", target["path"]], check=True)
        try:
            project = Project(Path(folder) / "projekt", target, small_site())
            first = project.publish()
            before = project.online()
            project.site |= {"gross.bin": random.Random(1).randbytes(2_000_000), "index.html": "neu"}  # noqa: S311  # bytes to send
            try:
                project.publish()
            except TargetError as error:
                print(error)
            assert project.online() == before
            assert project.releases() == [first.release]
            del project.site["gross.bin"]
            project.publish()
            assert project.online()["index.html"] == b"neu"
        finally:
            subprocess.run(["umount", target["path"]], check=True)


if __name__ == "__main__":
    main()
