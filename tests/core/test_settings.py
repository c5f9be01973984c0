# SPDX-License-Identifier: AGPL-3.0-or-later
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from hypothesis import given
from hypothesis import strategies as st
from pydantic import Field

from plugins.core.authority import Authority
from plugins.core.settings import Settings, kept, misspelled, place, read


class Inner(Settings):
    size: int = 3
    """Größe."""


class Model(Settings):
    title: str
    """Titel."""
    kind: Literal["a", "b"] = "a"
    """Art."""
    inner: Inner = Field(default_factory=Inner)
    """Inneres."""
    sizes: tuple[int, ...] = Field(default=(1,), min_length=1)
    """Größen."""


CONF = """\
SITENAME = "x"
MODEL = {
    "title": "T",
    "inner": {"sizee": 4},
    "kind": "c",
}
"""


def found(tmp_path: Path, raw: object, text: str = CONF) -> list[str]:
    file = tmp_path / "pelicanconf.py"
    file.write_text(text, encoding="utf-8")
    return [str(one) for one in read(Model, "MODEL", raw, file)[1]]


def test_right_settings_give_the_model() -> None:
    model, found = read(Model, "MODEL", {"title": "T", "inner": {"size": 4}}, Path("pelicanconf.py"))
    assert model == Model(title="T", inner=Inner(size=4))
    assert found == []


def test_unknown_keys_are_named_with_their_line_and_the_nearest_name(tmp_path: Path) -> None:
    assert found(tmp_path, {"title": "T", "inner": {"sizee": 4}}) == [
        "pelicanconf.py:4:15: Die Einstellung „sizee“ gibt es in MODEL nicht. Meinten Sie „size“? [settings.unknown]"
    ]


def test_wrong_values_say_what_is_allowed(tmp_path: Path) -> None:
    assert found(tmp_path, {"title": "T", "kind": "c"}) == [
        "pelicanconf.py:5:5: Die Einstellung „MODEL.kind“ passt nicht: Erlaubt ist nur „a“ oder „b“, nicht „c“. [settings.wrong]"
    ]


def test_a_list_is_blamed_for_its_length_only_where_nothing_in_it_is_wrong(tmp_path: Path) -> None:
    text = 'MODEL = {\n    "title": "T",\n    "sizes": ["x"],\n}\n'
    assert found(tmp_path, {"title": "T", "sizes": ["x"]}, text) == [
        "pelicanconf.py:3:15: Die Einstellung „MODEL.sizes.0“ passt nicht: Hier gehört eine ganze Zahl hin, nicht „x“. [settings.wrong]"
    ]
    assert found(tmp_path, {"title": "T", "sizes": []}, text) == [
        "pelicanconf.py:3:5: Die Einstellung „MODEL.sizes“ passt nicht: Hier fehlt etwas (verlangt ist mindestens 1 Angabe). "
        "[settings.wrong]"
    ]


def test_missing_values_point_at_the_setting(tmp_path: Path) -> None:
    assert found(tmp_path, {}, "X = 1\nMODEL = {}\n") == [
        "pelicanconf.py:2:1: Die Einstellung „MODEL.title“ passt nicht: Das Feld fehlt. [settings.wrong]"
    ]


def test_publishconf_is_followed_into_pelicanconf(tmp_path: Path) -> None:
    (tmp_path / "pelicanconf.py").write_text(CONF, encoding="utf-8")
    (tmp_path / "publishconf.py").write_text("from pelicanconf import *\n", encoding="utf-8")
    assert place(tmp_path / "publishconf.py", "SITENAME") == ("pelicanconf.py", (1, 1))


def test_every_key_of_authority_is_optional() -> None:
    assert Authority().label == ""
    assert Authority(name="Stadt Musterstadt", short_name="Musterstadt").label == "Musterstadt"


def test_a_name_that_is_almost_a_setting_is_named(tmp_path: Path) -> None:
    file = tmp_path / "pelicanconf.py"
    file.write_text('SITENAME = "x"\nPODCATS = {}\nMY_OWN = 1\n', encoding="utf-8")
    found = misspelled(["SITENAME", "PODCATS", "MY_OWN", "readers"], {"SITENAME", "PODCAST", "READERS"}, file)
    assert [str(one) for one in found] == [
        "pelicanconf.py:2:1: Die Einstellung „PODCATS“ liest niemand. Meinten Sie „PODCAST“? [settings.misspelled]"
    ]


class _Person(Settings):
    name: str
    age: int = 0


class _People(Settings):
    title: str = "Leute"
    persons: tuple[_Person, ...] = ()
    named: Mapping[str, _Person] = Field(default_factory=dict)


def test_what_is_right_in_wrong_settings_is_kept() -> None:
    """Else one typo is followed by findings about everything that the setting defined."""
    raw = {
        "titel": "Tippfehler",
        "persons": [{"name": "A"}, {"nam": "B", "age": "alt"}, {"name": "C", "age": "jung"}, {"name": "D"}],
        "named": {"e": {"name": "E"}, "f": {"age": 3}, "g": 7},
    }
    made = kept(_People, raw)
    assert [(one.name, one.age) for one in made.persons] == [("A", 0), ("C", 0), ("D", 0)]
    assert set(made.named) == {"e"}
    assert len(raw["persons"]) == 4
    assert kept(_People, "nichts") == _People()


@given(st.recursive(st.integers() | st.text(max_size=3), lambda inner: st.lists(inner) | st.dictionaries(st.text(max_size=6), inner)))
def test_any_settings_give_a_model(raw: object) -> None:
    assert isinstance(kept(_People, {"persons": raw, "named": raw}), _People)
