# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from plugins.core.clock import Clock
from plugins.reading import status
from plugins.reading.status import Now, State
from plugins.reading.values import Withdrawn

BERLIN = ZoneInfo("Europe/Berlin")
NOW = Now(Clock(datetime(2026, 11, 23, 23, 30, tzinfo=UTC)), BERLIN)  # 24 November in Berlin
PREVIEW = Now(NOW.clock, BERLIN, preview=True)
PAST, FUTURE = datetime(2026, 11, 20, tzinfo=BERLIN), datetime(2026, 11, 25, tzinfo=BERLIN)
GONE = Withdrawn(date=date(2026, 11, 24), reason="A < B")


@pytest.mark.parametrize(
    ("values", "expected", "shown", "previewed"),
    [
        ({"date": PAST}, State.PUBLISHED, "published", "published"),
        ({}, State.PUBLISHED, "published", "published"),
        ({"date": NOW.clock.now}, State.PUBLISHED, "published", "published"),
        ({"date": FUTURE}, State.FUTURE, "skip", "published"),
        ({"date": FUTURE, "status": "hidden"}, State.FUTURE, "skip", "hidden"),
        ({"draft": True, "date": PAST}, State.DRAFT, "skip", "draft"),
        ({"status": "draft"}, State.DRAFT, "skip", "draft"),
        ({"status": "published", "draft": True}, State.DRAFT, "skip", "draft"),
        ({"status": "skip"}, State.SKIPPED, "skip", "skip"),
        ({"status": "hidden"}, State.HIDDEN, "hidden", "hidden"),
        ({"expires": PAST}, State.EXPIRED, "hidden", "hidden"),
        ({"expires": FUTURE}, State.PUBLISHED, "published", "published"),
        ({"withdrawn": GONE, "expires": PAST}, State.WITHDRAWN, "hidden", "hidden"),
        ({"withdrawn": Withdrawn(date=date(2026, 11, 25), reason="später")}, State.PUBLISHED, "published", "published"),
    ],
)
def test_states(values: dict[str, Any], expected: State, shown: str, previewed: str) -> None:
    one = status.state(values, NOW)
    assert one is expected
    assert status.pelican(one, values.get("status"), NOW) == shown
    assert status.pelican(one, values.get("status"), PREVIEW) == previewed


def test_the_public_sees_neither_drafts_nor_the_future() -> None:
    assert [one for one in State if not one.public] == [State.DRAFT, State.FUTURE, State.SKIPPED]


@pytest.mark.parametrize(
    ("hints", "expected"),
    [
        ({"draft": "True"}, State.DRAFT),
        ({"status": "draft"}, State.DRAFT),
        ({"date": "2026-11-25"}, State.FUTURE),
        ({"date": "2026-11-20"}, State.BROKEN),
        ({"date": "2026-02-31"}, State.BROKEN),
        ({"draft": "false"}, State.BROKEN),
        ({}, State.BROKEN),
    ],
)
def test_what_single_lines_of_a_broken_head_tell(hints: dict[str, str], expected: State) -> None:
    assert status.guessed(hints, NOW) is expected
    assert status.pelican(State.BROKEN, None, PREVIEW) == "skip"


def test_notices() -> None:
    values = {"expires": datetime(2026, 11, 22, 23, 30, tzinfo=UTC), "withdrawn": GONE}
    expired = {lang: status.notice(State.EXPIRED, values, lang, BERLIN) for lang in ("de", "en", "de-simple", "fr", "en-GB")}
    assert expired["de"] == "<p>Dieser Beitrag ist seit dem 23. November 2026 nicht mehr aktuell. Er bleibt zum Nachlesen stehen.</p>"
    assert expired["en"] == expired["en-GB"] == "<p>This post has been out of date since 23 November 2026. It is kept for reference.</p>"
    assert expired["de-simple"] == "<p>Dieser Text ist alt.<br>\nEr gilt seit dem 23. November 2026 nicht mehr.</p>"
    assert expired["fr"] == expired["de"]
    withdrawn = {lang: status.notice(State.WITHDRAWN, values, lang, BERLIN) for lang in ("de", "en", "de-simple")}
    assert withdrawn["de"] == "<p>Dieser Beitrag wurde am 24. November 2026 zurückgezogen. Grund: A &lt; B</p>"
    assert withdrawn["en"] == "<p>This post was withdrawn on 24 November 2026. Reason: A &lt; B</p>"
    assert withdrawn["de-simple"] == (
        "<p>Diesen Text gibt es nicht mehr.<br>\nWir haben ihn am 24. November 2026 gelöscht.<br>\nDer Grund ist: A &lt; B</p>"
    )
    assert status.notice(State.PUBLISHED, values, "de", BERLIN) == ""
