# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is wrong with people: names that mean nobody, pictures that are not there, consents that are missing or have ended."""

import difflib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from ...core.consent import Consent
from ...core.finding import Finding, Position, nearest
from . import rules
from .cast import Cast
from .model import Person, Profile

_KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_ALIKE = 0.85


@dataclass(frozen=True, slots=True)
class Told:
    """Where a person is told of, what is said there (a definition, or an entry among those who take part), and who is known there."""

    place: tuple[str, Position]
    person: Profile | Person
    cast: Cast = field(default_factory=Cast)


def check(told: Iterable[Told], content: Path, today: date) -> Iterator[Finding]:
    """Find what is wrong; a person without any consent is spoken of once."""
    unrecorded: set[str] = set()
    for one in told:
        person, cast = one.person, one.cast
        key = cast.key(person.name) if isinstance(person, Person) else ""
        if isinstance(person, Person) and not key:
            yield from _name(one)
        if key and not (person.image or person.consent):
            continue  # all that counts is said where the person is defined
        consent = person.consent or (cast.profiles[key].consent if key else None)
        if person.image:
            yield from _picture(one, content)
        if consent is not None and (consent.ending(today) or consent.expired(today)):
            rule = rules.EXPIRED_CONSENT if consent.expired(today) else rules.ENDING_CONSENT
            yield rule.at(*one.place, name=person.name, until=f"{consent.until:%d.%m.%Y}")
        elif person.image and not _holds(consent, today):
            yield rules.NO_CONSENT.at(*one.place, name=person.name)
        elif consent is None and person.name not in unrecorded:
            unrecorded.add(person.name)
            yield rules.UNRECORDED_CONSENT.at(*one.place, name=person.name)


def _holds(consent: Consent | None, today: date) -> bool:
    return consent is not None and consent.holds(today)


def _name(one: Told) -> Iterator[Finding]:
    name, cast = one.person.name, one.cast
    if cast.profiles and _KEY.fullmatch(name):
        advice = nearest(name, cast.profiles) or f"Es gibt: {', '.join(cast.profiles)}."
        yield rules.UNKNOWN_PERSON.at(*one.place, name=name, nearest=advice)
        return
    names = sorted(profile.name for profile in cast.profiles.values())
    for known in difflib.get_close_matches(name, names, n=1, cutoff=_ALIKE):
        yield rules.SIMILAR_PERSON.at(*one.place, name=name, known=known)


def _picture(one: Told, content: Path) -> Iterator[Finding]:
    path = content / one.person.image.lstrip("/")
    if not path.is_file():
        beside = [file.name for file in path.parent.iterdir()] if path.parent.is_dir() else []
        advice = nearest(path.name, beside) or "Der Pfad beginnt im Inhaltsordner, zum Beispiel: bilder/portraet.jpg"
        yield rules.MISSING_PORTRAIT.at(*one.place, path=one.person.image, name=one.person.name, nearest=advice)
