# SPDX-License-Identifier: AGPL-3.0-or-later
"""A show is put into the settings file; whatever else stands there stays to the letter."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.podcast.moving.settings_text import with_show

SHOW: dict[str, Any] = {"title": "Über „Uns“", "explicit": True, "persons": ({"name": "A"},), "former_feeds": ("/a.xml",)}


def podcast(text: str) -> Any:
    names: dict[str, Any] = {}
    exec(compile(text, "pelicanconf.py", "exec"), names)  # noqa: S102  # settings are Python
    return names["PODCAST"]


@pytest.mark.parametrize(
    "before",
    [
        "A = 1\n",
        "PODCAST = {}\n",
        "PODCAST: dict = {'transcript_gap': 30}  # Mitschriften\n",
        'PODCAST = {"shows": {}}\n',
        'PODCAST = {"größe": 1, "shows": {"alt": {"title": "Alt"}  # ohne Komma\n}}\nB = 2\n',
        'PODCAST = {\n    "shows": {\n        # unsere Sendungen\n        "alt": {"title": "Alt"},\n    },\n}\n',
    ],
)
def test_the_show_is_added(before: str) -> None:
    made = with_show(before, "neu", SHOW)
    assert made is not None
    assert podcast(made)["shows"]["neu"] == SHOW
    old = podcast(before if "PODCAST" in before else "PODCAST = {}")
    assert {**podcast(made), "shows": {k: v for k, v in podcast(made)["shows"].items() if k != "neu"}} == {"shows": {}, **old}
    assert all(line in made for line in before.splitlines() if line.lstrip().startswith("#"))


@pytest.mark.parametrize(
    "before", ["PODCAST = dict(shows={})\n", 'PODCAST = {"shows": SHOWS}\n', "PODCAST = {\n", 'PODCAST = {"shows": {"neu": {}}}\n']
)
def test_settings_that_are_no_plain_data_are_left_alone(before: str) -> None:
    assert with_show(before, "neu", SHOW) is None


@given(st.dictionaries(st.text(max_size=8), st.text(max_size=20) | st.booleans() | st.tuples(st.text(max_size=5)), max_size=4))
def test_any_text_survives(show: dict[str, Any]) -> None:
    made = with_show("A = 'vorher'\n", "neu", show)
    assert made is not None
    assert podcast(made)["shows"]["neu"] == show
