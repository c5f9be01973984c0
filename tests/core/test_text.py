# SPDX-License-Identifier: AGPL-3.0-or-later
import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.core.html import absolute, plain
from plugins.core.text import cut_bytes, duration, size, slug


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Grüße & Maße", "gruesse-und-masse"),
        ("STRASSE ẞ", "strasse-ss"),
        ("Bürger*innen: Fragen?", "buerger-innen-fragen"),
        ("Ärzte", "aerzte"),
        ("Café „Zur Aue“", "cafe-zur-aue"),
        ("„…“", ""),
        ("  -- Hallo --  ", "hallo"),
        ("Łódź", "lodz"),
        ("Ab 1. Mai 2026", "ab-1-mai-2026"),
    ],
)
def test_slugs_are_german(text: str, expected: str) -> None:
    assert slug(text) == expected
    assert slug(unicodedata.normalize("NFD", text)) == expected


@given(st.text())
def test_a_slug_is_safe_and_stays_what_it_is(text: str) -> None:
    made = slug(text)
    assert re.fullmatch(r"([a-z0-9]+(-[a-z0-9]+)*)?", made)
    assert slug(made) == made


@given(st.text(), st.integers(0, 200))
def test_cutting_splits_no_character(text: str, limit: int) -> None:
    text = text.encode("utf-8", "ignore").decode()
    cut = cut_bytes(text, limit)
    assert text.startswith(cut)
    assert len(cut.encode()) <= limit
    assert len(cut) == len(text) or len(text[: len(cut) + 1].encode()) > limit


def test_sizes_and_durations_read_as_people_say_them() -> None:
    assert [size(n) for n in (0, 999, 1000, 1_234_567, 2_000_000_000)] == ["0\xa0Byte", "999\xa0Byte", "1\xa0kB", "1,2\xa0MB", "2\xa0GB"]
    assert [duration(s) for s in (0, 59.4, 59.6, 3723.4)] == ["0:00", "0:59", "1:00", "1:02:03"]


def test_plain_resolves_and_folds() -> None:
    assert plain("<p>Eins &amp;\n <b>zwei</b></p>") == "Eins & zwei"


def test_absolute_reaches_every_address_but_foreign_ones() -> None:
    markup = '<a href="/a/">x</a><img src=\'/b.jpg\' srcset="/b-1.jpg 480w, /b-2.jpg 800w"><a href="//c/"></a><a href="https://d/"></a>'
    assert absolute(markup, "https://o") == (
        '<a href="https://o/a/">x</a><img src=\'https://o/b.jpg\' srcset="https://o/b-1.jpg 480w, https://o/b-2.jpg 800w">'
        '<a href="//c/"></a><a href="https://d/"></a>'
    )
