# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the desk's pictures may be and when they are public: own pictures, embargo, a drawn logo, tools without alt texts."""

import json
import re
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from rich.console import Console

from plugins.channels import office
from plugins.channels.making import _progress
from plugins.channels.plan.spread import HELD, KEPT, VIDEO
from plugins.channels.teaser import State
from plugins.core import progress
from tests.conftest import Site
from tests.podcast.samples import picture

COMING = {"date": "2026-12-01 09:00", "image": "/bilder/bus.jpg", "image_alt": "Ein Bus"}


def teasers(site: Site) -> dict[str, Any]:
    rows = json.loads((site.root / "build/teasers/teasers.json").read_text(encoding="utf-8"))["teasers"]
    return {f"{one['slug']}/{one['channel']}": one for one in rows}


def images(site: Site) -> set[str]:
    """Return everything in the output that a network could fetch as the picture of a post."""
    return {name for name in site.files() if name.startswith("karten/")}


@pytest.fixture
def town(site: Site) -> Site:
    site.configure(CHANNELS=["x", "instagram"], AUTHORITY={"name": "Stadt", "land": "NW"})
    return site.write("content/bilder/bus.jpg", picture((1600, 900)))


def test_an_embargo_keeps_pictures_in_build_until_the_article_is_out(town: Site) -> None:
    town.article("offen", title="Offen", slug="offen", date="2026-12-01 10:00")
    head = "\n  embargo: true\n  x:\n    image: bilder/bus.jpg\n    image_alt: Ein Bus"
    town.article("gesperrt", title="Gesperrt", slug="gesperrt", teaser=head, **COMING).build().good()
    made, public, build = teasers(town), town.files(), town.root / "build/teasers"
    assert made["offen/x"]["card"] in public
    for key in ("gesperrt/x", "gesperrt/instagram"):
        assert (made[key]["state"], made[key]["reason"]) == (State.WAITING, HELD)
        assert made[key]["at"] > "2026-12-01"
        assert made[key]["card"] not in public
        assert (build / made[key]["card"]).is_file()
    exports = "".join(path.read_text(encoding="utf-8-sig") for path in (build / "exports").iterdir() if path.suffix in (".csv", ".json"))
    assert "Offen" in exports
    assert "Gesperrt" not in exports
    assert "gesperrt" in (build / "plan.ics").read_text(encoding="utf-8")
    page = (build / "index.html").read_text(encoding="utf-8")
    assert f"Uhr</time> · {HELD}" in page
    assert "Instagram</a> (wartet)" in page


def test_a_setting_keeps_all_cards_back_and_the_plan_says_why(town: Site, capsys: pytest.CaptureFixture[str]) -> None:
    town.configure(CARDS={"early": False}).article("bald", title="Bald", slug="bald", **COMING).build().good()
    assert images(town) == set()
    Console(width=200).print(office.calendar(office.load(town.root)))
    shown = capsys.readouterr().out
    assert re.search(r"Bald +wartet: Instagram, X", shown)
    assert f"2 Anrisse warten: {HELD}\n  bald" in shown


def test_own_pictures_are_looked_at_with_their_line(town: Site) -> None:
    town.write("content/bilder/hoch.jpg", picture((600, 1600))).write("content/bilder/klein.png", picture((300, 300), kind="PNG"))
    town.write("content/bilder/kaputt.jpg", b"\xff\xd8 kein Bild")
    lines = ("bilder/hoch.jpg", "bilder/klein.png", "bilder/kaputt.jpg", "bilder/fehlt.jpg")
    for name, file in zip("abcd", lines, strict=True):
        town.article(name, slug=name, teaser=f"\n  skip: x\n  instagram:\n    image: {file}\n    image_alt: Ein Bus")
    town.article("e", slug="e", teaser="\n  skip: x\n  instagram:\n    image: bilder/bus.jpg").build()
    found = "\n".join(town.findings)
    for line in (
        "a.md:8:12: Das eigene Bild für Instagram („bilder/hoch.jpg“) hat 600 × 1600 Pixel; erlaubt ist 0,8 : 1 bis 1,91 : 1",
        "b.md:8:12: Das eigene Bild für Instagram („bilder/klein.png“) ist mit 300 × 300 Pixeln klein",
        "c.md:8:12: Das eigene Bild für Instagram („bilder/kaputt.jpg“) gibt es nicht, oder es lässt sich nicht lesen.",
        "d.md:8:12: Das eigene Bild für Instagram („bilder/fehlt.jpg“) gibt es nicht",
        "e.md:8:12: Dem eigenen Bild für Instagram („bilder/bus.jpg“) fehlt der Alternativtext.",
    ):
        assert line in found, f"{line}\n--\n{found}"


def test_a_drawn_logo_is_asked_for_as_pixels(town: Site) -> None:
    town.write("content/bilder/wappen.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>").article("a")
    town.configure(AUTHORITY={"name": "Stadt", "logo": "bilder/wappen.svg"}).build().good()
    assert [one for one in town.findings if "Die Karten zeigen kein Wappen: „bilder/wappen.svg“" in one]
    town.write("content/bilder/wappen.png", picture((400, 480), kind="PNG")).configure(CARDS={"logo": "bilder/wappen.png"}).build().good()
    assert not [one for one in town.findings if "Wappen" in one]


def test_who_asks_for_the_plan_learns_what_tools_lose(town: Site) -> None:
    pictures = "".join(f"\n  - path: bilder/bus.jpg\n    alt: Bus {number}" for number in (1, 2))
    town.write("content/kanal/markt.md", f"---\nchannels: [instagram]\npictures:{pictures}\n---\nDer Markt ist offen.\n")
    found = "\n".join(town.build(AMTSFUNK_DESK="1").good().findings)
    assert "Die Dateien für Buffer können keine Alternativtexte enthalten; Zahl der Bilder, die es betrifft: 2." in found
    assert "Die Dateien für Buffer nehmen nicht jedes Bild eines Beitrags auf (höchstens 1); Zahl der Bilder, die fehlen: 1." in found
    assert "Publer" not in found
    assert "Alternativtexte" not in "\n".join(town.rebuild().findings)  # nobody asked


def test_the_person_who_waits_sees_cards_being_drawn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(progress.VARIABLE, str(tmp_path / "busy"))
    _progress(20, 45)
    assert progress.told(tmp_path / "busy") == "Bildkarten werden gezeichnet ━━━━━━━━──────────── 20 von 45"
    _progress(45, 45)
    assert progress.told(tmp_path / "busy") == "Die Seite wird gebaut …"


def test_a_build_where_nothing_changed_draws_nothing(town: Site) -> None:
    town.write("content/seiten/kontakt.md", "---\ntitle: Kontakt\nslug: kontakt\nsummary: So geht es.\n---\nHier.\n")
    town.article("a", title="Eins", slug="a").build().good()
    (page,) = (name for name in town.files() if "kontakt" in name and name.endswith("html"))
    town.has(page, "https://blog.musterstadt.example/karten/", 'property="og:image:alt" content="Kontakt."')
    cache = town.root / ".cache/channels/cards"
    before = {path.name: path.stat().st_mtime_ns for path in cache.iterdir()}
    files = town.files()
    town.rebuild().good()
    assert {path.name: path.stat().st_mtime_ns for path in cache.iterdir()} == before
    assert town.files() == files
    town.article("a", title="Zwei", slug="a").build().good()
    now = {path.name: path.stat().st_mtime_ns for path in cache.iterdir()}
    assert {name: now[name] for name in before} == before  # what is known is not drawn again
    assert len(now) > len(before)


def test_own_pictures_become_what_every_channel_and_tool_takes(site: Site) -> None:
    noisy = Image.effect_noise((3000, 2400), 100).convert("RGB")
    stream = BytesIO()
    noisy.save(stream, "PNG", compress_level=1)
    site.write("content/bilder/gross.png", stream.getvalue())
    site.configure(CHANNELS=["newsletter", "mastodon"]).article(
        "a", slug="a", teaser="\n  skip: mastodon\n  newsletter:\n    image: bilder/gross.png\n    image_alt: Rauschen"
    )
    site.write(
        "content/kanal/b.md", "---\nchannels: mastodon\npictures:\n  - path: bilder/gross.png\n    alt: Rauschen\n---\nNichts zu sehen.\n"
    )
    made = teasers(site.build().good())
    for key, most in (("a/newsletter", 500_000), ("b/mastodon", 16_000_000)):
        (one,) = made[key]["pictures"]
        data = (site.output / one["url"]).read_bytes()
        with Image.open(site.output / one["url"]) as image:
            assert (image.format, image.size) == ("JPEG", (one["width"], one["height"]))
            assert not image.getexif()
        assert len(data) == one["bytes"] <= most
        assert one["width"] / one["height"] == pytest.approx(1.25, abs=0.01)
    assert made["b/mastodon"]["pictures"][0]["width"] == 2000


def test_pictures_of_posts_are_looked_at_too(town: Site) -> None:
    town.write("content/bilder/hoch.jpg", picture((600, 1600))).write("content/bilder/kaputt.jpg", b"\xff\xd8 kein Bild")
    for name in ("hoch", "kaputt"):
        town.write(
            f"content/kanal/{name}.md", f"---\nchannels: instagram\npictures:\n  - path: bilder/{name}.jpg\n    alt: Ein Bus\n---\nText.\n"
        )
    found = "\n".join(town.build().findings)
    assert "content/kanal/hoch.md:4:11: Das eigene Bild für Instagram („bilder/hoch.jpg“) hat 600 × 1600 Pixel" in found
    assert (
        "content/kanal/kaputt.md:4:11: Das eigene Bild für Instagram („bilder/kaputt.jpg“) gibt es nicht, oder es lässt sich nicht lesen."
        in found
    )


def test_pictures_of_a_post_can_stay_under_embargo(town: Site) -> None:
    shown = "pictures:\n  - path: bilder/bus.jpg\n    alt: Ein Bus\n"
    for name, pictures in (("bild", shown), ("karte", "")):
        town.write(f"content/kanal/{name}.md", f"---\nchannels: x\nembargo: true\nat: 2026-12-02 10:00\n{pictures}---\nDer Bus.\n")
    made = teasers(town.build().good())
    for key in ("bild/x", "karte/x"):
        assert (made[key]["state"], made[key]["reason"], made[key]["at"]) == (State.WAITING, KEPT, "2026-12-02T10:00:00+01:00")
        assert (town.root / "build/teasers" / made[key]["card"]).is_file()
    assert images(town) == set()
    assert not (town.root / "build/teasers/exports").exists()


def test_youtube_waits_for_a_video(town: Site) -> None:
    town.configure(CHANNELS=["youtube"]).article("a", slug="a", date="2026-11-22 10:00").build().good()
    one = teasers(town)["a/youtube"]
    assert (one["state"], one["reason"]) == (State.WAITING, VIDEO.format(channel="YouTube"))
    assert one["at"]
    assert not (town.root / "build/teasers/exports").exists()


def test_a_notice_without_a_telephone_is_a_finding(town: Site) -> None:
    town.configure(CHANNELS=["notice"]).article("a", slug="a").build().good()
    assert [one for one in town.findings if "Auf dem Aushang steht keine Telefonnummer" in one]
    town.configure(AUTHORITY={"name": "Stadt", "phone": "0000 1"}).build().good()
    assert not [one for one in town.findings if "Telefonnummer" in one]
    assert "Telefon <span>0000 1</span>" in (town.root / "build/teasers/a/notice.html").read_text(encoding="utf-8")


def test_further_sizes_are_drawn_as_they_are_written(town: Site) -> None:
    town.configure(CARDS={"sizes": ["1080x1920", "1280 × 720", (1080, 1080)]}).article("a", slug="a").build().good()
    drawn = {Image.open(one).size for one in (town.output / "karten").iterdir()}
    assert {(1080, 1920), (1280, 720), (1080, 1080)} <= drawn
    town.configure(CARDS={"sizes": ["1080", "99x99"]}).build()
    found = "\n".join(town.findings)
    assert "„1080“ ist keine Größe (Form: „1080x1920“, Breite und Höhe in Pixeln)." in found
    assert "CARDS.sizes.1" in found
