# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the required pages must say, as pure decisions; every message is pinned."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.core.authority import Authority
from plugins.legal import duties
from plugins.legal.settings import Legal

from .data import AUTHORITY, legal

ALL = frozenset(duties.TITLES)
TODAY = date(2026, 11, 23)


def authority(**changes: Any) -> Authority:
    return Authority.model_validate({**AUTHORITY, **changes})


def missing(settings: dict[str, Any], who: Authority, pages: frozenset[str] = ALL) -> list[str]:
    found = duties.missing(duties.completed(Legal.model_validate(settings), who), who, pages)
    return [texts(one) for one in found]


def statement(settings: dict[str, Any], waived: int = 0, today: date = TODAY, *, example: bool = False) -> list[str]:
    return [texts(one) for one in duties.statement(Legal.model_validate(settings), today, waived, example=example)]


def texts(problem: duties.Problem) -> str:
    found = problem.rule.at("pelicanconf.py", **problem.values)
    return f"{found.severity}: {found.message} {found.advice}".rstrip()


def test_complete_settings_miss_nothing() -> None:
    assert missing(legal(), authority()) == []


def test_message_names_page_setting_reason_and_way_out() -> None:
    assert missing(legal(impressum__representative=None), authority()) == [
        "error: Für die Seite „Impressum“ fehlt LEGAL.impressum.representative: die vertretungsberechtigte Person. "
        "Grundlage: § 5 Abs. 1 Nr. 1 DDG. Tragen Sie die Angabe ein, oder schreiben Sie die Seite „impressum“ selbst."
    ]


def test_empty_settings_name_every_required_detail_once() -> None:
    keys = [text.split(" fehlt ")[1].split(":")[0] for text in missing({}, Authority())]
    assert keys == [" oder ".join(duty.settings) for duty in duties.DUTIES]


@pytest.mark.parametrize("duty", duties.DUTIES, ids=lambda duty: f"{duty.page}-{duty.settings[0]}")
def test_each_duty_can_be_met(duty: duties.Duty) -> None:
    assert not [text for text in missing(legal(), authority()) if duty.what in text]
    assert [text for text in missing({}, Authority()) if f"{duty.what}. Grundlage: {duty.law}." in text]


def test_only_generated_pages_have_duties() -> None:
    assert missing({}, Authority(), frozenset({"barriere-melden"})) == [
        "error: Für die Seite „Barriere melden“ fehlt LEGAL.report.email oder AUTHORITY.email: die E-Mail-Adresse. "
        "Grundlage: Art. 7 Abs. 1 Buchst. b von (EU) 2016/2102. "
        "Tragen Sie die Angabe ein, oder schreiben Sie die Seite „barriere-melden“ selbst."
    ]


def test_assessment_by_others_needs_their_name() -> None:
    assert missing(legal(accessibility__method="third"), authority()) == [
        "error: Für die Seite „Erklärung zur Barrierefreiheit“ fehlt LEGAL.accessibility.assessor: wer als Dritte geprüft hat. "
        "Grundlage: Art. 3 Abs. 1 von (EU) 2018/1523. "
        "Tragen Sie die Angabe ein, oder schreiben Sie die Seite „barrierefreiheit“ selbst."
    ]
    assert missing(legal(accessibility__method="third", accessibility__assessor="Prüfstelle"), authority()) == []


def test_zero_days_of_logs_is_an_answer() -> None:
    assert missing(legal(privacy__log_days=0), authority()) == []


def test_federal_law_is_preset_for_federal_bodies_only() -> None:
    settings = legal(accessibility__law=None, accessibility__enforcement=None)
    assert missing(settings, authority(kind="bund")) == []
    assert len(missing(settings, authority(kind="land"))) == 2
    own = duties.completed(Legal.model_validate(settings), authority(kind="bund")).accessibility
    assert own.answer_within == "eines Monats"
    assert own.enforcement is not None
    assert own.enforcement.name == "Schlichtungsstelle nach dem Behindertengleichstellungsgesetz"


def test_own_words_go_before_the_preset() -> None:
    own = duties.completed(Legal.model_validate(legal()), authority(kind="bund")).accessibility
    assert own.law == "Landesgesetz X"


def test_status_is_never_invented() -> None:
    assert Legal().accessibility.status is None
    assert missing(legal(accessibility__status=None), authority()) == [
        "error: Für die Seite „Erklärung zur Barrierefreiheit“ fehlt LEGAL.accessibility.status: das Ergebnis der Bewertung. "
        "Grundlage: Anhang, Abschnitt 1 von (EU) 2018/1523. "
        "Tragen Sie die Angabe ein, oder schreiben Sie die Seite „barrierefreiheit“ selbst."
    ]


@pytest.mark.parametrize("street", ["Postfach 12", "P. O. Box 7", "p.o.box 7", "Postbox 3"])
def test_post_box_is_no_address(street: str) -> None:
    who = authority(address={"street": street, "postcode": "1", "city": "X"})
    assert [texts(one) for one in duties.post_boxes(Legal(), who)] == [
        "error: AUTHORITY.address.street nennt ein Postfach. "
        "Nennen Sie eine ladungsfähige Anschrift mit Straße und Hausnummer (Grundlage: § 5 Abs. 1 Nr. 1 DDG)."
    ]


def test_street_with_post_in_its_name_is_an_address() -> None:
    assert list(duties.post_boxes(Legal(), authority(address={"street": "Poststraße 1", "postcode": "1", "city": "X"}))) == []


def test_statement_that_is_fresh_and_honest() -> None:
    assert statement(legal()) == []


def test_statement_is_due_after_eleven_months() -> None:
    settings = legal(accessibility__created="2025-01-02", accessibility__reviewed="2025-12-23")
    assert statement(settings, today=date(2026, 11, 22)) == []
    assert statement(settings) == [
        "warning: Die Erklärung zur Barrierefreiheit wurde zuletzt am 23.12.2025 überprüft; "
        "spätestens am 23.12.2026 ist die nächste Überprüfung fällig. "
        "Überprüfen Sie die Website, und ändern Sie danach LEGAL.accessibility.reviewed."
    ]
    assert statement(settings, today=date(2026, 12, 23))[0].startswith("warning")


def test_statement_is_outdated_after_twelve_months() -> None:
    settings = legal(accessibility__created="2025-01-02", accessibility__reviewed="2025-11-22")
    assert statement(settings) == [
        "error: Die Erklärung zur Barrierefreiheit wurde zuletzt am 22.11.2025 überprüft; "
        "seit dem 22.11.2026 ist die nächste Überprüfung überfällig. "
        "Überprüfen Sie die Website, und ändern Sie danach LEGAL.accessibility.reviewed. "
        "Grundlage: § 7 Abs. 6 BITV 2.0 oder das Recht des Landes."
    ]


def test_example_site_never_fails_by_growing_old() -> None:
    settings = legal(accessibility__created="2020-01-02", accessibility__reviewed="2020-11-22")
    assert [text[:7] for text in statement(settings, example=True)] == ["warning"]


def test_dates_that_cannot_be() -> None:
    assert statement(legal(accessibility__reviewed="2026-11-24")) == [
        "error: LEGAL.accessibility.reviewed liegt in der Zukunft: 24.11.2026. Tragen Sie den Tag ein, an dem es wirklich geschah."
    ]
    assert statement(legal(accessibility__created="2026-11-10")) == [
        "error: Die letzte Überprüfung (02.11.2026) liegt vor dem Tag, an dem die Erklärung erstellt wurde (10.11.2026). "
        "Prüfen Sie LEGAL.accessibility.created und LEGAL.accessibility.reviewed."
    ]


def test_full_conformance_contradicts_known_deviations() -> None:
    assert statement(legal(accessibility__status="full"), waived=2) == [
        "error: LEGAL.accessibility.status ist „full“, es sind aber Abweichungen bekannt: Alte Pläne (PDF); 2 Ausnahmen in Beiträgen. "
        "Schreiben Sie „partial“, oder beheben Sie die Abweichungen."
    ]
    outside = [{"content": "Fremdes Video", "group": "ausserhalb", "reason": "Von Dritten.", "alternative": "Keine."}]
    assert statement(legal(accessibility__status="full", accessibility__deviations=outside)) == []
    assert "1 Ausnahme in Beiträgen" in statement(legal(accessibility__status="full", accessibility__deviations=[]), waived=1)[0]


def test_partial_conformance_names_what_is_missing() -> None:
    assert statement(legal(accessibility__deviations=[])) == [
        "error: LEGAL.accessibility.status ist „partial“, aber kein nicht barrierefreier Inhalt ist genannt. "
        "Nennen Sie unter LEGAL.accessibility.deviations, was nicht barrierefrei ist und warum. "
        "Grundlage: Anhang, Abschnitt 1 von (EU) 2018/1523."
    ]
    assert statement(legal(accessibility__deviations=[]), waived=1) == []


def test_deviation_without_reason_and_alternative() -> None:
    assert statement(legal(accessibility__deviations=[{"content": "Videos"}])) == [
        "warning: Für „Videos“ fehlt der Grund. "
        "Ergänzen Sie LEGAL.accessibility.deviations[0].reason. Grundlage: Anhang, Abschnitt 1 von (EU) 2018/1523.",
        "warning: Für „Videos“ fehlt die barrierefreie Alternative. "
        "Ergänzen Sie LEGAL.accessibility.deviations[0].alternative. Grundlage: Anhang, Abschnitt 1 von (EU) 2018/1523.",
    ]


@given(st.dates(date(1990, 1, 1), date(2090, 12, 31)), st.integers(0, 24))
def test_months_later_stays_in_the_right_month(day: date, months: int) -> None:
    later = duties.months_later(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day == day.day or (later.day < day.day and later.day >= 28)


def test_last_day_of_february() -> None:
    assert duties.months_later(date(2027, 3, 31), 11) == date(2028, 2, 29)
