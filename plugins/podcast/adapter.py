# SPDX-License-Identifier: AGPL-3.0-or-later
"""Connects the podcast: episodes get addresses and views, shows get pages and feeds, the output gets their files."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache, partial
from itertools import pairwise
from pathlib import Path
from typing import Any

from pelican.contents import Article, Content
from pelican.generators import PelicanTemplateNotFound

from .. import pelican_site
from ..core.document import EPISODE, Document
from ..core.finding import Finding, Severity
from ..core.report import Standing
from ..core.site import Site
from ..pelican_site import Adapter
from . import CAPABILITY, orphans, place, rules, studio
from .copies import Copies
from .covers import check as cover
from .episode import Episode, ShowView
from .feed import channel
from .feed.office import Office
from .feed.shared import Desk
from .ledger import books, pending
from .lint import look
from .persons import pages as people
from .persons.cast import Cast
from .persons.check import check as check_people
from .production import folder as production
from .production import names
from .settings import Podcast
from .store import Store
from .subscribe import offer, qr

_settings: dict[Site, Podcast] = {}
_making: dict[Site, studio.Studio] = {}
_look: dict[Site, Callable[[str], Sequence[Path]]] = {}  # what lies in a folder: several phases ask, once a build it is looked
_unread: set[Site] = set()  # PODCAST was wrong: every episode would seem to have no show
BARRIER = "barriere-melden/"


def register() -> None:
    """Take part in the build."""
    pelican_site.join(Adapter(CAPABILITY, start=_start, shape=_shape, transform=_transform, documents=_documents))


def _start(site: Site) -> None:
    known = len(site.findings)
    _look[site] = cache(names.lying)
    _settings[site] = site.load(Podcast, "PODCAST")
    if len(site.findings) > known:
        _unread.add(site)
    site.suppliers.append(lambda source: _supplied(site, source))


def _supplied(site: Site, source: str) -> Mapping[str, Any]:
    """Return what the production in the episode's folder says of it."""
    spot = place.of_source(source, ())
    if not _is_original(spot):
        return {}
    settings = _settings[site]
    regulars = settings.shows[spot.show].persons if spot.show in settings.shows else ()
    files = _look[site](_home(site, source))
    return production.head(files, lambda: Cast(settings.persons).with_regulars(regulars))


def _is_original(spot: place.Place) -> bool:
    """Tell whether the file is the text of a folder that is an episode's; another language's version is not what was produced."""
    return bool(spot.folder) and spot.source.rpartition("/")[2].rpartition(".")[0] == "index"


def _home(site: Site, source: str) -> str:
    """Return the folder in which the episode's files lie."""
    return f"{site.folder(source)}/{source.rpartition('/')[0]}"


def _shape(site: Site, content: Content) -> None:
    """Give an episode in content/podcast/<show>/ its address below the show's; one that the editors chose stays."""
    spot = _place(site, content)
    if not isinstance(content, Article) or not spot.ours:
        return
    content.metadata.setdefault("kind", EPISODE)
    if content.status == "draft" or "url" in content.metadata or "save_as" in content.metadata:
        return
    lang = "" if content.lang == site.settings["DEFAULT_LANG"].lower() else content.lang
    named = content.metadata.get("show")
    show = named if named in _settings[site].shows else spot.show
    content.override_url = place.address(show, content.slug, lang)
    content.override_save_as = f"{content.override_url}index.html"


def _place(site: Site, content: Content) -> place.Place:
    return place.of_source(content.relative_source_path or "", _settings[site].shows)


def _studio(site: Site) -> studio.Studio:
    settings = site.settings
    shows = studio.shows(_settings[site], settings["DEFAULT_LANG"], _author(site), site.authority.email, site.base)
    cast = _cast(site)
    for show in shows.values():
        show.cast = cast.with_regulars(show.settings.persons)
    kept = settings.get("MEDIA_STORE")
    return studio.Studio(
        site.content,
        site.path,
        Store(site.cache / "podcast"),
        shows,
        site.base,
        site.origin,
        site.root / Path(kept).expanduser() if kept else None,
        _settings[site].transcript_gap,
        folders=site.editions,
        look=_look[site],
    )


def _cast(site: Site) -> Cast:
    """Return everybody whom PODCAST defines for all shows."""

    def there(path: str) -> bool:
        return (site.content / path.lstrip("/")).is_file()

    def picture(path: str, width: int) -> str:
        reduced = site.settings["JINJA_GLOBALS"].get("picture_url")
        return f"{site.origin}{reduced(path, width)}" if reduced else ""

    return Cast(_settings[site].persons, site.today, site.address, picture, there)


def _transform(site: Site) -> None:
    """Give the Documents their GUIDs from the ledgers, for those whose heads name none."""
    making = _making[site] = _studio(site)
    for content in site.contents:
        spot = _place(site, content)
        if spot.ours and not content.metadata.get("guid"):
            ledger, found = making.ledger(spot.show)
            site.findings += found
            if spot.name in ledger.guids:
                content.metadata["guid"] = ledger.guids[spot.name]
        if spot.folder:
            folder = f"{site.content}/{spot.source.rpartition('/')[0]}"
            site.claimed |= {one.relative_to(site.content).as_posix() for one in production.pages(_look[site](folder))}


def _documents(site: Site) -> None:
    """Make every episode, then each show's page and feed from those that are listed."""
    making, made = _making[site], _episodes(site)
    _foresee(site)
    site.findings += orphans.find(site.content, site.path, {one.source.rpartition("/")[0] for one in site.documents})
    site.findings += _leftovers(site, making, [one for one, _ in made])
    begun = {one.show.slug for one, _ in made if one.show}
    site.findings += making.covers(lambda slug: site.setting_place("PODCAST", "shows", slug, "cover"), begun)
    site.findings += _copies(site, making).make([one for one, _ in made])
    own = [(one, content.metadata) for one, content in made if not one.translated]  # another language's version is no episode of its own
    at = partial(site.setting_place, "PODCAST", "shows")
    site.findings += look.findings(look.programme(making, own, at, listen=_settings[site].measure))
    _people(site, making, made)
    _weigh(site, making, made)
    for one, content in made:
        _publish(site, one, content)
    for show in making.shows.values():
        listed = [(one, content) for one, content in made if one.show is show and one.document.listed and not one.translated]
        listed.sort(key=lambda pair: (pair[0].document.date, pair[0].document.source), reverse=True)
        _show(site, show, [content for _, content in listed])
    _feeds(site, making)
    making.store.save()
    _hold(site, making, [one for one, _ in own])
    site.context["shows"] = list(making.shows.values())
    if making.shows:
        site.render(f"{place.ROOT}/index.html", "podcast.html")


def _episodes(site: Site) -> list[tuple[Episode, Any]]:
    """Make every episode that was not withdrawn; return each with its content."""
    made = list[tuple[Episode, Any]]()
    for document, content in site.pairs:
        if document.kind == EPISODE:
            vars(content).pop("episode", None)  # Pelican put the field's number there
            withdrawn = document.fields.get("withdrawn")
            if not (withdrawn and withdrawn.date <= site.today):
                content.episode, found = _making[site].episode(document, str(content.metadata.get("guid") or ""))
                site.findings += found
                content.episode.image_url = _own_picture(site, document)
                made.append((content.episode, content))
    return made


def _foresee(site: Site) -> None:
    """Make the episodes that are not due or not approved yet: others plan with them. What is wrong with them is no reason to stop."""
    for document, content in site.coming:
        if document.kind == EPISODE:
            vars(content).pop("episode", None)
            content.episode, found = _making[site].episode(document, str(content.metadata.get("guid") or ""))
            gentle = (replace(one, severity=Severity.WARNING) if one.severity is Severity.ERROR else one for one in found)
            site.findings += [one for one in gentle if one.rule != rules.MISSING_GUID.id]


def _hold(site: Site, making: studio.Studio, episodes: list[Episode]) -> None:
    """Hold the episodes against the ledgers; note down for ``./run guids`` which lines these lack."""
    made = {one.document.source for one in episodes}
    held = {source: places for source, places in site.sources.items() if source not in made and not _standing(site, source).public}
    found, rows = books.hold(making, episodes, partial(_over, site), partial(site.setting_place, "PODCAST", "shows"), held)
    site.findings += found
    pending.note(site.cache, rows)


def _standing(site: Site, source: str) -> Standing:
    return site.standings.get(site.path(source), Standing())


def _leftovers(site: Site, making: studio.Studio, made: list[Episode]) -> list[Finding]:
    """Return what there is to say about files in episodes' folders, at the weight of the episodes."""
    found: list[Finding] = []
    for one in made:
        source, path = one.document.source, site.path(one.document.source)
        if _is_original(place.of_source(source, making.shows)):
            told = list(production.check(one.document, making.look(_home(site, source)), path))
            making.companions |= {finding.path: path for finding in told if finding.path != path}
            found += told
    return found


def _people(site: Site, making: studio.Studio, made: list[tuple[Episode, Any]]) -> None:
    """Check everybody who takes part, and queue the pages of those who have one."""
    settings, where = _settings[site], partial(site.setting_place, "PODCAST")
    told = [*people.told(settings, _cast(site), where), *people.named((one for one, _ in made), site.path)]
    site.findings += check_people(told, site.content, site.today)
    site.findings += people.mailboxes(making.shows.values(), where, site.setting_place("AUTHORITY", "email"))
    if _has_template(site, "person"):
        for view in people.views(made):
            site.render(f"{view.url}index.html", "person.html", person=view)


def _copies(site: Site, making: studio.Studio) -> Copies:
    at = partial(site.setting_place, "PODCAST", "shows")
    return Copies(making.store, site.content, site.path, making.address, at, _settings[site].measure)


def _own_picture(site: Site, document: Document) -> str:
    """Return the address of the episode's picture as „pictures“ reduces it; others than square ones stay on the page."""
    reduced, path = site.settings["JINJA_GLOBALS"].get("picture_url"), str(document.fields.get("image") or "").lstrip("/")
    return str(reduced(path, cover.LARGEST)) if path and reduced and cover.fits(site.content / path) else ""


def _weigh(site: Site, making: studio.Studio, made: list[tuple[Episode, Any]]) -> None:
    """Let findings in a draft's transcript weigh no more than those in the draft itself; leave out what follows from others."""
    drafts = {site.path(one.document.source) for one, content in made if content.status == "draft"}
    for companion, source in making.companions.items():
        standing = site.standings.get(source, Standing(public=source not in drafts))
        site.standings.setdefault(companion, replace(standing, waivers=()))
    if site in _unread:
        site.findings = [one for one in site.findings if one.rule not in rules.OF_SHOWS]


def _publish(site: Site, one: Episode, content: Any) -> None:
    for file in one.files:
        site.link(file.cached, file.save_as)
    if one.words and one.document.listed and _has_template(site, "transcript_page"):
        one.transcript_page = place.transcript(one.document.url, one.document.slug, one.show.slug if one.show else "")
        site.render(f"{one.transcript_page}index.html", "transcript_page.html", spoken=content, lang=one.document.lang)
    if one.show and "template" not in content.metadata and _has_template(site, "episode"):
        content.template = "episode"


def _has_template(site: Site, name: str) -> bool:
    try:
        site.generators[0].get_template(name)
    except PelicanTemplateNotFound:
        return False
    return True


def _show(site: Site, show: ShowView, listed: list[Any]) -> None:
    """Queue a show's pages: ``articles`` are its episodes season by season, so that PAGINATED_TEMPLATES can part them."""
    show.episodes = listed
    for newer, older in pairwise(listed):
        newer.episode.older, older.episode.newer = older, newer
    if show.cover_file:
        site.link(show.cover_file.cached, show.cover_file.save_as)
    seasons = show.parts
    site.render(
        f"{show.url}index.html", "show.html", show=show, seasons=seasons, articles=[one for part in seasons for one in part.episodes]
    )


def _feeds(site: Site, making: studio.Studio) -> None:
    """Write the shows' feeds, and their publisher's where there are several."""
    if not site.origin:
        site.findings += [rules.NO_SITEURL.at(*site.setting_place("SITEURL"))] if making.shows else []
        return
    barrier = next((one.url for one in site.documents if one.url == BARRIER), "")
    desk = Desk(site.origin, site.base, site.zone, barrier, making.store.memory.pure)
    shows, place = list(making.shows.values()), partial(site.setting_place, "PODCAST")
    office = Office(desk, _settings[site], shows, _author(site), site.content, site.path, place)
    gone = {one.guid for one in site.documents if one.kind == EPISODE and _over(site, one)}
    for show in shows:
        show.kept_guid = making.ledger(show.slug)[0].show
        show.identity = channel.identity(show, desk)
    for show in shows:
        episodes = [content.episode for content in show.episodes]
        _take(site, *office.show(show, episodes, making.ledger(show.slug)[0], gone))
        site.feeds += show.feeds
        site.moved |= {old.lstrip("/"): show.feed_url for old in show.settings.former_feeds}
        show.subscription = offer.subscription(desk.absolute(show.feed_url), show.settings.apps, f"{show.url}abonnieren.svg")
        site.write(show.subscription.qr_url, qr.code(show.subscription.feed))
    _take(site, *office.publisher())


def _take(site: Site, files: Iterable[tuple[str, bytes]], found: list[Finding]) -> None:
    site.findings += found
    for url, data in files:
        site.write(url, data)


def _over(site: Site, one: Document) -> bool:
    """Tell whether an episode has had its time: withdrawn, or expired."""
    withdrawn, expires = one.fields.get("withdrawn"), one.fields.get("expires")
    return bool(withdrawn and withdrawn.date <= site.today) or bool(expires and site.clock.passed(expires))


def _author(site: Site) -> str:
    return site.authority.name or str(site.settings["SITENAME"])
