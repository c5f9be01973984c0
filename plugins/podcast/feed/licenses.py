# SPDX-License-Identifier: AGPL-3.0-or-later
"""Well-known public licences: what podcast:license calls them (SPDX's short names in lower case) and where they stand."""

import re

_CC = "https://creativecommons.org/licenses"
# https://spdx.org/licenses; podcast-namespace, docs/tags/license.md; https://www.govdata.de/lizenzen
LICENSES = {
    "cc0-1.0": "https://creativecommons.org/publicdomain/zero/1.0/",
    "cc-by-4.0": f"{_CC}/by/4.0/",
    "cc-by-sa-4.0": f"{_CC}/by-sa/4.0/",
    "cc-by-nd-4.0": f"{_CC}/by-nd/4.0/",
    "cc-by-nc-4.0": f"{_CC}/by-nc/4.0/",
    "cc-by-nc-sa-4.0": f"{_CC}/by-nc-sa/4.0/",
    "cc-by-nc-nd-4.0": f"{_CC}/by-nc-nd/4.0/",
    "cc-by-3.0-de": f"{_CC}/by/3.0/de/",
    "cc-by-sa-3.0-de": f"{_CC}/by-sa/3.0/de/",
    "dl-de-by-2.0": "https://www.govdata.de/dl-de/by-2-0",
    "dl-de-zero-2.0": "https://www.govdata.de/dl-de/zero-2-0",
}
_SIGNS = re.compile(r"[^a-z0-9]+")


def slug(name: str) -> str:
    """Return the short name that „CC BY 4.0“, „dl-de/by-2-0“ or „CC0“ mean, an empty string for other licences."""
    return _MEANT.get(_bare(name), "")


def _bare(name: str) -> str:
    return _SIGNS.sub("", name.lower())


_MEANT = {**{_bare(one): one for one in LICENSES}, "cc0": "cc0-1.0"}
