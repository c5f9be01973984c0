# SPDX-License-Identifier: AGPL-3.0-or-later
"""Connects the channels: every Document, due or coming, gets its teasers; what the desk needs goes to build/teasers."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

from .. import pelican_site
from ..core.document import ARTICLE, EPISODE, Document
from ..core.finding import Finding, nearest
from ..core.site import Site
from ..pelican_site import Adapter
from . import CAPABILITY, desk, rules, written
from .book import Channel, book
from .cards.deck import Made
from .cards.draw import Look
from .cards.rules import CONTRAST
from .cards.settings import Cards
from .cards.table import Hand, Table, illustrated, lay, page_card
from .plan import ledger, schedule
from .plan.settings import Plan
from .teaser import Teaser
from .text.settings import Words


@dataclass(frozen=True)
class _Made:
    """What a build has made for the desk."""

    plan: list[Teaser]
    cards: list[Made]


_words: dict[Site, Words] = {}
_cards: dict[Site, Cards] = {}
_plans: dict[Site, Plan] = {}
_made: dict[Site, _Made] = {}
_ACCENT, _ENOUGH, _LARGEST = "#1f5a57", 4.5, 2000
_NEWEST = 30  # articles on the page „links“
_FRESH = timedelta(days=365)


def register() -> None:
    """Take part in the build."""
    pelican_site.join(Adapter(CAPABILITY, start=_start, documents=_documents, finish=_finish))


def _start(site: Site) -> None:
    _words[site], _cards[site], _plans[site] = site.load(Words, "TEASERS"), site.load(Cards, "CARDS"), site.load(Plan, "PLAN")


def _chosen(site: Site) -> Iterator[Channel]:
    """Yield the channels that the town has picked; names that are none are findings."""
    for number, name in enumerate(site.settings.get("CHANNELS") or ()):
        place, one = site.setting_place("CHANNELS", number), book().get(name)
        if one is None:
            site.findings.append(rules.UNKNOWN_CHANNEL.at(*place, name=name, nearest=nearest(name, book())))
        elif one.closed:
            site.findings.append(rules.CLOSED_CHANNEL.at(*place, name=name, why=one.closed))
        else:
            if site.today - one.checked > _FRESH:
                site.findings.append(rules.OLD_RULES.at(*place, channel=one.title, day=f"{one.checked:%d.%m.%Y}"))
            yield one


def _documents(site: Site) -> None:
    channels = tuple(_chosen(site))
    if not channels:
        return
    pairs, lang = [*site.pairs, *site.coming], site.settings["DEFAULT_LANG"].lower()
    told = desk.teasers(_told(pairs), desk.Desk(channels, _words[site], _authority(site), lang, site.address, site.path))
    known = {document.source: document for document, _ in pairs}
    table = _table(site)
    hand = lay([known[source] for source in dict.fromkeys(one.source for one in told.teasers)], channels, table)
    site.findings += (*told.findings, *hand.findings, *_contrast(site, hand))
    for made in hand.files:
        site.link(made.cached, made.save_as)
    for document, content in site.pairs:
        content.card = page_card(document, hand)
    shown = [illustrated(one, known[one.source], hand, table) for one in told.teasers]
    planned, found = schedule.plan(shown, known, [one.name for one in channels], _calendar(site))
    site.findings += found
    _made[site] = _Made(planned, list(hand.files))
    if not all(one.text is None or one.text.links for one in channels):
        _links(site, lang)


def _links(site: Site, lang: str) -> None:
    """Queue the page to name in profiles whose posts can hold no links."""
    told = [one for one in site.documents if one.kind in (ARTICLE, EPISODE) and one.listed and one.lang == lang and one.date]
    newest = sorted(told, key=lambda one: (one.date, one.source), reverse=True)[:_NEWEST]
    site.render("links/index.html", "links.html", newest=newest)


def _calendar(site: Site) -> schedule.Desk:
    settings, weeks = _plans[site], os.environ.get("AMTSFUNK_PLAN_WEEKS", "")
    return schedule.Desk(
        settings.model_copy(update={"weeks": int(weeks)}) if weeks.isdigit() else settings,
        site.content,
        site.zone,
        site.clock.now,
        str(site.authority.land or ""),
        site.path,
        site.setting_place("PLAN"),
        asked=bool(weeks),
    )


def _told(pairs: list[tuple[Document, Any]]) -> Iterator[tuple[Document, Any]]:
    yield from ((document, getattr(content, "episode", None)) for document, content in pairs)


def _authority(site: Site) -> str:
    return str(site.authority.short_name or site.authority.name or site.settings["SITENAME"])


def _table(site: Site) -> Table:
    settings, accent = _cards[site], site.settings.get("THEME_COLORS")
    background = settings.background or (accent.get("accent") if isinstance(accent, dict) else None) or _ACCENT
    logo = site.content / str(site.authority.logo or "")
    look = Look(background, settings.ink, logo if logo.suffix.lower() in (".png", ".jpg", ".jpeg", ".webp") and logo.is_file() else None)
    reduced = site.settings["JINJA_GLOBALS"].get("picture_url", lambda path, _: path)
    return Table(
        site.content,
        site.cache / "channels" / "cards",
        look,
        settings,
        _authority(site),
        site.path,
        lambda path: str(reduced(path.lstrip("/"), _LARGEST)).removeprefix(f"{site.base}/"),
    )


def _contrast(site: Site, hand: Hand) -> Iterator[Finding]:
    """Yield one finding for all cards whose words are hard to read: their colours are the same."""
    worst = min((one.contrast for one in hand.files), default=_ENOUGH)
    if worst < _ENOUGH:
        yield CONTRAST.at(*site.setting_place("CARDS"), ratio=f"{worst:.1f}".replace(".", ","))


def _finish(site: Site) -> None:
    if site not in _made or site.settings.get("CHECK_ONLY"):
        return
    made = _made[site]
    host = urlsplit(site.settings["SITEURL"]).hostname or "localhost"
    entries = ledger.renewed(ledger.read(site.content), made.plan, site.clock.now.replace(microsecond=0))
    around = written.Around(_authority(site), host, site.address(""), site.zone, entries, {one.save_as: one.cached for one in made.cards})
    written.write(site.root / "build" / "teasers", made.plan, around)
