# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the register of approvals of the last build says to those who bring a site out: build/freigaben.json."""

import json
from pathlib import Path

FILE = Path("build") / "freigaben.json"
_WHY = "„{title}“ steht in der Seite, ist aber nicht freigegeben. {why} Freigeben: ./run approve {item}"


def refusals(root: Path) -> list[str]:
    """Return in German why the site that was last built in ``root`` must not go out; nothing where approvals are off.

    What needs an approval and lacks it is in no built site; these are the required pages, which stay because the law wants them.
    """
    try:
        data = json.loads((root / FILE).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return []
    except (OSError, ValueError):
        return ["Das Verzeichnis der Freigaben (build/freigaben.json) lässt sich nicht lesen. Bauen Sie die Seite neu."]
    named = set(data["refuses"])
    return [_WHY.format(**row) for row in data["items"] if row["item"] in named]
