# SPDX-License-Identifier: AGPL-3.0-or-later
"""How long episodes take: ``python -m tests.bench.bench_podcast [number of episodes, 2000]``.

Prints CPU milliseconds an episode for writing a show's feeds (goal: 0.3), and CPU seconds of whole builds from a warm
cache: so many episodes with chapters and transcripts, and as many plain articles (goal: at most 1.5 times). The least of
some rounds in turn counts, for machines are noisy. An episode is two pages (its own and its transcript's), an article one.
"""

import resource
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from plugins.core.document import EPISODE, Document
from plugins.podcast import guids
from plugins.podcast.audio.formats import FORMATS, Audio
from plugins.podcast.chapters.model import Chapter
from plugins.podcast.episode import Episode, Published, ShowView, Words
from plugins.podcast.feed.archive import Order
from plugins.podcast.feed.shared import Desk
from plugins.podcast.feed.write import Shelf, documents
from plugins.podcast.settings import Show
from plugins.podcast.transcripts import write as transcript_write
from plugins.podcast.transcripts.model import Cue, Transcript
from tests.conftest import Site

from .bench_markdown import articles

FIXTURES = Path(__file__).resolve().parents[1] / "podcast" / "fixtures"
SHOW = {"title": "Funk", "description": "Neues.", "guid": guids.of_feed("https://stadt.example/feed.xml")}
BEGIN = datetime(2019, 1, 1, 8, tzinfo=UTC)
CUES, CHAPTERS = 60, 10
ROUNDS, WARM = 5, 5


def episodes(count: int, show: ShowView) -> list[Episode]:
    """Return episodes of the usual size, newest first."""
    notes = [f"<p>{text}</p>" for text in articles(20)]
    words = Transcript((Cue(0, 1, "Anna", "Hallo."),))
    forms = transcript_write.forms(words)
    made = []
    for number in reversed(range(count)):
        name = f"folge-{number}"
        home = f"podcast/funk/{name}/"
        document = Document(
            kind=EPISODE,
            source=f"podcast/funk/{name}/index.md",
            title=f"Folge über das Thema {number}",
            slug=name,
            url=home,
            save_as=f"{home}index.html",
            lang="de",
            guid=guids.proposed("funk", name),
            summary="Worum es geht.",
            body=notes[number % len(notes)][:1500] + "</p>",
            date=BEGIN + timedelta(days=number),
        )
        audio = [(Audio("0" * 64, 6165, FORMATS["mp3"], 1800.0), Published(Path("x"), f"{home}{name}.mp3"))]
        texts = [Words(form.label, form.mime, Published(Path("x"), f"{home}{name}{form.ending}")) for form in forms]
        marks = tuple(Chapter(one * 180.0, f"Kapitel {one} der Folge {number}") for one in range(CHAPTERS))
        chapters = Published(Path("x"), f"{home}{name}.json")
        made.append(Episode(document, show, document.guid, "", audio, words, texts, f"{home}transkript/", marks, chapters))
    return made


def writing(count: int) -> float:
    """Return CPU milliseconds an episode for one round of writing every feed of a show."""
    show = ShowView("funk", Show.model_validate(SHOW), "de", "Stadt", "podcast@stadt.example")
    made = episodes(count, show)
    shelf = Shelf(show, Desk("https://stadt.example", "", ZoneInfo("Europe/Berlin"), "barriere-melden/"))
    order = Order(tuple(one.guid for one in reversed(made)))
    start = time.process_time()
    for _ in documents(shelf, made, order):
        pass
    return (time.process_time() - start) / count * 1000


def write_articles(site: Site, count: int) -> None:
    """Write plain articles of the usual size."""
    texts = articles(200)
    for number in range(count):
        day = BEGIN + timedelta(days=number)
        site.article(f"beitrag-{number}", texts[number % 200], title=f"Beitrag {number}", date=f"{day:%Y-%m-%d %H:%M}")


def write_episodes(site: Site, count: int) -> None:
    """Write episodes, each a folder with notes, sound, transcript and chapters, and their ledger."""
    site.configure(PODCAST={"shows": {"funk": SHOW}})
    texts, sound = articles(200), (FIXTURES / "ton.mp3").read_bytes()
    step = 1.4 / CUES
    for number in range(count):
        base, day = f"content/podcast/funk/folge-{number}", BEGIN + timedelta(days=number)
        head = f'---\ntitle: "Folge {number} im Gespräch"\ndate: {day:%Y-%m-%d %H:%M}\nsummary: Worum es geht.\n---\n\n'
        cues = "\n".join(
            f"00:{one * step:06.3f} --> 00:{(one + 1) * step:06.3f}\n<v {('Anna', 'Ben')[one % 2]}>Satz {one} der Folge {number}, gesagt.\n"
            for one in range(CUES)
        )
        marks = "".join(f"00:00:{one * 1.4 / CHAPTERS:06.3f} Kapitel {one}\n" for one in range(CHAPTERS))
        site.write(f"{base}/index.md", head + texts[number % 200][:1500].rpartition("\n")[0] + "\n")
        site.write(f"{base}/ton.mp3", sound).write(f"{base}/ton.vtt", f"WEBVTT\n\n{cues}").write(f"{base}/chapters.txt", marks)
    rows = [(f"folge-{number}", guids.proposed("funk", f"folge-{number}")) for number in range(count)]
    site.write("content/podcast/funk/guids.toml", guids.as_toml(rows))


def site(root: Path, count: int, fill: Callable[[Site, int], None]) -> Site:
    """Write a site with so many articles or episodes."""
    made = Site(root).configure(LEGAL=None, CHANNELS=[])  # what both cost alike is not the question
    fill(made, count)
    return made


def building(one: Site) -> float:
    """Return CPU seconds of one build."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    one.build()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    errors = [found for found in one.built.report.findings if found.severity == "error"] if one.built else []
    if errors:
        sys.exit("\n".join(map(str, errors[:5])))
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Measure feed writing, then whole builds in turn."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    print(f"feeds: {min(writing(count) for _ in range(ROUNDS)):.3f} ms an episode")
    fills = {"articles": write_articles, "episodes": write_episodes}
    with tempfile.TemporaryDirectory() as folder:
        sites = {name: site(Path(folder, name), count, fill) for name, fill in fills.items()}
        cold = {name: building(one) for name, one in sites.items()}
        rounds = [{name: building(one) for name, one in sites.items()} for _ in range(WARM)]
        pages = {name: sum(1 for _ in one.output.rglob("*.html")) for name, one in sites.items()}
    warm = {name: min(one[name] for one in rounds) for name in sites}
    for name, seconds in warm.items():
        each = seconds / pages[name] * 1000
        print(f"{count} {name}: {cold[name]:.1f} s, warm {seconds:.1f} s for {pages[name]} pages, {each:.2f} ms a page")
    ratios = ", ".join(f"{one['episodes'] / one['articles']:.2f}" for one in rounds)
    print(f"ratio: {warm['episodes'] / warm['articles']:.2f} (rounds: {ratios})")


if __name__ == "__main__":
    main()
