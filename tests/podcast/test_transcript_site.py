# SPDX-License-Identifier: AGPL-3.0-or-later
"""Transcripts in whole sites: any one source becomes every form, announced in the feed and linked from the page."""

import json
import shutil
from pathlib import Path

import pytest
import webvtt
from lxml import etree

from tests.conftest import Site

from .samples import VTT
from .test_site import HOME, PATH, about_podcast, folge, funk

SRT = "1\n00:00:00,000 --> 00:00:00,700\nAnna Beispiel: Guten Tag.\n\n2\n00:00:00,700 --> 00:00:01,400\nBen Muster: Hallo!\n"
JSON = json.dumps(
    {
        "version": "1.0.0",
        "segments": [
            {"speaker": "Anna Beispiel", "startTime": 0, "endTime": 0.7, "body": "Guten Tag."},
            {"speaker": "Ben Muster", "startTime": 0.7, "endTime": 1.4, "body": "Hallo!"},
        ],
    }
)
TEXT = "Anna Beispiel: Guten Tag.\n\nBen Muster: Hallo!\n"
ORIGIN = "https://blog.musterstadt.example"
FILES = [("vtt", "text/vtt"), ("srt", "application/x-subrip"), ("json", "application/json"), ("txt", "text/plain")]


def announced(site: Site) -> list[tuple[str, str, str]]:
    tree = etree.fromstring((site.output / "podcast/funk/feed.xml").read_bytes())
    found = tree.iter("{https://podcastindex.org/namespace/1.0}transcript")
    return [(one.get("url").removeprefix(f"{ORIGIN}/"), one.get("type"), one.get("language")) for one in found]


def cues(captions: list[webvtt.Caption]) -> list[tuple[float, float]]:
    return [(one.start_time.in_milliseconds() / 1000, one.end_time.in_milliseconds() / 1000) for one in captions]


@pytest.mark.parametrize(("name", "text"), [("a.vtt", VTT), ("a.srt", SRT), ("a.json", JSON)])
def test_every_source_becomes_every_form_with_the_same_times(site: Site, name: str, text: str) -> None:
    funk(site)
    (site.root / PATH / "ton.vtt").unlink()
    site.write(f"{PATH}/{name}", text).build().good()
    assert about_podcast(site) == []
    base: Path = site.output / HOME
    assert announced(site) == [
        *((f"{HOME}/der-anfang.{ending}", mime, "de") for ending, mime in FILES),
        (f"{HOME}/transkript/", "text/html", "de"),
    ]
    times = [(0, 0.7), (0.7, 1.4)]
    read = webvtt.read(base / "der-anfang.vtt", strict=True)
    assert cues(read.captions) == cues(webvtt.from_srt(base / "der-anfang.srt").captions) == times
    assert [(one.voice, one.text) for one in read.captions] == [("Anna Beispiel", "Guten Tag."), ("Ben Muster", "Hallo!")]
    assert json.loads((base / "der-anfang.json").read_text("utf-8")) == json.loads(JSON)
    assert (base / "der-anfang.srt").read_text("utf-8") == SRT
    assert (base / "der-anfang.txt").read_text("utf-8") == TEXT


def test_the_transcripts_own_page_is_linked_and_leads_back(site: Site) -> None:
    funk(site).build().good()
    site.has(f"{HOME}/index.html", f'<a href="/{HOME}/transkript/">Transkript auf einer eigenen Seite</a>', "<cite>Ben Muster</cite>")
    site.has(
        f"{HOME}/transkript/index.html",
        '<html lang="de">',
        f'<link rel="canonical" href="{ORIGIN}/{HOME}/transkript/">',
        "<h1>Transkript: Der Anfang</h1>",
        "<cite>Ben Muster</cite>",
        f'<a href="/{HOME}/">Zur Folge mit Ton</a>',
        *(f'<a href="/{HOME}/der-anfang.{ending}" type="{mime}" download>' for ending, mime in FILES),
    )
    site.has("podcast/funk/feed.xml", f'<a href="{ORIGIN}/{HOME}/transkript/">Transkript</a>')
    site.has("sitemap.xml", f"{ORIGIN}/{HOME}/transkript/")


def test_a_text_without_times_gives_a_text_and_a_page(site: Site) -> None:
    funk(site)
    (site.root / PATH / "ton.vtt").unlink()
    site.write(f"{PATH}/mitschrift.txt", TEXT).write(f"{PATH}/notizen.txt", "Nicht vergessen: alles.\n").build().good()
    assert [one for one in about_podcast(site) if "notizen.txt" not in one] == []
    assert announced(site) == [(f"{HOME}/der-anfang.txt", "text/plain", "de"), (f"{HOME}/transkript/", "text/html", "de")]
    site.has(f"{HOME}/index.html", "<cite>Ben Muster</cite>").lacks(f"{HOME}/der-anfang.vtt")


def test_what_is_no_transcript_is_none(site: Site) -> None:
    funk(site)
    (site.root / PATH / "ton.vtt").unlink()
    site.write(f"{PATH}/ton.chapters.txt", "Anna: Guten Tag.\n").write(f"{PATH}/ton.json", '{"chapters": []}')
    site.write(f"{PATH}/whisper.json", '{"segments": [{"start": 0, "end": 1, "text": "Hallo"}]}').build()
    assert [one for one in about_podcast(site) if "missing-transcript" in one]
    assert not [one for one in about_podcast(site) if "segment" in one]


def test_the_named_one_counts_and_several_are_ranked(site: Site) -> None:
    funk(site, transcript="zweite.srt").write(f"{PATH}/zweite.srt", SRT.replace("Hallo!", "Aha!"))
    folge(site, "002", title="Zwei", slug="zwei", guid="2f1c1d3e-5a53-4f4a-9d1c-0c7f6a1b2c3e")
    for name, text in (("ton.srt", SRT), ("ton.json", JSON), ("ton.txt", TEXT.replace("Hallo!", "Tschüs!"))):
        site.write(f"content/podcast/funk/002/{name}", text)
    folge(site, "003", title="Drei", slug="drei", guid="2f1c1d3e-5a53-4f4a-9d1c-0c7f6a1b2c3f", transcript="ton.pdf")
    site.write("content/podcast/funk/003/ton.pdf", "x").build()
    assert about_podcast(site) == [
        "content/podcast/funk/002/ton.txt:3:1: Von hier an sagt „ton.txt“ etwas anderes als „ton.vtt“; veröffentlicht wird nur „ton.vtt“. "
        "Gleichen Sie die Dateien an, oder entfernen Sie „ton.txt“. [podcast.different-transcripts]",
        "content/podcast/funk/003/index.md:7:1: Die Mitschrift „ton.pdf“ hat eine Form, die nicht gelesen werden kann. "
        "Speichern Sie sie als WebVTT (.vtt), SRT (.srt), JSON (.json) oder als Text mit Namen (.txt). [podcast.unknown-transcript]",
    ]
    shutil.rmtree(site.root / "content/podcast/funk/003")
    site.build().good().has(f"{HOME}/index.html", "Aha!").has("podcast/funk/zwei/index.html", "Hallo!")


def test_a_translation_has_its_page_in_its_language(site: Site) -> None:
    funk(site, translation_key="anfang")
    text = (
        (site.root / PATH / "index.md")
        .read_text("utf-8")
        .replace("Der Anfang", "The beginning")
        .replace("guid: ", "slug: der-anfang\nlang: en\nwas: ")
    )
    site.write(f"{PATH}/index.en.md", "\n".join(line for line in text.split("\n") if not line.startswith("was: "))).build().good()
    site.has(f"en/{HOME}/transkript/index.html", '<html lang="en">', "<h1>Transcript: The beginning</h1>", "To the episode with sound")
    assert {url for url, _, _ in announced(site) if "/transkript/" in url} == {f"{HOME}/transkript/"}


def test_drafts_expired_and_withdrawn_episodes_have_no_such_page(site: Site) -> None:
    funk(site, draft="true")
    folge(site, "002", title="Fort", guid="2f1c1d3e-5a53-4f4a-9d1c-0c7f6a1b2c3e", withdrawn="{date: 2026-11-22, reason: Fehler}")
    folge(site, "003", title="Alt", guid="2f1c1d3e-5a53-4f4a-9d1c-0c7f6a1b2c3f", expires="2026-11-21").configure(
        PREVIEW=True
    ).build().good()
    assert not list(site.output.rglob("transkript"))


def test_the_longest_silence_is_a_setting(site: Site) -> None:
    funk(site).configure(PODCAST={**site.settings["PODCAST"], "transcript_gap": 1})
    site.write(f"{PATH}/ton.vtt", VTT.replace("00:00.000", "00:01.100").replace("00:00.700", "00:01.200")).build().good()
    assert about_podcast(site)[0] == (
        f"{PATH}/ton.vtt:3:1: Von 00:00:00.000 bis 00:00:01.100 sagt die Mitschrift nichts (0:01). "
        "Ergänzen Sie, was zu hören ist, auch Musik und Geräusche: (Musik) [podcast.transcript-gap]"
    )
