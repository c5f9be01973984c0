# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.reading import dates

BERLIN = ZoneInfo("Europe/Berlin")
FORMS = "Schreiben Sie zum Beispiel 2026-11-20 09:00 oder 20.11.2026 9:00."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-11-20", datetime(2026, 11, 20, tzinfo=BERLIN)),
        ("2026-1-2", datetime(2026, 1, 2, tzinfo=BERLIN)),
        ("2026/11/20", datetime(2026, 11, 20, tzinfo=BERLIN)),
        ("2026-11-20 09:00", datetime(2026, 11, 20, 9, tzinfo=BERLIN)),
        ("2026-11-20_09:00", datetime(2026, 11, 20, 9, tzinfo=BERLIN)),
        ("2026-11-20T09:00:00+01:00", datetime(2026, 11, 20, 9, tzinfo=timezone(timedelta(hours=1)))),
        ("2026-11-20T08:00:00.5Z", datetime(2026, 11, 20, 8, 0, 0, 500000, tzinfo=UTC)),
        ("2014-02-20 9:01:19 -0400", datetime(2014, 2, 20, 9, 1, 19, tzinfo=timezone(timedelta(hours=-4)))),
        ("20.11.2026", datetime(2026, 11, 20, tzinfo=BERLIN)),
        ("20.11.2026 14:00", datetime(2026, 11, 20, 14, tzinfo=BERLIN)),
        ("20.11.2026, 14.30 Uhr", datetime(2026, 11, 20, 14, 30, tzinfo=BERLIN)),
        ("20.\u00a0November 2026 um 9 Uhr", datetime(2026, 11, 20, 9, tzinfo=BERLIN)),
        ("Freitag, 6. März 2026", datetime(2026, 3, 6, tzinfo=BERLIN)),
        ("Thu, 20 Feb 2014 09:01:19 GMT", datetime(2014, 2, 20, 9, 1, 19, tzinfo=UTC)),
    ],
)
def test_dates_as_people_write_them(text: str, expected: datetime) -> None:
    read = dates.parse(text, BERLIN)
    assert (read, read.utcoffset()) == (expected, expected.utcoffset())


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("2026-02-31", "Den 31.2.2026 gibt es nicht; der Februar 2026 hat 28 Tage."),
        ("2026-02-31 09:00", "Den 31.2.2026 gibt es nicht; der Februar 2026 hat 28 Tage."),
        ("31.6.2026", "Den 31.6.2026 gibt es nicht; der Juni 2026 hat 30 Tage."),
        ("2026-13-01", f"Den Monat 13 gibt es nicht. {FORMS}"),
        ("0026-11-20 09:00", f"Das Jahr 0026 kann nicht stimmen. {FORMS}"),
        ("2026-11-20 25:00", f"Die Uhrzeit 25:00 gibt es nicht. {FORMS}"),
        ("2026-11-20 9 Uhr früh", f"„9 Uhr früh“ ist keine Uhrzeit. {FORMS}"),
        ("2026-11-20 09:00 +99:00", f"Die Zeitverschiebung +99:00 gibt es nicht. {FORMS}"),
        ("20. Novembär 20", f"„20. Novembär 20“ ist kein Datum. {FORMS}"),
        ("20. Foo 2026", f"„20. Foo 2026“ ist kein Datum: Den Monat „Foo“ gibt es nicht. {FORMS}"),
        ("10/11/2026", f"„10/11/2026“ ist kein Datum. {FORMS}"),
        ("20.11.26", f"„20.11.26“ ist kein Datum. {FORMS}"),
        ("morgen", f"„morgen“ ist kein Datum. {FORMS}"),
        ("1795420800", f"„1795420800“ ist kein Datum. {FORMS}"),
    ],
)
def test_impossible_dates_are_refused(text: str, message: str) -> None:
    with pytest.raises(ValueError, match=r".") as caught:
        dates.parse(text, BERLIN)
    assert str(caught.value) == message


def test_a_day_alone_may_mean_its_end() -> None:
    assert dates.parse("31.12.2026", BERLIN, end=True) == datetime(2026, 12, 31, 23, 59, 59, tzinfo=BERLIN)
    assert dates.parse("31.12.2026 12:00", BERLIN, end=True) == datetime(2026, 12, 31, 12, tzinfo=BERLIN)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("artikel/2026-11-20-name.md", "2026-11-20"),
        ("artikel/2026-11-20.md", "2026-11-20"),
        ("artikel/2026-11-20-name/index.md", "2026-11-20"),
        ("2026-11-20-alt/name.md", ""),
        ("artikel/2026-11-201.md", ""),
        ("index.md", ""),
    ],
)
def test_the_name_may_carry_the_date(source: str, expected: str) -> None:
    assert dates.in_name(source) == expected


def test_days_as_people_read_them() -> None:
    assert dates.written(date(2026, 3, 1)) == "1. März 2026"
    assert dates.written(date(2026, 3, 1), "en") == "1 March 2026"


@given(st.datetimes(datetime(1900, 1, 1), datetime(2199, 12, 31), timezones=st.just(BERLIN)).map(lambda one: one.replace(microsecond=0)))
def test_what_python_writes_is_read(moment: datetime) -> None:
    assert dates.parse(moment.isoformat(), UTC).astimezone(UTC) == moment.astimezone(UTC)
    assert dates.parse(f"{moment:%d.%m.%Y %H:%M:%S}", BERLIN).replace(tzinfo=None) == moment.replace(tzinfo=None)


@given(st.text())
def test_any_text_is_a_date_or_refused_in_german(text: str) -> None:
    said = FORMS
    try:
        assert dates.parse(text, BERLIN).tzinfo is not None
    except ValueError as error:
        said = str(error)
    assert FORMS in said or "gibt es nicht" in said
