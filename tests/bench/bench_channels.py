# SPDX-License-Identifier: AGPL-3.0-or-later
"""What teasers cost on one core: ``python -m tests.bench.bench_channels``.

Prints cards a second (1200×630, plain and with a photo), counted texts a second on X, and the CPU seconds that the words of
1,000 articles take on all channels, and the most memory that few and many cards take, each measured in a process of its own.
Budgets: 120 and 100 cards, 50,000 plain texts, 2 seconds, memory flat in the number of cards.
"""

import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from multiprocessing import get_context
from pathlib import Path

from PIL import Image

from plugins.channels import desk
from plugins.channels.book import book
from plugins.channels.cards.draw import Card, Look, draw
from plugins.channels.count import count
from plugins.channels.text.settings import Words
from plugins.core.document import ARTICLE, Document, Label
from tests.bench.bench_markdown import WORDS

ROUNDS = 3
CARDS, TEXTS, ARTICLES = 150, 20_000, 1_000
FEW_AND_MANY = (200, 2_000)
SIZES = ((1200, 630), (1080, 1350), (1080, 1080), (1080, 1920), (1280, 720))
_LOOK = Look("#1f5a57", "#ffffff")
_START = datetime(2026, 11, 1, 9, tzinfo=UTC)


def best(work: Callable[[], object]) -> float:
    """Return the CPU seconds of the fastest of several rounds."""
    times = []
    for _ in range(ROUNDS):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def sentences(rnd: random.Random, number: int) -> str:
    """Return made-up German sentences."""
    made = (" ".join(rnd.choice(WORDS) for _ in range(rnd.randint(6, 16))) for _ in range(number))
    return " ".join(f"{one[0].upper()}{one[1:]}." for one in made)


def articles(number: int) -> list[tuple[Document, None]]:
    """Return made-up articles: half with a summary, half with a text to take the beginning of."""
    rnd = random.Random(7)  # noqa: S311  # made-up text, no secret
    made = []
    for one in range(number):
        title = sentences(rnd, 1)[:70].rstrip(". ")
        told = {"summary": sentences(rnd, 3)} if one % 2 else {"body": f"<p>{sentences(rnd, 12)}</p>"}
        tags = tuple(Label(f"{rnd.choice(WORDS)} {one % 40}", "", "") for _ in range(4))
        address = f"2026/11/beitrag-{one}/"
        parts = {"date": _START + timedelta(hours=one), "tags": tags, "category": Label("Rathaus", "rathaus", "")}
        made.append(
            (Document(ARTICLE, f"a/{one}.md", title, f"b-{one}", address, f"{address}index.html", "de", str(one), **told, **parts), None)
        )  # type: ignore[arg-type]  # keywords of several types
    return made


def cards(picture: Path | None) -> float:
    """Return how many cards a second are drawn."""
    rnd = random.Random(7)  # noqa: S311  # as above
    listed = [
        Card(sentences(rnd, 1)[:80], "Rathaus", f"{n % 28 + 1}. Mai 2026", "Musterstadt", "de", (1200, 630), picture) for n in range(CARDS)
    ]
    return CARDS / best(lambda: [draw(one, _LOOK) for one in listed])


def counted(texts: Sequence[str]) -> float:
    """Return how many texts a second are counted as X counts."""
    return len(texts) / best(lambda: [count(one, "x") for one in texts])


def peak() -> float:
    """Return the most memory of this process so far in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform == "linux" else 1024**2)


def memory(number: int, photo: Path) -> float:
    """Return the most memory in MiB while ``number`` different cards are drawn, in five sizes, plain and with a photo."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(_drawing, number, photo).result()


def _drawing(number: int, photo: Path) -> float:
    rnd = random.Random(7)  # noqa: S311  # as above
    for n in range(number):
        card = Card(sentences(rnd, 1)[:80], f"Thema {n}", f"{n % 28 + 1}. Mai 2026", "Musterstadt", "de", SIZES[n % len(SIZES)])
        draw(replace(card, picture=photo) if n % 2 else card, _LOOK)
    return peak()


def main() -> None:
    """Print every figure."""
    rnd = random.Random(7)  # noqa: S311  # as above
    with tempfile.TemporaryDirectory() as folder:
        photo = Path(folder, "photo.jpg")
        Image.effect_noise((1600, 900), 60).convert("RGB").resize((3200, 1800)).save(photo)
        print(f"cards, plain         {cards(None):8.0f} /s")
        print(f"cards, with a photo  {cards(photo):8.0f} /s")
        for number in FEW_AND_MANY:
            print(f"memory, {number:5} cards  {memory(number, photo):8.0f} MiB")
    plain = [sentences(rnd, 2)[:200] for _ in range(TEXTS)]
    linked = [f"{one} https://www.musterstadt.de/aktuelles/{n}/" for n, one in enumerate(plain[: TEXTS // 4])]
    print(f"texts, plain         {counted(plain):8.0f} /s")
    print(f"texts, with a link   {counted(linked):8.0f} /s")
    channels = tuple(one for one in book().values() if not one.closed)
    told = articles(ARTICLES)
    place = desk.Desk(channels, Words(), "Musterstadt", "de", lambda url: f"https://www.musterstadt.de/{url}", str)
    print(f"{ARTICLES} articles x {len(channels)} channels {best(lambda: desk.teasers(told, place)):6.2f} s")
    print(f"memory, all the rest {peak():8.0f} MiB")


if __name__ == "__main__":
    main()
