# SPDX-License-Identifier: AGPL-3.0-or-later
"""The plan keeps every promise: windows, quiet hours, holidays, restraint, a limit a day, and never before the article."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from plugins.channels import office
from plugins.channels.fields import Teasers, Wanted
from plugins.channels.plan import ics, ledger, records, schedule
from plugins.channels.plan.checks import check, gaps
from plugins.channels.plan.holidays import of_land
from plugins.channels.plan.settings import Plan, Restraint, Window
from plugins.channels.plan.spread import Calendar, spread
from plugins.channels.teaser import State, Teaser
from plugins.core.finding import Position
from tests.podcast.samples import document

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 23, 8, 0, tzinfo=BERLIN)  # a Monday

ROWS = st.tuples(st.sampled_from("abcdef"), st.sampled_from(["x", "mastodon"]), st.integers(-500, 500))


def teaser(slug: str = "a", channel: str = "x", published: datetime | None = NOW, **more: object) -> Teaser:
    known = {"source": f"artikel/{slug}.md", "kind": "article", "title": slug, "text": slug, "length": 1, "limit": 280}
    return Teaser(slug=slug, channel=channel, published=published, **{**known, **more})  # type: ignore[arg-type]  # a test's shorthand


def calendar(now: datetime = NOW, **settings: object) -> Calendar:
    return Calendar(Plan(**settings), BERLIN, now, of_land("NW", range(2026, 2028)))  # type: ignore[arg-type]  # as above


def planned(*teasers: Teaser, of: Calendar, **wanted: Wanted) -> list[str]:
    asked = {f"artikel/{slug}.md": one for slug, one in wanted.items()}
    return [f"{one.key} {one.at:%d.%m. %H:%M}" if one.at else f"{one.key} {one.reason}" for one in spread(teasers, asked, of)]


def test_the_next_free_window_in_the_order_of_the_articles() -> None:
    later = NOW + timedelta(hours=1)
    assert planned(teaser("b", published=later), teaser("a"), teaser("c", "mastodon"), of=calendar()) == [
        "a/x 23.11. 10:00",
        "c/mastodon 23.11. 10:00",
        "b/x 23.11. 16:00",
    ]


def test_no_more_than_a_few_a_day_and_none_on_holidays_or_weekends() -> None:
    christmas = calendar(datetime(2026, 12, 23, 12, 0, tzinfo=BERLIN), most_a_day=1)
    many = [teaser(name, published=christmas.now) for name in "abc"]
    assert planned(*many, of=christmas) == ["a/x 23.12. 16:00", "b/x 24.12. 10:00", "c/x 28.12. 10:00"]


def test_restraint_and_quiet_hours() -> None:
    rules = calendar(
        restraints=(Restraint(begin=date(2026, 11, 23), end=date(2026, 11, 24), reason="Wahl"),),
        windows={"x": Window(times=(time(6), time(21), time(12)))},
    )
    assert planned(teaser(), of=rules) == ["a/x 25.11. 12:00"]


def test_what_editors_fix_comes_first_and_what_they_fix_badly_is_told() -> None:
    fixed = Teasers(at=datetime(2026, 11, 23, 10, 0), repeat=(datetime(2026, 12, 25, 22, 0),))  # as a head has it
    rules = calendar()
    plan = spread([teaser("b"), teaser("a", published=NOW + timedelta(hours=3))], {"artikel/a.md": fixed}, rules)
    assert [one.key for one in plan] == ["a/x", "b/x", "a/x/2"]
    told = [(one.key if one else "", rule.id) for one, rule, _ in check(plan, rules, str)]
    assert told == [("a/x", "channels.before-article"), ("a/x/2", "channels.closed-day"), ("a/x/2", "channels.quiet-time")]


def test_collisions_full_days_and_empty_weeks_are_told() -> None:
    at = Teasers(at=datetime(2026, 11, 25, 10, 0))  # as a head has it
    rules = calendar(most_a_day=1)
    plan = spread([teaser("a"), teaser("b")], {"artikel/a.md": at, "artikel/b.md": at}, rules)
    told = list(check(plan, rules, lambda source: f"content/{source}"))
    assert [rule.id for _, rule, _ in told] == ["channels.collision", "channels.full-day"]
    assert told[0][2]["other"] == "content/artikel/a.md"
    assert [values["days"] for _, _, values in gaps(plan, ["x"], rules)] == ["30.11.2026, 07.12.2026, 14.12.2026"]


def test_old_articles_wait_and_say_why() -> None:
    (one,) = spread([teaser(published=NOW - timedelta(days=30))], {}, calendar())
    assert one.state is State.WAITING
    assert one.reason.startswith("Der Beitrag ist älter als zwei Wochen")


def test_what_was_sent_leaves_the_plan_and_a_stop_stops_the_rest() -> None:
    stopped = replace(calendar(), sent={"a/x"}, stopped="Hochwasser")
    plan = spread([teaser("a"), teaser("b")], {}, stopped)
    assert {one.key: (one.state, one.reason) for one in plan} == {"a/x": (State.SENT, ""), "b/x": (State.STOPPED, "Hochwasser")}


@given(st.lists(ROWS, max_size=25, unique_by=lambda row: row[:2]), st.integers(1, 3), st.integers(0, 3000))
def test_no_plan_ever_breaks_a_rule(rows: list[tuple[str, str, int]], most: int, hours: int) -> None:
    rules = calendar(NOW + timedelta(hours=hours), most_a_day=most)
    plan = spread([teaser(slug, channel, rules.now + timedelta(hours=offset)) for slug, channel, offset in rows], {}, rules)
    assert len(plan) == len(rows)
    assert list(check(plan, rules, str)) == []
    for one in plan:
        assert (one.at is not None) == (one.state is State.PLANNED)
        assert one.at is None or (one.published is not None and one.published <= one.at and rules.now < one.at)


def test_records_are_read_and_broken_ones_are_named(tmp_path: Path) -> None:
    folder = tmp_path / records.SENT
    folder.mkdir()
    (folder / "gut.toml").write_text('slug = "a"\nchannel = "x"\nat = 2026-11-20T10:00:00+01:00\n', encoding="utf-8")
    (folder / "kaputt.toml").write_text('slug = "a"\nchannel x\n', encoding="utf-8")
    (folder / "unvollstaendig.toml").write_text('slug = "a"\nkanal = "x"\n', encoding="utf-8")
    (folder / "viel.toml").write_text('slug = "a"\nchannel = "mastdon"\nx = 1\n', encoding="utf-8")
    kept, found = records.read(tmp_path, "content")
    assert [one.key for one in kept.sent] == ["a/x"]
    assert [(one.path, one.line, one.rule) for one in found] == [
        ("content/gesendet/kaputt.toml", 2, "channels.broken-record"),
        ("content/gesendet/unvollstaendig.toml", 1, "channels.wrong-record"),
        ("content/gesendet/unvollstaendig.toml", 2, "channels.wrong-record"),
        ("content/gesendet/viel.toml", 2, "channels.wrong-record"),
        ("content/gesendet/viel.toml", 3, "channels.wrong-record"),
    ]
    assert "Den Kanal „mastdon“ gibt es nicht. Meinten Sie „mastodon“?" in str(found[3])
    assert all("Hierher gehören nur: slug, channel, at, url, turn." in str(one) for one in found[1:])


def test_a_calendar_learns_what_moved_and_what_fell_away() -> None:
    first = spread([teaser("a"), teaser("b")], {}, calendar())
    given_out = ledger.renewed({}, first, NOW)
    known = {one.key: one for one in given_out}
    assert ledger.renewed(known, first, NOW + timedelta(days=9)) == given_out
    moved = Teasers(at=datetime(2026, 12, 1, 10, 0))  # as a head has it
    second = ledger.renewed(known, spread([teaser("a")], {"artikel/a.md": moved}, calendar()), NOW + timedelta(days=1))
    assert [(one.key, one.sequence, one.cancelled) for one in second] == [("b/x", 1, True), ("a/x", 1, False)]

    data = ics.calendar(second, {}, BERLIN, "blog.example")
    assert data == ics.calendar(second, {}, BERLIN, "blog.example")
    events = {str(one["UID"]): one for one in icalendar.Calendar.from_ical(data).walk("VEVENT")}
    assert str(events["b--x@blog.example"]["STATUS"]) == "CANCELLED"
    assert events["a--x@blog.example"].decoded("DTSTART") == datetime(2026, 12, 1, 9, 0, tzinfo=UTC)


def test_the_plan_given_out_survives_its_file(tmp_path: Path) -> None:
    entries = ledger.renewed({}, spread([teaser('mit "Zeichen"\\', title='„a" \\')], {}, calendar()), NOW)
    (tmp_path / records.PLAN).mkdir()
    (tmp_path / records.PLAN / ledger.FILE).write_text(ledger.written(entries), encoding="utf-8")
    assert list(ledger.read(tmp_path).values()) == entries


def test_a_record_names_a_teaser_as_the_desk_does(tmp_path: Path) -> None:
    """Where two documents share a slug one has another name at the desk; its record is known by that."""
    (tmp_path / records.SENT).mkdir()
    for slug in ("funk-a", "gibt-es-nicht"):
        (tmp_path / records.SENT / f"{slug}--x.toml").write_text(f'slug = "{slug}"\nchannel = "x"\n', encoding="utf-8")
    office = schedule.Desk(Plan(), tmp_path, BERLIN, NOW, "NW", lambda path: f"content/{path}", ("pelicanconf.py", Position()))
    sent, found = schedule.plan([teaser("funk-a")], {"artikel/funk-a.md": document(slug="a")}, ["x"], office)
    assert [one.state for one in sent] == [State.SENT]
    assert [one.path for one in found] == ["content/gesendet/gibt-es-nicht--x.toml"]


def test_the_same_on_several_channels_is_said_once(tmp_path: Path) -> None:
    asked = Wanted(at=datetime(2026, 12, 25, 22, 0, tzinfo=BERLIN))
    one = document(slug="a", fields={"teaser": asked})
    office = schedule.Desk(Plan(), tmp_path, BERLIN, NOW, "NW", lambda name: f"content/{name}", ("pelicanconf.py", Position()))
    made = [teaser("a"), teaser("a", "mastodon"), teaser("a", "xing")]
    _, found = schedule.plan(made, {"artikel/a.md": one}, ["x", "mastodon", "xing"], office)
    assert [(each.rule, each.message.partition(" ist ")[0]) for each in found] == [
        ("channels.closed-day", "Der Anriss für Mastodon, X, XING"),
        ("channels.quiet-time", "Der Anriss für Mastodon, X, XING"),
    ]


def test_every_waiting_article_is_named_however_narrow_the_window(capsys: pytest.CaptureFixture[str]) -> None:
    rows = [{"slug": f"beitrag-{number}", "state": "waiting", "reason": "Darum.", "at": None, "channel": "x"} for number in range(30)]
    Console(width=80, soft_wrap=True).print(office.calendar(rows))
    shown = capsys.readouterr().out
    assert all(f"beitrag-{number}" in shown.replace(",", " ").split() for number in range(30))
