# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whole folders as Auphonic and Ultraschall leave them become episodes; what is not recognised is named."""

import json

from lxml import etree

from plugins.podcast.transcripts.model import Cue, Transcript
from plugins.podcast.transcripts.write import forms
from tests.conftest import Site

from ..samples import GUID, picture, tone
from ..test_site import PATH, about_podcast, funk
from .made import answer

STEM = f"{PATH}/rf004-winterdienst"
URL = "podcast/funk/winterdienst-wer-raeumt-wann"
CUES = (Cue(0, 0.7, "Hanna Beispiel", "Guten Morgen."), Cue(0.7, 1.4, "Bruno Exempel", "Wir streuen schon."))
TEXTS = {form.ending: form.write(Transcript(CUES)) for form in forms(Transcript(CUES))}
CHAPTERS = "00:00:00.000 Begrüßung\n00:00:00.500 Salz\n00:00:01.000 Schluss\n"
PSC = """<?xml version="1.0" encoding="UTF-8"?>
<psc:chapters version="1.2" xmlns:psc="http://podlove.org/simple-chapters">
 <psc:chapter start="00:00:00.000" title="Begrüßung"/>
 <psc:chapter start="00:00:00.500" title="Salz" href="https://www.musterstadt.example/salz"/>
 <psc:chapter start="00:00:01.000" title="Schluss"/>
</psc:chapters>
"""
HANNA = {"name": "Hanna Beispiel", "role": "Moderation", "consent": {"date": "2026-01-02", "scope": "dienstliche Aufgabe"}}


def said(site: Site) -> list[str]:
    """Return the findings about the folder, without those about the sound and the ones every tiny sample has."""
    rules = ("unused-file", "other-language", "differ", "transcript", "chapter", "same-format", "title", "missing", "unread-file", "wrong-")
    return [one for one in site.findings if any(rule in one.rpartition("[")[2] for rule in rules) and "m4a" not in one.rpartition("[")[2]]


def auphonic(site: Site, head: str = "") -> Site:
    """An episode of which only the day is written by hand; everything else is what Auphonic leaves in a folder."""
    funk(site)
    for name in ("index.md", "ton.mp3", "ton.vtt"):
        (site.root / PATH / name).unlink()
    site.configure(PODCAST={**site.settings["PODCAST"], "persons": {"hanna": HANNA}, "measure": False})
    site.write(f"{PATH}/index.md", f"---\ndate: 2026-11-20 09:00\nguid: {GUID}\n{head}---\n")
    for ending in ("mp3", "m4a", "opus"):
        site.write(f"{STEM}.{ending}", tone(f"ton.{ending}"))
    site.write(f"{STEM}.wav", tone("ton.wav")).write(f"{STEM}-master.wav", tone("ton.wav"))
    site.write(f"{STEM}.chapters.txt", CHAPTERS).write(f"{STEM}.psc", PSC).write(f"{STEM}.json", answer())
    for ending in (".vtt", ".srt"):
        site.write(f"{STEM}{ending}", TEXTS[ending])
    site.write(f"{STEM}.html", "<!DOCTYPE html><title>Transcript Editor</title>").write(f"{STEM}-audiogram.mp4", tone("ton.m4a"))
    return site.write(f"{STEM}-waveform.png", picture((400, 100), kind="PNG")).write(f"{STEM}.mp3.md5", "0" * 32)


def test_a_folder_from_auphonic_needs_only_a_day(site: Site) -> None:
    auphonic(site).build().good()
    assert said(site) == []
    page = site.text(f"{URL}/index.html")
    for text in (
        "Winterdienst: Wer räumt wann?</h1>",
        "Ein Morgen mit dem Bauhof, und was Ihre Aufgabe ist.",
        "/schlagwort/winterdienst/",
        "/schlagwort/bauhof/",
        "/podcast/personen/hanna/",
        "Salz",
        "https://www.musterstadt.example/salz",
        "<cite>Bruno Exempel</cite>",
    ):
        assert text in page
    names = {path.suffix for path in (site.output / URL).iterdir()}
    assert {".mp3", ".m4a", ".opus", ".vtt", ".srt", ".json", ".txt"} <= names
    assert not {".wav", ".png", ".mp4", ".psc", ".md5"} & names
    assert not list(site.output.rglob("*audiogram*"))
    made = json.loads(next((site.output / URL).glob("*.chapters.json")).read_text("utf-8"))["chapters"]
    assert made == [
        {"startTime": 0.0, "title": "Begrüßung"},
        {"startTime": 0.5, "title": "Salz", "url": "https://www.musterstadt.example/salz"},
        {"startTime": 1.0, "title": "Schluss"},
    ]
    item = etree.fromstring((site.output / "podcast/funk/feed.xml").read_bytes()).find("channel/item")
    assert item is not None
    assert item.findtext("title") == "Winterdienst: Wer räumt wann?"


def test_the_head_counts_and_differences_are_named(site: Site) -> None:
    auphonic(site, "title: Eis\nslug: eis\nsummary: Von Hand.\npersons: [Bruno Exempel]\n")
    other = answer(chapters=[{"start": "00:00:00.000", "title": "Intro"}], speech_recognition={"language": "en-us"})
    site.write(f"{STEM}.json", other).write(f"{STEM}.srt", TEXTS[".srt"].replace("schon", "noch")).build().good()
    site.has("podcast/funk/eis/index.html", "Eis</h1>", "Von Hand.", "/schlagwort/bauhof/").lacks(
        "podcast/funk/eis/index.html", "Hanna</a>"
    )
    assert [one.removeprefix("content/podcast/funk/001-anfang/") for one in said(site)] == [
        "index.md:4:1: Laut „rf004-winterdienst.json“ wird in dieser Folge „en“ gesprochen; sie steht hier als „de“. Wenn das stimmt, "
        "ergänzen Sie im Kopf: lang: en. Sonst berichtigen Sie die Sprache in der Produktion. [podcast.other-language]",
        "rf004-winterdienst.json:29:9: Die Kapitel in „rf004-winterdienst.json“ sind nicht dieselben wie in "
        "„rf004-winterdienst.chapters.txt“, zuerst Kapitel 1; es gilt „rf004-winterdienst.chapters.txt“. "
        "Berichtigen Sie die Kapitel, die nicht stimmen. [podcast.chapters-differ]",
        "rf004-winterdienst.srt:6:1: Von hier an sagt „rf004-winterdienst.srt“ etwas anderes als „rf004-winterdienst.vtt“; veröffentlicht "
        "wird nur „rf004-winterdienst.vtt“. Gleichen Sie die Dateien an, oder entfernen Sie „rf004-winterdienst.srt“. "
        "[podcast.different-transcripts]",
    ]


def test_odd_names_and_json_told_by_content(site: Site) -> None:
    """One folder, every list of chapters in turn: names with „-chapters“, a JSON called like the sound, the production alone."""
    auphonic(site)
    (site.root / f"{STEM}.chapters.txt").rename(site.root / f"{PATH}/rf004-chapters.txt")
    (site.root / f"{STEM}.psc").unlink()
    rows = [{"startTime": 0, "title": "Begrüßung"}, {"startTime": 0.5, "title": "Salz"}, {"startTime": 1, "title": "Schluss"}]
    site.write(f"{PATH}/rf004.json", json.dumps({"version": "1.2.0", "chapters": rows}))
    site.write(f"{PATH}/mitschrift.json", TEXTS[".json"]).build().good()
    assert said(site) == []
    for name in ("rf004-chapters.txt", "rf004.json"):
        (site.root / PATH / name).unlink()
        site.build().good().has(f"{URL}/index.html", "Begrüßung", "Salz")
        assert said(site) == []
    site.write(f"{STEM}.json", answer(chapters=[])).build().good().lacks(f"{URL}/index.html", "Begrüßung")
    assert said(site) == []


def test_what_nobody_uses_is_named_what_the_text_names_is_not(site: Site) -> None:
    auphonic(site)
    text = (site.root / PATH / "index.md").read_text("utf-8")
    site.write(f"{PATH}/index.md", f"{text}\n![Ein Räumfahrzeug](r%C3%A4umer.jpg) und [der Plan](plan.pdf)\n")
    site.write(f"{PATH}/räumer.jpg", picture((600, 400))).write(f"{PATH}/plan.pdf", "%PDF-1.4").write(
        f"{PATH}/cover.jpg", picture((600, 600))
    )
    site.write(f"{PATH}/notizen.txt", "Nicht vergessen!\n").write(f"{PATH}/whisper.json", '{"segments": [{"start": 0}]}')
    site.write(f"{PATH}/rohschnitt.mov", b"x").build().good()
    assert [one.removeprefix(f"{PATH}/") for one in said(site)] == [
        "cover.jpg:1:1: „cover.jpg“ liegt im Ordner der Folge, wird aber nicht benutzt. Soll es zu sehen sein, nennen Sie es im Kopf "
        "(image: cover.jpg, dazu image_alt). Sonst löschen Sie es. [podcast.unused-file]",
        "notizen.txt:1:1: „notizen.txt“ liegt im Ordner der Folge, wird aber nicht benutzt. Ist es die Mitschrift, nennen Sie sie im Kopf: "
        "transcript: notizen.txt. Sind es Kapitel, nennen Sie die Datei chapters.txt. [podcast.unused-file]",
        "rohschnitt.mov:1:1: „rohschnitt.mov“ liegt im Ordner der Folge, wird aber nicht benutzt. Löschen Sie die Datei, wenn niemand sie "
        "braucht; oder verlinken Sie sie im Text. [podcast.unused-file]",
        "whisper.json:1:1: „whisper.json“ liegt im Ordner der Folge, wird aber nicht benutzt. Es ist weder Mitschrift noch Kapitelliste "
        "noch Beschreibung einer Produktion. Exportieren Sie es neu, oder löschen Sie es. [podcast.unused-file]",
    ]


def test_a_folder_from_ultraschall(site: Site) -> None:
    """Ultraschall writes the sound with chapters inside and a list beside it, among REAPER's own files."""
    funk(site, title="Eis", slug="eis")
    (site.root / PATH / "ton.vtt").rename(site.root / PATH / "Eis.vtt")
    (site.root / PATH / "ton.mp3").rename(site.root / PATH / "Eis.mp3")
    for name in ("Eis.RPP", "Eis.RPP-bak", "Eis.mp3.reapeaks"):
        site.write(f"{PATH}/{name}", b"\x00")
    site.write(f"{PATH}/Eis.chapters.txt", CHAPTERS).build().good()
    assert said(site) == []
    assert about_podcast(site) == [one for one in about_podcast(site) if "loudness" in one or "peak" in one or "silen" in one]
    site.has("podcast/funk/eis/index.html", "Begrüßung", "Schluss")


def test_a_title_is_still_needed_where_nobody_says_it(site: Site) -> None:
    auphonic(site).write(f"{STEM}.json", answer(metadata={"title": " "})).build()
    assert [one for one in site.findings if "missing-field" in one and "„title“" in one]
