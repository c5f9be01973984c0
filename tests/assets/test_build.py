# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whole builds: a theme's files under their fingerprints, a town's colours, font and logo, and what is wrong with them."""

import re

import pytest

from tests.conftest import Site

TOKENS = """:root {
  --kern-color-layout-background-default: #ffffff;
  --kern-color-layout-text-default: #111;
  --kern-typography-font-family-default: Seravek, sans-serif;
}
@media screen and (prefers-color-scheme: dark) {
  :root { --kern-color-layout-background-default: #101418; --kern-color-layout-text-default: #eeeeee; }
}
"""
PAGE = """<link href="{{ asset("style.css") }}"><script src="{{ asset("app.js") }}"></script>
<img src="{{ asset("img/a.svg") }}"><b>{{ logo_url }}</b>"""
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10"><path d="M0 0"/></svg>'


@pytest.fixture
def themed(site: Site) -> Site:
    """A site with a tiny theme built as ours is."""
    site.write("theme/static/css/main.css", '@layer tokens, base;\n@import "tokens.css" layer(tokens);\n@import "base.css" layer(base);\n')
    site.write("theme/static/css/tokens.css", TOKENS)
    site.write("theme/static/css/base.css", 'body { background: url("../img/a.svg"); color: var(--kern-color-layout-text-default); }\n')
    site.write("theme/static/img/a.svg", SVG).write("theme/static/js/app.js", "console.log(1);\n")
    for name in ("index", "article", "page"):
        site.write(f"theme/templates/{name}.html", PAGE)
    return site.article("a").configure(THEME=str(site.root / "theme"), DIRECT_TEMPLATES=["index"])


def ours(site: Site) -> list[str]:
    """The findings of assets."""
    return [one for one in site.findings if "[assets." in one or "[settings." in one]


def style(site: Site) -> str:
    """The stylesheet that the home page links."""
    found = re.search(r'href="/(theme/style\.[0-9a-f]{10}\.css)"', site.text("index.html"))
    assert found, site.text("index.html")
    return site.text(found[1])


def test_css_is_one_file_and_every_name_tells_its_content(themed: Site) -> None:
    css = style(themed.build().good())
    image = re.search(r"url\((a\.[0-9a-f]{10}\.svg)\)", css)
    assert image
    assert "@import" not in css
    assert "@layer base{body{" in css
    names = sorted(name for name in themed.files() if name.startswith("theme/"))
    assert [re.sub(r"\.[0-9a-f]{10}\.", ".#.", name) for name in names] == ["theme/a.#.svg", "theme/app.#.js", "theme/style.#.css"]
    assert f'<img src="/theme/{image[1]}">' in themed.text("index.html")
    assert ours(themed) == []


def test_a_changed_file_gets_a_new_name(themed: Site) -> None:
    before = set(themed.build().good().files())
    themed.write("theme/static/js/app.js", "console.log(2);\n").build().good()
    changed = before ^ set(themed.files())
    assert len(changed) == 2
    assert all(re.fullmatch(r"theme/app\.[0-9a-f]{10}\.js", name) for name in changed)


def test_addresses_hold_below_a_folder(themed: Site) -> None:
    themed.configure(SITEURL="https://stadt.example/blog", FEED_DOMAIN="https://stadt.example/blog").build().good()
    themed.has("index.html", 'href="/blog/theme/style.')


def test_an_unknown_file_is_named_with_its_place(themed: Site) -> None:
    themed.write("theme/templates/article.html", '<p>\n<a href="{{ asset("ap.js") }}">').build()
    assert ours(themed) == [
        "theme/templates/article.html:2:20: Die Vorlage verlangt die Datei „ap.js“, die es im Ordner „static“ des Themes nicht gibt. "
        "Meinten Sie „app.js“? [assets.unknown]"
    ]


def test_broken_css_is_named_with_its_place(themed: Site) -> None:
    themed.write("theme/static/css/base.css", "p { color: red }\n}").build()
    assert ours(themed)[0].startswith("theme/static/css/base.css:2:")
    assert ours(themed)[0].endswith("Prüfen Sie die genannte Stelle; ohne CSS wird nichts gebaut. [assets.css]")


def test_a_missing_import_is_named(themed: Site) -> None:
    themed.write("theme/static/css/main.css", '/* */\n@import "fehlt.css";\n').build()
    assert ours(themed) == [
        "theme/static/css/main.css:2:1: Das CSS lässt sich nicht zusammenfügen: eine mit @import genannte Datei fehlt. "
        "Prüfen Sie die genannte Stelle; ohne CSS wird nichts gebaut. [assets.css]"
    ]


def test_a_missing_picture_of_the_css_is_named(themed: Site) -> None:
    themed.write("theme/static/css/base.css", 'body { background: url("../img/b.svg"); }\n').build()
    assert ours(themed) == [
        "theme/static/css/main.css:1:1: Das CSS verweist mit url(../img/b.svg) auf eine Datei, die es im Ordner „static“ des Themes "
        "nicht gibt. Meinten Sie „a.svg“? [assets.missing-url]"
    ]


def test_the_town_s_accent_gives_a_light_and_a_dark_pair(themed: Site) -> None:
    css = style(themed.configure(THEME_COLORS={"accent": "#0b5fa5"}).build().good())
    own = css[css.rindex("@layer tokens") :]
    assert "@media not (prefers-contrast:more){:root{--kern-color-action-default:#0b5fa5;--kern-color-action-on-default:#fff}}" in own
    assert "(prefers-color-scheme:dark)" in own
    assert "--kern-color-action-default:#7ebcfe;--kern-color-action-on-default:#000" in own


@pytest.mark.parametrize(
    ("colors", "finding"),
    [
        (
            {"accent": "#ffcc00"},
            "„accent“: #ffcc00 hat zu #ffffff nur den Kontrast 1,5 : 1; die Farbe von Links und Schaltflächen braucht 4,5 : 1. "
            "Die nächste Farbe, die reicht, ist dunkler: #917305",
        ),
        (
            {"accent": "#0b5fa5", "accent_dark": "#0b5fa5"},
            "„accent_dark“: #0b5fa5 hat zu #101418 nur den Kontrast 2,8 : 1; die Farbe von Links und Schaltflächen braucht 4,5 : 1. "
            "Die nächste Farbe, die reicht, ist heller: #3781ca",
        ),
        (
            {"ink": "#777"},
            "„ink“: #777777 hat zu #ffffff nur den Kontrast 4,4 : 1; Text braucht 7,0 : 1. "
            "Die nächste Farbe, die reicht, ist dunkler: #595959",
        ),
        (
            {"focus": "#ffd75e"},
            "„focus“: #ffd75e hat zu #ffffff nur den Kontrast 1,3 : 1; der Fokusrahmen braucht 3,0 : 1. "
            "Die nächste Farbe, die reicht, ist dunkler: #b3911a",
        ),
        (
            {"paper": "#555555"},
            "„paper“: #555555 hat zu #111111 nur den Kontrast 2,5 : 1; Text braucht 7,0 : 1. "
            "Die nächste Farbe, die reicht, ist heller: #9e9e9e",
        ),
    ],
)
def test_colours_that_cannot_be_read_are_refused(themed: Site, colors: dict[str, str], finding: str) -> None:
    found = ours(themed.configure(THEME_COLORS=colors).build())
    assert [re.sub(r"^pelicanconf\.py:\d+:\d+: THEME_COLORS ", "", one) for one in found] == [f"{finding} [assets.contrast]"]


def test_what_is_no_colour_is_refused(themed: Site) -> None:
    found = ours(themed.configure(THEME_COLORS={"accent": "blau", "acent": "#000"}).build())
    assert [re.sub(r"^pelicanconf\.py:\d+:\d+: ", "", one) for one in found] == [
        "Die Einstellung „THEME_COLORS.accent“ passt nicht: „blau“ ist keine Farbe (Form: #0b5fa5). [settings.wrong]",
        "Die Einstellung „acent“ gibt es in THEME_COLORS nicht. Meinten Sie „accent“? [settings.unknown]",
    ]


def test_a_theme_without_our_tokens_takes_no_colours(themed: Site) -> None:
    themed.write("theme/static/css/tokens.css", ":root { --x: 1 }\n").configure(THEME_COLORS={"accent": "#0b5fa5"}).build().good()
    assert [one.partition(": ")[2] for one in ours(themed)] == [
        "THEME_COLORS wirkt hier nicht: das Theme kennt „--kern-color-layout-background-default“ nicht. "
        "Nehmen Sie das mitgelieferte Theme, oder entfernen Sie THEME_COLORS. [assets.no-tokens]"
    ]


def test_the_town_s_font_comes_from_its_own_server(themed: Site) -> None:
    themed.write("content/schriften/stadt.woff2", b"wOF2 und so weiter").write("theme/static/fett.woff2", b"wOF2 fett")
    css = style(themed.configure(THEME_FONT={"file": "schriften/stadt.woff2", "bold": "fett.woff2"}).build().good())
    files = re.findall(r'@font-face\{font-family:Hausschrift;src:url\("?(\w+\.[0-9a-f]{10}\.woff2)"?\)format\("woff2"\)', css)
    assert [name.split(".")[0] for name in files] == ["stadt", "fett"]
    assert all(f"theme/{name}" in themed.files() for name in files)
    assert "font-display:swap" in css
    assert '--kern-typography-font-family-default:"Hausschrift", Seravek, sans-serif' in css


def test_a_font_that_is_none_is_named(themed: Site) -> None:
    themed.write("content/schriften/stadt.woff2", b"OTTO").write("content/schriften/fett.woff2", b"wOF2")
    found = ours(themed.configure(THEME_FONT={"file": "schriften/stadt.woff2", "bold": "schriften/fet.woff2"}).build())
    assert [one.partition(": ")[2] for one in found] == [
        "Die Schriftdatei „schriften/fet.woff2“ gibt es nicht. Legen Sie sie unter „schriften/fet.woff2“ in den Inhaltsordner oder in den "
        "Ordner „static“ des Themes. Meinten Sie „schriften/fett.woff2“? [assets.missing-font]",
        "„schriften/stadt.woff2“ ist keine WOFF2-Schrift. Wandeln Sie die Schrift um, zum Beispiel mit: woff2_compress schrift.ttf "
        "[assets.wrong-font]",
    ]


def test_the_logo_gets_a_name_that_tells_its_content(themed: Site) -> None:
    themed.write("content/bilder/wappen.svg", SVG).configure(AUTHORITY={"logo": "bilder/wappen.svg"}).build().good()
    found = re.search(r"<b>/(theme/logo\.[0-9a-f]{10}\.svg)</b>", themed.text("index.html"))
    assert found
    assert themed.text(found[1]) == SVG


@pytest.mark.parametrize(
    ("name", "data", "finding"),
    [
        (
            "bilder/wapen.svg",
            SVG,
            "Das Logo „bilder/wapen.svg“ gibt es im Inhaltsordner nicht. Meinten Sie „bilder/wappen.svg“? [assets.missing-logo]",
        ),
        (
            "bilder/wappen.svg",
            SVG.replace("<path", "<script>1</script><path"),
            "„bilder/wappen.svg“ passt nicht als Logo: es enthält das Element <script>. "
            "Nehmen Sie ein SVG ohne Skripte oder ein PNG. [assets.wrong-logo]",
        ),
        (
            "bilder/wappen.jpg",
            SVG,
            "„bilder/wappen.jpg“ passt nicht als Logo: es ist weder SVG noch PNG noch WebP. "
            "Nehmen Sie ein SVG ohne Skripte oder ein PNG. [assets.wrong-logo]",
        ),
    ],
)
def test_a_logo_that_does_not_fit_is_named(themed: Site, name: str, data: str, finding: str) -> None:
    themed.write("content/bilder/wappen.svg", data).write("content/bilder/wappen.jpg", data)
    found = ours(themed.configure(AUTHORITY={"logo": name}).build())
    assert [one.partition(": ")[2] for one in found] == [finding]


def test_a_foreign_theme_is_left_alone(site: Site) -> None:
    site.article("a").configure(THEME="simple", THEME_COLORS={"accent": "#ffff00"}, DIRECT_TEMPLATES=["index"]).build().good()
    assert ours(site) == []
    assert not [name for name in site.files() if name.startswith("theme/")]


def test_our_own_theme_takes_every_file_it_names(site: Site) -> None:
    site.article("a").build()
    assert ours(site) == []
