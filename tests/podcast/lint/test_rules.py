# SPDX-License-Identifier: AGPL-3.0-or-later
"""One planted fault a rule, and beside it what is none; every rule has a file of its name and its fault here."""

from pathlib import Path
from typing import Any

import pytest

from plugins.core.finding import Position
from plugins.podcast import lint
from plugins.podcast.lint import rules
from plugins.podcast.lint.look import findings
from plugins.podcast.lint.subject import Broadcast, Heard, Programme, Recording, Spoken
from plugins.podcast.settings import Show

from ..samples import GUID, document

OTHER = "podcast/funk/002-zwei/index.md"
HEARD = {"loudness": -16.0, "peak": -1.0, "before": 0.5, "after": 1.0, "seconds": 60.0}
KEYS = ("title", "slug", "guid", "episode", "summary", "duration")
AT = {key: Position(line) for line, key in enumerate(KEYS, 2)}


def sound(heard: dict[str, Any] | None = None, *, listened: bool = True, **more: Any) -> Recording:
    known = {
        "name": "folge.mp3",
        "format": "mp3",
        "label": "MP3",
        "digest": "a",
        "seconds": 60.0,
        "bitrate": 96_000,
        "sample_rate": 44_100,
        "channels": 1,
        "heard": Heard(**{**HEARD, **(heard or {})}) if listened else None,
    }
    return Recording(**{**known, **more})


def show(**settings: Any) -> Broadcast:
    weight, language = settings.pop("cover_size", 300_000), settings.pop("language", "de")
    one = Show(**{"title": "Rathausfunk", "description": "Neues aus dem Rathaus.", **settings})
    return Broadcast("funk", one, language, lambda key: (f"settings:{key}", Position()), weight)


def episode(*recordings: Recording, **more: Any) -> Spoken:
    head = {key: more.pop(key) for key in ("title", "source", "summary", "body", "listed") if key in more}
    known: dict[str, Any] = {"show": show(), "guid": GUID, "proposed": "neu", "addresses": ("podcast/funk/der-anfang/",)}
    one = document(positions=AT, **head)
    return Spoken(one, one.source, **{**known, "recordings": recordings or (sound(),), **more})


def heard(**what: Any) -> Programme:
    return Programme(episodes=(episode(sound({**what})),))


def told(programme: Programme) -> list[str]:
    return [str(one) for one in findings(programme)]


def serial(**more: Any) -> Spoken:
    return episode(show=show(type="serial"), **more)


def pair(**second: Any) -> Programme:
    """Two episodes that are alike but for the source, and what ``second`` changes."""
    return Programme(
        episodes=(episode(number=4), episode(sound(digest="b"), **{"guid": "andere", "number": 5, "source": OTHER, **second})),
    )


def shows(**settings: Any) -> Programme:
    return Programme(shows=(show(**settings),))


def titled(title: str, **more: Any) -> Programme:
    return Programme(episodes=(episode(title=title, **more),))


# rule: what breaks it, where it is reported, and words of the message
FAULTS: dict[str, list[tuple[Programme, str, str]]] = {
    "loudness": [
        (heard(loudness=-19.24), "2", "ist mit −19,2 LUFS zu leise; empfohlen sind −16 LUFS (± 1). Heben Sie die Aufnahme um 3,2 dB"),
        (heard(loudness=-14.9), "2", "ist mit −14,9 LUFS zu laut; empfohlen sind −16 LUFS (± 1). Senken Sie die Aufnahme um 1,1 dB"),
    ],
    "true_peak": [(heard(peak=-0.9), "2", "Die Spitzen von „folge.mp3“ reichen bis −0,9 dBTP")],
    "silence": [
        (heard(before=3.1), "2", "„folge.mp3“ beginnt mit 3,1 Sekunden Stille."),
        (heard(after=12.0), "2", "„folge.mp3“ endet mit 12,0 Sekunden Stille."),
    ],
    "silent": [(heard(loudness=None, peak=None, before=60.0, after=60.0), "2", "In „folge.mp3“ ist nichts zu hören.")],
    "damaged_audio": [(heard(broken=True, seconds=12.0), "2", "lässt sich nicht bis zum Ende abspielen")],
    "wrong_length": [(heard(seconds=30.0), "2", "„folge.mp3“ nennt als Dauer 1:00, zu hören sind 0:30.")],
    "not_measured": [
        (Programme(episodes=(episode(sound(format="m4a", label="M4A", listened=False)),)), "2", "für M4A fehlt das Paket „av“"),
    ],
    "sample_rate": [(Programme(episodes=(episode(sound(sample_rate=22_050)),)), "2", "eine Abtastrate von 22,1 kHz")],
    "bitrate": [
        (Programme(episodes=(episode(sound(bitrate=64_000)),)), "2", "hat 64 kbit/s in Mono; empfohlen sind 96 bis 128."),
        (Programme(episodes=(episode(sound(bitrate=320_000, channels=2)),)), "2", "hat 320 kbit/s in Stereo; empfohlen sind 128 bis 256."),
    ],
    "surround": [(Programme(episodes=(episode(sound(channels=6)),)), "2", "hat 6 Kanäle")],
    "formats_differ": [
        (
            Programme(episodes=(episode(sound(), sound(name="folge.opus", format="opus", digest="b", listened=False, seconds=70.0)),)),
            "2",
            "„folge.opus“ dauert 1:10, „folge.mp3“ aber 1:00",
        )
    ],
    "duplicate_enclosure": [
        (pair(recordings=(sound(),)), "2", "„folge.mp3“ ist dieselbe Aufnahme wie in podcast/funk/001-anfang/index.md.")
    ],
    "typed_duration": [
        (Programme(episodes=(episode(typed={"duration": "12:30"}),)), "7", "Hier steht als Dauer 12:30; „folge.mp3“ dauert 1:00."),
    ],
    "title_number": [
        (titled("Folge 4: Winterdienst"), "2", "(„Folge 4“); Programme zeigen sie selbst"),
        (titled("Winterdienst (Ep. 12)"), "2", "schreiben Sie in den Kopf: episode: 12"),
        (titled("#7 Winterdienst"), "2", "(„#7“)"),
        (titled("S01E04 Winterdienst"), "2", "episode: 4"),
        (titled("004: Winterdienst", number=4), "2", "(„004“)"),
    ],
    "title_show": [
        (titled("Rathausfunk: Winterdienst"), "2", "der Name der Sendung („Rathausfunk“)"),
        (titled("Winterdienst | rathausfunk"), "2", "der Name der Sendung"),
        (titled("Winterdienst (Rathausfunk)"), "2", "der Name der Sendung"),
    ],
    "text_length": [
        (titled("x" * 256), "2", "„title“ hat 256 Zeichen; Podcast-Verzeichnisse erlauben 255."),
        (shows(link="https://x.example/" + "x" * 240), "settings:link", "„link“ hat 258 Zeichen"),
    ],
    "no_description": [(Programme(episodes=(episode(summary="", body="<p> </p>"),)), "6", "weder „summary“ noch Text")],
    "notes_length": [(Programme(episodes=(episode(notes=4001),)), "2", "haben 4001 Byte; Podcast-Programme zeigen nur die ersten 4000")],
    "many_chapters": [
        (
            Programme(episodes=(episode(stops=21),)),
            "2",
            "sind 21 Haltepunkte für die Tabulatortaste; bei dieser Dauer sollten es höchstens 20",
        ),
        (Programme(episodes=(episode(sound({"seconds": 5400.0}, seconds=5400.0), stops=61),)), "2", "sind 61 Haltepunkte"),
    ],
    "page_only": [
        (Programme(episodes=(episode(body="<table><tr><td>1</td></tr></table><p><img src='x'></p>"),)), "2", "stehen Tabellen und Bilder;"),
    ],
    "serial_number": [(Programme(episodes=(serial(),)), "5", "dieser Folge fehlt die Nummer")],
    "same_number": [(pair(number=4), "5", "Die Nummer 4 trägt schon podcast/funk/001-anfang/index.md.")],
    "same_guid": [
        (pair(guid=GUID), "4", "Diese Kennung trägt schon podcast/funk/001-anfang/index.md."),
        (pair(guid=GUID, type="trailer"), "4", "zum Beispiel: guid: neu"),
    ],
    "outdated_teaser": [
        (pair(type="trailer", number=4), "5", "kündigt die Folge 4 an; sie ist schon da: podcast/funk/001-anfang/index.md.")
    ],
    "ascii_address": [
        (Programme(episodes=(episode(title="Grüße", addresses=("podcast/grüße/",)),)), "3", "„podcast/grüße/“ enthält Zeichen"),
        (Programme(episodes=(episode(title="Grüße", addresses=("podcast/grüße/",)),)), "3", "slug: gruesse"),
    ],
    "cover_weight": [(shows(cover_size=2_500_000), "settings:cover", "Das Titelbild wiegt 2,5\N{NO-BREAK SPACE}MB")],
    "show_language": [(shows(language="deutsch"), "settings:language", "„deutsch“ ist kein Kürzel einer Sprache")],
    "show_html": [
        (shows(description="Neues <b>aus</b> dem Rathaus"), "settings:description", "enthält HTML („<b>“)"),
        (shows(subtitle="Bau &amp; Haushalt"), "settings:subtitle", "enthält HTML („&amp;“)"),
    ],
    "copyright_sign": [
        (shows(copyright="© 2026 Stadt Musterstadt"), "settings:copyright", "„©“ gehört nicht in „copyright“"),
        (shows(copyright="Stadt Musterstadt 2026"), "settings:copyright", "„2026“"),
    ],
    "broken_address": [
        (shows(link="www.musterstadt.example"), "settings:link", "ist keine vollständige Internetadresse"),
        (shows(new_feed_url="https:///feed.xml"), "settings:new_feed_url", "ist keine vollständige Internetadresse"),
    ],
    "insecure_address": [(shows(new_feed_url="http://neu.example/feed.xml"), "settings:new_feed_url", "ist unverschlüsselt")],
}
CASES = [(name, *case) for name, cases in FAULTS.items() for case in cases]


@pytest.mark.parametrize(("name", "programme", "place", "words"), CASES, ids=[f"{name}-{words[:30]}" for name, _, _, words in CASES])
def test_a_planted_fault_is_found_in_its_place_and_nothing_else(name: str, programme: Programme, place: str, words: str) -> None:
    (one,) = findings(programme)
    assert (str(one.line) if place.isdigit() else one.path) == place
    assert words in str(one)
    assert one.rule == f"podcast.{name.replace('_', '-')}"


def test_every_rule_has_its_file_and_its_fault() -> None:
    folder = Path(lint.__file__).parent / "rules"
    names = {path.stem for path in folder.glob("*.py")} - {"__init__"}
    assert names == set(FAULTS)
    assert sorted(one.id for one in rules.RULES) == sorted(f"podcast.{name.replace('_', '-')}" for name in names)


GOOD = [
    Programme((show(),), (episode(),)),
    shows(copyright="Stadt Musterstadt", link="https://x.example/a", language="de-AT", subtitle="Bau & Haushalt: 3 < 4"),
    pair(season=2, number=4),
    pair(type="trailer", number=None),
    pair(type="trailer", number=4, listed=False),
    titled("Die 10 besten Rezepte"),
    titled("4. Dezember: Barbaratag", number=4),
    titled("100: eine Jubiläumsausgabe", number=4),
    titled("24 Stunden im Rathaus"),
    titled("Wie der Rathausfunk entsteht"),
    titled("Rathausfunk: Worum es geht", type="trailer"),
    titled("Folgen 3 und 4 der Reform"),
    heard(loudness=-17.04, peak=-0.96, before=3.0, after=3.0),
    heard(seconds=61.9),
    Programme(episodes=(episode(sound(bitrate=127_400, channels=2)), episode(sound(bitrate=32_000, format="opus"), guid="b", number=2))),
    Programme(episodes=(episode(sound(format="m4a", listened=False)),), listened=False),
    Programme(episodes=(episode(sound({"loudness": -40.0}, seconds=2.0, bitrate=8_000, sample_rate=8_000)),)),
    Programme(episodes=(episode(typed={"duration": "1:01", "length": "lang"}),)),
    Programme(episodes=(serial(type="bonus"), serial(number=2, guid="b", recordings=(sound(digest="b"),)))),
]


@pytest.mark.parametrize("programme", GOOD, ids=range(len(GOOD)))
def test_what_is_right_is_left_alone(programme: Programme) -> None:
    if len(programme.episodes) == 2 and programme.episodes[0].recordings[0].digest == programme.episodes[1].recordings[0].digest:
        programme = Programme(programme.shows, programme.episodes[1:])
    assert told(programme) == []
