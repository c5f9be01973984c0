# SPDX-License-Identifier: AGPL-3.0-or-later
"""What depends on level and Land; every message is pinned, and nothing is claimed that is not known."""

import pytest

from plugins.legal import jurisdiction
from plugins.legal.settings import Contact, Legal

from .test_duties import authority, texts


def languages(kind: str, land: str, *slugs: str) -> list[str]:
    return [texts(one) for one in jurisdiction.languages(Legal(), authority(kind=kind, land=land), frozenset(slugs))]


def test_federal_bodies_explain_the_site_in_easy_and_sign_language() -> None:
    assert languages("bund", "") == [
        "warning: Die Seite in Leichter Sprache („leichte-sprache“) fehlt. Für Bundesbehörden ist sie Pflicht (§ 4 BITV 2.0). "
        "Legen Sie eine Seite mit dem Slug „leichte-sprache“ an, "
        "die Inhalt, Navigation und Barrierefreiheit in Leichter Sprache erläutert.",
        "warning: Die Seite in Deutscher Gebärdensprache („gebaerdensprache“) fehlt. Für Bundesbehörden ist sie Pflicht (§ 4 BITV 2.0). "
        "Legen Sie eine Seite mit dem Slug „gebaerdensprache“ an, deren Videos Inhalt, Navigation und Barrierefreiheit erläutern.",
    ]
    assert languages("bund", "", "leichte-sprache", "gebaerdensprache") == []


def test_elsewhere_the_land_decides() -> None:
    assert languages("kommune", "NW", "gebaerdensprache") == [
        "warning: Die Seite in Leichter Sprache („leichte-sprache“) fehlt. "
        "Für Kommunen in diesem Land (NW) ist sie vermutlich Pflicht; bitte prüfen Sie das Landesrecht. "
        "Legen Sie eine Seite mit dem Slug „leichte-sprache“ an, die Inhalt, Navigation und Barrierefreiheit in Leichter Sprache erläutert."
    ]
    assert "Für Behörden dieses Landes (BY) ist sie vermutlich Pflicht" in languages("land", "BY", "gebaerdensprache")[0]
    assert languages("kommune", "BY") == []


@pytest.mark.parametrize(("kind", "land"), [("kommune", "TH"), ("land", "BB"), ("kommune", "")])
def test_what_is_not_known_is_asked_not_guessed(kind: str, land: str) -> None:
    assert languages(kind, land) == [
        "info: Ob die Startseite diese Website in Leichter Sprache und in Gebärdensprache erläutern muss, "
        f"ist für AUTHORITY.land „{land}“ nicht hinterlegt. Prüfen Sie das Kürzel (BW, BY, BE, BB …) und das Recht Ihres Landes."
    ]
    assert languages(kind, land, "leichte-sprache", "gebaerdensprache") == []


def test_north_rhine_westphalia_asks_for_a_form() -> None:
    own = Legal(report=Contact(form="https://www.stadt.example/barriere"))
    assert [texts(one) for one in jurisdiction.form(Legal(), authority(land="NW"))] == [
        "warning: Zum Melden von Barrieren fehlt ein elektronisches Kontaktformular (§ 10b Abs. 2 Nr. 2 BGG NRW). "
        "Nennen Sie unter LEGAL.report.form die Adresse eines barrierefreien Formulars, zum Beispiel auf der Hauptseite der Behörde."
    ]
    for legal, who in ((own, authority(land="NW")), (Legal(), authority(land="SN")), (Legal(), authority(kind="bund", land="NW"))):
        assert list(jurisdiction.form(legal, who)) == []
