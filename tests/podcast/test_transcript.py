# SPDX-License-Identifier: AGPL-3.0-or-later
"""Transcripts: who says what and when; what is wrong, on its own line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.core.finding import Severity
from plugins.podcast import view
from plugins.podcast.transcripts.checks import About
from plugins.podcast.transcripts.model import Cue, Paragraph, Transcript, Turn
from plugins.podcast.transcripts.read import read

from .samples import VTT


def problems(text: str | bytes, seconds: float | None = None) -> list[str]:
    raw = text.encode() if isinstance(text, str) else text
    return [str(one) for one in read(raw, "f.vtt", About(seconds))[1]]


def spoken(text: str) -> Transcript:
    transcript, found = read(text.encode(), "f.vtt")
    assert not [one for one in found if one.severity is Severity.ERROR]
    assert transcript is not None
    return transcript


def test_turns_follow_the_speakers() -> None:
    assert spoken(VTT).turns == (
        Turn("Anna Beispiel", (Paragraph(((0.0, "Guten Tag."),)),)),
        Turn("Ben Muster", (Paragraph(((0.7, "Hallo!"),)),)),
    )


def test_cues_without_a_name_go_on_with_whoever_spoke_and_one_cue_may_hold_two_voices() -> None:
    text = (
        "WEBVTT\n\n00:01.000 --> 00:02.000\n<v.laut Anna>Guten</v>\n\n00:02.000 --> 00:03.000\n- Tag &amp; <i>Weg</i> &lt;3\n\n"
        "00:03.000 --> 00:04.000\n<v Ben>Ja?</v> <v Anna>Nein.</v>\n"
    )
    assert [(turn.speaker, [one.text for one in turn.paragraphs]) for turn in spoken(text).turns] == [
        ("Anna", ["Guten - Tag & Weg <3"]),
        ("Ben", ["Ja?"]),
        ("Anna", ["Nein."]),
    ]


def test_long_turns_become_paragraphs_at_the_end_of_sentences() -> None:
    cues = "".join(f"00:{n:02}.000 --> 00:{n:02}.900\n<v Anna>{'Wort ' * 30}Ende.\n\n" for n in range(6))
    (turn,) = spoken(f"WEBVTT\n\n{cues}").turns
    assert [one.start for one in turn.paragraphs] == [0, 3]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_byte_order_mark_header_notes_and_styles(end: str) -> None:
    text = "\ufeffWEBVTT - Rathausfunk\nKind: captions\n\nSTYLE\n::cue { color: red }\n\n"
    text += "NOTE von Hand\n\n1\n00:00:00.000 --> 00:00:01.000 align:start\n<v A>Hallo\n"
    assert spoken(text.replace("\n", end)).turns == (Turn("A", (Paragraph(((0, "Hallo"),)),)),)
    assert problems(text.replace("\n", end)) == []


CUE = "WEBVTT\n\n00:00.000 --> 00:01.000\n<v A>Eins\n\n"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "1\n00:00:00,000 --> 00:00:01,000\nHallo\n",
            "f.vtt:1:1: Das ist keine WebVTT-Datei: Die erste Zeile muss „WEBVTT“ lauten. "
            "Exportieren Sie die Mitschrift als WebVTT. [podcast.not-vtt]",
        ),
        (
            "WEBVTT\n\n00:00.000 --> 00:01.000\n<v A>Größe\n".encode("latin-1"),
            "f.vtt:4:1: Die Mitschrift ist nicht in UTF-8 gespeichert. Speichern Sie die Datei mit der Kodierung UTF-8. "
            "[podcast.transcript-not-utf8]",
        ),
        (
            f"{CUE}00:00:01,000 --> 00:00:02.000\nZwei\n",
            "f.vtt:6:1: Die Zeitangabe „00:00:01,000 --> 00:00:02.000“ ist nicht richtig geschrieben. "
            "Schreiben Sie zum Beispiel: 00:01:02.000 --> 00:01:05.500 [podcast.wrong-timing]",
        ),
        (
            f"{CUE}00:61.000 --> 00:62.000\nZwei\n",
            "f.vtt:6:1: Die Zeitangabe „00:61.000 --> 00:62.000“ ist nicht richtig geschrieben. "
            "Schreiben Sie zum Beispiel: 00:01:02.000 --> 00:01:05.500 [podcast.wrong-timing]",
        ),
        (
            f"{CUE}zwei\n00:03.000 --> 00:02.500\n<v A>Zwei\n",
            "f.vtt:7:1: Der Abschnitt endet (00:00:02.500), bevor er beginnt (00:00:03.000). "
            "Die zweite Zeit muss größer sein als die erste. [podcast.backward-timing]",
        ),
        (
            "WEBVTT\n\n00:05.000 --> 00:06.000\n<v A>Eins\n\n00:01.000 --> 00:02.000\n<v A>Zwei\n",
            "f.vtt:6:1: Der Abschnitt beginnt (00:00:01.000) vor dem vorigen (00:00:05.000). "
            "Ordnen Sie die Abschnitte nach ihrer Zeit. [podcast.unordered-timing]",
        ),
        (
            f"{CUE}Verlorener Satz\n",
            "f.vtt:6:1: Dieser Text hat keine Zeitangabe und ginge verloren. Setzen Sie eine Zeile wie "
            "„00:01:02.000 --> 00:01:05.500“ davor, oder entfernen Sie die Leerzeile darüber. [podcast.untimed-text]",
        ),
        (
            f"{CUE}00:02.000 --> 00:03.000\n",
            "f.vtt:6:1: Zu dieser Zeitangabe fehlt der Text. Ergänzen Sie den Text, oder entfernen Sie die Zeile. [podcast.empty-cue]",
        ),
        (
            "WEBVTT\n",
            "f.vtt:1:1: Die Mitschrift enthält keinen Text. Schreiben Sie hinein, was gesagt wird. [podcast.empty-transcript]",
        ),
        (
            f"{CUE}00:02.000 --> 00:03.000 farbe:rot\n<v A>Zwei\n",
            "f.vtt:6:1: Dieser Abschnitt der Mitschrift ist nicht lesbar. "
            "Prüfen Sie die Angaben hinter der Zeit, und entfernen Sie, was Sie nicht brauchen. [podcast.broken-cue]",
        ),
        (
            "WEBVTT\n\n00:00.000 --> 00:01.000\nEins\n",
            "f.vtt:1:1: Die Mitschrift sagt nicht, wer spricht. "
            "Setzen Sie vor jeden Wechsel den Namen: <v Anna Beispiel>Guten Tag. [podcast.no-speakers]",
        ),
    ],
)
def test_what_is_wrong_stands_on_its_own_line(text: str | bytes, message: str) -> None:
    assert problems(text) == [message]


def test_a_transcript_longer_than_the_audio_belongs_to_another_file() -> None:
    text = f"{CUE}00:01.000 --> 01:01.000\n<v A>Lang\n\n01:05.000 --> 01:06.000\n<v A>Zwei\n"
    assert problems(text, 70) == []
    assert problems(text, 60) == [
        "f.vtt:9:1: Dieser Abschnitt beginnt bei 00:01:05.000; die Folge dauert nur 1:00. "
        "Prüfen Sie, ob Mitschrift und Tondatei zusammengehören. [podcast.transcript-too-long]"
    ]


@given(st.text(), st.sampled_from(["", "WEBVTT\n\n", "WEBVTT\n\n00:00.000 --> 00:01.000\n", "WEBVTT\n\n00:00.000 -->"]))
def test_arbitrary_text_never_breaks_it(text: str, head: str) -> None:
    transcript, found = read((head + text).encode("utf-8", "replace"), "f.vtt")
    assert transcript or found
    assert not transcript or view.transcript(transcript)
    assert not transcript or "\n" not in view.spoken(view.transcript(transcript))


@given(st.binary())
def test_arbitrary_bytes_never_break_it(raw: bytes) -> None:
    read(raw, "f.vtt")
    read(b"WEBVTT\n\n00:00.000 --> 00:01.000\n" + raw, "f.vtt")


def test_the_page_has_names_times_and_anchors_and_escapes_everything() -> None:
    cues = (Cue(3.5, 4, "", "Drei."), Cue(4, 5, "", "Vier."), Cue(61.2, 61.8, "A & B", "<b>1 & 2</b>"), Cue(61.9, 63, "C", "Zwei."))
    assert view.transcript(Transcript(cues)) == (
        '<div class="transcript">'
        '<div class="turn"><p id="t-3"><span class="transcript-who"><time datetime="PT3.5S">0:03</time></span>'
        ' <span data-start="3.5">Drei.</span> <span data-start="4">Vier.</span></p></div>'
        '<div class="turn"><p id="t-61"><span class="transcript-who"><cite>A &amp; B</cite> <time datetime="PT61.2S">1:01</time></span>'
        ' <span data-start="61.2">&lt;b&gt;1 &amp; 2&lt;/b&gt;</span></p></div>'
        '<div class="turn"><p id="t-61-2"><span class="transcript-who"><cite>C</cite> <time datetime="PT61.9S">1:01</time></span>'
        ' <span data-start="61.9">Zwei.</span></p></div></div>'
    )


def test_without_times_the_page_has_the_names() -> None:
    cues = (Cue(None, None, "Anna", "Eins."), Cue(None, None, "", "Zwei."), Cue(None, None, "Ben", "Drei."))
    assert view.transcript(Transcript(cues)) == (
        '<div class="transcript"><div class="turn"><p><span class="transcript-who"><cite>Anna</cite> </span> Eins.</p><p>Zwei.</p></div>'
        '<div class="turn"><p><span class="transcript-who"><cite>Ben</cite> </span> Drei.</p></div></div>'
    )


def test_spoken_words_of_a_transcript() -> None:
    markup = (
        '<div class="turn"><p id="t-0"><span><cite>Anna</cite> <a href="#t-0"><time datetime="PT0S">0:00</time></a></span> Guten Tag.</p>'
        "</div><div><p><cite>Ben</cite> Hallo &amp; danke.</p></div>"
    )
    assert view.spoken(markup) == "Anna: Guten Tag. Ben: Hallo & danke."
