# SPDX-License-Identifier: AGPL-3.0-or-later
"""A show's feed, read back by other people's programs and compared with what went in.

The bugs named here are those of well-known podcast systems; see the tests' names.
"""

import io
import locale
import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

import feedparser
import podcastparser
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from plugins.core import syndication
from plugins.podcast.audio.formats import FORMATS, Audio
from plugins.podcast.episode import Episode, Published, ShowView, Words
from plugins.podcast.feed.archive import Order
from plugins.podcast.feed.notes import notes
from plugins.podcast.feed.shared import Desk
from plugins.podcast.feed.write import Shelf, documents
from plugins.podcast.settings import Show
from plugins.podcast.transcripts import write as transcript_write
from plugins.podcast.transcripts.model import Cue, Transcript

from ..samples import GUID, document

ITUNES = "http://www.itunes.com/dtds/podcast-1.0.dtd"
PODCAST = "https://podcastindex.org/namespace/1.0"
NAMES = {
    "itunes": ITUNES,
    "podcast": PODCAST,
    "psc": "http://podlove.org/simple-chapters",
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "fh": "http://purl.org/syndication/history/1.0",
}
# every element of the podcast namespace: https://github.com/Podcastindex-org/podcast-namespace, docs/1.0.md
NAMESPACE = {
    *("alternateEnclosure", "block", "chapters", "chat", "contentLink", "episode", "funding", "guid", "image", "images", "integrity"),
    *("license", "liveItem", "location", "locked", "medium", "metaBoost", "person", "podping", "podroll", "publisher", "remoteItem"),
    *("season", "socialInteract", "soundbite", "source", "trailer", "transcript", "txt", "updateFrequency", "value"),
    *("valueRecipient", "valueTimeSplit"),
}
GOLDEN = Path(__file__).resolve().parents[2] / "golden" / "podcast"
DESK = Desk("https://stadt.example", "/blog", ZoneInfo("Europe/Berlin"), "barriere-melden/")


def show(**more: Any) -> ShowView:
    settings = Show.model_validate({"title": "Rathausfunk", "description": "Neues aus dem Rathaus.", "category": "News > Politics", **more})
    cover = Published(Path("x.jpg"), "podcast/funk/titelbild-01234567.jpg")
    return ShowView("funk", settings, "de", "Stadt Musterstadt", "podcast@stadt.example", "/blog", cover)


def episode(of: ShowView, kind: str = "mp3", **more: Any) -> Episode:
    one = document(**more)
    audio = Audio("0" * 64, 6165, FORMATS[kind], 61.6)
    files = [(audio, Published(Path("x"), f"podcast/funk/{one.slug}/{one.slug}-00000000{FORMATS[kind].extension}"))]
    words = Transcript((Cue(0, 1, "Anna", "Hallo."),))
    texts = [
        Words(form.label, form.mime, Published(Path("x"), f"podcast/funk/{one.slug}/{one.slug}{form.ending}"))
        for form in transcript_write.forms(words)
    ]
    return Episode(one, of, one.guid, "/blog", files, words, texts)


def written(of: ShowView, *episodes: Episode, kind: str = "mp3") -> bytes:
    return dict(documents(Shelf(of, DESK, (kind,)), episodes, Order()))["podcast/funk/feed.xml"]


def tree(raw: bytes) -> Any:
    return etree.fromstring(raw)


def texts(raw: bytes, path: str) -> list[str]:
    return [one if isinstance(one, str) else one.text for one in tree(raw).xpath(path, namespaces=NAMES)]


RICH: dict[str, Any] = {
    "title": "Fünf & „zwei“ <Folgen>",
    "fields": {"episode": 3, "season": 2, "episode_type": "bonus", "explicit": True},
    "body": '<h2 id="a" class="b">Mehr</h2><p>Siehe <a href="/blog/2026/11/x/" class="c">dort</a> und <a href="#a">oben</a>.</p>',
}


def test_the_channel_has_all_that_apple_and_psp_1_require_and_recommend() -> None:
    of = show(copyright="Stadt", new_feed_url="https://neu.example/feed.xml", complete=True, block=True, persons="Anna Beispiel")
    raw = written(of, episode(of))
    channel = tree(raw)[0]
    expected = {
        "title": "Rathausfunk",
        "link": "https://stadt.example/blog/podcast/funk/",
        "description": "Neues aus dem Rathaus.",
        "language": "de",
        "copyright": "Stadt",
        "generator": "Amtsfunk",
        "lastBuildDate": "Fri, 20 Nov 2026 09:00:00 +0100",
        "image/url": "https://stadt.example/blog/podcast/funk/titelbild-01234567.jpg",
        "itunes:image/@href": "https://stadt.example/blog/podcast/funk/titelbild-01234567.jpg",
        "itunes:author": "Stadt Musterstadt",
        "itunes:type": "episodic",
        "itunes:explicit": "false",
        "itunes:owner/itunes:name": "Stadt Musterstadt",
        "itunes:owner/itunes:email": "podcast@stadt.example",
        "itunes:category/@text": "News",
        "itunes:category/itunes:category/@text": "Politics",
        "itunes:complete": "Yes",
        "itunes:block": "Yes",
        "itunes:new-feed-url": "https://neu.example/feed.xml",
        "podcast:locked": "yes",
        "podcast:locked/@owner": "podcast@stadt.example",
        "podcast:medium": "podcast",
        "podcast:person": "Anna Beispiel",
        "atom:link/@href": "https://stadt.example/blog/podcast/funk/feed.xml",
        "atom:link/@rel": "self",
        "atom:link/@type": "application/rss+xml",
    }
    assert {path: channel.xpath(f"string({path})", namespaces=NAMES) for path in expected} == expected


def test_the_item_has_all_that_apple_and_psp_1_require_and_recommend() -> None:
    of = show()
    item = tree(written(of, episode(of, **RICH))).xpath("channel/item")[0]
    expected = {
        "title": "Fünf & „zwei“ <Folgen>",
        "link": "https://stadt.example/blog/podcast/funk/der-anfang/",
        "guid": GUID,
        "guid/@isPermaLink": "false",
        "pubDate": "Fri, 20 Nov 2026 09:00:00 +0100",
        "enclosure/@url": "https://stadt.example/blog/podcast/funk/der-anfang/der-anfang-00000000.mp3",
        "enclosure/@length": "6165",
        "enclosure/@type": "audio/mpeg",
        "itunes:title": "Fünf & „zwei“ <Folgen>",
        "itunes:duration": "62",
        "itunes:explicit": "true",
        "itunes:episodeType": "bonus",
        "itunes:season": "2",
        "itunes:episode": "3",
        "podcast:season": "2",
        "podcast:episode": "3",
        "podcast:transcript/@url": "https://stadt.example/blog/podcast/funk/der-anfang/der-anfang.vtt",
        "podcast:transcript/@type": "text/vtt",
        "podcast:transcript/@language": "de",
    }
    assert {path: item.xpath(f"string({path})", namespaces=NAMES) for path in expected} == expected


def test_the_text_is_whole_harmless_and_absolute_and_the_notes_end_with_the_links_that_matter() -> None:
    of = show()
    raw = written(of, episode(of, **RICH))
    page = "https://stadt.example/blog/podcast/funk/der-anfang/"
    sentence = f'<p>Siehe <a href="https://stadt.example/blog/2026/11/x/">dort</a> und <a href="{page}#a">oben</a>.</p>'
    links = f'<p><a href="{page}#transkript">Transkript</a> · <a href="https://stadt.example/blog/barriere-melden/">Barriere melden</a></p>'
    assert texts(raw, "//content:encoded") == [f"<h2>Mehr</h2>{sentence}{links}"]
    assert texts(raw, "//item/description") == [f"<p><strong>Mehr</strong></p>{sentence}{links}"]


def test_feedparser_and_podcastparser_read_what_went_in() -> None:
    of = show()
    second = replace(document(), title="Zweite", slug="zweite", guid="b", fields={"episode": 2})
    raw = written(of, Episode(second, of, "b", "/blog", episode(of).audios), episode(of))
    parsed = feedparser.parse(raw)
    assert not parsed.bozo
    assert [(one.title, one.id, one.published_parsed[:5]) for one in parsed.entries] == [
        ("Zweite", "b", (2026, 11, 20, 8, 0)),
        ("Der Anfang", GUID, (2026, 11, 20, 8, 0)),
    ]
    told = podcastparser.parse("https://stadt.example/blog/podcast/funk/feed.xml", io.BytesIO(raw))
    assert (told["title"], told["language"], told["type"], told["itunes_categories"]) == (
        "Rathausfunk",
        "de",
        "episodic",
        [["News", "Politics"]],
    )
    # podcastparser sorts by time; both have the same
    assert {one["guid"]: (one["total_time"], one["explicit"], one["enclosures"][0]["mime_type"]) for one in told["episodes"]} == {
        "b": (62, False, "audio/mpeg"),
        GUID: (62, False, "audio/mpeg"),
    }


def test_bug_1_the_namespace_has_no_slash_at_its_end() -> None:
    of = show()
    assert tree(written(of, episode(of))).nsmap == NAMES


@pytest.mark.parametrize(("kind", "mime"), [("mp3", "audio/mpeg"), ("m4a", "audio/x-m4a"), ("opus", "audio/ogg; codecs=opus")])
def test_bugs_2_and_4_types_dates_and_tags_are_right(kind: str, mime: str) -> None:
    of = show()
    raw = written(of, episode(of, kind, **RICH), kind=kind)
    assert texts(raw, "//enclosure/@type") == [mime]
    assert texts(raw, "//item/itunes:title") == [RICH["title"]]
    assert datetime.strptime(texts(raw, "//pubDate")[0], "%a, %d %b %Y %H:%M:%S %z") == document().date


def test_bug_3_the_shows_guid_follows_the_specification_and_nothing_is_invented() -> None:
    of = show()
    raw = written(of, episode(of, **RICH))
    specified = UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")
    assert texts(raw, "//podcast:guid") == [str(uuid5(specified, "stadt.example/blog/podcast/funk/feed.xml"))]
    for one in (raw, (GOLDEN / "feed.xml").read_bytes()):
        assert {element.tag.partition("}")[2] for element in tree(one).iter(f"{{{PODCAST}}}*")} <= NAMESPACE
    places = tree((GOLDEN / "feed.xml").read_bytes()).findall(f".//{{{PODCAST}}}location")
    assert len(places) == 2
    assert all(place.get("rel") and place.get("country") for place in places)
    fixed = show(guid="9b024349-ccf0-5f69-a609-6b82873eab3c")
    assert texts(written(fixed), "//podcast:guid") == ["9b024349-ccf0-5f69-a609-6b82873eab3c"]


def test_bugs_3_and_7_no_clock_and_no_change_of_text_moves_an_episode(monkeypatch: pytest.MonkeyPatch) -> None:
    of = show()
    modified = document().date + timedelta(days=3)  # type: ignore[operator]  # it has a date
    raw = written(of, episode(of, modified=modified))
    assert texts(raw, "//pubDate") == ["Fri, 20 Nov 2026 09:00:00 +0100"]
    assert texts(raw, "//lastBuildDate") == ["Mon, 23 Nov 2026 09:00:00 +0100"]
    assert texts(written(of), "//lastBuildDate") == []
    assert written(of, episode(of, modified=modified)) == raw


def test_bug_5_titles_stay_as_written_and_the_guid_is_no_address() -> None:
    of = show()
    raw = written(of, episode(of, title="wie der haushalt entsteht"))
    assert texts(raw, "//item/title") == ["wie der haushalt entsteht"]
    assert texts(raw, "//guid/@isPermaLink") == ["false"]
    assert "http" not in texts(raw, "//guid")[0]


def test_bug_6_explicit_is_never_translated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "de_DE.UTF-8")
    locale.setlocale(locale.LC_ALL, "C")
    for text, word in (("ja", "true"), ("nein", "false")):
        of = show(explicit=text)
        assert set(texts(written(of, episode(of)), "//itunes:explicit")) == {word}


def test_german_roles_become_the_words_of_the_taxonomy_and_unknown_ones_stay() -> None:
    of = show(
        persons=[{"name": "Anna", "role": "Moderation", "href": "https://a.example"}, {"name": "Ben", "role": "Archiv"}, {"name": "Cem"}]
    )
    persons = tree(written(of)).findall(f".//{{{PODCAST}}}person")
    assert [(one.text, dict(one.attrib)) for one in persons] == [
        ("Anna", {"role": "host", "group": "cast", "href": "https://a.example"}),
        ("Ben", {"role": "archiv"}),
        ("Cem", {}),
    ]


@given(st.text(), st.text(), st.text())
def test_arbitrary_text_gives_valid_xml(title: str, body: str, summary: str) -> None:
    of = show()
    raw = written(of, episode(of, title=title, body=body, summary=summary))
    tree(raw)
    assert len(texts(raw, "//item/description")[0].encode()) <= 4000


LINKS = [("Transkript", "https://stadt.example/a/?b=1&c=2#transkript")]
TAIL = '<p><a href="https://stadt.example/a/?b=1&amp;c=2#transkript">Transkript</a></p>'


def blocks(count: int) -> Iterable[str]:
    return (f"<p>Absatz {number} äöü</p>" for number in range(count))


def test_notes_end_with_a_whole_sentence_and_close_what_they_opened() -> None:
    sentence = "Das ist ein <em>Satz</em> über z. B. Straßen, am 3. Mai, im Rathaus. "
    made = notes(f"<p>Vorweg.</p><ul><li><p><b>{sentence * 100}</b></p></li></ul>", "", LINKS)
    assert 3800 < len(made.encode()) <= 4000
    assert made.endswith(f"im Rathaus.</b></p></li></ul>{TAIL}")
    entries = notes(f"<ol>{''.join(f'<li>Punkt {number}</li>' for number in range(400))}</ol>", "", LINKS)
    assert re.search(r"<li>Punkt \d+</li></ol>" + re.escape(TAIL), entries)
    assert notes(f"<p>Kurz.</p><p>{'ohne Ende ' * 900}</p>", "", LINKS) == f"<p>Kurz.</p>{TAIL}"


def test_notes_keep_whole_blocks_and_plain_elements_only() -> None:
    body = "<p>Eins</p><ul><li>a<ul><li>b</li></ul></li></ul><table><tr><td>weg</td></tr></table><blockquote><p>Zitat</p></blockquote>"
    assert notes(body, "", LINKS) == f"<p>Eins</p><ul><li>a<ul><li>b</li></ul></li></ul><p>Zitat</p>{TAIL}"
    assert notes("", "Kurz & gut\x00", LINKS) == f"<p>Kurz &amp; gut</p>{TAIL}"
    assert notes("", "", []) == "<p></p>"
    long = notes("".join(blocks(1000)), "", LINKS)
    assert 3900 < len(long.encode()) <= 4000
    assert long.endswith(f" äöü</p>{TAIL}")


PIECES = [
    "<p>",
    "</p>",
    "<ul>",
    "</ul>",
    "<li>",
    "text ",
    "<h2>",
    "</h2>",
    "<b>",
    "&",
    "<",
    "ü" * 900,
    "Ein ganzer Satz. ",
    '<a href="/x">',
]


@given(st.lists(st.sampled_from(PIECES)), st.lists(st.text(max_size=40), max_size=60))
def test_notes_are_always_short_enough_and_well_formed_and_their_links_survive(parts: list[str], chapters: list[str]) -> None:
    made = notes(syndication.content("".join(parts), "https://stadt.example", "https://stadt.example/a/"), "", LINKS, chapters)
    assert len(made.encode()) <= 4000
    assert made.endswith(TAIL)
    root = etree.fromstring(f"<x>{made.replace('&nbsp;', ' ')}</x>")
    assert {one.tag for one in root.iterdescendants()} <= {"p", "ol", "ul", "li", "a", "b", "i", "strong", "em"}


def test_times_are_the_authoritys_in_summer_and_winter() -> None:
    of = show()
    for month, offset in ((1, "+0100"), (7, "+0200")):
        raw = written(of, episode(of, date=datetime(2026, month, 1, 12, 0, tzinfo=UTC)))
        assert texts(raw, "//pubDate")[0].endswith(offset)
