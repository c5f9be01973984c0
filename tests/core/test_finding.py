# SPDX-License-Identifier: AGPL-3.0-or-later
from dataclasses import asdict

from plugins.core.finding import Finding, Rule, Severity, counted, nearest

UNKNOWN = Rule("reading.unknown-field", "Das Feld „{key}“ gibt es nicht.", "{nearest}")


def test_a_finding_says_where_what_and_what_to_do() -> None:
    finding = UNKNOWN.at("content/sperrung.md", (3, 12), key="datum", nearest=nearest("dates", ["date", "title"]))
    assert str(finding) == "content/sperrung.md:3:12: Das Feld „datum“ gibt es nicht. Meinten Sie „date“? [reading.unknown-field]"


def test_as_a_dictionary_it_is_plain() -> None:
    found = UNKNOWN.at("content/sperrung.md", (3, 12), key="datum", nearest="").as_dict()
    assert found == asdict(UNKNOWN.at("content/sperrung.md", (3, 12), key="datum", nearest=""))
    assert (type(found["message"]), type(found["advice"])) == (str, str)


def test_without_advice_nothing_dangles() -> None:
    assert str(Finding("a.md", 1, 2, "x.y", Severity.INFO, "Text.")) == "a.md:1:2: Text. [x.y]"


def test_values_may_have_any_name() -> None:
    assert Rule("x.y", "{path} {position} {self}").at("a", path="p", position="q", self="r").message == "p q r"


def test_findings_sort_by_place() -> None:
    rows = [UNKNOWN.at(path, place, key="k", nearest="") for path, place in (("b", (1, 1)), ("a", (10, 1)), ("a", (2, 5)), ("a", (2, 1)))]
    assert [(f.path, f.line, f.column) for f in sorted(rows)] == [("a", 2, 1), ("a", 2, 5), ("a", 10, 1), ("b", 1, 1)]


def test_nothing_near_gives_nothing() -> None:
    assert nearest("xyz", ["title", "date"]) == ""


def test_counted() -> None:
    assert counted(1, "Warnung", "Warnungen") == "1 Warnung"
    assert counted(0, "Warnung", "Warnungen") == "0 Warnungen"


def test_what_a_message_quotes_stays_on_one_line_and_short() -> None:
    rule = Rule("a.b", "Die Adresse „{target}“.")
    assert rule.at("a.md", target="ht\ntps://x").message == "Die Adresse „ht tps://x“."
    assert rule.at("a.md", target="data:" + "A" * 5000).message == f"Die Adresse „data:{'A' * 395}…“."
