# SPDX-License-Identifier: AGPL-3.0-or-later
"""How long a file takes to become a Document, on one core: ``python -m tests.bench.bench_reading [folder with .md files]``.

The whole way is measured as a build goes it, by Pelican's own ``Readers``: bytes from the disk, head, Markdown, Pelican's
``Article`` with its checks, the Document; only templates and writing are not in it. The budget for it is 0.6 ms an article.

Prints milliseconds of CPU time an article, the median and the best of many short rounds, each of which goes through all
steps in turn: machines are noisy, the best tells what the code costs, and only figures of one run can be compared.
"""

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import comrak
from pelican import Pelican
from pelican.contents import Article, SkipStub
from pelican.readers import Readers
from pelican.settings import read_settings

from plugins.core.site import Site
from plugins.reading import adapter, heads, pipeline, source
from plugins.reading.markdown import _parser, convert

from .bench_markdown import articles

ROUNDS = 40
ROOT = Path(__file__).resolve().parents[2]
HEAD = """---
title: "Straße {number} wird wieder frei"
date: 2024-11-{day:02} 09:00
category: Verkehr
tags: [tag1, tag2, tag{number}]
slug: post-{number}
summary: "Die Stadt hat die Bauarbeiten an der Straße {number} beendet, der Verkehr fließt wieder."
---

"""
Steps = dict[str, Callable[[], object]]


def corpus() -> dict[str, bytes]:
    """Return articles by name: those of the folder that was named, else made-up ones of the usual size."""
    if len(sys.argv) > 1:
        folder = Path(sys.argv[1])
        return {file.relative_to(folder).as_posix(): file.read_bytes() for file in sorted(folder.rglob("*.md"))}
    made = (HEAD.format(number=number, day=number % 28 + 1) + body for number, body in enumerate(articles(200)))
    return {f"post-{number}.md": text.encode() for number, text in enumerate(made)}


def started(root: Path, files: dict[str, bytes]) -> tuple[dict[str, Any], Site]:
    """Write ``files`` below ``root``, and start a build of them with the capabilities that every build needs."""
    for name, raw in files.items():
        path = root / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(raw)
    own = {"PATH": str(root / "content"), "OUTPUT_PATH": str(root / "output"), "PLUGIN_PATHS": [str(ROOT)]}
    plugins = {"PLUGINS": ["plugins.reading", "plugins.engine"], "SITEURL": "https://stadt.example", "TIMEZONE": "Europe/Berlin"}
    settings = read_settings(override={**own, **plugins, "DEFAULT_LANG": "de"})
    Pelican(settings)
    return settings, next(iter(adapter._states))


def reader(settings: dict[str, Any], site: Site) -> Callable[[str], object]:
    """Return what makes a Document of the file with a name, as Pelican's generator of articles and our bridge do."""
    readers = Readers(settings)
    context: dict[str, Any] = {"localsiteurl": "", "generated_content": {}, "static_content": {}}

    def read(name: str) -> object:
        article = readers.read_file(base_path=settings["PATH"], path=name, content_class=Article, context=context)
        if isinstance(article, SkipStub) or not article.is_valid():
            return None
        article.get_static_links()
        return site.make_document(site, article)

    return read


def steps(settings: dict[str, Any], site: Site, files: dict[str, bytes]) -> Steps:
    """Return the whole way, and its parts alone."""
    document, setup = reader(settings, site), adapter._states[site].setup
    texts = [source.read(raw, name).text for name, raw in files.items()]
    cut = [heads.read(text, "a.md", setup.models.fields) for text in texts]
    parser = _parser(hard=False, chars=False, bare=False)
    return {
        "file to Document": lambda: [document(name) for name in files],
        "  our part": lambda: [pipeline.read(setup, name, raw) for name, raw in files.items()],
        "    bytes to text": lambda: [source.read(raw, name) for name, raw in files.items()],
        "    head": lambda: [heads.read(text, "a.md", setup.models.fields) for text in texts],
        "    values": lambda: [setup.models.convert(head, "a.md", "article", setup.zone, "error") for head in cut],
        "    Markdown": lambda: [convert(head.body, first_line=head.first_line, path="a.md") for head in cut],
        "      parser alone": lambda: [comrak.render_markdown(head.body, *parser) for head in cut],
    }


def milliseconds(work: Callable[[], object], count: int) -> float:
    """Return CPU milliseconds an article for one round."""
    start = time.process_time()
    work()
    return (time.process_time() - start) / count * 1000


def main() -> None:
    """Measure the whole way and its parts in turn."""
    files = corpus()
    with tempfile.TemporaryDirectory() as folder:
        parts = steps(*started(Path(folder), files), files)
        rounds = [{name: milliseconds(work, len(files)) for name, work in parts.items()} for _ in range(ROUNDS + 1)][1:]
    print(f"{len(files)} articles, {sum(map(len, files.values())) / len(files) / 1000:.1f} kB each, {ROUNDS} rounds in turn")
    print(f"{'CPU ms an article':20}{'median':>8}{'best':>8}")
    for name in parts:
        figures = [one[name] for one in rounds]
        print(f"{name:20}{statistics.median(figures):8.3f}{min(figures):8.3f}")


if __name__ == "__main__":
    main()
