# SPDX-License-Identifier: AGPL-3.0-or-later
"""Files that a production leaves behind and that are no part of an episode: projects, previews, waveforms, checksums."""

import os
import re
from pathlib import Path

_BY_PRODUCT = re.compile(
    r"""(?ix)
    .*[._\ -](audiogram|waveform|wellenform)([._\ -].*)?   # moving and still pictures of the sound
    | .+\.(rpp|rpp-bak|reapeaks|ultraschall|aup|aup3|sesx|cpr|band|auphonic|edl|zip)   # projects, cut lists, single tracks
    | .+\.(log|md5|sha1|sha256|sha512|asc|sig|license)
    | (readme|licen[cs]e|liesmich)(\..*)?
    | thumbs\.db | desktop\.ini | .*~"""
)


def lying(folder: str) -> list[Path]:
    """Return the files in ``folder`` by name; what programs leave beside them does not count."""
    place = Path(folder)
    with os.scandir(folder) as entries:
        found = sorted(one.name for one in entries if one.is_file() and not is_by_product(one.name))
    return [place / one for one in found]


def is_by_product(name: str) -> bool:
    """Tell whether the file called ``name`` is left alone on purpose."""
    return name.startswith(".") or bool(_BY_PRODUCT.fullmatch(name))
