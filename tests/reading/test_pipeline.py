# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

import plugins
from plugins.core.clock import Clock
from plugins.reading import pipeline, places
from plugins.reading.models import Models
from plugins.reading.pipeline import Setup
from plugins.reading.status import Now, State

BERLIN = ZoneInfo("Europe/Berlin")
SETUP = Setup(
    Models(plugins.declared().fields),
    Now(Clock(datetime(2026, 11, 23, tzinfo=UTC)), BERLIN),
    BERLIN,
    Path("/nirgends/content"),
    pages=("seiten",),
    articles=("artikel", "podcast"),
    rules=frozenset(plugins.declared().rules),
)


@given(st.binary() | st.text().map(lambda text: f"---\ntitle: a\ndate: 2026-11-20\n---\n{text}".encode()))
def test_no_file_raises(raw: bytes) -> None:
    result = pipeline.read(SETUP, "artikel/a.md", raw)
    assert result.status in ("published", "skip")
    assert all(one.path == "content/artikel/a.md" and one.line >= 1 and one.column >= 1 for one in result.findings)


@pytest.mark.parametrize(
    ("name", "head", "expected"),
    [
        ("artikel/a.md", "", "article"),
        ("seiten/a.md", "", "page"),
        ("seiten/tief/a.md", "", "page"),
        ("artikel/a.md", "enclosure: a.mp3\n", "episode"),
        ("podcast/show/001-a/index.md", "", "episode"),
        ("podcast/show/a.md", "", "episode"),
        ("podcast/a.md", "", "article"),
    ],
)
def test_kinds(name: str, head: str, expected: str) -> None:
    text = f"---\ntitle: a\ndate: 2026-11-20\n{head}---\nText\n"
    assert pipeline.read(SETUP, name, text.encode()).kind == expected


def test_titles_and_summaries_are_set_typographically() -> None:
    head = "title: '\"Neu\" & gut - am 1. März'\nsummary: '\"Neu\" am Stadtpark'"
    values = pipeline.read(SETUP, "artikel/2026-11-20-a.md", f"---\n{head}\n---\nText\n".encode()).values
    assert values["title"] == "„Neu“ & gut – am 1.\u00a0März"
    assert values["summary"] == "<p>„Neu“ am Stadtpark</p>"
    assert values["date"] == datetime(2026, 11, 20, tzinfo=BERLIN)


def test_a_summary_in_markdown_is_checked_where_it_stands() -> None:
    text = "---\ntitle: a\nsummary: Mit [Link](javascript:x)\n---\nText\n"
    found = [(one.line, one.rule) for one in pipeline.read(SETUP, "artikel/2026-11-20-a.md", text.encode()).findings]
    assert found == [(3, "reading.unsafe-link")]


def test_what_decides_about_the_public_must_be_readable() -> None:
    for line in ("withdrawn: ja", "expires: bald", "draft: vielleicht", "status: gut", "date: 2026-02-31"):
        result = pipeline.read(SETUP, "artikel/2026-11-20-a.md", f"---\ntitle: a\n{line}\n---\nText\n".encode())
        assert (result.state, result.status, result.standing.public) == (State.BROKEN, "skip", True), line
    draft = pipeline.read(SETUP, "artikel/a.md", b"---\ndraft: true\nexpires: bald\n---\nText\n")
    assert (draft.state, draft.status, draft.standing.public) == (State.DRAFT, "skip", False)


@pytest.mark.parametrize(
    ("name", "target", "expected"),
    [
        ("artikel/a.md", "b.md#teil", "artikel/b.md"),
        ("artikel/a.md", "{static}../bilder/x.jpg?v=1", "bilder/x.jpg"),
        ("artikel/a.md", "{filename}/seiten/b.md", "seiten/b.md"),
        ("a.md", "b.md", "b.md"),
        ("artikel/a.md", "../../x", ""),
        ("artikel/a.md", "..", ""),
        ("artikel/a.md", "#teil", ""),
    ],
)
def test_paths(name: str, target: str, expected: str) -> None:
    assert places.path_of(name, target).rstrip("/") == expected
