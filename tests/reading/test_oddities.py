# SPDX-License-Identifier: AGPL-3.0-or-later
"""Real archives hold odd files: each is read right or named, none hides another's findings, none vanishes."""

import os
import unicodedata

import pytest

from tests.conftest import Site

NFD = unicodedata.normalize("NFD", "Größe")


def test_odd_files_are_read_right(bare: Site) -> None:
    """One site of every harmless oddity; each article's text must arrive."""
    bare.write("content/artikel/crlf.md", b"---\r\ntitle: Windows\r\ndate: 2026-11-20\r\nslug: crlf\r\n---\r\n\r\nEins\r\n\r\nzwei.\r\n")
    bare.write("content/artikel/cr.md", b"---\rtitle: Alter Mac\rdate: 2026-11-20\rslug: cr\r---\r\rEins\r\rzwei.\r")
    bare.write("content/artikel/bom.md", "\ufeff---\ntitle: Marke\ndate: 2026-11-20\nslug: bom\n---\nMit Marke.\n")
    bare.write("content/artikel/leer-davor.md", "\n \n\u00a0\n---\ntitle: Leerzeilen\ndate: 2026-11-20\nslug: leer\n---\nDanach.\n")
    bare.write("content/artikel/nfd.md", f"---\ntitle: {NFD}\ndate: 2026-11-20\n---\n![{NFD}](bilder/{NFD}.jpg)\n")
    bare.write(f"content/artikel/bilder/{NFD}.jpg", b"x")
    bare.write("content/artikel/nbsp.md", "---\n\u00a0title:\u00a0Um\u00a010\u00a0Uhr\n date: 2026-11-20\n slug: nbsp\n---\nText.\n")
    bare.write("content/artikel/zahl.md", "---\ntitle: 2026\ndate: 2026-11-20\nslug: 4711\n---\nZahl.\n")
    bare.write("content/artikel/-strich.md", "---\ntitle: '-Strich'\ndate: 2026-11-20\nslug: strich\n---\n- eins\n- zwei\n\n---\n\nEnde.\n")
    bare.write("content/artikel/name:mit?zeichen#und\u00a0luft.md", "---\ntitle: Name\ndate: 2026-11-20\nslug: name\n---\nName.\n")
    bare.write(
        "content/artikel/wo.md", "---\ntitle: Wo\ndate: 2026-11-20\nslug: wo\n---\n[da](<./name:mit%3Fzeichen%23und\u00a0luft.md>)\n"
    )
    bare.write(f"content/artikel/{NFD}.md", "---\ntitle: Zerlegt\ndate: 2026-11-20\nslug: zerlegt\n---\n## Teil\n")
    zerlegt = "---\ntitle: Ziel\ndate: 2026-11-20\nslug: zum-ziel\n---\n"
    bare.write("content/artikel/zum-ziel.md", f"{zerlegt}[1](Größe.md) [2]({NFD}.md#teil) [3]({{filename}}/artikel/Größe.md)\n")
    bare.write("content/artikel/2026-11-20-ordner/index.md", "---\ntitle: Ordner\nslug: ordner\n---\nOrdner.\n")
    bare.write("content/artikel/GROSS.MD", "---\ntitle: Gross\ndate: 2026-11-20\nslug: gross\n---\nGross.\n")
    bare.write("content/artikel/alt.markdown", "Title: Alt: gut\nDate: 2014-02-20 9:01:19 -0400\nSlug: alt\n\nAlt.\n")
    bare.write("content/artikel/tab.md", "---\ntitle:\tTab\ndate: 2026-11-20\nslug: tab\n---\n\tCode\n\nText\tText\n")
    assert bare.build().good().findings == []
    texts = {
        "crlf": "<p>Eins</p>\n<p>zwei.</p>",
        "cr": "<p>Eins</p>\n<p>zwei.</p>",
        "bom": "Mit Marke.",
        "leer": "Danach.",
        "groesse": 'alt="Größe"',
        "nbsp": "Um\u00a010\u00a0Uhr",
        "4711": "Zahl.",
        "strich": "<li>zwei</li>",
        "name": "Name.",
        "zum-ziel": '<a href="/2026/11/zerlegt/">1</a> <a href="/2026/11/zerlegt/#teil">2</a> <a href="/2026/11/zerlegt/">3</a>',
        "wo": 'href="/2026/11/name/"',
        "ordner": "Ordner.",
        "gross": "Gross.",
        "tab": "Code",
    }
    for slug, text in texts.items():
        bare.has(f"2026/11/{slug}/index.html", text)
    bare.has("2014/02/alt/index.html", "Alt.", "Alt: gut")
    assert [name for name in bare.files() if name.endswith(".jpg")] == [f"artikel/bilder/{NFD}.jpg"]


def test_every_other_oddity_is_named_in_one_run(bare: Site) -> None:
    bare.write("content/artikel/a-latin.md", "---\ntitle: Grüße\ndate: 2026-11-20\nfarbe: rot\n---\nText\n".encode("cp1252"))
    bare.write("content/artikel/b-tab.md", "---\ntitle: a\n\tdate: 2026-11-20\n---\nText\n")
    bare.write("content/artikel/c-datum.md", "---\ntitle: a\ndate: 2026-02-31\n---\nText\n")
    bare.write("content/artikel/d-gleich.md", "---\ntitle: a\ndate: 2026-11-20\nslug: 7\n---\nText\n")
    bare.write("content/artikel/e-gleich.md", "---\ntitle: b\ndate: 2026-11-20\nslug: 7\n---\nText\n")
    bare.write("content/artikel/f-leer.md", "---\ntitle: a\ndate: 2026-11-20\nslug: leer\n---\n\n")
    bare.write("content/artikel/g-nichts.md", "")
    bare.write("content/artikel/h-doppelpunkt.md", "---\ntitle: Sperrung: neu\ndate: 2026-11-20\n---\n[tot](tot.md)\n")
    bare.write("content/artikel/i-null.md", b"---\ntitle: a\ndate: 2026-11-20\nslug: null-byte\n---\nText\x00\n")
    bare.write("content/artikel/2026-13-01-j.md", "---\ntitle: a\n---\nText\n")
    bare.write("content/artikel/k-ohne.md", "---\nslug: k\n---\nText\n")
    (bare.root / "content/artikel/l-weg.md").symlink_to("nirgends.md")
    bare.write("content/artikel/m-vorlage.md", "---\ntitle: a\ndate: 2026-11-20\nslug: m\n---\n\nHier steht der Text.\n")
    bare.write("content/artikel/n-vorlage.md", "---\ntitle: a\ndate: 2026-11-20\nslug: n\ndraft: true\n---\n\nHier steht der Text.\n")
    bare.build()
    assert bare.built is not None
    assert not bare.built.good
    found = [(one.path.removeprefix("content/artikel/"), one.line, one.column, one.rule) for one in bare.built.report.findings]
    assert found == [
        ("2026-13-01-j.md", 1, 1, "reading.date-in-name"),
        ("2026-13-01-j.md", 2, 1, "reading.missing-field"),
        ("a-latin.md", 2, 10, "reading.encoding"),
        ("a-latin.md", 4, 1, "reading.unknown-field"),
        ("b-tab.md", 3, 1, "reading.tab"),
        ("c-datum.md", 3, 7, "reading.wrong-field"),
        ("e-gleich.md", 4, 1, "reading.duplicate-address"),
        ("f-leer.md", 5, 1, "reading.empty-body"),
        ("g-nichts.md", 1, 1, "reading.no-head"),
        ("h-doppelpunkt.md", 2, 16, "reading.yaml"),
        ("h-doppelpunkt.md", 5, 1, "reading.dead-link"),
        ("i-null.md", 6, 5, "reading.control-character"),
        ("k-ohne.md", 2, 1, "reading.missing-field"),
        ("k-ohne.md", 2, 1, "reading.missing-field"),
        ("l-weg.md", 1, 1, "reading.unreadable"),
        ("m-vorlage.md", 7, 1, "reading.placeholder"),
    ]
    messages = [one for one in bare.findings if "f-leer" in one or "l-weg" in one or "13-01" in one]
    assert messages == [
        "content/artikel/2026-13-01-j.md:1:1: Der Name beginnt mit einem Datum, das es nicht gibt: Den Monat 13 gibt es nicht. "
        "Schreiben Sie zum Beispiel 2026-11-20 09:00 oder 20.11.2026 9:00. "
        "Benennen Sie die Datei oder den Ordner um, oder geben Sie im Kopf „date“ an. [reading.date-in-name]",
        "content/artikel/2026-13-01-j.md:2:1: Das Feld „date“ fehlt. Ergänzen Sie im Kopf: date: 2026-11-20 09:00 "
        "(oder beginnen Sie den Dateinamen mit 2026-11-20-) [reading.missing-field]",
        "content/artikel/f-leer.md:5:1: Unter dem Kopf steht kein Text. "
        "Schreiben Sie den Text unter die zweite Zeile „---“. [reading.empty-body]",
        "content/artikel/l-weg.md:1:1: Die Datei lässt sich nicht öffnen: Datei oder Ordner fehlt. "
        "Prüfen Sie, ob es die Datei noch gibt und ob sie gelesen werden darf. [reading.unreadable]",
    ]


def test_a_name_that_is_no_text_is_named(bare: Site) -> None:
    bare.write(f"content/artikel/{os.fsdecode(b'gr' + bytes([0xFC, 0xDF]) + b'e.md')}", "---\ntitle: a\ndate: 2026-11-20\n---\nText\n")
    bare.article("gut", farbe="rot").build()
    assert bare.findings == [
        "content/artikel/gr\ufffd\ufffde.md:1:1: Der Dateiname enthält Zeichen, die sich nicht als Text lesen lassen. "
        "Benennen Sie die Datei um, am besten nur mit a–z, 0–9 und Bindestrich. [reading.file-name]",
        "content/artikel/gut.md:4:1: Das Feld „farbe“ gibt es nicht. "
        "Löschen Sie die Zeile; welche Felder es gibt, steht im Handbuch. [reading.unknown-field]",
    ]


def test_the_last_good_site_stays_when_a_file_is_broken(bare: Site) -> None:
    bare.article("gut", slug="gut").build().good()
    before = bare.files()
    bare.article("kaputt", titel="x").build()
    assert bare.files() == before


@pytest.mark.parametrize("foreign", ["-", "--", "- - -", "***", "---\n---\n---"])
def test_bodies_that_begin_with_dashes_are_bodies(bare: Site, foreign: str) -> None:
    from plugins.reading import heads

    head = heads.read(f"---\ntitle: a\n---\n{foreign}\nText\n", "a.md")
    assert (head.values, head.body, head.findings) == ({"title": "a"}, f"{foreign}\nText\n", ())


def test_files_that_nobody_reads_are_named(bare: Site) -> None:
    bare.article("gut", slug="gut").write("content/artikle/a.md", "---\ntitle: a\n---\n").write("content/b.md", "Title: b\n\nText\n")
    bare.write("content/artikel/c.md.txt", "---\ntitle: a\n---\n").write("content/artikel/d.mD", "---\ntitle: a\n---\n")
    bare.write("content/werkstatt/notiz.md", "Nur eine Notiz.\n").write("content/.versteckt/a.md", "---\ntitle: a\n---\n")
    bare.write("content/artikel/e.html", "<title>e</title>").write("content/artikel/f.rst", "f\n=\n").write("content/artikel/g.docx", "PK")
    bare.article("antrag", "[Antrag](h.odt)", slug="antrag").write("content/artikel/h.odt", "PK").write("content/alt/i.html", "<p>i</p>")
    bare.build().good()
    looks = "Diese Datei sieht wie ein Beitrag aus, wird aber nicht gelesen:"
    rename = "Benennen Sie die Datei so um, dass sie auf „.md“ endet. [reading.unread-file]"
    transfer = (
        "Beiträge sind Markdown-Dateien. Übertragen Sie den Text in eine Datei mit Kopf und der Endung „.md“; "
        "ist sie zum Herunterladen da, verlinken Sie sie. [reading.unread-file]"
    )
    assert bare.findings == [
        f"content/artikel/c.md.txt:1:1: {looks} Ihr Name hat eine zweite Endung. {rename}",
        f"content/artikel/d.mD:1:1: {looks} Ihre Endung ist ungewöhnlich geschrieben. {rename}",
        *(f"content/artikel/{name}:1:1: {looks} {transfer}" for name in ("e.html", "f.rst", "g.docx")),
        f"content/artikle/a.md:1:1: {looks} Sie liegt in keinem Ordner für Beiträge. Meinten Sie „artikel“? [reading.unread-file]",
        f"content/b.md:1:1: {looks} Sie liegt in keinem Ordner für Beiträge. "
        "Legen Sie sie in den Ordner „artikel“ oder „podcast“ oder „seiten“. [reading.unread-file]",
    ]


def test_folders_that_contain_themselves_are_left_out_and_named(bare: Site) -> None:
    bare.article("a", slug="a").article("tief/b", slug="b")
    (bare.root / "content/artikel/tief/oben").symlink_to("..")
    (bare.root / "content/artikel/alles").symlink_to(bare.root, target_is_directory=True)
    for one, other in (("eins", "zwei"), ("zwei", "eins")):  # neither contains itself, but both each other
        folder = bare.root / "content/seiten" / one
        folder.mkdir(parents=True)
        (folder / "quer").symlink_to(f"../{other}")
    (bare.root / "anderswo").mkdir()
    bare.write("anderswo/c.md", "---\ntitle: C\ndate: 2026-11-20\nslug: c\n---\nText\n")
    (bare.root / "content/artikel/anderswo").symlink_to("../../anderswo")
    named = "Diese Verknüpfung führt in einen Ordner zurück, in dem sie selbst liegt; sie wird übergangen."
    assert [one for one in bare.build().good().findings if named not in one] == []
    assert [one.partition(":")[0] for one in bare.findings] == [
        "content/artikel/alles",
        "content/artikel/tief/oben",
        "content/seiten/eins/quer/quer",
        "content/seiten/zwei/quer/quer",
    ]
    bare.has("2026/11/a/index.html").has("2026/11/b/index.html").has("2026/11/c/index.html")
