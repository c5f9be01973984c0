# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which person has a page, what is on it, and where each is told of."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from ...core.finding import Finding, Position
from ..episode import Episode, ShowView
from ..settings import Podcast
from ..sought import where
from . import rules
from .cast import Cast
from .check import Told
from .mailbox import is_personal
from .model import Credit, Person

Place = tuple[str, Position]


@dataclass(eq=False)
class PersonView:
    """A person's page: the person, and the episodes (Pelican's contents, newest first) in which they take part."""

    credit: Credit
    episodes: list[Any] = field(default_factory=list)

    @property
    def url(self) -> str:
        """Return the site-relative address."""
        return self.credit.url


def views(made: Iterable[tuple[Episode, Any]]) -> list[PersonView]:
    """Return a page for each person who is defined and takes part in an episode that is listed, and tell their casts of it."""
    shown = [(one, content) for one, content in made if one.document.listed and not one.translated and one.show]
    shown.sort(key=lambda pair: (pair[0].document.date, pair[0].document.source), reverse=True)
    found: dict[str, tuple[Cast, list[Any]]] = {}
    for one, content in shown:
        for credit in one.persons:
            if credit.key and one.show and one.show.cast.may_have_page(credit.key):
                found.setdefault(credit.key, (one.show.cast, []))[1].append(content)
    for key, (cast, _) in found.items():
        cast.pages.add(key)
    return [PersonView(cast.credits([Person(name=key)])[0], contents) for key, (cast, contents) in sorted(found.items())]


def told(settings: Podcast, site: Cast, place: Callable[..., Place]) -> Iterator[Told]:
    """Yield everybody of whom the settings tell; ``place`` returns where a key of PODCAST stands."""
    for key, one in settings.persons.items():
        yield Told(place("persons", key), one)
    for slug, show in settings.shows.items():
        for number, person in enumerate(show.persons):
            yield Told(place("shows", slug, "persons", number), person, site)


def named(made: Iterable[Episode], shown: Callable[[str], str]) -> Iterator[Told]:
    """Yield everybody whom the episodes name; ``shown`` turns a source into a finding's path."""
    for one in made:
        for person in one.document.fields.get("persons") or ():
            place = (shown(one.document.source), where(one.document, "persons"))
            yield Told(place, person, one.show.cast if one.show else Cast())


def mailboxes(shows: Iterable[ShowView], place: Callable[..., Place], site: Place) -> Iterator[Finding]:
    """Find addresses that look like a person's; ``site`` is where the authority's address stands, which shows fall back on."""
    for show in shows:
        names = [one.name for one in show.cast.profiles.values()]
        if show.email and is_personal(show.email, names):
            where_ = place("shows", show.slug, "email") if show.settings.email else site
            yield rules.PERSONAL_MAILBOX.at(*where_, address=show.email)
