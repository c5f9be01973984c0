# SPDX-License-Identifier: AGPL-3.0-or-later
"""JSON told apart by what is in it; what a production's description says; names that are left alone."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.podcast.chapters.texts import production_chapters
from plugins.podcast.production import described
from plugins.podcast.production.described import Production
from plugins.podcast.production.names import is_by_product

from .made import CHAPTERS, answer, description

JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["metadata", "data", "tags", "chapters", "title"]), inner),
)


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        ({"segments": [{"startTime": 0, "endTime": 1, "body": "Hallo"}]}, described.TRANSCRIPT),
        ({"version": "1.2.0", "chapters": [{"startTime": 0, "title": "A"}]}, described.CHAPTERS),
        (description(), described.PRODUCTION),
        ({"data": description(), "status_code": 200}, described.PRODUCTION),
        ({"segments": [{"start": 0, "end": 1, "text": "Hallo"}], "language": "de"}, ""),
        ({"metadata": {"title": "Etwas anderes"}}, ""),
        ([1, 2], ""),
    ],
)
def test_json_is_told_by_its_content(raw: Any, kind: str) -> None:
    assert described.kind(json.dumps(raw)) == kind


def test_what_cannot_be_read() -> None:
    assert described.kind('{"segments": [') == described.BROKEN
    assert described.production('{"metadata"') is None


def test_what_a_production_says() -> None:
    assert described.production(answer()) == Production(
        "Winterdienst: Wer räumt wann?",
        "Ein Morgen mit dem Bauhof, und was Ihre Aufgabe ist.",
        ("Winterdienst", "Bauhof"),
        "de",
        ("Hanna Beispiel", "Mikrofon 2"),
    )
    bare = answer(metadata={"subtitle": "Kurz", "tags": "a, b"}, speech_recognition={"language": "auto"}, multi_input_files=None)
    assert described.production(bare) == Production(summary="Kurz", tags=("a", "b"))


@given(JSON, JSON, JSON)
def test_whatever_stands_there_it_is_read_or_left(metadata: Any, speech: Any, tracks: Any) -> None:
    text = json.dumps(description(metadata=metadata, speech_recognition=speech, multi_input_files=tracks, chapters=tracks))
    found = described.production(text)
    assert (found is None) is not isinstance(metadata, dict)
    if found:
        "".join((found.title, found.summary, found.language, *found.tags, *found.speakers)).encode()
    made, problems = production_chapters(text, "a.json")
    assert len(made) + len(problems) == len(described.marks(text))


def test_chapters_count_in_what_was_published() -> None:
    text = answer()
    made, found = production_chapters(text, "a.json")
    assert found == []
    assert [(one.start, one.title) for one in made] == [(0, "Begrüßung"), (0.5, "Salz"), (1, "Schluss")]
    assert [text.split("\n")[one.position.line - 1].strip() for one in made] == [f'"start": "{one["start"]}",' for one in CHAPTERS]
    wrong = answer(chapters=[{"start": "bald", "title": "A"}, {"start": "00:00:02.500", "title": "B", "image": "x.jpg"}])
    made, found = production_chapters(wrong, "a.json")
    assert [(one.start, one.image) for one in made] == [(2.5, "")]
    assert len(found) == 1


BY_PRODUCTS = """rf004-audiogram.mp4 rf004.audiogram.srt rf004_waveform.png rf004-waveform-dark.png Projekt.RPP Projekt.RPP-bak
ton.wav.reapeaks projekt.ultraschall rf004.DaVinciResolve.edl spuren.wav.zip rf004.mp3.md5 folge.mp3.license README.txt LICENSE
Thumbs.db .DS_Store index.md~"""
OTHERS = "folge.mp3 folge.vtt notizen.txt audiogramm.mp3 wellenform.jpg folge.json readme-folge.vtt"


def test_by_products_are_known_by_their_names() -> None:
    assert [name for name in BY_PRODUCTS.split() if not is_by_product(name)] == []
    assert [name for name in OTHERS.split() if is_by_product(name)] == []
