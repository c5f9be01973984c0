# SPDX-License-Identifier: AGPL-3.0-or-later
"""Publishing: releases on a server, switched in one step, proved and reversible. Takes no part in the build."""

from ..core.capability import Capability
from .settings import Publish

CAPABILITY = Capability("publishing", "Veröffentlichen: Ziele und was vorher gelten muss", settings={"PUBLISH": Publish})
