# SPDX-License-Identifier: AGPL-3.0-or-later
"""Chapters: the same times whatever they are read from and written to; what is wrong, on its own line."""

import io
import json
import re
import struct
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from xml.sax.saxutils import quoteattr

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from mutagen.flac import FLAC
from mutagen.id3 import CHAP, CTOC, ID3, TIT2, WXXX, CTOCFlags
from mutagen.oggopus import OggOpus
from mutagen.oggvorbis import OggVorbis

from plugins.core.finding import Finding
from plugins.podcast import times, view
from plugins.podcast.audio import formats as audio
from plugins.podcast.audio.formats import Audio
from plugins.podcast.chapters import embedded as chapter_audio
from plugins.podcast.chapters import files as chapter_files
from plugins.podcast.chapters import model as chapters
from plugins.podcast.chapters.model import Chapter, Source
from plugins.podcast.chapters.texts import PSC, Parser, json_chapters, lines, psc
from plugins.podcast.feed.notes import notes
from plugins.podcast.transcripts.model import Cue, Transcript

from .samples import tone

ONE = Chapter(0, "Begrüßung")
TWO = Chapter(62.5, "Der Haushalt", "https://stadt.example/haushalt?a=1&b=2", "https://stadt.example/h.jpg")
THREE = Chapter(3723.004, "Fragen & „Antworten“ <live>")
ALL = (ONE, TWO, THREE)
MANY = "".join(f"00:0{n}:00.000 Kapitel {n}\n" for n in range(4))

_times = st.integers(0, 36_000_000).map(lambda milliseconds: milliseconds / 1000)
_words = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S"]), min_size=1, max_size=12)
_titles = st.lists(_words, min_size=1, max_size=4).map(" ".join).filter(lambda title: not re.search(r"<[^<>]*[.:/][^<>]*>$", title))
_addresses = st.from_regex(r"https?://[a-z]{1,9}\.example/[a-z0-9/?&=;%#._~-]{0,20}", fullmatch=True)
_maybe = st.one_of(st.just(""), _addresses)
_chapters = st.builds(Chapter, _times, _titles, _maybe, _maybe)
lists = st.lists(_chapters, max_size=8, unique_by=lambda one: one.start).map(lambda made: tuple(sorted(made, key=lambda one: one.start)))


def without(made: Iterable[Chapter], *names: str) -> tuple[Chapter, ...]:
    return tuple(replace(one, **dict.fromkeys(names, "")) for one in made)


def of(parser: Parser, text: str) -> tuple[Chapter, ...]:
    made, found = parser(text, "f")
    assert found == []
    return tuple(made)


def problems(parser: Parser, text: str) -> list[str]:
    return [str(one) for one in parser(text, "f")[1]]


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("37", 37),
        ("7:48", 468),
        ("35:12.250", 2112.25),
        ("01:35:52", 5752),
        (" 01:02:03.500 ", 3723.5),
        ("0:00,5", 0.5),
        ("90:00", 5400),
        ("12.3456789", 12.346),
        ("1:60", None),
        ("1:60:00", None),
        ("", None),
        ("abc", None),
        ("-1", None),
        ("1:2:3:4", None),
        ("1:", None),
        ("١:٢", None),
        ("9" * 30, None),
    ],
)
def test_times_are_read_as_people_and_programs_write_them(text: str, seconds: float | None) -> None:
    assert times.read(text) == seconds


@given(_times)
def test_times_survive_to_the_millisecond(seconds: float) -> None:
    assert times.read(times.clock(seconds)) == times.read(times.fragment(seconds)) == seconds


# Reading and writing each format


def as_lines(made: Iterable[Chapter]) -> str:
    return "".join(f"{times.clock(one.start)} {one.title}{f' <{one.href}>' if one.href else ''}\r\n" for one in made)


def as_psc(made: Iterable[Chapter]) -> str:
    rows = ("".join(f" {key}={quoteattr(value)}" for key, value in row.items() if value) for row in chapter_files.psc_rows(made))
    inner = "".join(f"<psc:chapter{row}/>\n" for row in rows)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<psc:chapters version="1.2" xmlns:psc="{PSC}">\n{inner}</psc:chapters>\n'


@given(lists)
def test_lines_of_text_round_trip(made: tuple[Chapter, ...]) -> None:
    assert of(lines, as_lines(made).replace("\r\n", "\n")) == without(made, "image")


@given(lists)
def test_audacity_labels_round_trip(made: tuple[Chapter, ...]) -> None:
    labels = "".join(f"{one.start:.6f}\t{one.start + 1:.6f}\t{one.title}\n\\\t100.0\t200.0\n" for one in made)
    assert of(lines, labels) == without(made, "image", "href")


@given(lists)
def test_podlove_simple_chapters_round_trip(made: tuple[Chapter, ...]) -> None:
    assert of(psc, as_psc(made)) == made


@given(lists, st.booleans())
def test_json_chapters_round_trip(made: tuple[Chapter, ...], hidden: bool) -> None:
    made = tuple(replace(one, hidden=hidden) for one in made)
    assert of(json_chapters, chapter_files.json_file(made).decode()) == made


@given(st.lists(st.builds(Chapter, _times, _titles, _maybe), max_size=5, unique_by=lambda one: one.start))
def test_id3_chapters_round_trip(tmp_path_factory: pytest.TempPathFactory, made: list[Chapter]) -> None:
    tags = ID3()
    for number, one in enumerate(made):
        frames = [TIT2(encoding=3, text=[one.title]), *([WXXX(url=one.href)] if one.href else [])]
        tags.add(CHAP(element_id=f"c{number}", start_time=round(one.start * 1000), end_time=2**31, sub_frames=frames))
    assert embedded(tmp_path_factory.mktemp("a") / "a.mp3", tone("ton.mp3"), tags.save) == sorted(made, key=lambda one: one.start)


KINDS = {"opus": OggOpus, "vorbis": OggVorbis, "flac": FLAC}


@pytest.mark.parametrize("kind", KINDS)
@given(made=st.lists(st.builds(Chapter, _times, _titles, _maybe), max_size=5, unique_by=lambda one: one.start))
def test_vorbis_chapters_round_trip(tmp_path_factory: pytest.TempPathFactory, kind: str, made: list[Chapter]) -> None:
    ending = audio.FORMATS[kind].extension

    def tag(path: Path) -> None:
        file = KINDS[kind](path)
        for number, one in enumerate(made):
            row = {"": times.clock(one.start), "NAME": one.title, **({"URL": one.href} if one.href else {})}
            file.update({f"CHAPTER{number:03}{key}": value for key, value in row.items()})
        file.save()

    assert embedded(tmp_path_factory.mktemp("a") / f"a{ending}", tone(f"ton{ending}"), tag) == sorted(made, key=lambda one: one.start)


def embedded(path: Path, raw: bytes, tag: Callable[[Path], object]) -> list[Chapter]:
    path.write_bytes(raw)
    tag(path)
    kind = audio.sniff(path)
    assert kind is not None
    rows = chapter_audio.read(path, Audio("", 0, kind, 1.0), no_picture)
    assert all(start is not None for start, *_ in rows)
    return [Chapter(start or 0, title, href, hidden=hidden) for start, title, href, hidden, _ in rows]


def no_picture(data: bytes, ending: str) -> Path:
    raise AssertionError("there is none")


def with_nero(raw: bytes, made: Iterable[Chapter]) -> bytes:
    """Put a Nero chapter list into the audio's user data, as recording programs do."""
    rows = [(round(one.start * 10_000_000), one.title.encode()) for one in made]
    body = struct.pack(">BxxxIB", 1, 0, len(rows)) + b"".join(struct.pack(">QB", start, len(title)) + title for start, title in rows)
    chpl = struct.pack(">I4s", 8 + len(body), b"chpl") + body
    udta = struct.pack(">I4s", 8 + len(chpl), b"udta") + chpl
    at = raw.index(b"moov") - 4
    (size,) = struct.unpack_from(">I", raw, at)
    moov = struct.pack(">I", size + len(udta)) + raw[at + 4 : at + size] + udta
    return raw[:at] + moov + raw[at + size :]


@given(st.lists(st.builds(Chapter, _times, _titles), max_size=5, unique_by=lambda one: one.start))
def test_nero_chapters_round_trip(tmp_path_factory: pytest.TempPathFactory, made: list[Chapter]) -> None:
    raw = with_nero(tone("ton.m4a").replace(b"udta", b"free"), made)
    assert embedded(tmp_path_factory.mktemp("a") / "a.m4a", raw, str) == sorted(made, key=lambda one: one.start)


def test_chapters_of_the_audio_that_its_table_of_contents_leaves_out_are_hidden(tmp_path: Path) -> None:
    tags = ID3()
    tags.add(CTOC(element_id="toc", flags=CTOCFlags.TOP_LEVEL, child_element_ids=["a"], sub_frames=[]))
    for name, start in (("b", 500), ("a", 0)):
        tags.add(CHAP(element_id=name, start_time=start, end_time=1000, sub_frames=[TIT2(text=[name])]))
    assert embedded(tmp_path / "a.mp3", tone("ton.mp3"), tags.save) == [Chapter(0, "a"), Chapter(0.5, "b", hidden=True)]


def test_a_damaged_tag_has_no_chapters(tmp_path: Path) -> None:
    (tmp_path / "a.mp3").write_bytes(b"ID3")
    assert chapter_audio.read(tmp_path / "a.mp3", Audio("", 0, audio.FORMATS["mp3"], 1), no_picture) == []


def test_what_the_formats_of_others_look_like() -> None:
    text = "00:00:00.000 Intro\n\n1:02.5   Zwei  Worte <https://a.example>\n3600 <b> ist kein Link\n"
    assert of(lines, text) == (Chapter(0, "Intro"), Chapter(62.5, "Zwei Worte", "https://a.example"), Chapter(3600, "<b> ist kein Link"))
    assert [one.position for one in of(lines, text)] == [(1, 1), (3, 1), (4, 1)]
    assert of(lines, "0.000000\t0.000000\tAnfang\n12,345678\t20,5\tZwei <3\n7.0\t7.0\n") == (
        Chapter(0, "Anfang"),
        Chapter(12.346, "Zwei <3"),
        Chapter(7, ""),
    )
    row = '<p:chapter start="7:48" title=" A&amp;B " href="x"/>'
    inside = f'<rss xmlns:p="{PSC}"><item>\n <p:chapters version="1.1">{row}</p:chapters></item></rss>'
    assert of(psc, inside) == (Chapter(468, "A&B", "x"),)
    assert of(psc, inside)[0].position == (2, 28)
    raw = {
        "version": "1.2.0",
        "chapters": [{"startTime": 0, "endTime": 5}, {"startTime": 5.5, "title": "B", "img": "i", "url": "u", "toc": False}],
    }
    made = of(json_chapters, json.dumps(raw, indent=1))
    assert made == (Chapter(0, ""), Chapter(5.5, "B", "u", "i", True))
    assert [one.position for one in made] == [(5, 4), (9, 4)]


# What cannot be read


TIME = (
    'ist keine Zeit, zu der ein Kapitel beginnen kann. Schreiben Sie in .psc zum Beispiel start="00:01:02.000", '
    'in .chapters.json zum Beispiel "startTime": 62 [podcast.unreadable-chapter-time]'
)
LINE = "beginnt nicht mit einer Zeit. Schreiben Sie zum Beispiel: 00:01:02.000 Titel des Kapitels [podcast.unreadable-chapter]"
BROKEN = "Exportieren Sie sie noch einmal, oder schreiben Sie die Kapitel in eine Datei chapters.txt. [podcast.broken-chapters]"
NO_LIST = (
    "f:1:1: In dieser Datei fehlt die Liste „chapters“. Exportieren Sie die Kapitel im Format JSON Chapters 1.2. [podcast.no-chapter-list]"
)


@pytest.mark.parametrize(
    ("parser", "text", "messages"),
    [
        (lines, "00:00 A\nBegrüßung\n1:70 B", [f"f:2:1: Die Zeile „Begrüßung“ {LINE}", f"f:3:1: Die Zeile „1:70 B“ {LINE}"]),
        (psc, f'<c xmlns="{PSC}">\n<chapter start="1:70"/><chapter/></c>', [f"f:2:1: „1:70“ {TIME}", f"f:2:24: „“ {TIME}"]),
        (psc, "<a>\n <b></a>", [f"f:2:7: Die Kapiteldatei ist ab hier kein gültiges XML. {BROKEN}"]),
        (psc, "", [f"f:1:1: Die Kapiteldatei ist ab hier kein gültiges XML. {BROKEN}"]),
        (
            psc,
            '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
            [f"f:1:25: Die Kapiteldatei ist ab hier kein gültiges XML. {BROKEN}"],
        ),
        (json_chapters, '{"a":\n x}', [f"f:2:2: Die Kapiteldatei ist ab hier kein gültiges JSON. {BROKEN}"]),
        (json_chapters, "[" * 100_000, [f"f:1:1: Die Kapiteldatei ist ab hier kein gültiges JSON. {BROKEN}"]),
        (json_chapters, "9" * 5000, [f"f:1:1: Die Kapiteldatei ist ab hier kein gültiges JSON. {BROKEN}"]),
        (json_chapters, "[]", [NO_LIST]),
        (json_chapters, '{"chapters": {}}', [NO_LIST]),
        (
            json_chapters,
            '{"chapters": [\n{"startTime": "1:02"},\n{"startTime": -1},\n{"startTime": NaN}]}',
            [f"f:2:2: „1:02“ {TIME}", f"f:3:2: „-1“ {TIME}", f"f:4:2: „nan“ {TIME}"],
        ),
        (json_chapters, '{"chapters": [1,\n {"title": "A"}]}', [f"f:1:15: „“ {TIME}", f"f:2:2: „“ {TIME}"]),
        (json_chapters, '{"t": "\\"chapters\\": [{",\n"chapters" : [{"startTime": [1]}\n,{"startTime": 1}]}', [f"f:2:16: „[1]“ {TIME}"]),
    ],
)
def test_what_cannot_be_read_stands_on_its_own_line(parser: Parser, text: str, messages: list[str]) -> None:
    assert problems(parser, text) == messages


@given(st.text(), st.sampled_from([lines, psc, json_chapters]))
def test_arbitrary_text_never_breaks_a_parser(text: str, parser: Parser) -> None:
    made, found = parser(text, "f")
    assert made is not None
    assert all(isinstance(one, Finding) for one in found)


# What is wrong with chapters


def checked(*made: Chapter, seconds: float | None = None, inside: bool = False) -> list[str]:
    placed = tuple(replace(one, position=(number, 1)) for number, one in enumerate(made, 1))  # type: ignore[arg-type]  # a plain pair
    return [f"{one} {one.severity}" for one in chapters.check(Source("f", "f", placed, inside), seconds)]


def test_good_chapters_are_silent() -> None:
    assert checked(*ALL, seconds=4000) == []
    assert checked() == []


def test_every_fault_is_named() -> None:
    assert checked(Chapter(0, ""), Chapter(5, "A"), Chapter(2, "B"), Chapter(2, "C"), Chapter(70.5, "D", "seite", "//x"), seconds=70) == [
        "f:1:1: Das Kapitel bei 00:00:00.000 hat keinen Titel. Ergänzen Sie ihn, oder löschen Sie das Kapitel. "
        "[podcast.untitled-chapter] error",
        "f:3:1: Das Kapitel beginnt (00:00:02.000) vor dem vorigen (00:00:05.000). "
        "Prüfen Sie die Zeit, oder ordnen Sie die Kapitel nach ihrer Zeit. [podcast.unordered-chapter] error",
        "f:4:1: Bei 00:00:02.000 beginnt schon das vorige Kapitel. Geben Sie jedem Kapitel seine eigene Zeit. "
        "[podcast.same-chapter-start] error",
        "f:5:1: Das Kapitel beginnt bei 00:01:10.500; die Folge dauert nur 00:01:10.000. "
        "Prüfen Sie, ob Kapitel und Tondatei zusammengehören. [podcast.chapter-too-late] error",
        "f:5:1: „seite“ ist keine vollständige Internetadresse. Schreiben Sie zum Beispiel: https://www.musterstadt.example/seite "
        "[podcast.chapter-address] error",
        "f:5:1: „//x“ ist keine vollständige Internetadresse. Schreiben Sie zum Beispiel: https://www.musterstadt.example/seite "
        "[podcast.chapter-address] error",
    ]
    assert checked(Chapter(3, "A")) == [
        "f:1:1: Das erste Kapitel beginnt erst bei 00:00:03.000. Lassen Sie das erste Kapitel bei 00:00:00 beginnen; "
        "nur dann stehen die Kapitel auch in der Beschreibung der Folge. [podcast.chapters-begin-late] info"
    ]


def test_what_is_wrong_inside_the_audio_stops_nothing() -> None:
    assert [one.rpartition(" ")[2] for one in checked(Chapter(3, ""), Chapter(3, "B"), inside=True)] == ["warning", "warning", "info"]


@given(
    st.lists(st.builds(Chapter, _times, st.one_of(st.just(""), _titles), st.text(), st.text(), st.booleans())), st.one_of(st.none(), _times)
)
def test_what_is_published_is_always_in_order(made: list[Chapter], seconds: float | None) -> None:
    kept = chapters.tidy(made, seconds)
    starts = [one.start for one in kept]
    assert starts == sorted(set(starts))
    assert not [one for one in chapters.check(Source("f", "f", kept), seconds) if one.severity == "error"]
    assert chapters.tidy(kept, seconds) == kept


@pytest.mark.parametrize("text", ["https://[", "https://", "javascript:alert(1)", "http://a b", 'https://a"b'])
def test_no_address(text: str) -> None:
    assert not chapters.is_address(text)


def test_differences_and_what_is_none() -> None:
    assert chapters.difference(ALL, without(ALL, "href", "image")) == 0
    assert chapters.difference(ALL, (replace(ONE, start=0.009), TWO, replace(THREE, title="Fragen  & „Antworten“ <live>"))) == 0
    assert chapters.difference(ALL, (ONE, replace(TWO, start=63), THREE)) == 2
    assert chapters.difference(ALL, (ONE, TWO)) == 3
    assert chapters.difference(ALL, (ONE, TWO, replace(THREE, title="Ende"))) == 3
    assert chapters.difference(ALL, (ONE, TWO, replace(THREE, title="Ende")), times_only=True) == 0
    assert chapters.difference(ALL, (ONE, replace(TWO, href="https://b.example"), THREE)) == 2
    assert chapters.completed(without(ALL, "href", "image"), ALL) == ALL


# What is published

SCHEMA = {
    "type": "object",
    "required": ["version", "chapters"],
    "additionalProperties": False,
    "properties": {
        "version": {"const": "1.2.0"},
        "chapters": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["startTime"],
                "additionalProperties": False,
                "properties": {
                    "startTime": {"type": "number", "minimum": 0},
                    "title": {"type": "string"},
                    "img": {"type": "string", "format": "uri"},
                    "url": {"type": "string", "format": "uri"},
                    "toc": {"type": "boolean"},
                },
            },
        },
    },
}


def test_the_json_file() -> None:
    raw = chapter_files.json_file((*ALL, Chapter(4000, "", hidden=True)))
    jsonschema.validate(json.loads(raw), SCHEMA)
    assert json.loads(raw)["chapters"] == [
        {"startTime": 0, "title": "Begrüßung"},
        {"startTime": 62.5, "title": TWO.title, "url": TWO.href, "img": TWO.image},
        {"startTime": 3723.004, "title": THREE.title},
        {"startTime": 4000, "toc": False},
    ]


def test_the_list_on_the_page_plays_the_file_from_there_and_escapes_everything() -> None:
    assert chapter_files.page((*ALL, Chapter(9, "", hidden=True)), "/a.mp3", "de") == (
        '<ol class="chapters">'
        '<li><a href="/a.mp3#t=0"><time datetime="PT0S">0:00</time> <span class="chapter-title">Begrüßung</span></a></li>'
        '<li><a href="/a.mp3#t=62.5"><time datetime="PT62.5S">1:02</time> <span class="chapter-title">Der Haushalt</span></a>'
        ' <a class="chapter-link" href="https://stadt.example/haushalt?a=1&amp;b=2">mehr auf stadt.example</a></li>'
        '<li><a href="/a.mp3#t=3723.004"><time datetime="PT3723.004S">1:02:03</time>'
        ' <span class="chapter-title">Fragen &amp; „Antworten“ &lt;live&gt;</span></a></li>'
        "</ol>"
    )
    assert ">more at stadt.example<" in chapter_files.page(ALL, "/a.mp3", "en-GB")
    assert chapter_files.page((), "/a.mp3", "de") == ""


def test_lines_of_the_description() -> None:
    assert chapter_files.notes(ALL) == ["00:00:00 Begrüßung", "00:01:02 Der Haushalt", "01:02:03 Fragen & „Antworten“ <live>"]
    assert chapter_files.notes(ALL[:2]) == []
    assert chapter_files.notes((Chapter(1, "A"), TWO, THREE)) == []
    assert chapter_files.notes((*ALL[:2], replace(THREE, hidden=True))) == []


def test_the_description_holds_all_lines_or_none_and_keeps_its_end() -> None:
    link = [("Transkript", "https://a.example/")]
    tail = '<p><a href="https://a.example/">Transkript</a></p>'
    assert notes("<p>Text</p>", "", link, ["00:00:00 A", "00:00:01 B & C"]) == (
        f"<p>Text</p>\n<p>00:00:00 A</p>\n<p>00:00:01 B &amp; C</p>\n{tail}"
    )
    many = [f"00:00:{n:02} {'ü' * 40}" for n in range(60)]
    assert notes("<p>Text</p>", "", link, many) == f"<p>Text</p>{tail}"
    full = notes("<p>Wort</p>" * 1000, "", link, many[:15])
    assert len(full.encode()) <= 4000
    assert full.endswith(f"{many[14]}</p>\n{tail}")


@given(lists)
def test_psc_is_well_formed_whatever_the_titles(made: tuple[Chapter, ...]) -> None:
    root = etree.parse(io.BytesIO(as_psc(made).encode())).getroot()
    assert [one.get("title") for one in root] == [one.title for one in made]


def said(*cues: tuple[float | None, str, str]) -> Transcript:
    return Transcript(tuple(Cue(start, start and start + 1, speaker, text) for start, speaker, text in cues))


def test_titles_of_chapters_are_headings_of_the_transcript() -> None:
    spoken = said((0.0, "Anna", "Eins."), (9.8, "", "Zwei."), (10.5, "Ben", "Drei."), (40.0, "", "Vier."))
    marks = (Chapter(2, "A & B"), Chapter(10, "B"), Chapter(11.2, "Musik"), Chapter(12, "", hidden=True), Chapter(40, "C"))
    made = view.transcript(spoken, marks)
    assert re.sub(r"<(?!/?h3)[^>]*>", "|", made).replace("|", "") == (
        "Anna 0:00 Eins.<h3>B</h3>Anna 0:09 Zwei.Ben 0:10 Drei.<h3>C</h3>Ben 0:40 Vier."
    )
    assert "<h2>B</h2>" in view.transcript(spoken, marks, 2)
    assert "<h3>" not in view.transcript(said((None, "Anna", "Eins.")), marks)
    assert view.transcript(spoken, ()) == view.transcript(spoken)
    assert "<h3>A &amp; B</h3>" in view.transcript(said((3.0, "", "Eins.")), marks)


@given(st.lists(st.tuples(st.floats(0, 99), st.sampled_from(["", "A", "B"]), st.sampled_from(["x", "y"])), max_size=9), lists)
def test_no_word_is_lost_between_chapters(cues: list[tuple[float, str, str]], made: tuple[Chapter, ...]) -> None:
    spoken = said(*sorted(cues, key=lambda one: one[0]))
    plain = re.sub(r"<h3>.*?</h3>|<[^>]*>", " ", view.transcript(spoken, made))
    assert re.findall(r"\b[xy]\b", plain) == [one.text for one in spoken.cues]
