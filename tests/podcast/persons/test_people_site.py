# SPDX-License-Identifier: AGPL-3.0-or-later
"""People in whole sites: pages, pictures, links, feeds; and nothing of their consents anywhere."""

import pytest
from lxml import etree

from tests.conftest import Site

from ..samples import GUID, picture
from ..test_site import HOME, PATH, folge, funk

SECRET = ("Formular 4711", "2026-01-02", "02.01.2026", "2031-12-30", "30.12.2031")
CONSENT = {"date": "2026-01-02", "scope": f"{SECRET[0]}: Bild, Name, Stimme", "until": "2031-12-30"}
HEAD_CONSENT = f"{{date: 2026-01-02, scope: {SECRET[0]}, until: 2031-12-30}}"
PERSONS = {
    "hanna": {
        "name": "Hanna Beispiel",
        "role": "Moderation",
        "about": "Leitet die Pressestelle.",
        "href": "https://www.musterstadt.example/presse",
        "image": "bilder/hanna.jpg",
        "image_alt": "Hanna Beispiel lacht",
        "consent": CONSENT,
        "voices": ["Anna Beispiel"],
    },
    "ben": {"name": "Ben Muster", "consent": {**CONSENT, "date": "2025-03-04", "until": "2026-11-01"}, "image": "bilder/ben.jpg"},
    "cem": {"name": "Cem Exempel", "consent": CONSENT, "page": False},
    "nie": {"name": "Nie Dabei", "consent": CONSENT},
}
PERSON = "{https://podcastindex.org/namespace/1.0}person"
ORIGIN = "https://blog.musterstadt.example"


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Site:
    site = Site(tmp_path_factory.mktemp("people") / "site")
    funk(site, {"persons": ["hanna"], "email": "hanna.beispiel@musterstadt.example"}, episode="1", persons="[ben, cem]")
    second = {"name": "Dora Muster", "role": "Gast", "image": "/bilder/dora.jpg", "image_alt": "Dora", "consent": HEAD_CONSENT}
    folge(site, "002", title="Zwei", guid=GUID.replace("2f", "3f"), persons=f"[{{{', '.join(f'{k}: {v}' for k, v in second.items())}}}]")
    folge(site, "003", title="Drei", guid=GUID.replace("2f", "4f"), date="2026-11-21 09:00")
    for name in ("hanna", "ben", "dora"):
        site.write(f"content/bilder/{name}.jpg", picture((600, 600)))
    settings = {**site.settings["PODCAST"], "persons": PERSONS}
    site.article("fest", image="/bilder/dora.jpg", image_alt="Dora auf dem Fest", image_consent=HEAD_CONSENT)
    return site.configure(PODCAST=settings).build().good()


def credited(site: Site, number: int) -> list[tuple[str, dict[str, str]]]:
    """Return the persons of the feed's item with this number, those of the channel for -1."""
    channel = etree.fromstring((site.output / "podcast/funk/feed.xml").read_bytes())[0]
    where = (
        channel if number < 0 else next(one for one in channel.findall("item") if one.findtext("title") == ("Der Anfang", "Zwei")[number])
    )
    return [(one.text, dict(one.attrib)) for one in where.findall(PERSON)]


def test_a_person_has_a_page_with_picture_and_episodes(town: Site) -> None:
    town.has(
        "podcast/personen/hanna/index.html",
        "<title>Hanna Beispiel – ",
        "<h1>Hanna Beispiel</h1>",
        'alt="Hanna Beispiel lacht"',
        "Leitet die Pressestelle.",
        '<a href="https://www.musterstadt.example/presse">Mehr über Hanna Beispiel</a>',
        "Zu hören in 3 Folgen",
        '<a href="/podcast/">Podcast</a>',
    )
    page = town.text("podcast/personen/hanna/index.html")
    assert page.index("Drei") < page.index("Der Anfang")
    assert '"@type":"Person"' not in page.replace(" ", "")
    pages = sorted(path.name for path in (town.output / "podcast/personen").iterdir())
    assert pages == ["hanna"]  # Ben's consent has ended, Cem wants none, nobody hears the fourth
    town.has("sitemap.xml", f"{ORIGIN}/podcast/personen/hanna/")


def test_episodes_and_shows_lead_there(town: Site) -> None:
    link = '<a href="/podcast/personen/hanna/">Hanna Beispiel</a>'
    town.has(f"{HOME}/index.html", link, "<dd>Ben Muster</dd>", "<dd>Cem Exempel</dd>").has("podcast/funk/index.html", link, "Mitwirkende")
    town.has(f"{HOME}/index.html", "<cite>Hanna Beispiel</cite>", "<cite>Ben Muster</cite>")
    town.lacks(f"{HOME}/der-anfang.vtt", "Anna Beispiel>")


def test_apps_get_everybody_with_whole_addresses(town: Site) -> None:
    channel = credited(town, -1)
    hanna = ("Hanna Beispiel", {**channel[0][1]})
    assert channel == [hanna]
    assert hanna[1].pop("img").startswith(f"{ORIGIN}/bilder/hanna")
    assert hanna[1] == {"role": "host", "group": "cast", "href": f"{ORIGIN}/podcast/personen/hanna/"}
    assert [name for name, _ in credited(town, 0)] == ["Hanna Beispiel", "Ben Muster", "Cem Exempel"]
    assert [(name, "img" in more) for name, more in credited(town, 1)] == [("Hanna Beispiel", True), ("Dora Muster", True)]


def test_a_picture_whose_consent_has_ended_is_nowhere(town: Site) -> None:
    assert not list(town.output.rglob("ben*"))
    assert [one.partition(": ")[2] for one in town.findings if "consent" in one] == [
        "Die Einwilligung von „Ben Muster“ galt bis 01.11.2026. Bild und eigene Seite erscheinen nicht mehr; Name und "
        "Stimme sind weiter zu finden. Holen Sie eine neue ein, oder ziehen Sie die Folgen zurück: withdrawn [podcast.expired-consent]"
    ]


def test_a_personal_mailbox_is_spoken_of(town: Site) -> None:
    assert [one.partition(":")[2].partition(" ")[2] for one in town.findings if "mailbox" in one] == [
        "„hanna.beispiel@musterstadt.example“ sieht nach dem Postfach einer Person aus; im Feed liest es jeder, und Podcast-Verzeichnisse "
        "behalten es. Tragen Sie ein Funktionspostfach ein, zum Beispiel podcast@ oder presse@. [podcast.personal-mailbox]"
    ]


def test_no_byte_of_a_consent_is_published(town: Site) -> None:
    for name, data in town.files().items():
        for secret in (*SECRET, "2025-03-04", "consent"):
            assert secret.encode() not in data, f"{secret} in {name}"
            assert secret.encode("utf-16-le") not in data, f"{secret} in {name}"


def test_a_picture_without_consent_stops_the_build_a_typo_too(site: Site) -> None:
    funk(site, persons="[hana, {name: Eva Muster, image: bilder/eva.jpg}]").write("content/bilder/eva.jpg", picture((600, 600)))
    site.configure(PODCAST={**site.settings["PODCAST"], "persons": {"hanna": {"name": "Hanna Beispiel", "consent": CONSENT}}}).build()
    assert site.built is not None
    assert not site.built.good
    assert [one.rpartition(" ")[2] for one in site.findings if one.startswith(f"{PATH}/index.md:6:1: ") and "recorded" not in one] == [
        "[podcast.no-consent]",
        "[podcast.unknown-person]",
    ]
    assert not (site.output / "podcast").exists()


def test_a_show_cannot_take_the_address_of_the_people(site: Site) -> None:
    site.configure(PODCAST={"shows": {"personen": {"title": "A", "description": "B"}}}).build()
    assert "Das Kürzel „personen“ ist für die Seiten der Mitwirkenden vergeben; wählen Sie ein anderes." in "".join(site.findings)
