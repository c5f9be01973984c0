# SPDX-License-Identifier: AGPL-3.0-or-later
"""The bridge's own arithmetic."""

import uuid

from hypothesis import given
from hypothesis import strategies as st

from plugins import pelican_site


@given(st.text(st.characters(codec="utf-8")))
def test_a_guid_is_the_uuid_of_the_source(source: str) -> None:
    assert pelican_site._guid(source) == str(uuid.uuid5(pelican_site._GUIDS, source))
