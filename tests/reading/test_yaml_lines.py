# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.reading import yaml_head, yaml_lines
from plugins.reading.heads import Raw

SIGNS = st.text("abzAZ019 :#,[]{}\"'?!&*-_.%@`|>~\\\t\n=+$();<^/äöüß„“–…€\u00a0\u2028\x85", max_size=12)
WORDS = st.sampled_from(["null", "~", "2026-11-20 09:00", "[a, b]", "a, b", '"a: b"', "'a'", "a #b", "a: b", "{a: b}", ""])
VALUES = st.one_of(SIGNS, WORDS, SIGNS.map(lambda one: f'"{one}"'), SIGNS.map(lambda one: f"[{one}, b]"))
LINES = st.tuples(st.sampled_from(["title", "Title", "tags", "x-y", "n_1", "ä", "1", "<<"]), st.sampled_from([": ", ":  ", ":"]), VALUES)


@given(st.lists(LINES.map("".join), min_size=1, max_size=4))
def test_what_is_read_line_by_line_is_what_the_parser_reads(lines):
    raw = Raw("\n".join(lines) + "\n", 2, "x.md")
    simple = yaml_lines.read(raw)
    if simple:
        parsed = yaml_head.parse_whole(raw)
        assert (simple, (), False) == ((parsed.values, parsed.keys), parsed.findings, parsed.broken)
        head = yaml_head.parse(raw)
        assert [head.place((key,)) for key in head.keys] == [parsed.place((key,)) for key in parsed.keys]


def test_usual_heads_need_no_parser():
    text = 'title: "Rathaus: neu"\ndate: 2026-11-20 09:00\nTags: [eins, zwei drei]\nsummary: Der Bau – er dauert – ist „fertig“.\n'
    assert yaml_lines.read(Raw(text, 2, "x.md")) == (
        {
            "title": "Rathaus: neu",
            "date": "2026-11-20 09:00",
            "tags": ["eins", "zwei drei"],
            "summary": "Der Bau – er dauert – ist „fertig“.",
        },
        {"title": (2, 1), "date": (3, 1), "tags": (4, 1), "summary": (5, 1)},
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        "title: a\n\ndate: b\n",
        "title: a\n  b\n",
        "title: a\ntitle: b\n",
        "title: a #b\n",
        "title: a: b\n",
        'title: "a\\tb"\n',
        "title: null\n",
        "title:\n",
        "title: |\n  a\n",
        "title: a\u00a0b\n",
        "tags: [a, 'b']\n",
        "tags: [a: b]\n",
        "tags: []\n",
        "persons: [{name: a}]\n",
    ],
)
def test_all_others_do(text):
    assert yaml_lines.read(Raw(text, 2, "x.md")) is None
