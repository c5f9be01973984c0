# SPDX-License-Identifier: AGPL-3.0-or-later
"""How long one article's Markdown takes on one core: ``python tests/bench/bench_markdown.py [folder with .md files]``.

Prints CPU milliseconds an article (median and best of several rounds), the parser alone and the whole conversion in turn,
since machines are noisy and only the ratio of two neighbouring figures can be compared between them.
"""

import random
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import comrak

from plugins.reading.markdown import _parser, convert

ROUNDS = 15
_WORDS = (
    "die der und in zu den das nicht von sie ist des sich mit dem dass er es ein ich auf so eine auch als an nach wie im für Stadt Bürger "
    "Verwaltung Straße Öffnung Antrag Haushalt Kultur Bibliothek Schule Verkehr Baustelle Sperrung Termin werden können neue heute"
)
WORDS = _WORDS.split()


def articles(count: int) -> list[str]:
    """Return made-up articles of the usual size (4-5 kB): headings, paragraphs, links, a list, a table, quotes."""
    rnd = random.Random(7)  # noqa: S311  # made-up text, no secret

    def sentence() -> str:
        text = " ".join(rnd.choice(WORDS) for _ in range(rnd.randint(7, 18)))
        return f"{text[0].upper()}{text[1:]}."

    def paragraph() -> str:
        link = f"Mehr dazu im [Bürgerportal](https://example.org/{rnd.randint(1, 999)})."
        return " ".join([f"**{sentence()[:-1]}**.", f'*{sentence()[:-1]}*, "so die Stadt".', sentence(), sentence(), link])

    def section(number: int) -> str:
        rows = "\n".join(f"| {rnd.choice(WORDS)} | {rnd.randint(8, 18)} Uhr |" for _ in range(4))
        extra = ["\n".join(f"- {sentence()}" for _ in range(4)), f"| Ort | Zeit |\n|---|---|\n{rows}"][number % 2]
        return "\n\n".join([f"## {sentence()[:-1]}", paragraph(), paragraph(), *([extra] if number in (1, 2) else [])])

    return ["\n\n".join(section(number) for number in range(4)) for _ in range(count)]


def measure(work: Callable[[str], object], texts: list[str]) -> float:
    """Return CPU milliseconds a text for one round."""
    start = time.process_time()
    for text in texts:
        work(text)
    return (time.process_time() - start) / len(texts) * 1000


def main() -> None:
    """Measure parser and conversion in turn."""
    texts = [file.read_text(encoding="utf-8") for file in sorted(Path(sys.argv[1]).rglob("*.md"))] if len(sys.argv) > 1 else articles(200)
    cases: dict[str, Callable[[str], object]] = {
        "parser": lambda text: comrak.render_markdown(text, *_parser(hard=False)),
        "convert": lambda text: convert(text, path="content/x.md"),
    }
    rounds = {name: [measure(work, texts) for _ in (0,)] for name, work in cases.items()}
    for _ in range(ROUNDS):
        for name, work in cases.items():
            rounds[name].append(measure(work, texts))
    size = sum(map(len, texts)) / len(texts)
    print(f"{len(texts)} articles of {size:.0f} characters")
    for name, figures in rounds.items():
        print(f"{name:8} median {statistics.median(figures):.3f} ms   best {min(figures):.3f} ms")
    print(f"ratio    {statistics.median(rounds['convert']) / statistics.median(rounds['parser']):.2f}")


if __name__ == "__main__":
    main()
