# SPDX-License-Identifier: AGPL-3.0-or-later
"""Shortens German text to what fits: at the end of a sentence, else of a clause, else of a word."""

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import pairwise

from ...core.german import belong, cites, ends_sentence

Fits = Callable[[str], bool]
_WORD = re.compile(r"[^ \t\r\n]+")  # a no-break space holds words together
_BLANK = "\n\n"
_CLAUSE = (",", ";", ":", "–", "—")
_DANGLING = " \u00a0,;:–—-(„‚«"
MARK = "\u00a0…"  # with a space: whole words are missing (Duden, Auslassungspunkte)
# Words that lean on the next one: „Nordufer und …“ reads like a slip, „Nordufer …“ like a cut.
_LEANING = re.compile(
    r"(?:.*\s)?(?:ab|als|am|an|auf|aus|bei|beim|bis|das|dass|dem|den|der|des|die|durch|ein|eine|einem|einen|einer|eines|für|gegen|im|in|ins|"
    "ist|mit|nach|nicht|noch|oder|ohne|sehr|sich|sind|sowie|über|um|und|unter|vom|von|vor|war|wenn|werden|wie|wird|zu|zum|zur|zwischen)",
    re.IGNORECASE | re.DOTALL,
)
_LEANING_ROOM = 12  # characters: the longest of them and what stands before it
# A cut at a better place may cost so much of what would fit.
_SENTENCE_WORTH, _CLAUSE_WORTH = 0.45, 0.75


def shorten(text: str, fits: Fits) -> str:
    """Return ``text``, or as much of its beginning as ``fits``, ending with „…“ only where a sentence is cut.

    Never cuts inside a number, a date, an abbreviation, a form of gender, an address or an emoji. Where not even the first
    word fits the result is empty.
    """
    whole = text.strip()
    if fits(whole):
        return whole
    ends, sentences = _places(whole)
    best = _last(ends, lambda end: fits(_cut(whole, end)))
    if best is None:
        return ""
    sentence = _last(sentences, lambda end: fits(whole[:end]))
    if sentence is not None and sentence >= best * _SENTENCE_WORTH:
        return whole[:sentence]
    near = [end for end in ends if best * _CLAUSE_WORTH <= end <= best]
    clauses = [end for end in near if whole[:end].endswith(_CLAUSE)]
    firm = [end for end in near if not _LEANING.fullmatch(whole, max(0, end - _LEANING_ROOM), end)]
    return _cut(whole, (clauses or firm or [best])[-1])


@lru_cache(maxsize=16)
def _places(text: str) -> tuple[list[int], list[int]]:
    """Return where ``text`` may be cut and where a sentence ends: the same for every channel."""
    pairs = [(one[0], after[0], one.end(), after.start()) for one, after in pairwise(_WORD.finditer(text))]
    sentences = [end for word, after, end, begin in pairs if ends_sentence(word, after) or _BLANK in text[end:begin]]
    return [end for word, after, end, _ in pairs if not _one(word, after)], sentences


def _one(before: str, word: str) -> bool:
    return belong(before, word) or cites(before, word)


def _cut(text: str, end: int) -> str:
    return text[:end].rstrip(_DANGLING) + MARK


def _last(places: Sequence[int], fits: Callable[[int], bool]) -> int | None:
    """Return the last place that fits; longer beginnings count more, save for rare links, which is why the guess is checked."""
    at = bisect_right(places, False, key=lambda place: not fits(place))
    while at and not fits(places[at - 1]):
        at -= 1
    return places[at - 1] if at else None


def first_sentences(text: str, most: int) -> str:
    """Return the first sentences of ``text`` that are at most ``most`` characters, at least a cut first one."""
    return shorten(text, lambda one: len(one) <= most)
