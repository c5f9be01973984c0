# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the rules look at: shows, episodes and their recordings, as frozen values that need no library to be read."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ...core.document import Document
from ...core.finding import Position
from ...core.text import slug

if TYPE_CHECKING:
    from ..settings import Show

Place = tuple[str, Position]
# What is shorter is no episode but a sample, and loudness means nothing there (EBU Tech 3341: the short-term window is 3 s).
_SHORTEST = 3.0


@dataclass(frozen=True, slots=True)
class Heard:
    """What listening to a whole file told.

    ``loudness`` in LUFS and ``peak`` in dBTP (None: nothing above silence), ``before`` and ``after`` are the seconds of
    silence at the ends, ``seconds`` is what really plays. ``broken`` tells that decoding failed on the way.
    """

    loudness: float | None
    peak: float | None
    before: float
    after: float
    seconds: float
    broken: bool = False


@dataclass(frozen=True, slots=True)
class Recording:
    """One audio file: what it says about itself, and what was ``heard`` (None: not listened to).

    ``format`` is its short name („mp3“), ``label`` the one for people; bit/s, Hz, seconds.
    """

    name: str
    format: str
    label: str
    digest: str
    seconds: float
    bitrate: int
    sample_rate: int
    channels: int
    heard: Heard | None = None


@dataclass(frozen=True, slots=True)
class Broadcast:
    """One show; ``at`` tells where one of its settings stands, ``cover_size`` is the cover's weight in bytes (0: none)."""

    slug: str
    settings: "Show"
    language: str
    at: Callable[[str], Place]
    cover_size: int = 0


@dataclass(frozen=True, slots=True)
class Spoken:
    """One episode in the show's own language.

    ``path`` is how findings name its text, ``proposed`` a GUID that is free, ``addresses`` what the feed links to
    (site-relative), ``notes`` the bytes of its show notes, ``typed`` what the head says that no field is declared for,
    ``stops`` the links in its list of chapters.
    """

    document: Document
    path: str
    show: Broadcast | None
    guid: str
    proposed: str
    type: str = "full"
    number: int | None = None
    season: int | None = None
    recordings: tuple[Recording, ...] = ()
    addresses: tuple[str, ...] = ()
    notes: int = 0
    typed: Mapping[str, str] = field(default_factory=dict)
    stops: int = 0

    @property
    def slug(self) -> str:
        """Return the address part that the title gives."""
        return slug(self.document.title)

    def at(self, key: str) -> Place:
        """Return where ``key`` stands in the head; where it does not, the title stands for the whole."""
        return self.path, self.document.where(key if key in self.document.positions else "title")


@dataclass(frozen=True, slots=True)
class Programme:
    """Every show, and every episode in the order of publication; ``listened`` tells whether recordings were to be heard."""

    shows: tuple[Broadcast, ...] = ()
    episodes: tuple[Spoken, ...] = ()
    listened: bool = True

    @property
    def recordings(self) -> Iterator[tuple[Spoken, Recording]]:
        """Yield every recording that is long enough to be judged, with its episode."""
        return ((one, sound) for one in self.episodes for sound in one.recordings if sound.seconds >= _SHORTEST)

    @property
    def heard(self) -> Iterator[tuple[Spoken, Recording, Heard]]:
        """Yield every recording that was listened to, with its episode and what was heard."""
        return ((one, sound, sound.heard) for one, sound in self.recordings if sound.heard)


def german(value: float, digits: int = 1) -> str:
    """Return a number as people read it: -17.94 -> „−17,9“."""
    return f"{value:.{digits}f}".replace(".", ",").replace("-", "−")
