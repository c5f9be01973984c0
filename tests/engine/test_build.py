# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whole builds: what goes wrong leaves the last good output as it was, and is said in German."""

import json
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from plugins.engine.run import build, check

from ..conftest import PROJECT, Site

GOOD = {"title": "Guter Beitrag"}


def once_good(site: Site) -> dict[str, bytes]:
    site.article("gut", **GOOD).build().good()
    return site.files()


def test_a_good_build_counts_and_names_what_it_wrote(site: Site) -> None:
    once_good(site)
    assert site.built is not None
    report = site.built.report
    assert report.counts["articles"] == 1
    assert report.counts["written"] == len(site.files()) == len(report.written)
    site.build().good()
    assert site.built.report.counts["written"] == 0
    assert site.built.report.counts["unchanged"] == len(site.files())


def test_all_findings_of_all_files_appear_in_one_run_and_the_output_stays(site: Site) -> None:
    before = once_good(site)
    site.article("eins", datum="2026-11-20").article("zwei", titel="x").write(
        "content/artikel/drei.md", "---\ntitle: [offen\n---\n"
    ).build()
    assert site.built is not None
    assert not site.built.good
    text = "\n".join(site.findings)
    for name in ("eins.md", "zwei.md", "drei.md"):
        assert f"content/artikel/{name}:" in text
    assert site.files() == before


def test_a_template_error_is_a_finding_with_its_line_and_the_output_stays(site: Site) -> None:
    before = once_good(site)
    site.write("vorlagen/article.html", "<h1>{{ article.title }}</h1>\n{{ article.title.gibt.es.nicht }}\n")
    site.configure(THEME_TEMPLATES_OVERRIDES=[str(site.root / "vorlagen")]).build()
    (finding,) = [one for one in site.findings if one.endswith("[engine.template]")]
    assert finding.startswith("vorlagen/article.html:2:1: Die Vorlage lässt sich nicht ausführen: 'str object' has no attribute 'gibt'")
    assert finding.endswith("Prüfen Sie die Vorlage; die Seite bleibt auf dem letzten guten Stand. [engine.template]")
    site.write("vorlagen/article.html", "<h1>\n{{ 1 // 0 }}\n{% include 'fehlt.html' %}").build()
    assert "vorlagen/article.html:2:1: Die Vorlage lässt sich nicht ausführen: ZeroDivisionError: " in " ".join(site.findings)
    site.write("vorlagen/article.html", "<h1>\n\n{% include 'fehlt.html' %}").build()
    assert "vorlagen/article.html:3:1: Die Vorlage lässt sich nicht ausführen: Die Vorlage „fehlt.html“ fehlt" in " ".join(site.findings)
    assert site.files() == before


def test_a_plugin_that_dies_is_a_finding_and_the_output_stays(site: Site) -> None:
    before = once_good(site)
    site.write(
        "kaputt.py",
        "from pelican import signals\ndef stirb(_):\n    raise KeyError('fehlt')\ndef register():\n    signals.finalized.connect(stirb)\n",
    )
    site.configure(PLUGIN_PATHS=[str(PROJECT), str(site.root)], PLUGINS=["kaputt", "plugins.reading", "plugins.engine"]).build()
    assert site.findings == [
        "kaputt.py:3:1: Der Bau wurde abgebrochen: KeyError: 'fehlt'. Die Seite bleibt auf dem letzten guten Stand. "
        "Das ganze Protokoll steht in .cache/pelican.log. [engine.stopped]"
    ]
    assert site.files() == before


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (
            "Ein langer Absatz. " * 5000,
            "Beim Lesen oder Schreiben einer Datei ist ein Fehler aufgetreten: die Datei würde größer, als hier erlaubt ist.",
        ),
        (
            "[Plan](plan.pdf)\n",
            "artikel/plan.pdf:1:1: Die Datei lässt sich nicht in die Seite übernehmen: die Datei würde größer, als hier erlaubt ist.",
        ),
    ],
    ids=["page", "attachment"],
)
def test_a_full_disk_leaves_the_output_as_it_was(site: Site, body: str, said: str) -> None:
    """A file-size limit makes every larger write fail, as a full disk does."""
    before = once_good(site)
    site.article("neu", body).write("content/artikel/plan.pdf", bytes(70_000))
    settings = site.root / "pelicanconf.py"
    code = "import sys, pathlib; sys.path.insert(0, sys.argv[1]); from plugins.engine.run import build\n"
    code += "b = build(pathlib.Path(sys.argv[2])); print(b.good, *b.report.findings)"
    done = subprocess.run(
        [sys.executable, "-c", code, str(PROJECT), str(settings)],
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000)),  # no threads here
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stdout.startswith("False ")
    assert said in done.stdout
    assert not list((site.root / ".cache").glob("stage-*")), "what was made takes no room any more"
    assert site.files() == before


def test_wrong_settings_are_named_with_their_line(site: Site) -> None:
    site.article("gut", **GOOD).configure(AUTHORITY={"nam": "Musterstadt"}).build()
    (finding,) = [one for one in site.findings if one.endswith("[settings.unknown]")]
    assert "Die Einstellung „nam“ gibt es in AUTHORITY nicht. Meinten Sie „name“?" in finding
    line = int(finding.split(":")[1])
    assert "'nam'" in (site.root / "pelicanconf.py").read_text("utf-8").splitlines()[line - 1]


def test_settings_that_are_no_python_are_a_finding(site: Site) -> None:
    site.write("pelicanconf.py", "SITENAME = (\n")
    built = build(site.root / "pelicanconf.py")
    assert not built.good
    assert [str(one) for one in built.report.findings] == [
        "pelicanconf.py:1:12: Die Einstellungen lassen sich nicht lesen: '(' was never closed. "
        "Prüfen Sie in dieser Zeile und in der davor Klammern, Kommas und Anführungszeichen. [settings.broken]"
    ]


def test_an_output_folder_that_holds_the_content_is_refused(site: Site) -> None:
    site.article("gut", **GOOD).configure(OUTPUT_PATH=".").build()
    assert any("enthält den Inhalt oder das Projekt selbst" in one for one in site.findings)
    assert (site.root / "content/artikel/gut.md").exists()


def test_a_check_puts_nothing_in_place(site: Site) -> None:
    once_good(site)
    before = site.files()
    site.article("neu")
    built = check(site.root / "pelicanconf.py")
    assert built.good
    assert site.files() == before
    assert not (site.root / ".cache/pruefung").exists()


def test_what_nobody_wrote_is_removed_only_where_pelican_may_clean(site: Site) -> None:
    once_good(site)
    site.write("output/fremd.txt", "x").article("weg", title="Weg").configure(DELETE_OUTPUT_DIRECTORY=False).build().good()
    assert (site.output / "fremd.txt").exists()
    (site.root / "content/artikel/weg.md").unlink()
    site.build().good()
    assert (site.output / "fremd.txt").exists()
    site.lacks("2026/11/weg/index.html")
    site.configure(DELETE_OUTPUT_DIRECTORY=True).build().good()
    site.lacks("fremd.txt")


def test_the_handed_over_report_is_plain_json(site: Site) -> None:
    once_good(site)
    raw = json.loads((site.root / ".cache/report.json").read_text(encoding="utf-8"))
    assert sorted(raw) == ["counts", "findings", "finished", "waived", "written"]


def test_a_build_from_another_folder_with_a_space(tmp_path: Path) -> None:
    site = Site(tmp_path / "Ordner mit Leerzeichen/ä")
    once_good(site)
    assert (site.output / "index.html").exists()


def test_the_day_since_when_rules_hold_may_be_a_text_and_nothing_else(site: Site) -> None:
    site.article("alt", date="2014-02-20", titel="x").configure(RULES_SINCE="2026-01-01").build().good()
    assert [one.severity for one in site.built.report.findings if one.path.endswith("alt.md")] == ["warning"]  # type: ignore[union-attr]  # just built
    site.configure(RULES_SINCE="Januar").build()
    assert next(one for one in site.findings if "RULES_SINCE" in one).endswith(
        "Die Einstellung „RULES_SINCE“ passt nicht: Hier gehört ein Tag hin, zum Beispiel „2026-01-01“. [settings.wrong]"
    )


def test_a_crash_does_not_hide_what_was_found_before_it(site: Site) -> None:
    site.write(
        "kaputt.py",
        "from pelican import signals\ndef stirb(_, **more):\n    raise KeyError('fehlt')\n"
        "def register():\n    signals.article_writer_finalized.connect(stirb)\n",
    )
    site.configure(PLUGIN_PATHS=[str(PROJECT), str(site.root)], PLUGINS=["kaputt", "plugins.reading", "plugins.engine"])
    site.article("gut", "[hier](https://x.example)\n", **GOOD).build()
    assert site.findings == [
        "content/artikel/gut.md:6:1: Der Linktext „hier“ sagt nicht, wohin der Link führt. "
        "Nennen Sie das Ziel, zum Beispiel „Antrag auf Wohngeld“. [reading.vague-link]",
        "kaputt.py:3:1: Der Bau wurde abgebrochen: KeyError: 'fehlt'. Die Seite bleibt auf dem letzten guten Stand. "
        "Das ganze Protokoll steht in .cache/pelican.log. [engine.stopped]",
    ]


def test_a_template_that_cannot_be_read_is_named_beside_the_other_findings(site: Site) -> None:
    before = once_good(site)
    site.write("vorlagen/article.html", "<h1>\n{% if %}</h1>\n").article("a", farbe="rot")
    site.configure(THEME_TEMPLATES_OVERRIDES=[str(site.root / "vorlagen")]).build()
    assert [one.rsplit("[", 1)[1] for one in site.findings] == ["reading.unknown-field]", "engine.template]"]
    assert site.findings[-1].startswith("vorlagen/article.html:2:1: Die Vorlage lässt sich nicht ausführen: Expected an expression")
    assert site.files() == before


def test_a_second_build_leaves_alone_what_stands_there(site: Site) -> None:
    site.write("content/artikel/plan.txt", "Plan").article("eins", "[Plan](plan.txt), [zum Teil](#teil)\n\n## Teil\n\nText.\n")
    site.write("content/seiten/amt.md", "---\ntitle: Amt\n---\n\n## Zeiten\n\nImmer.\n").build().good()
    before = {path: path.stat().st_ino for path in site.output.rglob("*") if path.is_file()}
    texts = {path: path.read_bytes() for path in before}
    site.rebuild().good()
    assert {path: path.stat().st_ino for path in site.output.rglob("*") if path.is_file()} == before
    assert site.built is not None
    assert site.built.report.counts["unchanged"] == len(before)
    site.article("eins", "Anders.\n").rebuild().good()
    changed = {path for path, text in texts.items() if not path.exists() or path.read_bytes() != text}
    assert site.output / "2026/11/titel/index.html" in changed
    assert site.output / "amt/index.html" not in changed
    site.article("zwei", "[Wann](/amt/#zeiten), [wo](/amt/#ort)\n", title="Zwei").rebuild()
    assert [one.partition(": ")[2].split(". ")[0] for one in site.findings if "/amt/" in one] == [
        "Die Sprungmarke „#ort“ gibt es auf der Seite „/amt/“ nicht"
    ]


def test_other_plugins_find_every_file_whether_it_changed_or_not(site: Site) -> None:
    site.write(
        "zeuge.py",
        "from pathlib import Path\nfrom pelican import signals\n"
        "def sah(path, context):\n    Path(path).with_suffix('.gesehen').write_text(str(Path(path).stat().st_size))\n"
        "def register():\n    signals.content_written.connect(sah)\n",
    )
    site.article("gut", **GOOD)
    site.configure(PLUGIN_PATHS=[str(PROJECT), str(site.root)], PLUGINS=["zeuge", "plugins.reading", "plugins.engine"]).build().good()
    seen = {path.name for path in site.output.rglob("*.gesehen")}
    site.rebuild().good()
    assert seen
    assert {path.name for path in site.output.rglob("*.gesehen")} == seen


def test_other_plugins_are_told_of_no_page_that_errors_keep_from_being_written(site: Site) -> None:
    site.write(
        "zeuge.py",
        "import sys\nfrom pelican import signals\n"
        "def sah(path, context):\n    print('GESEHEN', path, file=sys.stderr)\n"
        "def register():\n    signals.content_written.connect(sah)\n",
    )
    site.article("schlecht", date="2026-02-31").article("gut", **GOOD)
    site.configure(PLUGIN_PATHS=[str(PROJECT), str(site.root)], PLUGINS=["zeuge", "plugins.reading", "plugins.engine"]).build()
    assert [one.rpartition("[")[2] for one in site.findings] == ["reading.wrong-field]"]
    assert site.built is not None
    assert "GESEHEN" not in site.built.log.read_text(encoding="utf-8")
    site.article("schlecht", **GOOD | {"slug": "doch"}).rebuild().good()
    assert "GESEHEN" in site.built.log.read_text(encoding="utf-8")
