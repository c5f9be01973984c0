# SPDX-License-Identifier: AGPL-3.0-or-later
"""The front-matter fields of an episode that only feeds show."""

from typing import Annotated

from pydantic import StringConstraints

from ...core.document import EPISODE
from ...core.fields import Field
from .values import ContentLink, License, Locations, Socials, Soundbite, Text

_ONLY = (EPISODE,)

FIELDS = (
    Field(
        "episode_label",
        Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=32)],
        "Was Programme statt der Nummer zeigen, zum Beispiel „Teil 2a“ (höchstens 32 Zeichen).",
        _ONLY,
    ),
    Field(
        "soundbites",
        tuple[Soundbite, ...],
        "Ausschnitte zum Weitersagen: Liste aus start, duration und title.",
        _ONLY,
        default=(),
    ),
    Field("location", Locations, "Ort, von dem die Folge handelt: name, country, dazu rel, geo und osm; auch mehrere.", _ONLY, default=()),
    Field("license", License, "Lizenz des Tons, zum Beispiel „CC BY 4.0“; sonst gilt die der Sendung.", _ONLY),
    Field(
        "social", Socials, "Adresse des Beitrags (Mastodon), unter dem über die Folge gesprochen wird, oder „disabled“.", _ONLY, default=()
    ),
    Field(
        "content_links", tuple[ContentLink, ...], "Dieselbe Folge anderswo, etwa als Video: Liste aus href und title.", _ONLY, default=()
    ),
    Field("txt", tuple[Text, ...], "Angaben für Programme: Liste aus purpose und text, etwa ai-content: true.", _ONLY, default=()),
)
