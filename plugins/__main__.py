# SPDX-License-Identifier: AGPL-3.0-or-later
"""``python -m pelican.plugins.amtsfunk check``: the findings of any Pelican site that uses Amtsfunk."""

import argparse
import sys
from pathlib import Path
from typing import NoReturn

from rich.console import Console

from .core.report import as_gitlab, as_json
from .engine import run, summary

_USAGE = "python -m pelican.plugins.amtsfunk check [-s pelicanconf.py] [--format text|json|gitlab]"


class _Words(argparse.ArgumentParser):
    """What stands behind the module's name; argparse itself speaks English only."""

    def __init__(self) -> None:
        super().__init__(usage=argparse.SUPPRESS, description=f"Prüft eine Pelican-Seite, ohne sie zu bauen: {_USAGE}", add_help=False)
        known = self.add_argument_group("Angaben")
        known.add_argument("task", choices=["check"], metavar="check", help="die Prüfung")
        known.add_argument("-s", "--settings", type=Path, default=Path("pelicanconf.py"), help="Einstellungen (Vorgabe: pelicanconf.py)")
        known.add_argument("--format", choices=["text", "json", "gitlab"], default="text", help="Form der Ausgabe")
        known.add_argument("-h", "--help", action="help", help="diese Hilfe")

    def error(self, message: str) -> NoReturn:  # noqa: ARG002  # argparse's English
        self.exit(2, f"Das lässt sich nicht verstehen. Geben Sie ein:\n  {_USAGE}\n")


def main(words: list[str] | None = None) -> int:
    """Check the site and print its findings; return 1 when one of them is an error."""
    parser = _Words()
    asked = parser.parse_args(words)
    if not asked.settings.is_file():
        parser.exit(2, f"{asked.settings} gibt es nicht. Nennen Sie die Datei mit -s.\n")
    report = run.check(asked.settings.absolute()).report
    if asked.format == "text":
        Console(highlight=False, soft_wrap=True).print(summary.verdict(report))
    else:
        sys.stdout.write((as_gitlab if asked.format == "gitlab" else as_json)(report.findings) + "\n")
    return int(bool(report.errors or not report.finished))


if __name__ == "__main__":
    sys.exit(main())
