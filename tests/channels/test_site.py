# SPDX-License-Identifier: AGPL-3.0-or-later
"""From an article to everything the social media desk gets, with the real Pelican."""

import json
import re
from typing import Any

import jsonschema
import pytest
from playwright.sync_api import Browser, expect

from plugins.channels import office
from plugins.channels.exports import buffer
from plugins.engine.server import Server
from tests.browser import axe
from tests.conftest import Site
from tests.podcast.samples import picture


def teasers(site: Site) -> dict[str, Any]:
    rows = json.loads((site.root / "build/teasers/teasers.json").read_text(encoding="utf-8"))["teasers"]
    return {f"{one['slug']}/{one['channel']}": one for one in rows}


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Two channels; an article that is out, one that comes, a draft, one with words of its own."""
    site = Site(tmp_path_factory.mktemp("kanaele"))
    site.configure(CHANNELS=["x", "instagram"], AUTHORITY={"name": "Stadt", "land": "NW"})
    site.write("content/bilder/bus.jpg", picture((1600, 900)))
    site.article(
        "da", title="Linie 7 fährt", slug="linie-7", date="2026-11-22 09:00", tags="Bus, Öffentlicher Nahverkehr", summary="Ab morgen."
    )
    site.article("bald", title="Es kommt noch", slug="bald", date="2026-12-01 09:00", image="/bilder/bus.jpg", image_alt="Ein Bus")
    site.article("entwurf", title="Geheim", draft="true")
    site.article(
        "eigen",
        title="Grundstücksverkehrsgenehmigungszuständigkeitsübertragungsverordnung",
        slug="eigen",
        date="2026-11-22 10:00",
        teaser="\n  x: Nur für X.\n  skip: instagram\n  at: 2026-11-30 11:00",
    )
    return site.build().good()


def test_every_channel_gets_its_words(town: Site) -> None:
    made = teasers(town)
    assert sorted(made) == ["bald/instagram", "bald/x", "eigen/x", "linie-7/instagram", "linie-7/x"]
    address = "https://blog.musterstadt.example/2026/11/linie-7/"
    assert made["linie-7/x"]["text"] == f"Linie 7 fährt\n\nAb morgen.\n\n{address}\n\n#Bus #ÖffentlicherNahverkehr"
    assert "Mehr dazu: Link im Profil" in made["linie-7/instagram"]["text"]
    assert made["eigen/x"]["text"].startswith("Nur für X.\n\n")
    assert made["eigen/x"]["at"] == "2026-11-30T11:00:00+01:00"
    assert (town.root / "build/teasers/linie-7/x.txt").read_text(encoding="utf-8") == made["linie-7/x"]["text"] + "\n"


def test_others_can_rely_on_the_schema(town: Site) -> None:
    folder = town.root / "build/teasers"
    schema = json.loads((folder / "teasers.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    form = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
    written = json.loads((folder / "teasers.json").read_text(encoding="utf-8"))
    assert list(form.iter_errors(written)) == []
    assert set(written["teasers"][0]) == set(schema["properties"]["teasers"]["items"]["properties"])
    del written["teasers"][0]["alt"]
    assert [one.validator for one in form.iter_errors(written)] == ["required"]


def test_what_comes_is_planned_and_its_card_is_online_but_nothing_else_of_it(town: Site) -> None:
    one = teasers(town)["bald/x"]
    assert one["at"] >= "2026-12-01T09:00:00+01:00"
    assert (town.output / one["card"]).read_bytes()[:2] == b"\xff\xd8"
    assert "Dahinter ein Bild: Ein Bus." in one["alt"]
    assert not [name for name in town.files() if "bald" in name]
    assert not [name for name, data in town.files().items() if b"Es kommt noch" in data]


def test_the_card_is_what_link_previews_show(town: Site) -> None:
    card = teasers(town)["linie-7/x"]["card"]
    town.has(
        "2026/11/linie-7/index.html",
        f'content="https://blog.musterstadt.example/{card}"',
        'property="og:image:alt" content="Linie 7 fährt.',
    )


def test_exports_are_what_the_tools_read(town: Site) -> None:
    rows = buffer.read((town.root / "build/teasers/exports/buffer-x.csv").read_bytes(), "x")
    made = teasers(town)
    assert {one.text for one in rows} == {one["text"] for key, one in made.items() if key.endswith("/x")}
    assert all((town.output / one.image.removeprefix("https://blog.musterstadt.example/")).is_file() for one in rows)


@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (320, "dark"), (1280, "light"), (1280, "dark")])
def test_the_gallery_is_accessible_and_copies(town: Site, chromium: Browser, width: int, scheme: str) -> None:
    context = chromium.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]  # a literal
    page = context.new_page()
    page.goto((town.root / "build/teasers/index.html").as_uri())
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.locator(".kopieren").first.click()
    expect(page.locator("#meldung")).to_have_text(re.compile(r"Text kopiert\.|Markiert\. Kopieren Sie mit Strg\+C\."))
    assert page.evaluate("[...document.images].every(one => one.loading === 'lazy' && one.alt)")
    link = page.locator("a[download]").first
    assert re.fullmatch(r"[a-z0-9-]+\.jpg", link.get_attribute("download") or "")
    with context.expect_page() as beside:  # a file's page may not save one: it is shown beside, and the place is kept
        link.click()
    assert beside.value.url.endswith(".jpg")
    context.close()


def test_a_served_gallery_saves_pictures_under_a_name_that_says_what_they_are(town: Site, chromium: Browser) -> None:
    server = Server(town.root / "build/teasers").start()
    context = chromium.new_context(accept_downloads=True)
    try:
        page = context.new_page()
        page.goto(server.address)
        link = page.locator("a[download]").first
        with page.expect_download() as saved:
            link.click()
        assert saved.value.suggested_filename == link.get_attribute("download")
        assert saved.value.path().read_bytes()[:2] == b"\xff\xd8"
    finally:
        context.close()
        server.shutdown()
        server.server_close()


def test_one_channel_alone_makes_everything_else_disappear(site: Site) -> None:
    site.configure(CHANNELS=["mastodon"]).article("a", slug="a").build().good()
    folder = site.root / "build/teasers"
    assert sorted(one.name for one in (folder / "a").iterdir()) == ["mastodon.txt"]
    text = (folder / "index.html").read_text(encoding="utf-8")
    assert not [name for name in ("Facebook", "Instagram", "Newsletter", "XING") if name in text]
    site.configure(CHANNELS=[]).build().good()
    site.lacks("karten")
    assert not folder.exists(), "yesterday's teasers would pass for today's"
    with pytest.raises(office.RefusedError, match="Tragen Sie CHANNELS"):
        office.load(site.root)


def test_what_is_wrong_is_said_with_its_place(site: Site) -> None:
    site.configure(CHANNELS=["mastdon", "google-plus", "x"], TEASERS={"templates": {"x": {"article": "{txt}"}}})
    site.article("a", teaser="\n  text: Mehr auf https://a.example/?utm_source=x 🎉🎉🎉🎉\n  skip: xinng").build()
    found = "\n".join(site.findings)
    for text in (
        "Den Kanal „mastdon“ gibt es nicht. Meinten Sie „mastodon“?",
        "Google+ wurde am 2. April 2019 geschlossen. Streichen Sie „google-plus“ aus CHANNELS.",
        "Den Platzhalter „{txt}“ gibt es nicht. Meinten Sie „text“?",
        "content/artikel/a.md:4:1: „skip“ nennt „xinng“; einen solchen Kanal gibt es nicht. Meinten Sie „xing“?",
        "Im Anriss stehen 4 Emoji hintereinander",
        "zählt mit, wer sie aufruft (utm_source)",
    ):
        assert text in found, f"{text}\n--\n{found}"
    assert not (site.root / "build").exists()


def test_the_desk_records_what_it_did(town: Site) -> None:
    settings = town.root / "pelicanconf.py"
    path = office.sent(settings, "linie-7", "x", "https://x.example/1")
    assert path.name == "linie-7--x.toml"
    (place,) = office.where(settings, "linie-7")
    assert (
        place.correction
        == "Korrektur zu „Linie 7 fährt“: Wir haben den Beitrag berichtigt. https://blog.musterstadt.example/2026/11/linie-7/"
    )
    office.stop(settings, "Hochwasser")
    states = {key: one["state"] for key, one in teasers(town.rebuild().good()).items()}
    assert states["linie-7/x"] == "sent"
    assert set(states.values()) == {"sent", "stopped"}
    assert not (town.root / "build/teasers/exports").exists()
    assert office.resume(settings)
    path.unlink()
    office.sent(settings, "linie-7", "x")
    with pytest.raises(office.RefusedError, match=r"vermerkt: content/gesendet/linie-7--x\.toml"):
        office.sent(settings, "linie-7", "x")
    path.unlink()
    with pytest.raises(office.RefusedError, match="Meinten Sie „linie-7“"):
        office.sent(settings, "linie7", "x")
    with pytest.raises(office.RefusedError, match="Es gibt: "):
        office.sent(settings, "freibad-im-winter", "x")
    with pytest.raises(office.RefusedError, match="„telegram“ steht nicht in CHANNELS"):
        office.sent(settings, "linie-7", "telegram")
    with pytest.raises(office.RefusedError, match="Nennen Sie den Grund"):
        office.stop(settings, " ")
    assert not (settings.parent / "content/plan/stopp.toml").exists()
    with pytest.raises(office.RefusedError, match="0 Wochen lassen sich nicht planen"):
        office.weeks(0)
