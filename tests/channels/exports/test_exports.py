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
from plugins.channels.exports.row import Row, neutral, table
from tests.conftest import PROJECT

BERLIN = ZoneInfo("Europe/Berlin")
AT = datetime(2026, 12, 1, 10, 0, tzinfo=BERLIN)
ROWS = [
    Row("x", "Neue „Buslinie“ 7;\nab morgen, 10 Uhr", AT, "https://a.example/k.jpg", "Bus, gelb", "https://a.example/1/", "Linie 7"),
    Row("mastodon", "@stadt meldet: =1+1", AT + timedelta(hours=6), "https://a.example/k.png", "Ein || Strich", "https://a.example/1/"),
    Row("instagram", "Grüße 🎄", AT + timedelta(days=1), "https://a.example/k.jpg", "Baum", "https://a.example/2/"),
    Row("xing", "Stelle frei", AT, "", "", "https://a.example/3/"),
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


def bare(one: Row, *, alt: bool = True) -> Row:
    return replace(one, link="", title="", tags=(), alt=" ".join(one.alt.replace("||", "|").split()) if alt else "")


TEXT = st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc")) | st.just("\n"), min_size=1, max_size=60).map(str.strip).filter(bool)
POST = st.builds(
    Row,
    st.just("x"),
    TEXT,
    st.datetimes(datetime(2026, 1, 1), datetime(2026, 3, 1)).map(lambda at: at.replace(second=0, microsecond=0, tzinfo=BERLIN)),
    st.just("https://a.example/k.jpg"),
    TEXT.map(lambda text: " ".join(text.split())),
)


@settings(max_examples=40)
@given(st.lists(POST, min_size=1, max_size=4, unique_by=lambda one: one.at))
def test_every_tool_reads_back_what_was_written(rows: list[Row]) -> None:
    rows.sort(key=lambda one: one.at)
    assert buffer.read(buffer.write(rows)["buffer-x.csv"], "x") == [bare(one, alt=False) for one in rows]
    assert publer.read(publer.write(rows)["publer-x.csv"], "x") == [bare(one) for one in rows]
    assert metricool.read(metricool.write(rows)["metricool.csv"]) == [replace(bare(one), alt=one.alt) for one in rows]
    assert postiz.read(postiz.write(rows)["postiz.json"]) == [replace(one, title="", link="") for one in rows]
    for data in sheet.write(rows).values():
        assert sheet.read(data) == rows


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
