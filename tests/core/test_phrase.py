# SPDX-License-Identifier: AGPL-3.0-or-later
"""Messages in other languages: catalogues that fit the German templates, and findings said in them."""

import copy
import json
from string import Formatter

import pytest

import plugins
from plugins.core.finding import NEAREST, POSSIBLE, Rule, nearest
from plugins.core.messages import OTHER, TEXTS
from plugins.core.phrase import SOURCE, Phrase, catalogue, languages
from tests.conftest import Site

RULES = plugins.declared().rules.values()
GERMAN = (
    {rule.id: rule.message for rule in RULES}
    | {f"{rule.id}.advice": rule.advice for rule in RULES}
    | {f"value.{kind}": text for kind, text in TEXTS.items()}
    | {"value": OTHER, "nearest": NEAREST, "possible": POSSIBLE}
)
OTHERS = [one for one in languages() if one != SOURCE]


def places(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name is not None}


@pytest.mark.parametrize("language", OTHERS)
def test_catalogues_name_what_there_is_and_fill_the_same_places(language: str) -> None:
    words = catalogue(language)
    assert words
    assert set(words) <= set(GERMAN)
    assert {key: places(text) for key, text in words.items()} == {key: places(GERMAN[key]) for key in words}


def test_german_needs_no_catalogue() -> None:
    assert (catalogue(SOURCE), OTHERS) == ({}, ["en"])


def test_a_phrase_is_its_german_text_and_can_be_said_in_another_language() -> None:
    rule = Rule("a.b", "Das Feld „{key}“ gibt es nicht.", "{nearest}")
    found = rule.at("x.md", (3, 1), key="datum", nearest=nearest("datum", ["date"]))
    assert str(found) == "x.md:3:1: Das Feld „datum“ gibt es nicht. Meinten Sie „date“? [a.b]"
    words = {"a.b": "No field “{key}”.", "nearest": "Did you mean “{name}”?"}
    assert str(found.said(words)) == "x.md:3:1: No field “datum”. Did you mean “date”? [a.b]"
    assert found.said({}) == found


def test_a_phrase_travels_as_plain_text() -> None:
    phrase = Phrase("key", "{a}", a="line\nbreak")
    assert (phrase, json.dumps(phrase), type(copy.deepcopy(phrase))) == ("line break", '"line break"', str)


def test_a_site_may_have_its_findings_in_english(bare: Site) -> None:
    bare.article("a", "![B](b.jpg)\n", datum="x", draft="true").configure(FINDINGS_LANG="en").build()
    assert bare.findings == [
        "content/artikel/a.md:4:1: There is no field “datum”. Did you mean “date”? [reading.unknown-field]",
        "content/artikel/a.md:8:1: There is no file “b.jpg”, which this links to. "
        "Prüfen Sie Name und Ordner der Datei; Groß- und Kleinschreibung zählt. [reading.dead-link]",  # no catalogue has this yet
    ]


def test_a_language_without_a_catalogue_is_named(bare: Site) -> None:
    (found,) = bare.article("a").configure(FINDINGS_LANG="fr").build().findings
    assert found.partition(": ")[2] == "Die Einstellung „FINDINGS_LANG“ passt nicht: Möglich sind „de“ und „en“. [settings.wrong]"
