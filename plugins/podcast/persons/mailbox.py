# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whose mailbox it is: a feed tells its owner's address to everyone and for years, so it should be an office's, not a person's."""

import re
from collections.abc import Iterable

from ...core.text import slug

# What offices call their mailboxes; one such word in the address, and it is no person's.
_OFFICES = re.compile(
    """(?x) (podcast|presse|redaktion|stadt|kreis|land|buerger|oeffentlich|web|rathaus|medien|kultur)[a-z]*
    | aktuell | amt | anfragen? | audio | barriere | behoerde | bibliothek | buecherei | buero | dialog | digital | feedback | funk
    | gemeinde | hallo | infos? | internet | intern | kommunikation | kontakt | mail | media | ministerium | museum | newsletter
    | office | online | post | poststelle | praesidium | radio | referat | sekretariat | sender | service | social | stab | stelle
    | studio | team | theater | universitaet | vhs | verwaltung | volkshochschule | zentrale"""
)
_WORD = re.compile(r"[a-z]{2,}\d{0,4}")
_INITIAL = re.compile(r"[a-z]")


def is_personal(address: str, names: Iterable[str] = ()) -> bool:
    """Tell whether the mailbox looks like a person's: „vorname.nachname“, „v.nachname“, or the surname of one of ``names``.

    It can only guess: no directory says who reads a mailbox.
    """
    local = slug(address.partition("@")[0].replace("_", "-"))
    parts = local.split("-")
    if any(_OFFICES.fullmatch(part) for part in parts):
        return False
    if any(f"-{_surname(name)}-" in f"-{local}-" for name in names if len(name.split()) > 1):
        return True
    words = [part for part in parts if _WORD.fullmatch(part)]
    initials = [part for part in parts if _INITIAL.fullmatch(part)]
    return len(words) + len(initials) == len(parts) and 2 <= len(parts) <= 4 and bool(words)


def _surname(name: str) -> str:
    return slug(name.rsplit(maxsplit=1)[-1])
