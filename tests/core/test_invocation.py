# SPDX-License-Identifier: AGPL-3.0-or-later
"""Tasks as they are typed here and elsewhere."""

import pytest

from plugins.core.invocation import typed


@pytest.mark.parametrize(
    ("text", "elsewhere"),
    [
        ("Freigeben: ./run approve bus.md", "Freigeben: python -m pelican.plugins.amtsfunk approve bus.md"),
        ("./run check zeigt sie.", "python -m pelican.plugins.amtsfunk check zeigt sie."),
        ("./run check-server", "./run check-server"),
        ("./run publish", "./run publish"),
    ],
)
def test_only_what_is_there_is_named(text: str, elsewhere: str) -> None:
    assert typed(text) == text
    assert typed(text, installed=True) == elsewhere
