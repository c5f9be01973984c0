# SPDX-License-Identifier: AGPL-3.0-or-later
"""X's weighted length: always what X's own library says, for any text."""

import random
import warnings

import emoji
import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.channels.counting.weighted import newer_emoji, weight

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # the oracle still loads its table through pkg_resources
    from twitter_text import parse_tweet

WORDS = [
    "Die",
    "Stadt",
    "Straße",
    "Bürger*innen",
    "Bürger:innen",
    "z.",
    "B.",
    "Abs.",
    "2",
    "1.",
    "Mai",
    "2026",
    "20.000",
    "€",
    "½",
    "→",
    "„Zitat“",
    "–",
    "…",
    "Größe",
    "essen.de",
    "www.essen.de",
    "https://essen.de/pfad/ä?x=1&y=2",
    "http://a.b-c.de:8080/(x)_y",
    "müller.de",
    "a@b.de",
    "#ÖPNV",
    "@stadt",
    "datei.pdf",
    "A.B.C.",
    "Uhr.",
    "Ende.Neu",
    "x_y.de",
    "https://t.co/abc123",
    "https://de.wikipedia.org/wiki/Essen_(Stadt)",
    "ihr.Haus",
    "co.uk",
    "amt.info/",
    "test.de.",
    "(essen.de)",
    "essen.de,",
    "https://xn--mller-kva.de",
    "ftp://a.de/x",
    "8.30",
    "©️",
    "™",
    "1️⃣",
    "é",
    "a\xadb",
    "\u200d",
    "️",
    "$cash",
    "https://a.de/–",
    "https://a.de/x…",
    "a.de/#",
    "a.de?x=1",
    "a.de/?x=!",
    "_a.de",
    "-b.de",
    "c..de",
    "https://a.de/b.(c.de)",
]
EMOJI = sorted(emoji.EMOJI_DATA)
PIECES = st.sampled_from(WORDS) | st.sampled_from(EMOJI) | st.text(max_size=6)
TEXTS = st.lists(st.tuples(PIECES, st.sampled_from(["", " ", "\n", "\r\n", ".", "-", "/", "("])), max_size=10).map(
    lambda rows: "".join(word + gap for word, gap in rows)
)


def oracle(text: str) -> int:
    length: int = parse_tweet(text).weightedLength
    return length


@given(TEXTS)
def test_it_is_what_the_oracle_says(text: str) -> None:
    assert weight(text) == oracle(text)


def test_ten_thousand_german_texts_with_emoji_and_links_agree_with_the_oracle() -> None:
    chosen = random.Random(4)  # noqa: S311  # the same texts in every run
    for _ in range(10_000):
        text = "".join(chosen.choice([*WORDS, chosen.choice(EMOJI)]) + chosen.choice("   \n-./") for _ in range(chosen.randint(1, 9)))
        assert weight(text) == oracle(text), text


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("essen.de", 23),
        ("Mehr auf https://www.musterstadt.de/2026/11/sehr-lange-adresse/.", 33),
        ("„Zitat“", 7),
        ("–", 1),
        ("…", 2),
        ("€", 2),
        ("👨‍👩‍👧‍👦", 2),
        ("🫱🏽‍🫲🏻", 9),
        ("🐦‍🔥", 5),
    ],
)
def test_the_traps_of_german_posts(text: str, length: int) -> None:
    assert weight(text) == length


def test_emoji_that_the_library_does_not_know_are_named() -> None:
    assert newer_emoji("Rot 🔴, neu 🐦‍🔥 und 🫱🏽‍🫲🏻") == ["🐦‍🔥", "🫱🏽‍🫲🏻"]
