# SPDX-License-Identifier: AGPL-3.0-or-later
import json
from datetime import date
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from plugins.core.finding import Finding, Rule, Severity
from plugins.core.report import Report, Standing, Waiver, as_gitlab, as_json, weigh

SOFT, FINAL = Rule("a.soft", "Weich."), Rule("a.final", "Fest.", final=True)
RULES = {rule.id: rule for rule in (SOFT, FINAL)}
TODAY = date(2026, 11, 23)


def weighed(*found: Finding, since: date | None = None, **standings: Standing) -> list[tuple[str, str]]:
    kept, _ = weigh(found, standings, RULES, since, TODAY)
    return [(one.rule, one.severity) for one in kept]


def test_errors_in_public_documents_stay_errors() -> None:
    assert weighed(SOFT.at("x")) == [("a.soft", "error")]


def test_errors_in_drafts_only_warn_even_final_ones() -> None:
    assert weighed(SOFT.at("x"), FINAL.at("x"), x=Standing(public=False)) == [("a.final", "warning"), ("a.soft", "warning")]


def test_errors_older_than_rules_since_only_warn_unless_final() -> None:
    old = Standing(dated=date(2020, 1, 1))
    assert weighed(SOFT.at("x"), FINAL.at("x"), since=date(2026, 1, 1), x=old) == [("a.final", "error"), ("a.soft", "warning")]
    assert weighed(SOFT.at("x"), since=date(2019, 1, 1), x=old) == [("a.soft", "error")]


def test_a_waiver_takes_its_finding_away_and_is_reported() -> None:
    standing = {"x": Standing(waivers=(Waiver("a.soft", "Archivgut", date(2026, 12, 31)),))}
    kept, waived = weigh([SOFT.at("x")], standing, RULES, None, TODAY)
    assert kept == ()
    assert waived == (("x", "a.soft", "Archivgut"),)


def test_an_expired_waiver_is_named_and_the_rule_holds_again() -> None:
    standing = {"x": Standing(waivers=(Waiver("a.soft", "Archivgut", date(2026, 11, 22)),), position=(4, 1))}
    kept, waived = weigh([SOFT.at("x")], standing, RULES, None, TODAY)
    assert [str(one) for one in kept] == [
        "x:1:1: Weich. [a.soft]",
        "x:4:1: Die Ausnahme für „a.soft“ galt bis 22.11.2026. "
        "Beheben Sie die Ursache, oder begründen Sie die Ausnahme neu. [core.expired-waiver]",
    ]
    assert waived == ()


def test_a_waiver_for_nothing_is_named() -> None:
    kept, _ = weigh([], {"x": Standing(waivers=(Waiver("a.soft", "r"),))}, RULES, None, TODAY)
    assert [str(one) for one in kept] == [
        "x:1:1: Die Ausnahme für „a.soft“ wird nicht gebraucht. Löschen Sie den Eintrag unter „waive“. [core.unused-waiver]"
    ]


FOUND = st.builds(
    Finding, st.sampled_from("xy"), st.just(1), st.just(1), st.sampled_from(sorted(RULES)), st.sampled_from(Severity), st.just("…")
)
WAIVED = st.builds(Waiver, st.sampled_from([*RULES, "a.none"]), st.just("…"), st.none() | st.dates())
STANDING = st.builds(Standing, st.booleans(), st.none() | st.dates(), st.lists(WAIVED).map(tuple))


@given(st.lists(FOUND), st.dictionaries(st.sampled_from("xyz"), STANDING), st.none() | st.dates())
def test_weighing_makes_no_error_of_what_is_none(found: list[Finding], standings: dict[str, Standing], since: date | None) -> None:
    """On which ``Site.failed`` relies."""
    errors = {one for one in found if one.severity is Severity.ERROR}
    assert {one for one in weigh(found, standings, RULES, since, TODAY)[0] if one.severity is Severity.ERROR} <= errors


def test_the_same_finding_twice_is_one() -> None:
    assert weighed(SOFT.at("x"), SOFT.at("x")) == [("a.soft", "error")]


def test_round_trip_through_the_file(tmp_path: Path) -> None:
    report = Report((SOFT.at("x", (2, 3)),), {"articles": 3}, ("index.html",), (("x", "a.soft", "r"),), True)
    report.save(tmp_path / "r.json")
    assert Report.load(tmp_path / "r.json") == report
    assert Report.load(tmp_path / "fehlt.json") == Report()


def test_json_and_gitlab_forms() -> None:
    finding = SOFT.at("content/a.md", (7, 2))
    assert json.loads(as_json([finding])) == [
        {"path": "content/a.md", "line": 7, "column": 2, "rule": "a.soft", "severity": "error", "message": "Weich.", "advice": ""}
    ]
    (row,) = json.loads(as_gitlab([finding]))
    assert row.pop("fingerprint") == json.loads(as_gitlab([finding]))[0]["fingerprint"]
    assert row == {
        "description": "Weich.",
        "check_name": "a.soft",
        "severity": "major",
        "location": {"path": "content/a.md", "lines": {"begin": 7}},
    }
    assert Severity.ERROR == "error"
