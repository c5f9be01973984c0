# SPDX-License-Identifier: AGPL-3.0-or-later
"""Breaks text into short lines as German wants it: at spaces, never inside „20 000“, „z. B.“, „§ 5“ or „24. Dezember“."""

from collections.abc import Iterator
from itertools import pairwise

from ...core.german import belong


def lines(text: str, width: int, taken: int = 0) -> list[str]:
    """Return ``text`` in lines of at most ``width`` characters; only what is longer than a line is broken inside.

    ``taken`` characters of the first line are something else's; at most half of it, names can be long.
    """
    if len(text) + min(taken, width // 2) <= width and "  " not in text:
        return [text] if text else []
    made = [""]
    for piece in _pieces(text, width):
        room = width - (min(taken, width // 2) if len(made) == 1 else 0)
        if not made[-1]:
            made[-1] = piece
        elif len(made[-1]) + 1 + len(piece) <= room:
            made[-1] += f" {piece}"
        else:
            made.append(piece)
    return [one for one in made if one]


def _pieces(text: str, width: int) -> Iterator[str]:
    """Yield what stays on one line: words, and words that belong together as far as a line can hold them."""
    held = ""
    for before, word in pairwise(["", *text.split(" ")]):
        if held and len(held) + 1 + len(word) <= width and belong(before, word):
            held += f" {word}"
        else:
            yield from _broken(held, width)
            held = word
    yield from _broken(held, width)


def _broken(word: str, width: int) -> Iterator[str]:
    """Yield the word, in several pieces when it is longer than a line: after a hyphen or stroke, else wherever the line ends."""
    while len(word) > width:
        at = max(word.rfind("-", 0, width), word.rfind("/", 0, width), word.rfind("–", 0, width)) + 1 or width
        yield word[:at]
        word = word[at:]
    if word:
        yield word
