# SPDX-License-Identifier: AGPL-3.0-or-later
"""Connects the required pages: they become Pelican pages, so that any theme shows them."""

from pathlib import PurePath
from typing import Any

from pelican.contents import Content, Page
from pelican.generators import PagesGenerator

from .. import pelican_site
from ..core.authority import Authority
from ..core.html import plain
from ..pelican_site import Adapter, Site
from . import CAPABILITY, duties, jurisdiction, pages
from .duties import TITLES, Problem
from .pages import Waived
from .rules import ABSENT
from .settings import Legal

_loaded: dict[Site, Legal] = {}
_broken: set[Site] = set()
_links: list[dict[str, str]] = []


def register() -> None:
    """Take part in the build."""
    pelican_site.join(Adapter(CAPABILITY, start=_start, shape=_shape, transform=_transform))


def _start(site: Site) -> None:
    before = len(site.findings)
    _loaded[site] = duties.completed(site.load(Legal, "LEGAL"), _authority(site))
    if len(site.findings) > before:
        _broken.add(site)  # what is missing then is not worth saying
    site.expose(legal_links=lambda: list(_links))


def _shape(site: Site, content: Content) -> None:
    """Let seiten/impressum.md be the page „impressum“ whatever its title; a slug that the editors chose stays."""
    stem = PurePath(content.source_path or "").stem
    ours = isinstance(content, Page) and site.settings.get("LEGAL") is not None and content.lang == site.settings["DEFAULT_LANG"].lower()
    if ours and stem in TITLES and "slug" not in content.metadata:
        content.slug = stem


def _transform(site: Site) -> None:
    generator = next(one for one in site.generators if isinstance(one, PagesGenerator))
    public = (*generator.translations, *generator.hidden_pages, *generator.pages)
    written = {PurePath(page.source_path).stem: page for page in public} | {page.slug: page for page in public}
    lacking = [slug for slug in TITLES if slug not in written]
    if site.settings.get("LEGAL") is not None:
        waived = _waived(site)
        if site not in _broken:
            _report(site, frozenset(lacking), frozenset(written), len(waived))
        written |= _generate(site, generator, lacking, waived)
    elif lacking:
        site.findings.append(ABSENT.at(*site.setting_place("LEGAL")))
    _links[:] = [{"label": label, "url": written[slug].url} for slug, label in _labels(_loaded[site]) if slug in written]


def _labels(legal: Legal) -> list[tuple[str, str]]:
    return [*pages.LABELS.items(), (legal.easy_language, "Leichte Sprache"), (legal.sign_language, "Gebärdensprache")]


def _generate(site: Site, generator: PagesGenerator, slugs: list[str], waived: tuple[Waived, ...]) -> dict[str, Page]:
    made = {slug: _page(site, slug) for slug in slugs}
    shown = {page.slug: page for page in (*generator.pages, *made.values())}
    addresses = {slug: f"{site.base}/{shown[slug].url}" for slug in TITLES if slug in shown}
    name, address = plain(site.settings["SITENAME"]), f"{site.origin}{site.base}"
    facts = pages.Facts(_loaded[site], _authority(site), name, address, waived, addresses)
    for slug, page in made.items():
        page._content = pages.body(slug, facts)
    generator.pages.extend(made.values())
    site.context["pages"] = generator.pages
    site.__dict__.pop("contents", None)  # it was cached, perhaps, before these pages existed
    return made


def _page(site: Site, slug: str) -> Page:
    """Return an empty page that says it comes from the file which the editors would write to replace it."""
    folder = (site.settings["PAGE_PATHS"] or [""])[0]
    metadata: dict[str, Any] = {"title": TITLES[slug], "slug": slug, "lang": "de", "status": "published", "summary": pages.SUMMARIES[slug]}
    source = site.content / folder / f"{slug}.md"
    page = Page("", metadata, settings=site.settings, source_path=str(source), context=site.context)
    site.context["generated_content"][page.relative_source_path] = page
    return page


def _waived(site: Site) -> tuple[Waived, ...]:
    """Return the accessibility rules that public documents waive today, in the order of their sources."""
    contents = {site.path(one.relative_source_path): one for one in site.contents if one.relative_source_path}
    found = []
    for path, standing in sorted(site.standings.items()):
        content = contents.get(path)
        if content is None or not standing.public:
            continue
        for waiver in standing.waivers:
            rule = site.declared.rules.get(waiver.rule)
            if rule and rule.wcag and (waiver.until is None or waiver.until >= site.today):
                found.append(Waived(plain(content.title), f"{site.base}/{content.url}", waiver.reason, rule.wcag, waiver.until))
    return tuple(found)


def _report(site: Site, generated: frozenset[str], slugs: frozenset[str], waived: int) -> None:
    if "AUTHORITY" in site.unread:  # all of it would be missing
        return
    legal, authority = _loaded[site], _authority(site)
    found: list[Problem] = [*duties.missing(legal, authority, generated), *jurisdiction.languages(legal, authority, slugs)]
    if "impressum" in generated:
        found += duties.post_boxes(legal, authority)
    if "barriere-melden" in generated:
        found += jurisdiction.form(legal, authority)
    if "barrierefreiheit" in generated:
        found += duties.statement(legal, site.today, waived, example=authority.example)
    site.findings += [
        one.rule.at(*site.setting_place(one.setting, *one.path), **one.values) for one in found if one.setting not in site.unread
    ]


def _authority(site: Site) -> Authority:
    authority: Authority = site.authority
    return authority
