# SPDX-License-Identifier: AGPL-3.0-or-later
"""How long one file takes to become a document, on one core: ``python -m tests.bench.bench_reading [folder with .md files]``.

Prints CPU milliseconds an article (median and best of several rounds) for the whole way and, in turn, for its steps:
machines are noisy, and only neighbouring figures can be compared. The budget is 0.6 ms an article.
"""

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from zoneinfo import ZoneInfo

from pelican.contents import Article
from pelican.settings import DEFAULT_CONFIG
from pelican.utils import SafeDatetime

import plugins
from plugins.core.clock import build_clock
from plugins.reading import heads, pipeline, source
from plugins.reading.markdown import convert
from plugins.reading.models import Models
from plugins.reading.pipeline import Setup
from plugins.reading.status import Now

from .bench_markdown import articles

ROUNDS = 15
HEAD = """---
title: "Straße {number} wird wieder frei"
date: 2026-11-{day:02} 09:00
category: Verkehr
tags: [tag1, tag2, tag{number}]
slug: post-{number}
summary: "Die Stadt hat die Bauarbeiten an der Straße {number} beendet, der Verkehr fließt wieder."
---

"""


def corpus() -> list[tuple[str, bytes]]:
    """Return names and bytes of articles: those of the folder that was named, else made-up ones of the usual size."""
    if len(sys.argv) > 1:
        return [(file.name, file.read_bytes()) for file in sorted(Path(sys.argv[1]).rglob("*.md"))]
    made = (HEAD.format(number=number, day=number % 28 + 1) + body for number, body in enumerate(articles(200)))
    return [(f"post-{number}.md", text.encode()) for number, text in enumerate(made)]


def milliseconds(work: Callable[[], object], count: int) -> float:
    """Return CPU milliseconds an article for one round."""
    start = time.process_time()
    work()
    return (time.process_time() - start) / count * 1000


def main() -> None:
    """Measure the whole way and its steps in turn."""
    files = corpus()
    zone = ZoneInfo("Europe/Berlin")
    setup = Setup(Models(plugins.declared().fields), Now(build_clock(), zone), zone, Path(tempfile.gettempdir()))
    texts = [source.read(raw, name).text for name, raw in files]
    cut = [heads.read(text, "a.md", setup.models.fields) for text in texts]
    results = [pipeline.read(setup, name, raw) for name, raw in files]
    settings = {**DEFAULT_CONFIG, "PATH": tempfile.gettempdir()}

    def content(one: pipeline.Result) -> Article:
        values = {"title": one.values["title"], "slug": one.values.get("slug", "x"), "date": SafeDatetime(2026, 11, 20, tzinfo=zone)}
        return Article(one.html, values, settings, f"{tempfile.gettempdir()}/{one.source}", {})

    steps: dict[str, Callable[[], object]] = {
        "file to document": lambda: [pipeline.read(setup, name, raw) for name, raw in files],
        "  bytes to text": lambda: [source.read(raw, name) for name, raw in files],
        "  head": lambda: [heads.read(text, "a.md", setup.models.fields) for text in texts],
        "  values": lambda: [setup.models.convert(head, "a.md", "article", zone, "error") for head in cut],
        "  Markdown": lambda: [convert(head.body, first_line=head.first_line, path="a.md") for head in cut],
        "Pelican's object": lambda: [content(one) for one in results],
    }
    figures: dict[str, list[float]] = {name: [] for name in steps}
    for _ in range(ROUNDS):
        for name, work in steps.items():
            figures[name].append(milliseconds(work, len(files)))
    print(f"{len(files)} articles, {sum(len(raw) for _, raw in files) / len(files) / 1000:.1f} kB each, {ROUNDS} rounds in turn")
    print(f"{'step':18}{'median ms':>11}{'best ms':>9}")
    for name, row in figures.items():
        print(f"{name:18}{statistics.median(row):11.3f}{min(row):9.3f}")


if __name__ == "__main__":
    main()
