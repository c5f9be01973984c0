# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.reading.directives import DIRECTIVES
from plugins.reading.markdown import FileFacts, Options, convert

NB = "\N{NO-BREAK SPACE}"


def body(text, **options):
    return convert(text, path="x", options=Options(**options))


def html(text, **options):
    made = body(text, **options)
    assert not made.findings, [str(one) for one in made.findings]
    return made.html.strip()


def findings(text):
    return [str(one) for one in body(text).findings]


def test_boxes():
    assert html('::: hinweis Bitte "beachten"\nText *a*\n:::') == (
        '<div class="box box-hinweis" role="note" aria-label="Bitte &quot;beachten&quot;">\n'
        '<p class="box-titel">Bitte „beachten“</p>\n<p>Text <em>a</em></p>\n</div>'
    )
    assert 'aria-label="Warnung">\n<p class="box-titel">Warnung</p>' in html("::: warnung\na\n:::")
    assert 'aria-label="Note"' in html("::: hinweis\na\n:::", lang="en")
    assert '<p class="box-titel">Ein Titel</p>' in html('::: hinweis "Ein Titel"\na\n:::')


def test_figures():
    assert html('::: bild foto.jpg "Ein Haus" credit="Foto: Stadt"\nDas *Haus*.\n:::') == (
        '<figure class="bild">\n<img src="{static}foto.jpg" alt="Ein Haus">\n<figcaption><p>Das <em>Haus</em>.</p>\n'
        '<p class="bildnachweis">Foto: Stadt</p></figcaption>\n</figure>'
    )
    assert html('::: bild "/bilder/ein foto.jpg" "-"') == (
        '<figure class="bild">\n<img src="{static}/bilder/ein foto.jpg" alt="">\n</figure>'
    )
    assert html('::: bild {attach}a.jpg alt="b"') == '<figure class="bild">\n<img src="{attach}a.jpg" alt="b">\n</figure>'


def test_downloads_print_type_and_size():
    asked = []
    facts = lambda reference: asked.append(reference) or FileFacts(1_234_567)  # noqa: E731
    assert html('::: datei /dateien/plan.pdf "Haushaltsplan"', facts=facts) == (
        f'<p class="datei"><a href="{{static}}/dateien/plan.pdf">Haushaltsplan <span class="datei-art">(PDF, 1,2{NB}MB)</span></a></p>'
    )
    assert asked == ["/dateien/plan.pdf"]
    assert "(Word)" in html('::: datei antrag.docx "Antrag"', facts=lambda _: None)


def test_videos_are_links():
    text = '::: video https://video.example/4?a=1&b=2 bild=v.jpg alt="Ratssaal" "Rundgang"\nMit Untertiteln.\n:::'
    assert html(text) == (
        '<figure class="video">\n<a href="https://video.example/4?a=1&amp;b=2" class="video-link">\n'
        '<img src="{static}v.jpg" alt="Ratssaal">\n'
        '<span class="video-titel">Rundgang</span>\n<span class="video-hinweis">Video auf video.example ansehen (fremde Seite mit eigenen '
        "Datenschutzregeln)</span></a>\n<figcaption><p>Mit Untertiteln.</p></figcaption>\n</figure>"
    )
    assert [one.kind for one in body(text).links] == ["external"]
    assert 'href="{static}a.mp4"' in html('::: video a.mp4 "Titel"')


def test_audio_has_a_player_a_download_and_a_transcript():
    assert html('::: audio rede.mp3 "Rede"\nGuten Tag.\n:::', facts=lambda _: FileFacts(2_000_000)) == (
        '<figure class="audio">\n<figcaption>Rede</figcaption>\n'
        '<audio controls preload="none" src="{static}rede.mp3" aria-label="Rede"></audio>\n'
        f'<p class="datei"><a href="{{static}}rede.mp3" download>Rede herunterladen <span class="datei-art">(MP3, 2{NB}MB)</span></a></p>\n'
        "<details>\n<summary>Abschrift</summary>\n<p>Guten Tag.</p>\n</details>\n</figure>"
    )


def test_directives_in_directives():
    made = html('::: hinweis\na\n\n::: warnung\nb\n:::\n\n::: bild c.jpg "d"\n\nf\n:::\n\ng').replace("\n", "")
    assert made.endswith('<p>b</p></div><figure class="bild"><img src="{static}c.jpg" alt="d"></figure><p>f</p></div><p>g</p>')


def test_leaves_need_no_closing_line():
    assert html('a\n::: datei a.pdf "A"\nb') == (
        '<p>a</p>\n<p class="datei"><a href="{static}a.pdf">A <span class="datei-art">(PDF)</span></a></p>\n<p>b</p>'
    )
    assert html('::: hinweis\na\n::: datei b.pdf "B"\nc\n:::\nd').endswith("<p>c</p>\n</div>\n<p>d</p>")
    two = html('::: bild a.jpg "A"\n::: datei b.pdf "B"\n:::\n\n::: hinweis\nc\n:::')
    assert two.count("<figure") == two.count('class="datei"') == two.count("box-hinweis") == 1


def test_in_code_directives_are_text():
    assert html("```text\n::: nix\n```\n\n    ::: nix") == (
        '<pre class="highlight" tabindex="0"><code>::: nix\n</code></pre>\n<pre class="highlight" tabindex="0"><code>::: nix\n</code></pre>'
    )


def test_in_quotations_and_lists():
    assert '<blockquote>\n<div class="box box-hinweis"' in html("> ::: hinweis\n> a\n> :::")
    assert '<li>a\n<p class="datei">' in html('- a\n  ::: datei b.pdf "B"\n- c')


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("\n::: hinwies\na\n:::", "x:2:1: Den Baustein „hinwies“ gibt es nicht. Meinten Sie „hinweis“? [reading.unknown-directive]"),
        (
            "::: {.note}\na\n:::",
            "x:1:1: Den Baustein „{.note}“ gibt es nicht. "
            "Es gibt: hinweis, warnung, bild, datei, video, audio. [reading.unknown-directive]",
        ),
        (
            "::: bild a.jpg",
            "x:1:1: Dem Baustein „bild“ fehlt der Alternativtext in Anführungszeichen. So ist es richtig: "
            '::: bild foto.jpg "Was zu sehen ist" credit="Wer es gemacht hat" [reading.directive-argument]',
        ),
        (
            '::: datei "" "A"',
            'x:1:1: Dem Baustein „datei“ fehlt der Name der Datei. So ist es richtig: ::: datei plan.pdf "Haushaltsplan 2027" '
            "[reading.directive-argument]",
        ),
        (
            "::: audio a.mp3",
            'x:1:1: Dem Baustein „audio“ fehlt der Titel in Anführungszeichen. So ist es richtig: ::: audio rede.mp3 "Titel der Aufnahme" '
            "[reading.directive-argument]",
        ),
        (
            '::: video "" "T"',
            "x:1:1: Dem Baustein „video“ fehlt die Adresse. So ist es richtig: ::: video https://video.example/42 bild=vorschau.jpg "
            'alt="Was zu sehen ist" "Titel des Videos" [reading.directive-argument]',
        ),
        (
            '::: video https://v.example bild=a.jpg "T"',
            "x:1:1: Dem Baustein „video“ fehlt der Alternativtext des Vorschaubilds. So ist es richtig: ::: video https://video.example/42 "
            'bild=vorschau.jpg alt="Was zu sehen ist" "Titel des Videos" [reading.directive-argument]',
        ),
        (
            '::: bild a.jpg "b" credits="c"',
            "x:1:1: Der Baustein „bild“ kennt die Angabe „credits“ nicht. Meinten Sie „credit“? [reading.directive-surplus]",
        ),
        (
            "Text\n\n::: warnung\na",
            "x:3:1: Der Baustein „warnung“ wird nicht geschlossen. "
            "Setzen Sie an sein Ende eine eigene Zeile mit ::: [reading.directive-open]",
        ),
        (
            "a\n\n:::\n",
            "x:3:1: Hier endet ein Baustein, der nicht begonnen hat. Löschen Sie die Zeile, oder ergänzen Sie davor den Anfang, "
            "zum Beispiel: ::: hinweis [reading.directive-stray]",
        ),
    ],
)
def test_what_can_be_wrong(text, message):
    assert findings(text) == [message]


def test_a_box_that_is_not_closed_keeps_its_content():
    assert "<p>a</p>" in body("::: warnung\na").html


def test_unknown_directives_keep_their_content():
    assert "<p>a <em>b</em></p>" in body("::: nix\na *b*\n:::").html


def test_typographic_quotes_are_understood():
    assert 'alt="Ein Haus"' in html("::: bild a.jpg „Ein Haus“ credit=“Stadt”")


def test_markup_in_arguments_is_text():
    made = html('::: bild a.jpg "<b>x</b> & y" credit="<i>z</i>"')
    assert 'alt="&lt;b&gt;x&lt;/b&gt; &amp; y"' in made
    assert "&lt;i&gt;z&lt;/i&gt;" in made


def test_addresses_that_are_forbidden():
    made = body('::: video javascript:x "T"')
    assert "javascript" not in made.html
    assert [one.rule for one in made.findings] == ["reading.unsafe-link"]


def test_too_many_boxes_in_boxes():
    made = body("::: hinweis\n" * 9 + "a\n" + ":::\n" * 9)
    assert [(one.line, one.message) for one in made.findings] == [(9, "Der Text ist hier mehr als 8-fach verschachtelt.")]
    assert made.html.count("box-hinweis") == 8


@pytest.mark.parametrize("one", DIRECTIVES, ids=lambda one: one.name)
def test_the_examples_of_the_messages_work(one):
    html(f"{one.example}\nText.\n:::")


lines = st.sampled_from(
    ["::: hinweis", "::: warnung X", '::: bild a.jpg "b"', '::: datei c.pdf "d"', ":::", "text", "", "- e", "> f", "```", "::::", "# g"]
)


@settings(max_examples=200, deadline=None)
@given(st.lists(lines, max_size=14))
def test_no_word_is_lost(rows):
    made = body("\n".join(rows)).html
    assert made.count("text") == rows.count("text")
    assert made.count("<div") == made.count("</div>")
    assert made.count("<figure") == made.count("</figure>")
