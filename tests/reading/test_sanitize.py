# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from plugins.reading.markdown import convert


def html(text):
    return convert(text, path="x").html


def findings(text):
    return [str(one) for one in convert(text, path="x").findings]


def test_harmless_html_stays():
    text = '<kbd>Strg</kbd> H<sub>2</sub>O <abbr title="a > b">c</abbr> <span lang="en">d</span><br>'
    assert html(text) == f"<p>{text.replace('a > b', 'a &gt; b')}</p>\n"
    assert findings(text) == []


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("<script>alert(1)</script>x", "x"),
        ("a <script>alert(1)</script> b", "<p>a  b</p>"),
        ('<b onclick="x()">a</b>', "<p><b>a</b></p>"),
        ('<p style="color:red">a</p>', "<p>a</p>"),
        ('<a href="javascript:x">a</a>', "<p><a>a</a></p>"),
        ('<a href="java&#115;cript:x">a</a>', "<p><a>a</a></p>"),
        ("<iframe src='https://x.de'>a</iframe>b", "b"),
        ("<form action='x'><input name=a>b</form>", "b"),
        ("<svg onload=x><a>b</a></svg>c", "<p>c</p>"),
        ("<style>p{}</style>a", "a"),
        ("<!-- geheim -->a", "a"),
        ("<video src='https://x.de/a.mp4' controls></video>", "<p><video controls></video></p>"),
        ("<audio src='a.mp3' controls></audio>", '<p><audio src="{static}a.mp3" controls></audio></p>'),
        ("a</div></section></main>", "<p>a</p>"),
    ],
)
def test_what_executes_loads_or_restyles_goes(text, shown):
    assert html(text).replace('controls=""', "controls").strip() == shown


def test_what_goes_is_named_with_its_place():
    assert findings(
        '`<script>`\n\nText <b onclick="x" style=\'y\'>a</b>\n\n<iframe src="https://x.de"></iframe>\n\n<a href="javascript:x">b</a>'
    ) == [
        "x:3:6: Das HTML-Attribut „onclick“ an „b“ ist im Text nicht erlaubt und wurde entfernt. "
        "Nehmen Sie Markdown oder einen Baustein. [reading.html-removed]",
        "x:3:6: Das HTML-Attribut „style“ an „b“ ist im Text nicht erlaubt und wurde entfernt. "
        "Das Aussehen bestimmt die Seite. [reading.html-removed]",
        "x:5:1: Das HTML-Element „iframe“ ist im Text nicht erlaubt und wurde entfernt. "
        "Für ein Video nehmen Sie den Baustein ::: video. [reading.html-removed]",
        "x:7:1: Die Adresse „javascript:x“ an „a“ ist im Text nicht erlaubt und wurde entfernt. "
        "Nehmen Sie Markdown oder einen Baustein. [reading.html-removed]",
    ]


def test_an_element_that_is_left_open():
    assert findings("Text\n\n<b>offen\n\nmehr") == [
        "x:3:1: Das HTML-Element „b“ wird nicht geschlossen. Ergänzen Sie </b>; sonst gilt es bis zum Ende des Textes. [reading.html-open]"
    ]


def test_html_in_code_is_text():
    assert html("`<script>`\n") == "<p><code>&lt;script&gt;</code></p>\n"
    assert findings("```html\n<script onclick=x>\n```\n") == []


def test_the_parsers_marks_cannot_be_forged():
    made = convert('<div class="x" data-sourcepos="99999:1-2:2">\n\n![](a.jpg)\n\n</div>\n\n<a data-fertig href="b.md">c</a>', path="x")
    assert "data-" not in made.html
    assert {one.line for one in made.findings} <= {1, 3, 7}


def test_typography_goes_on_in_text_with_html():
    assert html('<b>"a"</b> - "b"') == "<p><b>„a“</b> – „b“</p>\n"


def test_the_parsers_own_links_are_no_html_of_the_editor():
    assert findings("[Ziel](a.md) und <b>Text</b> ![Bild](b.jpg)") == []


def test_an_open_script_takes_nothing_along():
    made = convert("Das <script> ist\n\n## offen", path="x")
    assert made.html == '<p>Das  ist</p>\n<h2 id="offen">offen</h2>\n'
    assert [one.rule for one in made.findings] == ["reading.html-removed"]


def test_an_open_comment():
    assert findings("a\n\n<!-- b -->\n\n<!-- c\n\nd") == [
        "x:5:1: Der HTML-Kommentar wird nicht geschlossen; alles nach ihm fehlt auf der Seite. "
        "Ergänzen Sie an seinem Ende --> [reading.comment-open]"
    ]
