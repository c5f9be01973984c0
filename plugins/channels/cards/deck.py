# SPDX-License-Identifier: AGPL-3.0-or-later
"""All cards of a site: which are needed, which are there already, and the rest drawn in parallel."""

import hashlib
import hmac
import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path

import PIL

from ...core import files
from .draw import Card, Drawn, Look, draw

FOLDER = "karten"
_LAYOUT = 3  # raised whenever the same card would be drawn differently
_SERIAL = 12  # fewer cards are not worth a second process
KEY = "AMTSFUNK_SITE_KEY"
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Made:
    """A card that is drawn: its file in the cache, its site-relative address, its size in bytes, the contrast of its words."""

    cached: Path
    save_as: str
    bytes: int
    contrast: float


def deal(cards: Iterable[Card], look: Look, cache: Path, progress: Progress = lambda *_: None) -> Mapping[Card, Made]:
    """Return every card, drawn where the cache has none that shows the same; ``progress`` hears how many are done.

    Names are 128 bits of a keyed hash of the card's bytes: nobody can guess them, and they change with the card alone. The
    key is AMTSFUNK_SITE_KEY where the environment has one.
    """
    wanted = {one: _fingerprint(one, look) for one in dict.fromkeys(cards)}
    missing = [one for one, name in wanted.items() if not (cache / f"{name}.json").exists()]
    missing.sort(key=lambda one: (str(one.picture), one.title))  # the cards of one picture together: it is decoded once
    for number, (card, drawn) in enumerate(_drawn(missing, look), 1):
        _keep(cache, wanted[card], drawn)
        progress(number, len(missing))
    key = os.environ.get(KEY, "").encode()
    return {one: _made(cache / f"{name}.jpg", key) for one, name in wanted.items()}


def _fingerprint(card: Card, look: Look) -> str:
    """Return what names everything that decides how the card looks."""
    seen = {**asdict(card), **asdict(look), "picture": _digest(card.picture), "logo": _digest(look.logo), "by": [_LAYOUT, PIL.__version__]}
    return hashlib.sha256(json.dumps(seen, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def _digest(path: Path | None) -> str:
    return files.digest(path) if path else ""


def _drawn(cards: list[Card], look: Look) -> Iterator[tuple[Card, Drawn]]:
    workers = min(os.cpu_count() or 1, len(cards) // _SERIAL)
    if workers < 2:
        yield from ((one, draw(one, look)) for one in cards)
        return
    with ProcessPoolExecutor(workers) as pool:
        yield from zip(cards, pool.map(draw, cards, [look] * len(cards), chunksize=8), strict=True)


def _keep(cache: Path, name: str, drawn: Drawn) -> None:
    files.write(cache / f"{name}.jpg", drawn.data)
    files.write(cache / f"{name}.json", json.dumps({"contrast": round(drawn.contrast, 2)}))  # last: it says that the card is whole


def address(data: bytes, key: bytes) -> str:
    """Return where a picture lies in the output: under 128 bits of its keyed hash."""
    return f"{FOLDER}/{hmac.new(key, data, hashlib.sha256).hexdigest()[:32]}.jpg"


def _made(path: Path, key: bytes) -> Made:
    data = path.read_bytes()
    contrast: float = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))["contrast"]
    return Made(path, address(data, key), len(data), contrast)
