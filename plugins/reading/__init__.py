# SPDX-License-Identifier: AGPL-3.0-or-later
"""Reading: a file becomes a document. Front matter, Markdown, typography, states, links; `invoke new`.

``source`` cleans the bytes, ``heads`` finds and takes apart the head, ``models`` converts its values, ``status`` decides
what is shown, ``markdown`` makes HTML; ``pipeline`` tells that story. ``targets`` and ``addresses`` look across documents.
"""

from ..core.capability import Capability
from .body_rules import BODY_RULES
from .directives import DIRECTIVES
from .fields import FIELDS
from .rules import RULES
from .settings import Reading

CAPABILITY = Capability(
    "reading",
    "Lesen: aus Dateien werden Dokumente",
    fields=FIELDS,
    settings={"READING": Reading},
    switches={
        "UNKNOWN_FIELDS": "Was ein unbekanntes Feld im Kopf ist: „error“ (Fehler), „warning“ (Warnung) oder „ignore“ (erlaubt).",
        "HELD": "Dateien, die dieser Bau auslässt, ab dem Projektordner (setzt „invoke publish --hold“).",
    },
    directives=DIRECTIVES,
    rules=(*RULES, *BODY_RULES),
)


def register() -> None:
    """Switch on this capability alone (Pelican's entry point)."""
    from .adapter import register as join

    join()
