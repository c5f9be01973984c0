# SPDX-License-Identifier: AGPL-3.0-or-later
"""Consent to show a person, as the authority keeps it on record (GDPR Art. 7(1); KunstUrhG section 22). It is never published."""

import datetime
import re
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints, model_validator

SOON = datetime.timedelta(days=30)  # so long before its end a consent is spoken of
_GERMAN = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")


def _day(value: Any) -> Any:
    found = _GERMAN.fullmatch(value.strip()) if isinstance(value, str) else None
    return f"{found[3]}-{found[2]:0>2}-{found[1]:0>2}" if found else value


Day = Annotated[datetime.date, BeforeValidator(_day)]


class Consent(BaseModel):
    """Who agreed keeps the paper; this is the note of it."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)

    date: Day
    """Tag, an dem die Einwilligung erteilt wurde."""
    scope: Annotated[str, StringConstraints(strip_whitespace=True, min_length=3)]
    """Wofür sie gilt, zum Beispiel „Bild, Name und Stimme auf der Website und in Podcast-Programmen“."""
    until: Day | None = None
    """Letzter Tag, an dem sie gilt; ohne Angabe bis zum Widerruf."""

    @model_validator(mode="after")
    def _in_order(self) -> "Consent":
        if self.until is not None and self.until < self.date:
            raise ValueError(f"Die Einwilligung endet ({self.until:%d.%m.%Y}), bevor sie beginnt ({self.date:%d.%m.%Y}).")
        return self

    def expired(self, today: datetime.date) -> bool:
        """Tell whether the last day is over."""
        return self.until is not None and self.until < today

    def ending(self, today: datetime.date) -> bool:
        """Tell whether the consent holds but ends within ``SOON``."""
        return self.holds(today) and self.until is not None and self.until - today <= SOON

    def holds(self, today: datetime.date) -> bool:
        """Tell whether the consent has been given and has not ended."""
        return self.date <= today and not self.expired(today)
