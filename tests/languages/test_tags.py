# SPDX-License-Identifier: AGPL-3.0-or-later
"""Language tags: names, folders, patterns, advice; and the functions that need no build."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment
from markupsafe import Markup

from plugins.core.document import Document
from plugins.languages import tags
from plugins.languages.catalogues import Catalogues
from plugins.languages.checks import check
from plugins.languages.interface import Interface, iso

INTERFACE = Interface("de", Catalogues(Path("nirgends")))


def rendered(template: str, **context: object) -> str:
    environment = Environment(autoescape=True)
    environment.globals.update(INTERFACE.names())
    return environment.from_string(template).render(**context)


@pytest.mark.parametrize(
    ("tag", "own", "german", "html"),
    [
        ("en", "English", "Englisch", "en"),
        ("tr", "Türkçe", "Türkisch", "tr"),
        ("pt-br", "Português (Brasil)", "Portugiesisch (Brasilien)", "pt-BR"),
        ("de-simple", "Leichte Sprache", "Leichte Sprache", "de-simple"),
        ("quatsch", "quatsch", "quatsch", "quatsch"),
    ],
)
def test_languages_have_names(tag: str, own: str, german: str, html: str) -> None:
    assert (tags.name(tag), tags.german_name(tag), tags.canonical(tag)) == (own, german, html)


@pytest.mark.parametrize(
    ("wrong", "advice"),
    [
        ("englisch", "Schreiben Sie „en“."),
        ("Leichte Sprache", "Schreiben Sie „de-simple“."),
        ("de-simpel", "Meinten Sie „de-simple“?"),
        ("zz-top-top", "Schreiben Sie ein Kürzel wie „de“, „en“ oder „de-simple“ (Leichte Sprache)."),
    ],
)
def test_a_wrong_tag_gets_advice(wrong: str, advice: str) -> None:
    document = Document("article", "artikel/a.md", "Titel", "titel", "titel/", "titel/index.html", wrong, "guid")
    assert [str(one) for one in check([document], INTERFACE.catalogues, "content/{}".format)] == [
        f"content/artikel/a.md:1:1: Die Sprache „{wrong}“ gibt es nicht. {advice} [languages.unknown-language]"
    ]


def test_pelican_s_patterns_lead_into_a_folder_of_the_language() -> None:
    assert tags.pattern("{lang}/{slug}/", "de-simple", "de") == "leichte-sprache/{slug}/"
    assert tags.pattern("{slug}-{lang}.html", "en", "de") == "{slug}-en.html"
    assert tags.pattern("{slug}/", "en", "de") == "en/{slug}/"
    assert tags.pattern("{slug}/", "de", "de") == "{slug}/"
    assert tags.pattern("", "en", "de") == "", "a page that is not to be written stays unwritten"
    assert (tags.home("de", "de"), tags.home("pt-BR", "de")) == ("", "pt-br/")


@given(st.text(max_size=30))
def test_no_tag_stops_a_build(tag: str) -> None:
    tags.locale(tag)
    assert tags.suggestion(tag)
    assert isinstance(tags.name(tag), str)


def test_dates_are_written_in_the_page_s_language() -> None:
    moment = datetime(2026, 3, 1, 9, 5, tzinfo=UTC)
    assert rendered("{{ datum(m) }}", m=moment) == "1. März 2026"
    assert rendered("{{ datum(m, 'medium') }}, {{ datum(m, 'short') }}", m=moment) == "01.03.2026, 01.03.26"
    assert rendered("{{ datum(m, 'EEEE, HH:mm') }}", m=moment) == "Sonntag, 09:05"
    assert rendered("{{ datum(m) }}", m=moment, lang="en") == "1 March 2026"
    assert rendered("{{ datum(m, 'medium') }}, {{ datum(m, 'short') }}", m=moment, lang="en") == "1 Mar 2026, 01/03/2026"
    assert rendered("{{ datum(m) }}", m=moment, lang="en-US") == "March 1, 2026"
    assert rendered("{{ datum(m) }}|{{ iso(m) }}", m=None) == "|"
    assert rendered("{{ datum(m) }}", m=moment, lang="quatsch") == "1. März 2026"


def test_machines_get_iso_dates() -> None:
    assert (iso(date(2026, 3, 1)), iso(datetime(2026, 3, 1, 9, tzinfo=UTC))) == ("2026-03-01", "2026-03-01T09:00:00+00:00")


def test_values_in_texts_are_escaped_once() -> None:
    assert rendered('{{ t("Von %(name)s", name=n) }}', n="Ä & Ö") == "Von Ä &amp; Ö"
    assert rendered('{{ t("Von %(name)s & Co", name=n) }}', n=Markup("<b>Ä</b>")) == "Von <b>Ä</b> &amp; Co"
    assert rendered('{{ t("100 %") }}') == "100 %"


def test_an_article_in_a_list_does_not_change_the_language_of_the_page() -> None:
    context = {"articles": [Document("article", "a", "Title", "a", "a/", "a", "en", "g")], "output_file": "index.html"}
    from plugins.languages.interface import LATE, Spoken

    assert rendered("{% for article in articles %}{{ page_lang() }}{% endfor %}", **context, **{LATE: Spoken()}) == "de"
