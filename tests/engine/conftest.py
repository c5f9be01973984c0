# SPDX-License-Identifier: AGPL-3.0-or-later
"""The engine does not care what a page looks like: its sites are bare."""

import pytest

from tests.conftest import Site


@pytest.fixture
def site(bare: Site) -> Site:
    return bare
