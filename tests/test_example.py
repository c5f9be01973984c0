# SPDX-License-Identifier: AGPL-3.0-or-later
"""The example authority: complete, without a finding, small, and showing what a town would show."""

import re
import shutil
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from PIL import Image
from selectolax.lexbor import LexborHTMLParser

from plugins.engine.run import Built, build

from .conftest import PROJECT, Site, copy

CONTENT = PROJECT / "content"
HOME = "https://blog.musterstadt.example"
MARKDOWN = {
    "heading": r"<h2[ >]",
    "sub-heading": r"<h3[ >]",
    "list": r"<ul>",
    "numbered list": r"<ol>",
    "table": r"<table",
    "column alignment": r'<td class="rechts">',
    "footnote": r"doc-noteref|footnote-ref",
    "description list": r"<dl>",
    "alert": r'class="box box-(wichtig|achtung|tipp)',
    "code": r"<pre[ >].*<span",
    "quotation": r"<blockquote>",
    "deleted text": r"<del>",
    "thematic break": r"<hr",
    "information box": r'class="box box-hinweis',
    "warning box": r'class="[^"]*warnung',
    "figure with caption": r"<figcaption",
    "sound": r"<audio[^>]*preload=\"none\"",
    "file with type and size": r"\(PDF, [0-9,]+\N{NO-BREAK SPACE}(kB|Byte)",
    "video behind a picture": r"https://video\.musterstadt\.example/w/",
    "German quotation marks": r"„[^“]+“",
    "gender star": r"Dolmetscher\*innen",
    "gender colon": r"Sprecher:innen",
    "gender underscore": r"Teilnehmer_innen",
    "foreign words": r'<span lang="en"',
}


def page(example: Built, path: str) -> str:
    return (example.output / path / "index.html").read_text(encoding="utf-8")


def heads() -> dict[str, str]:
    return {
        path.relative_to(CONTENT).as_posix(): path.read_text(encoding="utf-8").split("---\n")[1] for path in sorted(CONTENT.rglob("*.md"))
    }


def listed(example: Built) -> str:
    """Return every page that lists articles: home, topics, tags, authors, archives, feeds."""
    places = [*example.output.glob("index.html"), *example.output.glob("seite/**/*.html"), *example.output.glob("*.xml")]
    for folder in ("thema", "schlagwort", "autor", "archiv", "en", "leichte-sprache"):
        places += [path for path in (example.output / folder).rglob("*") if path.suffix in (".html", ".xml")]
    return "\n".join(path.read_text(encoding="utf-8") for path in places)


def test_it_builds_without_error_or_warning(example: Built) -> None:
    assert [str(one) for one in example.report.findings] == []
    assert example.report.finished


def test_it_is_as_rich_as_a_real_blog(example: Built) -> None:
    counts = example.report.counts
    assert counts["articles"] >= 15
    assert counts["episodes"] >= 6
    for show in ("rathausfunk", "musterstadt-hoert-zu"):
        assert len(list((example.output / "podcast" / show).glob("*/index.html"))) >= 3
    assert 5 <= len({re.search(r"^category: (.+)$", head, re.M)[1] for name, head in heads().items() if name.startswith("artikel/")}) <= 6  # type: ignore[index]  # each has one


@pytest.mark.parametrize("feature", MARKDOWN)
def test_every_markdown_feature_is_used(example: Built, feature: str) -> None:
    pages = (path.read_text(encoding="utf-8") for path in sorted(example.output.glob("**/20[0-9][0-9]/**/index.html")))
    assert any(re.search(MARKDOWN[feature], page, re.DOTALL) for page in pages)


def test_nothing_of_the_markup_is_left(example: Built) -> None:
    for path in sorted(example.output.rglob("*.html")):
        text = re.sub(r"<(pre|code)[ >].*?</\1>", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        for mark in (":::", "{lang=", "{static}", "{filename}", "[!NOTE]", "[^"):
            assert mark not in text, f"{mark} in {path.relative_to(example.output)}"


def test_what_expired_or_was_withdrawn_answers_but_is_listed_nowhere(example: Built) -> None:
    assert "nicht mehr aktuell" in page(example, "2026/06/ferienprogramm-2026")
    assert "Kanufahren" in page(example, "2026/06/ferienprogramm-2026")
    assert "Rechte nicht geklärt" in page(example, "2026/05/fotoaktion")
    assert "Foyer des Rathauses" not in page(example, "2026/05/fotoaktion")
    for slug in ("ferienprogramm-2026", "2026/05/fotoaktion"):
        assert slug not in listed(example)


def test_future_and_draft_are_absent(example: Built) -> None:
    assert not (example.output / "2026/12").exists()
    assert not (example.output / "entwurf").exists()
    for path in (one for one in example.output.rglob("*") if one.suffix in (".html", ".xml", ".json")):
        text = path.read_text(encoding="utf-8")
        assert "feiertage-2026" not in text
        assert "radweg-nordufer" not in text


def test_translations_and_easy_language_are_linked_both_ways(example: Built) -> None:
    german, english = "2026/04/personalausweis", "en/2026/04/identity-card"
    easy = "leichte-sprache/2026/04/neuer-ausweis"
    for here, others in ((german, (english, easy)), (english, (german, easy)), (easy, (german, english))):
        for other in others:
            assert f'href="/{other}/"' in page(example, here)
    assert 'href="/en/2026/10/river-gauge/"' in page(example, "2026/10/pegel-alte-bruecke")


def test_old_addresses_lead_on(example: Built) -> None:
    for alias in ("bruecke", "verkehr/alte-bruecke"):
        assert "/2026/11/alte-bruecke-gesperrt/" in page(example, alias)


def test_every_address_within_the_site_leads_somewhere(example: Built) -> None:
    """Links, pictures and their sizes, sounds; also the parts of pages that links name."""
    pages = {path: LexborHTMLParser(path.read_text(encoding="utf-8")) for path in sorted(example.output.rglob("*.html"))}
    parts = {path: {node.attributes["id"] for node in tree.css("[id]")} for path, tree in pages.items()}
    lost = []
    for path, tree in pages.items():
        here = f"{HOME}/{path.relative_to(example.output).as_posix()}"
        found = [node.attributes[name] or "" for name in ("href", "src") for node in tree.css(f"[{name}]")]
        found += [one.split()[0] for node in tree.css("[srcset]") for one in (node.attributes["srcset"] or "").split(",")]
        for address in found:
            whole = urlsplit(urljoin(here, address))
            if f"{whole.scheme}://{whole.netloc}" != HOME:
                continue
            target = example.output / unquote(whole.path).lstrip("/")
            target = target / "index.html" if target.is_dir() else target
            if not target.is_file() or (whole.fragment and target in parts and whole.fragment not in parts[target]):
                lost.append(f"{here}: {address}")
    assert lost == []


def test_every_page_says_that_the_town_is_invented(example: Built) -> None:
    pages = [path for path in example.output.rglob("*.html") if path.relative_to(example.output).parts[0] not in ("bruecke", "verkehr")]
    assert [path for path in pages if 'class="beispiel"' not in path.read_text(encoding="utf-8")] == []


def test_no_picture_tells_where_or_with_what_it_was_taken(example: Built) -> None:
    pictures = [path for path in example.output.rglob("*") if path.suffix in (".jpg", ".jpeg", ".png", ".webp", ".avif")]
    assert pictures
    for path in pictures:
        with Image.open(path) as picture:
            assert not dict(picture.getexif()), path.name
        assert b"GPS" not in path.read_bytes()[:4096]


def test_the_workshop_stays_at_home(example: Built) -> None:
    assert not (example.output / "werkstatt").exists()
    assert not list(example.output.rglob("*.py"))


def test_guids_are_given_once() -> None:
    guids = [found[1] for head in heads().values() if (found := re.search(r"^guid: (\S+)$", head, re.M))]
    assert len(guids) > 20
    assert len(guids) == len(set(guids))


def test_pictures_are_described_and_credited() -> None:
    for name, head in heads().items():
        if re.search(r"^image:", head, re.M):
            assert re.search(r"^image_alt: .{10,}", head, re.M), name
            assert re.search(r"^image_credit: .+", head, re.M), name


def test_it_is_small() -> None:
    sizes = {path: path.stat().st_size for path in CONTENT.rglob("*") if path.is_file() and "__pycache__" not in path.parts}
    assert sum(sizes.values()) < 9_000_000
    assert [path.name for path, size in sizes.items() if path.suffix == ".mp3" and size > 1_000_000] == []
    assert [path.name for path, size in sizes.items() if path.parent.name == "bilder" and size > 150_000] == []


def test_its_settings_hold_for_other_articles(site: Site) -> None:
    """Whoever starts from the example keeps its settings and pages for a while: what they name and is not there only warns."""
    shutil.copytree(CONTENT / "seiten", site.root / "content/seiten")
    settings = f"exec(compile(open({str(PROJECT / 'pelicanconf.py')!r}, encoding='utf-8').read(), 'pelicanconf.py', 'exec'))\n"
    site.write("pelicanconf.py", f"{settings}THEME = {str(PROJECT / 'theme')!r}\nPLUGIN_PATHS = [{str(PROJECT)!r}]\n")
    site.article("eigener-beitrag", slug="eigener-beitrag").rebuild().good()
    assert (site.output / "2026/11/eigener-beitrag/index.html").exists()


def test_with_an_error_every_address_of_the_last_good_state_is_known(tmp_path: Path, pictures: Path) -> None:
    """Pages, feeds, audio, transcripts, redirects: none of them is called missing because a typo keeps the site from being written."""
    root = copy(tmp_path / "eins", pictures)
    settings = root / "pelicanconf.py"
    clock = {"SOURCE_DATE_EPOCH": "1795420800"}
    first = build(settings, environment=clock)
    names = sorted(path.relative_to(first.output).as_posix() for path in first.output.rglob("*") if path.is_file())
    links = [f"[{name}](</{name.removesuffix('index.html')}>)" for name in names]
    text = "---\ntitle: Alle Adressen\nfalsch: ja\n---\n\n" + "\n\n".join([*links, "[fehlt](/2026/11/fehlt/)"]) + "\n"
    (root / "content/artikel/2026-11-02-alle.md").write_text(text, encoding="utf-8")
    again = build(settings, environment=clock)
    assert [(one.rule, one.line) for one in again.report.findings if "address" in one.rule or "field" in one.rule] == [
        ("reading.unknown-field", 3),
        ("reading.unknown-address", text.count("\n")),
    ]
