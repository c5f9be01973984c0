# SPDX-License-Identifier: AGPL-3.0-or-later
"""Consent to the picture of a document: the field „image_consent“, and what follows when the consent does not hold."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, StringConstraints

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


class Pictured(Consent):
    """The note of a consent to one picture in the text."""

    image: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
    """Das Bild, so genannt wie im Text."""


LIST = Field(
    "consents",
    tuple[Pictured, ...],
    "Einwilligungen der Menschen auf Bildern im Text: je Bild image (wie im Text genannt), date, scope und until. Nie veröffentlicht.",
    public=False,
    default=(),
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
EXPIRED_IN_TEXT = Rule(
    "pictures.expired-text-consent",
    "Die Einwilligung zum Bild „{name}“ gilt heute nicht; das Bild fehlt jetzt im Text.",
    "Holen Sie eine neue ein, und ändern Sie den Eintrag in consents; oder nehmen Sie das Bild aus dem Text.",
    help="Die Frist eines Bildes in „consents“ ist abgelaufen oder hat noch nicht begonnen. Der Text erscheint, das Bild und seine "
    "Unterschrift nicht.",
    severity=Severity.WARNING,
)
NOT_IN_TEXT = Rule(
    "pictures.consent-without-picture",
    "„consents“ nennt das Bild „{name}“; im Text steht es nicht.",
    "Schreiben Sie den Namen genau wie im Text, oder löschen Sie den Eintrag.",
    help="Eine Einwilligung in „consents“ gehört zu keinem Bild im Text; ihre Frist bliebe ohne Wirkung.",
    severity=Severity.WARNING,
)
RULES = (EXPIRED_CONSENT, NO_CONSENT, EXPIRED_IN_TEXT, NOT_IN_TEXT)


def holds(consent: object, today: date) -> bool:
    """Tell whether the picture may be shown: nothing is noted, or a consent that holds today."""
    return not isinstance(consent, Consent) or consent.holds(today)


def check(consent: object, today: date, place: tuple[str, tuple[int, int]], *, wanted: bool) -> Iterator[Finding]:
    """Find what is wrong with the note on one document's picture; ``wanted`` says that there has to be one."""
    if not holds(consent, today):
        yield EXPIRED_CONSENT.at(*place)
    elif wanted and not isinstance(consent, Consent):
        yield NO_CONSENT.at(*place)
