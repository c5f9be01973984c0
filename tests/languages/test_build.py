# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whole builds: texts, addresses, homes and links of several languages."""

import pytest

from tests.conftest import Site

BASE = """<!DOCTYPE html><html lang="{{ page_lang() }}"><body>
<a href="{{ base }}/{{ home_url() }}">{{ t("Startseite") }}</a>
{% for one in language_switch() %}[{{ one.lang }}|{{ one.label }}|{{ one.url }}|{{ one.current }}|{{ one.exact }}]{% endfor %}
{% block body %}{% endblock %}</body></html>"""
ARTICLE = """{% extends "base.html" %}{% block body %}
<time datetime="{{ iso(article.date) }}">{{ datum(article.date) }}</time> {{ t("Von %(name)s", name="Ä & Ö") }}
{{ n("ein Beitrag", "%(num)s Beiträge", 1) }} {{ n("ein Beitrag", "%(num)s Beiträge", 3) }}{% endblock %}"""
LIST = """{% extends "base.html" %}{% block body %}{% for article in articles %}
{{ article.title }} {{ datum(article.date, "short") }} {{ article.url }}{% endfor %}{% endblock %}"""
CATALOGUE = """msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\nPlural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "Startseite"
msgstr "Home"

msgid "Von %(name)s"
msgstr "By %(name)s"

msgid "ein Beitrag"
msgid_plural "%(num)s Beiträge"
msgstr[0] "one article"
msgstr[1] "%(num)s articles"
"""


@pytest.fixture
def spoken(site: Site) -> Site:
    """A site with a tiny theme that uses every function of languages."""
    theme = {"base": BASE, "article": ARTICLE, "page": BASE, "index": LIST, "language": LIST}
    for name, text in theme.items():
        site.write(f"theme/templates/{name}.html", text)
    site.write("theme/translations/en/LC_MESSAGES/messages.po", CATALOGUE)
    return site.configure(THEME=str(site.root / "theme"), DIRECT_TEMPLATES=["index"])


def ours(site: Site) -> list[str]:
    """The findings of languages."""
    return [one for one in site.findings if "[languages." in one]


def test_a_document_speaks_its_own_language(spoken: Site) -> None:
    spoken.article("sperrung", translation_key="sperrung")
    spoken.article("closure", title="Road closed", lang="en", slug="closure", translation_key="sperrung")
    spoken.article("leicht", title="Straße zu", lang="de-simple", slug="strasse-zu", translation_key="sperrung")
    spoken.build().good()
    spoken.has("2026/11/titel/index.html", '<html lang="de">', "Startseite", "20. November 2026", "Von Ä &amp; Ö", "3 Beiträge")
    spoken.has("en/2026/11/closure/index.html", '<html lang="en">', ">Home<", "20 November 2026", "By Ä &amp; Ö", "one article 3 articles")
    spoken.has("leichte-sprache/2026/11/strasse-zu/index.html", '<html lang="de-simple">', "Startseite", "20. November 2026")
    spoken.has("2026/11/titel/index.html", 'datetime="2026-11-20T09:00:00+01:00"')
    switch = "[de|Deutsch|2026/11/titel/|{}|True][en|English|en/2026/11/closure/|{}|True]"
    spoken.has("2026/11/titel/index.html", switch.format(True, False))
    spoken.has("en/2026/11/closure/index.html", switch.format(False, True), 'href="/en/"')
    spoken.has("leichte-sprache/2026/11/strasse-zu/index.html", "[de-simple|Leichte Sprache|leichte-sprache/2026/11/strasse-zu/|True|True]")


def test_each_language_has_a_home_with_its_newest_articles_first(spoken: Site) -> None:
    spoken.article("deutsch", title="Deutsch")
    spoken.article("alt", title="Old", slug="old", lang="en", date="2026-10-01")
    spoken.article("neu", title="New", slug="new", lang="en", date="2026-11-01")
    spoken.article("entwurf", title="Draft", slug="draft", lang="en", date="2026-11-02", status="draft")
    spoken.article("leicht", title="Leicht", slug="leicht", lang="de-simple", date="2026-11-02")
    spoken.build().good()
    english = spoken.text("en/index.html")
    assert english.index("New 01/11/2026 en/2026/11/new/") < english.index("Old 01/10/2026 en/2026/10/old/")
    assert '<html lang="en">' in english
    assert "Draft" not in english
    assert "Deutsch 11/20/26" not in english
    homes = "[de|Deutsch||{}|True][en|English|en/|{}|True][de-simple|Leichte Sprache|leichte-sprache/|{}|True]"
    assert homes.format(False, True, False) in english
    spoken.has("leichte-sprache/index.html", '<html lang="de-simple">', "Leicht 02.11.26 leichte-sprache/2026/11/leicht/")
    spoken.has("index.html", homes.format(True, False, False))


def test_where_there_is_no_translation_the_switch_leads_to_the_language_s_home(spoken: Site) -> None:
    spoken.article("a", title="Allein").article("b", title="English", lang="en")
    spoken.build().good()
    spoken.has("2026/11/allein/index.html", "[de|Deutsch|2026/11/allein/|True|True][en|English|en/|False|False]")


def test_a_site_with_one_language_offers_no_switch(spoken: Site) -> None:
    spoken.article("a").build().good().lacks("2026/11/titel/index.html", "[de|").lacks("en/index.html")


def test_pages_and_drafts_in_other_languages_have_addresses_of_their_own(spoken: Site) -> None:
    spoken.write("content/seiten/kontakt.md", "---\ntitle: Kontakt\nlang: de-simple\n---\n\nText.\n")
    spoken.write("content/seiten/contact.md", "---\ntitle: Contact\nlang: en\n---\n\nText.\n")
    spoken.article("entwurf", title="Entwurf", lang="de-simple", status="draft")
    spoken.configure(PREVIEW=True).build().good()
    assert {"leichte-sprache/kontakt/index.html", "en/contact/index.html", "leichte-sprache/entwurf/entwurf/index.html"} <= set(
        spoken.files()
    )


def test_patterns_that_do_not_tell_languages_apart_get_a_folder(spoken: Site) -> None:
    spoken.configure(ARTICLE_LANG_URL="{slug}.html", ARTICLE_LANG_SAVE_AS="{slug}.html")
    spoken.article("a", title="English", lang="en").article("b", title="Leicht", lang="de-simple")
    assert {"en/english.html", "leichte-sprache/leicht.html"} <= set(spoken.build().good().files())


def test_a_text_in_leichter_sprache_that_is_older_than_its_standard_text_is_named(spoken: Site) -> None:
    spoken.article("a", translation_key="a", modified="2026-11-22 08:00")
    spoken.article("b", title="Leicht", lang="de-simple", translation_key="a", modified="2026-11-21")
    assert ours(spoken.build().good()) == [
        "content/artikel/b.md:6:1: Der Text in Leichter Sprache ist vom 21.11.2026, der Standardtext „Titel“ wurde am 22.11.2026 geändert. "
        "Prüfen Sie, ob der Text noch stimmt, und tragen Sie danach das heutige Datum in „modified“ ein. [languages.stale-translation]"
    ]


def test_a_language_without_interface_is_named(spoken: Site) -> None:
    spoken.article("a", title="Fermeture", lang="fr")
    assert ours(spoken.build().good()) == [
        "content/artikel/a.md:4:1: Für „fr“ (Französisch) ist die Oberfläche nicht übersetzt; rund um den Text bleibt sie deutsch. "
        "Legen Sie im Theme die Datei translations/fr/LC_MESSAGES/messages.po an. [languages.no-interface]"
    ]
    spoken.has("fr/2026/11/fermeture/index.html", '<html lang="fr">', "20 novembre 2026", "Startseite")


def test_two_versions_in_one_language_are_named(spoken: Site) -> None:
    spoken.article("a", translation_key="a").article("b", title="Anders", translation_key="a")
    assert ours(spoken.build()) == [
        "content/artikel/b.md:1:1: „a“ hat zwei Fassungen in der Sprache „de“: hier und in content/artikel/a.md. "
        "Geben Sie einer der beiden ein anderes „lang“ oder einen anderen „translation_key“. [languages.same-language]"
    ]
    assert not [one for one in spoken.findings if "There are" in one], "told once"


def test_a_broken_catalogue_is_named(spoken: Site) -> None:
    spoken.write("theme/translations/en/LC_MESSAGES/messages.po", 'msgid "Von %(name)s"\nmsgstr "By %(nam)s"\n')
    assert ours(spoken.article("a").build()) == [
        "theme/translations/en/LC_MESSAGES/messages.po:1:1: Die Übersetzung lässt sich nicht lesen: "
        "„Von %(name)s“: den Platzhalter „%(nam)s“ gibt es im deutschen Text nicht. "
        "Öffnen Sie die Datei mit einem Programm für Übersetzungen, zum Beispiel Poedit; es zeigt die Stelle. [languages.broken-catalogue]"
    ]


def test_a_foreign_site_in_another_language_is_not_told_to_translate_its_own(spoken: Site) -> None:
    spoken.write("theme/translations/fr/LC_MESSAGES/messages.po", "").configure(DEFAULT_LANG="it")
    assert ours(spoken.article("a", lang="it").article("b", title="B", slug="b", lang="it-CH").build()) == []
    spoken.has("2026/11/titel/index.html", '<html lang="it">', "20 novembre 2026")
