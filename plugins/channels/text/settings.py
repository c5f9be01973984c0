# SPDX-License-Identifier: AGPL-3.0-or-later
"""The setting TEASERS: templates a channel and kind, and what differs from the rule book."""

from collections.abc import Mapping
from string import Formatter
from typing import Annotated

from pydantic import AfterValidator, Field

from ...core.finding import instead
from ...core.settings import Settings
from ..book import book, open_channels

PLACES = ("text", "link", "hashtags", "title", "category", "show", "duration", "transcript", "authority")


def _template(value: str) -> str:
    try:
        used = [name for _, name, _, _ in Formatter().parse(value) if name is not None]
    except ValueError:
        raise ValueError("Eine geschweifte Klammer ist nicht geschlossen. Schreiben Sie zum Beispiel „{text} {link}“.") from None
    for name in used:
        if name not in PLACES:
            raise ValueError(f"Den Platzhalter „{{{name}}}“ gibt es nicht. {instead(name, PLACES)}")
    if "text" not in used:
        raise ValueError("Der Vorlage fehlt „{text}“.")
    return value


def channels(value: Mapping[str, object]) -> Mapping[str, object]:
    """Check that the keys of a setting are channels."""
    for name in value:
        if name not in book():
            raise ValueError(f"Den Kanal „{name}“ gibt es nicht. {instead(name, open_channels())}".rstrip())
    return value


Template = Annotated[str, AfterValidator(_template)]


class Templates(Settings):
    """The templates of one channel."""

    article: Template | None = None
    """Vorlage für Beiträge; Platzhalter: text, link, hashtags, title, category, authority."""
    episode: Template | None = None
    """Vorlage für Podcast-Folgen; dazu: show, duration, transcript."""


class Words(Settings):
    """TEASERS: how teasers are worded."""

    templates: Annotated[Mapping[str, Templates], AfterValidator(channels)] = Field(default_factory=dict)
    """Vorlagen je Kanal; ohne Angabe gelten die mitgelieferten."""
    limits: Annotated[Mapping[str, Annotated[int, Field(ge=20)]], AfterValidator(channels)] = Field(default_factory=dict)
    """Andere Obergrenze für einen Kanal, zum Beispiel {"mastodon": 1000} für den eigenen Server."""
    hashtags: Annotated[Mapping[str, Annotated[int, Field(ge=0)]], AfterValidator(channels)] = Field(default_factory=dict)
    """Weniger Hashtags für einen Kanal, als das Regelwerk erlaubt."""
