# SPDX-License-Identifier: AGPL-3.0-or-later
"""A show that says all it can, and the feed it must become: ``python -m tests.podcast.feed.golden`` writes that anew."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from plugins.podcast import guids
from plugins.podcast.audio.formats import FORMATS, Audio
from plugins.podcast.chapters.model import Chapter
from plugins.podcast.episode import Episode, Published, ShowView, Words
from plugins.podcast.feed import publisher
from plugins.podcast.feed.archive import Order
from plugins.podcast.feed.settings import Publisher
from plugins.podcast.feed.shared import Desk
from plugins.podcast.feed.values import ContentLink, License, Location, Social, Soundbite, Text
from plugins.podcast.feed.write import Shelf, documents
from plugins.podcast.persons.model import Person
from plugins.podcast.settings import Show
from plugins.podcast.transcripts import write as transcript_write
from plugins.podcast.transcripts.model import Cue, Transcript

from ..samples import document

GOLDEN = Path(__file__).resolve().parents[2] / "golden" / "podcast"
DESK = Desk("https://stadt.example", "/blog", ZoneInfo("Europe/Berlin"), "barriere-melden/")
MASTODON = "https://social.stadt.example/@stadt/115490226481530127"
SETTINGS: dict[str, Any] = {
    "title": "Rathausfunk",
    "subtitle": "Neues & Altes",
    "description": "Alle zwei Wochen: was die Stadt beschließt.",
    "category": "News > Politics",
    "cover_alt": "Ein Turm",
    "guid": guids.of_feed("https://stadt.example/blog/podcast/funk/feed.xml"),
    "type": "serial",
    "copyright": "Stadt Musterstadt",
    "persons": [{"name": "Anna Beispiel", "role": "Moderation", "href": "https://stadt.example/anna"}],
    "seasons": {2: "Türme und Brücken"},
    "license": "dl-de/by-2-0",
    "location": [{"name": "Musterstadt", "country": "de", "geo": "51.5136,7.4653", "osm": "R62582"}],
    "update_frequency": {"text": "alle zwei Wochen mittwochs", "rrule": "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE", "start": "2026-01-07"},
    "social": "disabled",
    "txt": [{"purpose": "verify", "text": "abc-123"}, {"purpose": "ai-content", "text": "nein"}],
    "podroll": [{"guid": "9b024349-ccf0-5f69-a609-6b82873eab3c", "url": "https://nachbar.example/feed.xml", "title": "Nachbarfunk"}],
    "funding": [{"url": "https://verein.example/", "text": "Förderverein"}],
    "block": True,
    "block_services": ["google"],
    "allow_services": ["apple", "fyyd"],
    "feed": {"formats": ("mp3", "opus"), "hub": "https://hub.example/", "whole": True},
}


def show(**more: Any) -> ShowView:
    """The show."""
    settings = Show.model_validate({**SETTINGS, **more})
    cover = Published(Path("x"), "podcast/funk/titelbild-01234567.jpg")
    return ShowView("funk", settings, "de", "Stadt Musterstadt", "podcast@stadt.example", "/blog", cover)


def episode(of: ShowView) -> Episode:
    """An episode that says all it can."""
    fields = {
        "season": 2,
        "episode": 3,
        "episode_label": "Teil 3a",
        "image_alt": "Der Turm im Schnee",
        "persons": (Person(name="Ben Muster", role="Gast"), Person(name="Cem Exempel", role="Archiv")),
        "soundbites": (Soundbite(start=62.5, duration=30, title="Der beste Satz"), Soundbite(start=0, duration=15)),
        "location": (Location(name="Wasserturm", country="de", rel="creator"),),
        "license": License.model_validate("CC BY 4.0"),
        "social": (Social.model_validate(MASTODON),),
        "content_links": (ContentLink(href="https://video.stadt.example/w/1", title="Video mit Gebärdensprache"),),
        "txt": (Text(purpose="ai-content", text="true"),),
    }
    body = '<h2>Mehr</h2><p>Siehe <a href="/blog/x/">dort</a> &amp; hier: 3 &lt; 4.</p><figure><img src="/blog/b.jpg" alt="B"></figure>'
    one = document(title="Türme & „Brücken“ <drei>", body=body, fields=fields)
    home = "podcast/funk/der-anfang"
    words = Transcript((Cue(0, 1, "Anna Beispiel", "Hallo."),))
    texts = [Words(form.label, form.mime, Published(Path("x"), f"{home}/x{form.ending}")) for form in transcript_write.forms(words)]
    files = [
        (Audio("0f" * 32, 1_500_000, FORMATS["mp3"], 120.4, 96_000), Published(Path("x"), f"{home}/a.mp3")),
        (Audio("1f" * 32, 1_000_000, FORMATS["opus"], 120.4, 64_000), Published(Path("x"), f"{home}/a.opus")),
        (Audio("2f" * 32, 300_000, FORMATS["opus"], 120.4, 20_000, edition="klein"), Published(Path("x"), f"{home}/a-klein.opus")),
    ]
    marks = (
        Chapter(0, "Begrüßung"),
        Chapter(30.5, "Türme", "https://stadt.example/turm"),
        Chapter(90, "Ende", image="https://stadt.example/e.jpg"),
    )
    chapters = Published(Path("x"), f"{home}/x.chapters.json")
    return Episode(one, of, one.guid, "/blog", files, words, texts, f"{home}/transkript/", marks, chapters, "/blog/bilder/turm-1500.jpg")


def trailer(of: ShowView) -> Episode:
    """The trailer of the second season."""
    date: datetime = document().date  # type: ignore[assignment]  # it has one
    one = replace(document(title="Bald: Staffel 2", slug="bald", url="podcast/funk/bald/", guid="trailer"), date=date - timedelta(days=9))
    one = replace(one, fields={"season": 2, "episode_type": "trailer"}, body="", summary="Was kommt.")
    files = [
        (Audio("3f" * 32, 400_000, FORMATS[kind], 30, 96_000), Published(Path("x"), f"podcast/funk/bald/b.{kind}"))
        for kind in ("mp3", "opus")
    ]
    return Episode(one, of, one.guid, "/blog", files)


def made() -> dict[str, bytes]:
    """Return every file of the golden folder by its name."""
    of = show()
    settings = Publisher.model_validate({"guid": guids.of_feed("https://stadt.example/blog/podcast/herausgeber/feed.xml")})
    shelf = Shelf(of, DESK, of.settings.feed.formats, publisher.reference(settings, DESK))
    other = show(title="Ohrenweide", guid=guids.of_feed("https://stadt.example/blog/podcast/ohr/feed.xml"))
    other.slug = "ohr"
    return {
        "feed.xml": dict(documents(shelf, [episode(of), trailer(of)], Order()))[of.feed_url],
        "herausgeber.xml": publisher.write(settings, "Stadt Musterstadt", [of, other], DESK),
    }


def main() -> None:
    """Write the golden files."""
    GOLDEN.mkdir(exist_ok=True)
    for name, raw in made().items():
        (GOLDEN / name).write_bytes(raw)


if __name__ == "__main__":
    main()
