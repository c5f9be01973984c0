# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import datetime
from pathlib import Path
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.reading import heads, new
from plugins.reading.new import Desk, Refusal, Skeleton
from tests.conftest import PROJECT, Site

GUID = UUID("3f0b4f6e-8a55-4d0e-9a39-0d8a5f6f2c11")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(
        tmp_path / "content", datetime(2026, 11, 23, 9, 5, tzinfo=ZoneInfo("Europe/Berlin")), GUID, ("rathausfunk", "stadtgespraech")
    )


def test_an_article_has_slug_date_and_guid(desk: Desk) -> None:
    made = new.article("Größerer Spielplatz: jetzt offen", desk)
    assert isinstance(made, Skeleton)
    assert made.path == desk.content / "artikel/2026-11-23-groesserer-spielplatz-jetzt-offen.md"
    assert made.text == (
        "---\n"
        "title: 'Größerer Spielplatz: jetzt offen'\n"
        "date: 2026-11-23 09:05\n"
        "slug: groesserer-spielplatz-jetzt-offen\n"
        "guid: 3f0b4f6e-8a55-4d0e-9a39-0d8a5f6f2c11\n"
        "# Diese Zeile löschen, sobald der Beitrag erscheinen soll:\n"
        "draft: true\n"
        "category:\n"
        "tags: []\n"
        "summary:\n"
        "---\n\n"
        "Hier steht der Text.\n"
    )


def test_an_episode_gets_the_next_number(desk: Desk) -> None:
    (desk.content / "podcast/rathausfunk/041-alt").mkdir(parents=True)
    (desk.content / "podcast/rathausfunk/002-aelter").mkdir()
    made = new.episode("Wasserwerk", "rathausfunk", desk)
    assert isinstance(made, Skeleton)
    assert made.path == desk.content / "podcast/rathausfunk/042-wasserwerk/index.md"
    assert "episode: 42\n" in made.text


def test_refusals_say_why(desk: Desk) -> None:
    made = new.article("Neu", desk)
    assert isinstance(made, Skeleton)
    assert new.put(made) is None
    there = "content/artikel/2026-11-23-neu.md gibt es schon; nichts wurde verändert. Wählen Sie einen anderen Titel."
    assert new.article("Neu", desk) == Refusal(there)
    assert new.put(made) == Refusal("2026-11-23-neu.md gibt es schon; die Datei wurde nicht verändert.")
    nameless = "Aus dem Titel „???“ lässt sich keine Adresse bilden. Er braucht mindestens einen Buchstaben oder eine Ziffer."
    assert new.article("???", desk) == new.episode("???", "rathausfunk", desk) == Refusal(nameless)
    assert new.episode("A", "rathausfink", desk) == Refusal("Die Sendung „rathausfink“ gibt es nicht. Meinten Sie „rathausfunk“?")
    assert new.episode("A", "xyz", desk) == Refusal(
        "Die Sendung „xyz“ gibt es nicht. Es gibt: rathausfunk, stadtgespraech. "
        "Eine neue Sendung tragen Sie zuerst in pelicanconf.py unter PODCAST ein."
    )
    assert new.episode("A", "", desk) == Refusal(
        "Zu welcher Sendung gehört die Folge? Es gibt: rathausfunk, stadtgespraech. Geben Sie zum Beispiel ein:\n"
        "  ./run new episode A --show rathausfunk"
    )
    empty = Desk(desk.content, desk.now, GUID)
    assert new.episode("A", "x", empty) == Refusal("Es gibt noch keine Sendung. Tragen Sie sie in pelicanconf.py unter PODCAST ein.")


def test_an_episode_is_not_made_twice(desk: Desk) -> None:
    made = new.episode("Wasserwerk", "rathausfunk", desk)
    assert isinstance(made, Skeleton)
    new.put(made)
    there = "content/podcast/rathausfunk/001-wasserwerk gibt es schon; nichts wurde verändert. Wählen Sie einen anderen Titel."
    assert new.episode("Wasserwerk", "rathausfunk", desk) == Refusal(there)


@given(st.text(min_size=1))
def test_any_title_survives_the_head(title: str) -> None:
    read = heads.read(f"---\ntitle: {new.quoted(title)}\n---\n", "x.md")
    clean = " ".join(title.split())
    if clean.isprintable():
        assert read.findings == ()
        assert read.values.get("title", "") == clean or clean in ("", "~", "null")


def test_the_project_has_a_desk() -> None:
    desk = new.desk(PROJECT / "pelicanconf.py")
    assert isinstance(desk, Desk)
    assert desk.content == PROJECT / "content"
    assert desk.articles == "artikel"
    assert str(desk.now.tzinfo) == "Europe/Berlin"


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        (
            'SITENAME = "a"\nX = (\n',
            "pelicanconf.py:2:5: Die Einstellungen lassen sich nicht lesen: '(' was never closed. "
            "Prüfen Sie in dieser Zeile und in der davor Klammern, Kommas und Anführungszeichen. [settings.broken]",
        ),
        (
            'SITENAME = "a"\nX = y\n',
            "pelicanconf.py:2:1: Die Einstellungen lassen sich nicht lesen: NameError: name 'y' is not defined. "
            "Prüfen Sie in dieser Zeile und in der davor Klammern, Kommas und Anführungszeichen. [settings.broken]",
        ),
        (
            'TIMEZONE = "Europa/Berlin"\n',
            'Die Zeitzone „Europa/Berlin“ gibt es nicht. Schreiben Sie in pelicanconf.py: TIMEZONE = "Europe/Berlin"',
        ),
        ('PODCAST = "x"\n', "PODCAST oder TIMEZONE in pelicanconf.py ist falsch geschrieben; ./run check nennt die Zeile."),
    ],
)
def test_wrong_settings_are_a_sentence(tmp_path: Path, settings: str, said: str) -> None:
    file = tmp_path / "pelicanconf.py"
    file.write_text(settings, encoding="utf-8")
    assert new.make(file, "article", "Titel") == Refusal(said)


def test_without_settings_nothing_is_made(tmp_path: Path) -> None:
    made = new.make(tmp_path / "pelicanconf.py", "article", "Titel")
    assert isinstance(made, Refusal)
    assert made.text.startswith("pelicanconf.py:1:1: Die Einstellungen lassen sich nicht lesen: Die Datei gibt es nicht.")


def test_an_endless_title_gets_a_short_address(desk: Desk) -> None:
    made = new.article("Wort " * 100, desk)
    assert isinstance(made, Skeleton)
    assert made.path.name == "2026-11-23-" + "-".join(["wort"] * 16) + ".md"


def test_a_folder_that_nobody_may_write_to_is_a_sentence(desk: Desk) -> None:
    desk.content.parent.mkdir(exist_ok=True)
    desk.content.write_text("eine Datei, kein Ordner", encoding="utf-8")
    made = new.article("Titel", desk)
    assert isinstance(made, Skeleton)
    why = "dort ist eine Datei, kein Ordner. Prüfen Sie freien Platz und Rechte."
    assert new.put(made) == Refusal(f"2026-11-23-titel.md lässt sich nicht schreiben: {why}")


def test_a_new_article_builds_without_findings(bare: Site) -> None:
    made = new.article("*Neu* & [gut]: #1", Desk(bare.root / "content", datetime(2026, 11, 20, 9), GUID))
    assert isinstance(made, Skeleton)
    text = made.text.replace("draft: true\n", "").replace("Hier steht der Text.", "Der Text.")
    assert bare.write("content/artikel/neu.md", text).build().good().findings == []
    bare.has("2026/11/neu-und-gut-1/index.html", "*Neu* & [gut]: #1")
