# SPDX-License-Identifier: AGPL-3.0-or-later
"""A whole site: what is wrong in the heads is told with its line, and what is right stands in the feed."""

from lxml import etree

from tests.conftest import Site

from ..samples import GUID
from ..test_site import about_podcast, folge, funk
from .test_feed import NAMES

PLACE = "content/podcast/funk/"


def test_wrong_values_are_told_with_their_lines(site: Site) -> None:
    funk(site, license="frei", location="{name: Auwald}", social="mastodon")
    numbered = {"title": "Zwei", "slug": "zwei", "guid": GUID.replace("2f", "3f")}
    bites = '\n  - {start: "0", duration: "1"}\n  - start: "1"\n    duration: "20"\n    title: Zu lang'
    folge(site, "002", **numbered, soundbites=bites, episode_label="Teil 2", chapters='\n  - {start: "0", title: Eins}').build()
    wrong = [one.removeprefix(PLACE) for one in site.findings if one.startswith(PLACE)]
    assert wrong == [
        "001-anfang/index.md:6:10: Das Feld „license“ passt nicht: Die Lizenz „frei“ ist keine bekannte; eine eigene braucht name und url. "
        "Bekannt sind: cc0-1.0, cc-by-4.0, cc-by-sa-4.0, cc-by-nd-4.0, cc-by-nc-4.0, cc-by-nc-sa-4.0, cc-by-nc-nd-4.0, cc-by-3.0-de, "
        "cc-by-sa-3.0-de, dl-de-by-2.0, dl-de-zero-2.0. [reading.wrong-field]",
        "001-anfang/index.md:7:11: Das Feld „location.country“ passt nicht: Das Feld fehlt. [reading.wrong-field]",
        "001-anfang/index.md:8:9: Das Feld „social“ passt nicht: „mastodon“ ist keine Adresse eines Beitrags. "
        "Schreiben Sie sie ganz, mit https://, oder „disabled“. [reading.wrong-field]",
        "002/index.md:8:6: Der Ausschnitt ist 1 s lang; üblich sind 15 bis 120 s. "
        "Wählen Sie einen Ausschnitt, der für sich verständlich und kurz ist. [podcast.soundbite-length]",
        "002/index.md:9:5: Der Ausschnitt von 0:01 bis 0:21 reicht über das Ende der Aufnahme (0:01) hinaus. "
        "Berichtigen Sie start oder duration. [podcast.soundbite-outside]",
        "002/index.md:12:1: „episode_label“ steht für eine Nummer, die Folge hat aber keine. "
        "Ergänzen Sie im Kopf zum Beispiel: episode: 3 [podcast.label-without-number]",
    ]


def test_what_heads_and_ledger_say_stands_in_the_feed(site: Site) -> None:
    show = {"license": "dl-de/by-2-0", "update_frequency": {"text": "mittwochs", "rrule": "FREQ=WEEKLY;BYDAY=WE"}}
    site.write("content/podcast/funk/guids.toml", '"." = "9b024349-ccf0-5f69-a609-6b82873eab3c"\n"001-anfang" = "a"\n')
    funk(site, {**show, "guid": None}, guid="", license="CC0", location="{name: Auwald, country: de}", social="aus").build().good()
    assert about_podcast(site) == []
    channel = etree.fromstring((site.output / "podcast/funk/feed.xml").read_bytes())[0]
    expected = {
        "podcast:guid": "9b024349-ccf0-5f69-a609-6b82873eab3c",
        "podcast:license": "dl-de-by-2.0",
        "podcast:updateFrequency/@rrule": "FREQ=WEEKLY;BYDAY=WE",
        "item/guid": "a",
        "item/podcast:license": "cc0-1.0",
        "item/podcast:location/@country": "de",
        "item/podcast:socialInteract/@protocol": "disabled",
    }
    assert {path: channel.xpath(f"string({path})", namespaces=NAMES) for path in expected} == expected
