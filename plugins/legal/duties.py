# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which details the required pages must have, and what is missing or contradictory. Pure: facts in, problems out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from ..core.authority import Address, Authority
from ..core.finding import Rule
from . import rules
from .settings import Body, Contact, Legal, Officer

TITLES = {
    "impressum": "Impressum",
    "datenschutz": "Datenschutzerklärung",
    "barrierefreiheit": "Erklärung zur Barrierefreiheit",
    "barriere-melden": "Barriere melden",
}
_BOX = re.compile(r"\bpost(?:fach|box)|\bp\.\s?o\.\s?box", re.IGNORECASE)
_FEDERAL = {
    "law": "§§ 12a und 12b des Behindertengleichstellungsgesetzes (BGG) und die Barrierefreie-Informationstechnik-Verordnung (BITV 2.0)",
    "answer_within": "eines Monats",
    "enforcement": Body(name="Schlichtungsstelle nach dem Behindertengleichstellungsgesetz", url="https://www.schlichtungsstelle-bgg.de/"),
    "enforcement_text": (
        "Wenn wir Ihnen nicht innerhalb eines Monats oder nicht zufriedenstellend antworten, können Sie bei der Schlichtungsstelle "
        "einen Antrag auf ein Schlichtungsverfahren stellen (§ 16 BGG). Das Verfahren ist kostenlos; "
        "einen Rechtsbeistand brauchen Sie nicht."
    ),
}


@dataclass(frozen=True, slots=True)
class Problem:
    """A rule that was broken and the setting it is about: („LEGAL“, „impressum“, …)."""

    rule: Rule
    setting: str
    path: tuple[str | int, ...]
    values: dict[str, str]


@dataclass(frozen=True, slots=True)
class Duty:
    """One required detail: ``settings`` are the dotted names of which one must have a value."""

    page: str
    settings: tuple[str, ...]
    what: str
    law: str


_MODEL = "Anhang, Abschnitt 1 von (EU) 2018/1523"
DUTIES = (
    Duty("impressum", ("AUTHORITY.name",), "der amtliche Name der Behörde", "§ 5 Abs. 1 Nr. 1 DDG"),
    Duty("impressum", ("AUTHORITY.address",), "die Anschrift", "§ 5 Abs. 1 Nr. 1 DDG"),
    Duty("impressum", ("LEGAL.impressum.representative",), "die vertretungsberechtigte Person", "§ 5 Abs. 1 Nr. 1 DDG"),
    Duty("impressum", ("AUTHORITY.email",), "die E-Mail-Adresse", "§ 5 Abs. 1 Nr. 2 DDG"),
    Duty("impressum", ("LEGAL.impressum.responsible.name",), "die verantwortliche Person für die Inhalte", "§ 18 Abs. 2 MStV"),
    Duty("impressum", ("LEGAL.impressum.responsible.address", "AUTHORITY.address"), "die Anschrift dieser Person", "§ 18 Abs. 2 MStV"),
    Duty("datenschutz", ("AUTHORITY.name",), "der Name der verantwortlichen Stelle", "Art. 13 Abs. 1 Buchst. a DSGVO"),
    Duty(
        "datenschutz",
        ("LEGAL.privacy.officer.email", "LEGAL.privacy.officer.phone", "LEGAL.privacy.officer.address"),
        "ein Weg zu der oder dem Datenschutzbeauftragten",
        "Art. 13 Abs. 1 Buchst. b DSGVO",
    ),
    Duty("datenschutz", ("LEGAL.privacy.legal_basis",), "die Rechtsgrundlage", "Art. 13 Abs. 1 Buchst. c DSGVO"),
    Duty("datenschutz", ("LEGAL.privacy.log_days",), "die Speicherdauer der Protokolle in Tagen", "Art. 13 Abs. 2 Buchst. a DSGVO"),
    Duty("datenschutz", ("LEGAL.privacy.supervisory_authority",), "die Aufsichtsbehörde", "Art. 13 Abs. 2 Buchst. d DSGVO"),
    Duty("barrierefreiheit", ("AUTHORITY.name",), "der Name der Behörde", _MODEL),
    Duty("barrierefreiheit", ("LEGAL.accessibility.law",), "das Recht, nach dem die Erklärung abgegeben wird", _MODEL),
    Duty("barrierefreiheit", ("LEGAL.accessibility.status",), "das Ergebnis der Bewertung", _MODEL),
    Duty("barrierefreiheit", ("LEGAL.accessibility.created",), "der Tag, an dem die Erklärung erstellt wurde", _MODEL),
    Duty("barrierefreiheit", ("LEGAL.accessibility.method",), "wer die Website bewertet hat", "Art. 3 Abs. 1 von (EU) 2018/1523"),
    Duty("barrierefreiheit", ("LEGAL.accessibility.reviewed",), "der Tag der letzten Überprüfung", _MODEL),
    Duty("barrierefreiheit", ("LEGAL.accessibility.enforcement",), "die Stelle für das Durchsetzungsverfahren", _MODEL),
    Duty("barriere-melden", ("LEGAL.report.email", "AUTHORITY.email"), "die E-Mail-Adresse", "Art. 7 Abs. 1 Buchst. b von (EU) 2016/2102"),
)
_ASSESSOR = Duty("barrierefreiheit", ("LEGAL.accessibility.assessor",), "wer als Dritte geprüft hat", "Art. 3 Abs. 1 von (EU) 2018/1523")


def completed(legal: Legal, authority: Authority) -> Legal:
    """Return ``legal`` with what federal law settles (for federal bodies), and with contacts taken from ``authority``."""
    update: dict[str, Any] = {"report": _contact(legal.report, authority)}
    if legal.privacy.officer:
        officer = legal.privacy.officer
        filled: Officer = officer.model_copy(update={"address": officer.address or authority.address})
        update["privacy"] = legal.privacy.model_copy(update={"officer": filled})
    if authority.kind == "bund":
        own = legal.accessibility
        update["accessibility"] = own.model_copy(update={k: v for k, v in _FEDERAL.items() if not getattr(own, k)})
    return legal.model_copy(update=update)


def _contact(own: Contact, authority: Authority) -> Contact:
    fallback = {"email": authority.email, "phone": authority.phone, "address": authority.address}
    return own.model_copy(update={key: value for key, value in fallback.items() if not getattr(own, key)})


def missing(legal: Legal, authority: Authority, pages: frozenset[str]) -> Iterator[Problem]:
    """Yield the required details of the generated ``pages`` that nobody gave."""
    given = {"LEGAL": legal, "AUTHORITY": authority}
    assessed = (_ASSESSOR,) if legal.accessibility.method == "third" else ()
    for duty in (*DUTIES, *assessed):
        if duty.page in pages and not any(_given(given, setting) for setting in duty.settings):
            key = " oder ".join(duty.settings)
            values = {"page": TITLES[duty.page], "slug": duty.page, "key": key, "what": duty.what, "law": duty.law}
            name, *path = duty.settings[0].split(".")
            yield Problem(rules.MISSING, name, tuple(path), values)


def _given(roots: dict[str, Any], dotted: str) -> bool:
    name, *path = dotted.split(".")
    value = roots[name]
    for part in path:
        value = getattr(value, part, None)
    return value is not None and value != ""


def post_boxes(legal: Legal, authority: Authority) -> Iterator[Problem]:
    """Yield the addresses in the Impressum where no summons can be served."""
    responsible = legal.impressum.responsible
    places: list[tuple[tuple[str, ...], Address | None]] = [
        (("AUTHORITY", "address", "street"), authority.address),
        (("LEGAL", "impressum", "responsible", "address", "street"), responsible.address if responsible else None),
    ]
    for setting, address in places:
        if address and _BOX.search(address.street):
            yield Problem(rules.POST_BOX, setting[0], setting[1:], {"key": ".".join(setting)})


def statement(legal: Legal, today: date, waived: int, *, example: bool) -> Iterator[Problem]:
    """Yield what is wrong with the accessibility statement: its age, its dates, its status against what is known."""
    own = legal.accessibility
    yield from _dates(legal, today, example=example)
    known = [one.content for one in own.deviations if one.group != "ausserhalb"]
    if waived:
        known.append("1 Ausnahme in Beiträgen" if waived == 1 else f"{waived} Ausnahmen in Beiträgen")
    if own.status == "full" and known:
        yield Problem(rules.CONTRADICTION, "LEGAL", ("accessibility", "status"), {"what": "; ".join(known)})
    if own.status in ("partial", "none") and not known:
        yield Problem(rules.NO_DEVIATIONS, "LEGAL", ("accessibility", "status"), {"status": str(own.status)})
    for number, one in enumerate(own.deviations):
        for key, what in (("reason", "der Grund"), ("alternative", "die barrierefreie Alternative")):
            if not getattr(one, key):
                dotted = f"LEGAL.accessibility.deviations[{number}].{key}"
                yield Problem(
                    rules.UNEXPLAINED,
                    "LEGAL",
                    ("accessibility", "deviations", number),
                    {"content": one.content, "what": what, "key": dotted},
                )


def _dates(legal: Legal, today: date, *, example: bool) -> Iterator[Problem]:
    own = legal.accessibility
    for key, day in (("created", own.created), ("reviewed", own.reviewed)):
        if day and day > today:
            yield Problem(rules.FUTURE, "LEGAL", ("accessibility", key), {"key": f"LEGAL.accessibility.{key}", "day": _short(day)})
    if own.reviewed is None:
        return
    if own.created and own.reviewed < own.created:
        yield Problem(
            rules.ORDER, "LEGAL", ("accessibility", "reviewed"), {"reviewed": _short(own.reviewed), "created": _short(own.created)}
        )
    due = months_later(own.reviewed, 12)
    if today >= months_later(own.reviewed, 11):
        rule = rules.OUTDATED if today > due and not example else rules.DUE
        yield Problem(rule, "LEGAL", ("accessibility", "reviewed"), {"reviewed": _short(own.reviewed), "due": _short(due)})


def months_later(day: date, months: int) -> date:
    """Return the same day ``months`` later, or the last day of that month: 31 January + 1 -> 28 February."""
    years, month = divmod(day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(day.year + years, month + 1, min(day.day, last))
        except ValueError:
            continue
    raise AssertionError("every month has 28 days")


def _short(day: date) -> str:
    return f"{day:%d.%m.%Y}"
