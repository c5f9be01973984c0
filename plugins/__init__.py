# SPDX-License-Identifier: AGPL-3.0-or-later
"""Amtsfunk: Pelican plugins for the authority blog and the authority podcast.

In the project's own repository (``PLUGINS = ["plugins"]``) every capability is switched on. Installed from the wheel,
as ``pelican.plugins.amtsfunk``, only those are that the site lists: ``AMTSFUNK = ["podcast"]``.
"""

import importlib
from collections.abc import Iterable
from importlib.util import find_spec
from typing import Any

from .core.capability import Declarations, union
from .core.declared import CORE, MISSING_PACKAGE, UNKNOWN_CAPABILITY
from .core.finding import Finding, instead
from .core.settings import place, settings_file

# Order matters: it is the order of the hooks within each phase of a build, the other way round at its end.
CAPABILITIES = (
    "engine",
    "reading",
    "approvals",
    "languages",
    "assets",
    "pictures",
    "podcast",
    "feeds",
    "legal",
    "discovery",
    "channels",
    "publishing",
)


def declared(names: Iterable[str] = CAPABILITIES) -> Declarations:
    """Return what the named capabilities declare, without loading what they need to run."""
    folders = [importlib.import_module(f".{name}", __name__) for name in names]
    return union([CORE, *(folder.CAPABILITY for folder in folders)])


def register() -> None:
    """Pelican's entry point: the capabilities are chosen as soon as the settings are known."""
    importlib.import_module(".pelican_site", __name__).choose(_switch_on)


def _switch_on(settings: dict[str, Any]) -> list[Finding]:
    wanted = CAPABILITIES if __name__ == "plugins" else tuple(settings.get("AMTSFUNK", ()))
    file, line = place(settings_file(), "AMTSFUNK")
    found = [UNKNOWN_CAPABILITY.at(file, line, name=n, nearest=instead(n, CAPABILITIES)) for n in wanted if n not in CAPABILITIES]
    for name in (name for name in CAPABILITIES if name in wanted):
        if find_spec(f".{name}.adapter", __name__) is None:
            continue  # it takes no part in the build
        try:
            importlib.import_module(f".{name}.adapter", __name__).register()
        except ModuleNotFoundError as missing:
            found.append(MISSING_PACKAGE.at(file, line, name=name, package=missing.name))
    return found
