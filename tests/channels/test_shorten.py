# SPDX-License-Identifier: AGPL-3.0-or-later
"""German text is cut where a careful person would."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.channels.count import count
from plugins.channels.text.hashtags import hashtag, hashtags
from plugins.channels.text.shorten import shorten

TEXT = (
    "Ab dem 1. Mai 2026 gelten neue Öffnungszeiten. Nach § 5 Abs. 2 der Satzung kostet ein Antrag 20 000 Euro, z. B. für "
    "Bürger*innen mit Gewerbe. Mehr unter https://www.musterstadt.de/oeffnungszeiten/ – auch am Telefon!"
)


def cut(text: str, most: int) -> str:
    return shorten(text, lambda one: len(one) <= most)


@pytest.mark.parametrize(
    ("most", "expected"),
    [
        (400, TEXT),
        (60, "Ab dem 1. Mai 2026 gelten neue Öffnungszeiten."),
        (46, "Ab dem 1. Mai 2026 gelten neue Öffnungszeiten."),
        (40, "Ab dem 1. Mai 2026 gelten neue\u00a0…"),
        (19, "Ab dem\u00a0…"),  # never „1. Mai …“
        (9, "Ab dem\u00a0…"),
        (7, "Ab\u00a0…"),
        (3, ""),
    ],
)
def test_places(most: int, expected: str) -> None:
    assert cut(TEXT, most) == expected


@pytest.mark.parametrize(
    ("text", "most", "expected"),
    [
        ("Wir bauen um, deshalb bleibt die Bücherei am Montag geschlossen", 40, "Wir bauen um, deshalb bleibt\u00a0…"),
        ("Wir bauen die Bücherei um, deshalb bleibt sie geschlossen", 34, "Wir bauen die Bücherei um\u00a0…"),
        ("Neue Buslinie 7 verbindet ab 13. Dezember Nordufer und Klinik", 60, "Neue Buslinie 7 verbindet ab 13. Dezember Nordufer\u00a0…"),
        ("Die Stadt öffnet und der Markt beginnt", 34, "Die Stadt öffnet und der Markt\u00a0…"),
        ("Es kostet 20 000 Euro im Jahr", 18, "Es kostet\u00a0…"),
        ("Das regelt § 12 Abs. 3 Satz 1", 20, "Das regelt\u00a0…"),
        ("Alle Bürger*innen sind eingeladen", 14, "Alle\u00a0…"),
        ("Mehr: https://www.musterstadt.de/oeffnungszeiten/", 30, "Mehr\u00a0…"),
        ("Er sagte: „Wir kommen.“ Danach ging er fort.", 30, "Er sagte: „Wir kommen.“"),
        ("Herr Dr. Muster kommt am Montag", 14, "Herr\u00a0…"),
        ("Das gilt gem. § 34 Abs. 2 BauGB. Es gilt sofort.", 34, "Das gilt gem. § 34 Abs. 2 BauGB."),
        ("Der Rat tagt lt. Plan am Mo. 5. Mai ab 14:30 Uhr im Rathaus", 34, "Der Rat tagt lt. Plan\u00a0…"),
    ],
)
def test_what_belongs_together_stays_together(text: str, most: int, expected: str) -> None:
    assert cut(text, most) == expected


@given(st.text(alphabet=st.sampled_from("aäA1.,:;– \n„“§*👨‍👩‍👧€/"), max_size=200) | st.just(TEXT), st.integers(0, 120))
def test_what_is_left_fits_and_is_a_beginning(text: str, most: int) -> None:
    short = cut(text, most)
    assert len(short) <= most
    assert text.strip().startswith(short.removesuffix("…").rstrip("\u00a0"))
    assert short == text.strip() or not short.endswith("…") or short.endswith("\u00a0…")


@given(st.text(max_size=400), st.sampled_from(["x", "mastodon", "bluesky", "threads", "telegram"]))
def test_no_channel_is_ever_too_small(text: str, name: str) -> None:
    assert count(shorten(text, lambda one: count(one, name).fits), name).fits


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("Bürger-Haushalt", "#BürgerHaushalt"),
        ("was mit medien", "#WasMitMedien"),
        ("Bürger*innen", "#BürgerInnen"),
        ("B\u00adürgerrat", "#Bürgerrat"),
        ("ÖPNV", "#ÖPNV"),
        ("Straße & Weg", "#StraßeWeg"),
        ("2027", ""),
        ("Stadt 2030", "#Stadt2030"),
        ("§ 5", ""),
    ],
)
def test_hashtags(tag: str, expected: str) -> None:
    assert hashtag(tag) == expected


def test_each_hashtag_once_and_not_too_many() -> None:
    assert hashtags(["Rat", "rat", "2027", "Bus", "Bahn"], 2) == ("#Rat", "#Bus")
