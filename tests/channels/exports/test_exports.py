# SPDX-License-Identifier: AGPL-3.0-or-later
"""What we write for a tool is what the tool reads; golden files hold the exact bytes."""

import zipfile
from dataclasses import replace
from datetime import datetime, timedelta
from io import BytesIO
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.channels.exports import TOOLS, buffer, metricool, postiz, publer, sheet, tool
from plugins.channels.exports.row import Row, Shown, neutral, shown, table
from tests.conftest import PROJECT

BERLIN = ZoneInfo("Europe/Berlin")
AT = datetime(2026, 12, 1, 10, 0, tzinfo=BERLIN)
ONE = Shown("https://a.example/k.jpg", "Bus, gelb")
TWO = Shown("https://a.example/m.png", "Ein || Strich")
ROWS = [
    Row("x", "Neue „Buslinie“ 7;\nab morgen, 10 Uhr", AT, (ONE, TWO), "https://a.example/1/", "Linie 7"),
    Row("mastodon", "@stadt meldet: =1+1", AT + timedelta(hours=6), (TWO,), "https://a.example/1/"),
    Row("instagram", "Grüße 🎄", AT + timedelta(days=1), (Shown("https://a.example/k.jpg", "Baum"), ONE, TWO), "https://a.example/2/"),
    Row("xing", "Stelle frei", AT, (), "https://a.example/3/"),
]


@pytest.mark.parametrize("name", TOOLS)
def test_the_files_are_what_the_tool_expects(name: str) -> None:
    for file, data in tool(name).write(ROWS).items():
        golden = PROJECT / "tests/golden/exports" / file
        if file.endswith((".csv", ".json")):
            assert data == golden.read_bytes(), file
        else:
            assert data == tool(name).write(ROWS)[file]  # the same bytes every time
            with zipfile.ZipFile(BytesIO(data)) as archive:
                assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def bare(one: Row) -> Row:
    return replace(one, link="", title="")


TEXT = st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc")) | st.just("\n"), min_size=1, max_size=60).map(str.strip).filter(bool)
ALT = TEXT.map(lambda text: " ".join(text.split()))
POST = st.builds(
    Row,
    st.just("x"),
    TEXT,
    st.datetimes(datetime(2026, 1, 1), datetime(2026, 3, 1)).map(lambda at: at.replace(second=0, microsecond=0, tzinfo=BERLIN)),
    st.lists(st.builds(Shown, st.sampled_from(["https://a.example/k.jpg", "https://a.example/m,n.png"]), ALT), max_size=10).map(tuple),
)


@settings(max_examples=40)
@given(st.lists(POST, min_size=1, max_size=4, unique_by=lambda one: one.at))
def test_every_tool_reads_back_what_was_written(rows: list[Row]) -> None:
    rows.sort(key=lambda one: one.at)
    whole = [bare(one) for one in rows]
    first = [replace(one, pictures=shown([each.url for each in one.pictures[:1]])) for one in whole]
    assert buffer.read(buffer.write(rows)["buffer-x.csv"], "x") == first
    split = [
        replace(one, pictures=tuple(Shown(each.url.replace(",", "%2C"), publer.alone(each.alt)) for each in one.pictures)) for one in whole
    ]
    assert publer.read(publer.write(rows)["publer-x.csv"], "x") == split
    assert metricool.read(metricool.write(rows)["metricool.csv"]) == whole
    assert postiz.read(postiz.write(rows)["postiz.json"]) == whole
    for data in sheet.write(rows).values():
        assert sheet.read(data) == [replace(one, title="") for one in rows]


def test_buffer_takes_a_hundred_posts_a_file() -> None:
    files = buffer.write([replace(ROWS[0], at=AT + timedelta(hours=hour)) for hour in range(150)])
    assert [len(buffer.read(files[name])) for name in ("buffer-x.csv", "buffer-x-2.csv")] == [100, 50]
    with pytest.raises(ValueError, match="100"):
        buffer.read(table(("Text", "Image URL", "Tags", "Posting Time"), [("a", "", "", "2026-12-01 10:00")] * 101))


@pytest.mark.parametrize(("cell", "expected"), [("=1+1", " =1+1"), ("@stadt", " @stadt"), ("-5", " -5"), ("Stadt", "Stadt"), ("", "")])
def test_no_cell_is_a_formula(cell: str, expected: str) -> None:
    assert neutral(cell) == expected


def test_a_channel_that_a_tool_does_not_serve_is_left_out() -> None:
    assert all("xing" not in name for name in TOOLS for name in tool(name).write(ROWS))
    assert "Stelle frei" in {one.text for one in sheet.read(sheet.write(ROWS)["redaktionsplan.xlsx"])}


def test_metricool_finds_its_own_template() -> None:
    header = metricool.write(ROWS)["metricool.csv"].decode("utf-8-sig").split("\r\n", 1)[0].replace('"', "").split(",")
    assert len(header) == len(set(header)) == 93
    assert (header[13], header[14], header[23], header[33], header[-1]) == (
        "Bluesky",
        "Picture Url 1",
        "Picture Url 10",
        "Alt text picture 10",
        "Threads Post Type",
    )


def test_what_has_no_alt_texts_lays_all_of_them_beside() -> None:
    side = buffer.write(ROWS)["buffer-instagram-alternativtexte.csv"].decode("utf-8-sig")
    assert [line.split('","')[-1].rstrip('"') for line in side.splitlines()[1:]] == ["Baum", "Bus, gelb", "Ein || Strich"]


def test_a_video_has_its_title_where_the_tool_asks_for_one() -> None:
    film = [replace(ROWS[0], channel="youtube")]
    for name in ("publer-youtube.csv", "metricool.csv", "postiz.json"):
        assert "Linie 7" in tool(name.partition("-")[0].partition(".")[0]).write(film)[name].decode("utf-8-sig")
