# SPDX-License-Identifier: AGPL-3.0-or-later
"""From Documents to teasers: one function tells the story."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain, count

from ..core.document import ARTICLE, EPISODE, Document
from ..core.finding import Finding, instead
from . import rules
from .blocks import Blocks
from .book import Channel, book, open_channels
from .fields import Wanted
from .posts import POST
from .teaser import Teaser
from .text.checks import check
from .text.compose import Composed, compose
from .text.settings import Words
from .text.words import material

_ALL = "alle"


@dataclass(frozen=True)
class Desk:
    """What making teasers needs: the channels in the town's order, the words, how addresses and paths are written out."""

    channels: tuple[Channel, ...]
    words: Words
    authority: str
    lang: str
    address: Callable[[str], str]
    shown: Callable[[str], str]
    blocks: Blocks = field(default_factory=Blocks)


@dataclass
class Made:
    """The teasers, and what is wrong with them."""

    teasers: list[Teaser] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def teasers(documents: Iterable[tuple[Document, object]], desk: Desk) -> Made:
    """Return the teasers of ``documents``, each with the view of its episode (None: no episode)."""
    made = Made()
    told = [(one, view) for one, view in documents if one.kind in (ARTICLE, EPISODE, POST) and one.lang == desk.lang and one.listed]
    names = _names(told)
    for document, episode in told:
        wanted: Wanted = document.fields.get("teaser") or Wanted()
        made.findings += _unknown(document, wanted, desk)
        made.findings += _blocks(document, wanted, desk)
        offered = material(document, _address(document, desk), desk, episode)
        for channel in desk.channels:
            if not {channel.name, _ALL} & set(wanted.skip):
                composed = compose(offered, channel, desk.words)
                made.teasers.append(_teaser(document, names[document.source], (channel, composed), desk))
                made.findings += _findings(document, channel, composed, desk)
    return made


def _names(documents: Iterable[tuple[Document, object]]) -> Mapping[str, str]:
    """Return what each document is called in the desk's folders: its slug; where several share one, the oldest keeps it."""
    names: dict[str, str] = {}
    for document, episode in sorted(documents, key=lambda pair: (pair[0].kind, pair[0].date is None, pair[0].date, pair[0].source)):
        show = getattr(getattr(episode, "show", None), "slug", "")
        month = f"{document.date:%Y-%m}" if document.date else ""
        choices = (document.slug, "-".join(filter(None, (show, document.slug))), "-".join(filter(None, (document.slug, month))))
        free = (name for name in chain(choices, (f"{document.slug}-{number}" for number in count(2))) if name not in names.values())
        names[document.source] = next(free)
    return names


def _teaser(document: Document, name: str, said: tuple[Channel, Composed], desk: Desk) -> Teaser:
    channel, composed = said
    return Teaser(
        source=document.source,
        slug=name,
        kind=document.kind,
        channel=channel.name,
        title=document.title,
        text=composed.text,
        length=composed.counted.length,
        limit=composed.counted.limit,
        url=_address(document, desk),
        lang=document.lang,
        hashtags=composed.hashtags,
        parts=composed.parts,
        published=document.date,
    )


def _address(document: Document, desk: Desk) -> str:
    return str(document.fields["link"]) if document.kind == POST else desk.address(document.url)


def _findings(document: Document, channel: Channel, composed: Composed, desk: Desk) -> Iterator[Finding]:
    path, place = desk.shown(document.source), document.where("teaser" if "teaser" in document.positions else "title")
    if not composed.counted.fits:
        yield rules.TOO_LONG.at(path, place, channel=channel.title, length=composed.counted.length, limit=composed.counted.limit)
    elif composed.shortened:
        yield rules.SHORTENED.at(path, place, channel=channel.title, limit=composed.counted.limit)
    if channel.text:
        yield from (rule.at(path, place, **values) for rule, values in check(composed.text, channel.title, channel.text))


def _blocks(document: Document, wanted: Wanted, desk: Desk) -> Iterator[Finding]:
    """Yield what is wrong with the text blocks in the editors' own words."""
    said = "\n".join((wanted.text, *(wanted.own(one.name).text for one in desk.channels)))
    yield from (rule.at(desk.shown(document.source), document.where("teaser"), **values) for rule, values in desk.blocks.check(said))


def _unknown(document: Document, wanted: Wanted, desk: Desk) -> Iterator[Finding]:
    for name in wanted.skip:
        if name not in book() and name != _ALL:
            place = document.where("teaser")
            yield rules.UNKNOWN_SKIP.at(desk.shown(document.source), place, name=name, nearest=instead(name, (*open_channels(), _ALL)))
