# SPDX-License-Identifier: AGPL-3.0-or-later
"""The alt text of a card: what is written on it, and what its picture shows."""

from ..text.shorten import shorten


def alt_text(title: str, category: str, picture_alt: str, most: int | None) -> str:
    """Return the alt text, at most ``most`` characters (None: no limit; 0: the channel knows no alt text, so a full one)."""
    words = [title.strip()]
    if category:
        words.append(category)
    text = ". ".join(one.rstrip(".") for one in words) + "."
    if picture_alt:
        text += f" Dahinter ein Bild: {picture_alt.strip().rstrip('.')}."
    return shorten(text, lambda one: not most or len(one) <= most)
