# SPDX-License-Identifier: AGPL-3.0-or-later
"""One build's teasers, step by step: words, cards, plan, files. Loaded only where a town has picked channels: it needs much."""

import os
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from ..core import progress
from ..core.document import ARTICLE, EPISODE, Document
from ..core.finding import Finding
from ..core.site import Site
from . import desk, own, posts, rules, written
from .blocks import Blocks, store
from .book import Channel
from .cards.draw import Look
from .cards.needed import is_bitmap
from .cards.rules import CONTRAST, LOGO
from .cards.settings import Cards
from .cards.table import Hand, Table, illustrated, lay, page_card
from .exports import TOOLS, tool
from .fields import Wanted
from .gated import Around, agreed, gated
from .papers import NOTICE, Sender
from .plan import ledger, schedule
from .plan.settings import Plan
from .teaser import BUILT, State, Teaser
from .text.settings import Words

_ACCENT, _ENOUGH = "#1f5a57", 4.5
DESK = "AMTSFUNK_DESK"  # set where somebody of the social media desk asked for the build
_STEP = 10  # cards between two words to who waits
_NEWEST = 30  # articles on the page „links“


@dataclass(frozen=True)
class Chosen:
    """What the town has set: its channels in its order, and how teasers are worded, drawn and planned."""

    channels: tuple[Channel, ...]
    words: Words
    cards: Cards
    plan: Plan


@dataclass(frozen=True)
class Ready:
    """What a build has made for the desk."""

    plan: list[Teaser]
    pictures: Mapping[str, Path]
    blocks: Blocks


def make(site: Site, chosen: Chosen) -> Ready:
    """Make the teasers of every document, due or coming; pictures that may be seen go into the output at once."""
    lang, blocks = site.settings["DEFAULT_LANG"].lower(), _blocks(site)
    answers = blocks
    pairs = [*site.pairs, *site.coming, *((one, None) for one in _posts(site, chosen.channels, lang))]
    told = desk.teasers(_told(pairs), desk.Desk(chosen.channels, chosen.words, _authority(site), lang, site.address, site.path, blocks))
    known = {document.source: document for document, _ in pairs}
    held = _held(site, chosen.cards, known)
    table = _table(site, chosen.cards)
    drawn = [known[source] for source in dict.fromkeys(one.source for one in told.teasers)]
    served = {one.source for one in drawn}
    bare = [one for one, _ in site.pairs if one.listed and not one.fields.get("image") and one.source not in served]
    hand = lay(drawn, bare, chosen.channels, table)
    site.findings += (*told.findings, *hand.findings, *_contrast(site, hand))
    if NOTICE in [one.name for one in chosen.channels] and not site.authority.phone:
        site.findings.append(rules.NO_PHONE.at(*site.setting_place("AUTHORITY")))
    for document, content in site.pairs:
        content.card = page_card(document, hand)
    shown = [illustrated(one, known[one.source], hand) for one in told.teasers]
    planned, found = schedule.plan(shown, known, [one.name for one in chosen.channels], _calendar(site, chosen.plan, held))
    site.findings += (*found, *own.check(shown, known, site), *_poorer(site, planned))
    if site.gate is not None:
        answers = agreed(blocks, lang, site.gate)
        planned = list(gated(planned, Around(known, {**hand.files(), **_privatefiles(site, planned)}, blocks), site.gate))
    _publish(site, hand, held, planned)
    if not all(one.text is None or one.text.links for one in chosen.channels):
        _links(site, lang)
    return Ready(planned, hand.files(), answers)


def _publish(site: Site, hand: Hand, held: Set[str], planned: Iterable[Teaser]) -> None:
    """Put pictures into the output, but none of the editors' own and no post's card before its teaser may go out."""
    waiting, may = list[Teaser](), set[str]()
    for one in planned:
        if site.gate is not None and one.state is State.WAITING:
            waiting.append(one)
        else:
            may |= {one.source, *(each.url for each in one.pictures)}
    closed = {one.source for one in waiting if one.kind == posts.POST} - may
    private = {each.url for one in waiting for each in one.pictures if each.source} - may
    for save_as, cached in hand.files(held | closed).items():
        if save_as not in private:
            site.link(cached, save_as)


def put(site: Site, ready: Ready) -> None:
    """Write what the desk needs to build/teasers."""
    host = urlsplit(site.settings["SITEURL"]).hostname or "localhost"
    entries = ledger.renewed(ledger.read(site.content), ready.plan, site.clock.now.replace(microsecond=0))
    sender = Sender(_authority(site), site.authority.phone, site.authority.email)
    around = written.Around(sender, host, site.address(""), site.zone, entries, ready.pictures, ready.blocks)
    written.write(site.root / BUILT, ready.plan, around)


def _privatefiles(site: Site, teasers: Iterable[Teaser]) -> dict[str, Path]:
    """Return the editors' own files among the teasers' pictures, by the pictures' addresses."""
    return {each.url: site.content / each.source for one in teasers for each in one.pictures if each.url and each.source}


def _blocks(site: Site) -> Blocks:
    """Return the text blocks; in a site where nobody reads heads as we do there are none."""
    if site.read_note is None:
        return Blocks()
    blocks, found = store.read(site.content, site.read_note, site.path, site.today)
    site.findings += found
    return blocks


def _posts(site: Site, channels: tuple[Channel, ...], lang: str) -> list[Document]:
    if site.read_note is None:
        return []
    made, found = posts.read(posts.Desk(site.content, site.read_note, channels, lang, site.path, site.address))
    site.findings += found
    return made


def _links(site: Site, lang: str) -> None:
    """Queue the page to name in profiles whose posts can hold no links."""
    told = [one for one in site.documents if one.kind in (ARTICLE, EPISODE) and one.listed and one.lang == lang and one.date]
    newest = sorted(told, key=lambda one: (one.date, one.source), reverse=True)[:_NEWEST]
    site.render("links/index.html", "links.html", newest=newest)


def _calendar(site: Site, settings: Plan, held: Set[str]) -> schedule.Desk:
    weeks = os.environ.get("AMTSFUNK_PLAN_WEEKS", "")
    return schedule.Desk(
        settings.model_copy(update={"weeks": int(weeks)}) if weeks.isdigit() else settings,
        site.content,
        site.zone,
        site.clock.now,
        str(site.authority.land or ""),
        site.path,
        site.setting_place("PLAN"),
        held,
        asked=bool(weeks),
    )


def _told(pairs: list[tuple[Document, Any]]) -> Iterator[tuple[Document, Any]]:
    yield from ((document, getattr(content, "episode", None)) for document, content in pairs)


def _authority(site: Site) -> str:
    return str(site.authority.short_name or site.authority.name or site.settings["SITENAME"])


def _table(site: Site, settings: Cards) -> Table:
    accent = site.settings.get("THEME_COLORS")
    background = settings.background or (accent.get("accent") if isinstance(accent, dict) else None) or _ACCENT
    look = Look(background, settings.ink, _logo(site, settings))
    return Table(
        site.content,
        site.cache / "channels" / "cards",
        look,
        settings,
        _authority(site),
        site.path,
        _progress,
    )


def _logo(site: Site, settings: Cards) -> Path | None:
    """Return the logo where it is a bitmap; one that cannot be drawn is a finding."""
    named = settings.logo or str(site.authority.logo or "")
    logo = site.content / named.lstrip("/")
    if not named or is_bitmap(logo):
        return logo if named else None
    site.findings.append(
        LOGO.at(*(site.setting_place("CARDS", "logo") if settings.logo else site.setting_place("AUTHORITY", "logo")), name=named)
    )
    return None


def _held(site: Site, settings: Cards, known: Mapping[str, Document]) -> Set[str]:
    """Return the sources of articles whose pictures stay in build/ until they are out, and of posts whose pictures do for good."""
    coming = {one.source for one, _ in site.coming}
    late = coming if not settings.early else set[str]()
    asked = {source for source, one in known.items() if (one.fields.get("teaser") or Wanted()).embargo}
    return site.withheld | late | {one for one in asked if one in coming or known[one].kind == posts.POST}


def _progress(done: int, most: int) -> None:
    if done % _STEP == 0:
        progress.tell(f"Bildkarten werden gezeichnet {progress.bar(done, most)} {done} von {most}")
    if done == most:
        progress.tell("Die Seite wird gebaut …")


def _poorer(site: Site, planned: Iterable[Teaser]) -> Iterator[Finding]:
    """Yield, where somebody of the desk asks, what files for tools cannot carry of the teasers' pictures."""
    if os.environ.get(DESK):
        rows = [one for one in planned if one.at and one.state is State.PLANNED]
        for one in map(tool, TOOLS):
            served = [row for row in rows if row.channel in one.CHANNELS]
            count = sum(len(row.pictures) for row in served)
            if not one.ALT and count:
                yield rules.NO_ALT_COLUMN.at(*site.setting_place("CHANNELS"), tool=one.TITLE, count=count)
            lost = count - sum(len(row.pictures[: one.MOST]) for row in served)
            if lost:
                yield rules.FEWER_PICTURES.at(*site.setting_place("CHANNELS"), tool=one.TITLE, most=one.MOST, count=lost)


def _contrast(site: Site, hand: Hand) -> Iterator[Finding]:
    """Yield one finding for all cards whose words are hard to read: their colours are the same."""
    worst = min((one.contrast for one in hand.cards.values()), default=_ENOUGH)
    if worst < _ENOUGH:
        yield CONTRAST.at(*site.setting_place("CARDS"), ratio=f"{worst:.1f}".replace(".", ","))
