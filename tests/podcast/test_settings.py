# SPDX-License-Identifier: AGPL-3.0-or-later
"""PODCAST and the fields of an episode: what is read, what is refused, in which words."""

from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from plugins.core.messages import german
from plugins.core.settings import read
from plugins.podcast.categories import CATEGORIES
from plugins.podcast.fields import FIELDS, AudioReference
from plugins.podcast.persons.model import Person
from plugins.podcast.settings import Podcast, Show

SHOW = {"title": "Funk", "description": "Neues."}


def problems(show: dict[str, Any], slug: str = "funk") -> list[str]:
    return [str(one) for one in read(Podcast, "PODCAST", {"shows": {slug: {**SHOW, **show}}}, Path("/nirgends/pelicanconf.py"))[1]]


def test_a_show_needs_a_title_and_a_description_only() -> None:
    (show,) = Podcast.model_validate({"shows": {"funk": SHOW}}).shows.values()
    assert (show.category, show.explicit, show.type, show.locked) == ("Government", False, "episodic", True)


def test_every_category_of_the_list_is_taken() -> None:
    names = [*CATEGORIES, *(f"{group} > {inner}" for group, many in CATEGORIES.items() for inner in many)]
    assert len(CATEGORIES) == 19
    assert [Show.model_validate({**SHOW, "category": name}).category for name in names] == names


@pytest.mark.parametrize(
    ("show", "message"),
    [
        (
            {"category": "Goverment"},
            "category“ passt nicht: Die Kategorie „Goverment“ steht nicht in Apples Liste. Meinten Sie „Government“?",
        ),
        (
            {"category": "Government > National"},
            "category“ passt nicht: Die Kategorie „Government“ hat keine Unterkategorien; schreiben Sie nur „Government“.",
        ),
        (
            {"category": "Education > Schule"},
            "category“ passt nicht: Die Unterkategorie „Schule“ gibt es in „Education“ nicht. "
            "Es gibt dort: Courses, How To, Language Learning, Self-Improvement.",
        ),
        ({"description": "ä" * 2001}, "description“ passt nicht: Die Beschreibung ist 4002 Byte lang; erlaubt sind 4000."),
        (
            {"apps": {"Spotify": "open.spotify.com/show/1"}},
            "apps.Spotify“ passt nicht: „open.spotify.com/show/1“ ist keine Adresse einer Seite; "
            "schreiben Sie sie vollständig, mit https:// am Anfang.",
        ),
        ({"seasons": {0: "Anfang"}}, "seasons.0.[key]“ passt nicht: Die Zahl muss mindestens 1 sein."),
        ({"type": "seriell"}, "type“ passt nicht: Erlaubt ist nur „episodic“ oder „serial“, nicht „seriell“."),
    ],
)
def test_wrong_values(show: dict[str, Any], message: str) -> None:
    assert problems(show) == [f"pelicanconf.py:1:1: Die Einstellung „PODCAST.shows.funk.{message} [settings.wrong]"]


def test_a_slug_that_cannot_be_an_address() -> None:
    assert problems({}, "Rathaus Funk") == [
        "pelicanconf.py:1:1: Die Einstellung „PODCAST.shows“ passt nicht: "
        "Das Kürzel „Rathaus Funk“ wird Teil der Adresse; erlaubt sind a–z, 0–9 und Bindestriche. [settings.wrong]"
    ]


def test_an_unknown_key() -> None:
    assert problems({"titel": "Funk"}) == [
        "pelicanconf.py:1:1: Die Einstellung „titel“ gibt es in PODCAST nicht. Meinten Sie „title“? [settings.unknown]"
    ]


def field(name: str, value: Any) -> Any:
    kind = next(one.type for one in FIELDS if one.name == name)
    try:
        return TypeAdapter(kind).validate_python(value)
    except ValidationError as error:
        return german(error.errors()[0])


def test_the_fields_of_an_episode_are_read_from_strings() -> None:
    anna, ben = Person(name="Anna Beispiel"), Person(name="Ben Muster", role="Gast")
    assert field("persons", "Anna Beispiel;") == (anna,)
    assert field("persons", ["Anna Beispiel", {"name": " Ben Muster", "role": "Gast"}]) == (anna, ben)
    assert [field("explicit", text) for text in ("true", "ja", "Nein", "false")] == [True, True, False, False]
    assert field("episode", "12") == 12
    assert field("audio", {"sha256": "A" * 64, "path": "x.mp3"}) == AudioReference(sha256="a" * 64, path="x.mp3")


def test_wrong_fields_of_an_episode() -> None:
    assert field("episode", "0") == "Die Zahl muss mindestens 1 sein."
    assert field("episode", "drei") == "Hier gehört eine ganze Zahl hin, nicht „drei“."
    assert field("episode_type", "Trailer") == "Erlaubt ist nur „full“ oder „trailer“ oder „bonus“, nicht „Trailer“."
    assert field("explicit", "vielleicht") == "Hier gehört „true“ oder „false“ hin, nicht „vielleicht“."
    assert field("audio", {"sha256": "abc", "path": "x.mp3"}) == "Der Text hat nicht die verlangte Form."


def test_every_field_and_setting_explains_itself_in_german() -> None:
    assert all(one.help.endswith(".") for one in FIELDS)
    for model in (Podcast, Show):
        assert all(info.description for info in model.model_fields.values()), model
