# SPDX-License-Identifier: AGPL-3.0-or-later
"""Names before a colon: „Anna Beispiel: Guten Tag.“ is a speaker, „Und dann sagte er: Nein.“ is not."""

import difflib
import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping

_WORD = r"(?:(?:Dr|Prof|Ing|Mag|St|[A-ZÄÖÜ])\.|[^\W\d_a-zß-öø-ÿ][\w'’()-]*)"
_PARTICLE = r"(?:von|vom|zu|zur|zum|van|de|del|di|der|den|und|\d{1,2})"
_NAME = re.compile(rf"(?:[-–—]\s*)?(?P<name>{_WORD}(?:[ \xa0](?:{_WORD}|{_PARTICLE})){{0,5}}):(?:\s+|$)(?P<words>.*)", re.DOTALL)
_LONGEST = 60
# Voices that are nobody in particular.
COLLECTIVE = frozenset({"alle", "beide", "chor", "durchsage", "einspieler", "mehrere", "publikum", "stimme", "stimmen", "zuspielung"})


def speakers(beginnings: Iterable[str], persons: Collection[str] = ()) -> frozenset[str]:
    """Return what in front of a colon is the name of a speaker.

    Where the first line begins with a name, all others count; else those that come again. Where the episode's
    ``persons`` are known, it takes one of them, something like one of them, or a second time.
    """
    told = list(beginnings)
    named = [name for text in told if (name := split(text, None)[0])]
    often = {name for name, times in Counter(named).items() if times > 1}
    if persons:
        return frozenset(name for name in named if name in often or name.lower() in COLLECTIVE or alike(name, persons))
    return frozenset(named if told and split(told[0], None)[0] else often)


def split(text: str, known: Collection[str] | None) -> tuple[str, str]:
    """Return speaker (one of ``known``; None: whatever looks like one) and words; without a speaker the text as it is."""
    match = _NAME.match(text)
    if match is None or len(match["name"]) > _LONGEST or (known is not None and match["name"] not in known):
        return "", text
    return match["name"], match["words"]


def alike(name: str, persons: Collection[str]) -> str:
    """Return the person that ``name`` may mean: the same name, a part of it, or one with a slip of the pen; else nothing."""
    if name in persons:
        return name
    wanted = set(name.lower().split())
    part = [one for one in sorted(persons) if wanted & set(one.lower().split())]
    return part[0] if len(part) == 1 else next(iter(difflib.get_close_matches(name, sorted(persons), n=1, cutoff=0.6)), "")


def called(name: str, persons: Collection[str], voices: Mapping[str, str]) -> str:
    """Return the whole name of the person who is called ``name`` in a transcript; where that is nobody for certain, ``name``.

    A speaker may have another name (``voices``), or a part of the name that only one of ``persons`` has: „Hanna“.
    """
    if not name or name in persons:
        return name
    known = {voice.casefold(): real for voice, real in voices.items()}
    if name.casefold() in known:
        return known[name.casefold()]
    wanted = set(name.casefold().split())
    meant = [one for one in persons if wanted <= set(one.casefold().split())]
    return meant[0] if len(meant) == 1 else name
