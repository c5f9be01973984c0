# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whole sites: an episode's folder becomes a page, files and an item of the feed; what is wrong is said."""

import hashlib
import re
from collections.abc import Callable
from typing import Any

import feedparser
import podcastparser
from lxml import etree

from plugins.core.text import size
from plugins.podcast import guids
from tests.conftest import Site

from ..pictures.make import SECRET, located, opened
from .samples import GUID, VTT, picture, silence, tone

HASH = hashlib.sha256(tone("ton.mp3")).hexdigest()
COVER = hashlib.sha256(picture()).hexdigest()
SHOW = {
    "title": "Rathausfunk",
    "description": "Neues aus dem Rathaus.",
    "cover": "podcast/funk/cover.jpg",
    "cover_alt": "Ein Turm",
    "guid": "6f7a4f6e-4d0c-5c1e-9c55-6d1f0a7b2c11",
}
HOME = "podcast/funk/der-anfang"


def head(**fields: str) -> str:
    known = {"title": "Der Anfang", "date": "2026-11-20 09:00", "summary": "Worum es geht.", "guid": GUID, **fields}
    lines = "".join(f"{key}: {value}\n" for key, value in known.items() if value)
    return f"---\n{lines}---\n\nNotizen.\n"


def funk(site: Site, show: dict[str, Any] | None = None, **fields: str) -> Site:
    """A show „funk“ with one good episode, 001-anfang; ``fields`` change its head."""
    site.configure(PODCAST={"shows": {"funk": {**SHOW, **(show or {})}}}, LEGAL=None)
    site.write("content/podcast/funk/cover.jpg", picture())
    return folge(site, "001-anfang", **fields)


def folge(site: Site, folder: str, **fields: str) -> Site:
    base = f"content/podcast/funk/{folder}"
    return site.write(f"{base}/index.md", head(**fields)).write(f"{base}/ton.mp3", tone("ton.mp3")).write(f"{base}/ton.vtt", VTT)


def about_podcast(site: Site) -> list[str]:
    """Return the podcast's findings but the one that every small show without a ledger gets."""
    return [one for one in site.findings if "[podcast." in one and "[podcast.no-ledger]" not in one]


PATH = "content/podcast/funk/001-anfang"


def test_a_folder_becomes_a_page_files_and_a_feed(site: Site) -> None:
    funk(site, episode="1", persons="[{name: Anna Beispiel, role: Moderation}, Ben Muster]").build().good()
    assert [one for one in about_podcast(site) if "unrecorded-consent" not in one] == []
    mp3 = f"{HOME}/der-anfang-{HASH[:8]}.mp3"
    sound = (site.output / mp3).read_bytes()
    assert sound.endswith(tone("ton.mp3"))
    assert (site.root / PATH / "ton.mp3").read_bytes() == tone("ton.mp3")
    assert not (site.output / mp3).samefile(site.root / PATH / "ton.mp3")
    assert (site.output / f"podcast/funk/titelbild-{COVER[:8]}.jpg").read_bytes() == picture()
    assert site.text(f"{HOME}/der-anfang.vtt") == VTT.replace("00:0", "00:00:0")
    site.has(
        f"{HOME}/index.html",
        f'<audio controls preload="none" aria-label="Folge anhören: Der Anfang"><source src="/{mp3}" type="audio/mpeg"></audio>',
        f'<a href="/{mp3}" type="audio/mpeg" download>MP3 herunterladen</a>',
        f'<span class="episode-file">({size(len(sound))}, 0:02)</span>',
        "<cite>Ben Muster</cite>",
        "Anna Beispiel",
    )
    site.has("podcast/funk/index.html", "Der Anfang", "/podcast/funk/feed.xml").has("podcast/index.html", "Rathausfunk")
    assert site.built is not None
    assert site.built.report.counts["episodes"] == 1


def test_what_other_programs_read_is_what_the_page_says(site: Site) -> None:
    funk(site, episode="1")
    folge(site, "002-zwei", title="Zwei & drei", guid="", date="2026-11-21 09:00", episode="2")
    site.write("content/podcast/funk/guids.toml", '"002-zwei" = "https://alt.example/?p=2"\n').build().good()
    raw = (site.output / "podcast/funk/feed.xml").read_bytes()
    parsed = feedparser.parse(raw)
    assert not parsed.bozo
    assert [(one.title, one.id, one.link.rpartition("/podcast/")[2]) for one in parsed.entries] == [
        ("Zwei & drei", "https://alt.example/?p=2", "funk/zwei-und-drei/"),
        ("Der Anfang", GUID, "funk/der-anfang/"),
    ]
    with (site.output / "podcast/funk/feed.xml").open("rb") as file:
        told = podcastparser.parse("https://blog.musterstadt.example/podcast/funk/feed.xml", file)
    for one in told["episodes"]:
        address = one["enclosures"][0]["url"].removeprefix("https://blog.musterstadt.example/")
        assert (site.output / address).stat().st_size == one["enclosures"][0]["file_size"]


def test_published_names_are_ascii_whatever_the_editors_call_things(site: Site) -> None:
    funk(site, title="Grüße & Maße – „Ä“", slug="").build().good()
    names = sorted(path.name for path in site.output.rglob("*") if path.suffix in (".mp3", ".vtt"))
    assert all(name.isascii() for name in names)
    assert len(names) == 2


def test_drafts_future_expired_and_withdrawn_episodes(site: Site) -> None:
    funk(site)
    folge(site, "002", title="Entwurf", guid="", draft="true")
    folge(site, "003", title="Zukunft", guid=GUID.replace("2f", "3f"), date="2026-12-24 09:00")
    folge(site, "004", title="Abgelaufen", guid=GUID.replace("2f", "4f"), expires="2026-11-21")
    folge(site, "005", title="Fort", guid=GUID.replace("2f", "5f"), withdrawn="{date: 2026-11-22, reason: Fehler}")
    folge(site, "006", title="Bald fort", guid=GUID.replace("2f", "6f"), withdrawn="{date: 2026-12-22, reason: Fehler}")
    site.build().good()
    feed = feedparser.parse((site.output / "podcast/funk/feed.xml").read_bytes())
    assert {one.title for one in feed.entries} == {"Der Anfang", "Bald fort"}
    published = {path.parent.name for path in (site.output / "podcast/funk").rglob("*.mp3")}
    assert published == {"der-anfang", "abgelaufen", "bald-fort"}
    site.has("podcast/funk/fort/index.html", "zurückgezogen").lacks("podcast/funk/fort/index.html", "<audio", "Ben Muster")


def test_all_formats_of_a_folder_are_offered_the_first_goes_into_the_feed(site: Site) -> None:
    funk(site)
    for name in ("ton.opus", "ton.m4a", "ton.flac", "ton.ogg"):
        site.write(f"{PATH}/{name}", tone(name))
    site.build().good()
    page = site.text(f"{HOME}/index.html")
    labels = ("MP3 herunterladen", "M4A herunterladen", "Opus herunterladen", "Ogg Vorbis herunterladen", "FLAC herunterladen")
    positions = [page.index(label) for label in labels]
    assert positions == sorted(positions)
    assert page.count("<source src=") == 5
    assert [one.href.rpartition(".")[2] for one in feedparser.parse(site.text("podcast/funk/feed.xml")).entries[0].enclosures] == ["mp3"]


def test_a_translation_has_its_page_but_the_feed_has_the_original(site: Site) -> None:
    funk(site, translation_key="anfang")
    site.write(
        f"{PATH}/index.en.md", head(title="The beginning", slug="der-anfang", lang="en", translation_key="anfang", guid="")
    ).build().good()
    assert about_podcast(site) == []
    assert {path.name for path in (site.output / HOME).iterdir()} >= {"der-anfang.vtt", "der-anfang.en.vtt"}
    site.has(
        "en/podcast/funk/der-anfang/index.html", "Listen to: The beginning", "Download MP3", "Copy link to this moment", "Listen from %"
    )
    assert [one.title for one in feedparser.parse(site.text("podcast/funk/feed.xml")).entries] == ["Der Anfang"]


def test_audio_outside_git(site: Site) -> None:
    funk(site, audio=f"{{sha256: {HASH}, path: funk/001.mp3}}").configure(MEDIA_STORE="medien").write(
        "medien/funk/001.mp3", tone("ton.mp3")
    )
    (site.root / PATH / "ton.mp3").unlink()
    site.build().good()
    assert (site.output / f"{HOME}/der-anfang-{HASH[:8]}.mp3").exists()


def test_the_same_input_gives_the_same_bytes_with_and_without_a_cache(site: Site) -> None:
    funk(site).build().good()
    first = site.files()
    site.build(TZ="Asia/Tokyo").good()
    assert site.files() == first
    assert {name for name in first if name.endswith(".mp3")} == {f"{HOME}/der-anfang-{HASH[:8]}.mp3"}


def test_everything_that_can_be_wrong_is_said_in_one_run(site: Site) -> None:
    """One build over a folder a problem: each message pinned, none hides another."""
    funk(site)

    def case(folder: str, change: Callable[[str], object] = str, **fields: str) -> None:
        folge(site, folder, **{"title": f"Titel {folder}", "slug": folder, "guid": guids.proposed("x", folder), **fields})
        change(f"content/podcast/funk/{folder}")

    def gone(*names: str) -> Callable[[str], object]:
        return lambda base: [(site.root / base / name).unlink() for name in names]

    def put(name: str, raw: bytes | str) -> Callable[[str], object]:
        return lambda base: site.write(f"{base}/{name}", raw)

    case("a-ohne-ton", gone("ton.mp3"))
    case("b-falscher-ton", enclosure="tom.mp3")
    case("c-fern", enclosure="https://fremd.example/ton.mp3")
    case("d-zwei", put("anders.mp3", silence()))
    case("e-lfs", put("ton.mp3", "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 9\n"))
    case("f-wav", lambda base: [gone("ton.mp3")(base), put("ton.wav", tone("ton.wav"))(base)])
    case("f2-aiff", lambda base: [gone("ton.mp3")(base), put("ton.aif", b"FORM\0\0\0\0AIFFCOMM")(base)])
    case("g-kaputt", put("ton.mp3", tone("ton.mp3")[:50]))
    case("h-endung", lambda base: [gone("ton.mp3")(base), put("ton.m4a", tone("ton.mp3"))(base)])
    case("i-nur-opus", lambda base: [gone("ton.mp3")(base), put("ton.opus", tone("ton.opus"))(base)])
    case("j-ohne-lager", audio=f"{{sha256: {HASH}, path: x.mp3}}")
    case("k-ohne-mitschrift", gone("ton.vtt"))
    case("l-falsche-mitschrift", transcript="tom.vtt")
    case("m-zwei-mitschriften", put("zweite.vtt", VTT))
    case("n-ohne-kennung", guid="")
    case("o-doppelt", guid=GUID)
    case("p-nummer", episode="7")
    case("q-nummer", episode="7")
    case("r-vtt", put("ton.vtt", "WEBVTT\n\n00:00,000 --> 00:01.000\nHallo\n"))
    case("s-fremd", show="ohr")
    site.build()
    assert site.built is not None
    assert not site.built.good
    place = "content/podcast/funk/"
    assert [one.removeprefix(place) for one in about_podcast(site)] == [
        "a-ohne-ton/index.md:2:1: Zu dieser Folge gibt es keine Tondatei. Legen Sie eine MP3-Datei in den Ordner "
        "content/podcast/funk/a-ohne-ton, oder nennen Sie sie im Kopf: enclosure: DATEI.mp3 [podcast.missing-audio]",
        "b-falscher-ton/index.md:7:1: Die Tondatei „tom.mp3“ gibt es nicht. Meinten Sie „ton.mp3“? [podcast.audio-not-found]",
        "c-fern/index.md:7:1: „https://fremd.example/ton.mp3“ liegt auf einem anderen Server; Länge und Größe lassen sich beim Bauen nicht "
        "messen. Legen Sie die Datei neben den Text oder in MEDIA_STORE. [podcast.remote-audio]",
        "d-zwei/index.md:2:1: Im Ordner der Folge liegen mehrere Dateien im Format MP3: „anders.mp3“, „ton.mp3“. "
        "Entfernen Sie die überzähligen, oder nennen Sie die richtige im Kopf: enclosure: anders.mp3 [podcast.same-format]",
        "e-lfs/index.md:2:1: „ton.mp3“ ist nur ein Platzhalter von Git LFS; der Ton selbst wurde nicht geholt. "
        "Geben Sie ein: git lfs pull [podcast.lfs-pointer]",
        "f-wav/index.md:2:1: Die Folge gibt es nur als WAV („ton.wav“); das spielt kein Podcast-Programm. "
        "Legen Sie die Folge auch als MP3 in den Ordner, oder lassen Sie den Bau eine machen (Einstellung „small“ der Sendung: „mp3“). "
        "[podcast.only-wav]",
        "f2-aiff/index.md:2:1: „ton.aif“ ist weder MP3 noch M4A, Opus, Ogg Vorbis, FLAC oder WAV. "
        "Exportieren Sie die Aufnahme als MP3. [podcast.unknown-format]",
        "g-kaputt/index.md:2:1: „ton.mp3“ lässt sich nicht als MP3 lesen; die Datei ist wohl beschädigt oder unvollständig. "
        "Exportieren oder kopieren Sie sie noch einmal. [podcast.unreadable-audio]",
        "h-endung/index.md:2:1: „ton.m4a“ ist in Wirklichkeit MP3. Benennen Sie die Datei um in „ton.mp3“. [podcast.wrong-extension]",
        "i-nur-opus/index.md:2:1: Die Folge gibt es als Opus, aber weder als MP3 noch als M4A; "
        "nur diese nimmt Apple Podcasts an, und in ihren Feeds fehlt sie. "
        "Legen Sie die Folge auch als MP3 in den Ordner, oder lassen Sie den Bau eine machen (Einstellung „small“ der Sendung: „mp3“). "
        "[podcast.not-apple]",
        "j-ohne-lager/index.md:7:1: Die Folge verweist auf „x.mp3“ im Medienspeicher; MEDIA_STORE ist aber nicht eingestellt "
        "oder kein Ordner. "
        "Setzen Sie MEDIA_STORE in pelicanconf.py auf den Ordner mit den Tondateien. [podcast.no-media-store]",
        "k-ohne-mitschrift/index.md:2:1: Zu dieser Folge gibt es keine Mitschrift; wer nicht hört, bleibt ausgeschlossen (WCAG 1.2.1). "
        "Legen Sie die Mitschrift als WebVTT-Datei (.vtt) in den Ordner content/podcast/funk/k-ohne-mitschrift. "
        "[podcast.missing-transcript]",
        "l-falsche-mitschrift/index.md:7:1: Die Mitschrift „tom.vtt“ gibt es nicht. Meinten Sie „ton.vtt“? [podcast.transcript-not-found]",
        "m-zwei-mitschriften/index.md:2:1: Im Ordner der Folge liegen mehrere Mitschriften: „ton.vtt“, „zweite.vtt“. "
        "Entfernen Sie die überzähligen, oder nennen Sie die richtige im Kopf: transcript: ton.vtt [podcast.two-transcripts]",
        "n-ohne-kennung/index.md:2:1: Dieser Folge fehlt die Kennung, an der Podcast-Programme sie für immer wiedererkennen. "
        f"Ergänzen Sie im Kopf diese Zeile: guid: {guids.proposed('funk', 'n-ohne-kennung')} [podcast.missing-guid]",
        "o-doppelt/index.md:5:1: Diese Kennung trägt schon content/podcast/funk/001-anfang/index.md. "
        f"Geben Sie der neueren Folge eine eigene, zum Beispiel: guid: {guids.proposed('funk', 'o-doppelt')} [podcast.same-guid]",
        "q-nummer/index.md:7:1: Die Nummer 7 trägt schon content/podcast/funk/p-nummer/index.md. "
        "Geben Sie jeder Folge einer Staffel ihre eigene Nummer. [podcast.same-number]",
        "r-vtt/ton.vtt:3:1: Die Zeitangabe „00:00,000 --> 00:01.000“ ist nicht richtig geschrieben. "
        "Schreiben Sie zum Beispiel: 00:01:02.000 --> 00:01:05.500 [podcast.wrong-timing]",
        "s-fremd/index.md:7:1: Die Sendung „ohr“ gibt es in PODCAST nicht. Es gibt: funk. [podcast.unknown-show]",
    ]
    assert not site.output.exists()


def test_a_waiver_is_listed_and_lets_an_episode_without_transcript_pass(site: Site) -> None:
    funk(site, waive="[{rule: podcast.missing-transcript, reason: Wird nachgereicht., until: 2026-12-31}]")
    (site.root / PATH / "ton.vtt").unlink()
    site.build().good()
    assert site.built is not None
    assert site.built.report.waived == ((f"{PATH}/index.md", "podcast.missing-transcript", "Wird nachgereicht."),)
    site.has(f"{HOME}/index.html", "<audio").lacks("podcast/funk/feed.xml", "podcast:transcript", "Transkript")


def test_a_drafts_broken_transcript_only_warns(site: Site) -> None:
    funk(site, draft="true").configure(PREVIEW=True).write(f"{PATH}/ton.vtt", "kaputt").build().good()
    assert [one.partition(":")[0] for one in about_podcast(site)] == [f"{PATH}/ton.vtt"]
    site.has("entwurf/der-anfang/index.html", "<audio").lacks("podcast/funk/feed.xml", "Der Anfang")


def test_a_serial_counts_its_episodes(site: Site) -> None:
    funk(site, {"type": "serial"}).build()
    assert about_podcast(site) == [
        f"{PATH}/index.md:2:1: Die Sendung läuft der Reihe nach (type „serial“); dieser Folge fehlt die Nummer. "
        "Ergänzen Sie im Kopf zum Beispiel: episode: 3 [podcast.serial-number]"
    ]


def test_head_and_ledger_that_disagree(site: Site) -> None:
    funk(site).write("content/podcast/funk/guids.toml", '"001-anfang" = "b"\n').build()
    assert about_podcast(site) == [
        f"{PATH}/index.md:5:1: Die Kennung im Kopf ist eine andere als in content/podcast/funk/guids.toml. "
        "Es gilt, was schon veröffentlicht ist; löschen Sie die andere. [podcast.guid-conflict]"
    ]


def test_the_media_store_is_checked(site: Site) -> None:
    funk(site, audio=f"{{sha256: {HASH}, path: 002.mp3}}").configure(MEDIA_STORE="medien").write("medien/001.mp3", silence())
    folge(site, "002", title="Zwei", guid="b" * 8 + GUID[8:], audio=f"{{sha256: {HASH}, path: 001.mp3}}").build()
    digest = hashlib.sha256(silence()).hexdigest()
    assert about_podcast(site) == [
        f"{PATH}/index.md:6:1: Im Medienspeicher gibt es „002.mp3“ nicht. Meinten Sie „001.mp3“? [podcast.not-in-store]",
        "content/podcast/funk/002/index.md:6:1: „001.mp3“ im Medienspeicher ist nicht die Datei, die der Kopf nennt. "
        f"Wenn die neue Datei richtig ist, schreiben Sie: sha256: {digest} [podcast.wrong-digest]",
    ]


def test_wrong_settings_do_not_make_every_episode_homeless(site: Site) -> None:
    funk(site, {"category": "Rathaus"}).build()
    assert [one.rpartition(" ")[2] for one in site.findings if "podcast" in one.lower() and "legal" not in one] == ["[settings.wrong]"]


def test_a_site_without_an_address_has_pages_but_no_feed(site: Site) -> None:
    funk(site).configure(SITEURL="").build()
    assert any("[podcast.no-siteurl]" in one for one in site.findings)


def test_an_episode_shows_a_picture_of_its_own(site: Site) -> None:
    """Apps get it where directories take it: square and large, as „pictures“ reduces it, without its metadata."""
    own = {"image": "turm.jpg", "image_alt": "Der Turm"}
    funk(site, **own).write(f"{PATH}/turm.jpg", picture((1500, 1500)))
    folge(site, "002-zwei", title="Zwei", guid="", date="2026-11-21 09:00", **own)
    site.write("content/podcast/funk/002-zwei/turm.jpg", picture((1500, 900))).write(
        "content/podcast/funk/guids.toml", '"002-zwei" = "zwei"\n'
    )
    site.build().good()
    wide, square = etree.fromstring((site.output / "podcast/funk/feed.xml").read_bytes()).findall("channel/item")
    images = [one.get("href") for one in square.findall("{http://www.itunes.com/dtds/podcast-1.0.dtd}image")]
    assert len(images) == 1
    assert images[0].startswith("https://blog.musterstadt.example/bilder/turm-")
    assert images[0].endswith("-1500.jpg")
    assert (site.output / images[0].removeprefix("https://blog.musterstadt.example/")).is_file()
    assert wide.find("{http://www.itunes.com/dtds/podcast-1.0.dtd}image") is None
    site.has(f"{HOME}/index.html", 'alt="Der Turm"').has("podcast/funk/zwei/index.html", 'alt="Der Turm"')


def test_a_cover_tells_nothing_but_its_picture(site: Site) -> None:
    funk(site).write("content/podcast/funk/cover.jpg", located(1400, 1400)).build().good()
    (cover,) = site.output.glob("podcast/funk/titelbild-*.jpg")
    assert SECRET not in cover.read_bytes()
    assert not opened(cover.read_bytes()).getexif().get_ifd(0x8825)


def test_sound_without_a_text_is_named(site: Site) -> None:
    funk(site).write("content/podcast/funk/002-stumm/ton.mp3", tone("ton.mp3")).build()
    assert about_podcast(site) == [
        "content/podcast/funk/002-stumm:1:1: In diesem Ordner liegt eine Tonaufnahme, aber kein Text; daraus wird keine Folge. "
        "Legen Sie eine index.md dazu; eine Vorlage macht: ./run new episode „Titel“ --show funk [podcast.no-text]"
    ]


def test_identities_that_hang_on_a_name_or_an_address_are_named(site: Site) -> None:
    """A GUID lives for ever; what is worked out from a file's place or the site's address does not."""
    show = {key: value for key, value in SHOW.items() if key != "guid"}
    site.configure(PODCAST={"shows": {"funk": show}}, LEGAL=None).write("content/podcast/funk/cover.jpg", picture())
    site.write("content/artikel/folge.md", head(guid="", enclosure="ton.mp3", show="funk").replace("summary", "category: A\nsummary"))
    site.write("content/artikel/ton.mp3", tone("ton.mp3")).write("content/artikel/ton.vtt", VTT).build().good()
    unfixed = [one for one in about_podcast(site) if "unfixed" in one]
    assert [re.sub("[0-9a-f]{8}-[0-9a-f-]{27}", "GUID", one) for one in unfixed] == [
        "content/artikel/folge.md:2:1: Die Kennung dieser Folge hängt am Dateinamen; wird die Datei umbenannt, gilt die Folge als neu. "
        "Ergänzen Sie im Kopf diese Zeile: guid: GUID [podcast.unfixed-guid]",
        "pelicanconf.py:7:22: Die Kennung von „Rathausfunk“ folgt noch aus der Adresse des Feeds und ginge mit ihr verloren. Halten Sie "
        "sie für immer fest, in dieser Einstellung mit 'guid': 'GUID' oder in guids.toml mit \".\" = \"GUID\" (das macht auch: "
        "./run guids --write). [podcast.unfixed-show-guid]",
    ]
