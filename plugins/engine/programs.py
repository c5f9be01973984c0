# SPDX-License-Identifier: AGPL-3.0-or-later
"""The system programs that the tests meet for real, and how Debian installs them."""

import ctypes
import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence

# program or shared library -> Debian package; libatomic is what the node in Playwright's wheel is linked with
NEEDED = {"chromium": "chromium", "git": "git", "gpo": "gpodder", "newsboat": "newsboat", "libatomic.so.1": "libatomic1"}


def missing(needed: Mapping[str, str] = NEEDED) -> list[str]:
    """Return the Debian packages of those programs that are not on the PATH and those libraries that do not load, sorted."""
    return sorted({package for name, package in needed.items() if not _there(name)})


def _there(name: str) -> bool:
    if ".so." not in name:
        return shutil.which(name) is not None
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def line(packages: Sequence[str]) -> str:
    """Return the one line to type that installs ``packages``."""
    return f"sudo apt-get update && sudo apt-get install -y --no-install-recommends {' '.join(packages)}"


def may_install() -> bool:
    """Tell whether this process may install packages without being asked to."""
    return os.geteuid() == 0


def install(packages: Sequence[str]) -> bool:
    """Install Debian packages (as root, else through sudo); return whether that worked."""
    prefix = [] if may_install() else ["sudo"]
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for words in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", *packages]):
        if subprocess.run([*prefix, "apt-get", *words], env=environment, check=False).returncode:
            return False
    return True
