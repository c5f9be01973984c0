# SPDX-License-Identifier: AGPL-3.0-or-later
"""A whole site with planted faults: each is told in German in its own line, and files are listened to once."""

import io
import json

import numpy as np
import soundfile

from tests.conftest import Site

from ..samples import GUID
from ..test_site import PATH, about_podcast, folge, funk

PLACE = "content/podcast/funk/"


def spoken(loud: float, seconds: float = 4.0, rate: int = 44_100) -> bytes:
    """An MP3 of a tone at ``loud`` dBFS with four seconds of silence after it."""
    time = np.arange(int(seconds * rate)) / rate
    samples = np.concatenate([10 ** (loud / 20) * np.sin(2 * np.pi * 997 * time), np.zeros(4 * rate)])
    stream = io.BytesIO()
    soundfile.write(stream, samples, rate, format="MP3", subtype="MPEG_LAYER_III", bitrate_mode="CONSTANT", compression_level=0.8)
    return stream.getvalue()


def test_planted_faults_are_told_in_their_lines(site: Site) -> None:
    funk(site, {"copyright": "© Stadt", "link": "stadt.example"}, title="'Rathausfunk: Anfang'", duration="12:30", enclosure="ton.mp3")
    site.configure(UNKNOWN_FIELDS="ignore").write(f"{PATH}/ton.mp3", spoken(-30))
    folge(site, "002-zwei", title="Zwei", guid=GUID, date="2026-11-21 09:00").write(f"{PLACE}002-zwei/ton.mp3", spoken(-30))
    folge(site, "003-drei", title="Drei", guid="3" + GUID[1:], date="2026-11-22 09:00").write(
        f"{PLACE}003-drei/ton.mp3", spoken(-12, rate=22_050)
    )
    site.build()
    rows = [
        (place.removeprefix(PLACE), text.rpartition("[podcast.")[2]) for place, _, text in (s.partition(": ") for s in about_podcast(site))
    ]
    assert [f"{place} {rule[:-1]}" for place, rule in rows if rule != "incomplete-transcript]"] == [
        "001-anfang/index.md:2:1 title-show",
        "001-anfang/index.md:6:1 typed-duration",
        "001-anfang/index.md:7:1 loudness",
        "001-anfang/index.md:7:1 silence",
        "002-zwei/index.md:2:1 duplicate-enclosure",
        "002-zwei/index.md:2:1 loudness",
        "002-zwei/index.md:2:1 silence",
        "002-zwei/index.md:5:1 same-guid",
        "003-drei/index.md:2:1 bitrate",
        "003-drei/index.md:2:1 sample-rate",
        "003-drei/index.md:2:1 silence",
        "pelicanconf.py:7:204 copyright-sign",
        "pelicanconf.py:7:229 broken-address",
    ]


def test_a_file_is_listened_to_once_and_not_at_all_on_request(site: Site) -> None:
    funk(site).write(f"{PATH}/ton.mp3", spoken(-30)).build()
    assert any("[podcast.loudness]" in one for one in about_podcast(site))
    index = site.root / ".cache/podcast/index.json"
    known = json.loads(index.read_text(encoding="utf-8"))
    (heard,) = (one["heard"] for one in known["facts"].values() if "heard" in one)
    heard["loudness"] = -16.0
    index.write_text(json.dumps(known), encoding="utf-8")
    site.build()
    assert not any("[podcast.loudness]" in one for one in about_podcast(site))
    heard["loudness"] = -30.0
    index.write_text(json.dumps(known), encoding="utf-8")
    site.configure(PODCAST={**site.settings["PODCAST"], "measure": False}).build()
    assert not any("[podcast.loudness]" in one for one in about_podcast(site))
