# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every way to get something out unapproved, and the German sentence that refuses it. Pure: values in, a decision out."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from plugins.approvals.decide import Decision, Entry, State, decide, entry_problem
from plugins.approvals.history import Change, History, parse
from plugins.approvals.item import Item
from plugins.approvals.policy import Policy, setting
from plugins.approvals.records import Record

from .town import NOW, PERSONS

POLICY = setting({"persons": PERSONS})
ITEM = Item("artikel/a.md", "article", "Titel", {"text": "<p>Text</p>"}, {"a.jpg": "1" * 64}, authors=frozenset({"Anna Autorin"}))
YESTERDAY = NOW - timedelta(days=1)


def record(item: Item = ITEM, who: str = "petra", **values: Any) -> Record:
    return Record(**{"item": item.key, "fingerprint": item.fingerprint, "who": who, "at": YESTERDAY, **values})


def decided(*records: Record, item: Item = ITEM, policy: Policy = POLICY, now: datetime = NOW) -> Decision:
    return decide(item, [Entry(f"{number}.toml", one) for number, one in enumerate(records)], policy, now)


WAITS = "Es wartet auf jemanden mit dem Recht zur Freigabe (nicht auf jemanden, der mitgeschrieben hat)."


def test_one_approval_by_somebody_else_is_enough() -> None:
    assert decided(record()).state is State.APPROVED


def test_without_a_record_it_waits_and_says_for_whom() -> None:
    made = decided()
    assert (made.state, made.why) == (State.WAITING, WAITS)


def test_a_record_copied_to_another_item_approves_nothing() -> None:
    other = replace(ITEM, key="artikel/b.md", said={"text": "<p>Anderer Text</p>"})
    assert decided(record(), item=other).state is State.WAITING
    copied = record().model_copy(update={"item": other.key})
    assert decided(copied, item=other).why == f"Es wurde seit der letzten Freigabe geändert. {WAITS}"
    assert decided(copied, item=other).past == {"0.toml"}
    assert decided(record(who="otto")).past == decided(record(at=NOW + timedelta(days=1))).past == frozenset()
    assert decided(copied, item=other).refused[0][1] == "Die Freigabe vom 22.11.2026, 08:00 Uhr gilt einem anderen Stand."


@pytest.mark.parametrize(
    "changed",
    [
        {"said": {"text": "<p>Text.</p>"}},
        {"files": {"a.jpg": "2" * 64}},
        {"files": {}},
        {"kind": "page"},
        {"channel": "mastodon"},
        {"said": {"text": "<p>Tехt</p>"}},
    ],
    ids=["text", "replaced picture", "no picture", "kind", "channel", "look-alike letters"],
)
def test_any_change_voids_the_approval(changed: Any) -> None:
    assert decided(record(), item=replace(ITEM, **changed)).why == f"Es wurde seit der letzten Freigabe geändert. {WAITS}"


def test_nobody_approves_whom_the_policy_does_not_know() -> None:
    assert decided(record(who="otto")).why == f"„otto“ steht nicht als Person in APPROVALS. {WAITS}"


def test_a_name_is_no_key() -> None:
    assert decided(record(who="Petra Presse")).state is State.WAITING


def test_the_right_person_with_the_wrong_role() -> None:
    press = setting({"persons": PERSONS, "rules": ({"roles": ("press",)},)})
    waits = "Es wartet auf Pressestelle (nicht auf jemanden, der mitgeschrieben hat)."
    made = decided(record(who="hanna"), policy=press)
    assert made.why == f"Hanna Leitung darf das nicht freigeben; gebraucht wird Pressestelle. {waits}"
    assert decided(record(who="hanna", role="press"), policy=press).why == f"Hanna Leitung hat die Rolle „press“ nicht. {waits}"


@pytest.mark.parametrize("author", ["Anna Autorin", "anna@stadt.example", "ANNA@privat.example"])
def test_nobody_approves_an_own_text_under_no_address(author: str) -> None:
    item = replace(ITEM, authors=frozenset({author}))
    assert decided(record(item, "anna"), item=item).why == f"Anna Autorin hat selbst an dem Text geschrieben. {WAITS}"


def test_an_address_that_nobody_owns_could_be_anybodys() -> None:
    item = replace(ITEM, authors=frozenset({"Anna Autorin", "geheim@freemail.example"}))
    assert decided(record(item), item=item).why == (
        "An dem Text hat „geheim@freemail.example“ geschrieben, und niemand in APPROVALS.persons hat diese Adresse; "
        f"so ist nicht sicher, dass jemand anders freigibt. Tragen Sie die Adresse dort ein. {WAITS}"
    )


def test_who_enters_for_somebody_else_is_no_author_either() -> None:
    assert decided(record(on_behalf="hanna")).state is State.APPROVED
    assert "Anna Autorin hat selbst" in decided(record(who="anna", on_behalf="hanna")).why
    assert "Anna Autorin hat selbst" in decided(record(on_behalf="anna")).why
    assert "„Otto Unbekannt“ steht nicht als Person" in decided(record(on_behalf="Otto Unbekannt")).why


def test_a_clock_set_forward_gains_nothing() -> None:
    made = decided(record(at=NOW + timedelta(hours=1)))
    assert made.why == f"Die Freigabe ist auf die Zukunft datiert (23.11.2026, 09:00 Uhr). {WAITS}"


def test_an_approval_ends() -> None:
    assert decided(record(until=NOW + timedelta(hours=1))).state is State.APPROVED
    assert decided(record(until=NOW - timedelta(hours=1))).why == f"Die Freigabe galt bis 23.11.2026, 07:00 Uhr. {WAITS}"


def test_a_revocation_takes_it_back_and_a_later_approval_gives_it_again() -> None:
    revoked = record(who="hanna", says="revoked", at=NOW - timedelta(hours=5))
    assert decided(record(), revoked).why == f"Hanna Leitung hat die Freigabe am 23.11.2026, 03:00 Uhr widerrufen. {WAITS}"
    assert decided(record(), revoked, record(at=NOW - timedelta(hours=1))).state is State.APPROVED


def test_two_approvals_are_two_persons() -> None:
    two = setting({"persons": PERSONS, "rules": ({"approvals": 2},)})
    assert decided(record(), record(at=NOW), policy=two).waits.startswith("jemanden mit dem Recht")
    assert decided(policy=two).waits.startswith("2 Freigaben: ")
    assert decided(record(), record(who="hanna"), policy=two).state is State.APPROVED


def test_the_duty_officer_alone_and_a_late_countersignature() -> None:
    rule = {"categories": ("Krise",), "roles": ("duty",), "countersign": {"roles": ("head",), "hours": 12}}
    policy = setting({"persons": PERSONS, "rules": (rule,)})
    item = replace(ITEM, category="Krise")
    first = record(item, "dora")
    assert decided(first, item=item, policy=policy).overdue == 24
    assert decided(first, item=item, policy=policy, now=YESTERDAY + timedelta(hours=11)).overdue == 0
    assert decided(first, record(item, "hanna", at=NOW), item=item, policy=policy).overdue == 0
    assert decided(record(item, "hanna"), item=item, policy=policy).state is State.WAITING  # a countersignature alone
    assert decided(first, item=item, policy=policy).due == YESTERDAY + timedelta(hours=12)
    before = record(item, "hanna", at=YESTERDAY - timedelta(hours=1))  # who countersigns may be the first of the two
    assert decided(before, first, item=item, policy=policy).due is None


def test_a_notice_goes_out_by_the_duty_officer_alone_and_is_countersigned_by_somebody_else() -> None:
    """Also one that the officer wrote; who countersigns has not."""
    persons = {**PERSONS, "otto": {"name": "Otto Beides", "roles": ("duty", "head"), "addresses": ("otto@stadt.example",)}}
    policy = setting({"persons": persons, "notices": ("Krise",), "rules": ({"roles": ("press",)},)})
    item = replace(ITEM, kind="notice", category="Krise", authors=frozenset({"dora@stadt.example", "Hanna Leitung"}))
    assert policy.kind("article", "Krise") == "notice"
    assert policy.kind("article", "Verkehr") == "article"
    assert policy.kind("page", "Krise") == "page"
    assert item.fingerprint == replace(item, kind="article").fingerprint
    first = record(item, "dora")
    assert decided(first, item=item, policy=policy).state is State.APPROVED
    assert decided(first, item=item, policy=policy).overdue == 24
    assert decided(record(item), item=item, policy=policy).state is State.WAITING  # the press officer alone
    assert decided(first, record(item, at=NOW), item=item, policy=policy).due is None
    assert decided(first, record(item, "dora", at=NOW), item=item, policy=policy).overdue == 24
    assert decided(record(item, "otto"), record(item, "otto", at=NOW), item=item, policy=policy).overdue == 24
    own = decided(first, record(item, "hanna", at=NOW), item=item, policy=policy)
    assert (own.overdue, own.refused[0][1]) == (24, "Hanna Leitung hat selbst an dem Text geschrieben.")
    assert policy.rule("teaser", "Krise", "mastodon") == policy.rule("notice", "Krise")
    assert policy.rule("teaser", "Verkehr", "mastodon").roles == ("press",)
    own_rule = setting(
        {"persons": persons, "notices": ("Krise",), "rules": ({"roles": ("press",)}, {"kinds": ("notice",), "approvals": 2})}
    )
    assert own_rule.rule("notice", "Krise").approvals == 2


def test_the_first_rule_that_fits_counts() -> None:
    policy = setting({"persons": PERSONS, "rules": ({"kinds": ("page",), "approvals": 0}, {"roles": ("head",)})})
    assert decided(item=replace(ITEM, kind="page"), policy=policy).state is State.FREE
    assert decided(record(), policy=policy).state is State.WAITING


def test_small_towns() -> None:
    assert decided(policy=setting("off")).state is State.FREE
    assert decided(policy=setting(None)).state is State.FREE
    assert decided(policy=setting("one")).state is State.WAITING
    assert decided(record(who="Anna Autorin"), policy=setting("one")).state is State.APPROVED
    assert setting("off").off
    assert not setting("one").off
    assert not setting({}).off


C = {name: name * 40 for name in "abc"}


def history(*changes: tuple[str, str, datetime]) -> History:
    """Return a history of (path, commit, moment), newest first."""
    made: dict[str, list[Change]] = {}
    for path, commit, at in changes:
        made.setdefault(path, []).append(Change(commit, at, "Anna Autorin", "anna@stadt.example"))
    listed = list(dict.fromkeys(commit for _, commit, _ in changes))
    commits = {commit: tuple(listed[number : number + 1]) for number, commit in enumerate(listed, 1)}
    return History(commits, {path: tuple(one) for path, one in made.items()})


SOURCE, PLACE = "content/artikel/a.md", "content/freigaben/a.toml"


def test_an_approval_in_the_commit_of_the_change_does_not_count() -> None:
    same = history((SOURCE, C["b"], YESTERDAY), (PLACE, C["b"], YESTERDAY), (SOURCE, C["a"], YESTERDAY))
    assert entry_problem(record(), PLACE, [SOURCE], same) == "Die Freigabe kam im selben Commit wie die Änderung, die sie freigibt."
    later = history((PLACE, C["c"], YESTERDAY), (SOURCE, C["b"], YESTERDAY))
    assert entry_problem(record(commit=C["b"]), PLACE, [SOURCE], later) == ""


def test_a_history_without_the_approved_commit_leaves_the_item_out() -> None:
    rewritten = history((SOURCE, C["b"], YESTERDAY))
    assert entry_problem(record(commit=C["a"]), PLACE, [SOURCE], rewritten) == (
        "Der freigegebene Stand (Commit aaaaaaaaaa) ist in der Geschichte nicht mehr vorhanden; "
        "sie wurde umgeschrieben oder unvollständig geholt."
    )


def test_a_clock_set_back_gains_nothing() -> None:
    known = history((SOURCE, C["a"], NOW))
    assert entry_problem(record(commit=C["a"], at=NOW - timedelta(days=400)), PLACE, [SOURCE], known) == (
        "Die Freigabe ist älter als der Stand, den sie freigibt; eine Uhr ging falsch oder wurde zurückgestellt."
    )


def test_without_git_there_is_nothing_to_say() -> None:
    assert entry_problem(record(commit=C["a"]), PLACE, [SOURCE], History()) == ""


def test_the_history_is_read_with_renames_and_merges() -> None:
    head = "\x01{}\x02{}\x02{}\x02{}\x02{}"
    raw = "\0".join(
        [
            head.format("c" * 40, f"{'b' * 40} {'d' * 40}", 30, "Merger", "m@x"),
            head.format("b" * 40, "a" * 40, 20, "Anna", "a@x"),
            "\nR090",
            "alt.md",
            "neu.md",
            "A",
            "zeile\numbruch.md",
            head.format("a" * 40, "", 10, "Otto", "o@x"),
            "\nA",
            "alt.md",
            "MM",
            "beide.md",
            "",
        ]
    )
    read = parse(raw.encode())
    assert list(read.commits) == ["c" * 40, "b" * 40, "a" * 40]
    assert read.names("neu.md") == ("neu.md", "alt.md")
    assert read.authors("neu.md") == {"Anna", "a@x", "Otto", "o@x"}
    assert read.authors("neu.md", read.reached("a" * 40)) == {"Otto", "o@x"}
    assert read.authors("neu.md", without=read.reached("a" * 40)) == {"Anna", "a@x"}
    assert read.reached("c" * 40) == set(read.commits)
    assert set(read.changes) == {"neu.md", "zeile\numbruch.md", "alt.md", "beide.md"}
    assert read.of("neu.md")[0].at == datetime.fromtimestamp(20, UTC)
