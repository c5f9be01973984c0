# SPDX-License-Identifier: AGPL-3.0-or-later
"""Builds that die: what Pelican printed becomes a finding with the file and line to look at."""

from pathlib import Path

import pytest

from plugins.engine.stopped import why

LOG = ".cache/pelican.log"
END = f"Die Seite bleibt auf dem letzten guten Stand. Das ganze Protokoll steht in {LOG}. [engine.stopped]"


@pytest.fixture
def settings(tmp_path: Path) -> Path:
    path = tmp_path / "pelicanconf.py"
    path.write_text('PATH = "inhalt"\nTHEME = "them"\nTIMEZONE = "Europa/Berlin"\n', encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        (
            "[10:00:00] ERROR    Cannot load plugin `kaputt`      log.py:118\n"
            "           CRITICAL RuntimeError: Warning or error encountered\n",
            f"pelicanconf.py:1:1: Der Bau wurde abgebrochen: Cannot load plugin `kaputt`. {END}",
        ),
        (
            'CRITICAL ValueError: 7 ROOT/x.md\n  File "ROOT/a.py", line 2, in f\n  File "ROOT/b/c.py", line 8, in g\n'
            '  File "ROOT/.venv/lib/d.py", line 9, in h\n  File "/usr/lib/e.py", line 10, in i\n',
            f"b/c.py:8:1: Der Bau wurde abgebrochen: ValueError: 7 x.md. {END}",
        ),
        (
            "CRITICAL OSError: [Errno 28] No space left on device: 'ROOT/.cache/x.json'\n",
            ".cache/x.json:1:1: Beim Lesen oder Schreiben einer Datei ist ein Fehler aufgetreten: "
            "auf dem Datenträger ist kein Platz mehr frei. "
            "Prüfen Sie freien Platz und Rechte; die Seite bleibt auf dem letzten guten Stand. [engine.disk]",
        ),
        ("Segmentation fault\n", f"pelicanconf.py:1:1: Der Bau wurde abgebrochen: Segmentation fault. {END}"),
        ("", f"pelicanconf.py:1:1: Der Bau wurde abgebrochen: Ende mit Code -9. {END}"),
        (
            "CRITICAL ZoneInfoNotFoundError: 'No time zone found with key Europa/Berlin'\n",
            "pelicanconf.py:3:1: Die Einstellung „TIMEZONE“ passt nicht: Die Zeitzone „Europa/Berlin“ gibt es nicht. [settings.wrong]",
        ),
        (
            "CRITICAL ValueError: Could not find the theme them\n",
            "pelicanconf.py:2:1: Die Einstellung „THEME“ passt nicht: Das Theme „them“ gibt es nicht. [settings.wrong]",
        ),
        (
            "CRITICAL ValueError: You need to specify a path containing the content (see pelican --help for more information)\n",
            "pelicanconf.py:1:1: Die Einstellung „PATH“ passt nicht: Den Ordner mit den Inhalten gibt es nicht. [settings.wrong]",
        ),
    ],
)
def test_what_pelican_printed_becomes_a_finding(settings: Path, printed: str, expected: str) -> None:
    assert str(why(printed.replace("ROOT", str(settings.parent)), settings, -9, LOG)) == expected
