# SPDX-License-Identifier: AGPL-3.0-or-later
"""Connects the feeds: written when all Documents are known, listed in the page about subscribing."""

from collections.abc import Callable
from functools import partial
from typing import Any

from markupsafe import escape

from .. import pelican_site
from ..core.document import ARTICLE, Document, FeedLink
from ..core.site import Site
from ..pelican_site import Adapter
from . import CAPABILITY, rules
from .channels import INFO_PAGE, channels
from .settings import Feeds
from .writer import Writer

_WIDEST = 1200  # pixels; more than feed readers show
_settings: dict[Site, Feeds] = {}


def register() -> None:
    """Take part in the build."""
    pelican_site.join(Adapter(CAPABILITY, start=_start, documents=_documents))


def _start(site: Site) -> None:
    _settings[site] = site.load(Feeds, "FEEDS")


def _documents(site: Site) -> None:
    settings = _settings[site]
    if site.origin:
        writer = _writer(site, settings)
        made = channels(site.documents, site.settings["SITENAME"], site.settings["DEFAULT_LANG"].lower(), settings)
        for one in made:
            site.write(one.url, writer.write(one))
        site.feeds[:0] = [FeedLink(one.title, one.url, one.type, one.of) for one in made]
    else:
        site.findings.append(rules.NO_SITEURL.at(*site.setting_place("SITEURL")))
    if settings.page:
        _info_page(site)


def _writer(site: Site, settings: Feeds) -> Writer:
    pelican: dict[str, Any] = site.settings
    author = site.authority.name or pelican["SITENAME"]
    return Writer(
        site.origin,
        site.base,
        site.zone,
        description=pelican.get("SITESUBTITLE") or "",
        author=author,
        hub=settings.hub,
        full=settings.content == "full",
        lead=partial(_lead, site.settings["JINJA_GLOBALS"].get("picture_url")),
    )


def _lead(reduced: Callable[[str, int], str] | None, document: Document) -> str:
    """Return an article's picture with its credit; ``reduced`` is what the capability „pictures“ makes of a picture."""
    path = str(document.fields.get("image") or "")
    url = reduced(path, _WIDEST) if reduced and path and document.kind == ARTICLE else ""
    if not url:
        return ""
    alt, credit = (escape(document.fields.get(name) or "") for name in ("image_alt", "image_credit"))
    caption = f"<figcaption>{credit}</figcaption>" if credit else ""
    return f'<figure><img src="{url}" alt="{alt}">{caption}</figure>\n'


def _info_page(site: Site) -> None:
    """Queue the page about subscribing, where no page of the editors' own stands."""
    save_as = f"{INFO_PAGE}index.html"
    taken = next((one for one in site.documents if one.save_as == save_as), None)
    if taken:
        site.findings.append(rules.TAKEN.at(site.path(taken.source), url=INFO_PAGE, source=site.path(taken.source)))
    else:
        site.render(save_as, "feeds.html")
