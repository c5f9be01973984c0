# SPDX-License-Identifier: AGPL-3.0-or-later
"""TODO."""

from .. import pelican_site
from ..pelican_site import Adapter
from . import CAPABILITY


def register() -> None:
    """Take part in the build."""
    pelican_site.join(Adapter(CAPABILITY))
