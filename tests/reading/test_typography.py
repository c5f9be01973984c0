# SPDX-License-Identifier: AGPL-3.0-or-later
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.reading.markdown import Options, convert
from plugins.reading.typography import typeset

NB = "\N{NO-BREAK SPACE}"


def de(text):
    return typeset(f"<p>{text}</p>", "de").removeprefix("<p>").removesuffix("</p>")


@pytest.mark.parametrize(
    ("typed", "set_"),
    [
        ("&quot;Guten Tag&quot;", "„Guten Tag“"),
        ("(&quot;so&quot;), &quot;so&quot;.", "(„so“), „so“."),
        ("&quot;a &quot;b&quot; c&quot;", "„a ‚b‘ c“"),
        ("&quot;a 'b' c&quot;", "„a ‚b‘ c“"),
        ("Er rief: 'Halt!' und ging", "Er rief: ‚Halt!‘ und ging"),
        ("Wie geht's? Hans' Haus, '68, 's war", "Wie geht’s? Hans’ Haus, ’68, ’s war"),
        ("&quot;<em>Ein Zitat</em>&quot;", "„<em>Ein Zitat</em>“"),
        ("&quot;Ein <strong>Zitat&quot;</strong> hier", "„Ein <strong>Zitat“</strong> hier"),
        ("5&quot; breit", '5" breit'),
        ("„schon gesetzt“ ‚so‘", "„schon gesetzt“ ‚so‘"),
        ("a - b -- c --- d", "a – b – c – d"),
        ("A-Z, Nord-Ost, -5, DIN-A4-Blatt", "A-Z, Nord-Ost, -5, DIN-A4-Blatt"),
        ("8-12 Uhr, 8:00-12:30 Uhr, 9.30-11 Uhr", f"8–12{NB}Uhr, 8:00–12:30{NB}Uhr, 9.30–11{NB}Uhr"),
        ("2024-2026, Mo-Fr, Mo.-Fr., 1.-3. Mai", f"2024–2026, Mo–Fr, Mo.–Fr., 1.–3.{NB}Mai"),
        ("10-20 km, 1.500-2.000 Euro, 3,5-4 %", f"10–20{NB}km, 1.500–2.000{NB}Euro, 3,5–4{NB}%"),
        ("2026-11-20, 0228-123456, Az. 12-345, 3-2", f"2026-11-20, 0228-123456, Az.{NB}12-345, 3-2"),
        ("warten... und", "warten… und"),
        ("....", "...."),
        ("z.B. z. B. d.h. i. d. R. u.a. e.V.", f"z.{NB}B. z.{NB}B. d.{NB}h. i.{NB}d.{NB}R. u.{NB}a. e.{NB}V."),
        ("§ 5 Abs. 2, Nr. 7, S. 12", f"§{NB}5 Abs.{NB}2, Nr.{NB}7, S.{NB}12"),
        ("am 1. Mai um 8 Uhr", f"am 1.{NB}Mai um 8{NB}Uhr"),
        ("Prof. Dr. Weiß", f"Prof.{NB}Dr.{NB}Weiß"),
        ("10 km, 5 kWh, 1 000 000 Mio. Euro", f"10{NB}km, 5{NB}kWh, 1{NB}000{NB}000{NB}Mio. Euro"),
        ("10 kmh, 5 Leute", "10 kmh, 5 Leute"),
        ("https://a.de/x--y...z&quot; a@b-c.de www.a.de/8-12", "https://a.de/x--y...z&quot; a@b-c.de www.a.de/8-12".replace("&quot;", '"')),
    ],
)
def test_german(typed, set_):
    assert de(typed) == set_


def test_a_quotation_ends_with_its_paragraph():
    assert typeset("<p>&quot;offen</p><p>&quot;neu&quot;</p>", "de") == "<p>„offen</p><p>„neu“</p>"


def test_english():
    assert typeset("<p>&quot;It's 'fine'&quot; - 10 km</p>", "en-GB") == f"<p>“It’s ‘fine’” – 10{NB}km</p>"


def test_other_languages_stay_as_typed():
    assert typeset("<p>&quot;c'est&quot; - ...</p>", "fr") == "<p>&quot;c'est&quot; - ...</p>"


def test_it_can_be_switched_off():
    assert convert('"a" - b', path="x", options=Options(typography=False)).html == "<p>&quot;a&quot; - b</p>\n"


signs = st.text(alphabet="ab1 .-'\"§…zB2", max_size=30)


@given(signs, signs, signs)
def test_code_and_addresses_never_change(text, code, address):
    inner = code.replace('"', "&quot;")
    markup = f'<p title="{inner}">{text}<code>{inner}</code><a href="/{inner}">{text}</a> https://a.de/{address.replace(" ", "")}x</p>'
    for lang in ("de", "en", "de-simple"):
        done = typeset(markup, lang)
        assert f"<code>{inner}</code>" in done
        assert f'title="{inner}"' in done
        assert f'href="/{inner}"' in done
        assert f"https://a.de/{address.replace(' ', '')}x" in done


@given(signs)
def test_only_signs_and_spaces_change(text):
    def letters(markup):
        return re.sub(r"[^ab12zB§]", "", markup)

    assert letters(de(text)) == letters(text)


@given(signs)
def test_setting_twice_changes_nothing_more(text):
    once = de(text)
    assert de(once) == once or "'" in text or '"' in text
