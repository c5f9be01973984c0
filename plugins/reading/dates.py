# SPDX-License-Identifier: AGPL-3.0-or-later
"""Dates as people write them: ISO, German, with or without a time and an offset. Impossible ones are refused in German."""

import calendar
import contextlib
import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo

MONTHS = ("Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember")
ENGLISH = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
_NUMBERS = {name[:3].lower(): number for names in (ENGLISH, MONTHS) for number, name in enumerate(names, 1)}
_YEARS = range(1900, 2200)
_FORMS = "Schreiben Sie zum Beispiel 2026-11-20 09:00 oder 20.11.2026 9:00."

_NAMED = r"(?P<day>\d{1,2})\.?\s*(?P<name>[A-Za-zä]{3,9})\.?,?\s*(?P<year>\d{4})"
_DAY = re.compile(
    rf"""(?:[A-Za-z]{{2,10}}\.?,\s*)?                                        # weekday
    (?:(?P<y>\d{{4}})[-/.](?P<m>\d{{1,2}})[-/.](?P<d>\d{{1,2}})             # 2026-11-20
    |(?P<gd>\d{{1,2}})\.\s?(?P<gm>\d{{1,2}})\.\s?(?P<gy>\d{{4}})           # 20.11.2026
    |{_NAMED})                                                               # 20. November 2026
    (?:(?:[T,]|\s|_|um)+(?P<time>\d.*))?$""",
    re.VERBOSE,
)
_TIME = re.compile(
    r"""(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d+)?)?)?\s*(?:Uhr|h)?\s*
    (?P<zone>Z|UTC|GMT|(?P<sign>[+-])(?P<zh>\d{2}):?(?P<zm>\d{2})?)?$""",
    re.VERBOSE,
)
_IN_NAME = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[^\d].*)?$")


def parse(text: str, zone: tzinfo, *, end: bool = False) -> datetime:
    """Return the aware moment ``text`` means; naive times are in ``zone``, a day alone is its beginning (``end``: its end).

    Raises ValueError with a German sentence.
    """
    if text[4:5] == "-" == text[7:8] and len(text) >= 16:
        with contextlib.suppress(ValueError):
            usual = datetime.fromisoformat(text)
            if usual.year in _YEARS:
                return usual if usual.tzinfo else usual.replace(tzinfo=zone)
    found = _DAY.match(text.strip().replace("\u00a0", " "))
    if not found:
        raise ValueError(f"„{text}“ ist kein Datum. {_FORMS}")
    part = found.groupdict()
    year, day = int(part["y"] or part["gy"] or part["year"]), int(part["d"] or part["gd"] or part["day"])
    month = _month(part["name"], text) if part["name"] else int(part["m"] or part["gm"])
    whole = _day(year, month, day)
    if not part["time"]:
        return datetime.combine(whole, time(23, 59, 59) if end else time(), zone)
    return _moment(whole, part["time"], zone)


def _month(name: str, text: str) -> int:
    number = _NUMBERS.get(name[:3].lower().replace("mae", "mär"))
    if number is None:
        raise ValueError(f"„{text}“ ist kein Datum: Den Monat „{name}“ gibt es nicht. {_FORMS}")
    return number


def _day(year: int, month: int, day: int) -> date:
    if year not in _YEARS:
        raise ValueError(f"Das Jahr {year:04} kann nicht stimmen. {_FORMS}")
    if not 1 <= month <= 12:
        raise ValueError(f"Den Monat {month} gibt es nicht. {_FORMS}")
    days = calendar.monthrange(year, month)[1]
    if not 1 <= day <= days:
        raise ValueError(f"Den {day}.{month}.{year} gibt es nicht; der {MONTHS[month - 1]} {year} hat {days} Tage.")
    return date(year, month, day)


def _moment(whole: date, text: str, zone: tzinfo) -> datetime:
    found = _TIME.match(text)
    if not found:
        raise ValueError(f"„{text}“ ist keine Uhrzeit. {_FORMS}")
    hour, minute, second = (int(found[name] or 0) for name in ("hour", "minute", "second"))
    if hour > 23 or minute > 59 or second > 59:
        raise ValueError(f"Die Uhrzeit {text.strip()} gibt es nicht. {_FORMS}")
    return datetime(whole.year, whole.month, whole.day, hour, minute, second, tzinfo=_zone(found) or zone)


def _zone(found: re.Match[str]) -> tzinfo | None:
    if not found["zone"]:
        return None
    if not found["sign"]:
        return UTC
    away = timedelta(hours=int(found["zh"]), minutes=int(found["zm"] or 0))
    if away >= timedelta(hours=24):
        raise ValueError(f"Die Zeitverschiebung {found['zone']} gibt es nicht. {_FORMS}")
    return timezone(away if found["sign"] == "+" else -away)


def day(text: str) -> date:
    """Return the calendar day ``text`` means, without a time. Raises ValueError with a German sentence."""
    return parse(text, UTC).date()


def in_name(source: str) -> str:
    """Return the date at the beginning of a file's name, or of its folder's when it is an „index.md“; else nothing."""
    *folders, name = source.split("/")
    stem = name.rsplit(".", 1)[0]
    places: Sequence[str] = (stem, folders[-1]) if stem == "index" and folders else (stem,)
    return next((found[1] for found in map(_IN_NAME.match, places) if found), "")


def written(moment: date, lang: str = "de") -> str:
    """Return a day as people read it: „20. November 2026“, in English „20 November 2026“."""
    if lang.startswith("en"):
        return f"{moment.day} {ENGLISH[moment.month - 1]} {moment.year}"
    return f"{moment.day}. {MONTHS[moment.month - 1]} {moment.year}"
