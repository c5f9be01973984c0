# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a person reads at the end of a build: the findings, then a few lines that say what was made."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from ..core.finding import Finding, Severity, counted
from ..core.report import Report
from .run import Built

_COLOURS = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
_NAMES = {Severity.ERROR: "Fehler", Severity.WARNING: "Warnung", Severity.INFO: "Hinweis"}
_COUNTS = {
    "articles": ("Beitrag", "Beiträge"),
    "episodes": ("Folge", "Folgen"),
    "pages": ("Seite", "Seiten"),
    "feeds": ("Feed", "Feeds"),
    "pictures": ("Bild", "Bilder"),
}


def findings(found: Iterable[Finding]) -> RenderableType:
    """Return the findings for a terminal, one a line, so that editors' tools can jump to the place."""
    return Group(*(_finding(one) for one in found))


def _finding(one: Finding) -> Text:
    text = Text(f"{one.path}:{one.line}:{one.column}: ", style="bold", overflow="fold")
    text.append(f"{_NAMES[one.severity]}: ", style=_COLOURS[one.severity])
    text.append(f"{one.message} {one.advice}".rstrip(), style="not bold")
    return text.append(f" [{one.rule}]", style="not bold dim")


def build(built: Built, paths: Sequence[tuple[str, str]], title: str = "Die Seite") -> RenderableType:
    """Return the end of a build: findings, verdict, counts, seconds and ``paths`` (path, what lies there)."""
    report = built.report
    seconds = f"{built.seconds:.1f}".replace(".", ",")
    if built.good:
        verdict = Text(f"✓ {title} ist gebaut ({seconds} s).", style="bold green")
    else:
        verdict = Text(f"✗ {title} ist nicht gebaut ({seconds} s); der letzte gute Stand bleibt.", style="bold red")
    parts: list[RenderableType] = [findings(report.findings)] if report.findings else []
    parts += [Text(), verdict, Padding(_counts(report), (0, 2))]
    if report.waived:
        parts.append(Padding(_waived(report), (0, 2)))
    if built.good:
        parts.append(Padding(_paths(paths), (0, 2)))
    return Group(*parts)


def verdict(report: Report) -> RenderableType:
    """Return the end of a check: findings and one line."""
    lines: list[RenderableType] = [findings(report.findings)] if report.findings else []
    style = "bold red" if report.errors else "bold green"
    return Group(*lines, Text(f"{'✗' if report.errors else '✓'} {weight(report)}.", style=style))


def weight(report: Report) -> str:
    """Return „2 Fehler, 1 Warnung“ or „Keine Befunde“."""
    hints = len(report.findings) - report.errors - report.warnings
    parts = [
        counted(report.errors, "Fehler", "Fehler"),
        counted(report.warnings, "Warnung", "Warnungen"),
        counted(hints, "Hinweis", "Hinweise"),
    ]
    shown = [part for part in parts if not part.startswith("0 ")]
    return ", ".join(shown) if shown else "Keine Befunde"


def _counts(report: Report) -> Text:
    made = [counted(report.counts[key], *names) for key, names in _COUNTS.items() if key in report.counts]
    text = Text(" · ".join([*made, weight(report)]))
    if report.finished and "written" in report.counts:
        counts = report.counts
        text.append(
            f"\n{counts['written']} Dateien geschrieben, {counts['unchanged']} unverändert, {counts['removed']} entfernt", style="dim"
        )
    return text


def _waived(report: Report) -> Text:
    lines = [f"Ausnahme: {path} von {rule}: {reason}" for path, rule, reason in report.waived]
    return Text("\n".join(lines), style="yellow")


def _paths(paths: Sequence[tuple[str, str]]) -> Table:
    table = Table.grid(padding=(0, 3))
    for path, what in paths:
        table.add_row(Text(path, style="bold"), Text(what, style="dim"))
    return table


def outputs(root: Path, output: Path) -> list[tuple[str, str]]:
    """Return what an editor may want to open of a built site: (path as typed from ``root``, what it is), if there."""
    name = output.relative_to(root).as_posix() if output.is_relative_to(root) else str(output)
    known = [("index.html", "die Seite"), ("feed.xml", "Feed der Beiträge (RSS)"), ("feed.atom.xml", "Feed der Beiträge (Atom)")]
    shows = sorted(path.parent.name for path in output.glob("podcast/*/feed.xml"))
    known += [(f"podcast/{show}/feed.xml", "Podcast-Feed") for show in shows]
    return [(f"{name}/{path}", what) for path, what in known if (output / path).exists()]
