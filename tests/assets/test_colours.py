# SPDX-License-Identifier: AGPL-3.0-or-later
"""Contrast as WCAG computes it, shades that pass, and the theme's own colours."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.assets import bundle, look
from plugins.assets.colours import contrast, for_dark, luminance, shade
from plugins.assets.settings import Colors
from tests.conftest import PROJECT

COLOUR = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#ffffff", 21.0), ("#ffffff", "#ffffff", 1.0), ("#777777", "#ffffff", 4.48), ("#0000ff", "#ffffff", 8.59)],
)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.005)
    assert contrast(other, one) == contrast(one, other)


@given(COLOUR)
def test_a_shade_always_passes_on_paper_and_on_slate(colour: str) -> None:
    for ground in ("#ffffff", "#fdfcf9", "#15191d", "#000000"):
        assert contrast(shade(colour, ground, 4.5), ground) >= 4.5
    assert contrast(for_dark(colour, "#15191d", 7.0), "#15191d") >= 7.0


@given(COLOUR)
def test_a_colour_that_passes_stays_as_it_is(colour: str) -> None:
    ground = "#ffffff" if luminance(colour) < 0.18 else "#000000"
    assert shade(colour, ground, 4.5) == colour


@given(COLOUR)
def test_a_better_shade_is_the_nearest(colour: str) -> None:
    found = shade(colour, "#ffffff", 4.5)
    assert found == colour or contrast(found, "#ffffff") < 4.75, "a little more contrast than asked for, no more"


def test_the_hue_of_the_town_stays() -> None:
    assert (shade("#ffcc00", "#fdfcf9", 4.5), for_dark("#e2001a", "#15191d", 7.0)) == ("#8f7100", "#fb988e")


def test_the_theme_s_own_colours_pass_in_both_schemes() -> None:
    css = bundle.joined(PROJECT / "theme/static/css/main.css")
    assert isinstance(css, str)
    known = look.tokens(css)
    for scheme in (look.LIGHT, look.DARK):
        missing = {look.PAPER, look.INK, look.MUTED, look.ACTION, look.ON_ACTION, look.VISITED, look.FOCUS, look.FONT} - set(known[scheme])
        assert not missing, scheme
    assert known[look.LIGHT][look.PAPER] != known[look.DARK][look.PAPER]
    assert list(look.failures(known)) == []


@given(COLOUR)
def test_what_is_derived_from_an_accent_that_passes_passes_too(accent: str) -> None:
    known = {
        look.LIGHT: {look.PAPER: "#fdfcf9", look.INK: "#1b2127"},
        look.DARK: {look.PAPER: "#15191d", look.INK: "#ebe8e1"},
    }
    own = look.chosen(Colors(accent=shade(accent, "#fdfcf9", 4.5)), known)
    assert list(look.failures({scheme: {**known[scheme], **own[scheme]} for scheme in known})) == []
