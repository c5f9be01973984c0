# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whole builds: pictures in texts, fields and templates; what is published, and what never is."""

import re
from pathlib import Path

import pytest

from tests.conftest import PROJECT, Site
from tests.pictures.make import ROOT, SECRET, located, opened, photo

PAGE = """<body>{% if article.image %}[{{ picture(article.image, alt=article.image_alt, sizes="20rem", lazy=False, class_="gross") }}]
[{{ picture_url(article.image, 60) }}]{% endif %}<main>{{ article.content|safe }}</main></body>"""
SMALL = {"widths": (40, 80), "fallback": 60, "sizes": "100vw"}


@pytest.fixture
def gallery(site: Site) -> Site:
    """A site with a tiny theme that shows pictures."""
    site.write("theme/templates/article.html", PAGE).write("theme/templates/page.html", "").write("theme/templates/index.html", "")
    site.write("content/bilder/Rat Haus.jpg", located(100, 50))
    return site.configure(THEME=str(site.root / "theme"), DIRECT_TEMPLATES=["index"], PICTURES=SMALL)


@pytest.fixture
def foreign(site: Site) -> Site:
    """Somebody else's site: Pelican's own reader and folders, and of ours nothing but pictures."""
    (site.root / "fremd").mkdir(parents=True)
    (site.root / "fremd" / "amtsfunk").symlink_to(PROJECT / "plugins")
    site.write("theme/templates/article.html", "{{ article.content }}").write("theme/templates/page.html", "")
    site.configure(PLUGIN_PATHS=[str(site.root / "fremd")], PLUGINS=["amtsfunk"], AMTSFUNK=["pictures"], PICTURES=SMALL)
    site.configure(THEME=str(site.root / "theme"), DIRECT_TEMPLATES=[], ARTICLE_PATHS=[""], JINJA_ENVIRONMENT={})
    return site.configure(ARTICLE_TRANSLATION_ID="slug", PAGE_TRANSLATION_ID="slug")


def page(site: Site) -> str:
    """The article's page, fingerprints replaced by „#“."""
    return re.sub(r"-[0-9a-f]{10}(?=[-.])", "-#", site.text("2026/11/titel/index.html"))


def ours(site: Site) -> list[str]:
    """The findings of pictures."""
    return [one for one in site.findings if "[pictures." in one]


def test_a_picture_in_a_text_fits_every_screen(gallery: Site) -> None:
    gallery.article("a", 'Text.\n\n![Das "Rathaus"](<../bilder/Rat Haus.jpg>)\n\n![Noch eins](<../bilder/Rat Haus.jpg>)\n').build().good()
    found = page(gallery)
    first = (
        '<picture><source type="image/avif" srcset="/bilder/rat-haus-#-40.avif 40w, /bilder/rat-haus-#-80.avif 80w" sizes="100vw">'
        '<source type="image/webp" srcset="/bilder/rat-haus-#-40.webp 40w, /bilder/rat-haus-#-80.webp 80w" sizes="100vw">'
        '<img src="/bilder/rat-haus-#-60.jpg" alt='
    )
    assert found.count(first) == 2
    assert 'alt="Noch eins" width="60" height="30" loading="lazy" decoding="async"></picture>' in found
    assert found.count("fetchpriority") == 1
    assert found.index("fetchpriority") < found.index("Noch eins")
    names = {re.sub(r"-[0-9a-f]{10}-", "-#-", name) for name in gallery.files() if name.startswith("bilder/")}
    assert names == {f"bilder/rat-haus-#-{rest}" for rest in ("40.avif", "80.avif", "40.webp", "80.webp", "60.jpg")}
    assert ours(gallery) == []


def test_where_a_photograph_was_taken_is_told_nowhere(gallery: Site) -> None:
    text = "![Bild](<../bilder/Rat Haus.jpg>)\n\n[Das Bild in voller Größe](../bilder/Original.jpg)\n"
    original = located(90, 50, orientation=6)
    gallery.write("content/bilder/Original.jpg", original).article("a", text, image="../bilder/Rat Haus.jpg", image_alt="Bild")
    files = gallery.build().good().files()
    assert not [name for name, data in files.items() if SECRET in data or b"GPS" in data]
    originals = [name for name in files if name.lower().endswith("original.jpg")]
    assert len(originals) == 1, "a picture that a link leads to is published"
    assert dict(opened(files[originals[0]]).getexif()) == {0x0112: 6}
    assert opened(files[originals[0]]).size == (90, 50)
    assert (gallery.root / "content/bilder/Original.jpg").read_bytes() == original, "the editor's file stays as it was"
    assert not [name for name in files if "Rat Haus" in name or "Rat%20Haus" in name], "the original of a picture is not published"


def test_the_title_picture_in_templates(gallery: Site) -> None:
    gallery.article("a", "![x](<../bilder/Rat Haus.jpg>)\n", image="../bilder/Rat Haus.jpg", image_alt="'\"Rat\" & Haus'").build().good()
    found = page(gallery)
    assert (
        '<img src="/bilder/rat-haus-#-60.jpg" alt="&quot;Rat&quot; &amp; Haus" class="gross" width="60" height="30" fetchpriority="high">'
        in found
    )
    assert 'sizes="20rem"' in found
    assert "[/bilder/rat-haus-#-60.jpg]" in found
    assert found.count("fetchpriority") == 1, "below a title picture the first of the text is not seen at once"


def test_a_second_build_writes_the_same_and_makes_nothing(gallery: Site) -> None:
    gallery.article("a", "![x](<../bilder/Rat Haus.jpg>)\n").build().good()
    before, times = gallery.files(), {path: path.stat().st_mtime_ns for path in (gallery.root / ".cache/pictures").iterdir()}
    gallery.build().good()
    assert gallery.files() == before
    assert {path: path.stat().st_mtime_ns for path in (gallery.root / ".cache/pictures").iterdir()} == times


def test_addresses_hold_below_a_folder(gallery: Site) -> None:
    gallery.configure(SITEURL="https://stadt.example/blog", FEED_DOMAIN="https://stadt.example/blog")
    gallery.article("a", "![x](<../bilder/Rat Haus.jpg>)\n").build().good()
    assert 'srcset="/blog/bilder/rat-haus-#-40.avif 40w, /blog/bilder/rat-haus-#-80.avif 80w"' in page(gallery)


def test_a_drawing_stays_a_drawing(gallery: Site) -> None:
    gallery.write("content/artikel/plan.svg", ROOT.format("<path/>")).article("a", "![Ein Plan](plan.svg)\n").build().good()
    assert '<img src="/bilder/plan-#.svg" alt="Ein Plan" width="20" height="10" fetchpriority="high">' in page(gallery)
    assert [data for name, data in gallery.files().items() if name.endswith(".svg")] == [ROOT.format("<path/>").encode()]


def test_a_drawing_with_a_script_is_not_published(gallery: Site) -> None:
    gallery.write("content/artikel/plan.svg", ROOT.format("<script/>")).article("a", "Text.\n\n![Ein Plan](plan.svg)\n").build()
    assert ours(gallery) == [
        "content/artikel/a.md:8:13: Das SVG „artikel/plan.svg“ wird nicht veröffentlicht: es enthält das Element <script>. "
        "Exportieren Sie es neu als „einfaches SVG“ ohne Skripte und Verknüpfungen. [pictures.unsafe-svg]"
    ]


BROKEN = (
    "Das Bild „bilder/kaputt.jpg“ lässt sich nicht lesen; die Datei ist beschädigt oder unvollständig. "
    "Laden Sie es noch einmal hoch, oder speichern Sie es neu als JPEG. [pictures.broken]"
)


def test_a_broken_picture_is_named_wherever_it_is_used(gallery: Site) -> None:
    gallery.write("content/bilder/kaputt.jpg", photo(900, 900, quality=95)[:3000])
    gallery.article("a", "![x](../bilder/kaputt.jpg)\n").article("b", title="B", image="../bilder/kaputt.jpg", image_alt="x").build()
    assert gallery.built
    assert not gallery.built.good
    assert ours(gallery) == [f"content/artikel/a.md:6:6: {BROKEN}", f"content/artikel/b.md:4:1: {BROKEN}"]


def test_a_broken_picture_of_a_draft_stops_nobody(gallery: Site) -> None:
    gallery.write("content/bilder/kaputt.jpg", b"nichts").article("a", "![x](../bilder/kaputt.jpg)\n", status="draft")
    gallery.article("b", title="B").configure(PREVIEW=True).build().good()
    assert ours(gallery) == [f"content/artikel/a.md:7:6: {BROKEN}"]


def test_a_picture_that_is_not_there_is_named_once(gallery: Site) -> None:
    gallery.article("a", "![x](../bilder/fehlt.jpg)\n").build()
    assert len([one for one in gallery.findings if "fehlt.jpg" in one]) == 1


def test_a_template_that_asks_for_a_missing_picture_is_named(gallery: Site) -> None:
    gallery.write("theme/templates/article.html", "{{ picture('bilder/rat haus.jpg', alt='') }}").article("a").build()
    assert ours(gallery) == [
        "content/bilder/rat haus.jpg:1:1: Das Bild „bilder/rat haus.jpg“ gibt es nicht. Meinten Sie „Rat Haus.jpg“? [pictures.missing]"
    ]


def test_nothing_and_foreign_addresses_give_nothing(gallery: Site) -> None:
    calls = "{{ picture('') }}{{ picture(none) }}{{ picture('https://fremd.example/a.jpg') }}{{ picture_url('') }}"
    gallery.write("theme/templates/article.html", f"[{calls}]").article("a").build().good()
    assert page(gallery) == "[]"


def test_wrong_settings_are_named(gallery: Site) -> None:
    gallery.configure(PICTURES={"widths": (), "quality": {"avfi": 3}, "folder": "Bilder!"}).article("a").build()
    found = [re.sub(r"^pelicanconf\.py:\d+:\d+: ", "", one) for one in gallery.findings if "[settings." in one]
    assert sorted(found) == [
        "Die Einstellung „PICTURES.folder“ passt nicht: Der Text hat nicht die verlangte Form. [settings.wrong]",
        "Die Einstellung „PICTURES.widths“ passt nicht: Hier fehlt etwas (verlangt ist mindestens 1 Angabe). [settings.wrong]",
        "Die Einstellung „avfi“ gibt es in PICTURES nicht. Meinten Sie „avif“? [settings.unknown]",
    ]


def article(body: str) -> str:
    head = '<title>Titel</title><meta name="date" content="2026-11-20 09:00"/>'
    return f"<html><head>{head}</head><body>{body}</body></html>"


def test_pictures_alone_in_a_foreign_site(foreign: Site) -> None:
    foreign.write("content/images/a.jpg", located(100, 50)).write("content/text/b.png", photo(30, 20, "PNG"))
    body = (
        '<p><img src="{static}/images/a.jpg" alt="A" class="k" id="i"><img alt="B" src="b.png"><!-- <img src="{static}c.png" alt=""> -->'
        '<img src="https://fremd.example/c.png" alt="C"></p>'
    )
    foreign.write("content/text/a.html", article(body)).build().good()
    found = page(foreign)
    assert '<img src="/bilder/a-#-60.jpg" alt="A" class="k" id="i" width="60" height="30" fetchpriority="high"></picture><picture>' in found
    assert '<img src="/bilder/b-#-30.jpg" alt="B" width="30" height="20" loading="lazy" decoding="async"></picture><!-- <img' in found
    assert '<img src="https://fremd.example/c.png" alt="C"></p>' in found
    assert not [name for name, data in foreign.files().items() if SECRET in data]


def test_what_a_foreign_site_publishes_by_its_settings_stays_without_metadata(foreign: Site) -> None:
    foreign.write("content/images/a.jpg", located(100, 50)).configure(STATIC_PATHS=["images"])
    foreign.write("content/a.html", article('<img src="{static}/images/a.jpg" alt="A">')).build().good()
    data = foreign.files()["images/a.jpg"]
    assert SECRET not in data
    assert opened(data).size == (100, 50)


def test_a_missing_picture_in_a_foreign_site_is_named_with_its_line(foreign: Site) -> None:
    foreign.write("content/images/a.jpg", photo(10, 10)).write(
        "content/a.html", article('\n<img src="{static}/images/A.jpg" alt="A">')
    ).build()
    assert ours(foreign) == ["content/a.html:2:19: Das Bild „/images/A.jpg“ gibt es nicht. Meinten Sie „a.jpg“? [pictures.missing]"]


def test_nobody_s_file_is_linked_into_the_output(gallery: Site) -> None:
    gallery.write("content/artikel/plan.svg", ROOT.format("<path/>")).article("a", "![Ein Plan](plan.svg)\n").build().good()
    source = (gallery.root / "content/artikel/plan.svg").stat()
    assert source.st_nlink == 1
    assert not [path for path in Path(gallery.output).rglob("*.svg") if path.stat().st_ino == source.st_ino]
