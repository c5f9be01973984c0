# SPDX-License-Identifier: AGPL-3.0-or-later
"""A podcast moves in: its old feed and files become a show whose new feed subscribers do not notice."""

import json
import re
from pathlib import Path

import feedparser
import pytest

from plugins.podcast.moving import move
from tests.conftest import Site
from tests.podcast.samples import VTT, picture, tone

OLD = "https://funk.alte-stadt.example"
FEED = f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:itunes="http://www.itunes.com/DTDs/Podcast-1.0.dtd" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:psc="http://podlove.org/simple-chapters" xmlns:podcast="https://podcastindex.org/namespace/1.0/"
 xmlns:atom="http://www.w3.org/2005/Atom">
<channel>
 <title>Alter Funk</title>
 <link>{OLD}/</link>
 <atom:link rel="self" href="{OLD}/feed/mp3/"/>
 <description>&lt;p&gt;Aus dem Rathaus &amp;amp; mehr.&lt;/p&gt;</description>
 <language>de-DE</language>
 <copyright>© 2019 Alte Stadt</copyright>
 <itunes:author>Alte Stadt</itunes:author>
 <itunes:owner><itunes:email>podcast@alte-stadt.example</itunes:email></itunes:owner>
 <itunes:category text="Government"/>
 <itunes:explicit>clean</itunes:explicit>
 <itunes:image href="{OLD}/files/Cover.JPG?v=3"/>
 <podcast:value type="lightning" method="keysend"/>
 <item>
  <title>Folge 2: Größe &amp;amp; Maß</title>
  <link>{OLD}/2019/groesse/</link>
  <guid isPermaLink="false">podlove-2019-03-01-abc</guid>
  <pubDate>Fri, 01 Mar 2019 07:30:00 +0000</pubDate>
  <content:encoded><![CDATA[<p>Mit <a href="https://example.org/">Link</a>.</p><ul><li>eins</li></ul>
<script>alert(1)</script><img src="{OLD}/karte.png">]]></content:encoded>
  <enclosure url="{OLD}/files/Gr%C3%B6%C3%9Fe.mp3?source=feed" length="1" type="audio/mpeg"/>
  <itunes:keywords>Haushalt, Bürger</itunes:keywords>
  <itunes:episode>2</itunes:episode>
  <podcast:transcript url="{OLD}/files/groesse.vtt" type="text/vtt"/>
  <podcast:person role="guest">Ben Muster</podcast:person>
  <psc:chapters version="1.2"><psc:chapter start="0:00" title="Anfang"/><psc:chapter start="00:00:01" title="Ende" href="https://example.org/"/></psc:chapters>
 </item>
 <item>
  <title>Ohne Kennung</title>
  <pubDate>Fri, 01 Feb 2019 07:30:00 +0000</pubDate>
  <description>Text</description>
  <enclosure url="{OLD}/files/eins/audio.mp3" length="1" type="audio/mpeg"/>
 </item>
 <item>
  <title>Fehlt</title>
  <guid>fehlt</guid>
  <pubDate>Fri, 05 Apr 2019 07:30:00 +0000</pubDate>
  <enclosure url="{OLD}/files/weg.mp3" length="1" type="audio/mpeg"/>
 </item>
 <item><title>Noch einmal</title><guid>fehlt</guid></item>
</channel>
</rss>
"""


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """What an editor has after downloading the old podcast."""
    folder = tmp_path / "archiv"
    for name, data in {
        "feed.xml": FEED.encode(),
        "cover.jpg": picture(),
        "medien/Größe.mp3": tone("ton.mp3"),
        "medien/eins/audio.mp3": tone("ton.mp3"),
        "medien/zwei/audio.mp3": b"eine andere",
        "medien/groesse.vtt": VTT.encode(),
    }.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return folder


@pytest.fixture
def town(site: Site) -> Site:
    """A site without a show; its settings file has PODCAST as plain data."""
    site.configure(PODCAST={}, RULES_SINCE="2026-01-01").article("a").settle()
    return site


def test_the_show_moves_in_and_its_subscribers_notice_nothing(town: Site, archive: Path) -> None:
    told = list[tuple[str, int, int]]()
    moved = move.move(town.root / "pelicanconf.py", archive, "funk", lambda *step: told.append(step))
    assert moved.in_settings
    assert told[0][1:] == (1, len(told))
    funk = town.root / "content/podcast/funk"
    assert sorted(one.name for one in funk.iterdir()) == [
        "001-ohne-kennung", "002-folge-2-groesse-und-mass", "003-fehlt", "cover.jpg", "guids.toml",
    ]  # fmt: skip
    text = (funk / "002-folge-2-groesse-und-mass/index.md").read_text(encoding="utf-8")
    assert "title: 'Folge 2: Größe & Maß'\ndate: 2019-03-01 08:30:00+01:00\nslug: folge-2-groesse-und-mass\nepisode: 2\n" in text
    assert "Mit [Link](https://example.org/)." in text
    assert "- eins" in text
    assert "alert" not in text
    assert [one for one in moved.plan.left if any(word in one for word in ("Fehlt", "einmal", "value", "entfällt ein"))] == [
        "Folge „Noch einmal“: Sie trägt dieselbe Kennung wie „Fehlt“ und entfällt.",
        f"Folge „Folge 2: Größe & Maß“: Aus dem Text entfällt ein Bild oder Player: {OLD}/karte.png",
        f"Folge „Fehlt“: Die Tondatei liegt nicht dabei: {OLD}/files/weg.mp3",
        "Angabe „podcast:value“ des Feeds hat hier kein Gegenstück.",
    ]

    (funk / "003-fehlt/ton.mp3").write_bytes(tone("ton.mp3"))
    settings = town.root / "pelicanconf.py"
    settings.write_text(settings.read_text("utf-8").replace('"cover": ', '"cover_alt": "Ein Funkmast", "cover": '), "utf-8")
    rebuilt = town.rebuild().good()
    feed = feedparser.parse(rebuilt.text("podcast/funk/feed.xml"))
    assert [one.id for one in feed.entries] == ["fehlt", "podlove-2019-03-01-abc", f"{OLD}/files/eins/audio.mp3"]
    assert [one.published for one in feed.entries][1] == "Fri, 01 Mar 2019 08:30:00 +0100"
    rebuilt.has(
        "podcast/funk/feed.xml", "<itunes:new-feed-url>https://blog.musterstadt.example/podcast/funk/feed.xml</itunes:new-feed-url>"
    )
    rebuilt.has("podcast/funk/feed.xml", "<language>de-de</language>", "<copyright>Alte Stadt</copyright>", 'title="Ende"', "Ben Muster")


def test_what_is_not_taken_over_is_told_by_its_name_here(town: Site, archive: Path) -> None:
    extra = "<podcast:license>cc0</podcast:license><podcast:location>Aue</podcast:location><podcast:value/>"
    more = "".join(f'<podcast:transcript url="{OLD}/files/groesse.{one}" type="text/{one}"/>' for one in ("srt", "html"))
    lost = "".join(f'<podcast:transcript url="{OLD}/files/{one}" type="text/plain"/>' for one in ("fehlt.vtt", "fehlt.txt"))
    old = f"{extra}\n <podcast:value", f"{more}\n  <podcast:person", f"<guid>fehlt</guid>{lost}"
    text = FEED.replace(" <podcast:value", old[0], 1).replace("<podcast:person", old[1], 1).replace("<guid>fehlt</guid>", old[2], 1)
    (archive / "feed.xml").write_text(text, encoding="utf-8")
    (archive / "medien/fehlt.txt").write_text("Anna: Guten Tag.\n", encoding="utf-8")
    left = move.move(town.root / "pelicanconf.py", archive, "funk").plan.left
    assert [one for one in left if "Mitschrift" in one or "Angabe" in one] == [
        f"Folge „Fehlt“: Die Mitschrift liegt nicht dabei: {OLD}/files/fehlt.vtt",
        "Angabe „podcast:license“ des Feeds wurde nicht übernommen. Gilt sie noch, tragen Sie sie unter „license“ ein.",
        "Angabe „podcast:location“ des Feeds wurde nicht übernommen. Gilt sie noch, tragen Sie sie unter „location“ ein.",
        "Angabe „podcast:value“ des Feeds hat hier kein Gegenstück.",
    ]


def test_the_old_host_gets_redirects_and_a_feed_that_names_the_new_address(town: Site, archive: Path) -> None:
    notes = move.move(town.root / "pelicanconf.py", archive, "funk").notes
    assert (notes / "weiterleitung-nginx.conf").read_text(encoding="utf-8").splitlines()[1:3] == [
        'location = "/feed/mp3/" { return 301 "https://blog.musterstadt.example/podcast/funk/feed.xml"; }',
        'location = "/2019/groesse/" { return 301 "https://blog.musterstadt.example/podcast/funk/folge-2-groesse-und-mass/"; }',
    ]
    old = feedparser.parse((notes / "alter-feed.xml").read_bytes())
    assert not old.bozo
    assert old.feed["itunes_new-feed-url"] == "https://blog.musterstadt.example/podcast/funk/feed.xml"
    assert len(old.entries) == 4


def test_a_feed_of_the_same_server_stays_at_its_old_address(town: Site, archive: Path) -> None:
    own = FEED.replace(f"{OLD}/feed/mp3/", "https://blog.musterstadt.example/alt/podcast.xml").replace(
        f"{OLD}/2019/groesse/", "https://blog.musterstadt.example/2019/groesse/"
    )
    (archive / "feed.xml").write_text(own, encoding="utf-8")
    (archive / "medien/weg.mp3").write_bytes(tone("ton.mp3"))
    move.move(town.root / "pelicanconf.py", archive, "funk")
    town.rebuild().good()
    assert town.text("alt/podcast.xml") == town.text("podcast/funk/feed.xml")
    assert json.loads((town.root / ".cache/redirects.json").read_text(encoding="utf-8"))["moved"] == {
        "/2019/groesse/": "/podcast/funk/folge-2-groesse-und-mass/",
        "/alt/podcast.xml": "/podcast/funk/feed.xml",
    }


def test_audio_goes_to_the_media_store_where_there_is_one(town: Site, archive: Path) -> None:
    store = town.root / "speicher"
    store.mkdir()
    settings = town.root / "pelicanconf.py"
    settings.write_text(settings.read_text(encoding="utf-8") + '\nMEDIA_STORE = "speicher"\n', encoding="utf-8")
    move.move(settings, archive, "funk")
    assert sorted(one.relative_to(store).as_posix() for one in store.rglob("*.mp3")) == [
        "funk/001-ohne-kennung.mp3",
        "funk/002-folge-2-groesse-und-mass.mp3",
    ]
    text = (town.root / "content/podcast/funk/001-ohne-kennung/index.md").read_text(encoding="utf-8")
    assert re.search(r"audio:\n  sha256: [0-9a-f]{64}\n  path: funk/001-ohne-kennung\.mp3\n", text)


def test_nothing_is_overwritten_and_nothing_is_left_half_done(town: Site, archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings, folder = town.root / "pelicanconf.py", town.root / "content/podcast/funk"
    before = settings.read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("plugins.core.files.shutil.copyfile", full)
        with pytest.raises(move.RefusedError, match="Der Umzug bricht ab: No space left"):
            move.move(settings, archive, "funk")
    assert not folder.parent.exists() or not list(folder.parent.iterdir())
    assert settings.read_bytes() == before

    folder.mkdir(parents=True)
    with pytest.raises(move.RefusedError, match=r"content/podcast/funk gibt es schon; nichts wurde verändert\. Wählen Sie mit --show"):
        move.move(settings, archive, "funk")
    assert not list(folder.iterdir())


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"<rss><channel><title>A</title>", "Der Feed ist kein wohlgeformtes XML (Zeile 1, Spalte 31)."),
        (b"<rss><channel></channel></rss>", "Das ist kein RSS-Feed eines Podcasts: Es fehlt „channel“ mit einem Titel."),
        (b"<html></html>", "liegt kein RSS-Feed."),
        (b'<?xml version="1.0" encoding="klingonisch"?><rss/>', "Die Zeichenkodierung des Feeds ist unbekannt."),
    ],
)
def test_what_is_no_feed_is_refused_in_german(town: Site, tmp_path: Path, content: bytes, message: str) -> None:
    file = tmp_path / "feed.xml"
    file.write_bytes(content)
    with pytest.raises(move.RefusedError) as refused:
        move.move(town.root / "pelicanconf.py", file, "funk")
    assert message in str(refused.value)


def test_pages_of_a_feed_belong_together(town: Site, archive: Path) -> None:
    head, _, rest = FEED.partition(" <item>")
    first, _, others = rest.partition(" <item>")
    following = f'<atom:link rel="next" href="{OLD}/feed/mp3/?paged=2"/>'
    (archive / "feed.xml").write_text(f"{head}{following}<item>{first}</channel></rss>", encoding="utf-8")
    second = head.replace(f"{OLD}/feed/mp3/", f"{OLD}/feed/mp3/?paged=2") + f"<item>{others}"
    (archive / "feed-2.xml").write_text(second, encoding="utf-8")
    moved = move.move(town.root / "pelicanconf.py", archive, "funk")
    assert len(moved.plan.guids) == 3
    assert not [one for one in moved.plan.left if "weiteren Seite" in one]

    (archive / "feed-2.xml").unlink()
    left = move.move(town.root / "pelicanconf.py", archive, "funk-zwei").plan.left
    assert left[-1] == f"Der Feed geht auf einer weiteren Seite weiter; legen Sie auch sie in den Ordner: {OLD}/feed/mp3/?paged=2"
