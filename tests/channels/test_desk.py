# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whatever editors write, on every channel the teaser fits, with its link and nothing broken."""

from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.channels.book import book, texts
from plugins.channels.count import count
from plugins.channels.desk import Desk, teasers
from plugins.channels.fields import Teasers, Wanted
from plugins.channels.text.settings import Words
from plugins.core.document import ARTICLE, Document, Label

CHANNELS = tuple(one for one in book().values() if not one.closed)
GERMAN = st.lists(
    st.sampled_from(
        [
            "Ab",
            "dem 1. Mai 2026",
            "z. B.",
            "§ 5 Abs. 2",
            "Bürger*innen",
            "👨‍👩‍👧‍👦",
            "🫱🏽‍🫲🏻",
            "20 000 €",
            "essen.de",
            "Neue Linie 7.",
            "\n\n",
            "„So!“",
        ]
    ),
    max_size=150,
).map(" ".join)
WORDS = GERMAN | st.text(max_size=700)
TAGS = st.lists(st.text(max_size=70), max_size=6)
DESK = Desk(CHANNELS, Words(), "Musterstadt", "de", lambda url: f"https://www.musterstadt.de/{url}", str)


@given(WORDS.filter(str.strip), WORDS, TAGS, st.integers(1, 80))
@settings(deadline=None, max_examples=60)
def test_no_teaser_ever_exceeds_its_limit(title: str, summary: str, tags: list[str], long: int) -> None:
    url = "beitrag-" + "a" * long
    labels = tuple(Label(one, "", "") for one in tags)
    document = Document(
        ARTICLE, "a.md", title, "a", url, url, "de", "1", summary=summary, tags=labels, date=datetime(2026, 11, 1, tzinfo=UTC)
    )
    made = teasers([(document, None)], DESK)
    assert [one.channel for one in made.teasers] == [one.name for one in CHANNELS]
    for one in made.teasers:
        counted = count(one.text, one.channel)
        assert counted.fits, (one.channel, one.text)
        assert (one.length, one.limit) == (counted.length, counted.limit)
        rule = texts()[one.channel]
        assert not rule.links or one.url in one.text
        assert all(tag in one.text for tag in one.hashtags)
        for part, text in one.parts.items():
            length = count(text, f"{one.channel}-{part}")
            assert length.limit is None or length.length <= length.limit


def said(wanted: Wanted, channel: str, **more: object) -> str:
    document = Document(ARTICLE, "a.md", "Linie 7\u00a0fährt", "a", "a/", "a/", "de", "1", fields={"teaser": wanted, **more})
    (one,) = teasers(
        [(document, None)], Desk((book()[channel],), Words(), "Stadt", "de", lambda url: f"https://a.example/{url}", str)
    ).teasers
    return one.text


def test_a_press_release_has_its_headline_whoever_wrote_the_words() -> None:
    assert said(Wanted(text="Ab Montag."), "press") == "Linie 7 fährt\n\nAb Montag.\n\nhttps://a.example/a/"
    assert said(Teasers.model_validate({"press": "Ab Dienstag."}), "press").startswith("Linie 7 fährt\n\nAb Dienstag.")
    assert said(Wanted(text="Linie 7\nfährt ab Montag."), "press").startswith("Linie 7\nfährt ab Montag.\n\nhttps:")
    assert said(Wanted(text="Ab Montag."), "mastodon").startswith("Ab Montag.")
