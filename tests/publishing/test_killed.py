# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whatever dies when: visitors see complete pages of one version, and the next publication repairs everything."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from . import killing, store
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


def test_nor_is_half_a_page_in_object_storage(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("AWS_CA_BUNDLE", raising=False)
    for name in store.environment(""):
        monkeypatch.setenv(name, "")  # so that what the run sets is gone after it
    seen = killing.run(None, folder, ATTEMPTS, seed=7)
    assert seen.faults == []
    assert seen.reads > READS
