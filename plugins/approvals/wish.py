# SPDX-License-Identifier: AGPL-3.0-or-later
"""The options of an approval, as they are typed."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wish:
    """What the person at the keyboard asked for."""

    slug: str
    channel: str = ""
    note: str = ""
    until: str = ""
    code: str = ""
    on_behalf: str = ""
    key: str = ""
    yes: bool = False
