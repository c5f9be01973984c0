# SPDX-License-Identifier: AGPL-3.0-or-later
"""The public holidays of a German Land, from a kept library."""

from collections.abc import Mapping
from datetime import date

import holidays


def of_land(land: str, years: range) -> Mapping[date, str]:
    """Return the holidays of ``land`` („NW“; empty or unknown: those of all of Germany) in ``years``, by day, with their German names."""
    known = holidays.list_supported_countries().get("DE", [])
    return dict(holidays.country_holidays("DE", subdiv=land if land in known else None, years=years, language="de").items())
