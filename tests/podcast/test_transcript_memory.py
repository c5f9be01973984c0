# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is remembered of a transcript is what would be made of it anew, and nothing stale or broken is believed."""

import json
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.podcast.store import Store
from plugins.podcast.transcripts import memory
from plugins.podcast.transcripts.checks import About
from tests.conftest import Site

from .samples import VTT
from .test_site import HOME, funk
from .test_site import PATH as PATH_OF_EPISODE

PATH = "content/podcast/funk/001/ton.vtt"
BAD = VTT.replace("00:01.400", "99:01.400")


def laid(folder: Path, text: str, name: str = PATH) -> list[tuple[str, Path]]:
    """Return a transcript as it lies in a folder, with its name in findings."""
    file = folder / f"gelegt-{len(list(folder.glob('gelegt-*')))}" / Path(name).name
    file.parent.mkdir(parents=True)
    file.write_bytes(text.encode("utf-8", "replace"))
    return [(name, file)]


def noted(folder: Path) -> int:
    """Return how much is remembered of transcripts."""
    return len(json.loads((folder / "made.json").read_bytes().partition(b"\n")[2]))


@pytest.mark.parametrize("text", [VTT, BAD, "WEBVTT\n\nkaputt", "kein VTT", "", VTT.replace("Guten", "Gü\x0bten „Tag“ &lt;")])
def test_what_is_remembered_is_what_was_heard(tmp_path: Path, text: str) -> None:
    written, about = laid(tmp_path, text), About(1.5, ("Anna Beispiel",))
    store = Store(tmp_path)
    first = memory.remembered(store, written, about)
    assert first == memory.hear(store, written, about)
    assert memory.remembered(store, written, about) == first
    store.save()
    assert memory.remembered(Store(tmp_path), written, about) == first
    assert noted(tmp_path) == 1


@given(st.text(), st.sampled_from([".vtt", ".srt", ".json", ".txt"]))
def test_any_file_is_remembered_as_it_was_heard(tmp_path_factory: pytest.TempPathFactory, text: str, ending: str) -> None:
    folder = tmp_path_factory.mktemp("worte")
    written, store = laid(folder, text, f"ton{ending}"), Store(folder)
    first = memory.remembered(store, written, About())
    store.save()
    assert first == memory.remembered(Store(folder), written, About()) == memory.hear(store, written, About())


def test_other_words_other_people_and_other_code_are_heard_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store(tmp_path)
    good, bad = laid(tmp_path, VTT), laid(tmp_path, BAD)
    memory.remembered(store, good, About(1.5))
    memory.remembered(store, bad, About(1.5))
    memory.remembered(store, good, About(1.5, ("Anna",)))
    monkeypatch.setattr(memory, "_code", lambda: "new")
    memory.remembered(store, good, About(1.5))
    store.save()
    assert noted(tmp_path) == 4


@pytest.mark.parametrize(
    "rest", [[], {}, {"spoken": True, "findings": [[1]], "forms": {}}, {"spoken": True, "findings": [{}], "forms": {}}]
)
def test_a_memory_of_another_form_is_not_believed(tmp_path: Path, rest: object) -> None:
    written, store = laid(tmp_path, VTT), Store(tmp_path)
    heard = memory.remembered(store, written, About(1.5))
    store.memory.note(heard.key, rest)
    assert memory.remembered(store, written, About(1.5)) == heard
    assert store.memory.recall(heard.key, lambda row: row) not in (None, rest)


def test_a_form_that_is_gone_is_made_again(tmp_path: Path) -> None:
    written, store = laid(tmp_path, VTT), Store(tmp_path)
    heard = memory.remembered(store, written, About(1.5))
    store.save()
    texts = [path.read_bytes() for _, path in heard.forms]
    heard.forms[1][1].unlink()
    assert memory.remembered(Store(tmp_path), written, About(1.5)) == heard
    assert [path.read_bytes() for _, path in heard.forms] == texts


def test_html_is_remembered_by_words_and_chapters(tmp_path: Path) -> None:
    def made(text: str) -> tuple[str, str]:
        return f"<div>{text}\n{text}</div>", text

    def shown(key: str, chapter: str, text: str) -> tuple[str, str]:
        return memory.shown(tmp_path, key, [(0, chapter)], lambda: made(text))

    assert shown("a", "Eins", "eins") == made("eins")
    assert shown("a", "Eins", "nie gefragt") == made("eins")
    assert shown("a", "Zwei", "zwei") == made("zwei")
    assert shown("b", "Eins", "drei") == made("drei")
    for file in tmp_path.rglob("*.txt"):
        file.write_bytes(file.read_bytes()[:-2])
    assert shown("a", "Eins", "neu") == made("neu")


def test_a_warm_build_shows_what_a_fresh_one_shows(site: Site, tmp_path: Path) -> None:
    page, other = f"{HOME}/index.html", VTT.replace("Guten Tag", "Grüß Gott")
    for number, (words, title) in enumerate([(VTT, ""), (VTT, "Anfang"), (other, "Anfang"), (other, "Begrüßung")]):
        chapters = f"00:00:00.000 {title}\n00:00:00.900 Schluss\n" if title else ""
        funk(site).write(f"{PATH_OF_EPISODE}/ton.vtt", words).write(f"{PATH_OF_EPISODE}/chapters.txt", chapters).build()
        fresh = Site(tmp_path / f"frisch-{number}", site.settings)
        shutil.copytree(site.root, fresh.root, ignore=shutil.ignore_patterns(".cache", "output"))
        fresh.rebuild()
        for one in (page, f"{HOME}/transkript/index.html"):
            assert site.text(one) == fresh.text(one)
        site.has(page, "Grüß Gott" if words == other else "Guten Tag", title)
