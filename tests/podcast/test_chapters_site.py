# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whole sites with chapters: one source, every form, the same times."""

import io
import json
import re

import feedparser
import jsonschema
import podcastparser
import pytest
from lxml import etree
from mutagen.flac import FLAC
from mutagen.id3 import CHAP, ID3, TIT2

from tests.conftest import Site

from .feed.test_feed import NAMES
from .samples import GUID, VTT, tone
from .test_chapters import PSC, SCHEMA
from .test_site import HASH, HOME, PATH, about_podcast, folge, funk, head

TEXT = "00:00:00.000 Begrüßung\n00:00:00.500 Haushalt & Geld <https://stadt.example/haushalt>\n00:00:01.250 Schluss\n"
HEAD = (
    "[{start: 0, title: Begrüßung}, {start: 0.5, title: Haushalt & Geld, href: https://stadt.example/haushalt}, "
    "{start: '0:01.25', title: Schluss}]"
)
AS_PSC = (
    f'<psc:chapters version="1.2" xmlns:psc="{PSC}"><psc:chapter start="0" title="Begrüßung" image="https://stadt.example/b.jpg"/>'
    '<psc:chapter start="0:00.5" title="Haushalt &amp; Geld"/><psc:chapter start="00:00:01.250" title="Schluss"/></psc:chapters>'
)
AS_JSON = json.dumps(
    {
        "version": "1.2.0",
        "chapters": [
            {"startTime": 0, "title": "Begrüßung"},
            {"startTime": 0.5, "title": "Haushalt & Geld", "url": "https://stadt.example/haushalt"},
            {"startTime": 1.25, "title": "Schluss"},
        ],
    },
    ensure_ascii=False,
)
LABELS = "0.000000\t0.5\tBegrüßung\n0.500000\t1.0\tHaushalt & Geld\n1.250000\t1.25\tSchluss\n"
STARTS, TITLES = [0, 0.5, 1.25], ["Begrüßung", "Haushalt & Geld", "Schluss"]


def tagged(*made: tuple[int, str]) -> bytes:
    """The audio with chapters inside."""
    tags = ID3()
    for number, (start, title) in enumerate(made):
        tags.add(CHAP(element_id=f"c{number}", start_time=start, end_time=1500, sub_frames=[TIT2(encoding=3, text=[title])]))
    stream = io.BytesIO(tone("ton.mp3"))
    tags.save(stream)
    return stream.getvalue()


def told(site: Site) -> list[str]:
    """Findings about this episode, without its folder."""
    return [one.removeprefix(f"{PATH}/") for one in about_podcast(site)]


def everywhere(site: Site) -> None:
    """Assert that page, feed and file have the three chapters."""
    raw = json.loads(site.text(f"{HOME}/der-anfang.chapters.json"))
    jsonschema.validate(raw, SCHEMA)
    assert [(one["startTime"], one["title"]) for one in raw["chapters"]] == list(zip(STARTS, TITLES, strict=True))
    item = etree.fromstring((site.output / "podcast/funk/feed.xml").read_bytes()).find("channel/item")
    rows = item.findall("psc:chapters/psc:chapter", NAMES)
    assert [(row.get("start"), row.get("title")) for row in rows] == list(
        zip(["00:00:00.000", "00:00:00.500", "00:00:01.250"], TITLES, strict=True)
    )
    page = site.text(f"{HOME}/index.html")
    assert page.count(".mp3#t=") == 3
    for at, title in (("0", "Begrüßung"), ("0.5", "Haushalt &amp; Geld"), ("1.25", "Schluss")):
        assert f".mp3#t={at}" in page
        assert f'<span class="chapter-title">{title}</span></a>' in page
    assert [re.sub("<.*?>", "", one) for one in re.findall(r"<h3>.*?</h3>", page)] == ["Begrüßung", "Haushalt &amp; Geld"]  # two cues
    site.has(f"{HOME}/transkript/index.html", "<h2>Begrüßung</h2>")


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("chapters.txt", TEXT),
        ("folge.chapters.txt", f"\ufeff{TEXT}".replace("\n", "\r\n")),
        ("Chapters.txt", LABELS),
        ("folge.psc", AS_PSC),
        ("folge.chapters.json", AS_JSON),
        ("chapters.json", AS_JSON),
        ("ton.mp3", tagged((0, "Begrüßung"), (500, "Haushalt & Geld"), (1250, "Schluss"))),
    ],
)
def test_every_source_gives_every_form(site: Site, name: str, raw: str | bytes) -> None:
    funk(site).write(f"{PATH}/{name}", raw).build().good()
    assert told(site) == []
    everywhere(site)


def test_chapters_in_the_head(site: Site) -> None:
    funk(site, chapters=HEAD).build().good()
    assert told(site) == []
    everywhere(site)
    mp3 = f"/{HOME}/der-anfang-{HASH[:8]}.mp3"
    site.has(
        f"{HOME}/index.html",
        '<section class="kapitel" id="kapitel" aria-labelledby="kapitel-titel">\n<h2 id="kapitel-titel">Kapitel</h2>',
        f'<li><a href="{mp3}#t=0.5"><time datetime="PT0.5S">0:00</time> <span class="chapter-title">Haushalt &amp; Geld</span></a>'
        ' <a class="chapter-link" href="https://stadt.example/haushalt">mehr auf stadt.example</a></li>',
    )


def test_what_other_programs_read_in_the_feed(site: Site) -> None:
    funk(site).write(f"{PATH}/chapters.txt", TEXT).build().good()
    with (site.output / "podcast/funk/feed.xml").open("rb") as file:
        (one,) = podcastparser.parse("https://blog.musterstadt.example/podcast/funk/feed.xml", file)["episodes"]
    assert [(mark["start"], mark["title"], mark.get("href")) for mark in one["chapters"]] == [
        (0, "Begrüßung", None),
        (0, "Haushalt & Geld", "https://stadt.example/haushalt"),  # podcastparser cuts times to seconds
        (1, "Schluss", None),
    ]
    (entry,) = feedparser.parse((site.output / "podcast/funk/feed.xml").read_bytes()).entries
    assert [mark["title"] for mark in entry.psc_chapters["chapters"]] == TITLES
    item = etree.fromstring((site.output / "podcast/funk/feed.xml").read_bytes()).find("channel/item")
    assert dict(item.find("podcast:chapters", NAMES).attrib) == {
        "url": f"https://blog.musterstadt.example/{HOME}/der-anfang.chapters.json",
        "type": "application/json+chapters",
    }
    assert item.find("psc:chapters", NAMES).get("version") == "1.2"
    assert "\n<p>00:00:00 Begrüßung</p>\n<p>00:00:00 Haushalt &amp; Geld</p>\n<p>00:00:01 Schluss</p>\n<p><a href=" in item.findtext(
        "description"
    )


def test_an_episode_without_chapters_has_none_anywhere(site: Site) -> None:
    funk(site).build().good()
    site.lacks(f"{HOME}/index.html", "kapitel", "chapters").lacks("podcast/funk/feed.xml", "<psc:", "podcast:chapters")
    assert not list(site.output.rglob("*.chapters.json"))


def test_sources_that_agree_are_silent_and_complete_each_other(site: Site) -> None:
    funk(site).write(f"{PATH}/ton.mp3", tagged((0, "Begrüßung"), (500, "Haushalt & Geld"), (1249, "Schluss")))
    for name, raw in (("chapters.txt", TEXT), ("ton.psc", AS_PSC), ("ton.chapters.json", AS_JSON), ("b.chapters.txt", LABELS)):
        site.write(f"{PATH}/{name}", raw)
    site.build().good()
    assert told(site) == []
    everywhere(site)
    site.has(f"{HOME}/der-anfang.chapters.json", '"img": "https://stadt.example/b.jpg"', '"url": "https://stadt.example/haushalt"')


def test_sources_that_disagree_are_named_and_the_first_counts(site: Site) -> None:
    funk(site, chapters=HEAD).write(f"{PATH}/ton.mp3", tagged((0, "Begrüßung"), (500, "Haushalt & Geld")))
    site.write(f"{PATH}/chapters.txt", TEXT.replace("Schluss", "Ende"))
    site.write(f"{PATH}/ton.psc", AS_PSC.replace('"0:00.5"', '"0:00.7"'))
    site.write(f"{PATH}/ton.chapters.json", AS_JSON.replace("haushalt", "geld")).build().good()
    rest = "es gilt „index.md“. Berichtigen Sie die Kapitel, die nicht stimmen. [podcast.chapters-differ]"
    assert told(site) == [
        f"chapters.txt:3:1: Die Kapitel in „chapters.txt“ sind nicht dieselben wie in „index.md“, zuerst Kapitel 3; {rest}",
        f"ton.chapters.json:1:76: Die Kapitel in „ton.chapters.json“ sind nicht dieselben wie in „index.md“, zuerst Kapitel 2; {rest}",
        f"ton.mp3:1:1: Die Kapitel in „ton.mp3“ sind nicht dieselben wie in „index.md“, zuerst Kapitel 3; {rest}",
        f"ton.psc:1:154: Die Kapitel in „ton.psc“ sind nicht dieselben wie in „index.md“, zuerst Kapitel 2; {rest}",
    ]
    everywhere(site)


def test_faults_stop_the_build_on_their_own_line(site: Site) -> None:
    funk(site, chapters="\n  - start: 0\n    title: A\n  - {title: B, start: 0:02}\n  - start: 1:00\n    title: C")
    folge(site, "002", title="Zwei", guid="b" * 8 + GUID[8:], chapters="[{start: 1, title: A}]")
    folge(site, "003", title="Drei", guid="c" * 8 + GUID[8:], chapters="[{start: eins, title: A}, {start: 1, titel: B}, {title: C}]")
    folge(site, "004", title="Vier", guid="d" * 8 + GUID[8:])
    site.write("content/podcast/funk/004/chapters.txt", "0:00 Größe".encode("latin-1"))
    folge(site, "005", title="Fünf", guid="e" * 8 + GUID[8:])
    site.write("content/podcast/funk/005/chapters.txt", "\n\n").write("content/podcast/funk/005/x.psc", "<a>").build()
    assert site.built is not None
    assert not site.built.good
    found = [one.removeprefix("content/podcast/funk/") for one in site.findings if one.startswith("content/podcast/funk/")]
    assert found == [
        "001-anfang/index.md:9:16: Das Kapitel beginnt bei 00:00:02.000; die Folge dauert nur 00:00:01.541. "
        "Prüfen Sie, ob Kapitel und Tondatei zusammengehören. [podcast.chapter-too-late]",
        "001-anfang/index.md:10:5: Das Kapitel beginnt bei 00:01:00.000; die Folge dauert nur 00:00:01.541. "
        "Prüfen Sie, ob Kapitel und Tondatei zusammengehören. [podcast.chapter-too-late]",
        "002/index.md:6:13: Das erste Kapitel beginnt erst bei 00:00:01.000. Lassen Sie das erste Kapitel bei 00:00:00 beginnen; "
        "nur dann stehen die Kapitel auch in der Beschreibung der Folge. [podcast.chapters-begin-late]",
        "003/index.md:6:20: Das Feld „chapters.start“ passt nicht: „eins“ ist keine Zeit. "
        "Schreiben Sie zum Beispiel „1:02:03.500“, „7:48“ oder „37“ (Sekunden). [reading.wrong-field]",
        "003/index.md:6:55: Das Feld „chapters.titel“ gibt es nicht. Meinten Sie „title“? [reading.unknown-field]",
        "003/index.md:6:59: Das Feld „chapters.start“ passt nicht: Das Feld fehlt. [reading.wrong-field]",
        "004/chapters.txt:1:1: Die Kapiteldatei ist nicht in UTF-8 gespeichert. "
        "Speichern Sie die Datei mit der Kodierung UTF-8. [podcast.chapters-not-utf8]",
        "005/chapters.txt:1:1: Die Kapiteldatei enthält kein Kapitel. "
        "Schreiben Sie die Kapitel hinein, oder löschen Sie die Datei. [podcast.empty-chapters]",
        "005/x.psc:1:4: Die Kapiteldatei ist ab hier kein gültiges XML. "
        "Exportieren Sie sie noch einmal, oder schreiben Sie die Kapitel in eine Datei chapters.txt. [podcast.broken-chapters]",
    ]


def test_a_translation_has_its_own_titles_at_the_same_times(site: Site) -> None:
    funk(site, translation_key="anfang").write(f"{PATH}/chapters.txt", TEXT)
    english = HEAD.replace("Begrüßung", "Welcome").replace("Schluss", "End")
    site.write(
        f"{PATH}/index.en.md",
        head(title="The beginning", slug="der-anfang", lang="en", translation_key="anfang", guid="", chapters=english),
    ).build().good()
    assert told(site) == []
    everywhere(site)
    site.has(
        "en/podcast/funk/der-anfang/index.html", '<span class="chapter-title">Welcome</span></a>', "more at stadt.example", ">Chapters</h2>"
    )
    site.has(f"{HOME}/der-anfang.en.chapters.json", "Welcome")


def test_the_second_build_asks_the_audio_nothing_and_gives_the_same_bytes(site: Site) -> None:
    funk(site).write(f"{PATH}/ton.mp3", tagged((0, "Begrüßung"), (500, "Haushalt & Geld"), (1250, "Schluss"))).build().good()
    first = site.files()
    assert '"chapters": [' in (site.root / ".cache/podcast/index.json").read_text(encoding="utf-8")
    site.build().good()
    assert site.files() == first


def test_chapters_of_the_audio_that_cannot_be_read_are_named(site: Site) -> None:
    funk(site)
    (site.root / PATH / "ton.mp3").unlink()
    place = site.root / PATH / "ton.flac"
    site.write(f"{PATH}/ton.flac", tone("ton.flac"))
    file = FLAC(place)
    file.update({"CHAPTER001": "00:00:00.000", "CHAPTER001NAME": "A", "CHAPTER002": "eins", "CHAPTER002NAME": "B"})
    file.save()
    site.build().good()
    assert [one for one in told(site) if "Kapitel" in one] == [
        "ton.flac:1:1: In der Tondatei hat das Kapitel „B“ keine lesbare Zeit; es fehlt auf der Seite und im Feed. "
        "Schreiben Sie die Kapitel in eine Datei chapters.txt. [podcast.unreadable-audio-chapter]"
    ]


def test_where_many_episodes_share_a_folder_chapters_have_the_name_of_the_text(site: Site) -> None:
    funk(site)
    base = "content/podcast/funk/002"
    site.write(f"{base}.md", head(title="Zwei", guid="b" * 8 + GUID[8:], enclosure="002.mp3")).write(f"{base}.mp3", tone("ton.mp3"))
    site.write(f"{base}.vtt", VTT).write(f"{base}.chapters.txt", "0:00 Nur eins\n").write(
        "content/podcast/funk/003.psc", AS_PSC
    ).build().good()
    assert [one["title"] for one in json.loads(site.text("podcast/funk/zwei/zwei.chapters.json"))["chapters"]] == ["Nur eins"]
    site.lacks(f"{HOME}/der-anfang.chapters.json")
