# SPDX-License-Identifier: AGPL-3.0-or-later
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.core.finding import Position
from plugins.reading import heads
from plugins.reading.heads import Head

KNOWN = ("title", "date", "draft", "summary", "tags")


def read(text: str) -> Head:
    return heads.read(text, "a.md", KNOWN)


def problem(text: str) -> str:
    """Return the one finding of ``text`` without its path."""
    (found,) = read(text).findings
    return str(found).removeprefix("a.md:")


def test_yaml_gives_strings_lists_dictionaries_and_places() -> None:
    head = read("---\ntitle: Neu\nno: no\ntime: 12:30\nday: 2026-02-31\ntags: [a, b]\nwithdrawn:\n  date: x\n---\n\nText\n")
    assert head.values == {"title": "Neu", "no": "no", "time": "12:30", "day": "2026-02-31", "tags": ["a", "b"], "withdrawn": {"date": "x"}}
    assert head.keys["tags"] == Position(6, 1)
    assert head.place(("tags", 1)) == Position(6, 11)
    assert head.place(("withdrawn", "date")) == Position(8, 9)
    assert head.place(("withdrawn", "reason")) == Position(8, 3)
    assert (head.body, head.first_line) == ("\nText\n", 10)


def test_empty_values_are_none_but_have_a_place() -> None:
    head = read('---\ntitle:\ndate: ~\nsummary: null\ntags: []\nimage: ""\nTitle2: "null"\n---\n')
    assert head.values == {"title2": "null"}
    assert list(head.keys) == ["title", "date", "summary", "tags", "image", "title2"]


@pytest.mark.parametrize("text", ["---\n---\n", "---\n# nur ein Kommentar\n---\n", "---\n---", "+++\n+++"])
def test_an_empty_head_is_a_head(text: str) -> None:
    head = read(text)
    assert (head.values, head.keys, head.findings, head.body, head.broken) == ({}, {}, (), "", False)


def test_blank_lines_and_invisible_characters_before_the_head() -> None:
    for before in ("\n\n", " \t\n", "\u00a0\n\ufeff"):
        head = read(f"{before}---\ntitle: a\n...\nText")
        assert (head.values, head.body) == ({"title": "a"}, "Text")
        assert head.keys["title"].line == before.count("\n") + 2
        assert head.first_line == before.count("\n") + 4


def test_no_break_spaces_around_keys_and_values_are_spaces() -> None:
    head = read("---\n\u00a0title:\u00a0Um\u00a010\u00a0Uhr\n date:\u00a0\u00a02026\n---\n")
    assert head.values == {"title": "Um\u00a010\u00a0Uhr", "date": "2026"}


def test_toml() -> None:
    head = read(
        '+++\ntitle = "Neu"\ndate = 2026-11-20\ndraft = false\ntags = ["a", "b"]\n"Lang" = "en"\n'
        "\n[withdrawn]\ndate = 2026-11-21\n+++\nText"
    )
    assert head.values["date"] == "2026-11-20"
    assert head.values["draft"] == "false"
    assert head.values["withdrawn"] == {"date": "2026-11-21"}
    assert head.keys["lang"] == Position(6, 1)
    assert head.keys["withdrawn"] == Position(8, 2)
    assert head.place(("withdrawn", "date")) == Position(9, 8)
    assert (head.body, head.first_line) == ("Text", 11)


def test_toml_tables_in_lists_have_places() -> None:
    head = read('+++\ntitle = "a"\n[[waive]]\nrule = "a"\n[[waive]]\nrule = "b"\n+++\n')
    assert head.values["waive"] == [{"rule": "a"}, {"rule": "b"}]
    assert head.place(("waive", 1, "rule")) == Position(6, 8)
    assert head.place(("waive", 1, "until")) == Position(5, 3)


def test_pelicans_own_heads() -> None:
    head = read("\nTitle: Sperrung: Was gilt\nDATE: 2014-02-20 9:01:19 -0400\nTags: a,\n    b\nSummary:\n\nText: mehr\n")
    assert head.values == {"title": "Sperrung: Was gilt", "date": "2014-02-20 9:01:19 -0400", "tags": "a, b"}
    assert head.keys["summary"] == Position(6, 1)
    assert (head.body, head.first_line) == ("\nText: mehr\n", 7)
    assert head.place(("tags", 0)) == Position(4, 1)


def test_a_sentence_with_a_colon_is_no_head() -> None:
    head = read("Hinweis: Am Montag geschlossen.\n\nText\n")
    assert head.body.startswith("Hinweis:")
    assert [str(one) for one in head.findings] == [
        "a.md:1:1: Die Datei hat keinen Kopf. Beginnen Sie die Datei mit einer Zeile „---“, darunter „title: …“ und „date: …“, "
        "darunter wieder „---“. [reading.no-head]"
    ]


QUOTE = 'Setzen Sie den ganzen Wert in Anführungszeichen: title: "…" [reading.yaml]'
BAD = "Der Kopf lässt sich nicht lesen: "


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Sperrung: Was gilt", f"2:16: {BAD}Der Wert enthält einen Doppelpunkt, oder die Zeile ist zu weit eingerückt. {QUOTE}"),
        ("@stadt", f"2:8: {BAD}Ein Wert darf nicht mit „@“ beginnen. {QUOTE}"),
        ("%neu", f"2:8: {BAD}Ein Wert darf nicht mit „%“ beginnen. {QUOTE}"),
        ("`neu`", f"2:8: {BAD}Ein Wert darf nicht mit „`“ beginnen. {QUOTE}"),
        ("*Neu*", f"2:8: {BAD}Ein Wert darf nicht mit „*“ oder „&“ beginnen. {QUOTE}"),
        ("*neu", f"2:8: {BAD}Ein Wert darf nicht mit „*“ beginnen. {QUOTE}"),
        ("&neu", f"2:8: {BAD}Ein Wert darf nicht mit „&“ beginnen. {QUOTE}"),
        ("!Achtung", f"2:8: {BAD}Ein Wert darf nicht mit „!“ beginnen. {QUOTE}"),
        ("- Neu", f"2:8: {BAD}Ein Wert darf nicht mit „-“ und Leerzeichen beginnen. {QUOTE}"),
        ("? Neu", f"2:8: {BAD}Ein Wert darf nicht mit „?“ und Leerzeichen beginnen. {QUOTE}"),
        (", neu", f"2:8: {BAD}Ein Wert darf nicht mit einer Klammer, einem Komma oder „%“ beginnen. {QUOTE}"),
        ("> Neu", f"2:10: {BAD}Hinter „|“ oder „>“ darf in dieser Zeile nichts stehen. {QUOTE}"),
        (
            '"Neu',
            f"2:8: {BAD}Das Anführungszeichen hier wird nie geschlossen. Setzen Sie ans Ende des Wertes dasselbe Zeichen. [reading.yaml]",
        ),
        (
            '"C:\\Wege"',
            f"2:11: {BAD}In doppelten Anführungszeichen hat „\\“ eine besondere Bedeutung. "
            "Nehmen Sie einfache Anführungszeichen: title: '…' [reading.yaml]",
        ),
        (
            '"Neu" im Rathaus',
            f"2:14: {BAD}Nach dem Wert steht noch etwas, oder die Zeile ist anders eingerückt als die übrigen. "
            "Setzen Sie den ganzen Wert in einfache Anführungszeichen (title: '…'), und rücken Sie gleich weit ein. [reading.yaml]",
        ),
        ("[a", f"2:8: {BAD}Die eckige Klammer hier wird nicht geschlossen. Schreiben Sie Listen so: [eins, zwei] [reading.yaml]"),
        (
            "{a: 1",
            f"2:8: {BAD}Die geschweifte Klammer hier wird nicht geschlossen. "
            "Schreiben Sie benannte Angaben so: {eins: 1, zwei: 2} [reading.yaml]",
        ),
        (
            "Neu\nDatum\ndate: 1",
            f"3:1: {BAD}In dieser Zeile fehlt der Doppelpunkt nach dem Namen des Feldes. Schreiben Sie: name: Wert [reading.yaml]",
        ),
        (
            "a\n\tdate: 1",
            "3:1: Hier steht ein Tabulator; der Kopf darf nur mit Leerzeichen eingerückt werden. "
            "Ersetzen Sie den Tabulator durch zwei Leerzeichen. [reading.tab]",
        ),
        (
            "Stau #B7 gesperrt",
            "2:13: Alles ab „#B7 gesperrt“ wird nicht gelesen, denn „#“ beginnt hier einen Kommentar. "
            'Setzen Sie den ganzen Wert in Anführungszeichen: title: "…" [reading.cut-off]',
        ),
        (
            "#Ehrenamt",
            "2:8: Alles ab „#Ehrenamt“ wird nicht gelesen, denn „#“ beginnt hier einen Kommentar. "
            'Setzen Sie den ganzen Wert in Anführungszeichen: title: "…" [reading.cut-off]',
        ),
        ("a\ntitle: b", "3:1: Das Feld „title“ steht schon in Zeile 2. Löschen Sie eine der beiden Angaben. [reading.duplicate-field]"),
        ("a\nw: {x: 1, x: 2}", "3:11: Das Feld „x“ steht schon in Zeile 3. Löschen Sie eine der beiden Angaben. [reading.duplicate-field]"),
    ],
)
def test_bad_yaml_is_explained(value: str, expected: str) -> None:
    assert problem(f"---\ntitle: {value}\n---\nText\n") == expected


def test_comments_with_a_space_are_comments() -> None:
    assert read("---\ntitle: a # die Überschrift\n# x\n---\n").findings == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "---\ntitle:x\n---\n",
            f"2:1: {BAD}Der Kopf besteht nicht aus Feldern. "
            "In jeder Zeile steht: name: Wert (nach dem Doppelpunkt ein Leerzeichen) [reading.yaml]",
        ),
        (
            "\n---\ntitle: a\n\nText\n",
            "2:1: Der Kopf beginnt hier mit „---“, aber er endet nirgends. "
            "Setzen Sie unter die letzte Angabe eine Zeile, in der nur „---“ steht. [reading.open-head]",
        ),
        (
            "+++\ntitle = Neu\n+++\n",
            f"2:9: {BAD}Der Wert steht nicht in Anführungszeichen. "
            'In einem Kopf zwischen „+++“ steht in jeder Zeile: name = "Wert". [reading.toml]',
        ),
        (
            "+++\ntitle: Neu\n+++\n",
            f"2:6: {BAD}Nach dem Namen des Feldes fehlt das Gleichheitszeichen. "
            'In einem Kopf zwischen „+++“ steht in jeder Zeile: name = "Wert". [reading.toml]',
        ),
        (
            '+++\ntitle = "a"\ntitle = "b"\n+++\n',
            f'3:12: {BAD}Das Feld steht zweimal da. In einem Kopf zwischen „+++“ steht in jeder Zeile: name = "Wert". [reading.toml]',
        ),
        (
            "Title: a\nTitle: b\n\n",
            "2:1: Das Feld „title“ steht schon in Zeile 1. Löschen Sie eine der beiden Angaben. [reading.duplicate-field]",
        ),
        (
            "---\ntitle: a\nw: " + "[" * 20 + "]" * 20 + "\nx: [[[[[[[[[[[[[[b]]]]]]]]]]]]]]\n---\n",
            f"2:1: {BAD}Der Kopf ist zu verschachtelt. Schreiben Sie einfache Angaben: name: Wert [reading.yaml]",
        ),
    ],
)
def test_other_bad_heads_are_explained(text: str, expected: str) -> None:
    assert problem(text) == expected


def test_a_recursive_head_ends() -> None:
    assert read("---\na: [&x [*x]]\n---\n").findings


def test_a_broken_head_still_tells_whether_it_is_a_draft() -> None:
    head = read("---\ntitle: a: b\ndraft: true\nDate: '2026-11-20'\n---\nText\n")
    assert head.broken
    assert head.values == {"title": "a: b", "draft": "true", "date": "2026-11-20"}
    assert (head.body, head.first_line) == ("Text\n", 6)
    assert read('+++\ntitle = Neu\ndraft = "true"\n+++\n').values["draft"] == "true"


keys = st.from_regex(r"[a-z_]{1,12}", fullmatch=True).filter(lambda key: key not in ("null", "true", "false", "y", "n"))
words = st.text(st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters="\u2028\u2029\ufeff\ufffe\uffff"), min_size=1)
words = words.map(str.strip).filter(bool)
values = st.one_of(words, st.lists(words, min_size=1, max_size=3))
mappings = st.dictionaries(keys, values, min_size=1, max_size=6)


@given(mappings, st.text())
def test_what_json_writes_yaml_reads(given_values: dict[str, Any], body: str) -> None:
    lines = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in given_values.items())
    head = heads.read(f"---\n{lines}---\n{body}", "a.md")
    assert head.findings == ()
    assert head.values == given_values
    assert head.body == body
    assert [place.line for place in head.keys.values()] == list(range(2, len(given_values) + 2))


@given(mappings)
def test_what_json_writes_toml_reads(given_values: dict[str, Any]) -> None:
    lines = "".join(f"{key} = {json.dumps(value)}\n" for key, value in given_values.items())
    if lines.isascii() and "\\u" not in lines:
        assert heads.read(f"+++\n{lines}+++\n", "a.md").values == given_values


@given(st.sampled_from(("---\n", "+++\n", "Title: ")), st.text())
def test_no_head_raises(mark: str, text: str) -> None:
    head = read(f"{mark}{text}\n{mark}")
    assert all(place.line >= 1 for place in head.keys.values())
    assert all(one.line >= 1 and one.column >= 1 for one in head.findings)
