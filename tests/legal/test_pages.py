# SPDX-License-Identifier: AGPL-3.0-or-later
"""The pages' HTML: every detail stands where it belongs, foreign text is escaped, a strict parser accepts it."""

from typing import Any
from urllib.parse import parse_qs, urlsplit

import html5lib
import pytest

from plugins.core.authority import Authority
from plugins.legal import duties, pages
from plugins.legal.settings import Legal

from .data import AUTHORITY, legal


def facts(settings: dict[str, Any], *waived: pages.Waived, **changes: Any) -> pages.Facts:
    who = Authority.model_validate({**AUTHORITY, **changes})
    addresses = {slug: f"/{slug}/" for slug in duties.TITLES}
    own = duties.completed(Legal.model_validate(settings), who)
    return pages.Facts(own, who, "Blog", "https://blog.example", waived, addresses)


@pytest.mark.parametrize("slug", duties.TITLES)
@pytest.mark.parametrize("settings", [legal(), {}], ids=["complete", "empty"])
def test_strict_parser_accepts_the_page(slug: str, settings: dict[str, Any]) -> None:
    body = pages.body(slug, facts(settings))
    html5lib.HTMLParser(strict=True).parse(f"<!DOCTYPE html><title>x</title>{body}")


def test_impressum() -> None:
    extra = legal(impressum__vat_id="DE 1", impressum__legal_form="KdöR", impressum__supervisory_authority="Kreis", impressum__note="N.")
    body = pages.body("impressum", facts(extra))
    for text in (
        "Stadt Testhausen<br>Markt 1<br>01234 Testhausen",
        "Bürgermeisterin Erika Beispiel, Anschrift wie oben",
        "Max Muster, Pressestelle<br>Markt 1",
    ):
        assert text in body
    assert '<a href="tel:0123456-0">01234 / 56-0</a>' in body
    assert all(text in body for text in ("DE 1", "KdöR", "Kreis", "N."))
    assert '<h2 id="register">' not in body


@pytest.mark.parametrize(
    ("days", "text"),
    [(7, "nach 7 Tagen gelöscht"), (1, "nach einem Tag gelöscht"), (0, "Der Webserver führt darüber kein Protokoll.")],
)
def test_privacy_says_how_long_logs_are_kept(days: int, text: str) -> None:
    assert text in pages.body("datenschutz", facts(legal(privacy__log_days=days)))


def test_privacy_claims_nothing_about_hosting_unless_told() -> None:
    assert "in unserem Auftrag: Rechenzentrum X" in pages.body("datenschutz", facts(legal(privacy__host="Rechenzentrum X")))
    assert "in unserem Auftrag" not in pages.body("datenschutz", facts(legal()))


@pytest.mark.parametrize(
    ("status", "text"),
    [("full", "vollständig vereinbar"), ("partial", "<strong>teilweise vereinbar</strong>"), ("none", "<strong>nicht vereinbar</strong>")],
)
def test_statement_tells_the_status(status: str, text: str) -> None:
    body = pages.body("barrierefreiheit", facts(legal(accessibility__status=status)))
    assert text in body
    assert body.count("vereinbar.") + body.count("vereinbar</strong>") == 1


def test_statement_groups_the_deviations() -> None:
    three = [{"content": f"Inhalt {group}", "group": group, "reason": "R.", "alternative": "A."} for group in ("ausserhalb", "belastung")]
    body = pages.body("barrierefreiheit", facts(legal(accessibility__deviations=three)))
    assert body.index('<h3 id="belastung">Unverhältnismäßige Belastung</h3>') < body.index('<h3 id="ausserhalb">')
    assert '<h3 id="unvereinbar">' not in body
    assert "<strong>Inhalt belastung</strong><br>Grund: R.<br>Barrierefreie Alternative: A." in body


def test_statement_lists_waived_rules() -> None:
    waived = pages.Waived("Folge <1>", "/podcast/eins/", "Mitschrift folgt.", "1.2.1", duties.months_later(duties.date(2026, 11, 1), 1))
    body = pages.body("barrierefreiheit", facts(legal(), waived))
    assert (
        '<li><a href="/podcast/eins/">Folge &lt;1&gt;</a>: Mitschrift folgt.<br>Betroffenes Kriterium: WCAG 1.2.1'
        '<br>Soll behoben sein bis: <time datetime="2026-12-01">1.&nbsp;Dezember 2026</time></li>'
    ) in body


def test_statement_tells_when_and_how_it_was_made() -> None:
    body = pages.body("barrierefreiheit", facts(legal()))
    assert 'am <time datetime="2026-03-01">1.&nbsp;März 2026</time> erstellt.' in body
    assert "durch uns selbst (Selbstbewertung)" in body
    third = pages.body("barrierefreiheit", facts(legal(accessibility__method="third", accessibility__assessor="Prüf GmbH")))
    assert "durch Dritte: Prüf GmbH." in third


def test_statement_promises_an_answer_only_when_told() -> None:
    assert "Wir antworten innerhalb" not in pages.body("barrierefreiheit", facts(legal()))
    text = pages.body("barrierefreiheit", facts(legal(accessibility__answer_within="von sechs Wochen")))
    assert "Wir antworten innerhalb von sechs Wochen." in text


def test_barrier_report_has_mail_phone_and_post_and_no_form() -> None:
    body = pages.body("barriere-melden", facts(legal()))
    assert "<form" not in body
    assert 'href="tel:0123456-0"' in body
    assert "Stadt Testhausen<br>Markt 1<br>01234 Testhausen" in body
    assert "https://blog.example" in body


def test_a_form_of_the_authority_is_offered_first_and_in_the_statement() -> None:
    """§ 10b Abs. 2 Nr. 2 BGG NRW: the statement holds a form that can be reached at once."""
    own = facts(legal(report={"form": "https://www.stadt.example/barriere"}))
    body = pages.body("barriere-melden", own)
    assert body.index('<a href="https://www.stadt.example/barriere">Formular zum Melden von Barrieren</a>') < body.index("Per E-Mail")
    assert "ein Formular brauchen Sie dafür nicht" not in body
    assert 'href="https://www.stadt.example/barriere"' in pages.body("barrierefreiheit", own)


def test_mailto_carries_subject_and_questions() -> None:
    parts = urlsplit(pages.mailto("barrieren@stadt.example", "https://blog.example/"))
    query = parse_qs(parts.query)
    assert (parts.scheme, parts.path) == ("mailto", "barrieren@stadt.example")
    assert query["subject"] == ["Barriere melden"]
    assert query["body"] == [
        "Adresse der Seite: https://blog.example/\r\n\r\nWas hindert Sie?\r\n\r\n"
        "Womit nutzen Sie die Website?\r\n\r\nWie erreichen wir Sie?"
    ]
    assert "+" not in parts.query


def test_paragraphs_of_law_do_not_break_apart() -> None:
    law = legal(accessibility__law="§§ 10a bis 10e BGG NRW", privacy__legal_basis="Art. 6 Abs. 1 Buchst. e DSGVO und § 3 Abs. 1 DSG NRW")
    nbsp = "\N{NO-BREAK SPACE}"
    assert f"nach §{nbsp}18 Abs.{nbsp}2 MStV:" in pages.body("impressum", facts(law))
    assert f"nach §{nbsp}5 Digitale-Dienste-Gesetz (DDG) und §{nbsp}18 Medienstaatsvertrag" in pages.body("impressum", facts(law))
    assert f"Art.{nbsp}6 Abs.{nbsp}1 Buchst.{nbsp}e DSGVO und §{nbsp}3 Abs.{nbsp}1 DSG NRW" in pages.body("datenschutz", facts(law))
    assert f"§§{nbsp}10a bis 10e BGG NRW" in pages.body("barrierefreiheit", facts(law))


def test_own_words_are_escaped() -> None:
    body = pages.body("impressum", facts(legal(impressum__representative="<script>x</script>")))
    assert "<script>" not in body
    assert "&lt;script&gt;x&lt;/script&gt;" in body
