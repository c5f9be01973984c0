# SPDX-License-Identifier: AGPL-3.0-or-later
"""Run a build: Pelican as a child process, its findings read back from a file."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ..core import files, progress
from ..core.report import Report
from ..core.settings import run as run_settings
from . import stopped
from .rules import DISK

_GLANCE = 0.2  # seconds between two looks at what the process is busy with


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


Watch = Callable[[str], object]


def build(
    settings: Path, *, options: Sequence[str] = (), environment: Mapping[str, str] | None = None, watch: Watch = lambda _: None
) -> Built:
    """Build the site that ``settings`` describes; ``options`` are further words for Pelican, such as ``-e NAME=JSON``.

    The folder of the settings file is the project; what Pelican prints goes to ``.cache/pelican.log``. ``watch`` is told what
    a build that takes long is busy with.
    """
    root, cache, start = settings.parent, settings.parent / ".cache", time.perf_counter()
    log, handed, busy = cache / "pelican.log", cache / "report.json", cache / "progress.txt"
    known = {
        "AMTSFUNK_REPORT": str(handed),
        progress.VARIABLE: str(busy),
        "AMTSFUNK_SETTINGS": str(settings),
        "COLUMNS": "500",
        "PYTHONUTF8": "1",
    }
    # -q would switch --fatal off (Pelican 4.12, log.py)
    command = [sys.executable, "-m", "pelican", "--fatal=errors", "-s", str(settings), *options]
    try:
        cache.mkdir(parents=True, exist_ok=True)
        for old in (handed, busy):
            old.unlink(missing_ok=True)
        code = _run(command, root, os.environ | (environment or {}) | known, watch)
        report = Report.load(handed)
        if not report.finished and not report.errors:
            report = _stopped(report, settings, log, code)
    except OSError as error:
        report = Report((DISK.at(cache.name, text=files.reason(error)),))
    return Built(report, time.perf_counter() - start, root / "output", log)


def _run(command: Sequence[str], root: Path, environment: Mapping[str, str], watch: Watch) -> int:
    """Run ``command`` to its end, passing on what it says meanwhile; return its code. Who is interrupted here ends it too.

    Raises OSError when the log cannot be written.
    """
    said, busy = "", Path(environment[progress.VARIABLE])
    with (root / ".cache" / "pelican.log").open("wb") as log:
        process = subprocess.Popen(command, cwd=root, stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT, env=environment)
        try:
            while (code := _waited(process)) is None:
                text = progress.told(busy)
                if text != said:
                    watch(said := text)
        except BaseException:
            process.kill()
            process.wait()
            raise
    return code


def _waited(process: "subprocess.Popen[bytes]") -> int | None:
    try:
        return process.wait(_GLANCE)
    except subprocess.TimeoutExpired:
        return None


def check(settings: Path, *, environment: Mapping[str, str] | None = None, watch: Watch = lambda _: None) -> Built:
    """Do everything a build does but put nothing in place."""
    options = ("-e", "CHECK_ONLY=true", 'OUTPUT_PATH=".cache/pruefung"')
    built = build(settings, options=options, environment=environment, watch=watch)
    shutil.rmtree(settings.parent / ".cache" / "pruefung", ignore_errors=True)
    return built


def _stopped(report: Report, settings: Path, log: Path, code: int) -> Report:
    text, shown = log.read_text(encoding="utf-8", errors="replace"), log.relative_to(settings.parent).as_posix()
    found = run_settings(settings)[1] or [stopped.why(text, settings, code, shown)]
    return replace(report, findings=tuple(sorted((*report.findings, *found))))
