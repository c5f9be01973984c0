# SPDX-License-Identifier: AGPL-3.0-or-later
"""Large shows: the feed stays small, archives never change when episodes come, and nothing falls between them (RFC 5005)."""

import io
from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path
from typing import Any

import podcastparser
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from plugins.podcast.audio.formats import FORMATS, Audio
from plugins.podcast.episode import Episode, Published, ShowView
from plugins.podcast.feed import archive, checks
from plugins.podcast.feed.archive import Line, Order, Parts
from plugins.podcast.feed.settings import Delivery
from plugins.podcast.feed.write import Shelf, documents
from plugins.podcast.guids import read_ledger

from ..samples import document
from .test_feed import DESK, NAMES, show

HOME = "https://stadt.example/blog/podcast/funk/"


def parts(guids: Iterable[str], listed: Iterable[str], delivery: Delivery, waiting: Iterable[str] = ()) -> Parts[str]:
    order = Order(tuple(guids), {one: Line(one, 1) for one in waiting})
    by_guid = {one: one for one in listed}
    return archive.divide(order, by_guid, archive.full(order, by_guid, delivery), delivery.recent)


@given(st.integers(0, 40), st.sets(st.integers(0, 39)), st.integers(0, 5), st.integers(1, 7), st.integers(1, 20))
def test_nothing_falls_between_feed_and_archives_and_both_keep_their_size(
    count: int, gone: set[int], late: int, size: int, due: int
) -> None:
    guids = [f"g{number}" for number in range(count)]
    listed = [*(f"z{number}" for number in reversed(range(late))), *(guids[n] for n in reversed(range(count)) if n not in gone)]
    made = parts(guids, listed, Delivery(recent=size, archive_from=due))
    everywhere = {*made.recent, *(one for part in made.archives for one in part)}
    assert everywhere == set(listed)
    assert all(len(part) <= size for part in made.archives)
    if made.archives:
        assert set(listed[:size]) <= set(made.recent)
        assert len(made.recent) <= max(size, size - 1 + late)
    else:
        assert list(made.recent) == listed


@given(st.integers(1, 40), st.sets(st.integers(0, 39)), st.sets(st.integers(0, 39)), st.integers(1, 7), st.integers(1, 20))
def test_new_episodes_change_no_archive_and_withdrawn_ones_only_leave(
    count: int, gone: set[int], later: set[int], size: int, due: int
) -> None:
    delivery = Delivery(recent=size, archive_from=due)
    guids = [f"g{number}" for number in range(count)]
    before = parts(guids, [guids[n] for n in reversed(range(count)) if n not in gone], delivery).archives
    more = [*guids, "neu-1", "neu-2"]
    added = parts(more, [*reversed(more[count:]), *(guids[n] for n in reversed(range(count)) if n not in gone)], delivery).archives
    assert list(added[: len(before)]) == list(before)
    left = parts(more, ["neu-2", *(guids[n] for n in reversed(range(count)) if n not in gone | later)], delivery).archives
    assert len(left) >= len(before)
    for one, other in zip(left, before, strict=False):
        assert list(one) == [guid for guid in other if int(guid[1:]) not in later]


def test_what_has_not_appeared_yet_keeps_its_archive_open() -> None:
    guids, delivery = [f"g{number}" for number in range(9)], Delivery(recent=3, archive_from=5)
    listed = [one for one in reversed(guids) if one != "g4"]
    assert [len(part) for part in parts(guids, listed, delivery, ["g4"]).archives] == [3]
    assert [len(part) for part in parts(guids, listed, delivery).archives] == [3, 2, 3]
    assert parts(guids, listed, delivery, ["g4"]).recent == ("g8", "g7", "g6", "g5", "g3")


def test_the_order_comes_from_the_ledger_and_the_folders(tmp_path: Path) -> None:
    for name in ("002-zwei", "003-drei"):
        (tmp_path / name).mkdir()
    (tmp_path / "004-vier.md").write_text("", encoding="utf-8")
    (tmp_path / "guids.toml").write_text(
        '"001-eins" = "a"\n# weg\n"002-zwei" = {guid = "b", ended = true}\n"003-drei" = "c"\n004-vier = "d"\n',
        encoding="utf-8",
    )
    ledger, found = read_ledger(tmp_path / "guids.toml", "guids.toml")
    assert found == []
    order = archive.order(ledger, tmp_path, {"a"})
    assert order == Order(("a", "b", "c", "d"), {"c": Line("003-drei", 4), "d": Line("004-vier", 5)})
    assert order.settled == 2


def large(count: int, **feed: Any) -> tuple[ShowView, list[Episode]]:
    """A show with so many episodes, newest first; every third has no Opus."""
    of = show(guid="6f7a4f6e-4d0c-5c1e-9c55-6d1f0a7b2c11", feed={"archive_from": 6, "recent": 4, **feed})
    made = []
    for number in reversed(range(count)):
        one = document(slug=f"f-{number}", guid=f"g{number}", url=f"podcast/funk/f-{number}/", title=f"Folge {number}")
        one = document(**{**{name: getattr(one, name) for name in one.__slots__}, "date": one.date + timedelta(days=number)})
        kinds = ("mp3", "opus") if number % 3 else ("mp3",)
        files = [(Audio("0" * 64, 6165, FORMATS[kind], 61.6), Published(Path("x"), f"podcast/funk/f-{number}.{kind}")) for kind in kinds]
        made.append(Episode(one, of, one.guid, "/blog", files))
    return of, made


def written(of: ShowView, episodes: list[Episode], count: int) -> dict[str, bytes]:
    order = Order(tuple(f"g{number}" for number in range(count)))
    shelf = Shelf(of, DESK, of.settings.feed.formats or ("mp3",))
    return {f"{DESK.absolute(url)}": raw for url, raw in documents(shelf, episodes, order)}


def links(raw: bytes) -> dict[str, str]:
    return {one.get("rel"): one.get("href") for one in etree.fromstring(raw).iterfind("channel/atom:link", NAMES)}


def guids(raw: bytes) -> list[str]:
    return [one.text for one in etree.fromstring(raw).iterfind("channel/item/guid")]


def test_every_document_links_to_the_next_older_one_and_every_link_resolves() -> None:
    of, made = large(10, formats=("mp3", "opus"), whole=True)
    files = written(of, made, 10)
    assert {one.removeprefix(HOME) for one in files} == {
        f"feed{kind}{part}.xml" for kind in ("", "-opus") for part in ("", "-archiv-1", "-archiv-2", "-komplett")
    }
    for address, raw in files.items():
        assert links(raw)["self"] == address
        assert {one.get("href") for one in etree.fromstring(raw).iterfind("channel/atom:link", NAMES)} <= set(files)
        assert "next-archive" not in links(raw)
    main, second, first = (files[f"{HOME}feed{part}.xml"] for part in ("", "-archiv-2", "-archiv-1"))
    assert guids(main) == ["g9", "g8", "g7", "g6"]
    assert (guids(second), guids(first)) == (["g7", "g6", "g5", "g4"], ["g3", "g2", "g1", "g0"])
    assert {rel: links(main)[rel] for rel in ("prev-archive", "next")} == dict.fromkeys(
        ("prev-archive", "next"), f"{HOME}feed-archiv-2.xml"
    )
    assert links(second) == {
        "self": f"{HOME}feed-archiv-2.xml",
        "current": f"{HOME}feed.xml",
        "prev-archive": f"{HOME}feed-archiv-1.xml",
        "next": f"{HOME}feed-archiv-1.xml",
    }
    assert links(first) == {"self": f"{HOME}feed-archiv-1.xml", "current": f"{HOME}feed.xml"}
    assert podcastparser.parse(f"{HOME}feed.xml", io.BytesIO(main))["paged_feed_next"] == f"{HOME}feed-archiv-2.xml"
    marks = {
        part: etree.fromstring(files[f"{HOME}feed{part}.xml"]).xpath("name(channel/fh:*)", namespaces=NAMES)
        for part in ("", "-komplett", "-archiv-1")
    }
    assert marks == {"": "", "-komplett": "fh:complete", "-archiv-1": "fh:archive"}
    assert guids(files[f"{HOME}feed-komplett.xml"]) == [f"g{number}" for number in reversed(range(10))]
    assert guids(files[f"{HOME}feed-opus.xml"]) == ["g8", "g7", "g5", "g4"]
    assert guids(files[f"{HOME}feed-opus-archiv-1.xml"]) == ["g2", "g1"]


def test_a_new_episode_changes_no_byte_of_an_archive() -> None:
    before, after = (written(*large(count, formats=("mp3", "opus")), count) for count in (10, 11))
    old = {address: raw for address, raw in before.items() if "archiv" in address}
    assert len(old) == 4
    assert {address: after[address] for address in old} == old
    assert after[f"{HOME}feed.xml"] != before[f"{HOME}feed.xml"]


def test_what_is_withdrawn_leaves_its_archive_and_nothing_else_moves() -> None:
    of, made = large(10)
    before, after = written(of, made, 10), written(of, [one for one in made if one.guid != "g1"], 10)
    changed = {address.removeprefix(HOME) for address, raw in before.items() if after[address] != raw}
    assert changed == {"feed-archiv-1.xml"}
    assert guids(after[f"{HOME}feed-archiv-1.xml"]) == ["g3", "g2", "g0"]


def test_archives_say_of_the_show_only_what_hardly_changes() -> None:
    of, made = large(10)
    other = show(guid=str(of.settings.guid), feed=of.settings.feed, persons="Anna Beispiel", license="CC0", complete=True)
    other.cover_file = None
    again = [Episode(one.document, other, one.guid, one.base, one.audios) for one in made]
    assert written(other, again, 10)[f"{HOME}feed-archiv-1.xml"] == written(of, made, 10)[f"{HOME}feed-archiv-1.xml"]


def test_each_document_is_dated_by_its_own_episodes() -> None:
    of, made = large(10)
    dates = {one.removeprefix(HOME): etree.fromstring(raw).findtext("channel/lastBuildDate") for one, raw in written(of, made, 10).items()}
    assert dates == {
        "feed.xml": "Sun, 29 Nov 2026 09:00:00 +0100",
        "feed-archiv-1.xml": "Mon, 23 Nov 2026 09:00:00 +0100",
        "feed-archiv-2.xml": "Fri, 27 Nov 2026 09:00:00 +0100",
    }


def test_what_keeps_a_large_show_together_is_said() -> None:
    of, made = large(10)
    shelf = Shelf(of, DESK)
    assert [str(one) for one in checks.of_archives(shelf, made, Order(), "content/podcast/funk/guids.toml")] == [
        "content/podcast/funk/guids.toml:1:1: 10 Folgen von „Rathausfunk“ stehen nicht in content/podcast/funk/guids.toml; "
        "sie kommen in kein Archiv, und der Feed wächst mit jeder Folge. Geben Sie ein: ./run guids – oder tragen Sie jede "
        "Folge ein, in der Reihenfolge ihres Erscheinens. [podcast.ledger-needed]"
    ]
    order = Order((*(f"g{number}" for number in range(2)), "x", *(f"g{number}" for number in range(2, 10))), {"x": Line("007-bald", 3)})
    assert [str(one) for one in checks.of_archives(shelf, made, order, "guids.toml")] == [
        "guids.toml:3:1: „007-bald“ ist noch nicht erschienen, steht hier aber vor anderen Folgen; die folgenden Archive warten darauf. "
        "Verschieben Sie die Zeile ans Ende der Datei. [podcast.archive-waits]"
    ]
    assert list(checks.of_archives(shelf, made[-3:], Order(), "guids.toml")) == []
    planned = Order((*(f"g{number}" for number in range(10)), "x"), {"x": Line("011-bald", 11)})
    assert list(checks.of_archives(shelf, made, planned, "guids.toml")) == []
