# SPDX-License-Identifier: AGPL-3.0-or-later
"""What was made of the same things before is handed out; what is stale, damaged or of another form is not believed."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.podcast import guids, memory, place
from plugins.podcast.audio.formats import Audio
from plugins.podcast.chapters import memory as chapter_memory
from plugins.podcast.chapters.files import json_file
from plugins.podcast.chapters.sources import choose, gather
from plugins.podcast.memory import Memory
from plugins.podcast.sought import Sought
from plugins.podcast.store import Store
from tests.conftest import Site

from .samples import document, picture, tone
from .test_site import folge, funk

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(st.characters(codec=None)),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=8,
)


def same(value: Any) -> Any:
    return value


@given(st.dictionaries(st.text(max_size=4), JSON, max_size=4), st.data())
def test_what_one_build_noted_the_next_recalls_and_keeps_while_it_asks(
    tmp_path_factory: pytest.TempPathFactory, values: dict[str, Any], data: st.DataObject
) -> None:
    file = tmp_path_factory.mktemp("gedaechtnis") / "made.json"
    first = Memory(file)
    for key, value in values.items():
        first.note(key, value)
    first.save()
    second, asked = Memory(file), data.draw(st.sets(st.sampled_from(sorted(values)))) if values else set()
    assert [second.recall(key, same) for key in asked] == [values[key] for key in asked]
    second.save()
    third = Memory(file)
    assert {key: third.recall(key, json.dumps) for key in values} == {
        key: json.dumps(value) if key in asked else None for key, value in values.items()
    }


@given(st.data())
def test_a_damaged_memory_is_forgotten(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    file = tmp_path_factory.mktemp("gedaechtnis") / "made.json"
    kept = Memory(file)
    kept.note("a", ["Grüße", 1.5])
    kept.save()
    whole = file.read_bytes()
    at = data.draw(st.integers(9, len(whole) - 1))  # in what is kept, not in the sum before it
    file.write_bytes(
        data.draw(st.sampled_from([whole[:at], whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :], b"", b"[]", b"\xff\n{}"]))
    )
    assert Memory(file).recall("a", same) is None


@pytest.mark.parametrize("wrong", [KeyError, ValueError, TypeError, AttributeError])
def test_a_value_of_another_form_is_made_anew(tmp_path: Path, wrong: type[Exception]) -> None:
    def read(_: Any) -> Any:
        raise wrong

    kept = Memory(tmp_path / "made.json")
    kept.note("a", 1)
    assert kept.recall("a", read) is None


def test_pure_functions_are_asked_once_for_the_same_code_and_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = list[Any]()

    def twice(text: str, number: int) -> str:
        asked.append((text, number))
        return text * number

    def day(text: str) -> date:
        asked.append(text)
        return date.fromisoformat(text)

    kept = Memory(tmp_path / "made.json")
    assert [kept.pure(twice, "a", number) for number in (2, 2, 3)] == ["aa", "aa", "aaa"]
    assert asked == [("a", 2), ("a", 3)]
    monkeypatch.setattr(memory, "code", lambda: "neu")
    assert kept.pure(twice, "a", 2) == "aa"
    assert asked[2:] == [("a", 2)]
    assert [kept.pure(day, "2026-01-02") for _ in range(2)] == [date(2026, 1, 2)] * 2
    assert asked[3:] == ["2026-01-02"] * 2  # no JSON


LINES = st.lists(
    st.builds(
        "00:00:0{:.3f} {}".format, st.floats(0, 3), st.sampled_from(["Anfang", "Mitte", "", "Mehr <https://a.example>", "Ende & aus"])
    )
    | st.text(max_size=8),
    max_size=4,
).map("\n".join)
ROW = st.fixed_dictionaries(
    {"startTime": st.sampled_from([0, 0.5, 1, 9])},
    optional={
        "title": st.text(max_size=5),
        "img": st.sampled_from(["bild.jpg", "fehlt.jpg", "https://a.example/b.jpg"]),
        "toc": st.booleans(),
    },
)
ROWS = st.lists(ROW, max_size=3).map(lambda rows: json.dumps({"chapters": rows}).encode())
FILES = st.dictionaries(
    st.sampled_from(["chapters.txt", "ton.chapters.json", "anderes.json", "bild.jpg"]),
    LINES.map(str.encode)
    | st.lists(ROW, max_size=3).map(lambda rows: json.dumps({"chapters": rows}).encode())
    | st.just(picture((50, 50))),
    max_size=3,
)


def sought(content: Path, store: Store, **fields: Any) -> tuple[Sought, list[tuple[Path, Audio]]]:
    one = document(fields=fields)
    path = content / one.source
    sound = store.probe(path.parent / "ton.mp3")
    assert sound is not None
    spot = place.of_source(one.source, ["funk"])
    return Sought(one, spot, content, f"content/{one.source}", store), [(path.parent / "ton.mp3", sound)]


@given(st.lists(FILES, min_size=1, max_size=4), st.booleans())
def test_chapters_are_those_of_the_files_as_they_are_now(
    tmp_path_factory: pytest.TempPathFactory, states: list[dict[str, bytes]], times_only: bool
) -> None:
    """Whatever was there before: the same chapters, the same findings, the same file."""
    root = tmp_path_factory.mktemp("kapitel")
    folder = root / "content/podcast/funk/001-anfang"
    folder.mkdir(parents=True)
    (folder / "ton.mp3").write_bytes(tone("ton.mp3"))
    for state in [*states, states[0]]:
        for old in (one for one in folder.iterdir() if one.name != "ton.mp3"):
            old.unlink()
        for name, raw in state.items():
            (folder / name).write_bytes(raw)
        fresh, sounds = sought(root / "content", Store(root / "frisch"))
        sources = gather(fresh, sounds)
        chapters = choose(fresh, sounds, sources, times_only=times_only)
        for _ in range(2):
            warm, sounds = sought(root / "content", Store(root / "cache"))
            told = chapter_memory.remembered(warm, sounds, times_only=times_only)
            warm.store.save()
            assert (told.chapters, warm.found) == (chapters, fresh.found)
            assert list(told.looked_at) == [one.path for one in sources if one.path != fresh.path]
            assert told.file is None or told.file.read_bytes() == json_file(chapters)


def test_plain_chapters_are_chosen_once_and_published_again_when_their_file_is_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "content/podcast/funk/001-anfang"
    folder.mkdir(parents=True)
    (folder / "ton.mp3").write_bytes(tone("ton.mp3"))
    (folder / "chapters.txt").write_text("00:00:00 Anfang\n00:00:01 Ende\n", encoding="utf-8")
    one, sounds = sought(tmp_path / "content", Store(tmp_path / "cache"))
    first = chapter_memory.remembered(one, sounds)
    monkeypatch.setattr(chapter_memory, "gather", lambda *_: pytest.fail("gathered again"))
    again = chapter_memory.remembered(one, sounds)
    assert (again.chapters, again.looked_at) == (first.chapters, first.looked_at)
    assert again.file is not None
    monkeypatch.undo()
    again.file.unlink()
    assert chapter_memory.remembered(one, sounds).chapters == first.chapters
    assert again.file.is_file()


def test_a_ledger_is_read_the_same_from_memory(tmp_path: Path) -> None:
    kept, path = Memory(tmp_path / "made.json"), tmp_path / "guids.toml"
    for text in (guids.as_toml([("a", "1"), (".", "2")]), "a = 2026-01-02\n", 'a = {guid = "1", ended = true}\n', "a = nan\n", "kaputt"):
        path.write_text(text, encoding="utf-8")
        for _ in range(2):
            read = guids.read_ledger(path, "x", lambda text: kept.pure(guids.toml, text))
            assert read == guids.read_ledger(path, "x")


def test_episodes_lead_to_those_before_and_after_them(site: Site) -> None:
    funk(site)
    for number, guid in ((2, "3f1c1d3e-5a53-4f4a-9d1c-0c7f6a1b2c3d"), (3, "4f1c1d3e-5a53-4f4a-9d1c-0c7f6a1b2c3d")):
        folge(site, f"00{number}", title=f"Folge {number}", date=f"2026-11-2{number} 06:00", guid=guid)
    site.build().good()
    before, after = 'href="/podcast/funk/{}/" rel="prev"', 'href="/podcast/funk/{}/" rel="next"'
    site.has("podcast/funk/folge-2/index.html", before.format("der-anfang"), after.format("folge-3"))
    site.lacks("podcast/funk/der-anfang/index.html", 'rel="prev"').has("podcast/funk/der-anfang/index.html", after.format("folge-2"))
    site.lacks("podcast/funk/folge-3/index.html", 'rel="next"').has("podcast/funk/folge-3/index.html", before.format("folge-2"))
