# SPDX-License-Identifier: AGPL-3.0-or-later
"""Settings of the public site: those of pelicanconf.py, and what only the public site needs."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))  # Pelican may be started from anywhere

from pelicanconf import *  # the path comes first

PREVIEW = False

# Where the site goes; keys and passwords never stand here. The example's server is invented, like everything else.
PUBLISH = {
    "targets": {
        "live": {"kind": "ssh", "host": "www.musterstadt.example", "user": "blog", "path": "/srv/www/blog"},
        "vorschau": {
            "kind": "ssh",
            "host": "www.musterstadt.example",
            "user": "blog",
            "path": "/srv/www/vorschau",
            "url": "https://vorschau.musterstadt.example",
            "login": "AMTSFUNK_VORSCHAU",
            "keep": 2,
        },
        "redaktion": {
            "kind": "ssh",
            "host": "www.musterstadt.example",
            "user": "blog",
            "path": "/srv/www/redaktion",
            "url": "https://redaktion.musterstadt.example",
            "login": "AMTSFUNK_REDAKTION",
            "shows": "teasers",
            "keep": 2,
        },
    },
}
