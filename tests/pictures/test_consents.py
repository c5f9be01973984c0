# SPDX-License-Identifier: AGPL-3.0-or-later
"""Consent to the picture of a document: kept out of every output, and without it the picture stays away."""

from tests.conftest import Site

from ..podcast.samples import picture

IMAGE = {"image": "/bilder/fest.jpg", "image_alt": "Ein Fest"}


def about_consent(site: Site) -> list[str]:
    return [one for one in site.findings if "consent" in one]


def test_a_picture_stays_away_when_its_consent_does_not_hold(site: Site) -> None:
    site.write("content/bilder/fest.jpg", picture((800, 600))).configure(LEGAL=None, PICTURES={"consents": True})
    site.article("gut", title="Gut", **IMAGE, image_consent="{date: 1.2.2026, scope: Formular 4711, until: 2031-12-30}")
    site.article("leer", title="Leer", **IMAGE, image_consent="keine Personen")
    site.article("alt", title="Alt", **IMAGE, image_consent="{date: 2025-02-01, scope: Formular 4712, until: 2026-11-22}")
    site.article("ohne", title="Ohne", **IMAGE)
    site.article("keins", title="Keins").build().good()
    assert about_consent(site) == [
        "content/artikel/alt.md:6:1: Die Einwilligung zum Titelbild gilt heute nicht; das Bild erscheint nicht. "
        "Holen Sie eine neue ein, und ändern Sie image_consent; oder nehmen Sie ein anderes Bild. [pictures.expired-consent]",
        "content/artikel/ohne.md:4:1: Zum Titelbild ist keine Einwilligung vermerkt. Ergänzen Sie image_consent mit date und scope; "
        "ist niemand zu erkennen: image_consent: keine Personen [pictures.no-consent]",
    ]
    for name in ("gut", "leer", "ohne"):
        site.has(f"2026/11/{name}/index.html", 'alt="Ein Fest"')
    site.lacks("2026/11/alt/index.html", "Ein Fest", "fest-")
    for name, data in site.files().items():
        for secret in (b"Formular 471", b"2031-12-30", b"image_consent", b"keine Personen"):
            assert secret not in data, name


def test_a_note_that_is_none(site: Site) -> None:
    site.write("content/bilder/fest.jpg", picture((800, 600))).article("a", **IMAGE, image_consent="liegt vor").build()
    assert about_consent(site) == [
        "content/artikel/a.md:6:16: Das Feld „image_consent“ passt nicht: Hier gehören date und scope hin, "
        "oder die Worte „keine Personen“, wenn niemand zu erkennen ist. [reading.wrong-field]"
    ]


TEXT = """Davor.

![Ein Fest](../bilder/fest.jpg "Das Fest der Wehr")

::: bild ../bilder/fest.jpg "Noch einmal das Fest"
Die Wehr mit Hauptmann Muster
:::

[Groß](../bilder/fest.jpg) und [![Klein](../bilder/fest.jpg)](../bilder/fest.jpg), danach.

![Rathaus](../bilder/haus.jpg)
"""


def test_a_picture_in_the_text_goes_when_its_consent_ends(site: Site) -> None:
    site.write("content/bilder/fest.jpg", picture((800, 600))).write("content/bilder/haus.jpg", picture((640, 480)))
    note = "{{image: ../bilder/fest.jpg, date: 2025-02-01, scope: Formular 4712, until: {}}}"
    site.article("alt", TEXT, title="Alt", consents=f"[{note.format('2026-11-22')}]").build().good()
    assert about_consent(site) == [
        "content/artikel/alt.md:4:1: Die Einwilligung zum Bild „../bilder/fest.jpg“ gilt heute nicht; das Bild fehlt jetzt im Text. "
        "Holen Sie eine neue ein, und ändern Sie den Eintrag in consents; oder nehmen Sie das Bild aus dem Text. "
        "[pictures.expired-text-consent]"
    ]
    site.has("2026/11/alt/index.html", "Davor.", "Groß und", ", danach.", 'alt="Rathaus"')
    site.lacks("2026/11/alt/index.html", "fest", "Fest", "Wehr", "withheld", "Klein", "<figure></figure>")
    assert [name for name in site.files() if "fest" in name] == []
    for name, data in site.files().items():
        for secret in (b"Formular 471", b"consents", b"Hauptmann", b"Das Fest der Wehr"):
            assert secret not in data, name
    site.article("alt", TEXT, title="Alt", consents=f"[{note.format('2026-11-23')}]").build().good()
    assert about_consent(site) == []
    site.has("2026/11/alt/index.html", 'alt="Ein Fest"', "Hauptmann Muster", 'alt="Rathaus"')


def test_a_note_for_a_picture_that_the_text_does_not_have(site: Site) -> None:
    site.write("content/bilder/fest.jpg", picture((800, 600)))
    site.article("a", consents="[{image: ../bilder/fest.jpg, date: 2025-02-01, scope: Formular, until: 2025-03-01}]").build().good()
    (one,) = about_consent(site)
    assert one.startswith("content/artikel/a.md:4:1: „consents“ nennt das Bild „../bilder/fest.jpg“; im Text steht es nicht.")
