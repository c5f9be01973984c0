# SPDX-License-Identifier: AGPL-3.0-or-later
"""How a person types a task: in the project with ``./run``; where Amtsfunk is installed for another Pelican site, with Python."""

import re

INSTALLED = "python -m pelican.plugins.amtsfunk"
TASKS = {  # what ``python -m`` offers
    "check": "prüft die Seite, ohne sie zu bauen",
    "approvals": "zeigt, was auf wessen Freigabe wartet",
    "approve": "gibt frei, was Sie gesehen haben",
    "revoke": "nimmt eine Freigabe zurück",
    "verify": "prüft alle Einträge der Freigabe",
    "folder": "schreibt die Freigabe-Mappe",
}
_NAMED = re.compile(rf"\./run (?=(?:{'|'.join(TASKS)})(?![\w-]))")


def typed(text: str, *, installed: bool = __name__.startswith("pelican.")) -> str:
    """Return ``text`` with the tasks in it as they are typed here."""
    return _NAMED.sub(f"{INSTALLED} ", text) if installed else text
