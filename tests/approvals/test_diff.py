# SPDX-License-Identifier: AGPL-3.0-or-later
"""What has changed, told in a sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.approvals.diff import told

LONG = "Der Rat hat am Dienstag beschlossen, dass die Alte Brücke bis zum {} gesperrt bleibt, und hat dafür Geld bereitgestellt."


@pytest.mark.parametrize(
    ("then", "now", "sentence"),
    [
        ([], [], ""),
        (["Titel: Bus"], ["Titel: Bus"], ""),
        (["Titel: Bus", "", "Er kommt."], ["Titel: Bahn", "", "Er kommt."], "Anders ist: „Titel: Bahn“ statt „Titel: Bus“."),
        (["Er kommt."], ["Er kommt.", "Er geht."], "Anders ist: neu „Er geht.“."),
        (["Er kommt.", "Er geht."], ["Er kommt."], "Anders ist: weg „Er geht.“."),
        (
            [LONG.format("3. Mai")],
            [LONG.format("4. Mai")],
            "Anders ist: „…Alte Brücke bis zum 4. Mai gesperrt bleibt, und hat dafür Geld bereitgestellt.“ "
            "statt „…Alte Brücke bis zum 3. Mai gesperrt bleibt, und hat dafür Geld bereitgestellt.“.",
        ),
        (list("abcd"), list("efgh"), "Anders ist: „e“ statt „a“; „f“ statt „b“; „g“ statt „c“; und 1 weitere Stelle."),
        (list("abcde"), [], "Anders ist: weg „a“; weg „b“; weg „c“; und 2 weitere Stellen."),
    ],
)
def test_the_first_changes_are_told(then: list[str], now: list[str], sentence: str) -> None:
    assert told(then, now) == sentence


LINES = st.lists(st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=120), max_size=8)


@given(LINES, LINES)
def test_nothing_is_said_only_where_no_words_changed(then: list[str], now: list[str]) -> None:
    assert told(then, then) == ""
    changed = [one for one in then if one] != [one for one in now if one]
    assert bool(told(then, now)) == changed
    assert len(told(then, now)) < 800
