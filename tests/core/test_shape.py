# SPDX-License-Identifier: AGPL-3.0-or-later
"""Values of Pelican's own settings in the wrong form."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pelican.settings import DEFAULT_CONFIG

from plugins.core import settings, shape
from tests.conftest import Site

NUMBER = "Hier gehört eine Zahl hin, ohne Anführungszeichen."
SWITCH = "Hier gehört True oder False hin, ohne Anführungszeichen."
LIST = 'Hier gehört eine Liste hin, zum Beispiel: ["eins", "zwei"]'


@pytest.mark.parametrize(
    ("name", "value", "what", "instead"),
    [
        ("DEFAULT_PAGINATION", "10", NUMBER, False),
        ("DEFAULT_PAGINATION", 10, "", 10),
        ("DEFAULT_PAGINATION", False, "", False),
        ("SUMMARY_MAX_LENGTH", "x", NUMBER, 50),
        ("SUMMARY_MAX_LENGTH", None, "", None),
        ("DELETE_OUTPUT_DIRECTORY", "nein", SWITCH, False),
        ("DELETE_OUTPUT_DIRECTORY", True, "", True),
        ("DELETE_OUTPUT_DIRECTORY", "ja", "", "ja"),
        ("ARTICLE_PATHS", "artikel", LIST, ["artikel"]),
        ("ARTICLE_PATHS", ("artikel",), "", ("artikel",)),
        ("STATIC_PATHS", 5, LIST, ["images"]),
        ("EXTRA_PATH_METADATA", [], 'Hier gehören benannte Angaben hin, zum Beispiel: {"name": "Wert"}', {}),
        ("ARTICLE_SAVE_AS", "{slug", "Die geschweiften Klammern gehen nicht auf; so ist es richtig: {slug}", "{slug}.html"),
        ("ARTICLE_SAVE_AS", "", "", ""),
        ("LOCALE", "de_DE.UTF-8", "", "de_DE.UTF-8"),
        ("DEFAULT_METADATA", (("author", "Presseamt"),), "", (("author", "Presseamt"),)),
    ],
)
def test_forms(name: str, value: Any, what: str, instead: Any) -> None:
    values = {name: value}
    assert list(shape.mend(values, DEFAULT_CONFIG, {})) == ([(name, what)] if what else [])
    assert values[name] == instead


def test_what_pelican_replaced_is_known_as_it_is_written() -> None:
    values = {"STATIC_PATHS": ["images"], "PLUGIN_PATHS": ["plugins"]}
    written = {"STATIC_PATHS": "bilder", "PLUGIN_PATHS": "plugins"}  # this one Pelican takes
    assert list(shape.mend(values, DEFAULT_CONFIG, written)) == [("STATIC_PATHS", LIST)]
    assert values["STATIC_PATHS"] == ["bilder"]


def test_pelicans_own_defaults_are_right() -> None:
    assert list(shape.mend(dict(DEFAULT_CONFIG), DEFAULT_CONFIG, {})) == []


@given(st.sampled_from(sorted(DEFAULT_CONFIG)), st.one_of(st.none(), st.booleans(), st.integers(), st.text(), st.lists(st.text())))
def test_what_was_mended_is_right(name: str, value: Any) -> None:
    values = {name: value}
    list(shape.mend(values, DEFAULT_CONFIG, {}))
    assert list(shape.mend(values, DEFAULT_CONFIG, {})) == []


def test_one_wrong_setting_does_not_look_like_many(bare: Site) -> None:
    bare.article("a", slug="a").configure(ARTICLE_PATHS="artikel", DEFAULT_PAGINATION="zehn").build()
    assert [one.partition(": ")[2] for one in bare.findings] == [
        f"Die Einstellung „ARTICLE_PATHS“ passt nicht: {LIST} [settings.wrong]",
        f"Die Einstellung „DEFAULT_PAGINATION“ passt nicht: {NUMBER} [settings.wrong]",
    ]
    assert not bare.output.exists()


def test_texts_as_they_are_written(tmp_path: Path) -> None:
    (tmp_path / "pelicanconf.py").write_text("PATH = 'content'\nSITEURL = 'https://a.example'\nTHEME = 'theme'\n", encoding="utf-8")
    file = tmp_path / "publishconf.py"
    file.write_text("from pelicanconf import *\nSITEURL = 'https://b.example'\nTHEME = ['x']\nx = y = 'z'\n", encoding="utf-8")
    assert settings.texts(file) == {"PATH": "content", "SITEURL": "https://b.example", "x": "z", "y": "z"}
    file.write_text("(", encoding="utf-8")
    assert settings.texts(file)["THEME"] == "theme"


def test_of_a_setting_given_twice_the_one_that_counts_is_named(tmp_path: Path) -> None:
    file = tmp_path / "pelicanconf.py"
    file.write_text("PATH = 'content'\nDEFAULT_PAGINATION = 10\n\nDEFAULT_PAGINATION = 'x'\n", encoding="utf-8")
    assert settings.place(file, "DEFAULT_PAGINATION") == ("pelicanconf.py", (4, 1))
