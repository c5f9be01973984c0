# SPDX-License-Identifier: AGPL-3.0-or-later
"""Consent to the picture of a document: the field „image_consent“, and what follows when the consent does not hold."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator

from ..core.consent import Consent
from ..core.fields import Field
from ..core.finding import Finding, Rule, Severity

_NOBODY = "keine Personen"


def _consent(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    if value.strip().casefold() != _NOBODY.casefold():
        raise ValueError(f"Hier gehören date und scope hin, oder die Worte „{_NOBODY}“, wenn niemand zu erkennen ist.")
    return Consent(date=date.min, scope=_NOBODY)


FIELD = Field(
    "image_consent",
    Annotated[Consent, BeforeValidator(_consent, json_schema_input_type=Consent | Literal["keine Personen"])],
    "Einwilligung der Menschen auf dem Titelbild: date, scope und until; oder „keine Personen“. Sie wird nie veröffentlicht.",
    public=False,
)
EXPIRED_CONSENT = Rule(
    "pictures.expired-consent",
    "Die Einwilligung zum Titelbild gilt heute nicht; das Bild erscheint nicht.",
    "Holen Sie eine neue ein, und ändern Sie image_consent; oder nehmen Sie ein anderes Bild.",
    help="Die Frist in „image_consent“ ist abgelaufen oder hat noch nicht begonnen. Die Website erscheint trotzdem, das Bild nicht.",
    severity=Severity.WARNING,
)
NO_CONSENT = Rule(
    "pictures.no-consent",
    "Zum Titelbild ist keine Einwilligung vermerkt.",
    "Ergänzen Sie image_consent mit date und scope; ist niemand zu erkennen: image_consent: keine Personen",
    help="Die Einstellung „consents“ in PICTURES verlangt zu jedem Titelbild einen Vermerk. Ein Bild, auf dem jemand zu erkennen ist, "
    "braucht eine Einwilligung (§ 22 KunstUrhG).",
    severity=Severity.WARNING,
)
RULES = (EXPIRED_CONSENT, NO_CONSENT)


def holds(consent: object, today: date) -> bool:
    """Tell whether the picture may be shown: nothing is noted, or a consent that holds today."""
    return not isinstance(consent, Consent) or consent.holds(today)


def check(consent: object, today: date, place: tuple[str, tuple[int, int]], *, wanted: bool) -> Iterator[Finding]:
    """Find what is wrong with the note on one document's picture; ``wanted`` says that there has to be one."""
    if not holds(consent, today):
        yield EXPIRED_CONSENT.at(*place)
    elif wanted and not isinstance(consent, Consent):
        yield NO_CONSENT.at(*place)
