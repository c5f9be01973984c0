# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a terminal, a pipe and a log of a pipeline show: whole lines, whatever their length."""

import io
from pathlib import Path

from rich.console import Console

from plugins.core.finding import Finding, Severity
from plugins.core.report import Report
from plugins.engine import summary
from plugins.engine.run import Built

LONG = "Das Feld „datum“ gibt es nicht; dieser Satz ist länger als jede Zeile eines alten Terminals."
WRONG = Finding("content/artikel/ein-recht-langer-name-eines-beitrags.md", 3, 12, "reading.unknown-field", Severity.ERROR, LONG)


def shown(report: Report, paths: list[tuple[str, str]]) -> str:
    file = io.StringIO()
    built = Built(report, 1.25, Path("/x/output"), Path("/x/log"))
    Console(file=file, width=40, highlight=False, soft_wrap=True).print(summary.build(built, paths))
    return file.getvalue()


def test_no_line_is_cut_in_a_narrow_window() -> None:
    report = Report((WRONG,), {"articles": 120, "episodes": 14, "pages": 9, "feeds": 24, "pictures": 300}, finished=False)
    assert shown(report, []).splitlines() == [
        f"content/artikel/ein-recht-langer-name-eines-beitrags.md:3:12: Fehler: {LONG} [reading.unknown-field]",
        "",
        "✗ Die Seite ist nicht gebaut (1,2 s); der letzte gute Stand bleibt.",
        "  120 Beiträge · 14 Folgen · 9 Seiten · 24 Feeds · 300 Bilder · 1 Fehler",
    ]


def test_a_good_build_ends_with_counts_exceptions_and_paths() -> None:
    counts = {"articles": 1, "feeds": 2, "written": 1, "unchanged": 4, "removed": 0}
    report = Report((), counts, waived=(("content/a.md", "reading.missing-alt", "Reines Schmuckbild der Kampagne."),), finished=True)
    paths = [("output/index.html", "die Seite"), ("output/podcast/eine-sendung-mit-langem-namen/feed.xml", "Podcast-Feed")]
    assert shown(report, paths).splitlines() == [
        "",
        "✓ Die Seite ist gebaut (1,2 s).",
        "  1 Beitrag · 2 Feeds · Keine Befunde",
        "  1 Datei geschrieben, 4 unverändert, 0 entfernt",
        "  Ausnahme: content/a.md von reading.missing-alt: Reines Schmuckbild der Kampagne.",
        "  output/index.html                                       die Seite",
        "  output/podcast/eine-sendung-mit-langem-namen/feed.xml   Podcast-Feed",
    ]


def test_a_name_with_a_line_break_stays_on_one_line() -> None:
    odd = Finding("content/artikel/neue\nzeile.md", 1, 1, "reading.no-head", Severity.ERROR, "Die Datei hat keinen Kopf.")
    assert shown(Report((odd,)), []).splitlines()[0] == (
        "content/artikel/neue?zeile.md:1:1: Fehler: Die Datei hat keinen Kopf. [reading.no-head]"
    )
