# SPDX-License-Identifier: AGPL-3.0-or-later
"""Hashtags from tags: a capital for each word, so that screen readers tell the words apart („Was mit Medien“ -> „#WasMitMedien“)."""

import re
from collections.abc import Iterable
from functools import lru_cache
from unicodedata import normalize

_BREAK = re.compile(r"[^\w]|_")
_SOFT = str.maketrans("", "", "\u00ad\u200b\u200c\u200d\u2060\ufeff")


@lru_cache(maxsize=4096)
def hashtag(tag: str) -> str:
    """Return the hashtag of ``tag``, umlauts kept, or an empty string where nothing but digits is left."""
    words = [one for one in _BREAK.split(normalize("NFC", tag).translate(_SOFT)) if one]
    joined = "".join(one[0].upper() + one[1:] for one in words)
    return f"#{joined}" if any(char.isalpha() for char in joined) else ""


def hashtags(tags: Iterable[str], most: int) -> tuple[str, ...]:
    """Return the hashtags of the first ``most`` of ``tags`` that make one, each once whatever its capitals."""
    made: dict[str, str] = {}
    for one in filter(None, map(hashtag, tags)):
        made.setdefault(one.casefold(), one)
    return tuple(made.values())[:most]
