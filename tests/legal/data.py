# SPDX-License-Identifier: AGPL-3.0-or-later
"""A complete setting LEGAL and the authority it belongs to."""

import copy
from typing import Any

AUTHORITY: dict[str, Any] = {
    "name": "Stadt Testhausen",
    "address": {"street": "Markt 1", "postcode": "01234", "city": "Testhausen"},
    "email": "rathaus@testhausen.example",
    "phone": "01234 / 56-0",
    "website": "https://www.testhausen.example",
    "land": "SN",
}
LEGAL: dict[str, Any] = {
    "impressum": {"representative": "Bürgermeisterin Erika Beispiel", "responsible": {"name": "Max Muster", "role": "Pressestelle"}},
    "privacy": {
        "officer": {"email": "datenschutz@testhausen.example"},
        "log_days": 7,
        "legal_basis": "Art. 6 Abs. 1 Buchst. e DSGVO",
        "supervisory_authority": {"name": "Die Datenschutzbeauftragte", "url": "https://datenschutz.example/"},
    },
    "accessibility": {
        "law": "Landesgesetz X",
        "status": "partial",
        "deviations": [{"content": "Alte Pläne (PDF)", "reason": "Sie sind eingescannt.", "alternative": "Wir lesen sie Ihnen vor."}],
        "created": "2026-03-01",
        "method": "self",
        "reviewed": "2026-11-02",
        "enforcement": {"name": "Durchsetzungsstelle", "email": "stelle@land.example"},
    },
}


def legal(**changes: Any) -> dict[str, Any]:
    """Return LEGAL with the dotted keys (``accessibility__status``) set; None takes a key away."""
    made = copy.deepcopy(LEGAL)
    for dotted, value in changes.items():
        *path, last = dotted.split("__")
        level = made
        for part in path:
            level = level.setdefault(part, {})
        if value is None:
            level.pop(last, None)
        else:
            level[last] = value
    return made
