# SPDX-License-Identifier: AGPL-3.0-or-later
"""Keys for everybody, and a town that approves."""

from pathlib import Path

import pytest

from tests.conftest import Site

from . import town
from .town import PERSONS, Town


@pytest.fixture(scope="session")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("schluessel")
    for name in (*PERSONS, "fremd"):
        town.key(folder, name)
    return folder


@pytest.fixture
def hall(site: Site, keys: Path) -> Town:
    return Town(site, keys)
