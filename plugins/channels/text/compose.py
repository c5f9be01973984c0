# SPDX-License-Identifier: AGPL-3.0-or-later
"""Puts a teaser's text together so that it fits: only the words give way, never the link or the hashtags."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from ...core.document import EPISODE
from ..book import Channel, Text
from ..count import Counted, by_rule
from ..posts import POST
from .hashtags import hashtags
from .settings import PLACES, Words
from .shorten import shorten
from .words import Material

_ARTICLE = "{text}\n\n{link}\n\n{hashtags}"
_EPISODE = "Neue Folge von „{show}“ ({duration}, {transcript})\n\n{text}\n\n{link}\n\n{hashtags}"
_NO_LINK = "{text}\n\nMehr dazu: Link im Profil\n\n{hashtags}"
_NO_LINK_EPISODE = "Neue Folge von „{show}“ ({duration}, {transcript})\n\n{text}\n\nAnhören: Link im Profil\n\n{hashtags}"
_PARTS = {"title": "{title}", "subject": "{title}", "preheader": "{text}", "tags": "{tags}"}
_EMPTY = re.compile(r" \((?:, )?\)|(?<=\(), |, (?=\))")
_GAPS = re.compile(r"\n{3,}")


@dataclass(frozen=True, slots=True)
class Composed:
    """A text that fits, how it counts, its hashtags, and whether the editors' words had to be shortened for it."""

    text: str
    counted: Counted
    hashtags: tuple[str, ...]
    parts: Mapping[str, str]
    shortened: bool = False


def compose(material: Material, channel: Channel, words: Words) -> Composed:
    """Return the teaser's text for ``channel``."""
    rule = _rule(channel, words)
    most = min(rule.hashtags, words.hashtags.get(channel.name, rule.hashtags))
    tags = hashtags(material.tags, most)
    template = _template(channel, material, words)
    said, own = material.words(channel.name, headline=rule.headline)
    known = _known(material, tags)

    def whole(text: str) -> str:
        return _filled(template, {**known, "text": text})

    short = shorten(said, lambda text: by_rule(whole(text), rule).fits)
    while tags and not short and said:  # not even a word finds room beside them
        tags = tags[:-1]
        known = _known(material, tags)
        short = shorten(said, lambda text: by_rule(whole(text), rule).fits)
    text = whole(short)
    parts = {name: _part(name, one, material, said) for name, one in channel.parts.items()}
    return Composed(text, by_rule(text, rule), tags, parts, own and short != said)


def _rule(channel: Channel, words: Words) -> Text:
    if channel.text is None:
        raise ValueError(f"{channel.name} is closed")
    limit = words.limits.get(channel.name)
    return channel.text.model_copy(update={"limit": limit}) if limit else channel.text


def _template(channel: Channel, material: Material, words: Words) -> str:
    if material.kind == POST:  # its words are the editors' own
        return _ARTICLE if channel.text is None or channel.text.links or not material.link else _NO_LINK
    own = words.templates.get(channel.name)
    chosen = (own.episode if material.kind == EPISODE else own.article) if own else None
    if chosen:
        return chosen
    clickable = channel.text is None or channel.text.links
    if material.kind == EPISODE and material.details.get("show"):
        return _EPISODE if clickable else _NO_LINK_EPISODE
    return _ARTICLE if clickable else _NO_LINK


def _known(material: Material, tags: tuple[str, ...]) -> dict[str, str]:
    """Return what stands in the places of a template, except for the text."""
    return dict.fromkeys(PLACES, "") | {**material.details, "link": material.link, "hashtags": " ".join(tags)}


def _filled(template: str, known: Mapping[str, str]) -> str:
    """Fill the places; what an empty one leaves behind (brackets, commas, blank lines) goes too."""
    filled = template.format_map(known)
    filled = _EMPTY.sub("", filled) if "(" in template else filled
    return (_GAPS.sub("\n\n", filled) if "\n\n\n" in filled else filled).strip()


def _part(name: str, rule: Text, material: Material, said: str) -> str:
    if name == "tags":
        kept = list[str]()
        for tag in material.tags:
            if by_rule(",".join([*kept, tag]), rule).fits:
                kept.append(tag)
        return ",".join(kept)
    wanted = said.removeprefix(material.title).strip() if name == "preheader" else material.title
    clean = " ".join(wanted.split())
    for sign in rule.forbidden:
        clean = clean.replace(sign, "")
    return shorten(clean, lambda text: by_rule(text, rule).fits)
