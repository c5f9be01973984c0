# SPDX-License-Identifier: AGPL-3.0-or-later
"""Counting as every channel does: a written table of cases, and the program that others can check us with."""

import io
import json
import subprocess
import sys
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.channels import counting
from plugins.channels.book import book, texts
from plugins.channels.count import Counted, count, main
from tests.conftest import PROJECT

FAMILY = "👨‍👩‍👧‍👦"


@pytest.mark.parametrize(
    ("name", "text", "length"),
    [
        ("mastodon", "Guten Tag", 9),
        ("mastodon", FAMILY, 1),
        ("mastodon", "https://www.musterstadt.de/eine/sehr/lange/adresse/", 23),
        ("mastodon", "www.musterstadt.de", 18),
        ("mastodon", "essen.de", 8),
        ("mastodon", "@stadt@social.musterstadt.de grüßt", 12),
        ("bluesky", FAMILY, 1),
        ("bluesky", "e\u0301", 1),
        ("bluesky", "https://a.de/x", 14),
        ("threads", FAMILY, 25),
        ("threads", "👨‍👩‍👧", 18),
        ("threads", "Grüße 😀", 10),
        ("telegram", FAMILY, 7),
        ("telegram", "😀", 1),
        ("instagram", "😀", 2),
        ("facebook", "Grüße", 5),
        ("youtube", "Grüße", 7),
        ("youtube-title", "Grüße", 5),
        ("youtube-tags", "Stadt,Rat der Stadt", 21),
        ("newsletter-subject", "Betreff", 7),
    ],
)
def test_each_channel_counts_in_its_own_way(name: str, text: str, length: int) -> None:
    assert count(text, name).length == length


@pytest.mark.parametrize(
    ("name", "text", "fits"),
    [
        ("x", "a" * 280, True),
        ("x", "a" * 281, False),
        ("bluesky", "a" * 300, True),
        ("bluesky", FAMILY * 121, False),  # 121 graphemes, 3025 bytes
        ("youtube-title", "a", False),
        ("youtube-title", "ab", True),
        ("youtube", "ä" * 2501, False),
    ],
)
def test_fitting_covers_every_limit(name: str, text: str, fits: bool) -> None:
    assert count(text, name).fits is fits


@given(st.text(max_size=80), st.sampled_from(sorted(texts())))
def test_no_text_is_too_odd_to_count(text: str, name: str) -> None:
    assert count(text, name).length >= 0


def test_the_program_prints_json(capsys: pytest.CaptureFixture[str]) -> None:
    words = [sys.executable, "-m", "plugins.channels.count", "x"]
    done = subprocess.run(words, input="Mehr: essen.de\n", capture_output=True, encoding="utf-8", cwd=PROJECT, check=True)
    assert json.loads(done.stdout) == {"length": 29, "limit": 280, "fits": True}

    assert main(["bluesky", "--lines"], io.BytesIO(f"eins\n{FAMILY}".encode())) == 0
    assert [json.loads(line)["length"] for line in capsys.readouterr().out.splitlines()] == [4, 1]


def test_what_cannot_be_counted_is_said_in_german(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["mastdon"], []) == 2
    assert main(["google-plus"], []) == 2
    assert main(["x"], [b"\xff"]) == 2
    assert (
        capsys.readouterr().err == "Den Kanal „mastdon“ gibt es nicht. Meinten Sie „mastodon“?\n"
        "Google+ wurde am 2. April 2019 geschlossen.\nDer Text ist nicht in UTF-8 gespeichert.\n"
    )


def test_the_book_is_complete() -> None:
    names = "facebook x instagram linkedin xing whatsapp youtube threads mastodon bluesky telegram newsletter press notice"
    assert {name for name, one in book().items() if not one.closed} == set(names.split())
    assert book()["google-plus"].closed
    for name, one in book().items():
        assert one.checked <= date(2026, 11, 25), name
        if not one.closed:
            assert one.text
            assert one.image
            assert one.sheet
            assert one.text.counting in counting.RULES
    assert count("", "press") == Counted(0, 2000, True)


@pytest.mark.parametrize(("name", "advice"), [("mastdon", "Meinten Sie „mastodon“?"), ("nix", "Es gibt: ")])
def test_a_channel_that_does_not_exist_is_answered_with_those_that_do(name: str, advice: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([name], [b"Text"]) == 2
    assert f"Den Kanal „{name}“ gibt es nicht. {advice}" in capsys.readouterr().err
