# SPDX-License-Identifier: AGPL-3.0-or-later
"""One planted fault for each of the podcast's rules, as the files that editors would have, and where it must be told."""

import io
import json
from dataclasses import dataclass, field
from typing import Any
from uuid import NAMESPACE_URL, uuid5

import av
import numpy as np
import soundfile
from mutagen.flac import FLAC
from PIL import Image

from .lint.test_site import spoken
from .samples import VTT, picture, tone
from .test_site import SHOW

EPISODES, SETTINGS = "content/podcast", "pelicanconf.py"
INDEX, SOUND, WORDS = "index.md", "ton.mp3", "ton.vtt"
Files = dict[str, bytes | str | None]


@dataclass(frozen=True, slots=True)
class Fault:
    """Where the fault of a rule lies: ``at`` is the file, beside the episode's or from the root on, ``after`` leads to the line.

    That is the line with the last of its words, each looked for from the line of the one before on; without words it is the first.
    ``head`` changes the episode's head (an empty value takes a line away), ``body`` its text, ``files`` its folder (None takes a
    file away). With ``show`` the episode belongs to a show of its own, which has these settings. ``others`` are further files
    from the root on. ``folder`` is where the episode lies, if elsewhere than in the common show.
    """

    after: tuple[str, ...] = ("title:",)
    at: str = INDEX
    head: dict[str, str] = field(default_factory=dict)
    body: str = "Notizen.\n"
    files: Files = field(default_factory=dict)
    show: dict[str, Any] | None = None
    others: Files = field(default_factory=dict)
    folder: str = ""


def identity(name: str) -> str:
    """The GUID of the episode ``name``."""
    return str(uuid5(NAMESPACE_URL, name))


def noise(kind: str, seconds: float = 4, channels: int = 1, **more: Any) -> bytes:
    """Some seconds of noise, from a fixed seed."""
    stream = io.BytesIO()
    soundfile.write(stream, np.random.default_rng(7).standard_normal((int(seconds * 44_100), channels)) * 0.1, 44_100, format=kind, **more)
    return stream.getvalue()


def aac(seconds: float = 4) -> bytes:
    """Some seconds of a tone in an M4A file, which nothing but PyAV can write or hear."""
    stream, rate = io.BytesIO(), 44_100
    wave = (0.2 * np.sin(2 * np.pi * 440 * np.arange(int(seconds * rate)) / rate)).astype("f4")
    with av.open(stream, "w", format="mp4") as container:
        track = container.add_stream("aac", rate=rate, layout="mono")
        frame = av.AudioFrame.from_ndarray(wave[None], format="fltp", layout="mono")
        frame.sample_rate = rate
        for packet in (*track.encode(frame), *track.encode(None)):
            container.mux(packet)
    return stream.getvalue()


def commented(**comments: str) -> bytes:
    """A FLAC file with these Vorbis comments."""
    stream = io.BytesIO(tone("ton.flac"))
    file = FLAC(stream)
    file.update(comments)
    stream.seek(0)
    file.save(stream)
    return stream.getvalue()


def heavy() -> bytes:
    """A cover of some megabytes."""
    stream = io.BytesIO()
    Image.fromarray(np.random.default_rng(7).integers(0, 255, (1400, 1400, 3), "u1")).save(stream, "JPEG", quality=95)
    return stream.getvalue()


def half(data: bytes) -> bytes:
    return data[: len(data) // 2]


def only(name: str, data: bytes) -> Files:
    """The episode has this recording and no other."""
    return {SOUND: None, name: data}


def heard(data: bytes) -> Fault:
    return Fault(files={SOUND: data})


def said(text: str | bytes, *after: str, **head: str) -> Fault:
    """The episode has this WebVTT file as its transcript."""
    return Fault(after, WORDS, files={WORDS: text}, head=head)


def cues(*blocks: str) -> str:
    return "\n\n".join(("WEBVTT", *blocks)) + "\n"


def segments(text: str, *after: str) -> Fault:
    return Fault(after, "ton.json", files={WORDS: None, "ton.json": text})


def marks(text: str | bytes, *after: str, name: str = "chapters.txt") -> Fault:
    return Fault(after, name, files={name: text})


def listed(*rows: dict[str, Any]) -> str:
    return json.dumps({"version": "1.2.0", "chapters": rows}, indent=1)


def shown(key: str, **settings: Any) -> Fault:
    """A show's setting is wrong; it is told in its own line. A value None leaves the setting out."""
    return Fault((f'"{key}":',), SETTINGS, show=settings)


def covered(data: bytes, name: str = "cover.jpg") -> Fault:
    """A show's cover is wrong: told where the setting stands."""
    path = f"podcast/bild/{name}"
    return Fault(('"cover":',), SETTINGS, show={"cover": path}, others={f"content/{path}": data})


def kept(after: tuple[str, ...], text: str, at: str = "../guids.toml", **more: Any) -> Fault:
    """A show whose ledger says this."""
    return Fault(after, at, files={"../guids.toml": text}, show=more.pop("show", {}), **more)


def another(folder: str, title: str, guid: str, **head: str) -> Files:
    """A further, good episode; ``guid`` is the name that makes it."""
    known = {"title": title, "date": "2026-11-21 09:00", "summary": "Noch eine.", "guid": identity(guid), **head}
    lines = "".join(f"{key}: {value}\n" for key, value in known.items() if value)
    base = f"{EPISODES}/{folder}"
    return {f"{base}/{INDEX}": f"---\n{lines}---\n\nText.\n", f"{base}/{SOUND}": tone(SOUND), f"{base}/{WORDS}": VTT}


_ANNA = "00:00.000 --> 00:00.700\n<v Anna Beispiel>Guten Tag."
_MADE = picture((1500, 1500))
_LONG = noise("MP3", 8)
_STORED = "{sha256: " + "0" * 64 + ", path: %s}"
_POINTER = "version https://git-lfs.github.com/spec/v1\noid sha256:" + "0" * 64 + "\nsize 9\n"
_PERSON = '\n  - {name: Anna Beispiel, role: Gast, image: "podcast/funk/cover.jpg", image_alt: Anna, consent: {date: 2025-01-02, %s}}'

_ENGLISH = json.dumps({"metadata": {"title": "T"}, "output_files": [], "speech_recognition": {"language": "en"}})

FAULTS: dict[str, Fault] = {
    "unknown-show": Fault(folder="gibtsnicht/001"),
    "show-unclear": Fault(folder="../artikel/unklar", head={"enclosure": SOUND, "guid": "", "kind": "episode"}),
    "no-text": Fault((), "", files={INDEX: None, WORDS: None}),
    "missing-audio": Fault(files={SOUND: None}),
    "audio-not-found": Fault(("enclosure:",), head={"enclosure": "tom.mp3"}),
    "remote-audio": Fault(("enclosure:",), head={"enclosure": "https://anderswo.example/ton.mp3"}),
    "same-format": Fault(files={"zweite.mp3": spoken(-20)}),
    "lfs-pointer": heard(_POINTER.encode()),
    "unknown-format": Fault(files=only("ton.wma", b"0&\xb2u" * 40)),
    "unreadable-audio": Fault(files=only("ton.flac", b"fLaC" + bytes(400))),
    "wrong-extension": Fault(files=only("ton.ogg", tone(SOUND))),
    "not-apple": Fault(files=only("ton.opus", tone("ton.opus"))),
    "only-wav": Fault(files=only("ton.wav", tone("ton.wav"))),
    "no-edition": Fault(show={"small": "mp3"}, files=only("ton.flac", noise("FLAC")[:30_000])),
    "no-extra": Fault(('"small":',), SETTINGS, show={"small": "opus"}, files={SOUND: _LONG}),
    "untagged": Fault(files=only("ton.opus", tone("ton.opus")[:2600])),
    "no-m4a-chapters": Fault(files={**only("ton.m4a", tone("ton.m4a")), "chapters.txt": "0 Anfang\n0:01 Ende\n"}),
    "not-in-store": Fault(("audio:",), head={"audio": _STORED % "fort.mp3"}, files={SOUND: None}),
    "wrong-digest": Fault(
        ("audio:",), head={"audio": _STORED % "da.mp3"}, files={SOUND: None}, others={"speicher/da.mp3": noise("MP3", 3.5)}
    ),
    "missing-transcript": Fault(files={WORDS: None}),
    "transcript-not-found": Fault(("transcript:",), head={"transcript": "tom.vtt"}),
    "two-transcripts": Fault(files={"zweite.vtt": VTT}),
    "unknown-transcript": Fault(("transcript:",), head={"transcript": "ton.docx"}, files={"ton.docx": b"PK"}),
    "different-transcripts": Fault(
        ("00:00:00,700 -",),
        "ton.srt",
        files={
            "ton.srt": "1\n00:00:00,000 --> 00:00:00,700\nAnna Beispiel: Guten Tag.\n\n"
            "2\n00:00:00,700 --> 00:00:01,400\nBen Muster: Nein!\n"
        },
    ),
    "not-vtt": said("1\n00:00.000 --> 00:01.400\nGuten Tag.\n"),
    "transcript-not-utf8": said(cues(_ANNA, "00:00.700 --> 00:01.400\n<v Ben Muster>Grüße!").encode("latin-1"), "Muster"),
    "wrong-timing": said(cues(_ANNA, "00:00,700 --> 00:01,400\n<v Ben Muster>Hallo!"), "00:00,700"),
    "backward-timing": said(cues(_ANNA, "00:01.400 --> 00:00.700\n<v Ben Muster>Hallo!"), "00:01.400"),
    "unordered-timing": said(cues("00:00.700 --> 00:01.400\n<v Ben Muster>Hallo!", _ANNA), "00:00.000"),
    "untimed-text": said(cues(_ANNA, "Noch ein Satz.", "00:00.700 --> 00:01.400\n<v Ben Muster>Hallo!"), "Noch ein"),
    "empty-cue": said(cues(_ANNA, "00:00.700 --> 00:01.000", "00:01.000 --> 00:01.400\n<v Ben Muster>Hallo!"), "00:00.700 --> 00:01.000"),
    "empty-transcript": said("WEBVTT\n"),
    "broken-cue": said(cues(_ANNA, "00:00.700 --> 00:01.400 align:foo\n<v Ben Muster>Hallo!"), "align:foo"),
    "no-speakers": said(cues("00:00.000 --> 00:01.400\nGuten Tag.")),
    "unnamed-cue": said(cues(_ANNA, "00:00.700 --> 00:01.400\nHallo!"), "00:00.700 -"),
    "unknown-speaker": said(VTT, "00:00.700 -", persons="[Anna Beispiel]"),
    "transcript-too-long": said(cues(_ANNA, "00:00.700 --> 00:01.400\nHallo!", "00:09.000 --> 00:10.000\n<v Ben Muster>Ach."), "00:09"),
    "transcript-past-end": said(cues("00:00.000 --> 00:09.000\n<v Anna Beispiel>Guten Tag."), "00:09"),
    "transcript-gap": Fault(
        ("00:06.000",), WORDS, files={SOUND: _LONG, WORDS: cues(_ANNA, "00:06.000 --> 00:08.000\n<v Ben Muster>Hallo!")}
    ),
    "incomplete-transcript": Fault(("00:00.700 -",), WORDS, files={SOUND: noise("MP3", 5)}),
    "broken-json": Fault((), "ton.json", files={WORDS: None, "ton.json": '{"segments": ['}),
    "no-segments": Fault((), "ton.json", head={"transcript": "ton.json"}, files={WORDS: None, "ton.json": '{"version": "1.0.0"}'}),
    "broken-segment": segments('{"version": "1.0.0", "segments": [\n{"startTime": 0, "body": "Guten Tag."}\n]}', '"startTime"'),
    "chapters-not-utf8": marks("0:00 Anfang\n0:01 Grüße\n".encode("latin-1"), "0:01"),
    "broken-chapters": marks("<psc:chapters xmlns:psc='http://podlove.org/simple-chapters'>\n<oh>", "<oh>", name="ton.psc"),
    "no-chapter-list": marks('{"version": "1.2.0"}', name="ton.chapters.json"),
    "unreadable-chapter": marks("0:00 Anfang\nund so weiter\n", "und"),
    "unreadable-chapter-time": marks(listed({"startTime": 0, "title": "A"}, {"startTime": "bald"}), "bald", name="ton.chapters.json"),
    "unreadable-audio-chapter": Fault((), "ton.flac", files={"ton.flac": commented(CHAPTER000="gleich", CHAPTER000NAME="Anfang")}),
    "empty-chapters": marks("\n"),
    "untitled-chapter": marks("0:00 Anfang\n0:01\n", "0:01"),
    "unordered-chapter": marks("0:01 Anfang\n0:00 Ende\n", "0:00"),
    "same-chapter-start": marks("0:00 Anfang\n0:00 Ende\n", "Ende"),
    "chapter-too-late": marks("0:00 Anfang\n0:01 Mitte\n0:02 Ende\n", "0:02"),
    "chapter-address": marks("0:00 Anfang\n0:01 Ende <www.stadt.example>\n", "0:01"),
    "chapter-picture-not-found": Fault(
        ("0:01",), head={"chapters": '\n  - {start: "0:00", title: A}\n  - {start: "0:01", title: B, image: a.jpg}'}
    ),
    "no-chapter-picture": Fault(("0:00",), head={"chapters": '\n  - {start: "0:00", title: A, image: ton.vtt}'}),
    "chapters-differ": Fault(
        ("0:01",),
        "ton.psc",
        files={
            "chapters.txt": "0:00 Anfang\n0:01 Ende\n",
            "ton.psc": (
                "<chapters xmlns='http://podlove.org/simple-chapters'>\n<chapter start='0:00' title='Anfang'/>\n"
                "<chapter start='0:01' title='Schluss'/>\n</chapters>"
            ),
        },
    ),
    "chapters-begin-late": marks("0:01 Ende\n", "0:01"),
    "missing-guid": Fault(head={"guid": ""}),
    "unfixed-guid": Fault(folder="../artikel/fest", head={"guid": "", "show": "funk", "enclosure": SOUND}),
    "guid-conflict": kept(("guid:",), '"guid-conflict" = "anders"\n', INDEX),
    "broken-ledger": kept(("doppelt",), '"a" = "b"\n"doppelt\n'),
    "no-ledger": Fault(
        (),
        SETTINGS,
        show={},
        others={
            **another("no-ledger/2", "Noch ein Anfang", "no-ledger-2"),
            **another("no-ledger/3", "Und noch einer", "no-ledger-3"),
        },
    ),
    "unlisted-guid": kept(("guid:",), "", INDEX),
    "guid-vanished": kept(("fort",), f'"guid-vanished" = "{identity("guid-vanished")}"\n"fort" = "x"\n'),
    "guid-reused": kept(("guid:",), f'"fort" = {{guid = "{identity("guid-reused")}", ended = true}}\n', INDEX),
    "unpublished": kept(("draft:",), f'"unpublished" = "{identity("unpublished")}"\n', INDEX, head={"draft": "true"}),
    "no-cover": Fault((), SETTINGS, show={"cover": None}),
    "cover-not-found": shown("cover", cover="podcast/funk/titel.jpg"),
    "cover-format": covered(picture(kind="GIF", mode="P"), "format.gif"),
    "cover-extension": covered(picture(), "endung.png"),
    "cover-square": covered(picture((1400, 1500)), "hoch.jpg"),
    "cover-size": covered(picture((900, 900)), "klein.jpg"),
    "cover-alpha": covered(picture(mode="RGBA", kind="PNG"), "glas.png"),
    "cover-colour": covered(picture(mode="CMYK"), "druck.jpg"),
    "cover-alt": shown("cover", cover_alt=""),
    "unfixed-show-guid": Fault((), SETTINGS, show={"guid": None}),
    "show-guid-form": kept((), '"." = "meine"\n', show={"guid": None}),
    "show-guid-conflict": kept(('"guid":',), f'"." = "{SHOW["guid"][:-1]}2"\n', SETTINGS),
    "unfixed-publisher-guid": Fault(("PODCAST = ",), SETTINGS),
    "not-in-feed": Fault(show={"feed": {"formats": ["opus", "mp3"]}}),
    "format-incomplete": Fault(('"formats":',), SETTINGS, show={"feed": {"formats": ["mp3", "opus"]}}),
    "soundbite-outside": Fault(("start:",), head={"soundbites": '\n  - {start: "1", duration: "20", title: Zu lang}'}),
    "soundbite-length": Fault(("start:",), head={"soundbites": '\n  - {start: "0", duration: "1"}'}),
    "label-without-number": Fault(("episode_label:",), head={"episode_label": "Teil 2"}),
    "ledger-needed": kept(
        (),
        f'"ledger-needed" = "{identity("ledger-needed")}"\n',
        show={"feed": {"archive_from": 1, "recent": 1}},
        others={
            **another("ledger-needed/2", "Zwei", "ledger-2"),
            **another("ledger-needed/3", "Drei", "ledger-3"),
        },
    ),
    "archive-waits": kept(
        ("spaeter",),
        f'"spaeter" = "{identity("a0")}"\n"archive-waits" = "{identity("archive-waits")}"\n"2" = "{identity("a2")}"\n',
        others={
            **another("archive-waits/2", "Zweitens", "a2"),
            **another("archive-waits/spaeter", "Später", "a0", date="2026-12-20 09:00"),
        },
        show={"feed": {"archive_from": 1, "recent": 1}},
    ),
    "loudness": heard(spoken(-30)),
    "true-peak": heard(spoken(-0.1)),
    "silence": heard(spoken(-21)),
    "silent": heard(spoken(-200)),
    "damaged-audio": Fault(files={"ton.flac": half(noise("FLAC", 8))}),
    "wrong-length": heard(half(noise("MP3", 8, bitrate_mode="VARIABLE"))),
    "not-measured": Fault(files={"ton.m4a": aac()}),
    "sample-rate": heard(spoken(-20, rate=22_050)),
    "bitrate": heard(noise("MP3", 4, bitrate_mode="CONSTANT", compression_level=0.0)),
    "surround": Fault(files={"ton.flac": noise("FLAC", 3.5, 6)}),
    "formats-differ": Fault(files={"ton.flac": noise("FLAC", 3)}),
    "duplicate-enclosure": Fault(head={"date": "2026-11-22 10:00"}, files={SOUND: _LONG}),
    "typed-duration": Fault(("duration:",), head={"duration": '"12:30"'}),
    "title-number": Fault(head={"title": '"Folge 4: Winterdienst"'}),
    "title-show": Fault(head={"title": '"Rathausfunk: Winterdienst"'}),
    "text-length": Fault(head={"title": "Wort " * 52, "slug": "wort"}),
    "no-description": Fault(head={"summary": ""}, body=""),
    "notes-length": Fault(body="Ein Satz über den Haushalt der Stadt. " * 120),
    "page-only": Fault(body="| A | B |\n| --- | --- |\n| 1 | 2 |\n"),
    "many-chapters": Fault(
        ("chapters:",), head={"chapters": "".join(f'\n  - {{start: "0:00.{n:02}", title: Teil {n}}}' for n in range(21))}
    ),
    "serial-number": Fault(show={"type": "serial"}),
    "same-number": Fault(
        ("episode:",), head={"episode": "4"}, show={}, others=another("same-number/1", "Vier", "vier", episode="4", date="2026-11-19 09:00")
    ),
    "same-guid": Fault(("guid:",), show={}, others=another("same-guid/1", "Schon da", "same-guid", date="2026-11-19 09:00")),
    "outdated-teaser": Fault(
        ("episode:",),
        head={"episode": "4", "episode_type": "trailer"},
        show={},
        others=another("outdated-teaser/1", "Da", "da", episode="4"),
    ),
    "ascii-address": Fault(("url:",), head={"url": "podcast/grüße/", "save_as": "podcast/gruesse/index.html"}),
    "cover-weight": covered(heavy(), "schwer.jpg"),
    "show-language": shown("language", language="deutsch"),
    "show-html": shown("description", description="Neues <b>aus</b> dem Rathaus"),
    "copyright-sign": shown("copyright", copyright="© Stadt"),
    "broken-address": shown("link", link="stadt.example"),
    "insecure-address": shown("new_feed_url", new_feed_url="http://neu.example/feed.xml"),
    "unknown-person": Fault(("persons:",), head={"persons": "[anna-beispil]"}),
    "similar-person": Fault(("persons:",), head={"persons": "[Hanna Beispil]"}),
    "no-consent": Fault(("persons:",), head={"persons": "\n  - {name: Ben Muster, image: podcast/funk/cover.jpg, image_alt: Ben}"}),
    "expired-consent": Fault(("persons:",), head={"persons": _PERSON % "scope: Bild, until: 2026-11-01"}),
    "ending-consent": Fault(("persons:",), head={"persons": _PERSON % "scope: Bild, until: 2026-12-01"}),
    "unrecorded-consent": Fault(("persons:",), head={"persons": "[Ben Muster]"}),
    "missing-portrait": Fault(("persons:",), head={"persons": _PERSON.replace("cover.jpg", "kaver.jpg") % "scope: Bild"}),
    "personal-mailbox": shown("email", email="anna.beispiel@stadt.example"),
    "unused-file": Fault((), "karte.jpg", files={"karte.jpg": _MADE}),
    "other-language": Fault(files={"ton.json": _ENGLISH}),
}
# What the settings of a whole site must lack, or have otherwise: each is built by itself.
ALONE = ("no-show", "no-media-store", "no-siteurl")
