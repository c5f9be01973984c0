# SPDX-License-Identifier: AGPL-3.0-or-later
"""Where an episode lives and which show it belongs to."""

from pathlib import Path
from uuid import UUID

import pytest

from plugins.core.finding import Position
from plugins.podcast import guids, place
from plugins.podcast.place import Place


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("podcast/funk/001-anfang/index.md", Place("podcast/funk/001-anfang/index.md", "funk", "001-anfang")),
        ("podcast/funk/001-anfang/index.en.md", Place("podcast/funk/001-anfang/index.en.md", "funk", "001-anfang")),
        ("podcast/fnuk/001-anfang/index.md", Place("podcast/fnuk/001-anfang/index.md", "fnuk", "001-anfang")),
        ("podcast/funk/anfang.md", Place("podcast/funk/anfang.md", "funk")),
        ("podcast/2019/anfang.md", Place("podcast/2019/anfang.md")),
        ("podcast/anfang.md", Place("podcast/anfang.md")),
        ("anfang.rst", Place("anfang.rst")),
        ("artikel/podcast/funk/index.md", Place("artikel/podcast/funk/index.md")),
    ],
)
def test_only_our_folders_are_ours(source: str, expected: Place) -> None:
    assert place.of_source(source, ["funk"]) == expected


def test_addresses() -> None:
    assert place.address("funk", "anfang") == "podcast/funk/anfang/"
    assert place.address("funk", "start", "en") == "en/podcast/funk/start/"
    assert place.address("funk", "start", "de-simple") == "leichte-sprache/podcast/funk/start/"
    assert place.media("", "anfang") == "podcast/anfang/anfang"


def choose(source: str, named: str | None, *shows: str) -> tuple[str, list[str]]:
    slug, found = place.choose(place.of_source(source, shows), named, shows, "x.md", Position(3, 7))
    return slug, [str(one) for one in found]


def test_the_show_is_named_or_follows_from_the_folder_or_is_the_only_one() -> None:
    assert choose("podcast/funk/001/index.md", None, "funk", "ohr") == ("funk", [])
    assert choose("podcast/funk/001/index.md", "ohr", "funk", "ohr") == ("ohr", [])
    assert choose("anfang.rst", None, "ohr") == ("ohr", [])


def test_a_show_that_is_missing_or_unclear() -> None:
    assert choose("podcast/fnuk/001/index.md", None, "funk", "ohr") == (
        "",
        ["x.md:3:7: Die Sendung „fnuk“ gibt es in PODCAST nicht. Meinten Sie „funk“? [podcast.unknown-show]"],
    )
    assert choose("anfang.rst", "xyz", "funk", "ohr") == (
        "",
        ["x.md:3:7: Die Sendung „xyz“ gibt es in PODCAST nicht. Es gibt: funk, ohr. [podcast.unknown-show]"],
    )
    assert choose("podcast/funk/001/index.md", None) == (
        "",
        ["x.md:3:7: Die Sendung „funk“ gibt es in PODCAST nicht. Noch nennt PODCAST keine Sendung. [podcast.unknown-show]"],
    )
    assert choose("anfang.rst", None, "funk", "ohr") == (
        "",
        [
            "x.md:3:7: Zu welcher Sendung gehört diese Folge? Es gibt mehrere: funk, ohr. "
            "Ergänzen Sie im Kopf zum Beispiel: show: funk [podcast.show-unclear]"
        ],
    )
    assert choose("anfang.rst", None) == (
        "",
        [
            "x.md:3:7: Diese Folge gehört zu keiner Sendung; sie steht in keinem Podcast-Feed. "
            "Tragen Sie die Sendung in pelicanconf.py ein: "
            "PODCAST = {'shows': {'kuerzel': {'title': …, 'description': …}}}. [podcast.no-show]"
        ],
    )


def test_the_guid_of_a_feed_is_the_one_of_the_specification() -> None:
    assert guids.of_feed("https://podnews.net/rss") == "9b024349-ccf0-5f69-a609-6b82873eab3c"
    assert guids.of_feed("https://podnews.net/rss/") == "9b024349-ccf0-5f69-a609-6b82873eab3c"
    assert guids.of_feed("http://podnews.net/rss") == "9b024349-ccf0-5f69-a609-6b82873eab3c"


def test_a_proposed_guid_is_always_the_same_and_another_for_every_episode() -> None:
    assert guids.proposed("funk", "001-anfang") == guids.proposed("funk", "001-anfang")
    assert UUID(guids.proposed("funk", "001-anfang")).version == 5
    assert len({guids.proposed(show, name) for show in ("funk", "ohr") for name in ("001", "002")}) == 4


def test_the_ledger(tmp_path: Path) -> None:
    path = tmp_path / "guids.toml"
    assert guids.read_ledger(path, "x/guids.toml") == (guids.Ledger(), [])
    path.write_text('"001-anfang" = "https://alt.example/?p=1"\n002 = "b"\nleer = ""\n', encoding="utf-8")
    ledger, found = guids.read_ledger(path, "x/guids.toml")
    assert ledger.guids == {"001-anfang": "https://alt.example/?p=1", "002": "b"}
    advice = 'Jede Zeile hat die Form "ordnername" = "kennung", und jede Kennung steht einmal da. [podcast.broken-ledger]'
    assert [str(one) for one in found] == [
        f"x/guids.toml:3:1: Das Verzeichnis der Kennungen ist nicht lesbar: „leer“ hat keine Kennung. {advice}"
    ]
    path.write_text('a = "b"\nc = d\n', encoding="utf-8")
    assert [str(one) for one in guids.read_ledger(path, "x/guids.toml")[1]] == [
        f"x/guids.toml:2:5: Das Verzeichnis der Kennungen ist nicht lesbar: Die Form stimmt nicht. {advice}"
    ]
