# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whole sites: what becomes of the editors' sound on its way to the listeners."""

import base64
import hashlib
import io
import json
from pathlib import Path

import feedparser
import numpy as np
import pytest
import soundfile
from lxml import etree
from mutagen import File
from mutagen.flac import Picture
from mutagen.id3 import ID3, TIT2
from PIL import Image

from plugins.engine.run import build
from tests.conftest import Site

from ..pictures.make import SECRET, located
from .samples import GUID, VTT, picture, tone
from .test_site import HOME, PATH, SHOW, about_podcast, folge, funk, head

CAST = "{https://podcastindex.org/namespace/1.0}"
ORIGIN = "https://blog.musterstadt.example/"
CHAPTERS = {
    "version": "1.2.0",
    "chapters": [
        {"startTime": 0, "title": "Begrüßung"},
        {"startTime": 0.5, "title": "Haushalt & Geld", "url": "https://stadt.example/haushalt", "img": "karte.jpg"},
        {"startTime": 1, "title": "Schluss"},
    ],
}


def recording(kind: str, channels: int = 1) -> bytes:
    """A second and a half of noise, from a fixed seed: larger than a small edition of it."""
    stream = io.BytesIO()
    noise = np.random.default_rng(7).standard_normal((66_150, channels)) * 0.1
    if kind == "MP3":
        with soundfile.SoundFile(stream, "w", 44_100, channels, format="MP3", bitrate_mode="CONSTANT", compression_level=0.5) as file:
            file.write(noise)
    else:
        soundfile.write(stream, noise, 44_100, format=kind)
    return stream.getvalue()


@pytest.fixture(scope="module")
def station(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """One show with every format, chapters with a picture and a small Opus edition; one of which only WAV files exist."""
    site = funk(Site(tmp_path_factory.mktemp("sender") / "site"), {"small": "opus"}, episode="4", season="2")
    site.configure(PODCAST={"shows": {**site.settings["PODCAST"]["shows"], "ohr": {**SHOW, "title": "Ohr", "small": "mp3"}}})
    for name in ("ton.opus", "ton.m4a", "ton.flac", "ton.ogg", "ton.wav"):
        site.write(f"{PATH}/{name}", tone(name))
    site.write(f"{PATH}/ton.mp3", recording("MP3")).write(f"{PATH}/karte.jpg", located(1200, 900))
    site.write(f"{PATH}/kapitel.chapters.json", json.dumps(CHAPTERS))
    site.write("content/podcast/ohr/001/index.md", head(title="Grüße, Äpfel & Öl", slug="", guid="b" * 8 + GUID[8:]))
    site.write("content/podcast/ohr/001/aufnahme.wav", recording("WAV", 2)).write("content/podcast/ohr/001/ton.vtt", VTT)
    site.write("content/podcast/ohr/001/index.en.md", head(title="Greetings", slug="", guid="", lang="en", translation_key="g"))
    site.write("content/podcast/ohr/001/index.md", head(title="Grüße, Äpfel & Öl", slug="", guid="b" * 8 + GUID[8:], translation_key="g"))
    return site.build().good()


def published(site: Site, folder: str = HOME) -> dict[str, Path]:
    endings = {".mp3", ".m4a", ".opus", ".ogg", ".flac", ".wav"}
    return {path.name.replace(path.stem[-8:], "#"): path for path in sorted((site.output / folder).iterdir()) if path.suffix in endings}


def test_every_format_and_the_small_edition_are_published_under_plain_names(station: Site) -> None:
    names = ["der-anfang-#.flac", "der-anfang-#.m4a", "der-anfang-#.mp3", "der-anfang-#.ogg", "der-anfang-#.opus"]
    assert sorted(published(station)) == [*names, "der-anfang-klein-#.opus"]
    assert list(published(station, "podcast/ohr/gruesse-aepfel-und-oel")) == ["gruesse-aepfel-und-oel-#.mp3"]
    source = hashlib.sha256(recording("MP3")).hexdigest()[:8]
    assert published(station)["der-anfang-#.mp3"].name == f"der-anfang-{source}.mp3"
    assert published(station)["der-anfang-klein-#.opus"].name == f"der-anfang-klein-{source}.opus"
    assert (station.root / PATH / "ton.mp3").read_bytes() == recording("MP3")


def test_every_copy_says_what_it_is(station: Site) -> None:
    for name, path in published(station).items():
        told = {key: value for key, value in File(path, easy=True).tags.items() if len(value) < 10 and len(str(value)) < 200}
        assert (told["title"], told["album"], told["date"]) == (["Der Anfang"], ["Rathausfunk"], ["2026"]), name
        assert told["tracknumber"][0].partition("/")[0] == "4"
    opus = dict(File(published(station)["der-anfang-klein-#.opus"]).tags)
    cover = Picture(base64.b64decode(opus["metadata_block_picture"][0]))
    assert (cover.width, len(cover.data) < 60_000) == (600, True)
    assert opus["chapter001"] == ["00:00:00.500"]
    assert opus["chapter001url"] == ["https://stadt.example/haushalt"]


def test_the_picture_of_a_chapter_is_in_every_form_and_tells_nothing_else(station: Site) -> None:
    tags = ID3(published(station)["der-anfang-#.mp3"])
    inside = tags["CHAP:chp1"].sub_frames.getall("APIC")[0].data
    (beside,) = (station.output / HOME).glob("kapitel-*.jpg")
    assert beside.read_bytes() == inside
    assert SECRET not in inside
    with Image.open(io.BytesIO(inside)) as image:
        assert max(image.size) == 800
        assert not image.getexif()
    address = f"{ORIGIN}{HOME}/{beside.name}"
    listed = json.loads(station.text(f"{HOME}/der-anfang.chapters.json"))["chapters"]
    assert [one.get("img", "") for one in listed] == ["", address, ""]
    item = etree.fromstring((station.output / "podcast/funk/feed.xml").read_bytes()).find("channel/item")
    assert item is not None
    assert [one.get("image") for one in item.iter("{http://podlove.org/simple-chapters}chapter")] == [None, address, None]


def test_feed_and_page_offer_the_small_edition_after_the_whole_ones(station: Site) -> None:
    item = etree.fromstring((station.output / "podcast/funk/feed.xml").read_bytes()).find("channel/item")
    assert item is not None
    enclosure = item.find("enclosure")
    assert enclosure is not None
    main = published(station)["der-anfang-#.mp3"]
    assert (enclosure.get("length"), enclosure.get("type")) == (str(main.stat().st_size), "audio/mpeg")
    offered = item.findall(f"{CAST}alternateEnclosure")
    small = offered[-1]
    file = published(station)["der-anfang-klein-#.opus"]
    digest = base64.b64encode(hashlib.sha256(file.read_bytes()).digest()).decode()
    assert (small.get("length"), small[0].get("uri")) == (str(file.stat().st_size), f"{ORIGIN}{HOME}/{file.name}")
    assert small.find(f"{CAST}integrity").get("value") == f"sha256-{digest}"
    assert [one.get("type") for one in offered if "m4a" in one[0].get("uri")] == ["audio/x-m4a"]
    page = station.text(f"{HOME}/index.html")
    assert page.index("FLAC herunterladen") < page.index("Kleine Fassung (Opus) herunterladen")


def test_from_a_wav_file_comes_the_mp3_that_apps_play(station: Site) -> None:
    (one,) = feedparser.parse(station.text("podcast/ohr/feed.xml")).entries
    (path,) = published(station, "podcast/ohr/gruesse-aepfel-und-oel").values()
    assert (one.enclosures[0].href, one.enclosures[0].length) == (
        f"{ORIGIN}podcast/ohr/gruesse-aepfel-und-oel/{path.name}",
        str(path.stat().st_size),
    )
    assert (File(path).info.bitrate, File(path).info.channels) == (pytest.approx(128_000, abs=10), 2)
    assert str(ID3(path)["TIT2"]) == "Grüße, Äpfel & Öl"  # the translation's page offers the same file
    assert path.name in station.text("en/podcast/ohr/greetings/index.html")


def test_what_an_m4a_cannot_carry_is_said(station: Site) -> None:
    assert [one for one in about_podcast(station) if one.startswith(PATH)] == [
        f"{PATH}/index.md:2:1: In „ton.m4a“ stehen keine Kapitel, und in M4A-Dateien kann der Bau keine schreiben. "
        "Podcast-Programme lesen sie aus dem Feed und aus der MP3-Datei. Sollen sie auch hier stehen, schreibt Ihr Schnittprogramm "
        "sie beim Export hinein. "
        "[podcast.no-m4a-chapters]"
    ]


def test_a_second_build_makes_nothing_anew_and_a_first_one_the_same_bytes(station: Site) -> None:
    cache = station.root / ".cache/podcast"
    before = {path: path.stat().st_mtime_ns for path in cache.rglob("*.*") if path.suffix != ".json"}
    first = station.files()
    other_kind = next(cache.glob("klein/*.opus")).with_suffix(".mp3")
    other_kind.write_bytes(b"of a setting that was changed")
    (cache / f"klein/{'0' * 64}-opus.opus").write_bytes(b"of a recording that is gone")
    station.build().good()
    assert station.files() == first
    assert {path: path.stat().st_mtime_ns for path in cache.rglob("*.*") if path.suffix != ".json"} == before
    cache.rename(station.root / "fort")
    station.build().good()
    assert station.files() == first


def test_a_small_edition_is_kept_as_long_as_its_recording(site: Site) -> None:
    """A typo in a head must not cost the minutes that an hour's edition takes; a replaced recording's edition goes."""
    funk(site, {"small": "mp3"}).write(f"{PATH}/ton.flac", recording("FLAC"))
    (site.root / PATH / "ton.mp3").unlink()
    site.build().good()
    editions = site.root / ".cache/podcast/klein"
    (first,) = editions.iterdir()
    site.write(f"{PATH}/index.md", "---\ntitle: [\n---\n").build()
    assert list(editions.iterdir()) == [first]
    funk(site, {"small": "mp3"}).write(f"{PATH}/ton.flac", recording("FLAC", 2))
    (site.root / PATH / "ton.mp3").unlink()
    site.build().good()
    (second,) = editions.iterdir()
    assert second != first


@pytest.mark.parametrize("left", [b"", bytes(5000), recording("MP3")[:5000]], ids=["empty", "zeros", "half"])
def test_a_small_edition_damaged_in_the_cache_is_made_anew(site: Site, left: bytes) -> None:
    funk(site, {"small": "mp3"}).write(f"{PATH}/ton.mp3", recording("MP3")).build().good()
    (file,) = (site.root / ".cache/podcast/klein").iterdir()
    whole, published = file.read_bytes(), site.files()
    file.write_bytes(left)
    site.build().good()
    assert file.read_bytes() == whole
    assert site.files() == published
    assert about_podcast(site) == []


def test_tags_of_the_production_stay_where_a_show_says_so(site: Site) -> None:
    funk(site, {"tags": "keep"})
    path = site.root / PATH / "ton.mp3"
    tags = ID3()
    tags.add(TIT2(text=["Vom Schnittplatz"]))
    tags.save(path)
    site.build().good()
    tags = ID3(published(site)["der-anfang-#.mp3"])
    assert (str(tags["TIT2"]), str(tags["TALB"])) == ("Vom Schnittplatz", "Rathausfunk")


def test_a_changed_title_changes_tags_but_no_address(site: Site) -> None:
    funk(site, slug="der-anfang").build().good()
    first = published(site)["der-anfang-#.mp3"]
    bytes_before = first.read_bytes()
    funk(site, slug="der-anfang", title="Der Neuanfang").build().good()
    assert first.read_bytes() != bytes_before
    assert str(ID3(first)["TIT2"]) == "Der Neuanfang"


def test_what_stands_in_the_way_of_a_small_edition(site: Site) -> None:
    """Without PyAV there is no Opus; a picture may be missing or none; a title may be more than tags can say."""
    funk(site, {"small": "opus"}).write(f"{PATH}/ton.mp3", recording("MP3"))
    site.write(f"{PATH}/chapters.json", json.dumps({"chapters": [{"startTime": 0, "title": "A", "img": "kart.jpg"}]}))
    site.write(f"{PATH}/karte.jpg", picture((10, 10)))
    folge(site, "002", title="Zwei", guid="b" * 8 + GUID[8:]).write(
        "content/podcast/funk/002/chapters.json", json.dumps({"chapters": [{"startTime": 0, "title": "A", "img": "index.md"}]}, indent=0)
    )
    site.write("weg/av/__init__.py", "raise ImportError('av')\n").build(PYTHONPATH=str(site.root / "weg"))
    assert [one for one in about_podcast(site) if one.startswith("content/")] == [
        f"{PATH}/chapters.json:1:16: Das Bild „kart.jpg“ des Kapitels gibt es nicht. Meinten Sie „karte.jpg“? "
        "[podcast.chapter-picture-not-found]",
        f"{PATH}/karte.jpg:1:1: „karte.jpg“ liegt im Ordner der Folge, wird aber nicht benutzt. Soll es zu sehen sein, nennen Sie "
        "es im Kopf (image: karte.jpg, dazu image_alt). Sonst löschen Sie es. [podcast.unused-file]",
        "content/podcast/funk/002/chapters.json:4:1: „index.md“ ist kein Bild, das Podcast-Programme zeigen. "
        "Speichern Sie es als JPEG oder PNG. [podcast.no-chapter-picture]",
    ]
    extra = [one for one in site.findings if "no-extra" in one]
    assert [one.rpartition(" ")[0].split(": ", 1)[1] for one in extra] == [
        "Für die kleinen Fassungen fehlt ein Programmteil; sie entfallen. Er kommt mit: pip install „amtsfunk[podcast-aac]“. "
        "Ohne ihn geht nur small „mp3“, und nur aus MP3, Opus, Ogg Vorbis, FLAC oder WAV."
    ]


def test_a_recording_of_which_no_edition_can_be_made(site: Site) -> None:
    funk(site, {"small": "mp3"}).write(f"{PATH}/ton.flac", recording("FLAC")[:30_000])
    (site.root / PATH / "ton.mp3").unlink()
    site.build()
    assert [one for one in about_podcast(site) if "no-edition" in one] == [
        f"{PATH}/index.md:2:1: Aus „ton.flac“ lässt sich keine weitere Fassung machen; Podcast-Programme bekommen nur die Datei selbst. "
        "Exportieren Sie die Aufnahme noch einmal, mit 44,1 oder 48 kHz. [podcast.no-edition]"
    ]


def test_a_recording_that_takes_no_tags_is_published_as_it_is(site: Site) -> None:
    broken = tone("ton.opus")[:2600]  # the page that the tags share with the first sound breaks off
    funk(site).write(f"{PATH}/ton.opus", broken)
    (site.root / PATH / "ton.mp3").unlink()
    site.build()
    assert [one for one in about_podcast(site) if "untagged" in one] == [
        f"{PATH}/index.md:2:1: In die veröffentlichte Kopie von „ton.opus“ ließen sich Titel, Bild und Kapitel nicht schreiben; "
        "sie bleibt, wie sie ist. Exportieren Sie die Aufnahme noch einmal. [podcast.untagged]"
    ]
    assert [path.read_bytes() for path in published(site).values()] == [broken]


def test_whoever_waits_is_told_what_for(site: Site) -> None:
    funk(site, {"small": "mp3"}).write(f"{PATH}/ton.mp3", recording("MP3"))
    site.build().good()  # the folder is complete now
    said: list[str] = []
    (site.root / ".cache/podcast").rename(site.root / "fort")
    site.write(
        "langsam.py",
        "import time\nfrom pelican import signals\n"
        "def hold(_):\n    from plugins.core import progress\n    progress.tell('Warten')\n    time.sleep(0.6)\n"
        "def register():\n    signals.initialized.connect(hold)\n",
    ).configure(PLUGINS=["plugins", "langsam"], PLUGIN_PATHS=[str(Path(__file__).parents[2]), str(site.root)]).build()
    assert build(site.root / "pelicanconf.py", environment={"SOURCE_DATE_EPOCH": site.now}, watch=said.append).good
    assert "Warten" in said
