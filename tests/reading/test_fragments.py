# SPDX-License-Identifier: AGPL-3.0-or-later
"""Links to a place in a page: in the same text, in other documents, behind addresses of the site, in what the theme adds."""

import pytest

from plugins.reading.fragments import fragment
from tests.conftest import Site


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("{filename}a.md#teil", "teil"),
        ("#gr%C3%B6%C3%9Fe", "größe"),
        ("#top", ""),
        ("#t=72", ""),
        ("#t=1:12.5", ""),
        ("a.md", ""),
        ("a.md#", ""),
        ("/x/#:~:text=Wort", ""),
    ],
)
def test_what_stands_behind_the_sign(target: str, expected: str) -> None:
    assert fragment(target) == expected


def test_dead_places_are_named_and_living_ones_are_not(bare: Site) -> None:
    bare.article("ziel", '## Preise\n\nText[^1]\n\n<span id="hier">Hier</span>\n\n[^1]: Note.\n', slug="ziel")
    good = "[1](#preise) [2](ziel.md#preise) [3]({filename}ziel.md#hier) [4](/2026/11/ziel/#preise) [5](#top) [6](ziel.md#fn-1)"
    bare.article("gut", f"## Preise\n\n{good} [8](#) [9](/2026/11/ziel/#:~:text=Text)\n", slug="gut")
    dead = "[eins](#Preis)\n\n[zwei](ziel.md#preis)\n\n[drei]({filename}/artikel/ziel.md#da)\n\n[vier](/2026/11/ziel/#Preise)\n"
    bare.article("tot", f"## Preise\n\n{dead}")
    bare.write("content/seiten/s.md", "---\ntitle: S\nsummary: '[x](../artikel/ziel.md#weg)'\n---\n[y](../artikel/ziel.md#preise)\n")
    assert bare.build().good().findings == [
        "content/artikel/tot.md:8:1: Die Sprungmarke „#Preis“ gibt es in diesem Text nicht. Meinten Sie „preise“? [reading.dead-anchor]",
        "content/artikel/tot.md:10:1: Die Sprungmarke „#preis“ gibt es in „content/artikel/ziel.md“ nicht. "
        "Meinten Sie „preise“? [reading.dead-anchor]",
        "content/artikel/tot.md:12:1: Die Sprungmarke „#da“ gibt es in „content/artikel/ziel.md“ nicht. "
        "Es gibt: fn-1, fnref-1, hier, preise. [reading.dead-anchor]",
        "content/artikel/tot.md:14:1: Die Sprungmarke „#Preise“ gibt es auf der Seite „/2026/11/ziel/“ nicht. "
        "Meinten Sie „preise“? [reading.dead-anchor]",
        "content/seiten/s.md:3:1: Die Sprungmarke „#weg“ gibt es in „content/artikel/ziel.md“ nicht. "
        "Es gibt: fn-1, fnref-1, hier, preise. [reading.dead-anchor]",
    ]


def test_a_dead_place_is_named_beside_errors_that_stop_the_build(bare: Site) -> None:
    bare.article("a", "[eins](#weg)\n").article("b", slug="b", datum="2026-11-20")
    assert [one.partition(": ")[0] for one in bare.build().findings] == ["content/artikel/a.md:6:1", "content/artikel/b.md:5:1"]


def test_what_the_theme_adds_to_every_page_can_be_linked_to(site: Site) -> None:
    site.article("a", "[1](#inhalt) [2](b.md#inhalt) [3](b.md#hoeren)\n", slug="a").article("b", slug="b")
    assert site.build().good().findings[:1] == [
        "content/artikel/a.md:7:31: Die Sprungmarke „#hoeren“ gibt es in „content/artikel/b.md“ nicht. "
        "Streichen Sie „#“ und alles dahinter, oder setzen Sie dort eine Überschrift. [reading.dead-anchor]"
    ]
