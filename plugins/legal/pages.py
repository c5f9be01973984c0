# SPDX-License-Identifier: AGPL-3.0-or-later
"""The HTML of the required pages, made from the settings and the German texts in ``texts/``."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup

from ..core.authority import Authority
from .duties import TITLES
from .settings import Legal

LABELS = {**TITLES, "datenschutz": "Datenschutz", "barrierefreiheit": "Barrierefreiheit"}
SUMMARIES = {
    "impressum": "Wer diese Website anbietet, wer für den Inhalt verantwortlich ist und wie Sie uns erreichen.",
    "datenschutz": "Welche Daten beim Besuch dieser Website verarbeitet werden, wozu, wie lange, und welche Rechte Sie haben.",
    "barrierefreiheit": "Wie barrierefrei diese Website ist, was noch fehlt und an wen Sie sich wenden können.",
    "barriere-melden": "Wie Sie uns sagen, was Sie auf dieser Website hindert.",
}
_MONTHS = (
    "Januar", "Februar", "März", "April", "Mai", "Juni",
    "Juli", "August", "September", "Oktober", "November", "Dezember",
)  # fmt: skip
_GROUPS = (
    ("unvereinbar", "Unvereinbarkeit mit den Anforderungen", "Diese Inhalte erfüllen die Anforderungen noch nicht:"),
    ("belastung", "Unverhältnismäßige Belastung", "Diese Inhalte barrierefrei zu machen, wäre zurzeit eine unverhältnismäßige Belastung:"),
    ("ausserhalb", "Von den Vorschriften nicht erfasst", "Für diese Inhalte gelten die Anforderungen nicht:"),
)
_LAW = re.compile(r"(§§?|\b(?:Art\.|Abs\.|Buchst\.|Nr\.|S\.|Satz)) (?=(?:\d+[a-z]?|[a-z])\b)")  # „§ 18 Abs. 2“ stays on one line
_QUESTIONS = ("Adresse der Seite: {address}", "Was hindert Sie?", "Womit nutzen Sie die Website?", "Wie erreichen wir Sie?")


@dataclass(frozen=True, slots=True)
class Waived:
    """An accessibility rule that a document waives in the open."""

    title: str
    url: str
    reason: str
    criterion: str = ""
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything the pages are made from; ``addresses`` maps a required page's slug to its root-relative address."""

    legal: Legal
    authority: Authority
    site_name: str
    address: str
    waived: tuple[Waived, ...] = ()
    addresses: Mapping[str, str] = field(default_factory=dict)


def body(slug: str, facts: Facts) -> str:
    """Return the body of one required page as HTML."""
    made: str = (
        _texts()
        .get_template(f"{slug}.html")
        .render(
            legal=facts.legal,
            authority=facts.authority,
            site_name=facts.site_name,
            address=facts.address,
            waived=facts.waived,
            groups=_GROUPS,
            mailto=mailto(facts.legal.report.email, f"{facts.address}/"),
            report_url=facts.addresses.get("barriere-melden", ""),
            statement_url=facts.addresses.get("barrierefreiheit", ""),
        )
    )
    return _LAW.sub("\\1\N{NO-BREAK SPACE}", re.sub(r"\n\s*\n+", "\n", made)).strip() + "\n"


def mailto(email: str, address: str) -> str:
    """Return the link that opens a message about a barrier on the page at ``address``."""
    text = "\r\n\r\n".join(_QUESTIONS).format(address=address)
    return f"mailto:{quote(email, safe='@')}?subject={quote('Barriere melden')}&body={quote(text)}"


def _texts() -> Environment:
    made = Environment(loader=FileSystemLoader(Path(__file__).with_name("texts")), autoescape=True, trim_blocks=True, lstrip_blocks=True)
    filters: dict[str, Any] = {"day": _day, "dial": _dial, "bare": _bare}
    made.filters.update(filters)
    return made


def _day(day: date) -> Markup:
    return Markup('<time datetime="{}">{}.&nbsp;{} {}</time>').format(day.isoformat(), day.day, _MONTHS[day.month - 1], day.year)


def _dial(phone: str) -> str:
    """Return a phone number as RFC 3966 writes it: „0123 / 45 67-0“ -> „01234567-0“."""
    return re.sub(r"-+", "-", re.sub(r"[^0-9+-]", "", phone.replace("(0)", "")))


def _bare(address: str) -> str:
    return address.split("://", 1)[-1].rstrip("/")
