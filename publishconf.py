# SPDX-License-Identifier: AGPL-3.0-or-later
"""Settings of the public site: those of pelicanconf.py, and what only the public site needs."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))  # Pelican may be started from anywhere

from pelicanconf import *  # the path comes first

PREVIEW = False
