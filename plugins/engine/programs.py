# SPDX-License-Identifier: AGPL-3.0-or-later
"""The system programs that the tests meet for real, and how Debian installs them."""

import ctypes
import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

# program, shared library or file -> Debian package; libatomic is what the node in Playwright's wheel is linked with
NEEDED = {
    "chromium": "chromium",
    "git": "git",
    "gpo": "gpodder",
    "newsboat": "newsboat",
    "libatomic.so.1": "libatomic1",
    "/usr/sbin/nginx": "nginx-light",
    "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so": "libnginx-mod-http-brotli-static",
    "/usr/sbin/apache2": "apache2",
    "rclone": "rclone",
    "rsync": "rsync",
    "ssh": "openssh-client",
    "/usr/sbin/sshd": "openssh-server",
}
# servers are installed but not started: Debian asks this file first (invoke-rc.d(8), policy-rc.d)
_INSTALL = """
[ -e "$0" ] || { trap 'rm -f "$0"' EXIT; printf '#!/bin/sh\\nexit 101\\n' >"$0"; chmod 755 "$0"; }
apt-get update -qq && apt-get install -y -qq --no-install-recommends "$@"
"""


def missing(needed: Mapping[str, str] = NEEDED) -> list[str]:
    """Return the Debian packages of those programs that are not on the PATH and those libraries and files that are not there, sorted."""
    return sorted({package for name, package in needed.items() if not _there(name)})


def _there(name: str) -> bool:
    if name.startswith("/"):
        return Path(name).exists()
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
    command = [*prefix, "sh", "-c", _INSTALL, "/usr/sbin/policy-rc.d", *packages]
    return subprocess.run(command, env=environment, check=False).returncode == 0
