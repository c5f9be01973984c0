# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a rich show and its episodes say, against a golden feed; formats, persons, pictures and links between feeds."""

from pathlib import Path
from typing import Any

import feedparser
import pytest
from lxml import etree

from plugins.core.finding import Position
from plugins.podcast.audio.formats import FORMATS, Audio
from plugins.podcast.episode import Episode, Published, ShowView
from plugins.podcast.feed import audios, checks, publisher
from plugins.podcast.feed.archive import Order
from plugins.podcast.feed.office import Office
from plugins.podcast.feed.write import Shelf, documents
from plugins.podcast.guids import Ledger
from plugins.podcast.settings import Podcast

from ..samples import document
from . import golden
from .golden import DESK, GOLDEN, episode, show
from .test_feed import NAMES

HOME = "https://stadt.example/blog/podcast/funk/"


@pytest.mark.parametrize("name", ["feed.xml", "herausgeber.xml"])
def test_a_rich_show_becomes_its_golden_feed(name: str) -> None:
    """Changed on purpose? ``python -m tests.podcast.feed.golden`` writes it anew."""
    assert golden.made()[name].decode() == (GOLDEN / name).read_text(encoding="utf-8")


def of_kinds(name: str, *kinds: str) -> Episode:
    files = [(Audio("0" * 64, 1, FORMATS[kind], 60), Published(Path("x"), f"podcast/funk/{name}.{kind}")) for kind in kinds]
    return Episode(document(guid=name, title=name, source=f"podcast/funk/{name}/index.md"), None, name, "/blog", files)


@pytest.mark.parametrize(
    ("episodes", "first"),
    [
        ([], "mp3"),
        ([("mp3", "opus"), ("opus",)], "mp3"),
        ([("m4a",)] * 3 + [("m4a", "mp3")], "m4a"),
        ([("m4a",), ("mp3",)], "mp3"),
        ([("opus", "flac"), ("flac",)], "flac"),
    ],
)
def test_the_main_feed_has_the_format_that_serves_most(episodes: list[tuple[str, ...]], first: str) -> None:
    of = show(feed={})
    assert audios.formats(of, [of_kinds(f"{place}", *kinds) for place, kinds in enumerate(episodes)]) == (first,)
    assert audios.formats(show(feed={"formats": ("opus", "mp3")}), []) == ("opus", "mp3")


def feeds(of: ShowView, *episodes: Episode) -> dict[str, Any]:
    shelf = Shelf(of, DESK, audios.formats(of, episodes))
    return {url.rpartition("/")[2]: etree.fromstring(raw) for url, raw in documents(shelf, episodes, Order())}


def test_each_format_has_its_feed_and_an_episode_without_it_is_absent_and_named() -> None:
    of = show(feed={"formats": ("mp3", "opus", "m4a")})
    episodes = [of_kinds("eins", "mp3", "opus"), of_kinds("zwei", "mp3"), of_kinds("drei", "opus", "m4a")]
    made = feeds(of, *episodes)
    assert {name: [one.text for one in made[name].iterfind("channel/item/guid")] for name in made} == {
        "feed.xml": ["eins", "zwei"],
        "feed-opus.xml": ["eins", "drei"],
        "feed-m4a.xml": ["drei"],
    }
    for name, kind in (("feed.xml", "mp3"), ("feed-opus.xml", "opus"), ("feed-m4a.xml", "m4a")):
        assert {one.get("url").rpartition(".")[2] for one in made[name].iterfind("channel/item/enclosure")} == {kind}
        links = [
            (one.get("rel"), one.get("href").removeprefix(HOME), one.get("title"))
            for one in made[name].iterfind("channel/atom:link", NAMES)
        ]
        every = {("feed.xml", "Rathausfunk (MP3)"), ("feed-opus.xml", "Rathausfunk (Opus)"), ("feed-m4a.xml", "Rathausfunk (M4A)")}
        assert {link[1:] for link in links} == every
        assert [link[1] for link in links if link[0] == "self"] == [name]
    place = ("pelicanconf.py", Position(7, 3))
    found = checks.of_formats(Shelf(of, DESK, of.settings.feed.formats), episodes, lambda source: f"content/{source}", place)
    assert [str(one) for one in found] == [
        "content/podcast/funk/drei/index.md:1:1: Die Folge gibt es nicht als MP3; im Feed feed.xml fehlt sie. "
        "Legen Sie die Aufnahme auch als MP3 in den Ordner der Folge. [podcast.not-in-feed]",
        "pelicanconf.py:7:3: 1 Folge fehlt im Feed feed-opus.xml, weil es sie nicht als Opus gibt, als neueste „zwei“. "
        "Legen Sie die fehlenden Aufnahmen nach, oder nehmen Sie das Format aus feed: formats. [podcast.format-incomplete]",
        "pelicanconf.py:7:3: 2 Folgen fehlen im Feed feed-m4a.xml, weil es sie nicht als M4A gibt, als neueste „eins“. "
        "Legen Sie die fehlenden Aufnahmen nach, oder nehmen Sie das Format aus feed: formats. [podcast.format-incomplete]",
    ]


def test_a_small_edition_is_an_alternative_and_never_the_enclosure() -> None:
    of = show(feed={})
    one = episode(of)
    one.audios = [one.audios[2], one.audios[0]]
    item = feeds(of, one)["feed.xml"].find("channel/item")
    assert item.find("enclosure").get("url").endswith("/a.mp3")
    assert [other.get("title") for other in item.iterfind("podcast:alternateEnclosure", NAMES)] == ["Opus, klein", "MP3"]
    only = of_kinds("eins", "mp3")
    assert feeds(of, only)["feed.xml"].find("channel/item/podcast:alternateEnclosure", NAMES) is None


def persons(of: ShowView, **fields: Any) -> list[tuple[str, str]]:
    one = Episode(document(fields=fields), of, "x", "/blog", of_kinds("x", "mp3").audios)
    return [(p.text, p.get("role")) for p in feeds(of, one)["feed.xml"].iterfind("channel/item/podcast:person", NAMES)]


def test_the_items_persons_are_the_shows_and_its_own() -> None:
    """An item's list takes the place of the channel's, so that hosts would be missing where an episode names its guest."""
    anna, ben = golden.Person(name="Anna Beispiel", role="Gast"), golden.Person(name="Ben Muster", role="Gast")
    of = show(feed={})
    assert persons(of, persons=(ben,)) == [("Anna Beispiel", "host"), ("Ben Muster", "guest")]
    assert persons(of, persons=(ben, anna)) == [("Anna Beispiel", "guest"), ("Ben Muster", "guest")]
    assert persons(of) == []


def test_only_trailers_without_a_number_are_those_of_the_show() -> None:
    of = show(feed={})
    trailer = {"episode_type": "trailer"}
    cases = {"show": trailer, "season": {**trailer, "season": 2}, "teaser": {**trailer, "episode": 4}, "full": {}}
    made = [
        Episode(document(title=name, guid=name, fields=fields), of, name, "", of_kinds(name, "mp3").audios)
        for name, fields in cases.items()
    ]
    found = feeds(of, *made)["feed.xml"].findall("channel/podcast:trailer", NAMES)
    assert [(one.text, one.get("season")) for one in found] == [("show", None), ("season", "2")]


def office(shows: list[ShowView], **settings: Any) -> Office:
    place = ("pelicanconf.py", Position(1, 1))
    return Office(DESK, Podcast.model_validate(settings), shows, "Stadt", Path("/nirgends"), str, lambda *_: place)


def test_publisher_and_shows_name_each_other_once_there_are_two() -> None:
    one, other, hidden, foreign = show(block=False), show(block=False, title="Ohr"), show(), show(block=False, title="Fremd")
    other.slug, hidden.slug, foreign.slug = "ohr", "geheim", "fremd"
    remote = {"guid": "9b024349-ccf0-5f69-a609-6b82873eab3c", "url": "https://bund.example/feed.xml"}
    foreign.settings = golden.Show.model_validate({**golden.SETTINGS, "block": False, "publisher": remote})
    assert list(office([one, hidden, foreign]).publisher()[0]) == []
    ours = office([one, other, hidden, foreign])
    files, found = ours.publisher()
    assert [str(problem) for problem in found] == [
        "pelicanconf.py:1:1: Die Kennung des Herausgeber-Feeds folgt noch aus seiner Adresse und ginge mit ihr verloren. Halten Sie sie "
        "für immer fest, in PODCAST mit 'publisher': {'guid': '04a77915-ed29-5f33-9d5e-2533dd3dce52'}. [podcast.unfixed-publisher-guid]"
    ]
    root = etree.fromstring(dict(files)[publisher.URL])
    own = root.findtext("channel/podcast:guid", namespaces=NAMES)
    assert [item.get("title") for item in root.iterfind("channel/podcast:remoteItem", NAMES)] == ["Rathausfunk", "Ohr"]
    told = {}
    for of in (one, other, hidden, foreign):
        files, _ = ours.show(of, [of_kinds("eins", "mp3")], Ledger(), ())
        item = etree.fromstring(dict(files)[of.feed_url]).find("channel/podcast:publisher/podcast:remoteItem", NAMES)
        told[of.slug] = item.get("feedGuid") if item is not None else None
    assert told == {"funk": own, "ohr": own, "geheim": None, "fremd": remote["guid"]}


def test_the_shows_guid_outlives_its_address() -> None:
    """It stands in the ledger or the settings; only without both it follows from the address, and is told to be written down."""
    own, kept = golden.SETTINGS["guid"], "9b024349-ccf0-5f69-a609-6b82873eab3c"
    cases: list[tuple[Any, str, str, list[str]]] = [
        (own, "", own, []),
        (None, kept, kept, []),
        (own, own.upper(), own.upper(), []),
        (own, kept, kept, ["podcast.show-guid-conflict"]),
        (None, "Rathausfunk", "Rathausfunk", ["podcast.show-guid-form"]),
    ]
    for setting, line, expected, problems in cases:
        of = show(guid=setting)
        of.kept_guid = line
        files, found = office([of]).show(of, [of_kinds("eins", "mp3")], Ledger(), ())
        assert etree.fromstring(dict(files)[of.feed_url]).findtext("channel/podcast:guid", namespaces=NAMES) == expected
        assert [one.rule for one in found if "guid" in one.rule] == problems
    of = show(guid=None)
    _, found = office([of]).show(of, [of_kinds("eins", "mp3")], Ledger(), ())
    assert [one.message for one in found if "guid" in one.rule] == [
        "Die Kennung von „Rathausfunk“ folgt noch aus der Adresse des Feeds und ginge mit ihr verloren."
    ]
    assert golden.SETTINGS["guid"] in found[0].advice
    assert list(office([of]).show(of, [], Ledger(), ())[1]) == []


def test_a_feed_stays_where_it_was_known_before() -> None:
    of = show(former_feeds=("/alt/podcast.xml", "/alt/feed/"), feed={})
    files = dict(office([of]).show(of, [of_kinds("eins", "mp3")], Ledger(), ())[0])
    assert set(files) == {of.feed_url, "alt/podcast.xml"}
    assert files["alt/podcast.xml"] == files[of.feed_url]


def test_only_the_feed_itself_moves_away() -> None:
    of = show(new_feed_url="https://neu.example/feed.xml")
    made = feeds(of, episode(of))
    assert {name for name in made if made[name].find("channel/itunes:new-feed-url", NAMES) is not None} == {"feed.xml"}


def test_other_programs_find_the_golden_feed_in_order() -> None:
    parsed = feedparser.parse((GOLDEN / "feed.xml").read_bytes())
    assert not parsed.bozo
    assert [(one["start"], one["title"]) for one in parsed.entries[0].psc_chapters.chapters] == [
        ("00:00:00.000", "Begrüßung"),
        ("00:00:30.500", "Türme"),
        ("00:01:30.000", "Ende"),
    ]
