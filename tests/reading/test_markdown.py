# SPDX-License-Identifier: AGPL-3.0-or-later
import re
from pathlib import Path

import html5lib
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plugins.reading.body_rules import BODY_RULES
from plugins.reading.markdown import FileFacts, Options, convert

HANDBOOK = Path(__file__).resolve().parents[2] / "docs/handbuch/artikel-schreiben.md"
_PIECES = """* _ ** [ ] ( ) < > ` ``` ~~ | |-|-| # ### - 1. a b&c " ' ... -- § 10 &amp; \\ ::: :::hinweis {lang=en} {filename} [^1] [^1]:x
<div> </div> <b/onclick=1> <script> </script> <!-- --> </a> <p> </p> <table> <td> <h2/id=x> </h2> <ul> <li> <pre> <textarea> <svg> <math>
<select> <style> <template> <br> http://a.de/b www.x.de a@b.de Bürger*innen \ue000 \ue001 [x](y.md) ![a](b.jpg) ![](c.jpg)"""
PIECES = sorted(set(_PIECES.split()))
WHOLE = (
    '![a>"b](c.jpg "t<u")',
    "\n",
    "\n\n",
    "    ",
    "> [!NOTE]\n",
    '::: bild x.jpg "a"\n',
    "Term\n\n: def\n",
    "<a href='javascript:x'>",
    "\n=\n===\n",
    " ",
    "\r\n",
    "\ud800",
    "\0",
    "\f",
    "\x01",
    "\u2028",
    "\x85",
)
soup = st.lists(st.sampled_from([*PIECES, *WHOLE]) | st.text(max_size=3), max_size=40).map("".join)
languages = st.sampled_from(["de", "en", "de-simple", "fr", ""])


def body(text, **options):
    return convert(text, path="content/x.md", options=Options(**options))


def html(text, **options):
    made = body(text, **options)
    assert not made.findings
    return made.html


def findings(text, **options):
    return [str(one).removeprefix("content/x.md:") for one in body(text, **options).findings]


def errors(markup):
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    parser.parseFragment(markup)
    return parser.errors


def elements(markup):
    """Return what stands inside the tags of ``markup``, without the attributes' values but those that are addresses."""
    tags = re.findall(r"<[^>]*>", re.sub(r'="([^"]*)"', lambda m: f'="{m[1].translate(dict.fromkeys(map(ord, "<>=")))}"', markup))
    return [tag.lower() for tag in tags]


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(soup, languages)
def test_any_text_becomes_valid_and_harmless_html(text, lang):
    made = body(text, lang=lang)
    assert not errors(made.html)
    for tag in elements(made.html):
        assert not re.search(r"<script|<style|<iframe|\son\w+=|\sstyle=|data-sourcepos|data-fertig|data-schmuck|=\"\s*javascript:", tag)


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet=st.characters(codec=None)), languages)
def test_no_text_raises_and_every_finding_lies_in_it(text, lang):
    lines = text.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
    for one in body(text, lang=lang).findings:
        assert 1 <= one.line <= lines
        assert one.column >= 1


@settings(max_examples=100, deadline=None)
@given(soup)
def test_the_same_text_gives_the_same_html(text):
    assert body(text) == body(text)


def test_positions_count_from_the_first_line_of_the_file():
    made = convert("Ü ![](a.jpg)\n\n[x y z](b.md)", first_line=7, path="content/x.md")
    assert [(one.path, one.line, one.column) for one in made.findings] == [("content/x.md", 7, 3)]
    assert made.links[0].position == (9, 1)


def test_the_blocks_of_commonmark():
    assert html("a *b* **c** ~~d~~ `e`\n\n- f\n- g\n\n> h\n\n---\n") == (
        "<p>a <em>b</em> <strong>c</strong> <del>d</del> <code>e</code></p>\n<ul>\n<li>f</li>\n<li>g</li>\n</ul>\n"
        "<blockquote>\n<p>h</p>\n</blockquote>\n<hr />\n"
    )


def test_description_lists():
    assert html("Ausweis\n\n: Zehn Jahre.\n") == "<dl>\n<dt>Ausweis</dt>\n<dd>\n<p>Zehn Jahre.</p>\n</dd>\n</dl>\n"


@pytest.mark.parametrize(
    "text",
    [
        "Bürger*innen und Freund*innen",
        "jede*r und ein*e",
        "Kolleg*innen, Ärzt*innen und Bürger*innenräte",
        "Bürger_innen und Freund_innen",
        "Bürger:innen und Freund:innen",
        "der*die Leiter*in",
        "trans*Personen und inter*Personen",
        "Frauen* und Mädchen*",
    ],
)
def test_gender_forms_stay(text):
    assert html(text) == f"<p>{text}</p>\n"


def test_emphasis_beside_and_around_gender_forms():
    assert html("**Bürger*innen** und *alle* Freund*innen, un*glaub*lich") == (
        "<p><strong>Bürger*innen</strong> und <em>alle</em> Freund*innen, un<em>glaub</em>lich</p>\n"
    )
    assert body("Freund*innen ![](a.jpg)").findings[0].column == 14


def test_gender_forms_in_addresses_and_code():
    assert html("[Liste aller](Bürger*innen.pdf) `Bürger*innen`") == (
        '<p><a href="{static}Bürger*innen.pdf">Liste aller</a> <code>Bürger*innen</code></p>\n'
    )


def test_alerts_have_german_titles():
    made = html("> [!NOTE]\n> a\n\n> [!TIP]\n> b\n\n> [!IMPORTANT]\n> c\n\n> [!WARNING] Glatteis\n> d\n\n> [!CAUTION]\n> e\n")
    assert re.findall(r'class="(box [^"]*)" role="note" aria-label="([^"]*)"', made) == [
        ("box box-hinweis", "Hinweis"),
        ("box box-tipp", "Tipp"),
        ("box box-wichtig", "Wichtig"),
        ("box box-warnung", "Glatteis"),
        ("box box-achtung", "Achtung"),
    ]
    assert '<p class="box-titel">Glatteis</p>\n<p>d</p>\n</div>' in made


def test_alerts_in_english():
    assert 'aria-label="Caution"' in html("> [!CAUTION]\n> e\n", lang="en")


def test_tables_have_scoped_heads_in_a_container_that_the_keyboard_reaches():
    assert html("## Zeiten\n\n| Ort | Zeit |\n|:-:|--:|\n| Amt | 8 |\n") == (
        '<h2 id="zeiten">Zeiten</h2>\n'
        '<div class="tabelle" role="region" aria-label="Tabelle 1: Zeiten" tabindex="0">\n<table>\n<thead>\n<tr>\n'
        '<th scope="col" class="mitte">Ort</th>\n<th scope="col" class="rechts">Zeit</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n'
        '<td class="mitte">Amt</td>\n<td class="rechts">8</td>\n</tr>\n</tbody>\n</table>\n</div>\n'
    )


def test_an_empty_corner_makes_the_first_column_heads():
    made = html("| | a | b |\n|-|-|-|\n| c | 1 | 2 |\n| d | 3 | 4 |\n")
    assert made.count("<td></td>") == 1
    assert made.count('<th scope="row">') == 2
    assert made.count('<th scope="col">') == 2


def test_a_table_without_heads():
    assert findings("x\n\n| | |\n|-|-|\n| a | b |\n") == [
        "3:1: Die Tabelle hat leere Spaltenköpfe. "
        "Schreiben Sie in die erste Zeile, was in jeder Spalte steht. [reading.table-without-header]"
    ]


def test_footnotes_speak_german():
    made = html("a[^n] b[^n]\n\n[^n]: Fuß\n")
    assert 'aria-label="Fußnote 1">1</a></sup>' in made
    assert '<section class="fussnoten" role="doc-endnotes" aria-label="Fußnoten">' in made
    assert re.findall('class="zurueck" [^>]* aria-label="([^"]*)"', made) == [
        "Zurück zur Fußnote 1 im Text",
        "Zurück zur Fußnote 1 (2) im Text",
    ]


def test_footnotes_speak_english():
    assert 'aria-label="Back to reference 1"' in html("a[^1]\n\n[^1]: x\n", lang="en")


def test_no_footnote_is_lost_without_a_word():
    assert findings("a[^1] b[^x]\n\n[^1]: eins\n[^2]: zwei\n\n`[^3]` und\n\n    [^4]\n") == [
        "1:8: Die Fußnote „[^x]“ hat keinen Text. Ergänzen Sie eine Zeile: [^x]: Text der Fußnote [reading.unknown-footnote]",
        "4:1: Auf die Fußnote „[^2]“ verweist nichts; sie erscheint nicht. "
        "Setzen Sie [^2] an die Stelle im Text, zu der sie gehört. [reading.unused-footnote]",
    ]


def test_a_reference_without_address():
    assert findings("[Text][ziel] und `[a][b]`") == [
        "1:6: Für den Verweis „[ziel]“ steht nirgends eine Adresse. "
        "Ergänzen Sie am Ende des Textes eine Zeile: [ziel]: Adresse [reading.unknown-reference]"
    ]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("{% highlight ruby %}", "{% highlight"),
        ("{%- include a.html -%}", "{%- include"),
        ('{{< figure src="a.jpg" >}}', "{{< figure"),
        ("{{% hinweis %}}", "{{% hinweis"),
        ("{{</ tab >}}", "{{</ tab"),
        ("![[bild.png]]", "![[bild.png]]"),
        ("Siehe [[Eine Seite|dort]].", "[[Eine Seite|dort]]"),
        ('[gallery ids="1,2"]', "[gallery"),
        ("[caption]", "[caption"),
        ("`{% raw %}` und `[[x]]`", None),
        ("```\n[[x]] {% raw %}\n```", None),
        ("[Galerie](https://a.example) {.klein} [1] [[1]](https://a.example) 50 {%", None),
        ("{filename}x und [galleryx]", None),
    ],
)
def test_markup_of_other_programs_is_named(text: str, what: str | None) -> None:
    found = [one for one in findings(f"Davor.\n\n{text}\n") if "[reading.foreign-markup]" in one]
    column = text.find("[[") + 1 if "Siehe" in text else 1
    assert [one.split("“")[0] for one in found] == ([f"3:{column}: „{what}"] if what else [])


def test_passages_in_other_languages():
    assert html('Das [*Open* "data"]{lang=en}, [l\'été]{lang=fr} "hier".') == (
        '<p>Das <span lang="en"><em>Open</em> “data”</span>, <span lang="fr">l\'été</span> „hier“.</p>\n'
    )
    assert html("`[a]{lang=en}`") == "<p><code>[a]{lang=en}</code></p>\n"


def test_a_language_that_is_none():
    assert findings("\n[Text]{lang=Englisch}") == [
        "2:7: „Englisch“ ist kein Sprachkürzel. Schreiben Sie zum Beispiel {lang=en} für Englisch oder {lang=fr} für Französisch. "
        "[reading.unknown-language]"
    ]


def test_half_a_language_passage_stays_text():
    assert html("*[a*]{lang=en}") == "<p><em>[a</em>]{lang=en}</p>\n"


def test_leichte_sprache_keeps_its_lines():
    assert html("Ein Satz.\nNoch ein Satz.", lang="de-simple") == "<p>Ein Satz.<br />\nNoch ein Satz.</p>\n"


def test_odd_characters_are_replaced_and_named():
    advice = "Löschen Sie das Zeichen; es gerät meist beim Einfügen aus anderen Programmen in den Text. [reading.odd-characters]"
    assert "\0" not in body("a\0b").html
    assert findings("a\0b\nc\fd\n\ud800\n\x1b") == [
        f"1:2: Die Zeile enthält ein Nullzeichen (NUL); es wurde ersetzt. {advice}",
        f"2:2: Die Zeile enthält einen Seitenvorschub; es wurde ersetzt. {advice}",
        f"3:1: Die Zeile enthält ein halbes Zeichen (Surrogat); es wurde ersetzt. {advice}",
        f"4:1: Die Zeile enthält das Steuerzeichen U+001B; es wurde ersetzt. {advice}",
    ]


@pytest.mark.parametrize("text", ["> " * 40 + "a", "- " * 40 + "a", "\n".join("  " * i + "- a" for i in range(40))])
def test_too_deep_nesting_is_said_and_shown_plainly(text):
    (one,) = body(text).findings
    assert one.message == "Der Text ist hier mehr als 32-fach verschachtelt."
    assert one.advice == "Vereinfachen Sie die Stelle; bis dahin erscheint der Text unformatiert."
    assert body(text).html.startswith("<p>")


def test_too_many_signs_in_a_paragraph():
    assert findings("x\n\n" + "a**b" * 2000) == [
        "3:1: Ein Absatz enthält mehr als 3000 Sonderzeichen wie *, [ oder >. "
        "Teilen Sie ihn durch Leerzeilen; bis dahin erscheint der Text unformatiert. [reading.too-dense]"
    ]


MONSTERS = {
    "emphasis": "*a **a " * 20000,
    "brackets": "[" * 50000,
    "strong": "a**b" * 50000,
    "quotes": ">" * 100_000,
    "lists": "- " * 50000,
    "ticks": "`" * 50000,
    "tags": "<a " * 30000,
    "elements": "<div>\n\n" * 2000,
    "footnotes": "[^a]" * 700 + "\n\n[^a]: b",
    "line": "a " * 500_000,
    "paragraphs": "a\n\n" * 50_000,
    "directives": "::: hinweis\n" * 2000,
    "pictures": '::: bild a.jpg "b"\n' * 2000,
    "languages": "[x]{lang=en}" * 1400,
    "steps": "\n".join("> " * level + "a" for level in range(300)),
    "double": '"a ' * 20000,
    "single": "'a " * 20000,
    "ranges": "1-" * 20000,
    "numbers": "10 " * 20000,
    "open": "<b>" * 900,
    "table": "|a" * 2000 + "\n" + "|-" * 2000 + "\n" + "|b" * 2000,
}


@pytest.mark.parametrize("name", MONSTERS)
def test_monstrous_texts_come_to_an_end(name):
    assert body(MONSTERS[name]).html


def examples():
    """Yield heading and text of every Markdown example in the handbook's chapter on writing."""
    title = fence = ""
    example = []
    for line in HANDBOOK.read_text(encoding="utf-8").split("\n## Text schreiben\n")[1].splitlines():
        if fence and line == fence:
            yield pytest.param(title, "\n".join(example), id=f"{title}: {example[0]}")
            fence, example = "", []
        elif fence:
            example.append(line)
        elif line.endswith("markdown") and line.startswith("```"):
            fence = line.removesuffix("markdown")
        elif line.startswith("### "):
            title = line[4:]


SHOWN = {
    "Überschriften": '<h2 id="wann-der-markt-oeffnet">',
    "Hervorheben": "<del>nicht mehr</del>",
    "Listen": ("<li>online</li>", "<dt>Personalausweis</dt>"),
    "Links": ("mailto:rathaus@musterstadt.example", 'href="{filename}2025-11-20-wintermarkt.md"'),
    "Bilder": ('alt="Kinder auf', '<p class="bildnachweis">Foto: Stadtarchiv</p></figcaption>', 'alt=""'),
    "Kästen": ("box-warnung", "box-tipp"),
    "Dateien zum Herunterladen": 'Haushaltsplan 2027 <span class="datei-art">(PDF, 1,2\N{NO-BREAK SPACE}MB)</span>',
    "Video": 'class="video-link"',
    "Audio": "<summary>Abschrift</summary>",
    "Tabellen": ("8–12\N{NO-BREAK SPACE}Uhr", '<th scope="row">Montag</th>'),
    "Fußnoten": 'role="doc-endnotes"',
    "Zitate": "<blockquote>",
    "Fremde Sprachen": '<span lang="en">Open data for everyone</span>',
    "Quelltext": '<code class="language-python">',
    "Zeichen, die sich von selbst setzen": "*neu*, und 5 * 3",
    "HTML": "<kbd>Strg</kbd>",
}


@pytest.mark.parametrize(("title", "text"), list(examples()))
def test_the_handbooks_examples_work(title, text):
    made = html(text, facts=lambda _: FileFacts(1_234_567))
    expected = SHOWN[title]
    assert any(part in made for part in ([expected] if isinstance(expected, str) else expected))
    assert not errors(made)


def test_the_handbook_shows_an_example_of_everything():
    chapter = "".join(convert(example.values[1], path="x").html for example in examples())
    for title, expected in SHOWN.items():
        for part in [expected] if isinstance(expected, str) else expected:
            assert part.replace(", 1,2\N{NO-BREAK SPACE}MB", "") in chapter, title


def test_every_rule_explains_itself_in_german():
    assert len({rule.id for rule in BODY_RULES}) == len(BODY_RULES)
    for rule in BODY_RULES:
        assert rule.id.startswith("reading.")
        assert rule.help.endswith(".")
        assert rule.message.endswith((".", "“"))
