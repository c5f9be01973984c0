# SPDX-License-Identifier: AGPL-3.0-or-later
"""Connects assets: the theme's files get their published names before templates run, and are written at the end."""

from pathlib import Path
from typing import Any

from .. import pelican_site
from ..core.finding import Finding, nearest
from ..core.site import Site
from ..pelican_site import Adapter
from . import CAPABILITY, bundle
from .bundle import Assets
from .rules import UNKNOWN_ASSET

_published: dict[Site, Assets] = {}


def register() -> None:
    """Take part in the build."""
    pelican_site.join(Adapter(CAPABILITY, start=_start, documents=_documents))


def _start(site: Site) -> None:
    theme = Path(site.settings["THEME"])
    main = theme / "static" / "css" / "main.css"
    if not main.is_file():
        return
    assets = bundle.collect(theme / "static")
    css = bundle.joined(main)
    if isinstance(css, Finding):
        site.findings.append(css)
        css = ""
    small = bundle.minified(css, main)
    if isinstance(small, Finding):
        site.findings.append(small)
        small = ""
    small, found = bundle.linked(small, assets.paths, main.relative_to(theme.parent).as_posix())
    site.findings += found
    target = bundle.fingerprinted(bundle.STYLE, small.encode())
    assets = Assets({**assets.paths, bundle.STYLE: target}, {**assets.files, target: small.encode()})
    _published[site] = assets
    site.expose(asset=_function(site, assets), logo_url="")


def _function(site: Site, assets: Assets) -> Any:
    def asset(name: str) -> str:
        """Return the root-relative address of a file of the theme."""
        if name not in assets.paths:
            finding = UNKNOWN_ASSET.at(Path(site.settings["THEME"]).name, name=name, nearest=nearest(name, assets.paths))
            site.findings.append(finding)
            return ""
        return f"{site.base}/{assets.paths[name]}"

    return asset


def _documents(site: Site) -> None:
    for path, data in _published.get(site, Assets()).files.items():
        site.write(path, data)
