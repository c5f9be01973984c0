# SPDX-License-Identifier: AGPL-3.0-or-later
"""Connects assets: the theme's files get their published names before templates run, and are written with the pages."""

from pathlib import Path
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context

from .. import pelican_site
from ..core.finding import Position, instead
from ..core.site import Site
from ..pelican_site import Adapter
from . import CAPABILITY, logo, published
from .bundle import WHERE
from .published import Assets, Wishes
from .rules import UNKNOWN_ASSET
from .settings import Colors, Font

SAMPLES = "bausteine.html"  # the theme's page of all components, for previews only
_assets: dict[Site, Assets] = {}


def register() -> None:
    """Take part in the build."""
    pelican_site.join(Adapter(CAPABILITY, start=_start, documents=_documents))


def _start(site: Site) -> None:
    """Do nothing for themes that are not built like ours."""
    theme = Path(site.settings["THEME"])
    if not (theme / published.MAIN).is_file():
        return
    colors, font = site.load(Colors, "THEME_COLORS"), site.load(Font, "THEME_FONT")
    wishes = Wishes(colors, font, (site.content, theme / "static"), site.setting_place)
    assets, found = published.assets(theme, wishes)
    place = site.setting_place("AUTHORITY", "logo")
    mark, wrong = logo.published(site.authority.logo, site.content, place)
    site.findings += [*found, *wrong]
    _assets[site] = Assets(assets.paths, {**assets.files, **mark})
    site.expose(asset=_function(site, theme), logo_url=next((f"{site.base}/{path}" for path in mark), ""))


def _function(site: Site, theme: Path) -> Any:
    @pass_context
    def asset(context: Context, name: str) -> str:
        """Return the root-relative address of a file of the theme."""
        paths = _assets[site].paths
        if name in paths:
            return f"{site.base}/{paths[name]}"
        place = _named(theme / "templates" / str(context.name), name)
        shown = f"{theme.name}/templates/{context.name}"
        site.findings.append(UNKNOWN_ASSET.at(shown, place, name=name, nearest=instead(name, paths) or WHERE))
        return ""

    return asset


def _named(template: Path, name: str) -> Position:
    """Return where a template names a file."""
    lines = template.read_text(encoding="utf-8").splitlines() if template.is_file() else []
    return next((Position(number, line.index(name) + 1) for number, line in enumerate(lines, 1) if name in line), Position())


def _documents(site: Site) -> None:
    if site in _assets:
        for path, data in _assets[site].files.items():
            site.write(path, data)
    if site.preview and (Path(site.settings["THEME"]) / "templates" / SAMPLES).is_file():
        site.render("bausteine/index.html", SAMPLES)
