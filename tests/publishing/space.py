# SPDX-License-Identifier: AGPL-3.0-or-later
"""A project on web space: OpenSSH's server that locks its user in, Apache that knows nothing but the ``.htaccess``."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .conftest import Project, Server, small_site
from .web import Web, webspace


@dataclass
class Space(Project):
    """A project whose target is web space; ``docroot`` is that folder as this machine sees it."""

    docroot: Path = field(default_factory=Path)
    web: Web | None = None

    @property
    def path(self) -> Path:
        return self.docroot

    def online(self) -> dict[str, bytes]:
        """What the web server answers for every file of the site."""
        assert self.web
        return {path: self.web.get(f"/{path}".removesuffix("index.html")).body for path in self.site}


@contextmanager
def on(host: Server, root: Path, folder: Path, **more: Any) -> Iterator[Space]:
    """Run the web server of a new web space of ``host`` in ``folder``; the project is in ``root``."""
    target = host.target(verify=False, check=False, **more)
    docroot = Path(f"{host.chroot}{target['path']}")
    with webspace(docroot, folder) as web:
        target["url"] = web.address
        yield Space(root, target, small_site(), docroot=docroot, web=web)
