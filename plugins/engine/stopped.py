# SPDX-License-Identifier: AGPL-3.0-or-later
"""Why a build died without a word of ours: read from what Pelican printed."""

import errno
import re
from pathlib import Path

from ..core import files
from ..core.finding import Finding
from ..core.settings import WRONG_SETTING, place
from .rules import DISK, STOPPED

_SAID = r"\s+(?P<text>.+?)(?:\s{2,}\S+\.py:\d+)?\s*$"
_CRITICAL, _ERROR = (re.compile(rf"{level}{_SAID}", re.MULTILINE) for level in ("CRITICAL", "ERROR"))
_FRAME = re.compile(r'File "(?P<path>[^"]+)", line (?P<line>\d+)')
_FATAL = "Warning or error encountered"  # Pelican's --fatal=errors: what the error was, it said before (log.py)
_DISK = re.compile(r"\[Errno (?P<number>\d+)\] (?P<said>[^:]+)(?:: '(?P<path>[^']*)')?")
_REFUSALS = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EACCES, errno.EPERM, errno.EIO)
_SETTINGS = {
    re.compile(r"No time zone found with key (?P<value>\S+?)'"): ("TIMEZONE", "Die Zeitzone „{value}“ gibt es nicht."),
    re.compile(r"Could not find the theme (?P<value>.+)"): ("THEME", "Das Theme „{value}“ gibt es nicht."),
    re.compile(r"You need to specify a path(?P<value>)"): ("PATH", "Den Ordner mit den Inhalten gibt es nicht."),
}


def why(log: str, settings: Path, code: int, shown: str) -> Finding:
    """Return the finding for a build that ended with ``code`` and printed ``log``, which people find at ``shown``."""
    found = _CRITICAL.search(log)
    if found and found["text"].endswith(_FATAL):
        found = _ERROR.search(log) or found
    words = found["text"] if found else (log.strip().splitlines() or [f"Ende mit Code {code}"])[-1].strip()
    for pattern, (name, what) in _SETTINGS.items():
        if wrong := pattern.search(words):
            return WRONG_SETTING.at(*place(settings, name), key=name, what=what.format(**wrong.groupdict()))
    disk = _DISK.search(words)
    if disk and (number := int(disk["number"])) in _REFUSALS:
        return DISK.at(_shown(disk["path"] or settings.name, settings), text=files.reason(OSError(number, disk["said"])))
    path, line = _place(log, settings)
    return STOPPED.at(path, (line, 1), text=_shown(words, settings).rstrip("."), log=shown)


def _shown(words: str, settings: Path) -> str:
    return words.replace(f"{settings.parent}/", "")


def _place(log: str, settings: Path) -> tuple[str, int]:
    """Return the last line of the project's own code that the log's tracebacks name, else the beginning of the settings."""
    for found in reversed(list(_FRAME.finditer(log))):
        path = Path(found["path"])
        if path.is_relative_to(settings.parent) and ".venv" not in path.parts:
            return path.relative_to(settings.parent).as_posix(), int(found["line"])
    return settings.name, 1
