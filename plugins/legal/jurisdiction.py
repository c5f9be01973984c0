# SPDX-License-Identifier: AGPL-3.0-or-later
"""What depends on an authority's level and Land: sign language, Leichte Sprache, a form for barriers. Pure: facts in, problems out."""

from collections.abc import Iterator

from ..core.authority import Authority
from . import rules
from .duties import Problem
from .settings import Legal

# Whose home page explains the site in Leichte Sprache and sign language, after the comparison of the LBIT Hessen
# (https://lbit.hessen.de/vergleichstabelle-bgg-bitv, read in 2026 without its footnotes: hence „vermutlich“). What it puts
# in brackets (BB) and what could not be read (SH, ST, TH) is in no list: then the authority is asked to look it up.
_STATE = frozenset({"BW", "BY", "BE", "HB", "HH", "HE", "MV", "NI", "NW", "RP", "SL", "SN"})
_MUNICIPAL = frozenset({"BW", "BE", "HB", "HH", "NW", "RP", "SL"})
_MUNICIPAL_FREE = frozenset({"BY", "HE", "MV", "NI", "SN"})
_FORM = frozenset({"NW"})  # § 10b Abs. 2 Nr. 2 BGG NRW: „elektronisches Kontaktformular“; federal law asks for any electronic way


def languages(legal: Legal, authority: Authority, slugs: frozenset[str]) -> Iterator[Problem]:
    """Yield the pages in Leichte Sprache and in sign language that this authority must have and ``slugs`` lack."""
    kind, land = authority.kind, authority.land
    lacking = [
        (rule, key) for rule, key in ((rules.EASY, "easy_language"), (rules.SIGN, "sign_language")) if getattr(legal, key) not in slugs
    ]
    if not lacking or (kind == "kommune" and land in _MUNICIPAL_FREE):
        return
    duty = _duty(kind, land)
    if not duty:
        yield Problem(rules.UNCLEAR, "AUTHORITY", ("land",), {"land": land})
        return
    for rule, key in lacking:
        yield Problem(rule, "LEGAL", (key,), {"slug": getattr(legal, key), "duty": duty})


def _duty(kind: str, land: str) -> str:
    if kind == "bund":
        return "Für Bundesbehörden ist sie Pflicht (§ 4 BITV 2.0)."
    if kind == "land" and land in _STATE:
        return f"Für Behörden dieses Landes ({land}) ist sie vermutlich Pflicht; bitte prüfen Sie das Landesrecht."
    if kind == "kommune" and land in _MUNICIPAL:
        return f"Für Kommunen in diesem Land ({land}) ist sie vermutlich Pflicht; bitte prüfen Sie das Landesrecht."
    return ""


def form(legal: Legal, authority: Authority) -> Iterator[Problem]:
    """Yield the form for reporting barriers that the Land asks for and nobody named."""
    if authority.kind != "bund" and authority.land in _FORM and not legal.report.form:
        yield Problem(rules.FORM, "LEGAL", ("report", "form"), {"law": "§ 10b Abs. 2 Nr. 2 BGG NRW"})
