# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who takes part, whose picture is shown, whose mailbox it is: decided without a site."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from plugins.core.consent import Consent
from plugins.core.finding import Position
from plugins.core.messages import german
from plugins.podcast.persons.cast import Cast
from plugins.podcast.persons.check import Told, check
from plugins.podcast.persons.mailbox import is_personal
from plugins.podcast.persons.model import Credit, Person, Profile

TODAY = date(2026, 11, 23)
GIVEN = {"date": "2026-01-02", "scope": "Bild und Name"}
HANNA = Profile.model_validate(
    {"name": "Hanna Beispiel", "role": "Moderation", "image": "h.jpg", "consent": GIVEN, "voices": ["Spur 1"], "href": "https://h.example"}
)
CAST = Cast({"hanna": HANNA}, TODAY, lambda url: f"https://stadt.example/{url}", lambda path, _: f"https://stadt.example/{path}")


def person(name: str, **more: Any) -> Person:
    return Person.model_validate({"name": name, **more})


def names(*credits: Credit) -> list[tuple[str, str]]:
    return [(one.name, one.role) for one in credits]


def test_who_is_defined_once_is_named_by_key_or_name() -> None:
    for name in ("hanna", "Hanna Beispiel", "hanna beispiel"):
        assert CAST.credits([person(name)]) == CAST.credits([person("hanna")])
    assert CAST.credits([person("hanna")]) == (
        Credit(
            "Hanna Beispiel",
            "Moderation",
            "https://h.example",
            image="h.jpg",
            image_alt="Hanna Beispiel",
            img="https://stadt.example/h.jpg",
            key="hanna",
            link="https://h.example",
        ),
    )


def test_a_portrait_that_is_not_there_is_not_shown() -> None:
    (credit,) = replace(CAST, there=lambda path: path != "h.jpg").with_regulars([person("Ben Muster")]).credits([person("hanna")])
    assert (credit.name, credit.image, credit.image_alt, credit.img) == ("Hanna Beispiel", "", "", "")


def test_an_episode_adds_to_the_regulars_changes_them_or_lets_them_be_absent() -> None:
    always = [person("hanna"), person("Ben Muster", role="Technik")]
    assert names(*CAST.credits(always)) == [("Hanna Beispiel", "Moderation"), ("Ben Muster", "Technik")]
    own = [person("Hanna Beispiel", role="Gast"), person("Cem Exempel"), person("Ben Muster", absent=True)]
    assert names(*CAST.credits(always, own)) == [("Hanna Beispiel", "Gast"), ("Cem Exempel", "")]


def test_a_show_that_tells_of_someone_in_full_defines_them_for_its_episodes() -> None:
    regular = person("Ben Müller", role="Technik", image="b.jpg", consent=GIVEN)
    cast = CAST.with_regulars([person("hanna"), regular])
    assert [(one.key, one.role, one.image) for one in cast.credits([], [person("Ben Müller")])] == [("ben-mueller", "Technik", "b.jpg")]
    assert cast.pages is CAST.pages


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.none() | st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.booleans())
def test_a_picture_is_shown_only_while_a_consent_holds(begun: date, until: date | None, noted: bool) -> None:
    if until is not None and until < begun:
        return
    consent = {"date": begun, "scope": "Bild", "until": until} if noted else None
    shown = bool(CAST.credits([person("Ben Muster", image="b.jpg", consent=consent)])[0].image)
    assert shown is (noted and begun <= TODAY and (until is None or until >= TODAY))


def test_dates_of_a_consent() -> None:
    assert Consent.model_validate({**GIVEN, "date": "2.1.2026"}).date == date(2026, 1, 2)
    one = Consent.model_validate({**GIVEN, "until": TODAY + timedelta(days=30)})
    assert one.ending(TODAY)
    assert not one.ending(TODAY - timedelta(days=1))
    assert one.expired(TODAY + timedelta(days=31))
    with pytest.raises(ValidationError) as error:
        Consent.model_validate({**GIVEN, "until": "2025-12-31"})
    assert german(error.value.errors()[0]) == "Die Einwilligung endet (31.12.2025), bevor sie beginnt (02.01.2026)."


def found(*people: Person | Profile, content: Path = Path("nirgends")) -> list[str]:
    told = [Told(("a.md", Position(7)), one, CAST) for one in people]
    return [str(one).removeprefix("a.md:7:1: ") for one in check(told, content, TODAY)]


def test_what_is_wrong_with_people(tmp_path: Path) -> None:
    (tmp_path / "portraet.jpg").write_bytes(b"")
    picture = {"image": "portraet.jpg"}
    ended, ending = {**GIVEN, "until": "2026-11-22"}, {**GIVEN, "until": "2026-11-30"}
    assert found(person("hanna"), person("Hanna Beispiel", role="Gast"), content=tmp_path) == []
    assert found(person("Ben Muster"), person("Ben Muster"), content=tmp_path) == [
        "Zu „Ben Muster“ ist keine Einwilligung vermerkt. Ergänzen Sie consent mit date und scope; bei Beschäftigten genügt als scope "
        "zum Beispiel: dienstliche Aufgabe [podcast.unrecorded-consent]"
    ]
    assert found(person("Ben Muster", **picture), person("Cem", **picture, consent=ended), content=tmp_path) == [
        "Zum Bild von „Ben Muster“ ist keine Einwilligung vermerkt, die heute gilt. "
        "Ergänzen Sie consent mit date und scope, oder nehmen Sie das Bild heraus. [podcast.no-consent]",
        "Die Einwilligung von „Cem“ galt bis 22.11.2026. Bild und eigene Seite erscheinen nicht mehr; Name und Stimme sind weiter zu "
        "finden. Holen Sie eine neue ein, oder ziehen Sie die Folgen zurück: withdrawn [podcast.expired-consent]",
    ]
    assert found(person("Ben Muster", consent=ending), content=tmp_path) == [
        "Die Einwilligung von „Ben Muster“ gilt nur noch bis 30.11.2026. Holen Sie rechtzeitig eine neue ein. [podcast.ending-consent]"
    ]
    assert found(person("Ben Muster", image="portret.jpg", consent=GIVEN), content=tmp_path) == [
        "Das Bild „portret.jpg“ von „Ben Muster“ gibt es nicht. Meinten Sie „portraet.jpg“? [podcast.missing-portrait]"
    ]


def test_names_that_mean_nobody() -> None:
    assert found(person("hana", consent=GIVEN)) == [
        "Eine Person mit dem Kürzel „hana“ gibt es in PODCAST nicht. Meinten Sie „hanna“? [podcast.unknown-person]"
    ]
    assert found(person("Hanna Beispeil", consent=GIVEN)) == [
        "„Hanna Beispeil“ heißt fast wie „Hanna Beispiel“ in PODCAST. "
        "Wenn dieselbe Person gemeint ist, schreiben Sie: Hanna Beispiel [podcast.similar-person]"
    ]


OFFICES = """podcast presse.stelle info stadt-musterstadt oeffentlichkeitsarbeit poststelle rathausfunk p buergerbuero.nord"""


@pytest.mark.parametrize("name", OFFICES.split())
def test_mailboxes_of_offices(name: str) -> None:
    assert not is_personal(f"{name}@a.example", ["Hanna Beispiel"])


@pytest.mark.parametrize("address", ["anna.muster@a.example", "a.muster@a.example", "Anna_Muster2@a.example", "beispiel@a.example"])
def test_mailboxes_of_persons(address: str) -> None:
    assert is_personal(address, ["Hanna Beispiel"])


@given(st.sampled_from(["Anna", "Ünal", "Jörg", "Karl-Heinz"]), st.sampled_from(["Muster", "Groß", "Yılmaz", "Müller-Lüdenscheidt"]))
def test_every_name_is_recognised_as_one(first: str, last: str) -> None:
    assert is_personal(f"{first}.{last}@stadt.example".lower(), [f"{first} {last}"])
