# SPDX-License-Identifier: AGPL-3.0-or-later
from plugins.reading.markdown import convert


def test_known_languages_are_coloured_with_classes():
    made = convert('```python title="x"\nprint("a - b")\n```\n', path="x")
    assert not made.findings
    assert made.html == (
        '<pre class="highlight" tabindex="0"><code class="language-python"><span class="nb">print</span><span class="p">(</span>'
        '<span class="s2">&quot;a - b&quot;</span><span class="p">)</span>\n</code></pre>\n'
    )


def test_code_without_a_language_stays_plain():
    for text in ('```\na < "b" ...\n```\n', '```text\na < "b" ...\n```\n', '    a < "b" ...\n'):
        assert convert(text, path="x").html == '<pre class="highlight" tabindex="0"><code>a &lt; &quot;b&quot; ...\n</code></pre>\n'


def test_an_unknown_language():
    made = convert("Text\n\n```pyhton\na\n```\n", path="x")
    assert [f"{one.severity} {one}" for one in made.findings] == [
        "info x:3:1: Die Sprache „pyhton“ des Quelltexts ist nicht bekannt; er bleibt einfarbig. Meinten Sie „python“? "
        "[reading.unknown-code-language]"
    ]


def test_empty_code_and_leading_lines():
    assert convert("```python\n\n\na\n```\n```sql\n```\n", path="x").html == (
        '<pre class="highlight" tabindex="0"><code class="language-python">\n\n<span class="n">a</span>\n</code></pre>\n'
        '<pre class="highlight" tabindex="0"><code class="language-sql"></code></pre>\n'
    )
