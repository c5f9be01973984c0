# SPDX-License-Identifier: AGPL-3.0-or-later
"""What can be wrong with the feeds."""

from ..core.finding import Rule, Severity

NO_SITEURL = Rule(
    "feeds.no-siteurl",
    "Ohne SITEURL gibt es keine Feeds.",
    "Setzen Sie SITEURL auf die öffentliche Adresse, zum Beispiel „https://blog.musterstadt.example“.",
    help="Feeds brauchen vollständige Adressen.",
    severity=Severity.WARNING,
)
TAKEN = Rule(
    "feeds.address-taken",
    "Die Adresse „{url}“ gehört schon der Seite {source}; die Übersicht der Feeds entfällt.",
    "Schalten Sie die Übersicht ab: FEEDS = {{'page': False}}",
    help="Eine eigene Seite liegt an der Adresse der Feed-Übersicht.",
    severity=Severity.INFO,
)
RULES = (NO_SITEURL, TAKEN)
