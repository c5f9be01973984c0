# SPDX-License-Identifier: AGPL-3.0-or-later
"""What shows and episodes may say for feeds: short forms are understood, and each wrong value is told in German."""

from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from plugins.core.messages import german
from plugins.core.settings import read
from plugins.podcast.feed import fields, licenses
from plugins.podcast.feed.values import License, Location, Social, Soundbite, Text
from plugins.podcast.settings import Podcast

SHOW = {"title": "Funk", "description": "Neues."}


def field(name: str, value: Any) -> Any:
    kind = next(one.type for one in fields.FIELDS if one.name == name)
    try:
        return TypeAdapter(kind).validate_python(value)
    except ValidationError as error:
        return german(error.errors()[0])


def problem(**show: Any) -> str:
    (found,) = read(Podcast, "PODCAST", {"shows": {"funk": {**SHOW, **show}}}, Path("/nirgends/pelicanconf.py"))[1]
    return f"{found.message} {found.advice}".strip().removeprefix("Die Einstellung „PODCAST.shows.funk.")


@pytest.mark.parametrize(
    ("written", "slug"),
    [
        ("CC0", "cc0-1.0"),
        ("CC0 1.0", "cc0-1.0"),
        ("cc by 4.0", "cc-by-4.0"),
        ("CC BY-SA 3.0 DE", "cc-by-sa-3.0-de"),
        ("dl-de/by-2-0", "dl-de-by-2.0"),
        ("DL-DE-Zero-2.0", "dl-de-zero-2.0"),
    ],
)
def test_licences_are_known_however_they_are_written(written: str, slug: str) -> None:
    assert field("license", written) == License.model_construct(name=slug, url=licenses.LICENSES[slug])


def test_every_known_licence_has_an_address_and_a_lower_case_name() -> None:
    for slug, url in licenses.LICENSES.items():
        assert slug == slug.lower()
        assert url.startswith("https://")
        assert licenses.slug(slug) == slug


def test_a_licence_of_ones_own_needs_an_address() -> None:
    own = {"name": "Nutzungsbedingungen der Stadt", "url": "https://stadt.example/lizenz"}
    assert field("license", own) == License(**own)
    assert field("license", "CC BY 5.0") == (
        "Die Lizenz „CC BY 5.0“ ist keine bekannte; eine eigene braucht name und url. Meinten Sie „cc-by-4.0“?"
    )
    assert field("license", "Nur für den Dienstgebrauch").startswith(
        "Die Lizenz „Nur für den Dienstgebrauch“ ist keine bekannte; eine eigene braucht name und url. Bekannt sind: cc0-1.0, "
    )
    assert field("license", {**own, "url": "stadt.example"}) == "„stadt.example“ ist keine Adresse, die mit https:// beginnt."


def test_places() -> None:
    place = Location(name="Auwald", country="DE", geo="51.5136, 7.4653", osm="R62582")
    assert (place.rel, place.country, place.geo, place.osm) == ("subject", "de", "geo:51.5136,7.4653", "R62582")
    assert field("location", {"name": "Auwald", "country": "de"}) == (Location(name="Auwald", country="de"),)
    assert field("location", [{"name": "Auwald", "country": "de", "rel": "creator"}])[0].rel == "creator"
    assert field("location", {"name": "Auwald"}) == "Das Feld fehlt."
    wrong = {
        "country": ("Deutschland", "„Deutschland“ ist kein Land in zwei Buchstaben. Schreiben Sie zum Beispiel „de“."),
        "geo": ("51.5", "„51.5“ ist kein Ort aus Breite und Länge. Schreiben Sie zum Beispiel „geo:51.5136,7.4653“."),
        "osm": ("62582", "„62582“ ist keine Nummer aus OpenStreetMap. Schreiben Sie zum Beispiel „R62582“ (N, W oder R und die Zahl)."),
        "rel": ("thema", "Erlaubt ist nur „subject“ oder „creator“, nicht „thema“."),
    }
    for key, (value, message) in wrong.items():
        assert field("location", {"name": "Auwald", "country": "de", key: value}) == message
    assert field("location", {"name": "Nordpol", "country": "de", "geo": "geo:97,7"}).startswith("„geo:97,7“ ist kein Ort")


def test_threads() -> None:
    (mastodon,) = field("social", "https://social.stadt.example/@stadt/115490226481530127")
    assert (mastodon.protocol, mastodon.account, mastodon.account_url) == (
        "activitypub",
        "@stadt@social.stadt.example",
        "https://social.stadt.example/@stadt",
    )
    assert field("social", "disabled") == field("social", {"protocol": "disabled"}) == (Social(protocol="disabled"),)
    assert field("social", {"protocol": "atproto", "uri": "at://did:plc:abc/app.bsky.feed.post/1"})[0].uri.startswith("at://")
    for uri in ("mastodon", "http://social.stadt.example/@stadt/1", "https://social.stadt.example", "at://did:plc:abc/x/1"):
        assert field("social", uri) == (f"„{uri}“ ist keine Adresse eines Beitrags. Schreiben Sie sie ganz, mit https://, oder „disabled“.")
    assert field("social", {"protocol": "disabled", "uri": "https://a.example/@b/1"}) == "Zu „disabled“ gehört keine weitere Angabe."
    assert field("social", {"protocol": "twitter", "uri": "https://a.example/1"}).startswith("Erlaubt ist nur „activitypub“ oder")


def test_texts_soundbites_and_labels() -> None:
    assert field("txt", [{"purpose": "ai-content", "text": "Ja"}]) == (Text(purpose="ai-content", text="true"),)
    assert field("txt", [{"purpose": "ai-content", "text": "etwas"}]) == "Zu „ai-content“ gehört true oder false, nicht „etwas“."
    assert field("soundbites", [{"start": "1:02.5", "duration": "30"}]) == (Soundbite(start=62.5, duration=30),)
    assert field("soundbites", [{"start": "bald", "duration": "30"}]) == (
        "„bald“ ist keine Zeit. Schreiben Sie zum Beispiel „7:48“ oder „37“ (Sekunden)."
    )
    assert field("soundbites", [{"start": "1", "duration": "0"}]) == "Die Zahl muss größer als 0 sein."
    assert field("episode_label", "x" * 33) == "Der Text ist zu lang (höchstens 32 Zeichen)."
    assert field("content_links", [{"href": "video", "title": "Video"}]) == "„video“ ist keine Adresse, die mit https:// beginnt."


@pytest.mark.parametrize(
    ("show", "message"),
    [
        ({"license": "frei"}, "license“ passt nicht: Die Lizenz „frei“ ist keine bekannte; eine eigene braucht name und url."),
        ({"location": {"name": "Stadt"}}, "location.0.country“ passt nicht: Das Feld fehlt."),
        (
            {"update_frequency": {"text": "oft", "rrule": "FREQ=OFT"}},
            "update_frequency.rrule“ passt nicht: „FREQ=OFT“ ist keine Regel nach RFC 5545, zum Beispiel „FREQ=WEEKLY;INTERVAL=2;BYDAY=WE“",
        ),
        (
            {"update_frequency": {"text": "zehnmal", "rrule": "FREQ=WEEKLY;COUNT=10"}},
            "update_frequency“ passt nicht: Eine Regel mit COUNT braucht start, den Tag, ab dem gezählt wird.",
        ),
        ({"feed": {"formats": ("mp3", "mp3")}}, "feed.formats“ passt nicht: Jedes Format gehört nur einmal in die Liste."),
        ({"feed": {"formats": ("mp5",)}}, "feed.formats.0“ passt nicht: Erlaubt ist nur „mp3“ oder „m4a“"),
        ({"feed": {"hub": "hub"}}, "feed.hub“ passt nicht: „hub“ ist keine Adresse, die mit https:// beginnt."),
        ({"podroll": ({"guid": "x", "url": "https://a.example/"},)}, "podroll.0.guid“ passt nicht: „x“ ist keine UUID"),
        ({"medium": "tv"}, "medium“ passt nicht: Erlaubt ist nur „podcast“ oder"),
        ({"block_services": ("Google!",)}, "block_services.0“ passt nicht: Der Text hat nicht die verlangte Form."),
    ],
)
def test_wrong_settings_of_a_show(show: dict[str, Any], message: str) -> None:
    assert problem(**show).startswith(message)


def test_the_publishers_place_is_taken() -> None:
    (found,) = read(Podcast, "PODCAST", {"shows": {"herausgeber": SHOW}}, Path("/nirgends/pelicanconf.py"))[1]
    assert "„herausgeber“ ist für den Feed des Herausgebers vergeben" in found.message
