# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is decided purely: names and order of releases, what may go, what a digest in a name is, what manifests remember."""

import re
from datetime import UTC, datetime, timedelta
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from plugins.core.headers import IMMUTABLE
from plugins.publishing import release
from plugins.publishing.compare import compare, url
from plugins.publishing.manifest import Entry, Item, Manifest, hashed
from plugins.publishing.release import Event

MOMENTS = st.datetimes(datetime(2020, 1, 1), datetime(2050, 1, 1)).map(lambda one: one.replace(tzinfo=UTC, microsecond=0))
PATHS = st.from_regex(r"[a-zäöü0-9]{1,8}(/[a-z0-9 '$-]{1,8}){0,2}\.(html|css|mp3)", fullmatch=True)


@given(st.lists(MOMENTS, min_size=1, max_size=6), st.text(max_size=12))
def test_every_name_is_one_and_later_than_all_before_whatever_the_clock_says(clock: list[datetime], commit: str) -> None:
    names: list[str] = []
    for now in clock:
        names.append(release.name(now, commit, names))
    assert names == sorted(set(names))
    assert all(map(release.is_name, names))


@given(st.text(max_size=40))
def test_nothing_else_is_a_name(text: str) -> None:
    assert not release.is_name(text) or re.fullmatch(r"[0-9]{8}-[0-9]{6}-[0-9a-z]+", text)


def test_impossible_days_and_paths_are_no_names() -> None:
    for bad in ("20260231-080000-abcd", "20261123-080000-abcd\n", "20261123-080000-../x", "..", ""):
        assert not release.is_name(bad)


@given(st.lists(MOMENTS, unique=True, max_size=8), st.integers(1, 5), st.randoms(use_true_random=False))
def test_the_log_orders_and_the_current_release_never_goes(clock: list[datetime], keep: int, chance: Random) -> None:
    names = [release.name(now, "abcd") for now in clock]
    events = [Event("publish", one, "", "") for one in names]
    ordered = release.ordered(chance.sample(names, len(names)), events)
    assert ordered == names[::-1]
    for current in names:
        gone = release.surplus(ordered, current, keep)
        assert current not in gone
        assert not set(gone) & set(ordered[:keep])
        assert len(ordered) - len(gone) <= keep + 1


def test_what_the_log_does_not_know_is_the_newest_only_where_it_is_online() -> None:
    known, lost, unseen = (f"20261123-08000{n}-abcd" for n in (1, 2, 3))
    events = [Event("publish", known, "", "")]
    assert release.ordered([known, lost, unseen], events, lost) == [lost, known, unseen]
    assert release.ordered([known, lost, unseen], events, known) == [known, unseen, lost]
    assert release.ordered([known, lost, unseen], events) == [unseen, lost, known]  # object storage: the newest record is what is online
    assert release.worth("neu", lost, [unseen, lost, known]) == ["neu", lost, unseen, known]
    assert release.worth("neu", "", []) == ["neu"]


@given(st.dictionaries(PATHS, st.integers(0, 9), max_size=6), st.dictionaries(PATHS, st.integers(0, 9), max_size=6))
def test_a_comparison_names_every_difference_once(old: dict[str, int], new: dict[str, int]) -> None:
    before, after = (Manifest({path: Entry(str(value), value) for path, value in one.items()}) for one in (old, new))
    found = compare(before, after, (), lambda _: True)
    shown = {path for path in {*old, *new} if not hashed(path)}
    assert set(found.new) == {url(path) for path in shown if path not in old}
    assert set(found.removed) == {url(path) for path in shown if path not in new}
    assert set(found.changed) == {url(path) for path in shown if path in old and path in new and old[path] != new[path]}
    assert compare(after, after, (), lambda _: True).nothing


@given(st.dictionaries(PATHS, st.integers(0, 9), max_size=6))
def test_a_manifest_reads_what_it_wrote(content: dict[str, int]) -> None:
    one = Manifest({path: Entry("ab", size) for path, size in content.items()}, {"feed.xml": (Item("g", "2026", "x"),)}, frozenset(content))
    assert Manifest.load(one.dump()) == one


def test_digests_are_carried_along_but_dates_and_numbers_are_not_kept_for_ever() -> None:
    for path, along, for_ever in (
        ("theme/style.5b4d839187.css", True, True),
        ("theme/style.5b4d839187.css.br", True, False),  # asked for as style.5b4d839187.css
        ("karten/1a2b3c4d5e6f.jpg", True, True),
        ("bilder/cover-1a2b3c4d-1200.avif", True, True),
        ("dateien/haushalt-20261231.pdf", True, False),
        ("podcast/x/feed.xml", False, False),
        ("2026/11/titel/index.html", False, False),
    ):
        assert (hashed(path), bool(re.search(IMMUTABLE, f"/{path}"))) == (along, for_ever), path


def test_only_a_publication_with_a_date_that_was_passed_is_due() -> None:
    now = datetime(2026, 11, 23, tzinfo=UTC)
    late, soon = ((now + timedelta(hours=hours)).isoformat() for hours in (-1, 1))
    for events, due in (
        ([], True),
        ([Event("publish", "a", "", "", next=late)], True),
        ([Event("publish", "a", "", "", next=soon)], False),
        ([Event("publish", "a", "", "")], False),
        ([Event("publish", "a", "", "", next=late), Event("rollback", "b", "", "")], False),
    ):
        assert release.due(events, now) is due
