# SPDX-License-Identifier: AGPL-3.0-or-later
"""Characters that people read as something else: what is approved must be what is seen (Unicode TR 36, TR 39)."""

import re
import unicodedata
from collections.abc import Iterator

# Bidirectional controls (TR 9) and what has no width; soft hyphen and the joiners inside emoji are ordinary typography
_UNSEEN = re.compile("[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\u180e\U000e0001-\U000e007f]")
_WORD = re.compile(r"[^\W\d_]+")
_MIXED = ("LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE")


def found(text: str) -> Iterator[str]:
    """Yield in German what of ``text`` looks like something else, each kind of it once."""
    for char in dict.fromkeys(_UNSEEN.findall(text)):
        yield f"das unsichtbare Zeichen U+{ord(char):04X} ({unicodedata.name(char, 'ohne Namen').title()})"
    for word in dict.fromkeys(one for one in _WORD.findall(text) if not one.isascii()):
        scripts = {unicodedata.name(char, "").split(" ")[0] for char in word} & set(_MIXED)
        if len(scripts) > 1:
            strange = ", ".join(f"U+{ord(char):04X}" for char in word if not unicodedata.name(char, "").startswith("LATIN"))
            yield f"in „{word}“ gemischte Schriften ({strange})"


def marked(text: str) -> str:
    """Return ``text`` with every unseen character written out: „⟦U+202E⟧“."""
    return _UNSEEN.sub(lambda m: f"⟦U+{ord(m[0]):04X}⟧", text)
