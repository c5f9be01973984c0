# SPDX-License-Identifier: AGPL-3.0-or-later
"""The options of a publication, as they are typed."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wish:
    """What the person at the keyboard asked for."""

    target: str = ""
    dry_run: bool = False
    allow_dirty: bool = False
    take_over: bool = False
    drafts: bool = False
    if_due: bool = False
    hold: Sequence[str] = ()
