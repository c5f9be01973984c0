# SPDX-License-Identifier: AGPL-3.0-or-later
"""What published audio says about itself, read back with mutagen, whose writing is only half of what is tested here."""

import base64
import io
import re
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from mutagen import File
from mutagen.apev2 import APEv2
from mutagen.flac import Picture
from mutagen.id3 import APIC, ID3, TCOP, TIT2, TXXX
from mutagen.mp3 import MP3
from mutagen.mp4 import MP4
from PIL import Image

from plugins.podcast.audio import art as arts
from plugins.podcast.audio.decode import decoded
from plugins.podcast.audio.tags import Mark, Tags
from plugins.podcast.chapters import embedded
from plugins.podcast.copies import art, ascii_address
from plugins.podcast.store import Store

from .samples import picture, tone

VORBIS = ("ton.opus", "ton.ogg", "ton.flac")
ALL = ("ton.mp3", "ton.m4a", *VORBIS)


@cache
def drawing() -> bytes:
    return picture((1500, 1500), "RGBA", "PNG")


def full(store: Store, folder: Path) -> Tags:
    (folder / "bild.png").write_bytes(drawing())
    cover, small = (art(store, folder / "bild.png", measure) for measure in (arts.COVER, arts.CHAPTER))
    marks = (
        Mark(0, 0.5, "Begrüßung"),
        Mark(0.5, 1.25, "Haushalt & Geld", "https://stadt.example/a?b=1", small),
        Mark(0.75, 1, "Nur ein Bild", art=small, listed=False),
        Mark(1.25, 1.5, "Schluss"),
    )
    return Tags("Die „Grüße“", "Stadt Musterstadt", "Funk", "2026", 4, 2, "Worum es geht.", "deu", "https://a.example/f/", cover, marks)


def written(tmp_path: Path, name: str, raw: bytes = b"", **change: Any) -> Path:
    path = tmp_path / name
    path.write_bytes(raw or tone(name))
    store = Store(tmp_path / "cache")
    one = store.probe(path)
    assert one is not None
    return store.tagged(path, one, replace(full(store, tmp_path), **change))[0]


def samples(path: Path) -> bytes:
    one = Store(path.parent / "cache2").probe(path)
    assert one is not None
    return b"".join(block.tobytes() for block in decoded(path, one.format).blocks)


def is_cover(data: bytes) -> bool:
    with Image.open(io.BytesIO(data)) as image:
        return image.size == (1400, 1400) and image.format == "JPEG" and len(data) <= 300_000 and not image.getexif()


@pytest.mark.parametrize("name", ALL)
def test_the_sound_and_the_editors_file_stay_as_they_are(tmp_path: Path, name: str) -> None:
    copy = written(tmp_path, name)
    assert (tmp_path / name).read_bytes() == tone(name)
    assert samples(copy) == samples(tmp_path / name)
    assert File(copy).info.length == pytest.approx(File(tmp_path / name).info.length)


@pytest.mark.parametrize("name", ALL)
def test_the_same_tags_give_the_same_bytes_whatever_stood_there(tmp_path: Path, name: str) -> None:
    first = written(tmp_path, name).read_bytes()
    (tmp_path / "noch").mkdir()
    assert written(tmp_path / "noch", name).read_bytes() == first
    (tmp_path / "anders").mkdir()
    assert written(tmp_path / "anders", name, first, title="Anders").read_bytes() != first
    again = written(tmp_path / "anders", name, first)
    assert again.read_bytes() == first


def test_mp3_carries_id3_of_version_2_3(tmp_path: Path) -> None:
    copy = written(tmp_path, "ton.mp3")
    assert copy.read_bytes()[:4] == b"ID3\x03"
    tags = ID3(copy, translate=False)
    texts = {name: str(tags[name]) for name in ("TIT2", "TPE1", "TALB", "TYER", "TRCK", "TPOS", "TCON", "TLAN", "COMM::deu", "WOAF")}
    assert texts == {
        "TIT2": "Die „Grüße“",
        "TPE1": "Stadt Musterstadt",
        "TALB": "Funk",
        "TYER": "2026",
        "TRCK": "4",
        "TPOS": "2",
        "TCON": "Podcast",
        "TLAN": "deu",
        "COMM::deu": "Worum es geht.",
        "WOAF": "https://a.example/f/",
    }
    assert is_cover(tags.getall("APIC")[0].data)
    assert tags["CTOC:toc"].child_element_ids == ["chp0", "chp1", "chp3"]
    assert re.findall(rb"CHAP.{6}(chp\d+)\0", copy.read_bytes(), re.DOTALL) == [b"chp0", b"chp1", b"chp2", b"chp3"]
    chapters = [tags[f"CHAP:chp{number}"] for number in range(4)]
    assert [(one.start_time, one.end_time, one.start_offset) for one in chapters] == [
        (0, 500, 0xFFFFFFFF),
        (500, 1250, 0xFFFFFFFF),
        (750, 1000, 0xFFFFFFFF),
        (1250, 1500, 0xFFFFFFFF),
    ]
    assert str(chapters[1].sub_frames["TIT2"]) == "Haushalt & Geld"
    assert chapters[1].sub_frames["WXXX:"].url == "https://stadt.example/a?b=1"
    with Image.open(io.BytesIO(chapters[1].sub_frames.getall("APIC")[0].data)) as image:
        assert image.size == (800, 800)
    store = Store(tmp_path / "c")
    one = store.probe(copy)
    assert one is not None
    read = [(*row[:4], bool(row[4])) for row in embedded.read(copy, one, store.keep)]
    assert read == [
        (0.0, "Begrüßung", "", False, False),
        (0.5, "Haushalt & Geld", "https://stadt.example/a?b=1", False, True),
        (0.75, "Nur ein Bild", "", True, True),
        (1.25, "Schluss", "", False, False),
    ]


@pytest.mark.parametrize("name", VORBIS)
def test_vorbis_comments(tmp_path: Path, name: str) -> None:
    file = File(written(tmp_path, name))
    told = {key.upper(): value for key, value in file.tags}
    cover = file.pictures[0] if name == "ton.flac" else Picture(base64.b64decode(told.pop("METADATA_BLOCK_PICTURE")))
    assert is_cover(cover.data)
    assert (cover.width, cover.height, cover.mime, cover.type) == (1400, 1400, "image/jpeg", 3)
    assert told == {
        "TITLE": "Die „Grüße“",
        "ARTIST": "Stadt Musterstadt",
        "ALBUM": "Funk",
        "DATE": "2026",
        "TRACKNUMBER": "4",
        "DISCNUMBER": "2",
        "GENRE": "Podcast",
        "LANGUAGE": "deu",
        "COMMENT": "Worum es geht.",
        "WEBSITE": "https://a.example/f/",
        "CHAPTER000": "00:00:00.000",
        "CHAPTER000NAME": "Begrüßung",
        "CHAPTER001": "00:00:00.500",
        "CHAPTER001NAME": "Haushalt & Geld",
        "CHAPTER001URL": "https://stadt.example/a?b=1",
        "CHAPTER002": "00:00:01.250",
        "CHAPTER002NAME": "Schluss",
    }


def test_m4a_carries_everything_but_chapters(tmp_path: Path) -> None:
    file = MP4(written(tmp_path, "ton.m4a"))
    assert is_cover(bytes(file.tags.pop("covr")[0]))
    assert dict(file.tags) == {
        "©nam": ["Die „Grüße“"],
        "©ART": ["Stadt Musterstadt"],
        "©alb": ["Funk"],
        "©day": ["2026"],
        "©gen": ["Podcast"],
        "©cmt": ["Worum es geht."],
        "trkn": [(4, 0)],
        "disk": [(2, 0)],
    }
    assert not file.chapters


def test_what_was_in_the_file_goes(tmp_path: Path) -> None:
    """Names of programs and people that an editor never saw would be published with the sound."""
    path = tmp_path / "alt.mp3"
    path.write_bytes(tone("ton.mp3"))
    old = ID3()
    for frame in (TIT2(text=["Roh"]), TCOP(text=["Geheim"]), TXXX(desc="Geheim", text=["x"])):
        old.add(frame)
    old.save(path, v1=2)
    ape = APEv2()
    ape["Geheim"] = "y"
    ape.save(path)
    copy = written(tmp_path, "ton.mp3", path.read_bytes())
    assert b"Geheim" not in copy.read_bytes().replace(b"\0", b"")
    assert b"TAG" not in copy.read_bytes()[-200:]
    for name in (*VORBIS, "ton.m4a"):
        file = File(written(tmp_path, name))
        file["title" if name in VORBIS else "©wrt"] = ["Geheim"]
        file.save()
        (tmp_path / "b").mkdir(exist_ok=True)
        assert b"Geheim" not in written(tmp_path / "b", name, Path(file.filename).read_bytes()).read_bytes()


@pytest.mark.parametrize("name", ALL)
def test_tags_that_are_to_be_kept_are_only_completed(tmp_path: Path, name: str) -> None:
    raw = written(tmp_path, name, title="Vom Schnittprogramm", comment="", season=None, cover=None).read_bytes()
    (tmp_path / "b").mkdir()
    file = File(written(tmp_path / "b", name, raw, keep=True, album="Anders", marks=(Mark(0, 1, "Andere"),)))
    shown = {key: str(value) for key, value in dict(file.tags).items() if "pic" not in key.lower() and key != "covr"}
    assert "Vom Schnittprogramm" in "".join(shown.values())
    assert "Worum es geht." in "".join(shown.values())
    assert "Anders" not in "".join(shown.values())
    chapters = [value for key, value in shown.items() if key.lower().startswith("chap")]
    assert len(chapters) == {"ton.mp3": 4, "ton.m4a": 0}.get(name, 7)
    assert "Andere" not in "".join(chapters)


def test_a_cover_that_is_to_be_kept_stays(tmp_path: Path) -> None:
    path = tmp_path / "a.mp3"
    path.write_bytes(tone("ton.mp3"))
    old = MP3(path)
    old.add_tags()
    old.tags.add(APIC(mime="image/png", type=3, data=b"eigenes"))
    old.save()
    tags = MP3(written(tmp_path, "ton.mp3", path.read_bytes(), keep=True)).tags
    assert [one.data for one in tags.getall("APIC")] == [b"eigenes"]


def test_more_chapters_than_a_table_of_contents_counts(tmp_path: Path) -> None:
    marks = tuple(Mark(number / 1000, (number + 1) / 1000, str(number)) for number in range(300))
    tags = ID3(written(tmp_path, "ton.mp3", marks=marks))
    assert (len(tags.getall("CHAP")), len(tags["CTOC:toc"].child_element_ids)) == (300, 255)


def test_pictures_inside_audio_are_light_and_tell_nothing(tmp_path: Path) -> None:
    store, noise = Store(tmp_path / "cache"), tmp_path / "rauschen.png"
    Image.effect_noise((500, 400), 200).save(noise)
    made = art(store, noise, (300, 30_000))
    assert made is not None
    assert (made.width, made.height) == (300, 240)
    assert made.path.stat().st_size < 30_000  # noise is the worst there is
    made.path.unlink()
    again = art(store, noise, (300, 30_000))
    assert again == made
    assert again.path.is_file()
    (tmp_path / "kein.png").write_bytes(b"kein Bild")
    assert art(store, tmp_path / "kein.png", arts.COVER) is None


def test_addresses_in_tags_are_ascii() -> None:
    assert ascii_address("https://müller.example/straße?q=ä#ö") == "https://xn--mller-kva.example/stra%C3%9Fe?q=%C3%A4#%C3%B6"
    assert ascii_address("https://a.example/b?c=%20") == "https://a.example/b?c=%20"
    assert ascii_address("https://[ü") == ""


def test_an_editors_file_is_read_from_end_to_end_once(tmp_path: Path) -> None:
    """Not only not hashed twice: the copy comes out of the same reading."""
    path = tmp_path / "ton.mp3"
    path.write_bytes(tone("ton.mp3") * 40)
    store, before = Store(tmp_path / "cache"), _read_bytes()
    one = store.probe(path)
    assert one is not None
    store.digest(path)
    assert _read_bytes() - before < 2 * path.stat().st_size
    path.rename(tmp_path / "fort.mp3")  # nobody needs it any more
    copy, _ = store.tagged(path, one, Tags("Titel", "Stadt", "Funk"))
    assert copy.read_bytes().endswith(tone("ton.mp3"))
    store.save()
    assert not (tmp_path / "cache/neu").exists()


def _read_bytes() -> int:
    """How many bytes this process has read so far, from files and the page cache (proc(5), rchar)."""
    rows = dict(line.split(": ") for line in Path("/proc/self/io").read_text(encoding="utf-8").splitlines())
    return int(rows["rchar"])


def test_copies_that_a_build_does_not_use_go(tmp_path: Path) -> None:
    path = tmp_path / "ton.mp3"
    path.write_bytes(tone("ton.mp3"))
    for title in ("Erster", "Zweiter"):
        store = Store(tmp_path / "cache")
        one = store.probe(path)
        assert one is not None
        store.tagged(path, one, Tags(title, "Stadt", "Funk"))
        store.save()
    (left,) = (tmp_path / "cache/ton").iterdir()
    assert str(ID3(left)["TIT2"]) == "Zweiter"
