# SPDX-License-Identifier: AGPL-3.0-or-later
"""``bare``: a tiny site with reading and the engine only, in Pelican's own plain theme."""

import pytest

from tests.conftest import Site


@pytest.fixture
def bare(site: Site) -> Site:
    return site.configure(
        THEME="simple",
        PLUGINS=["plugins.reading", "plugins.engine"],
        DIRECT_TEMPLATES=["index"],
        JINJA_ENVIRONMENT={"trim_blocks": True, "lstrip_blocks": True, "extensions": []},
    )
