# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every form of a transcript is read alike, checked alike, and written so that other programs read the same."""

import html
import json
import re
from typing import Any

import pytest
import webvtt
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.podcast.transcripts import write as transcript_write
from plugins.podcast.transcripts.checks import About
from plugins.podcast.transcripts.lines import lines
from plugins.podcast.transcripts.model import Cue, Paragraph, Transcript, Turn
from plugins.podcast.transcripts.names import speakers, split
from plugins.podcast.transcripts.read import best, read
from plugins.podcast.transcripts.write import forms

SRT = """1
00:00:00,000 --> 00:00:02,000
Anna Beispiel: Guten
Tag, {\\an8}<i>alle</i> & <3!

2
00:00:02,000 --> 00:00:04,000
Hier fehlt nichts.

3
00:00:04,000 --> 00:00:06,000
- Ben Muster: Hallo!
- Anna Beispiel: Ja?
"""
SEGMENTS = [
    {"speaker": "Anna Beispiel", "startTime": 0, "endTime": 2, "body": "Guten\nTag, alle & <3!"},
    {"speaker": "Anna Beispiel", "startTime": 2.0, "endTime": 4, "body": "Hier fehlt nichts."},
    {"speaker": "Ben Muster", "startTime": 4, "endTime": 6, "body": "Hallo!"},
    {"speaker": "Anna Beispiel", "startTime": 4, "endTime": 6, "body": "Ja?"},
]
JSON = json.dumps({"version": "1.0.0", "segments": SEGMENTS}, indent=1)
TEXT = "Anna Beispiel: Guten Tag,\nalle & <3!\nHier fehlt nichts.\n\nBen Muster:\nHallo!\nAnna Beispiel: Ja?\n"
VTT = (
    "WEBVTT\n\n00:00.000 --> 00:02.000\n<v Anna Beispiel>Guten Tag, alle &amp; &lt;3!\n\n"
    "00:02.000 --> 00:04.000\n<v Anna Beispiel>Hier fehlt nichts.\n\n00:04.000 --> 00:06.000\n<v Ben Muster>Hallo! <v Anna Beispiel>Ja?\n"
)
SOURCES = {"a.vtt": VTT, "a.srt": SRT, "a.json": JSON, "a.txt": TEXT}


def made(name: str, text: str | None = None, **about: Any) -> Transcript:
    transcript, found = read((text if text is not None else SOURCES[name]).encode(), name, About(**about))
    assert found == []
    assert transcript is not None
    return transcript


def problems(name: str, text: str | bytes, **about: Any) -> list[str]:
    return [str(one) for one in read(text if isinstance(text, bytes) else text.encode(), name, About(**about))[1]]


def said(one: Transcript) -> list[tuple[str, str]]:
    return [(turn.speaker, " ".join(paragraph.text for paragraph in turn.paragraphs)) for turn in one.turns]


@pytest.mark.parametrize("name", SOURCES)
@pytest.mark.parametrize("persons", [(), ("Anna Beispiel", "Ben Muster")])
def test_every_form_says_the_same(name: str, persons: tuple[str, ...]) -> None:
    one = made(name, persons=persons)
    assert said(one) == [
        ("Anna Beispiel", "Guten Tag, alle & <3! Hier fehlt nichts."),
        ("Ben Muster", "Hallo!"),
        ("Anna Beispiel", "Ja?"),
    ]
    assert one.timed is (name != "a.txt")
    if one.timed:
        assert [(cue.start, cue.end) for cue in one.cues] == [(0, 2), (2, 4), (4, 6), (4, 6)]


def test_every_cue_knows_its_line() -> None:
    assert {name: [cue.line for cue in made(name).cues] for name in SOURCES} == {
        "a.vtt": [3, 6, 9, 9],
        "a.srt": [2, 7, 11, 11],
        "a.json": [6, 12, 18, 24],
        "a.txt": [1, 5, 7],
    }


def test_a_paragraph_of_a_text_stays_one_and_has_no_time() -> None:
    one = made("a.txt", "Anna Beispiel: Eins.\n\nZwei.\n\nBen: Drei.\n")
    assert one.turns == (
        Turn("Anna Beispiel", (Paragraph(((None, "Eins."),)), Paragraph(((None, "Zwei."),)))),
        Turn("Ben", (Paragraph(((None, "Drei."),)),)),
    )


# Names before a colon


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Anna: Ja.", "Anna"),
        ("Dr. Änne von der Au-Muster: Ja.", "Dr. Änne von der Au-Muster"),
        ("A. Muster: Ja.", "A. Muster"),
        ("Sprecherin 2: Ja.", "Sprecherin 2"),
        ("ANNA:", "ANNA"),
        ("Und dann sagte er: Nein.", ""),
        ("Guten Tag. Anna: Nein.", ""),
        ("Um 12:30 Uhr", ""),
        ("https://x.example/: Nein", ""),
        ("Anna:Nein", ""),
        ("A" * 61 + ": Nein", ""),
    ],
)
def test_what_looks_like_a_name(text: str, name: str) -> None:
    assert split(text, None)[0] == name


def test_headings_before_a_colon_are_no_speakers() -> None:
    told = ["Musterstadt hört zu.", "Erste Folge: Der Turm", "Anna: Ja.", "Anna: Nein.", "Ben: Gut."]
    assert speakers(told) == {"Anna"}
    assert speakers(told[2:]) == {"Anna", "Ben"}
    assert speakers(told, ("Anna Beispiel", "Ben Muster")) == {"Anna", "Ben"}
    assert speakers(["Alle: Hurra!", "Hinweis: Nein."], ("Anna",)) == {"Alle"}


# Checks

HEAD = "WEBVTT\n\n00:00.000 --> 00:01.000\n<v Anna Beispiel>Eins\n\n"


def test_backward_and_unordered_times_in_every_form() -> None:
    backward = "Der Abschnitt endet (00:00:01.000), bevor er beginnt (00:00:02.000). Die zweite Zeit muss größer sein als die erste."
    unordered = "Der Abschnitt beginnt (00:00:01.000) vor dem vorigen (00:00:02.000). Ordnen Sie die Abschnitte nach ihrer Zeit."
    srt = "1\n00:00:02,000 --> 00:00:01,000\nAnna: A\n\n2\n00:00:01,000 --> 00:00:02,000\nB\n"
    rows = [{"speaker": "A", "startTime": start, "endTime": 3 - start, "body": "B"} for start in (2, 1)]
    for name, text, places in (("a.srt", srt, (2, 6)), ("a.json", json.dumps({"segments": rows}, indent=0), (5, 11))):
        assert problems(name, text) == [
            f"{name}:{places[0]}:1: {backward} [podcast.backward-timing]",
            f"{name}:{places[1]}:1: {unordered} [podcast.unordered-timing]",
        ]


def test_a_cue_that_ends_after_the_audio() -> None:
    assert problems("a.vtt", "WEBVTT\n\n00:00.000 --> 01:02.000\n<v A>Eins\n", seconds=60) == [
        "a.vtt:3:1: Dieser Abschnitt endet bei 00:01:02.000; die Folge dauert nur 1:00. Berichtigen Sie die zweite Zeit. "
        "[podcast.transcript-past-end]"
    ]


def test_cues_of_nobody_once_a_run_sounds_need_no_name() -> None:
    cue = "00:0{}.000 --> 00:0{}.500\n{}\n\n"
    text = HEAD + "".join(cue.format(n, n, words) for n, words in enumerate(("(Applaus)", "Zwei", "Drei", "[Musik]", "Vier"), 1))
    message = "Hier fehlt, wer spricht. Nennen Sie die Person: <v Anna Beispiel>Guten Tag. [podcast.unnamed-cue]"
    assert problems("a.vtt", text) == [f"a.vtt:9:1: {message}", f"a.vtt:18:1: {message}"]
    srt = "1\n00:00:00,000 --> 00:00:01,000\nNiemand da\n\n2\n00:00:01,000 --> 00:00:02,000\nAnna: A\n\n"
    srt += "3\n00:00:02,000 --> 00:00:03,000\nWeiter\n\n4\n00:00:03,000 --> 00:00:04,000\nAnna: B\n"
    assert problems("a.srt", srt) == [
        "a.srt:2:1: Hier fehlt, wer spricht. Nennen Sie die Person: Anna Beispiel: Guten Tag. [podcast.unnamed-cue]"
    ]
    rows = json.dumps({"segments": [{**SEGMENTS[0], "speaker": None}, SEGMENTS[2]]})
    assert problems("a.json", rows) == [
        'a.json:1:1: Hier fehlt, wer spricht. Nennen Sie die Person: "speaker": "Anna Beispiel" [podcast.unnamed-cue]'
    ]


@pytest.mark.parametrize(
    ("name", "text", "naming"),
    [
        ("a.srt", "1\n00:00:00,000 --> 00:00:01,000\nHallo\n", "Anna Beispiel: Guten Tag."),
        ("a.json", '{"segments": [{"startTime": 0, "endTime": 1, "body": "Hallo"}]}', '"speaker": "Anna Beispiel"'),
        ("a.txt", "Hallo, ihr alle.\n", "Anna Beispiel: Guten Tag."),
    ],
)
def test_a_transcript_of_nobody(name: str, text: str, naming: str) -> None:
    assert problems(name, text) == [
        f"{name}:1:1: Die Mitschrift sagt nicht, wer spricht. Setzen Sie vor jeden Wechsel den Namen: {naming} [podcast.no-speakers]"
    ]


def test_speakers_who_are_not_among_the_persons_once_each() -> None:
    names = ("Anna Beispil", "Ben", "Cem Fremd", "Anna Beispil", "Publikum", "Anna Beispiel")
    text = "WEBVTT\n\n" + "".join(f"00:0{n}.000 --> 00:0{n}.900\n<v {name}>Ja.\n\n" for n, name in enumerate(names))
    assert problems("a.vtt", text) == []
    assert problems("a.vtt", text, persons=("Anna Beispiel", "Ben Muster")) == [
        "a.vtt:3:1: „Anna Beispil“ steht nicht unter den Mitwirkenden der Folge. Meinten Sie „Anna Beispiel“? [podcast.unknown-speaker]",
        "a.vtt:9:1: „Cem Fremd“ steht nicht unter den Mitwirkenden der Folge. Ergänzen Sie im Kopf der Folge „persons“, "
        "oder berichtigen Sie den Namen. [podcast.unknown-speaker]",
    ]


def talk(*spans: tuple[int, int]) -> str:
    times = ("{:02}:{:02}.000 --> {:02}:{:02}.000".format(*divmod(start, 60), *divmod(end, 60)) for start, end in spans)
    return "WEBVTT\n\n" + "".join(f"{one}\n<v Anna>Ja.\n\n" for one in times)


def gap(line: int, start: str, end: str, length: str) -> str:
    return (
        f"a.vtt:{line}:1: Von {start} bis {end} sagt die Mitschrift nichts ({length}). "
        "Ergänzen Sie, was zu hören ist, auch Musik und Geräusche: (Musik) [podcast.transcript-gap]"
    )


def test_long_silences_at_the_beginning_within_and_at_the_end() -> None:
    text = talk((61, 1000), (1060, 1500), (1561, 2000))
    assert problems("a.vtt", text, seconds=2061) == [
        gap(3, "00:00:00.000", "00:01:01.000", "1:01"),
        gap(9, "00:25:00.000", "00:26:01.000", "1:01"),
        gap(9, "00:33:20.000", "00:34:21.000", "1:01"),
    ]
    assert problems("a.vtt", text, seconds=2061, gap=61) == []
    assert problems("a.vtt", text) == [], "without the audio nobody knows"


def test_a_transcript_that_leaves_out_a_tenth() -> None:
    assert problems("a.vtt", talk((0, 90)), seconds=100) == []
    assert problems("a.vtt", talk((5, 94)), seconds=100) == [
        "a.vtt:3:1: Die Mitschrift deckt nur 89 % der Folge ab: Sie endet bei 00:01:34.000, die Folge dauert 1:40. "
        "Ergänzen Sie, was fehlt, oder prüfen Sie, ob Mitschrift und Tondatei zusammengehören. [podcast.incomplete-transcript]"
    ]
    assert len(problems("a.vtt", talk((0, 10), (1000, 1010)), seconds=1010)) == 2
    assert problems("a.txt", TEXT, seconds=9999) == []


TIMES = "Schreiben Sie zum Beispiel: 00:01:02,000 --> 00:01:05,500 [podcast.wrong-timing]"
FORM = (
    'Die Form ist: {"version": "1.0.0", "segments": [{"speaker": "…", "startTime": 0, "endTime": 4.2, "body": "…"}]} [podcast.no-segments]'
)
SEGMENT = (
    "Dieser Abschnitt ist unvollständig oder falsch geschrieben. Jeder Abschnitt hat diese Form: "
    '{"speaker": "Anna Beispiel", "startTime": 0.5, "endTime": 4.2, "body": "Guten Tag."} [podcast.broken-segment]'
)
BROKEN = "Die Mitschrift ist kein gültiges JSON. Exportieren Sie sie noch einmal, am besten als WebVTT. [podcast.broken-json]"


@pytest.mark.parametrize(
    ("name", "text", "messages"),
    [
        (
            "a.srt",
            "1\n00:00:00 --> 00:00:01\nHallo\n",
            [f"a.srt:2:1: Die Zeitangabe „00:00:00 --> 00:00:01“ ist nicht richtig geschrieben. {TIMES}"],
        ),
        (
            "a.srt",
            "Hallo\n",
            [
                "a.srt:1:1: Dieser Text hat keine Zeitangabe und ginge verloren. Setzen Sie eine Zeile wie "
                "„00:01:02,000 --> 00:01:05,500“ davor, oder entfernen Sie die Leerzeile darüber. [podcast.untimed-text]"
            ],
        ),
        (
            "a.srt",
            f"{SRT}\n4\n00:00:07,000 --> 00:00:08,000\n",
            ["a.srt:16:1: Zu dieser Zeitangabe fehlt der Text. Ergänzen Sie den Text, oder entfernen Sie die Zeile. [podcast.empty-cue]"],
        ),
        ("a.srt", "", ["a.srt:1:1: Die Mitschrift enthält keinen Text. Schreiben Sie hinein, was gesagt wird. [podcast.empty-transcript]"]),
        (
            "a.txt",
            "\n",
            ["a.txt:1:1: Die Mitschrift enthält keinen Text. Schreiben Sie hinein, was gesagt wird. [podcast.empty-transcript]"],
        ),
        ("a.json", '{\n "segments": [,]}', [f"a.json:2:15: {BROKEN}"]),
        ("a.json", "[" * 100_000, [f"a.json:1:1: {BROKEN}"]),
        ("a.json", "[1]", [f"a.json:1:1: Dieses JSON ist keine Mitschrift: Es fehlt die Liste „segments“. {FORM}"]),
        ("a.json", '{"segments": 1}', [f"a.json:1:1: Dieses JSON ist keine Mitschrift: Es fehlt die Liste „segments“. {FORM}"]),
        (
            "a.json",
            '{"segments": [\n{"startTime": 0, "endTime": 1, "body": "", "speaker": "A"}]}',
            ["a.json:2:1: Zu dieser Zeitangabe fehlt der Text. Ergänzen Sie den Text, oder entfernen Sie die Zeile. [podcast.empty-cue]"],
        ),
    ],
)
def test_what_is_wrong_with_the_form(name: str, text: str, messages: list[str]) -> None:
    assert problems(name, text) == messages


@pytest.mark.parametrize("time", ['"0"', "null", "true", "-1", "NaN", "Infinity", "1e400", "9" * 400])
def test_segments_with_impossible_times_stand_on_their_line(time: str) -> None:
    text = f'{{"segments": [\n{json.dumps(SEGMENTS[0])},\n{{"startTime": {time}, "endTime": 9, "body": "\\"startTime\\": 1"}}]}}'
    assert problems("a.json", text) == [f"a.json:3:1: {SEGMENT}"]


def test_halves_of_characters_do_not_break_what_is_written() -> None:
    one = made("a.json", '{"segments": [{"speaker": "A", "startTime": 0, "endTime": 1, "body": "x \\ud83d y \\ud83d\\ude00"}]}')
    assert one.cues[0].text == "x \N{REPLACEMENT CHARACTER} y \N{GRINNING FACE}"
    assert all(form.write(one).encode() for form in forms(one))


# Several side by side


def test_several_that_say_the_same_are_silent() -> None:
    files = [(name, text.encode()) for name, text in SOURCES.items()]
    assert best(files) == (made("a.vtt"), [])
    long = made("a.vtt", "WEBVTT\n\n00:00.000 --> 00:09.000\n<v Anna>" + "Donaudampfschifffahrtsgesellschaftskapitän und mehr, " * 9)
    written = [(f"a{form.ending}", form.write(long).encode()) for form in forms(long)]
    assert best(written)[1] == []


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        ("a.srt", SRT.replace("Hier fehlt", "Hier war"), 7),
        ("a.json", JSON.replace('"Ben Muster"', '"Cem Muster"'), 18),
        ("a.txt", TEXT.replace("Anna Beispiel: Ja?\n", ""), 5),
        ("a.txt", f"{TEXT}\nBen Muster: Noch was.", 9),
        ("a.srt", SRT.replace("00:00:0", "00:01:0"), 2),
        ("a.json", "kaputt", 1),
    ],
)
def test_several_that_differ_are_told_from_where_on(name: str, text: str, line: int) -> None:
    one, found = best([("a.vtt", VTT.encode()), (name, text.encode())])
    assert one == made("a.vtt")
    assert [str(each) for each in found] == [
        f"{name}:{line}:1: Von hier an sagt „{name}“ etwas anderes als „a.vtt“; veröffentlicht wird nur „a.vtt“. "
        f"Gleichen Sie die Dateien an, oder entfernen Sie „{name}“. [podcast.different-transcripts]"
    ]


# Lines


def test_german_is_broken_where_it_reads_well() -> None:
    assert lines("Die Stadt gibt im nächsten Jahr 20 000 Euro für den Weg aus", 34) == [
        "Die Stadt gibt im nächsten Jahr",
        "20 000 Euro für den Weg aus",
    ]
    assert lines("Das steht z. B. in § 12 Abs. 3, oder am 24. Dezember um 12 Uhr", 14) == [
        "Das steht",
        "z. B. in § 12",
        "Abs. 3, oder",
        "am",
        "24. Dezember",
        "um 12 Uhr",
    ]
    assert lines("Grundstücksverkehrsgenehmigungszuständigkeitsübertragungsverordnung ja", 32) == [
        "Grundstücksverkehrsgenehmigungsz",
        "uständigkeitsübertragungsverordn",
        "ung ja",
    ]
    assert lines("Nord-Ostsee-Kanal-Brückenwiderlagersanierung", 32) == ["Nord-Ostsee-Kanal-", "Brückenwiderlagersanierung"]
    assert lines("", 32) == []


PROSE = st.lists(
    st.sampled_from(["z.", "B.", "20", "000", "Euro", "§", "12.", "Mai", "Wort", "ü" * 40, "a-" * 30, "x", "–", "\xa0"])
    | st.text(max_size=40)
)


@settings(deadline=None)
@given(PROSE, st.integers(1, 70))
def test_no_line_is_too_long_and_no_character_is_lost(words: list[str], width: int) -> None:
    text = " ".join(" ".join(words).split(" "))
    made = lines(text, width)
    assert all(0 < len(one) <= width for one in made)
    assert "".join(made).replace(" ", "") == text.replace(" ", "")


# Round trips

NAMES = st.sampled_from(["Anna Beispiel", "Ben", "Dr. Cem von der Au", ""])
WORDS = st.lists(
    st.sampled_from(["Ja", "nein.", "20", "000", "Euro", "<3", "&amp;", "z.", "B.", "–", "Donaudampfschiff", "-->"]),
    min_size=1,
    max_size=60,
)


@st.composite
def transcripts(draw: st.DrawFn) -> Transcript:
    cues, now = list[Cue](), 0
    for number in range(draw(st.integers(1, 8))):
        start = now + draw(st.integers(0, 70_000))
        now = start + draw(st.integers(2000, 70_000))
        speaker = draw(NAMES) if number else "Anna Beispiel"
        cues.append(Cue(start / 1000, now / 1000, speaker, " ".join(draw(WORDS))))
    return Transcript(tuple(cues))


@settings(deadline=None)
@given(transcripts())
def test_what_is_written_is_read_back_the_same(one: Transcript) -> None:
    for form in forms(one):
        again, _ = read(form.write(one).encode(), f"a{form.ending}")
        assert again is not None
        if form.ending != ".txt":
            assert (again.cues[0].start, again.cues[-1].end) == (one.cues[0].start, one.cues[-1].end)
        if form.ending in (".vtt", ".json"):
            assert again.turns == one.turns
        assert said(again) == said(one)


@settings(deadline=None)
@given(transcripts())
def test_other_programs_read_the_same_cues(one: Transcript) -> None:
    parsed = webvtt.from_string(transcript_write.vtt(one), strict=True)
    assert [(c.start_time.in_milliseconds(), c.end_time.in_milliseconds()) for c in parsed.captions] == [
        (round((c.start or 0) * 1000), round((c.end or 0) * 1000)) for c in one.cues
    ]


@settings(deadline=None)
@given(transcripts())
def test_every_card_of_subrip_has_two_lines_of_32_characters_at_most(one: Transcript) -> None:
    blocks = transcript_write.srt(one).strip("\n").split("\n\n")
    before = ""
    for number, block in enumerate(blocks, 1):
        head, times, *rows = block.split("\n")
        start, end = re.fullmatch(r"(\d\d:\d\d:\d\d,\d{3}) --> (\d\d:\d\d:\d\d,\d{3})", times).groups()  # type: ignore[union-attr]  # fails then
        assert int(head) == number
        assert before <= start < end
        assert 1 <= len(rows) <= 2
        assert all(len(row) <= 32 for row in rows)
        before = start


@settings(deadline=None)
@given(transcripts())
def test_no_line_of_webvtt_is_longer_than_65_characters(one: Transcript) -> None:
    assert all(len(html.unescape(row)) <= 65 for row in transcript_write.vtt(one).split("\n"))


def test_markup_in_what_is_said_is_no_markup() -> None:
    one = Transcript((Cue(0, 1, "A & <B>", "<b>x</b> --> &lt; y"),))
    assert transcript_write.vtt(one) == (
        "WEBVTT\n\n00:00:00.000 --> 00:00:01.000\n<v A &amp; &lt;B&gt;>&lt;b&gt;x&lt;/b&gt; --&gt; &amp;lt; y\n"
    )
    assert made("a.vtt", transcript_write.vtt(one)).turns == one.turns


def test_long_names_leave_room_for_words() -> None:
    one = Transcript((Cue(0, 1, "N" * 100, "Wort " * 12 + "Ende"),))
    assert [len(row) for row in transcript_write.vtt(one).split("\n")[3:]] == [len(f"<v {'N' * 100}>") + 29, 34, 0]


def test_a_long_cue_becomes_several_cards_of_the_same_time() -> None:
    one = Transcript(
        (Cue(1, 4, "Anna Beispiel", "Die Stadt plant den Winterdienst neu, und zwar für alle Straßen und Wege."), Cue(4, 5, "", "Gut."))
    )
    assert transcript_write.srt(one) == (
        "1\n00:00:01,000 --> 00:00:03,103\nAnna Beispiel: Die Stadt plant\nden Winterdienst neu, und zwar\n\n"
        "2\n00:00:03,103 --> 00:00:04,000\nfür alle Straßen und Wege.\n\n"
        "3\n00:00:04,000 --> 00:00:05,000\nGut.\n"
    )


@settings(deadline=None)
@given(
    st.text(),
    st.sampled_from([".vtt", ".srt", ".json", ".txt"]),
    st.sampled_from(["", "1\n00:00:00,000 --> 00:00:01,000\n", "Anna: ", '{"segments": [']),
)
def test_arbitrary_text_never_breaks_any_form(text: str, ending: str, head: str) -> None:
    one, found = read((head + text).encode("utf-8", "replace"), f"a{ending}", About(60, ("Anna",)))
    assert one or found
    if one:
        for form in forms(one):
            assert form.write(one).encode()


JSONISH = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["segments", "speaker", "startTime", "endTime", "body"]), inner)
    ),
    max_leaves=12,
)


@settings(deadline=None)
@given(JSONISH)
def test_arbitrary_json_never_breaks_it(raw: Any) -> None:
    for text in (json.dumps(raw), json.dumps({"segments": [raw]})):
        one, found = read(text.encode(), "a.json")
        assert one or found
