# SPDX-License-Identifier: AGPL-3.0-or-later
"""A faulty recording is replaced by the real task's function: checked, explained, and never left half done."""

import hashlib
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.core.report import Report
from plugins.engine.run import check
from plugins.podcast.replacing import swap, words
from tests.conftest import Site

from .samples import FIXTURES, silence, tone
from .test_site import HOME, PATH, funk


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795420800")


def checker(site: Site) -> Callable[[], Report]:
    return lambda: check(site.root / "pelicanconf.py").report


def never() -> Report:
    raise AssertionError("nothing is checked before it is known what to do")


def replace(site: Site, folder: str, new: Path, look: Callable[[], Report] = never) -> swap.Replaced:
    return swap.swap(site.root / "pelicanconf.py", folder, new, look)


def test_the_new_recording_takes_the_place_and_the_episode_stays_itself(site: Site, tmp_path: Path) -> None:
    funk(site).build().good()
    feed, old = site.text("podcast/funk/feed.xml"), (site.root / PATH / "ton.mp3").read_bytes()
    new = tmp_path / "neu.mp3"
    new.write_bytes(silence(60))
    done = replace(site, "funk/001-anfang", new, checker(site))
    assert (site.root / PATH / "ton.mp3").read_bytes() == silence(60)
    (kept,) = (site.root / ".cache/podcast/ersetzt").iterdir()
    assert kept.read_bytes() == old
    assert done.rest.endswith(kept.relative_to(site.root).as_posix())
    said = words.told(done)
    assert said.startswith(f"✓ Ausgetauscht: {PATH}/ton.mp3\n  bisher 0:02 (6,2\N{NO-BREAK SPACE}kB), jetzt 0:02 (6,2\N{NO-BREAK SPACE}kB)")
    for line in ("niemand bekommt sie doppelt", "laden nicht von selbst neu", "modified:", "Nehmen Sie die Änderung in git auf"):
        assert line in said
    site.build().good()
    after = site.text("podcast/funk/feed.xml")
    assert [one for one in feed.splitlines() if "<guid" in one] == [one for one in after.splitlines() if "<guid" in one]
    addresses = [one for one in (*feed.splitlines(), *after.splitlines()) if "<enclosure" in one]
    assert addresses[0] != addresses[-1]
    assert len(list((site.output / HOME).glob("*.mp3"))) == 1


def test_what_would_break_the_episode_is_taken_back(site: Site, tmp_path: Path) -> None:
    """The new recording is shorter: a chapter would begin behind its end."""
    funk(site).write(f"{PATH}/chapters.txt", "00:00:00.000 Anfang\n00:00:01.000 Ende\n").build().good()
    old = (site.root / PATH / "ton.mp3").read_bytes()
    new = tmp_path / "kurz.mp3"
    new.write_bytes(silence(20))
    with pytest.raises(swap.RefusedError) as refused:
        replace(site, PATH, new, checker(site))
    lines = str(refused.value).splitlines()
    assert lines[0] == "Mit der neuen Aufnahme wäre die Folge fehlerhaft; die alte liegt wieder da. Beheben Sie zuerst:"
    assert lines[1].startswith(f"{PATH}/chapters.txt:2:1: Das Kapitel beginnt bei 00:00:01.000; die Folge dauert nur")
    assert (site.root / PATH / "ton.mp3").read_bytes() == old
    site.write(f"{PATH}/chapters.txt", "00:00:00.000 Anfang\n00:00:00.300 Ende\n")
    assert replace(site, PATH, new, checker(site)).new.seconds < 1


def test_an_interrupted_check_leaves_the_old_recording(site: Site, tmp_path: Path) -> None:
    funk(site).configure().write("pelicanconf.py", 'PATH = "content"\n')
    (tmp_path / "neu.mp3").write_bytes(silence(60))
    calls = iter([Report(finished=True)])

    def look() -> Report:
        for report in calls:
            return report
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        replace(site, "001-anfang", tmp_path / "neu.mp3", look)
    assert (site.root / PATH / "ton.mp3").read_bytes() == tone("ton.mp3")


@pytest.mark.parametrize(
    ("folder", "file", "said"),
    [
        ("002-zwei", "neu.mp3", "Eine Folge „002-zwei“ gibt es nicht."),
        ("funk/001-anfng", "neu.mp3", "Eine Folge „funk/001-anfng“ gibt es nicht. Meinten Sie „funk/001-anfang“?"),
        ("001-anfang", "keine.mp3", "keine.mp3“ gibt es nicht."),
        ("001-anfang", "text.mp3", "„text.mp3“ ist keine Tondatei, die Podcast-Programme spielen. Exportieren Sie die Aufnahme als MP3."),
        ("001-anfang", "lfs.mp3", "„lfs.mp3“ ist nur ein Platzhalter von Git LFS. Geben Sie ein: git lfs pull"),
        ("001-anfang", "ton.opus", "Die Folge gibt es als MP3, „ton.opus“ ist Opus. Exportieren Sie sie im selben Format."),
        ("001-anfang", "gleich.mp3", "„gleich.mp3“ ist dieselbe Aufnahme wie „ton.mp3“; es gibt nichts auszutauschen."),
        ("001-anfang", "halb.flac", "„halb.flac“ ist wohl unvollständig: Sie nennt als Dauer 0:02, zu hören sind 0:0"),
        (
            "leer",
            "neu.mp3",
            "Im Ordner „leer“ liegt keine Tondatei, und der Kopf nennt keine im Medienspeicher (audio).",
        ),
    ],
)
def test_it_refuses_with_a_sentence(site: Site, tmp_path: Path, folder: str, file: str, said: str) -> None:
    funk(site).write("pelicanconf.py", 'PATH = "content"\n').write("content/podcast/funk/leer/index.md", "---\ntitle: L\n---\n")
    (tmp_path / "neu.mp3").write_bytes(silence(60))
    (tmp_path / "text.mp3").write_text("kein Ton", encoding="utf-8")
    (tmp_path / "lfs.mp3").write_text("version https://git-lfs.github.com/spec/v1\n", encoding="utf-8")
    (tmp_path / "gleich.mp3").write_bytes(tone("ton.mp3"))
    (tmp_path / "halb.flac").write_bytes(tone("ton.flac")[: len(tone("ton.flac")) // 3])
    shutil.copy(FIXTURES / "ton.opus", tmp_path / "ton.opus")
    with pytest.raises(swap.RefusedError) as refused:
        replace(site, folder, tmp_path / file)
    assert said in str(refused.value)
    assert (site.root / PATH / "ton.mp3").read_bytes() == tone("ton.mp3")


AUDIO = f"{{sha256: {hashlib.sha256(tone('ton.mp3')).hexdigest()}, path: funk/001.mp3}}  # von Hand"


def in_store(site: Site) -> Site:
    """An episode whose recording lies in the media store, and a translation that names it too."""
    funk(site, audio=AUDIO, translation_key="a").configure(MEDIA_STORE="speicher").write("speicher/funk/001.mp3", tone("ton.mp3"))
    (site.root / PATH / "ton.mp3").unlink()
    block = AUDIO.partition("{")[2].partition("}")[0].replace(", ", "\n  ")
    site.write(
        f"{PATH}/index.en.md",
        f"---\ntitle: Start\ndate: 2026-11-20 09:00\nlang: en\ntranslation_key: a\naudio:\n  {block}\nsummary: Kurz.\n---\n\nText.\n",
    )
    return site


def test_in_the_media_store_the_new_recording_lies_beside_the_old_one_and_the_heads_name_it(site: Site, tmp_path: Path) -> None:
    in_store(site).build().good()
    new = tmp_path / "neu.mp3"
    new.write_bytes(silence(60))
    done = replace(site, "funk/001-anfang", new, checker(site))
    digest = hashlib.sha256(silence(60)).hexdigest()
    fresh = f"funk/001-{digest[:8]}.mp3"
    assert (site.root / "speicher" / fresh).read_bytes() == silence(60)
    assert (site.root / "speicher/funk/001.mp3").read_bytes() == tone("ton.mp3")
    heads = [(site.root / PATH / name).read_text(encoding="utf-8") for name in ("index.md", "index.en.md")]
    assert f'audio: {{sha256: {digest}, path: "{fresh}"}}  # von Hand\n' in heads[0]
    assert f'audio:\n  sha256: {digest}\n  path: "{fresh}"\nsummary: Kurz.\n' in heads[1]
    said = words.told(done)
    assert said.startswith(f"✓ Ausgetauscht: {fresh}\n")
    assert "Die alte Aufnahme bleibt im Medienspeicher: funk/001.mp3" in said
    site.build().good()
    assert len(list((site.output / HOME).glob(f"*-{digest[:8]}.mp3"))) == 1
    third = tmp_path / "drei.mp3"
    third.write_bytes(silence(70))
    assert replace(site, "funk/001-anfang", third, checker(site)).path == f"funk/001-{hashlib.sha256(silence(70)).hexdigest()[:8]}.mp3"


def test_in_the_media_store_what_would_break_the_episode_is_taken_back(site: Site, tmp_path: Path) -> None:
    in_store(site).write(f"{PATH}/chapters.txt", "00:00:00.000 Anfang\n00:00:01.000 Ende\n").build().good()
    before = {path: path.read_bytes() for folder in ("speicher", "content") for path in (site.root / folder).rglob("*") if path.is_file()}
    new = tmp_path / "kurz.mp3"
    new.write_bytes(silence(20))
    with pytest.raises(swap.RefusedError, match="Mit der neuen Aufnahme wäre die Folge fehlerhaft"):
        replace(site, PATH, new, checker(site))
    assert {
        path: path.read_bytes() for folder in ("speicher", "content") for path in (site.root / folder).rglob("*") if path.is_file()
    } == before


@pytest.mark.parametrize(
    ("store", "file", "said"),
    [
        ("fort", "neu.mp3", "MEDIA_STORE ist aber nicht eingestellt oder kein Ordner."),
        ("leer", "neu.mp3", "Im Medienspeicher gibt es „funk/001.mp3“ nicht; nichts wurde verändert."),
        ("speicher", "ton.opus", "Die Folge gibt es als MP3, „ton.opus“ ist Opus. Exportieren Sie sie im selben Format."),
        ("speicher", "gleich.mp3", "ist dieselbe Aufnahme wie „001.mp3“; es gibt nichts auszutauschen."),
    ],
)
def test_what_does_not_go_in_the_media_store_is_said(site: Site, tmp_path: Path, store: str, file: str, said: str) -> None:
    in_store(site).write("leer/x").configure(MEDIA_STORE=store).settle()
    (tmp_path / "neu.mp3").write_bytes(silence(60))
    (tmp_path / "gleich.mp3").write_bytes(tone("ton.mp3"))
    shutil.copy(FIXTURES / "ton.opus", tmp_path / "ton.opus")
    with pytest.raises(swap.RefusedError) as refused:
        replace(site, "funk/001-anfang", tmp_path / file)
    assert said in str(refused.value)
