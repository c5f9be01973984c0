# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who takes part in an episode: what its head says, completed by what the settings say of each person once."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from ...core.text import slug
from .model import FOLDER, Credit, Person, Profile

_AVATAR = 1200  # pixels; for apps


def page(key: str) -> str:
    """Return the site-relative address of the person's page."""
    return f"podcast/{FOLDER}/{key}/"


@dataclass(eq=False)
class Cast:
    """The people whom the settings define, by key, and what is needed to show them.

    ``today`` weighs consents. ``address`` makes a site-relative address absolute, ``picture`` returns the absolute
    address of a picture at most so many pixels wide, ``there`` tells whether its file exists. ``pages`` are the keys of those who
    have a page.
    """

    profiles: Mapping[str, Profile] = field(default_factory=dict)
    today: date | None = None
    address: Callable[[str], str] = str
    picture: Callable[[str, int], str] = lambda _path, _width: ""
    there: Callable[[str], bool] = lambda _path: True
    pages: set[str] = field(default_factory=set)

    def with_regulars(self, persons: Iterable[Person]) -> "Cast":
        """Return this cast and those whom a show tells in full among the people of every episode."""
        more = {slug(one.name): told(one) for one in persons if not self.key(one.name)}
        return replace(self, profiles={**self.profiles, **more}) if more else self

    def key(self, name: str) -> str:
        """Return the key of the person with this key or name, or an empty string."""
        if name in self.profiles:
            return name
        return next((key for key, one in self.profiles.items() if one.name.casefold() == name.casefold()), "")

    def credits(self, always: Iterable[Person], own: Iterable[Person] = ()) -> tuple[Credit, ...]:
        """Return who takes part: who always does, as far as the episode does not say otherwise, and whom it names."""
        chosen = {self.key(one.name) or one.name: one for one in always}
        chosen |= {self.key(one.name) or one.name: one for one in own}
        return tuple(self._credit(one) for one in chosen.values() if not one.absent)

    def _credit(self, one: Person) -> Credit:
        key = self.key(one.name)
        known = self.profiles[key] if key else told(one)
        image, alt = (one.image, one.image_alt) if one.image else (known.image, known.image_alt)
        consent = one.consent or known.consent
        if not image or not self.there(image) or self.today is None or consent is None or not consent.holds(self.today):
            image = ""  # never shown without a consent that holds
        url = page(key) if key in self.pages else ""
        link = one.href or known.href
        return Credit(
            name=known.name,
            role=one.role or known.role,
            href=self.address(url) if url else link,
            url=url,
            link=link,
            image=image,
            image_alt=alt or known.name if image else "",
            img=self.picture(image, _AVATAR) if image else "",
            about=known.about,
            key=key,
        )

    def may_have_page(self, key: str) -> bool:
        """Tell whether the person may have a page: nobody said no, and no consent of theirs has ended."""
        one = self.profiles[key]
        return one.page and not (one.consent and self.today and one.consent.expired(self.today))

    def voices(self, credits: Iterable[Credit]) -> dict[str, str]:
        """Return other names under which these people may speak in a transcript, and their real ones."""
        known = [(one.name, (one.key, *self.profiles[one.key].voices)) for one in credits if one.key]
        return {voice: name for name, voices in known for voice in voices if voice != name}


def told(one: Person) -> Profile:
    """Return what a full entry says of a person."""
    return Profile(name=one.name, role=one.role, href=one.href, image=one.image, image_alt=one.image_alt, consent=one.consent)
