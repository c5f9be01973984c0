# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a person does about approvals at the keyboard: the same for the project's tasks and for any other Pelican site.

``settings`` is the site's settings file, judged anew before; every function raises RefusedError with the reason in German.
"""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from . import office
from .office import RefusedError
from .wish import Wish


def waiting(settings: Path) -> str:
    """Return what waits for whom."""
    return office.waiting(office.register(settings.parent))


def approve(settings: Path, wish: Wish, now: datetime, say: Callable[[str], object]) -> None:
    """Show what will be public, ask unless that is not wished, sign, and write the records; ``say`` shows text."""
    asked = office.request(settings, wish.slug, wish.channel)
    say(asked.shown())
    if not (wish.yes or wish.code or office.confirmed(asked)):
        raise RefusedError("Nichts freigegeben.")
    say(_lines("Eingetragen", office.approve(asked, wish, now), settings))


def revoke(settings: Path, wish: Wish, now: datetime) -> str:
    """Take back what was approved; return what was written."""
    made = office.revoke(office.request(settings, wish.slug, wish.channel), now, wish.note, wish.key)
    return _lines("Widerrufen", made, settings)


def verify(settings: Path, *, json: bool = False) -> tuple[str, int]:
    """Return a line for each record that was checked (or the whole register as JSON), and how many are wrong."""
    text, wrong = office.verified(office.register(settings.parent))
    return (settings.parent / office.REGISTER).read_text(encoding="utf-8").rstrip() if json else text, wrong


def folder(settings: Path, slug: str) -> str:
    """Write the approval folder; return its files and its code."""
    asked = office.request(settings, slug)
    return f"{_lines('Geschrieben', office.print_folder(asked), settings)}\nKurzzeichen: {asked.code}"


def _lines(done: str, made: list[Path], settings: Path) -> str:
    return "\n".join(f"{done}: {path.relative_to(settings.parent)}" for path in made)
