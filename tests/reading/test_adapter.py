# SPDX-License-Identifier: AGPL-3.0-or-later
"""Reading in a real build: states, addresses, links, Pelican's own settings."""

import json

from tests.conftest import PROJECT, Site

WITHDRAWN = "{date: 2026-11-21, reason: Die Angaben waren falsch.}"


def test_an_article_becomes_a_page_with_pelicans_own_metadata(bare: Site) -> None:
    bare.configure(AUTHOR_SAVE_AS="autor/{slug}/index.html")
    bare.article("a", "Grüße.", category="Rathaus", tags="[Bauen, Wohnen]", authors="Anna Beispiel", summary="Kurz & *gut*", slug="42")
    assert bare.build().good().findings == []
    bare.has("2026/11/42/index.html", "Grüße.", "Rathaus", "/schlagwort/bauen/", "/autor/anna-beispiel/")
    bare.has("thema/rathaus/index.html", "<p>Kurz &amp; <em>gut</em></p>")
    assert (bare.root / ".cache/front-matter.schema.json").exists()


def test_drafts_and_the_future_are_seen_in_previews_only(bare: Site) -> None:
    bare.article("entwurf", draft="true", slug="entwurf-a").article("bald", date="2026-11-24 09:00", slug="bald")
    bare.write("content/artikel/ohne-datum.md", "---\ntitle: Ohne Datum\nstatus: draft\n---\nText\n")
    assert bare.build().good().findings == []
    assert not [name for name in bare.files() if "entwurf" in name or "bald" in name or "ohne" in name]
    bare.configure(PREVIEW=True).build().good()
    bare.has("entwurf/entwurf-a/index.html").has("2026/11/bald/index.html").has("entwurf/ohne-datum/index.html")


def test_errors_of_what_nobody_sees_yet_only_warn(bare: Site) -> None:
    bare.article("entwurf", draft="true", foo="x").article("bald", date="2026-12-24", foo="x")
    bare.write("content/artikel/kaputt.md", "---\ntitle: a: b\ndraft: true\n---\nText\n")
    bare.build().good()
    assert bare.built is not None
    assert [(one.path, one.rule, one.severity) for one in bare.built.report.findings] == [
        ("content/artikel/bald.md", "reading.unknown-field", "warning"),
        ("content/artikel/entwurf.md", "reading.unknown-field", "warning"),
        ("content/artikel/kaputt.md", "reading.yaml", "warning"),
    ]


def test_an_expired_article_leaves_the_lists_and_says_so(bare: Site) -> None:
    bare.article("alt", expires="2026-11-22", slug="alt", title="Alter Titel").article("heute", expires="2026-11-23", slug="heute")
    assert bare.build().good().findings == []
    bare.has(
        "2026/11/alt/index.html",
        '<div class="notice" role="note"><p>Dieser Beitrag ist seit dem 23. November 2026 nicht mehr aktuell.',
        "Text.",
    )
    bare.lacks("index.html", "Alter Titel").lacks("2026/11/heute/index.html", "nicht mehr aktuell")


def test_a_theme_that_shows_notices_gets_them_once(site: Site) -> None:
    site.configure(PLUGINS=["plugins.reading", "plugins.engine"], THEME="theme", DIRECT_TEMPLATES=["index"])
    site.write("theme/templates/article.html", "[{{ article.notice }}][{{ article.content }}]")
    for name in ("index", "category", "tag", "author", "page", "period_archives"):
        site.write(f"theme/templates/{name}.html", "-")
    site.write("theme/static/x.css", "").article("alt", expires="2026-11-22", slug="alt").build().good()
    assert site.text("2026/11/alt/index.html").count("nicht mehr aktuell") == 1


def test_of_a_withdrawn_article_only_a_notice_remains(bare: Site) -> None:
    bare.write("content/artikel/bild.jpg", b"x")
    head = {"slug": "weg", "withdrawn": WITHDRAWN, "summary": "Geheimes", "image": "bild.jpg", "image_alt": "Geheimes"}
    bare.article("weg", "Geheimes [x](tot.md) ![Geheimes](bild.jpg)", **head)
    assert bare.build().good().findings == []
    bare.has("2026/11/weg/index.html", "<p>Dieser Beitrag wurde am 21. November 2026 zurückgezogen. Grund: Die Angaben waren falsch.</p>")
    assert not [name for name, data in bare.files().items() if b"Geheimes" in data or name.endswith(".jpg")]


def test_a_withdrawal_that_cannot_be_read_never_shows_the_text(bare: Site) -> None:
    bare.configure(RULES_SINCE="2030-01-01").article("weg", "Geheimes", withdrawn="gestern", slug="weg").article("b", slug="b")
    text = "import datetime\nRULES_SINCE = datetime.date(2030, 1, 1)\n"
    bare.settings.pop("RULES_SINCE")
    bare.build()
    assert bare.findings == [
        "content/artikel/weg.md:4:12: Das Feld „withdrawn“ passt nicht: Hier gehören benannte Angaben (Schlüssel: Wert) hin. "
        "[reading.wrong-field]"
    ]
    conf = bare.root / "pelicanconf.py"
    conf.write_text(conf.read_text(encoding="utf-8") + text, encoding="utf-8")
    from plugins.engine.run import build

    assert build(conf, environment={"SOURCE_DATE_EPOCH": bare.now}).good
    assert not [name for name, data in bare.files().items() if b"Geheimes" in data]


def test_waivers(bare: Site) -> None:
    bare.write("content/artikel/b.jpg", b"x")
    bare.article(
        "a", image="b.jpg", waive="[{rule: reading.missing-alt, reason: Reiner Schmuck}, {rule: reading.missing-alter, reason: Test}]"
    )
    bare.build()
    assert bare.findings == [
        "content/artikel/a.md:5:69: Die Regel „reading.missing-alter“, von der „waive“ ausnimmt, gibt es nicht. "
        "Meinten Sie „reading.missing-alt“? [reading.unknown-rule]",
    ]
    assert bare.built is not None
    assert bare.built.report.waived == (("content/artikel/a.md", "reading.missing-alt", "Reiner Schmuck"),)


def test_the_title_picture(bare: Site) -> None:
    bare.write("content/bilder/Rathaus.jpg", b"x")
    bare.article("a", image="bilder/Rathaus.jpg").article("b", image="/bilder/rathaus.jpg", image_alt="Das Rathaus", slug="b")
    bare.article("c", image="https://cdn.example/a.jpg", image_alt="A", slug="c").build()
    assert bare.findings == [
        "content/artikel/a.md:4:1: Das Bild „bilder/Rathaus.jpg“ hat keinen Alternativtext. "
        "Beschreiben Sie im Feld „image_alt“ in einem Satz, was zu sehen ist. [reading.missing-alt]",
        "content/artikel/b.md:4:8: Die Datei „/bilder/rathaus.jpg“, auf die hier verwiesen wird, gibt es nicht. "
        "Meinten Sie „/bilder/Rathaus.jpg“? [reading.dead-link]",
        "content/artikel/c.md:4:8: Das Feld „image“ passt nicht: Bilder von fremden Servern verraten diesen, wer die Seite liest. "
        "Legen Sie die Datei in den Inhaltsordner. [reading.wrong-field]",
    ]


def test_links_between_files(bare: Site) -> None:
    bare.article("ziel", slug="ziel").article("entwurf", draft="true").write("content/dateien/plan.pdf", b"pdf").write(
        "content/README.md", "x"
    )
    bare.write("content/seiten/kontakt.md", "---\ntitle: Kontakt\n---\nText\n").write("content/artikel/alt/umgezogen.md", "")
    bare.write("content/artikel/alt/umgezogen.md", "---\ntitle: Umgezogen\ndate: 2026-11-20\n---\nText\n")
    good = "[a](ziel.md) [b](../seiten/kontakt.md) [c]({filename}/artikel/ziel.md) [d](../dateien/plan.pdf) [e]({static}/dateien/plan.pdf)"
    bad = [
        "[Entwurf](entwurf.md)",
        "[Umzug](umgezogen.md)",
        "[Tippfehler](zeil.md)",
        "[PDF](../dateien/plan.pfd)",
        "[Ordner](nirgends/a.pdf)",
        "[Hinaus](../../geheim.pdf)",
        "[Lies mich](../README.md)",
        "[Datei]({filename}../dateien/plan.pdf)",
        "[Ganz anders](xyz.md)",
    ]
    bare.article("a", good + "\n\n" + "\n\n".join(bad) + "\n", slug="a").build()
    dead = "auf die hier verwiesen wird, gibt es nicht."
    assert bare.findings == [
        "content/artikel/a.md:9:1: Der Verweis führt zu „entwurf.md“; dieses Dokument ist noch ein Entwurf. "
        "Bis dahin steht dort nur der Text ohne Verweis. [reading.unpublished-link]",
        f"content/artikel/a.md:11:1: Die Datei „umgezogen.md“, {dead} Meinten Sie „/artikel/alt/umgezogen.md“? [reading.dead-link]",
        f"content/artikel/a.md:13:1: Die Datei „zeil.md“, {dead} Meinten Sie „ziel.md“? [reading.dead-link]",
        f"content/artikel/a.md:15:1: Die Datei „../dateien/plan.pfd“, {dead} Meinten Sie „../dateien/plan.pdf“? [reading.dead-link]",
        f"content/artikel/a.md:17:1: Die Datei „nirgends/a.pdf“, {dead} Den Ordner gibt es nicht. "
        "Der Pfad gilt von dieser Datei aus, oder mit „/“ am Anfang vom Inhaltsordner aus. [reading.dead-link]",
        f"content/artikel/a.md:19:1: Die Datei „../../geheim.pdf“, {dead} Der Pfad führt aus dem Inhaltsordner hinaus. [reading.dead-link]",
        f"content/artikel/a.md:21:1: Die Datei „../README.md“, {dead} "
        "Die Datei liegt in keinem Ordner, aus dem Beiträge oder Seiten entstehen. [reading.dead-link]",
        f"content/artikel/a.md:23:1: Die Datei „../dateien/plan.pdf“, {dead} "
        "Für Dateien, die keine Texte sind, schreiben Sie nur den Pfad: ../dateien/plan.pdf [reading.dead-link]",
        f"content/artikel/a.md:25:1: Die Datei „xyz.md“, {dead} "
        "Prüfen Sie Name und Ordner der Datei; Groß- und Kleinschreibung zählt. [reading.dead-link]",
    ]


def test_good_links_are_resolved_and_a_draft_is_text(bare: Site) -> None:
    bare.article("ziel", slug="ziel").article("entwurf", draft="true").write("content/dateien/plan.pdf", b"pdf")
    bare.article("a", "[Ziel](ziel.md#teil), [Plan]({static}/dateien/plan.pdf), [Entwurf](entwurf.md)", slug="a").build().good()
    bare.has("2026/11/a/index.html", 'href="/2026/11/ziel/#teil"', 'href="/dateien/plan.pdf"', "<a>Entwurf</a>").has("dateien/plan.pdf")


def test_links_to_addresses_of_the_site(bare: Site) -> None:
    text = "[a](/2026/11/ziel/) [b](/2026/11/zeil/) [c](../ziel/) [d](https://blog.musterstadt.example/weg) [e](https://x.example/) [f](/)"
    bare.article("ziel", slug="ziel").article("a", text, slug="a").build().good()
    advice = "Verweisen Sie besser auf die Quelldatei, zum Beispiel auf „andere-datei.md“; dann stimmt die Adresse immer."
    assert bare.findings == [
        f"content/artikel/a.md:7:21: Die Adresse „/2026/11/zeil/“ gibt es auf dieser Website nicht. {advice} [reading.unknown-address]",
        "content/artikel/a.md:7:55: Die Adresse „https://blog.musterstadt.example/weg“ gibt es auf dieser Website nicht. "
        f"{advice} [reading.unknown-address]",
    ]


def test_errors_elsewhere_do_not_hide_dead_addresses(bare: Site) -> None:
    """Every finding in one run: pages that are not written are known by their names, and those of broken files may yet be there."""
    text = (
        "[a](/2026/11/ziel/) [b](/2026/11/zeil/) [c](/2026/11/ziel/#weg) [e](/2026/11/kaputt/) [f](/thema/selten/) "
        "[g](../ziel/) [h](/2026/11/neu/) [i](/2026/11/ziel/#teil) [j](/dateien/plan.pdf) [k](/dateien/weg.pdf)"
    )
    bare.configure(STATIC_PATHS=["dateien"]).write("content/dateien/plan.pdf", b"pdf")
    bare.article("ziel", "## Teil\n\nText\n", slug="ziel").article("a", text, slug="a")
    bare.article("kaputt", "[l](/weg/) [m](../weg/)\n", date="2026-02-31", category="Selten")
    bare.write("content/artikel/2026-11-02-neu.md", "---\ntitle: [Neu\n---\n")
    bare.write("content/artikel/2026-11-03-latin.md", b"---\ntitle: Gr\xf6\xdfe\n---\n").build()
    assert [one.split(". ")[0] for one in bare.findings if "reading.unknown-address" in one or "reading.dead-anchor" in one] == [
        "content/artikel/a.md:7:21: Die Adresse „/2026/11/zeil/“ gibt es auf dieser Website nicht",
        "content/artikel/a.md:7:41: Die Sprungmarke „#weg“ gibt es auf der Seite „/2026/11/ziel/“ nicht",
        "content/artikel/a.md:7:188: Die Adresse „/dateien/weg.pdf“ gibt es auf dieser Website nicht",
        "content/artikel/kaputt.md:7:1: Die Adresse „/weg/“ gibt es auf dieser Website nicht",
    ]
    assert not bare.files()


def test_addresses_that_collide(bare: Site) -> None:
    bare.configure(DIRECT_TEMPLATES=["index", "archives"])
    bare.article("a", slug="gleich").article("b", slug="gleich")
    bare.write("content/seiten/archiv.md", "---\ntitle: Archiv\n---\nText\n").build()
    advice = "Geben Sie diesem Dokument im Kopf ein anderes „slug“."
    assert bare.findings == [
        "content/artikel/b.md:4:1: Die Adresse /2026/11/gleich/ ist schon vergeben: an content/artikel/a.md. "
        f"{advice} [reading.duplicate-address]",
        f"content/seiten/archiv.md:2:1: Die Adresse /archiv/ ist schon vergeben: an eine Übersicht. {advice} [reading.duplicate-address]",
    ]


def test_names_without_an_address(bare: Site) -> None:
    bare.article("a", title="'???'", tags="['!!!']", category="'…'").build()
    assert [one for one in bare.findings if "[reading." in one] == [
        "content/artikel/a.md:2:1: Aus dem Titel „???“ lässt sich keine Adresse bilden. "
        "Geben Sie im Kopf „slug“ an, zum Beispiel: slug: aktuelles [reading.empty-slug]",
        "content/artikel/a.md:4:1: Aus dem Schlagwort „!!!“ lässt sich keine Adresse bilden. "
        "Nehmen Sie ein Wort mit Buchstaben oder Ziffern. [reading.empty-slug]",
        "content/artikel/a.md:5:1: Aus dem Thema „…“ lässt sich keine Adresse bilden. "
        "Nehmen Sie ein Wort mit Buchstaben oder Ziffern. [reading.empty-slug]",
    ]


def test_the_settings_may_give_what_the_head_lacks(bare: Site) -> None:
    bare.configure(
        DEFAULT_METADATA={"author": "Presseamt"}, DEFAULT_DATE="2020-01-02", EXTRA_PATH_METADATA={"artikel/b.md": {"title": "Von außen"}}
    )
    bare.configure(AUTHOR_SAVE_AS="autor/{slug}/index.html")
    bare.write("content/artikel/a.md", "---\ntitle: Ohne Datum\n---\nText\n").write("content/artikel/b.md", "---\nslug: b\n---\nText\n")
    assert bare.build().good().findings == []
    bare.has("2020/01/ohne-datum/index.html", "Presseamt").has("2020/01/b/index.html", "Von außen")


def test_kinds_by_folder(bare: Site) -> None:
    bare.configure(PLUGINS=["plugins.reading", "plugins.podcast", "plugins.engine"], PODCAST={})
    bare.write("content/podcast/show/001-a/index.md", "---\ntitle: A\ndate: 2026-11-20\nfarbe: rot\n---\nText\n")
    bare.write("content/seiten/a.md", "---\ntitle: A\ntags: [a]\n---\nText\n").build()
    assert [one for one in bare.findings if "[reading." in one] == [
        "content/podcast/show/001-a/index.md:4:1: Das Feld „farbe“ gibt es nicht. "
        "Löschen Sie die Zeile; welche Felder es gibt, steht im Handbuch. [reading.unknown-field]",
        "content/seiten/a.md:3:1: Das Feld „tags“ gehört nicht in eine Seite. "
        "Es ist nur in Artikeln und Podcast-Folgen erlaubt. [reading.misplaced-field]",
    ]


def test_unknown_fields_may_be_allowed(bare: Site) -> None:
    bare.configure(UNKNOWN_FIELDS="ignore").article("a", farbe="rot", content="x", settings="y", slug="a")
    assert bare.build().good().findings == []
    bare.configure(UNKNOWN_FIELDS="warn").build()
    assert bare.findings[-1].startswith("pelicanconf.py:") or any("reading.unknown-fields-setting" in one for one in bare.findings)
    assert [one.split(": ", 1)[1] for one in bare.findings if one.startswith("pelicanconf.py")] == [
        "UNKNOWN_FIELDS kennt „warn“ nicht. Erlaubt sind „error“ (Fehler), „warning“ (Warnung) und „ignore“ (nichts melden). "
        "[reading.unknown-fields-setting]"
    ]


def test_two_languages_of_one_article_are_found(bare: Site) -> None:
    bare.article("a", slug="a", translation_key="umzug").article("b", slug="b", translation_key="umzug", lang="en", title="Moving")
    bare.build().good()
    assert PROJECT.exists()
    bare.has("2026/11/a/index.html", "/en/2026/11/b/").lacks("index.html", "Moving")


def test_no_page_links_to_a_list_that_nobody_writes(site: Site) -> None:
    """Tags of an expired article have no list of their own; of a withdrawn one no tag and no author is left."""
    site.article("alt", slug="alt", tags="[Nur hier, Rathaus]", expires="2026-11-21").article("neu", slug="neu", tags="[Rathaus]")
    gone = "{date: 2026-11-21, reason: Die Angaben waren falsch.}"
    site.article("weg", slug="weg", tags="[Geheimnis]", author="Mara Geheim", withdrawn=gone).build().good()
    site.has("2026/11/alt/index.html", "/schlagwort/rathaus/").lacks("2026/11/alt/index.html", "nur-hier")
    site.lacks("2026/11/weg/index.html", "Geheim")


def test_articles_know_their_neighbours_of_the_same_language(site: Site) -> None:
    for number, lang in enumerate(["de", "de", "en", "de", "en"], 1):
        site.article(f"a{number}", date=f"2026-03-0{number}", slug=f"a{number}", lang=lang)
    site.build().good()
    before, after = 'href="/2026/03/{}/" rel="prev"', 'href="/2026/03/{}/" rel="next"'
    site.has("2026/03/a2/index.html", before.format("a1"), after.format("a4"))
    site.has("2026/03/a4/index.html", before.format("a2")).lacks("2026/03/a4/index.html", 'rel="next"')
    site.has("en/2026/03/a5/index.html", 'href="/en/2026/03/a3/" rel="prev"')


def test_moments_at_which_the_site_changes_by_itself_are_those_of_what_waits(bare: Site) -> None:
    bare.article("kommt", date="2026-12-01 09:00").article("endet", expires="2026-12-02 10:00")
    bare.article("entwurf", date="2026-12-03 09:00", draft="true").article("nie", date="2026-12-04 09:00", status="skip")
    bare.build()
    moments = json.loads((bare.root / ".cache/due.json").read_text(encoding="utf-8"))["moments"]
    assert [one for one in moments if one > "2026-11-23"] == ["2026-12-01T08:00:00+00:00", "2026-12-02T09:00:00+00:00"]
