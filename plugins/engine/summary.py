# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a person reads at the end of a build: the findings, then a few lines that say what was made."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from rich.console import Group, RenderableType
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
    text = _line(f"{one.place}: ", "bold")
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
    parts += [Text(), verdict, *_counts(report)]
    if report.waived:
        parts += _waived(report)
    if built.good:
        parts += _paths(paths)
    return Group(*parts)


def _line(text: str, style: str = "") -> Text:
    """Return one line that is never cut or broken, however narrow the terminal or a log is: paths in it are clicked and copied."""
    return Text(text, style=style, overflow="ignore", no_wrap=True)


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


def _counts(report: Report) -> list[RenderableType]:
    made = [counted(report.counts[key], *names) for key, names in _COUNTS.items() if key in report.counts]
    lines: list[RenderableType] = [_line("  " + " · ".join([*made, weight(report)]))]
    if report.finished and "written" in report.counts:
        counts = report.counts
        files = (
            f"{counted(counts['written'], 'Datei', 'Dateien')} geschrieben, {counts['unchanged']} unverändert, {counts['removed']} entfernt"
        )
        lines.append(_line(f"  {files}", "dim"))
    return lines


def _waived(report: Report) -> list[RenderableType]:
    return [_line(f"  Ausnahme: {path} von {rule}: {reason}", "yellow") for path, rule, reason in report.waived]


def _paths(paths: Sequence[tuple[str, str]]) -> list[RenderableType]:
    width = max((len(path) for path, _ in paths), default=0)
    return [_line(f"  {path.ljust(width)}", "bold").append(f"   {what}", style="not bold dim") for path, what in paths]


def outputs(root: Path, output: Path) -> list[tuple[str, str]]:
    """Return what an editor may want to open of a built site: (path as typed from ``root``, what it is), if there."""
    name = output.relative_to(root).as_posix() if output.is_relative_to(root) else str(output)
    known = [("index.html", "die Seite"), ("feed.xml", "Feed der Beiträge (RSS)"), ("feed.atom.xml", "Feed der Beiträge (Atom)")]
    shows = sorted(path.parent.name for path in output.glob("podcast/*/feed.xml"))
    known += [(f"podcast/{show}/feed.xml", "Podcast-Feed") for show in shows]
    return [(f"{name}/{path}", what) for path, what in known if (output / path).exists()]
