# SPDX-License-Identifier: AGPL-3.0-or-later
"""``python -m pelican.plugins.amtsfunk check``: the findings of any Pelican site that uses Amtsfunk."""

import argparse
import sys
from pathlib import Path

from rich.console import Console

from .core.report import as_gitlab, as_json
from .engine import run, summary


def main(words: list[str] | None = None) -> int:
    """Check the site and print its findings; return 1 when one of them is an error."""
    parser = argparse.ArgumentParser(prog="python -m pelican.plugins.amtsfunk", description="Prüft eine Pelican-Seite, ohne sie zu bauen.")
    parser.add_argument("task", choices=["check"], metavar="check", help="die Prüfung")
    parser.add_argument("-s", "--settings", type=Path, default=Path("pelicanconf.py"), help="Einstellungen (Vorgabe: pelicanconf.py)")
    parser.add_argument("--format", choices=["text", "json", "gitlab"], default="text", help="Form der Ausgabe")
    asked = parser.parse_args(words)
    if not asked.settings.is_file():
        parser.error(f"{asked.settings} gibt es nicht. Nennen Sie die Datei mit -s.")
    report = run.check(asked.settings.absolute()).report
    if asked.format == "text":
        Console(highlight=False, soft_wrap=True).print(summary.verdict(report))
    else:
        sys.stdout.write((as_gitlab if asked.format == "gitlab" else as_json)(report.findings) + "\n")
    return int(bool(report.errors or not report.finished))


if __name__ == "__main__":
    sys.exit(main())
