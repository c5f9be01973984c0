# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is wrong with a teaser's words: for everybody who listens instead of looking, and for everybody's privacy."""

import re
from collections.abc import Iterator
from typing import Any
from unicodedata import normalize

import emoji

from ...core.finding import Rule
from ..book import Text
from ..counting.weighted import links, maybe_emoji, newer_emoji
from .rules import EMOJI_RUN, FANCY_LETTERS, FORBIDDEN, MANY_LINKS, NEW_EMOJI, TRACKING

_MOST_EMOJI = 2
_ADDRESS = re.compile(r"https?://[^\s<>]*[^\s<>.,;:!?)]")
_FANCY = re.compile("[\U0001d400-\U0001d7ff\U0001f130-\U0001f189\uff21-\uff3a\uff41-\uff5a\u24b6-\u24e9]+")
_COUNTING = re.compile(r"[?&#](utm_\w+|fbclid|gclid|mc_[ce]id|igshid|twclid|pk_\w+|mtm_\w+|wt_\w+)=", re.IGNORECASE)
_SHORT_HOSTS = "bit.ly|t.co|tinyurl.com|goo.gl|ow.ly|buff.ly|is.gd|t1p.de|lnkd.in|fb.me|dlvr.it"
_SHORTENERS = re.compile(rf"(?:https?://)?(?:www\.)?({_SHORT_HOSTS.replace('.', '[.]')})/", re.IGNORECASE)
Problem = tuple[Rule, dict[str, Any]]


def check(text: str, channel: str, rule: Text) -> Iterator[Problem]:
    """Yield what is wrong with ``text``, the whole of a teaser for the channel called ``channel``."""
    yield from _emoji(text)
    for match in _FANCY.finditer(text):
        yield FANCY_LETTERS, {"text": match[0], "plain": normalize("NFKC", match[0])}
    addresses = list(dict.fromkeys([*_ADDRESS.findall(text), *(text[begin:end] for begin, end in links(text))]))
    for one in addresses:
        counting, short = _COUNTING.search(one), _SHORTENERS.match(one)
        if counting or short:
            yield TRACKING, {"text": one, "what": counting[1] if counting else f"Kurzadresse {short[1]}" if short else ""}
    if rule.most_links is not None and len(addresses) > rule.most_links:
        yield MANY_LINKS, {"channel": channel, "count": len(addresses), "most": rule.most_links}
    for char in sorted({char for char in rule.forbidden if char in text}):
        yield FORBIDDEN, {"channel": channel, "text": char}


def _emoji(text: str) -> Iterator[Problem]:
    if not maybe_emoji(text):
        return
    for run in _runs(text):
        if len(run) > _MOST_EMOJI:
            yield EMOJI_RUN, {"count": len(run), "text": "".join(run)}
    for new in dict.fromkeys(newer_emoji(text)):
        yield NEW_EMOJI, {"text": new}


def _runs(text: str) -> list[list[str]]:
    """Return the emoji of ``text`` in groups with nothing but white space within."""
    runs, end = list[list[str]](), 0
    for one in emoji.emoji_list(text):
        if runs and not text[end : one["match_start"]].strip():
            runs[-1].append(one["emoji"])
        else:
            runs.append([one["emoji"]])
        end = one["match_end"]
    return runs
