# SPDX-License-Identifier: AGPL-3.0-or-later
"""The one clock: it decides what is due and what is a finding; no output ever prints its time."""

import os
from dataclasses import dataclass
from datetime import UTC, datetime


@dataclass(frozen=True, slots=True)
class Clock:
    """A stopped clock; ``now`` is an aware time in UTC."""

    now: datetime

    def passed(self, moment: datetime) -> bool:
        """Tell whether ``moment`` (aware) has come."""
        return moment <= self.now


def build_clock() -> Clock:
    """Return the time of this build; ``SOURCE_DATE_EPOCH`` overrides it (reproducible-builds.org)."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return Clock(datetime.fromtimestamp(int(epoch), UTC) if epoch.isdigit() else datetime.now(UTC))
