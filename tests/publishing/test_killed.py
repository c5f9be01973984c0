# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whatever dies when: visitors see complete pages of one version, and the next publication repairs everything."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from . import killing
from .conftest import Server, sshd

ATTEMPTS = 5
READS = 3 * ATTEMPTS  # a busy machine reads less often; fewer than these would see nothing


@pytest.fixture
def folder() -> Iterator[Path]:
    made = Path(tempfile.mkdtemp(prefix="amtsfunk-kill-"))
    made.chmod(0o755)
    yield made
    shutil.rmtree(made)


def test_publications_killed_at_random_moments_are_never_seen(server: Server, folder: Path) -> None:
    seen = killing.run(server, folder, ATTEMPTS, seed=7)
    assert seen.faults == []
    assert seen.reads > READS


def test_nor_are_those_on_web_space_with_nothing_but_sftp(folder: Path) -> None:
    with sshd(chrooted=True) as host:
        seen = killing.run(host, folder, ATTEMPTS, seed=7)
    assert seen.faults == []
    assert seen.reads > READS
