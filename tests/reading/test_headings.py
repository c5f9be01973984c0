# SPDX-License-Identifier: AGPL-3.0-or-later
import re

from hypothesis import given
from hypothesis import strategies as st

from plugins.reading.markdown import Options, convert


def outline(text, **options):
    made = convert(text, path="x", options=Options(**options))
    return re.findall(r'<h(\d) id="([^"]*)">', made.html), [str(one) for one in made.findings]


def test_ids_are_german_slugs_and_unique():
    assert outline("## Größe & Maß\n\n## Größe & Maß\n\n## !!!\n\n## *Schräg* [und](a.md) `Code`\n") == (
        [("2", "groesse-und-mass"), ("2", "groesse-und-mass-2"), ("2", "abschnitt"), ("2", "schraeg-und-code")],
        [],
    )


def test_the_page_keeps_its_only_h1():
    assert outline("# a\n\n## b\n\n# c\n") == ([("2", "a"), ("3", "b"), ("2", "c")], [])
    assert outline("a\n=\n\nb\n-\n") == ([("2", "a"), ("3", "b")], [])
    assert outline("# a\n", top=3) == ([("3", "a")], [])


def test_skipped_levels_are_corrected_and_named():
    assert outline("## a\n\n#### b\n\n#### c\n\n### d\n\n## e\n") == (
        [("2", "a"), ("3", "b"), ("3", "c"), ("3", "d"), ("2", "e")],
        [
            "x:3:1: Die Überschrift „b“ überspringt eine Ebene: Sie beginnt mit ####. "
            "Schreiben Sie hier ###; die Seite zeigt sie schon auf dieser Ebene. [reading.heading-skipped]",
            "x:5:1: Die Überschrift „c“ überspringt eine Ebene: Sie beginnt mit ####. "
            "Schreiben Sie hier ###; die Seite zeigt sie schon auf dieser Ebene. [reading.heading-skipped]",
        ],
    )


def test_a_text_that_begins_too_deep():
    assert outline("### a\n")[1] == [
        "x:1:1: Die Überschrift „a“ überspringt eine Ebene: Sie beginnt mit ###. "
        "Schreiben Sie hier ##; die Seite zeigt sie schon auf dieser Ebene. [reading.heading-skipped]"
    ]


def test_an_empty_heading():
    assert outline("a\n\n##\n") == (
        [],
        [
            "x:3:1: Die Überschrift ist leer und wurde weggelassen. "
            "Ergänzen Sie ihren Text, oder löschen Sie die Zeile. [reading.heading-empty]"
        ],
    )


def test_headings_in_html_keep_their_id():
    assert outline('## a\n\n<h3 id="eigen">b</h3>\n\n## eigen\n') == ([("2", "a"), ("3", "eigen"), ("2", "eigen-2")], [])


levels = st.lists(st.tuples(st.integers(1, 6), st.sampled_from(["a", "b", "a 2", "A-2", "!"])), max_size=12)


@given(levels)
def test_every_outline_is_well_formed(rows):
    found, _ = outline("\n\n".join(f"{'#' * level} {text}" for level, text in rows))
    assert len(found) == len(rows)
    assert len({name for _, name in found}) == len(rows)
    before = 1
    for level, _ in found:
        assert 2 <= int(level) <= before + 1
        before = int(level)


@given(levels)
def test_ids_stay_when_the_text_is_converted_again(rows):
    text = "\n\n".join(f"{'#' * level} {text}" for level, text in rows)
    assert outline(text) == outline(text)
