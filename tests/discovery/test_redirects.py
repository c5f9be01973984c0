# SPDX-License-Identifier: AGPL-3.0-or-later
"""Former addresses."""

import json

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.core.finding import Position
from plugins.discovery import redirects
from plugins.discovery.redirects import Redirect, Target


def target(*aliases: str, path: str = "content/a.md", url: str = "neu/") -> Target:
    return Target(path, "Neu <1>", url, "de", aliases, Position(4, 1))


def plan(*aliases: str, taken: dict[str, str] | None = None) -> tuple[list[tuple[str, str]], list[str]]:
    made, found = redirects.plan([target(*aliases)], taken or {})
    return [(one.old, one.save_as) for one in made], [str(one) for one in found]


@pytest.mark.parametrize(
    ("alias", "old", "save_as"),
    [
        ("/alt/", "alt/", "alt/index.html"),
        ("alt/", "alt/", "alt/index.html"),
        ("/alt", "alt", "alt/index.html"),
        ("/alt.html", "alt.html", "alt.html"),
        ("/2019/05/", "2019/05/", "2019/05/index.html"),
        ("/Stra%C3%9Fe/", "Stra%C3%9Fe/", "Straße/index.html"),
        ("/Straße/", "Stra%C3%9Fe/", "Straße/index.html"),
        ("/version-1.2/", "version-1.2/", "version-1.2/index.html"),
        ("/am-12.", "am-12.", "am-12./index.html"),
        ("/index.php", "index.php", ""),
        ("/index.php?id=5", "index.php?id=5", ""),
        ("/bild.jpg", "bild.jpg", ""),
    ],
)
def test_usable_address(alias: str, old: str, save_as: str) -> None:
    assert plan(alias) == ([(old, save_as)], [])


@pytest.mark.parametrize(
    ("alias", "message"),
    [
        ("https://andere.example/x", "Die frühere Adresse „https://andere.example/x“ gehört nicht zu dieser Website."),
        ("//andere.example/x", "Die frühere Adresse „//andere.example/x“ gehört nicht zu dieser Website."),
        ("mailto:a@b.example", "Die frühere Adresse „mailto:a@b.example“ gehört nicht zu dieser Website."),
        ("/", "Die frühere Adresse „/“ ist keine Adresse auf dieser Website: sie ist leer."),
        ("?id=5", "Die frühere Adresse „?id=5“ ist keine Adresse auf dieser Website: der Pfad fehlt."),
        ("/a/../b", "Die frühere Adresse „/a/../b“ ist keine Adresse auf dieser Website: sie enthält „.“ oder „..“ als Teil."),
        ("/a/%2e%2e/b", "Die frühere Adresse „/a/%2e%2e/b“ ist keine Adresse auf dieser Website: sie enthält „.“ oder „..“ als Teil."),
        ("/a#b", "Die frühere Adresse „/a#b“ ist keine Adresse auf dieser Website: sie enthält „#“."),
        ("/a//b", "Die frühere Adresse „/a//b“ ist keine Adresse auf dieser Website: sie enthält „//“."),
        ("/a\\b", "Die frühere Adresse „/a\\b“ ist keine Adresse auf dieser Website: sie enthält unerlaubte Zeichen."),
        ("/%00", "Die frühere Adresse „/%00“ ist keine Adresse auf dieser Website: sie enthält unerlaubte Zeichen."),
    ],
)
def test_unusable_address(alias: str, message: str) -> None:
    made, (found,) = plan(alias)
    assert made == []
    assert found.startswith(f"content/a.md:4:1: {message} Nennen Sie ")


def test_advice_says_what_to_write() -> None:
    assert plan("https://x/")[1] == [
        "content/a.md:4:1: Die frühere Adresse „https://x/“ gehört nicht zu dieser Website. "
        "Nennen Sie nur den Pfad ab dem ersten Schrägstrich, zum Beispiel „/2019/alter-name/“. [discovery.alias-foreign]"
    ]
    assert plan("/#")[1] == [
        "content/a.md:4:1: Die frühere Adresse „/#“ ist keine Adresse auf dieser Website: der Pfad fehlt. Nennen Sie den Pfad so, "
        "wie er in der Adresszeile des Browsers stand, zum Beispiel „/2019/alter-name/“. [discovery.alias-unusable]"
    ]


def test_address_of_a_page() -> None:
    assert plan("/alt/", taken={"alt/index.html": "content/b.md"}) == (
        [],
        [
            "content/a.md:4:1: Unter der früheren Adresse „/alt/“ gibt es schon eine Seite: content/b.md. "
            "Löschen Sie die Adresse unter „aliases“, oder geben Sie der anderen Seite eine andere. [discovery.alias-taken]"
        ],
    )


def test_address_of_two_documents() -> None:
    made, found = redirects.plan([target("/alt/"), target("/alt/", path="content/b.md")], {})
    assert [one.target.path for one in made] == ["content/a.md"]
    assert [str(one) for one in found] == [
        "content/b.md:4:1: Die frühere Adresse „/alt/“ steht auch in content/a.md. "
        "Behalten Sie sie nur dort, wohin sie führen soll. [discovery.alias-twice]"
    ]


def test_same_address_twice_in_one_document_is_harmless() -> None:
    assert plan("/alt/", "/alt/") == ([("alt/", "alt/index.html")], [])


@pytest.mark.parametrize(
    ("lang", "heading"), [("de", "Diese Seite ist umgezogen"), ("en", "This page has moved"), ("tr", "This page has moved")]
)
def test_page_leads_on_with_and_without_its_refresh(lang: str, heading: str) -> None:
    one = Redirect("alt/", "alt/index.html", Target("content/a.md", "Neu <1>", "neu/", lang, (), Position()))
    page = redirects.page(one, "/blog", "https://x.example")
    html5lib.HTMLParser(strict=True).parse(page)
    for text in (
        '<meta http-equiv="refresh" content="0; url=/blog/neu/">',
        '<link rel="canonical" href="https://x.example/blog/neu/">',
        '<meta name="robots" content="noindex">',
        f"<h1>{heading}</h1>",
        '<a href="/blog/neu/">Neu &lt;1&gt;</a>',
    ):
        assert text in page


def test_map_for_the_web_server() -> None:
    made, _ = redirects.plan([target("/b/", "/a?x=1")], {})
    assert json.loads(redirects.as_json({one.old: one.target.url for one in made}, ["weg/"], "/blog")) == {
        "gone": ["/blog/weg/"],
        "moved": {"/blog/a?x=1": "/blog/neu/", "/blog/b/": "/blog/neu/"},
    }


@given(st.text())
def test_any_text_is_an_address_or_a_finding(alias: str) -> None:
    made, found = redirects.plan([target(alias)], {})
    assert len(made) + len(found) == 1
    for one in made:
        assert not one.save_as.startswith("/")
        assert ".." not in one.save_as.split("/")
