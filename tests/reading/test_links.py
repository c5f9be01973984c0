# SPDX-License-Identifier: AGPL-3.0-or-later
import re

import pytest

from plugins.reading.links import resolve
from plugins.reading.markdown import convert


def findings(text):
    return [str(one) for one in convert(text, path="x").findings]


@pytest.mark.parametrize(
    ("written", "target", "kind"),
    [
        ("a.md", "{filename}a.md", "filename"),
        ("../b/a.md#teil", "{filename}../b/a.md#teil", "filename"),
        ("/artikel/a.md", "{filename}/artikel/a.md", "filename"),
        ("bild.jpg", "{static}bild.jpg", "static"),
        ("a/Gr%C3%BC%C3%9Fe%20%23.pdf", "{static}a/Grüße %23.pdf", "static"),
        ("%7Bfilename%7D/a.md?b", "{filename}/a.md?b", "filename"),
        ("{static}a.pdf", "{static}a.pdf", "static"),
        ("{ATTACH}a.pdf", "{attach}a.pdf", "attach"),
        ("|filename|a.md", "{filename}a.md", "filename"),
        ("{tag}Rathaus", "{tag}Rathaus", "site"),
        ("{index}", "{index}", "site"),
        ("/impressum/", "/impressum/", "site"),
        ("../x/", "../x/", "site"),
        ("seite.html", "seite.html", "site"),
        ("#teil", "#teil", "anchor"),
        ("https://a.de/b.md", "https://a.de/b.md", "external"),
        ("//a.de/b", "https://a.de/b", "external"),
        ("mailto:a@b.de", "mailto:a@b.de", "mail"),
        ("tel:+49", "tel:+49", "mail"),
        ("javascript:x", "javascript:x", ""),
        (" java\tscript:x", "javascript:x", ""),
        ("\\\\a.de\\b.png", "https://a.de/b.png", "external"),
        ("/\\a.de/b.png", "https://a.de/b.png", "external"),
        ("/\t/a.de/b.png", "https://a.de/b.png", "external"),
        (" //a.de/b.png ", "https://a.de/b.png", "external"),
        ("bilder\\b.png", "{static}bilder/b.png", "static"),
        ("DATA:text/html,x", "DATA:text/html,x", ""),
        ("", "", "site"),
    ],
)
def test_addresses(written, target, kind):
    assert resolve(written) == (target, kind)


def test_placeholders_come_out_as_pelican_reads_them():
    made = convert('[a]({filename}/ä b.md "T") ![c]({static}d.png)\n\n[e][r]\n\n[r]: {attach}f.pdf\n'.replace("ä b", "ä%20b"), path="x")
    assert made.html == (
        '<p><a href="{filename}/ä b.md" title="T">a</a> <img src="{static}d.png" alt="c"></p>\n<p><a href="{attach}f.pdf">e</a></p>\n'
    )
    assert [(one.target, one.position, one.kind) for one in made.links] == [
        ("{filename}/ä b.md", (1, 1), "filename"),
        ("{attach}f.pdf", (3, 1), "attach"),
    ]
    assert [(one.target, one.alt, one.position) for one in made.images] == [("{static}d.png", "c", (1, 30))]


def test_links_in_html_are_found_too():
    made = convert('Text\n<a href="a.md">Ziel</a> <img src="b.jpg" alt="c"> [d](e.md)', path="x")
    assert [(one.target, one.position) for one in made.links] == [("{filename}e.md", (2, 51)), ("{filename}a.md", (2, 10))]
    assert [(one.target, one.alt) for one in made.images] == [("{static}b.jpg", "c")]


def test_the_place_of_html_is_that_of_its_attribute():
    assert [one.position for one in convert('Text x x\n\n<a href="x">x</a>\n\n<IMG alt=y src=x>', path="x").links] == [(3, 10)]
    assert [one.position for one in convert('Text x x\n\n<a href="x">x</a>\n\n<IMG alt=y src=x>', path="x").images] == [(5, 16)]


def test_forbidden_addresses_are_removed_and_named():
    made = convert("[*a*](javascript:alert) ![b](data:x)", path="x")
    assert made.html == "<p><em>a</em> </p>\n"
    assert findings("[*a*](javascript:alert)") == [
        "x:1:1: Die Adresse „javascript:alert“ ist nicht erlaubt und wurde entfernt. "
        "Erlaubt sind Adressen mit https, http, mailto und Verweise auf eigene Dateien. [reading.unsafe-link]"
    ]


def test_an_image_without_alternative_text():
    assert findings("\nText ![](bild.jpg)") == [
        "x:2:6: Das Bild „bild.jpg“ hat keinen Alternativtext. Schreiben Sie in die eckigen Klammern, was zu sehen ist; "
        'ein reines Schmuckbild setzen Sie mit ::: bild und "-" als Text. [reading.image-without-alt]'
    ]


def test_an_image_from_a_foreign_server_becomes_a_link():
    made = convert("![Karte](https://karte.example/k.png)", path="x")
    assert made.html == '<p><a href="https://karte.example/k.png">Karte</a></p>\n'
    assert [str(one) for one in made.findings] == [
        "x:1:1: Das Bild „https://karte.example/k.png“ liegt auf einem fremden Server; statt seiner erscheint ein Link. "
        "Legen Sie eine Kopie, die Sie verwenden dürfen, neben den Text, und nennen Sie deren Namen. [reading.foreign-file]"
    ]


def test_a_link_without_text():
    assert findings("[](a.md)") == [
        "x:1:1: Der Link auf „a.md“ hat keinen Text. Schreiben Sie in die eckigen Klammern, wohin er führt. [reading.link-without-text]"
    ]


def test_a_vague_link():
    assert findings("[**Hier**](a.md)") == [
        "x:1:1: Der Linktext „Hier“ sagt nicht, wohin der Link führt. "
        "Nennen Sie das Ziel, zum Beispiel „Antrag auf Wohngeld“. [reading.vague-link]"
    ]


def test_markup_in_alternative_text_and_titles():
    assert convert('![a "b" <c> & d](e.jpg \'f "g"\')', path="x").html == (
        '<p><img src="{static}e.jpg" alt="a &quot;b&quot; &lt;c&gt; &amp; d" title="f &quot;g&quot;"></p>\n'
    )


REMOTE = "liegt auf einem fremden Server; statt"
COPY = "Legen Sie eine Kopie, die Sie verwenden dürfen, neben den Text, und nennen Sie deren Namen."


@pytest.mark.parametrize(
    "text",
    [
        "![x](https://fremd.example/a.png)",
        '<img src="/\\fremd.example/a.png" alt="x">',
        '<img src="\t//fremd.example/a.png" alt="x">',
        '<img src="/\n/fremd.example/a.png" alt="x">',
        '<video src="https://fremd.example/a.mp4" poster="/\\fremd.example/a.png" controls></video>',
        '<audio src="\\\\fremd.example/a.mp3" controls><source src="https:fremd.example/b.mp3"></audio>',
        '::: audio https://fremd.example/a.mp3 "Rede"\n:::',
        '::: bild //fremd.example/a.png "x"\n:::',
        '::: video https://fremd.example/v bild="https://fremd.example/a.png" alt="x" "Rede"\n:::',
        '<iframe src="https://fremd.example/"></iframe>',
    ],
)
def test_nothing_that_the_page_would_load_from_elsewhere_reaches_it(text):
    made = convert(text, path="x")
    assert made.findings
    loading = re.findall(r"<[^>]*\s(?:src|srcset|poster|data)=[^>]*fremd[^>]*>", made.html)
    assert loading == []


def test_foreign_sound_becomes_a_link():
    made = convert('::: audio https://fremd.example/a.mp3 "Rede"\nGuten Tag.\n:::', path="x")
    assert made.html == (
        '<p class="datei"><a href="https://fremd.example/a.mp3">Rede <span class="datei-art">(MP3)</span></a></p>\n<p>Guten Tag.</p>\n'
    )
    assert [str(one) for one in made.findings] == [
        f"x:1:1: Die Aufnahme „https://fremd.example/a.mp3“ {REMOTE} des Abspielgeräts erscheint ein Link. {COPY} [reading.foreign-sound]"
    ]


def test_a_foreign_picture_in_a_link_leaves_its_text():
    assert convert("[![Plan](https://a.de/b.png)](https://a.de)", path="x").html == '<p><a href="https://a.de">Plan</a></p>\n'


def test_pictures_and_sounds_lie_in_the_content_folder():
    made = convert('![x](/bilder/a.jpg) <audio src="/b.mp3" controls></audio>', path="x")
    assert [one.target for one in made.images] == ["{static}/bilder/a.jpg"]
    assert [(one.target, one.position) for one in made.links] == [("{static}/b.mp3", (1, 33))]


def test_a_picture_needs_a_file():
    assert findings("Text\n![x]()") == [
        "x:2:1: Das Bild nennt keine Datei. Schreiben Sie ihren Namen in die runden Klammern: "
        "![Was zu sehen ist](foto.jpg) [reading.image-without-file]"
    ]


def test_addresses_with_spaces_are_named():
    assert findings("[A](mein plan.pdf) ![B](Scan (1).jpg)\n`[C](c d.pdf)` [E](siehe oben) [F](<g h.pdf>)") == [
        "x:1:4: „mein plan.pdf“ enthält Leerzeichen; so wird daraus kein Verweis, die Klammern erscheinen auf der Seite. "
        "Setzen Sie die Adresse in spitze Klammern: (<mein plan.pdf>) [reading.link-with-spaces]",
        "x:1:24: „Scan (1).jpg“ enthält Leerzeichen; so wird daraus kein Verweis, die Klammern erscheinen auf der Seite. "
        "Setzen Sie die Adresse in spitze Klammern: (<Scan (1).jpg>) [reading.link-with-spaces]",
    ]


@pytest.mark.parametrize("more", ["", "\n\n<b>HTML</b>", "\n\n::: hinweis\nBaustein\n:::"])
def test_places_count_characters_whatever_else_the_text_holds(more):
    found = convert(f"Größe – „Bürger*innen“: [Übersicht aller Maße](maße.md){more}", first_line=5, path="x").links
    assert [one.position for one in found] == [(5, 25)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[a](https://a.de)", '<a href="https://a.de">a</a>'),
        ("https://a.de", '<a href="https://a.de">https://a.de</a>'),
        ("www.a.de", '<a href="http://www.a.de">www.a.de</a>'),
        ("post@a.de", '<a href="mailto:post@a.de">post<wbr>@a.de</a>'),
        ("a](https://a.de/b c)", 'a](<a href="https://a.de/b">https://a.de/b</a> c)'),
        ("[a][b](https://a.de)\n\n[b]: /b", '<a href="/b">a</a>(<a href="https://a.de">https://a.de</a>)'),
        ("`](https://a.de)`", "<code>](https://a.de)</code>"),
    ],
)
def test_bare_addresses_become_links_wherever_they_stand(text, expected):
    assert convert(text, path="x").html == f"<p>{expected}</p>\n"
