# SPDX-License-Identifier: AGPL-3.0-or-later
"""Cards: every title fits every size, words can be read, files stay small, the same card is the same file."""

import io
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from plugins.channels.cards.alt import alt_text
from plugins.channels.cards.deck import deal
from plugins.channels.cards.draw import Card, Look, _fitting, _font, _measure, draw
from plugins.channels.cards.layout import Frame, fit

LOOK = Look("#1f5a57", "#ffffff")
SIZES = [(1200, 630), (1080, 1350), (1080, 1080), (1080, 1920), (1280, 720)]
LETTERS = st.characters(exclude_categories=("Cs", "Cc", "Zs", "Zl", "Zp")) | st.just(" ")
LONG = "Grundstücksverkehrsgenehmigungszuständigkeitsübertragungsverordnung"


def card(title: str = "Die Alte Brücke ist gesperrt", size: tuple[int, int] = (1200, 630), **more: object) -> Card:
    return Card(title, "Verkehr", "24. November 2026", "Stadt Musterstadt", "de", size, **more)  # type: ignore[arg-type]  # a shorthand


@settings(max_examples=60)
@given(st.text(LETTERS, min_size=1, max_size=160).filter(str.strip), st.sampled_from(SIZES))
def test_every_title_fits_and_loses_nothing(title: str, size: tuple[int, int]) -> None:
    frame = Frame(size)
    left, top, right, bottom = frame.title
    made = fit(title, frame, "de", _measure)
    assert all(_measure(line, made.size) <= right - left for line in made.lines)
    assert len(made.lines) * made.leading <= bottom - top
    assert "".join(made.lines).replace("-", "").replace(" ", "") == title.replace("-", "").replace(" ", "")


@pytest.mark.parametrize("size", SIZES)
def test_long_words_are_parted_as_german_wants_it(size: tuple[int, int]) -> None:
    made = fit(f"{LONG} tritt in Kraft", Frame(size), "de", _measure)
    assert made.size >= 30
    assert all(len(line.rstrip("-")) >= 3 for line in made.lines if line.endswith("-"))


def test_a_card_is_a_jpeg_of_its_size_and_the_same_every_time() -> None:
    one = draw(card(), LOOK)
    assert one == draw(card(), LOOK)
    with Image.open(io.BytesIO(one.data)) as image:
        assert (image.format, image.size, image.info.get("exif")) == ("JPEG", (1200, 630), None)
    assert one.contrast >= 4.5


@pytest.mark.parametrize(("ink", "colour"), [("#ffffff", "#ffffff"), ("#ffffff", "#ff2020"), ("#101010", "#000000")])
def test_a_picture_is_veiled_until_words_can_be_read(tmp_path: Path, ink: str, colour: str) -> None:
    path = tmp_path / "bild.png"
    Image.new("RGB", (1300, 700), colour).save(path)
    drawn = draw(card(picture=path), Look("#1f5a57", ink))
    assert drawn.contrast >= 4.5
    with Image.open(io.BytesIO(drawn.data)) as image:
        assert image.getpixel((1190, 10)) != Image.new("RGB", (1, 1), colour).getpixel((0, 0))


def test_files_stay_below_the_channels_limit(tmp_path: Path) -> None:
    path = tmp_path / "rauschen.png"
    Image.effect_noise((1200, 630), 120).convert("RGB").save(path)
    large, small = draw(card(picture=path), LOOK), draw(card(picture=path, most=200_000), LOOK)
    assert len(small.data) <= 200_000 < len(large.data)


def test_only_cards_that_changed_are_drawn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = list[tuple[int, int]]()
    cards = [card(f"Titel {number}") for number in range(30)]
    first = deal(cards, LOOK, tmp_path, lambda *step: told.append(step))
    assert told[-1] == (30, 30)
    assert len({one.save_as for one in first.values()}) == 30
    assert deal(cards, LOOK, tmp_path, lambda *step: told.append(step)) == first
    assert len(told) == 30
    monkeypatch.setenv("AMTSFUNK_SITE_KEY", "geheim")
    assert {one.save_as for one in deal(cards, LOOK, tmp_path).values()}.isdisjoint(one.save_as for one in first.values())


def test_workers_find_the_code_that_only_pelican_has_loaded(tmp_path: Path) -> None:
    code = f"""
import sys
from pathlib import Path
from pelican.plugins._utils import load_legacy_plugin  # leaves sys.path as it was
load_legacy_plugin("plugins", [{str(Path(__file__).parents[2])!r}])
from plugins.channels.cards.deck import deal
from plugins.channels.cards.draw import Card, Look
cards = [Card(f"Titel {{number}}", "", "", "Stadt", "de", (300, 300)) for number in range(24)]
assert len(deal(cards, Look("#1f5a57", "#ffffff"), Path("karten"))) == 24
"""
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    ("most", "expected"),
    [(None, "Titel. Verkehr. Dahinter ein Bild: Ein gelber Bus."), (18, "Titel. Verkehr."), (0, None)],
)
def test_alt_texts_fit(most: int | None, expected: str | None) -> None:
    whole = "Titel. Verkehr. Dahinter ein Bild: Ein gelber Bus."
    assert alt_text("Titel", "Verkehr", "Ein gelber Bus.", most) == (expected or whole)


def test_what_belongs_together_stays_on_one_line() -> None:
    title = "Eigentümerinnen und Eigentümer müssen bis zum 31. Dezember 2026 beim Amt die Linie\u00a07 beantragen"
    for size in ((1200, 630), (1080, 1350), (1080, 1080), (1080, 1920), (1280, 720)):
        lines = fit(title, Frame(size), "de", _measure).lines
        assert " ".join(lines).replace("\u00a0", " ") == title.replace("\u00a0", " ")
        assert not [one for one in lines if one.endswith(("31.", "Linie"))], lines


def test_small_type_shrinks_until_it_fits() -> None:
    long = "Landesbetrieb Straßenbau Nordrhein-Westfalen, Regionalniederlassung Rhein-Berg"
    assert _fitting("Stadt", 50, 900) == 50
    small = _fitting(long, 50, 900)
    assert 8 < small < 50
    assert _font(small, 500).getlength(long) <= 900 < _font(small + 1, 500).getlength(long)
