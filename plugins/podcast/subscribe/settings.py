# SPDX-License-Identifier: AGPL-3.0-or-later
"""Where else a show is listed: the addresses of its pages in directories, as the show's settings name them."""

from collections.abc import Mapping
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, StringConstraints

_Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=40)]


def _page(value: str) -> str:
    try:
        host, scheme = urlsplit(value).hostname, urlsplit(value).scheme
    except ValueError:
        host, scheme = None, ""
    if scheme != "https" or not host or value != "".join(value.split()):
        raise ValueError(f"„{value}“ ist keine Adresse einer Seite; schreiben Sie sie vollständig, mit https:// am Anfang.")
    return value


Apps = Mapping[_Name, Annotated[str, AfterValidator(_page)]]
"""Name of a directory or app („Apple Podcasts“), as people know it, and the address of the show's page there."""
