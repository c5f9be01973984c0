# SPDX-License-Identifier: AGPL-3.0-or-later
"""Run a build: Pelican as a child process, its findings read back from a file."""

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ..core.report import Report
from ..core.settings import run as run_settings
from .rules import STOPPED

_CRITICAL = re.compile(r"CRITICAL\s+(?P<text>.+?)(?:\s{2,}\S+\.py:\d+)?\s*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Built:
    """A build that ended: its report, how long it took, the folder with the site, and Pelican's whole log."""

    report: Report
    seconds: float
    output: Path
    log: Path

    @property
    def good(self) -> bool:
        """Tell whether the site is in place and without errors."""
        return self.report.finished and not self.report.errors


def build(settings: Path, *, options: Sequence[str] = (), environment: Mapping[str, str] | None = None) -> Built:
    """Build the site that ``settings`` describes; ``options`` are further words for Pelican, such as ``-e NAME=JSON``.

    The folder of the settings file is the project; what Pelican prints goes to ``.cache/pelican.log``.
    """
    root, start = settings.parent, time.perf_counter()
    cache = root / ".cache"
    cache.mkdir(parents=True, exist_ok=True)
    log, handed = cache / "pelican.log", cache / "report.json"
    handed.unlink(missing_ok=True)
    known = {"AMTSFUNK_REPORT": str(handed), "AMTSFUNK_SETTINGS": str(settings), "COLUMNS": "500", "PYTHONUTF8": "1"}
    # -q would switch --fatal off (Pelican 4.12, log.py)
    command = [sys.executable, "-m", "pelican", "--fatal=errors", "-s", str(settings), *options]
    with log.open("wb") as file:
        code = subprocess.run(
            command,
            cwd=root,
            stdin=subprocess.DEVNULL,
            stdout=file,
            stderr=subprocess.STDOUT,
            check=False,
            env=os.environ | (environment or {}) | known,
        ).returncode
    report = Report.load(handed)
    if not report.finished and not report.errors:
        report = _stopped(report, settings, log, code)
    return Built(report, time.perf_counter() - start, root / "output", log)


def check(settings: Path) -> Built:
    """Do everything a build does but put nothing in place."""
    built = build(settings, options=("-e", "CHECK_ONLY=true", 'OUTPUT_PATH=".cache/pruefung"'))
    shutil.rmtree(settings.parent / ".cache" / "pruefung", ignore_errors=True)
    return built


def _stopped(report: Report, settings: Path, log: Path, code: int) -> Report:
    broken = run_settings(settings)[1]
    if broken:
        return replace(report, findings=tuple(sorted((*report.findings, *broken))))
    text = log.read_text(encoding="utf-8", errors="replace")
    found = _CRITICAL.search(text)
    words = found["text"] if found else (text.strip().splitlines() or [f"Ende mit Code {code}"])[-1]
    shown = words.strip().replace(f"{settings.parent}/", "")
    finding = STOPPED.at(settings.name, text=shown.rstrip("."), log=log.relative_to(settings.parent).as_posix())
    return replace(report, findings=tuple(sorted((*report.findings, finding))))
